"""From what is wanted to what is found: the match, the steps it is looked for in, and the page of hits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from newsreader.models import Entry, Membership
from newsreader.models.access import rights_of
from newsreader.models.ids import id_in
from newsreader.models.search import Kind, first_key, minute_of
from newsreader.models.user import Viewer
from newsreader.showing.search.expressions import DIALECTS, Dialect
from newsreader.showing.search.hits import Hit, hits
from newsreader.showing.search.hits_then import as_known_then
from newsreader.showing.search.in_article import is_within_article, sentences_found
from newsreader.showing.search.language import Wanted
from newsreader.showing.search.named import named, with_merged
from newsreader.showing.search.sentences import MarkedWords
from newsreader.showing.search.streams import (
    BEYOND,
    FIRST,
    Match,
    all_keys,
    are_rare,
    keys,
    ranked,
    seen_among,
    stream,
)

# Of the newest so many that have all the words it is looked whether they stand there as a phrase, and about
# so many times further back whether all stand in the headline: to look through all that have "of" and "the"
# costs a tenth of a second and more. What has fewer is looked through whole.
LOOKED_THROUGH, FURTHER = 150, 60
MOST_RANKED = 600  # that are put in order at once


class HitOrder(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    HAPPENED = "happened"


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what is found; `next_after` is "" where there is no more."""

    hits: list[Hit]
    next_after: str = ""
    not_understood: tuple[str, ...] = ()
    sentences: bool = False  # of one article, in the order of its text

    @property
    def more(self) -> bool:
        return self.next_after != ""


class SearchStep(NamedTuple):
    """A match, and the keys it is looked for among: from `low` to below `high`."""

    match: str
    low: int
    high: int
    rare: bool = False  # few of those match: all may be looked at


def search(
    viewer: Viewer, wanted: Wanted, *, order: HitOrder = HitOrder.RELEVANCE, after: str = "", limit: int = 20
) -> Found:
    """The hits of one page. `after` is the `next_after` of the page before; what is none begins anew."""
    names = named(wanted, viewer)
    wanted = replace(wanted, sources=(*wanted.sources, *names.sources), source_names=(), names=())
    if not (wanted or names.entities):
        return Found([], not_understood=names.not_understood)
    if is_within_article(wanted):
        first = id_in(after) or 0
        sentences, more = sentences_found(viewer, wanted, first, limit)
        return Found(sentences, str(first + limit) if more else "", names.not_understood, sentences=True)
    if order == HitOrder.RELEVANCE and not wanted.positive:
        order = HitOrder.NEWEST
    looking = _Looking(viewer, wanted, order, names.entities)
    place = _place(after)
    bounds = place.bounds if place else looking.bounds()
    found = looking.found(bounds, place, limit)
    shown = found[:limit]
    last = _Place(shown[-1][0], shown[-1][1].key, bounds) if len(found) > limit else None
    found_hits = hits(viewer, [each for _number, each in shown], wanted)
    if wanted.known and wanted.timeline is not None:
        sought = MarkedWords(term.words for term in wanted.positive)
        found_hits = as_known_then(viewer, found_hits, wanted.timeline, wanted.known, sought)
    return Found(
        found_hits,
        last.said if last else "",
        names.not_understood,
    )


def matches_among(
    viewer: Viewer, wanted: Wanted, kinds: frozenset[Kind], among: Q, low: int, most: int
) -> list[Match]:
    """Of these kinds the newest by report, from the key `low` on, of which `among` is true: a condition on
    rows of SearchText, without joins."""
    names = named(wanted, viewer)
    wanted = replace(wanted, sources=(*wanted.sources, *names.sources), source_names=(), names=())
    if not (wanted or names.entities):
        return []
    looking = _Looking(viewer, replace(wanted, kinds=kinds), HitOrder.NEWEST, names.entities)
    (step,) = looking.steps(looking.bounds())
    among = among & looking.among if looking.among else among
    return stream(viewer, step.match, max(low, step.low), step.high, most, among=among)


