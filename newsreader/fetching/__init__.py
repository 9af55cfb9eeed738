"""Bytes in: files, folders and standard input; later archives, addresses and feeds."""

from newsreader.fetching.documents import Document, Refusal, Refused

__all__ = ["Document", "Refusal", "Refused"]
