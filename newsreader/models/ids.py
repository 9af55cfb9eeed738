"""Ids as strangers send them in queries and forms."""


def id_in(text: str) -> int | None:
    """The id `text` is, or None for anything else: a word, a sign, digits no database would hold."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
