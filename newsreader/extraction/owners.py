"""Whose page it is, as the page's boilerplate says: "Download the Kalyan Courier app"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.extraction.fields import Outlet
from newsreader.extraction.outlets import Recogniser

_NAME = r"[A-Z][\w&.’'-]*(?:\s[A-Z][\w&.’'-]*){0,4}"
_NAME_WITH_OF = r"(?:[Tt]he\s)?[A-Z][\w&.’'-]*(?:\s(?:of\s)?[A-Z][\w&.’'-]*){0,4}"
# Owners of rights go by "&" too.
_OWNER_OF_RIGHTS = r"(?:[Tt]he\s)?[A-Z][\w&.’'-]*(?:\s(?:of\s)?[A-Z&][\w&.’'-]*){0,4}"


@dataclass(frozen=True, slots=True)
class OwnerCue:
    """One row: what stands `before` and `after` an owner's name. `example` names the Kalyan Courier.

    `agency` tells whether an agency named so owns the page, `unlisted` whether a name counts that is on no
    list. A notice of copyright does neither: it says whose report it is.
    """

    id: str
    before: str
    name: str
    after: str
    example: str
    agency: bool = False
    unlisted: bool = True


CUES = (
    OwnerCue(
        "app",
        r"(?i:download|get|install|open|use)\s+(?i:the\s+|our\s+)?",
        _NAME,
        r"\s+(?:mobile\s+)?[Aa]pp\b",
        "Download the Kalyan Courier App",
        agency=True,
    ),
    OwnerCue(
        "follow",
        r"(?i:follow|like|join)\s+",
        _NAME,
        r"\s+on\b",
        "Follow Kalyan Courier on Telegram",
        agency=True,
    ),
    OwnerCue(
        "right",
        r"(?i:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?,?\s*(?:(?i:by)\s+)?",
        _OWNER_OF_RIGHTS,
        "",
        "© 2016 Kalyan Courier",
        unlisted=False,
    ),
    OwnerCue(
        "source",
        r"(?i:source|via|publisher|outlet|publication|newspaper)\s*:\s*",
        r"[^|•]{2,60}",
        "",
        "Source: Kalyan Courier",
    ),
    OwnerCue(
        "first",
        r"(?i:appeared|published)\s+(?:first\s+)?(?:in|on|by)\s+",
        _NAME_WITH_OF,
        "",
        "The post Old bridge appeared first on Kalyan Courier",
        agency=True,
    ),
)
_BY_ID = {cue.id: cue for cue in CUES}
_CUES = re.compile("|".join(f"{cue.before}(?P<{cue.id}>{cue.name}){cue.after}" for cue in CUES))
_NO_NAME = re.compile(
    r"\b(?:all rights|reserved|inc|ltd|limited|llc|us|our|facebook|twitter|instagram|google|telegram|whatsapp"
    r"|youtube|android|ios|iphone|mobile|mon|tues|wednes|thurs|fri|satur|sun)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]{3,300}")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Owner:
    """The outlet of a page, None where its `name` is on no list; the words stand at [start, end)."""

    outlet: Outlet | None
    name: str
    start: int
    end: int


def owner_of(line: str, outlets: Recogniser) -> Owner | None:
    """The outlet whose page a line of boilerplate belongs to: as listed, or by its bare name.

    >>> from newsreader.extraction.outlets import starter
    >>> owner_of("Download the Kalyan Courier App", Recogniser(starter()))
    Owner(outlet=None, name='Kalyan Courier', start=13, end=27)
    """
    if len(line) > _LONGEST:
        return None
    cued = list(_cued(line, outlets))
    listed = (owner for owner in (*cued, *_mentioned(line, outlets)) if owner.outlet)
    return next(listed, None) or next(iter(cued), None)


def _cued(line: str, outlets: Recogniser) -> Iterator[Owner]:
    for found in _CUES.finditer(line):
        cue = _BY_ID[found.lastgroup or ""]
        name = found[cue.id].strip(" .,")
        start = found.start(cue.id)
        outlet = outlets.named(name)
        if outlet and (outlet.kind == "outlet" or cue.agency):
            yield Owner(outlet, outlet.name, start, start + len(name))
        elif outlet is None and cue.unlisted and _may_be_outlet(name, outlets):
            yield Owner(None, name, start, start + len(name))


def _may_be_outlet(name: str, outlets: Recogniser) -> bool:
    return bool(name) and not _NO_NAME.search(name) and not any(outlets.within(name))


def _mentioned(line: str, outlets: Recogniser) -> Iterator[Owner]:
    """The outlets a line names in running words or by their addresses."""
    for start, end, outlet in outlets.within(line):
        if outlet.kind == "outlet":
            yield Owner(outlet, outlet.name, start, end)
    for found in _ADDRESS.finditer(line):
        if at := outlets.at(found[0]):
            yield Owner(at, at.name, found.start(), found.end())
