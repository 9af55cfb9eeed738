"""Names told by their capitals: "20th Century Fox", "Entertainment Tonight"."""

import re
from re import Match

from newsreader.text.timex.reader import Reader

_NAME = re.compile(r" [A-Z]")
_REST_OF_NAME = re.compile(r"[A-Z]\w+ $")


def is_capital(reader: Reader, found: Match[str], group: str) -> bool:
    """Whether the group stands in the text with a capital."""
    return reader.text[found.start(group)].isupper()


def heads_a_name(reader: Reader) -> bool:
    """Whether a word with a capital comes after the match: "Spring Hill"."""
    return _NAME.match(reader.text, reader.end) is not None


def ends_a_name(reader: Reader, longest: int = 15) -> bool:
    """Whether a word with a capital comes before the match ("the Audi Q3"), `longest` letters at most."""
    return _REST_OF_NAME.search(reader.text, max(0, reader.start - longest - 1), reader.start) is not None
