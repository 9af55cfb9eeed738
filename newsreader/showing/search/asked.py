"""A search as an address asks for it: words, and what they are narrowed to, each once and in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.models import Article, Entity, Source, Timeline
from newsreader.models.ids import id_in
from newsreader.models.search import Kind
from newsreader.models.user import Viewer
from newsreader.showing.filter import bounds_of, is_day
from newsreader.showing.html.dates import day
from newsreader.showing.search.asking import HitOrder
from newsreader.showing.search.language import LONGEST, Wanted, days_said, understand
from newsreader.showing.search.named import entities_named, sources_named

KINDS = {
    "article": (gettext_lazy("Articles"), {Kind.ARTICLE}),
    "event": (gettext_lazy("Events"), {Kind.ENTRY, Kind.EVENT}),
    "quotation": (gettext_lazy("Quotations"), {Kind.QUOTATION}),
    "figure": (gettext_lazy("Figures"), {Kind.FIGURE}),
    "entity": (gettext_lazy("People and places"), {Kind.ENTITY}),
    "timeline": (gettext_lazy("Timelines"), {Kind.TIMELINE}),
}
ORDERS = {
    HitOrder.RELEVANCE: gettext_lazy("Best match first"),
    HitOrder.NEWEST: gettext_lazy("Newest report first"),
    HitOrder.HAPPENED: gettext_lazy("Events, the latest to happen first"),
}
MOST = 5  # sources, and entities, of one search
LONGEST_NAME = 100  # characters

Part = tuple[str, str | int]  # of a query string


class Narrowing(NamedTuple):
    """What a search is narrowed to, in words, and the query string of the search without it."""

    name: str
    said: str
    part: Part
    without: str


class NamedInSearch(NamedTuple):
    """A source or entity: by its id, or, where a name stands for several or for none, as it was typed."""

    id: int | None
    name: str

    @property
    def given(self) -> str | int:
        return self.name if self.id is None else self.id


@dataclass(frozen=True, slots=True)
class AskedSearch:
    words: str = ""
    kind: str = ""
    order: HitOrder = HitOrder.RELEVANCE
    sources: tuple[NamedInSearch, ...] = ()
    entities: tuple[NamedInSearch, ...] = ()
    timeline: Timeline | None = None
    article: Article | None = None
    period: str = ""
    known: str = ""  # an ISO day: a timeline as it was known at its end

    @property
    def parts(self) -> list[Part]:
        """Always the same for the same search."""
        parts: list[Part] = [
            ("q", self.words),
            ("kind", self.kind),
            ("order", "" if self.order == HitOrder.RELEVANCE else self.order.value),
            *(("source", each.given) for each in self.sources),
            *(("entity", each.given) for each in self.entities),
            ("timeline", self.timeline.pk if self.timeline else ""),
            ("article", self.article.pk if self.article else ""),
            ("period", self.period),
            ("known", self.known),
        ]
        return [part for part in parts if part[1]]

    @property
    def query(self) -> str:
        return urlencode(self.parts)

    def without(self, *left_out: Part) -> str:
        return urlencode([part for part in self.parts if part not in left_out])

    @property
    def narrowings(self) -> list[Narrowing]:
        """All but the words and the order, in the words of a page."""
        said: list[tuple[str, str, Part]] = []
        if self.kind:
            said.append((_("Among"), str(KINDS[self.kind][0]), ("kind", self.kind)))
        said += [(_("Source"), each.name, ("source", each.given)) for each in self.sources]
        said += [(_("Who or where"), each.name, ("entity", each.given)) for each in self.entities]
        if self.timeline:
            said.append((_("Timeline"), self.timeline.title, ("timeline", self.timeline.pk)))
        if self.article:
            headline = self.article.headline or _("Without a headline")
            said.append((_("Article"), headline, ("article", self.article.pk)))
        if self.period:
            said.append((_("When"), self.period, ("period", self.period)))
        if self.known:
            shown = day(date.fromisoformat(self.known))
            said.append((_("As it was known on"), shown, ("known", self.known)))
        of_timeline = [("known", self.known)]
        return [
            Narrowing(name, words, part, self.without(part, *(of_timeline if part[0] == "timeline" else [])))
            for name, words, part in said
        ]

    @property
    def said(self) -> str:
        """In a line, for a list of searches."""
        return " · ".join([each for each in (self.words, *(n.said for n in self.narrowings)) if each])

    @property
    def timeline_query(self) -> str:
        """What the timeline itself is asked with, narrowed alike as far as it can be."""
        parts = [
            *(("entity", each.id) for each in self.entities[:1]),
            *(("source", each.id) for each in self.sources[:1]),
            ("period", self.period if bounds_of(self.period) else ""),
            ("known", self.known),
        ]
        return urlencode([part for part in parts if part[1]])

    def wanted(self, today: date) -> Wanted:
        """For search(); read on this day."""
        wanted = understand(self.words, today)
        names = [each for each in self.sources if each.id is None], [e for e in self.entities if e.id is None]
        wanted = replace(
            wanted,
            kinds=frozenset(KINDS[self.kind][1]) if self.kind else wanted.kinds,
            sources=tuple(each.id for each in self.sources if each.id is not None),
            source_names=(*wanted.source_names, *(each.name for each in names[0])),
            entities=tuple(each.id for each in self.entities if each.id is not None),
            names=(*wanted.names, *(each.name for each in names[1])),
            timeline=self.timeline.pk if self.timeline else None,
            article=self.article.pk if self.article else wanted.article,
            known=date.fromisoformat(self.known) if self.known else None,
        )
        return days_said(wanted, self.period, today) if self.period else wanted


def read(query: QueryDict, viewer: Viewer) -> AskedSearch:
    """What this viewer may ask of it. Raises ObjectDoesNotExist for a timeline or article they do not see."""
    kind, order = query.get("kind", ""), query.get("order", "")
    timeline, article = query.get("timeline", ""), query.get("article", "")
    known = query.get("known", "")
    return AskedSearch(
        words=_typed(query.get("q", ""), LONGEST),
        kind=kind if kind in KINDS else "",
        order=HitOrder(order) if order in set(HitOrder) else HitOrder.RELEVANCE,
        sources=_sources(query.getlist("source"), viewer),
        entities=_entities(query.getlist("entity"), viewer),
        timeline=Timeline.objects.visible_to(viewer).get(pk=id_in(timeline) or 0) if timeline else None,
        article=Article.objects.visible_to(viewer).get(pk=id_in(article) or 0) if article else None,
        period=_typed(query.get("period", ""), LONGEST_NAME),
        known=known if timeline and is_day(known) else "",
    )


def _typed(words: str, longest: int) -> str:
    return " ".join(words.replace("\0", " ").split())[:longest]


def _given(names: Sequence[str]) -> list[str]:
    typed = dict.fromkeys(_typed(name, LONGEST_NAME) for name in names[: 2 * MOST])
    return [name for name in typed if name][:MOST]


def _sources(names: Sequence[str], viewer: Viewer) -> tuple[NamedInSearch, ...]:
    ids = {name: sources_named(name, viewer) for name in _given(names)}
    chosen = {found[0] for found in ids.values() if len(found) == 1}
    known = dict(Source.objects.filter(pk__in=chosen).values_list("pk", "name")) if chosen else {}
    return _in_order((name, found, known) for name, found in ids.items())


def _entities(names: Sequence[str], viewer: Viewer) -> tuple[NamedInSearch, ...]:
    ids = {name: entities_named(name, viewer) for name in _given(names)}
    chosen = {found[0] for found in ids.values() if len(found) == 1}
    rows = Entity.objects.filter(pk__in=chosen) if chosen else ()
    known = {each.pk: each.shown_name for each in rows}
    return _in_order((name, found, known) for name, found in ids.items())


def _in_order(found: Iterable[tuple[str, list[int], dict[int, str]]]) -> tuple[NamedInSearch, ...]:
    """Those of one meaning by id, and after them what means several or nothing."""
    named = {
        NamedInSearch(ids[0], known[ids[0]])
        if len(ids) == 1 and ids[0] in known
        else NamedInSearch(None, name)
        for name, ids, known in found
    }
    return tuple(sorted(named, key=lambda each: (each.id is None, each.id or 0, each.name)))
