"""The dateline a report opens with: "ALEPPO, Syria (AP) —", "LONDON, 8 Dec (Reuters) -"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.extraction.dates.dates import Moment, moments
from newsreader.extraction.fields import Outlet
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.writers import bylines

_END = re.compile(r"(?<=/)\.\s+|\s*(?:—|–(?=\s)|--|(?<=[\s)])-(?=\s)|(?<=[\s\w)])[-:](?=\s))\s*")
_BETWEEN_PARTS = re.compile(r"[,()|;]|\s[-–—]\s")
_MOST_PLACES = 3
# What else stands in capitals before a dash.
_NO_PLACE = frozenset(
    """
    breaking update updated watch correction corrections analysis opinion exclusive explainer
    editorial factbox timeline live video photos note editor's editors read more also highlights profile
    review interview
    """.split()  # noqa: SIM905 - one a line would fill the page
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is where the report's own words begin, in the text given."""

    place: str
    agency: Outlet | None
    moment: Moment | None
    end: int


def dateline(text: str, outlets: Recogniser, report: str = "") -> Dateline | None:
    """Reads the opening of a report; None where it opens without one.

    A dateline has an agency or a date beside its place, or its place in capitals, or a place that the
    report, `report`, names too.

    >>> from newsreader.extraction.outlets import starter
    >>> found = dateline("LONDON, 8 Dec (Reuters) - Ministers met.", Recogniser(starter()))
    >>> found.place, found.agency.name, found.moment.day, found.end
    ('LONDON', 'Reuters', 8, 26)
    >>> dateline("Rebels said — and nobody denied — that they left.", Recogniser(starter()))
    """
    opening = text[:140]
    for tries, end in enumerate(_END.finditer(opening)):
        if tries > 3 or end.start() > 120:
            break
        if end.start() and (found := _read(opening[: end.start()], end.end(), outlets, report)):
            return found
    return None


def _read(head: str, end: int, outlets: Recogniser, report: str) -> Dateline | None:
    # TASS parts its name off with strokes.
    head = re.sub(r"/([A-Za-z ]{2,30})/", r",\1,", head)
    moment = next(moments(head), None)
    rest = head if moment is None else head[: moment.start] + "," + head[moment.end :]
    agency: Outlet | None = None
    places: list[str] = []
    for words in _parts(rest):
        outlet = outlets.named(words) or outlets.named(words.split("/")[0])
        if outlet is None:
            if len(places) == _MOST_PLACES or not _is_place(words):
                return None
            places.append(words)
        elif outlet.kind == "agency":
            agency = agency or outlet
        elif "(" not in rest:
            return None
    sure = agency or (places and (moment or _is_shouted(places[0]) or _is_named(places[0], report)))
    return Dateline(", ".join(places), agency, moment, end) if sure else None


def _is_named(place: str, text: str) -> bool:
    """Whether a text names a place as places are named: "in Kalyan"."""
    return bool(text) and re.search(rf"\b(?:in|at|near|of|to|from) {re.escape(place)}\b", text) is not None


def _parts(text: str) -> Iterator[str]:
    for part in _BETWEEN_PARTS.split(text):
        if words := part.strip(" .:[]"):
            yield words


def _is_place(words: str) -> bool:
    """Whether words are a place, or several: "Aleppo/Damascus"."""
    return all(bylines.place(name.strip()) for name in words.split("/"))


def _is_shouted(place: str) -> bool:
    """Whether a place in capitals is one, and not "BREAKING"."""
    return len(place) >= 4 and place.isupper() and place.casefold() not in _NO_PLACE
