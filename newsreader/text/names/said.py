"""What people said of names: it stands in the place of what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from newsreader.text.names.named import MentionSpan, NamedEntity
from newsreader.text.overlaps import Overlaps

EDITOR = "editor"  # the rule of such a mention
Place = tuple[str, int, int]  # field, start, end, in code points
Stood = TypeVar("Stood")


@dataclass(frozen=True, slots=True)
class SaidName:
    """The words name the entity of this key; None: nobody.

    It is said of the words at `place`, or of all the same words of the article (`everywhere`): then `place`
    is None where the words stand there no more.
    """

    words: str
    place: Place | None
    everywhere: bool = False
    key: str | None = None
    name: str = ""
    kind: str = ""


def occurrences(fields: Mapping[str, str], words: str) -> Iterator[Place]:
    """Where these words stand, cut out of no longer word.

    >>> list(occurrences({"body": "Hale of Halewood, and Hale's boat"}, "Hale"))
    [('body', 0, 4), ('body', 22, 26)]
    """
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    for field, text in fields.items():
        for found in pattern.finditer(text):
            yield field, found.start(), found.end()


def apply(
    standing: Mapping[Place, Stood], said: Iterable[SaidName], fields: Mapping[str, str]
) -> dict[Place, Stood | SaidName]:
    """Who stands at which place, with all that was said: what is said of one place goes before what is said
    of all the same words, and of two the later.

    At the place itself whatever crosses it goes; elsewhere only a mention of just these words, so that "Hale"
    said to be nobody leaves "Hale Island".

    >>> fields = {"body": "Hale left Hale Island."}
    >>> found = {("body", 0, 4): "a man", ("body", 10, 21): "an island"}
    >>> apply(found, [SaidName("Hale", ("body", 0, 4), everywhere=True)], fields)
    {('body', 10, 21): 'an island'}
    """
    now: dict[Place, Stood | SaidName] = dict(standing)
    for each in sorted(said, key=lambda each: not each.everywhere):
        if each.everywhere:
            _everywhere(now, each, fields)
        if each.place is not None:
            field, start, end = each.place
            for place in [p for p in now if p[0] == field and p[1] < end and start < p[2]]:
                del now[place]
            _put(now, each.place, each)
    return now


def _everywhere(now: dict[Place, Stood | SaidName], said: SaidName, fields: Mapping[str, str]) -> None:
    by_field: dict[str, list[tuple[int, int, Place]]] = {}
    for place in now:
        by_field.setdefault(place[0], []).append((place[1], place[2], place))
    standing = {field: Overlaps(places) for field, places in by_field.items()}
    for place in occurrences(fields, said.words):
        over = standing[place[0]].over(*place[1:]) if place[0] in standing else []
        if over in ([], [place]):
            now.pop(place, None)
            _put(now, place, said)


def _put(now: dict[Place, Stood | SaidName], place: Place, said: SaidName) -> None:
    if said.key is not None:
        now[place] = said


def mended(
    named: Sequence[NamedEntity], said: Sequence[SaidName], fields: Mapping[str, str]
) -> list[NamedEntity]:
    """Who is named, with what people said."""
    if not said:
        return list(named)
    found = {(m.field, m.start, m.end): (m, each) for each in named for m in each.mentions}
    now = apply(found, said, fields)
    kept: dict[int, list[MentionSpan]] = {}
    names: dict[str, NamedEntity] = {}
    for (field, start, end), standing in now.items():
        if not isinstance(standing, SaidName):
            kept.setdefault(id(standing[1]), []).append(standing[0])
            continue
        span = MentionSpan(field, start, end, fields[field][start:end], EDITOR)
        key = standing.key or ""
        before = names.get(key) or NamedEntity(standing.name, standing.kind, key, ())
        names[key] = replace(before, mentions=(*before.mentions, span))
    left = [replace(each, mentions=tuple(kept[id(each)])) for each in named if id(each) in kept]
    return left + list(names.values())
