"""Pictures: whatever was received becomes a small one of our own making."""

from newsreader.fetching.pictures.reencode import Reencoded, reencode

__all__ = ["Reencoded", "reencode"]
