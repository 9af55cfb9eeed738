"""Bytes in: files, folders, archives and standard input; later addresses and feeds."""

from newsreader.fetching.documents import Document, Refusal, Refused, Told, ToldPicture

__all__ = ["Document", "Refusal", "Refused", "Told", "ToldPicture"]
