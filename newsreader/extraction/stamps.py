"""Header and footer lines: who, where and when, and nothing else in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsreader.extraction import bylines
from newsreader.extraction.dates import Moment, moments
from newsreader.extraction.fields import Outlet
from newsreader.extraction.outlets import Recogniser

StampKind = Literal["published", "updated", "captured", ""]

_LABELS: tuple[tuple[StampKind, str], ...] = (
    (
        "captured",
        r"(?:page\s+)?(?:captured|retrieved|accessed|saved|printed|downloaded|archived)(?:\s+(?:on|at|from))?"
        r"|today(?:\s+is|'s\s+date)|abgerufen\s+am|consulté\s+le",
    ),
    (
        "updated",
        r"(?:(?:last|latest|article|page|story)\s+)?(?:updated?|modified|edited|revised"
        r"|amended)(?:\s+(?:on|at|date|time))?"
        r"|date\s+(?:modified|updated)|(?:zuletzt\s+)?aktualisiert(?:\s+am)?|mis\s+à\s+jour(?:\s+le)?"
        r"|modifié(?:\s+le)?"
        r"|actualizado(?:\s+el)?|aggiornato(?:\s+il)?|atualizado(?:\s+em)?",
    ),
    (
        "published",
        r"(?:(?:first|originally|article|story|date|time)\s+)?(?:published|posted|created|issued"
        r"|released|filed|uploaded)"
        r"(?:\s+(?:on|at|date|time|online))?|(?:publication|publish|release|issue|posting)\s+(?:date"
        r"|time)|pub\s?date"
        r"|date(?:\s+of\s+publication)?|dated|date/time|erstellt(?:\s+am)?|veröffentlicht(?:\s+am)?"
        r"|publié(?:\s+le)?"
        r"|publicado(?:\s+(?:el|em))?|pubblicato(?:\s+il)?|gepubliceerd(?:\s+op)?|datum|fecha|stand",
    ),
)
_BEFORE = [
    (kind, re.compile(rf"(?:^|(?<=[^\w-]))(?:{label})\s*[:\-–—|]?\s*(?:on\s+)?$", re.IGNORECASE))
    for kind, label in _LABELS
]
_ALONE = [(kind, re.compile(rf"(?:{label})\s*[:\-–—]?", re.IGNORECASE)) for kind, label in _LABELS]
_CLOCK_ONLY = re.compile(
    r"(?:at\s+)?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Za-z]{1,5}\)?)?"
    r"|\d{1,2}\s?[ap]\.?m\.?(?:\s[A-Z]{2,5})?",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:(?:estimated\s+)?reading\s+time\b.*|\d{1,3}[\s-]*min(?:ute)?s?(?:\s+read)?"
    r"|\d+\s+(?:comments?|shares?|views?)|on|at|and|"
    r"IST|GMT|UTC|local time|(?:last\s+)?updated?|new|print edition|(?:in\s+)?(?:world|news"
    r"|politics|middle east|international))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date of a header line; `kind` is "" where no label says what it dates."""

    moment: Moment
    kind: StampKind


@dataclass(frozen=True, slots=True)
class Header:
    """What a line of names, places and dates says. Offsets are into the line.

    `weak` marks a line that is only shaped like names: whether it is a byline, its neighbours tell.
    `pending` is a label whose date comes on the next line ("Published").
    """

    stamps: tuple[Stamp, ...] = ()
    authors: tuple[str, ...] = ()
    agencies: tuple[Outlet, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    place: str = ""
    byline: tuple[int, int] = (-1, -1)
    opened: bool = False
    weak: bool = False
    pending: StampKind | Literal["byline"] = ""


def stamps(line: str) -> Iterator[tuple[Stamp, int]]:
    """The dates of a line with what their labels say, and where each label (or date) begins."""
    reached = 0
    for moment in moments(line):
        gap = line[reached : moment.start]
        kind: StampKind = ""
        start = moment.start
        for label_kind, label in _BEFORE:
            if found := label.search(gap, max(0, len(gap) - 60)):
                kind, start = label_kind, reached + found.start()
                break
        yield Stamp(moment, kind), start
        reached = moment.end


def header(line: str, outlets: Recogniser) -> Header | None:
    """Reads a line all of whose parts are names, places, roles, labels or dates; None for any other.

    >>> from newsreader.extraction.outlets import starter
    >>> found = header("By Jane Doe | Beirut | Posted on Dec 8, 2016", Recogniser(starter()))
    >>> found.authors, found.place, found.stamps[0].kind
    (('Jane Doe',), 'Beirut', 'published')
    >>> header("By nightfall the town had fallen", Recogniser(starter()))
    """
    if len(line) > 400:
        return None
    bare = line.strip(" \t:.-–—|*•()[]")
    for kind, label in _ALONE:
        if label.fullmatch(bare):
            return Header(pending=kind)
    if bare.casefold() in ("by", "written by", "author", "authors"):
        return Header(pending="byline", opened=True)
    found: list[Stamp] = []
    parts: list[tuple[int, int]] = []
    reached = 0
    for stamp, start in stamps(line):
        found.append(stamp)
        parts += _shifted(line, reached, start)
        reached = stamp.moment.end
    parts += _shifted(line, reached, len(line))
    return _read(line, parts, tuple(found), outlets)


def _shifted(line: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(start + first, start + last) for first, last in bylines.pieces(line[start:end])]


def _read(
    line: str, parts: list[tuple[int, int]], found: tuple[Stamp, ...], outlets: Recogniser
) -> Header | None:
    authors: list[str] = []
    agencies: list[Outlet] = []
    sources: list[Outlet] = []
    where = ""
    opened = False
    first = last = -1
    for start, end in parts:
        words = line[start:end]
        if _NOTHING.fullmatch(words) or _CLOCK_ONLY.fullmatch(words):
            continue
        if any(label.fullmatch(words) for _, label in _ALONE):
            continue
        names_at = bylines.opened(words) or _source_label(words)
        named = bool(authors or agencies or sources)
        if not names_at and (opened or named or found) and (place := _place(words, outlets, opened, named)):
            where = where or place
            continue
        byline = bylines.credited(words[names_at:], outlets, opened=bool(names_at))
        if not byline.known:
            return None
        if names_at or byline.authors or byline.agencies:
            first, last = (start if first < 0 else first), end
        opened = opened or bool(names_at)
        authors += byline.authors
        agencies += byline.agencies
        sources += byline.outlets
        where = where or byline.place
    if not (found or opened or authors or agencies or sources):
        return Header(weak=True, place=where) if parts and bylines.role(line) else None
    return Header(
        stamps=found,
        authors=tuple(dict.fromkeys(authors)),
        agencies=tuple(dict.fromkeys(agencies)),
        outlets=tuple(dict.fromkeys(sources)),
        place=where,
        byline=(first, last),
        opened=opened,
        weak=bool(authors) and not (found or opened),
    )


def _source_label(words: str) -> int:
    found = re.match(r"(?:source|via)\s*:\s*", words, re.IGNORECASE)
    return found.end() if found else 0


def _place(words: str, outlets: Recogniser, opened: bool, named: bool) -> str:
    """A piece beside a byline or date that is a place: one word, a city on the list, or after the writers."""
    if outlets.named(words) or not bylines.place(words) or any(moments(words)):
        return ""
    if not bylines.person(words) or named:
        return words
    return ""
