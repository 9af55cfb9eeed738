"""Which field a doubt of the extraction is about: what is mended there is doubted no more."""

from __future__ import annotations

import re
from typing import NamedTuple


class AboutField(NamedTuple):
    """What the lines about these fields say, with an example."""

    fields: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str


# The first that fits, for a line about a headline may quote anything.
ABOUT = (
    AboutField(
        ("headline",),
        re.compile(r"^No headline was found|^The headline is a guess|^The page is titled "),
        "The headline is a guess: it reads like a sentence of the text.",
    ),
    AboutField(
        ("byline", "authors"),
        re.compile(
            r"may not be who wrote it\.$|is named below the text only\.$"
            r"|^The page shows “.*”, but its structured data names "
        ),
        "“The Selby Desk” may not be who wrote it.",
    ),
    AboutField(
        ("caption",),
        re.compile(r"^Where the keywords end and the caption begins "),
        "Where the keywords end and the caption begins is a guess.",
    ),
    AboutField(
        ("published",),
        re.compile(
            r"publication|published|\bdate[ds]?\b|names? (?:no|a) (?:day|year)|weekday"
            r"|day first|order of day and month|counted back|a clock|time zone"
            r"|; it is left open\.$|; the earlier is taken\.$|; this is left open\.$"
        ),
        "“08/12/2016” can be read day first or month first, and nothing says which; it is left open.",
    ),
)


def about(doubt: str) -> tuple[str, ...]:
    """The fields of models.ArticleVersion that the line is about; none of a line about all of it.

    >>> about("No headline was found.")
    ('headline',)
    """
    return next((each.fields for each in ABOUT if each.pattern.search(doubt)), ())
