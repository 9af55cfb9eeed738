"""The dateline a report opens with: "ALEPPO, Syria (AP) —", "LONDON, 8 Dec (Reuters) -"."""

import re
from dataclasses import dataclass

from newsreader.extraction import bylines
from newsreader.extraction.dates import Moment, moments
from newsreader.extraction.fields import Outlet
from newsreader.extraction.outlets import Recogniser

_END = re.compile(r"(?<=/)\.\s+|\s*(?:—|–(?=\s)|--|(?<=[\s)])-(?=\s)|(?<=[\s\w)])[-:](?=\s))\s*")
_NO_PLACE = frozenset(
    [
        "breaking",
        "update",
        "updated",
        "watch",
        "correction",
        "corrections",
        "analysis",
        "opinion",
        "exclusive",
        "explainer",
        "editorial",
        "factbox",
        "timeline",
        "live",
        "video",
        "photos",
        "note",
        "editor's",
        "editors",
        "read",
        "more",
        "also",
        "highlights",
        "profile",
        "review",
        "interview",
    ]
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """`end` is where the report's own words begin, in the text given."""

    place: str
    agency: Outlet | None
    moment: Moment | None
    end: int


def dateline(text: str, outlets: Recogniser) -> Dateline | None:
    """Reads the opening of a report; None where it opens without one.

    A dateline has an agency or a date beside its place, or its place in capitals.

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
        if end.start() and (found := _read(opening[: end.start()], end.end(), outlets)):
            return found
    return None


def _read(head: str, end: int, outlets: Recogniser) -> Dateline | None:
    # TASS parts its name off with strokes.
    head = re.sub(r"/([A-Za-z ]{2,30})/", r",\1,", head)
    moment = next(moments(head), None)
    rest = head if moment is None else head[: moment.start] + "," + head[moment.end :]
    agency: Outlet | None = None
    places: list[str] = []
    for part in re.split(r"[,()|;]|\s[-–—]\s", rest):
        words = part.strip(" .:[]")
        if not words:
            continue
        outlet = outlets.named(words) or outlets.named(words.split("/")[0])
        if outlet is not None:
            agency = agency or (outlet if outlet.kind == "agency" else None)
            if outlet.kind == "outlet" and "(" not in rest:
                return None
        elif all(bylines.place(name.strip()) for name in words.split("/")) and len(places) < 3:
            places.append(words)
        else:
            return None
    place = ", ".join(places)
    if not place:
        return Dateline("", agency, moment, end) if agency else None
    shouted = len(places[0]) >= 4 and places[0].isupper() and places[0].casefold() not in _NO_PLACE
    if not (agency or moment or shouted):
        return None
    return Dateline(place, agency, moment, end)
