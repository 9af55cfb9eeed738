"""The day in the address of an article, as the buttons that share it hold it, or a link to itself."""

import re
from collections.abc import Iterator
from datetime import date

from newsreader.extraction.dates.dates import Moment
from newsreader.extraction.texts.headline_choice import content_words

# A day in a path, and what follows it there.
_DAY = re.compile(
    r"(?:/|%2F)(?P<year>(?:19|20)\d\d)(?:/|-|%2F)(?P<month>\d\d?)(?:/|-|%2F)(?P<day>\d\d?)(?!\d)"
    r"(?P<rest>[\w%/.-]{0,200})",
    re.IGNORECASE,
)
# An address handed to another ends with the parameter it is.
_HANDED_ON = re.compile(
    r"(?:[?&](?:u|url|href|link|canonical)=https?(?::|%3A)(?://|%2F%2F)|https?%3A%2F%2F)"
    r"(?P<address>[^\s&)\"'<>]{8,400})",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|mp[34])|(?:/|%2F)(?:images?|img|uploads?|media|photos?|static)(?:/|%2F)"
    r"|^(?:images?|img|static|cdn\d*|media|assets)\.",
    re.IGNORECASE,
)
_OF_A_PICTURE = re.compile(r"(?:picture|image|media|img|thumb\w*|photo)=$", re.IGNORECASE)
_SHARED = 3  # words


def own_day(decoded: str, headline: str) -> tuple[date, int, int] | None:
    """The one day of the article's own address, and its place [start, end) in the text; None for none.

    Its own is an address that holds three of the headline's words, or one that is handed on to be shared.

    >>> own_day("https://courier.example/2016/12/08/rebels-leave-old-town", "Rebels leave old town")
    (datetime.date(2016, 12, 8), 24, 34)
    >>> own_day("https://courier.example/2016/12/08/rain-in-the-north", "Rebels leave old town")
    """
    if not _DAY.search(decoded):
        return None
    named = _only(_named(decoded, content_words(headline)))
    return named or _only(_handed_on(decoded))


def _named(decoded: str, words: set[str]) -> Iterator[tuple[date, int, int]]:
    for found in _DAY.finditer(decoded):
        said = content_words(re.sub(r"%2F|[-_/]", " ", found["rest"], flags=re.IGNORECASE))
        if len(words & said) >= _SHARED and not _PICTURES.search(found["rest"]) and (day := _day(found)):
            yield day, found.start("year"), found.end("day")


def _handed_on(decoded: str) -> Iterator[tuple[date, int, int]]:
    for shared in _HANDED_ON.finditer(decoded):
        if _PICTURES.search(shared["address"]) or _OF_A_PICTURE.search(
            decoded, max(0, shared.start() - 20), shared.start()
        ):
            continue
        found = _DAY.search(decoded, shared.start("address"), shared.end("address"))
        if found and (day := _day(found)):
            yield day, found.start("year"), found.end("day")


def _only(found: Iterator[tuple[date, int, int]]) -> tuple[date, int, int] | None:
    """The first, where all name one day."""
    several = list(found)
    return several[0] if len({each[0] for each in several}) == 1 else None


def _day(found: re.Match[str]) -> date | None:
    local = Moment(0, 0, int(found["year"]), int(found["month"]), int(found["day"])).local
    return local.date() if local else None