class Bounds(NamedTuple):
    """Keys down to which phrases are looked for, and headlines with all the words."""

    phrases: int
    titles: int
    few: int  # 1 where so few have the words at all that none of this is needed


class _Place(NamedTuple):
    """Where a page ended: the step, the key of the last hit, and the bounds its steps were made with."""

    step: int
    key: int
    bounds: Bounds

    def is_before(self, step: int, match: Match) -> bool:
        return (self.step, -self.key) < (step, -match.key)

    @property
    def said(self) -> str:
        return ".".join(map(str, (self.step, self.key, *self.bounds)))


def _place(after: str) -> _Place | None:
    parts = [int(part) for part in after.split(".") if part.isascii() and part.isdigit() and len(part) < 20]
    if len(parts) != 5 or after.count(".") != 4 or max(parts) > BEYOND:
        return None
    return _Place(parts[0], parts[1], Bounds(*parts[2:]))


class _Front(NamedTuple):
    """What the first so many steps find, in order."""

    steps: int
    found: list[tuple[int, Match]]


class _Looking:
    def __init__(self, viewer: Viewer, wanted: Wanted, order: HitOrder, named: list[list[int]]) -> None:
        self.viewer, self.wanted, self.order = viewer, wanted, order
        self.say: Dialect = DIALECTS[connection.vendor]
        self.low, self.high = FIRST, BEYOND
        if wanted.timeline is None:  # on which days are days of happening, whatever the order
            self.low = first_key(wanted.first) if wanted.first else FIRST
            self.high = (minute_of(wanted.last) + 24 * 60) << 32 if wanted.last else BEYOND
        self.among = _among(wanted)
        self.facets = self._facets(named)
        sights = _sights(viewer)
        self.sights = [self._either(sights)] if sights else []

    def _facets(self, named: list[list[int]]) -> list[str]:
        wanted = self.wanted
        kinds = wanted.kinds | ({Kind.EVENT} if Kind.ENTRY in wanted.kinds else frozenset())
        several = [
            ["h_"] if self.order == HitOrder.HAPPENED else [],
            [f"k_{kind.value}" for kind in sorted(kinds)] if self.order != HitOrder.HAPPENED else [],
            [f"s_{source}" for source in wanted.sources],
            [f"t_{wanted.timeline}"] if wanted.timeline is not None else [],
            [f"a_{wanted.article}"] if wanted.article is not None else [],
            *([f"e_{id}" for id in with_merged(entity)] for entity in wanted.entities),
            *([f"e_{id}" for id in ids] for ids in named),
        ]
        return [self._either(each) for each in several if each]

    def _either(self, facets: Sequence[str]) -> str:
        return self.say.either([self.say.phrase([facet]) for facet in facets])

    @property
    def _words(self) -> list[str]:
        """What all of it holds that is found."""
        return [self.say.phrase(term.words) for term in self.wanted.positive]

    def _match(self, matches: Sequence[str], but: Iterable[str] = ()) -> str:
        """What matches all of these, as it is narrowed, and none of `but`, of what strangers, or a member of
        drafts, may see.

        All but a few rows are by report: to leave out those few is quicker than to look each up in a list as
        long as the table.
        """
        reported = [] if self.order == HitOrder.HAPPENED else [self.say.phrase(["r_"])]
        wanted = [*matches, *self.facets, *self.sights]
        left_out = bool(wanted and reported)
        match = self.say.every(wanted if left_out else [*wanted, *reported])
        unwanted = [self.say.phrase(term.words) for term in self.wanted.terms if term.excluded]
        out = [*but, *unwanted, *([self.say.phrase(["h_"])] if left_out else [])]
        return self.say.without(match, self.say.either(out)) if out else match

    @property
    def _of_several(self) -> bool:
        return self.order == HitOrder.RELEVANCE and len(self.wanted.positive) > 1

    @cached_property
    def _few(self) -> list[int] | None:
        """All keys, where they are few. SQLite finds the newest of one word as soon as
        it finds all."""
        if connection.vendor == "sqlite":
            return None
        return self._all_keys(self._words)

    @cached_property
    def _rare(self) -> bool:
        """Whether few have all the words and what they are narrowed to."""
        words = self._words
        return (
            bool(words) and connection.vendor != "sqlite" and are_rare(self.say.every([*words, *self.facets]))
        )

    def _all_keys(self, words: Sequence[str]) -> list[int] | None:
        """With who may see them, though of a rare word it is quicker to ask that of the rows alone: what is
        private would make a stranger's search longer, and so tell of itself."""
        match = self._match(words)
        return all_keys(match, self.low, self.high, MOST_RANKED, rare=self._rare)

    @cached_property
    def _all(self) -> list[int] | None:
        """All keys that the viewer may see, where they are few, of several words."""
        if connection.vendor == "sqlite":
            return self._newest if len(self._newest) < LOOKED_THROUGH else None
        if self._few is None:
            return None
        return [each.key for each in seen_among(self.viewer, self._few, self.among, MOST_RANKED)]

    @cached_property
    def _newest(self) -> list[int]:
        if connection.vendor != "sqlite" and self._all is not None:
            return self._all[:LOOKED_THROUGH]
        return keys(self._match(self._words), self.low, self.high, LOOKED_THROUGH)

    def bounds(self) -> Bounds:
        if not self._of_several:
            return Bounds(FIRST, FIRST, 0)
        newest = self._newest
        if len(newest) < LOOKED_THROUGH:
            return Bounds(FIRST, FIRST, 1)
        reach = newest[0] - newest[-1]
        return Bounds(newest[-1], max(FIRST, newest[0] - FURTHER * reach) >> 32 << 32, 0)

    def found(self, bounds: Bounds, place: _Place | None, limit: int) -> list[tuple[int, Match]]:
        """What comes after this place, each with its step: one more than `limit` where there are more."""
        front = self.front(bounds, place, limit)
        found = [each for each in front.found if place is None or place.is_before(*each)]
        for number, step in enumerate(self.steps(bounds)):
            if len(found) > limit:
                break
            if number < front.steps or (place and number < place.step):
                continue
            high = min(step.high, place.key) if place and number == place.step else step.high
            most = limit + 1 - len(found)
            found += [(number, each) for each in self._stream(step, high, most)]
        return found

    def _stream(self, step: SearchStep, high: int, most: int) -> list[Match]:
        return stream(
            self.viewer,
            step.match,
            step.low,
            high,
            most,
            rare=step.rare,
            sparse=self._rare,
            among=self.among,
        )

    def front(self, bounds: Bounds, place: _Place | None, limit: int) -> _Front:
        """The first steps at once, where what they find is few: found by one or two statements, and put in
        order by a third, where each step takes one or several."""
        if not self._of_several:
            return self._front_of_one(place, limit)
        phrases = self._phrases
        if bounds.few:
            among = self._all if self._all is not None else self._newest
            if self._all is None and len(among) >= LOOKED_THROUGH:  # more came meanwhile
                among = keys(self._match(self._words), self.low, self.high, MOST_RANKED)
            return _Front(len(phrases) + 3, ranked(self.viewer, among, phrases, self.among))
        begins, in_titles = (min(self.high, max(self.low, bound)) for bound in bounds[:2])
        titled = self._match([self.say.phrase(each) for each in phrases[1]])
        in_headline = keys(titled, in_titles, self.high, MOST_RANKED, rare=True)
        newest = self._newest
        if not newest or newest[-1] != begins:  # a further page, made with the first one's bounds
            newest = keys(self._match(self._words), begins, self.high, MOST_RANKED)
        if MOST_RANKED in (len(in_headline), len(newest)):
            return _Front(0, [])
        return _Front(4, ranked(self.viewer, {*in_headline, *newest}, phrases, self.among))

    def _front_of_one(self, place: _Place | None, limit: int) -> _Front:
        """Of one word, or in the order of time: where few have it, these; where few headlines do, those."""
        if connection.vendor == "sqlite":  # finds them as soon as it is asked
            return _Front(0, [])
        titled: list[int] | None = []
        if by_relevance := self.order == HitOrder.RELEVANCE:
            titled = self._all_keys([self.say.phrase(each) for each in self._phrases[0]])
        if titled is None:
            return _Front(0, [])
        rest = self._few
        first = set(titled)
        ordered = [(0, key) for key in titled]
        ordered += [(int(by_relevance), key) for key in rest or [] if key not in first]
        if place:
            ordered = [(step, key) for step, key in ordered if (place.step, -place.key) < (step, -key)]
        steps = {key: step for step, key in ordered}
        seen = seen_among(self.viewer, [key for _step, key in ordered], self.among, limit + 1)
        done = int(by_relevance) + (rest is not None)
        return _Front(done, [(steps[each.key], each) for each in seen])

    @property
    def _phrases(self) -> list[list[list[str]]]:
        """Of each step the phrases that its rows hold, but the last, whose rows hold all words anywhere."""
        terms = [list(term.words) for term in self.wanted.positive]
        titled = [[f"_{word}" for word in term] for term in terms]
        if self.order != HitOrder.RELEVANCE:
            return []
        if len(terms) < 2:
            return [titled]
        return [[list(chain(*titled))], titled, [list(chain(*terms))]]

    def steps(self, bounds: Bounds) -> list[SearchStep]:
        """Better hits first, each in one step alone; in a step the newest first."""
        words, positive, few = self._words, self.wanted.positive, bool(bounds.few)
        if self.order != HitOrder.RELEVANCE:
            return [SearchStep(self._match(words), self.low, self.high)]
        titled = self.say.every([self.say.phrase([f"_{w}" for w in term.words]) for term in positive])
        if len(positive) < 2:
            return [
                SearchStep(self._match([titled]), self.low, self.high),
                SearchStep(self._match(words, but=[titled]), self.low, self.high),
            ]
        title = self.say.phrase([f"_{word}" for term in positive for word in term.words])
        phrase = self.say.phrase([word for term in positive for word in term.words])
        begins, in_titles = (min(self.high, max(self.low, bound)) for bound in bounds[:2])
        return [
            SearchStep(self._match([title]), in_titles, self.high, True),
            SearchStep(self._match([titled], but=[title]), in_titles, self.high, True),
            SearchStep(self._match([phrase], but=[titled]), begins, self.high, True),
            SearchStep(self._match(words, but=[titled, phrase]), begins, self.high, few),
            SearchStep(self._match(words, but=[titled]), in_titles, begins, few),
            SearchStep(self._match(words), self.low, in_titles, few),
        ]


def _among(wanted: Wanted) -> Q | None:
    """Within a timeline: the entries that it shows when it is narrowed alike (showing/filter.py)."""
    if wanted.timeline is None or (wanted.first, wanted.last, wanted.known) == (None, None, None):
        return None
    entries = Entry.objects.filter(pk=OuterRef("target"), timeline=wanted.timeline)
    if wanted.known:
        entries = entries.known_on(wanted.known)
    return Q(Exists(entries.between(wanted.first, wanted.last)), kind__in=(Kind.ENTRY, Kind.HAPPENED))


def _sights(viewer: Viewer) -> list[str]:
    """What all has one of that a stranger, or a member of drafts, may see. An editor sees most of all."""
    rights = rights_of(viewer)
    if rights.editor:
        return []
    if not rights.member:
        return ["v_0"]
    drafts = Membership.objects.filter(user=viewer.pk, timeline__published=None).order_by("timeline")
    return ["v_0", *(f"t_{id}" for id in drafts.values_list("timeline", flat=True))]
