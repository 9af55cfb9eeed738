"""An article as its page shows it: the text with its marks laid in, and its dated statements in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from html import escape
from typing import Any, NamedTuple, TypeVar

from django.db.models import Q, QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsreader.extraction.captions import credit_in
from newsreader.models import (
    Article,
    Citation,
    Entry,
    Event,
    LeadPicture,
    Mention,
    Proposal,
    TimeExpression,
)
from newsreader.models.event import DatedStatement
from newsreader.models.passage import Passage
from newsreader.models.prepared import Prepared
from newsreader.models.user import Viewer
from newsreader.showing.chips import CHIP, EntityChip
from newsreader.showing.html.blocks import written
from newsreader.showing.html.explanations import explain
from newsreader.showing.html.links import Ranks, ShownLink, printed, with_links
from newsreader.showing.html.marks import Laying, Mark, insert_marks
from newsreader.showing.links import links_of
from newsreader.showing.pictures import alternative, kept_of
from newsreader.showing.related import RelatedReport, related
from newsreader.showing.same_report import SharedReport, printed_in
from newsreader.showing.shapes import Shape
from newsreader.showing.updated import updated_days
from newsreader.text.portions import Portion, portion_at
from newsreader.text.sentences import Span

AnyPassage = TypeVar("AnyPassage", bound=Passage)
AnyRow = TypeVar("AnyRow")
STATEMENT, SENTENCE, NAME, DATE = range(4)  # of two marks that cross, the first of these stays


class EntryLink(NamedTuple):
    """An entry, as a link to it says it."""

    id: int
    slug: str
    timeline: str


class NameMark(NamedTuple):
    """A mention of an entity."""

    field: str
    start: int
    end: int
    entity: EntityChip


ENTRY_LINK = Shape(EntryLink, id="pk", slug="timeline__slug", timeline="timeline__title")
NAME_MARK = Shape(NameMark, field="field", start="start", end="end", entity=CHIP.by("entity"))


class ShownStatement:
    """A dated statement of the article: accepted (it has an event), or as the machine read it."""

    def __init__(self, said: DatedStatement, entries: Sequence[EntryLink]) -> None:
        self.said = said
        self.entries = entries

    @property
    def accepted(self) -> bool:
        return isinstance(self.said, Citation)


class ArticlePage:
    """Of a long article the portion that holds the place `at` of its body, and what stands in that."""

    def __init__(
        self, article: Article, viewer: Viewer, shared: SharedReport | None = None, at: int = 0
    ) -> None:
        self.article = article
        self.at = at
        self.shared = shared  # what of it is marked as standing in another article too
        assert article.current is not None  # visible_to() leaves out the erased, which alone have none
        self.version = article.current
        self.viewer = viewer

    @property
    def itself(self) -> list[Article]:
        """As a list of one, for what lists ask together."""
        return [self.article]

    @cached_property
    def portion(self) -> Portion:
        return portion_at(self.version.body, self.version.blocks_of("body"), self.at)

    def _of_portion(self, marks: QuerySet[AnyPassage, AnyRow]) -> QuerySet[AnyPassage, AnyRow]:
        """Of marks in the text those the page shows: all but what stands in other portions of the body."""
        if self.portion.is_all:
            return marks
        shown = Q(start__lt=self.portion.end, end__gt=self.portion.start)
        return marks.filter(shown | ~Q(field="body"))

    @cached_property
    def statements(self) -> list[ShownStatement]:
        """Citations the viewer may see as such, then proposals over other words; in order of the text."""
        cited = list(
            self._of_portion(Citation.objects.filter(article=self.article, version=self.version, lost=False))
        )
        # From the article's few citations to their events: the other way round SQLite walks all entries.
        events = [citation.event_id for citation in cited]
        visible = {event for (event,) in _visible.rows(self.viewer, events)}
        cited = [citation for citation in cited if citation.event_id in visible]
        entries: dict[int, list[EntryLink]] = {}
        for event, *entry in _entries.rows(self.viewer, events):
            entries.setdefault(event, []).append(ENTRY_LINK.of(entry))
        proposed = [
            proposal
            for proposal in self._of_portion(
                Proposal.objects.visible_to(self.viewer)
                .filter(article=self.article, version=self.version)
                .exclude(state=Proposal.State.REJECTED)
            )
            if not any(citation.overlaps(proposal) for citation in cited)
        ]
        found = [ShownStatement(c, entries.get(c.event_id, [])) for c in cited] + [
            ShownStatement(p, []) for p in proposed
        ]
        order = {"headline": 0, "standfirst": 1, "caption": 2, "body": 3}
        return sorted(found, key=lambda s: (order.get(s.said.field, 9), s.said.start))

    @cached_property
    def dates(self) -> Sequence[TimeExpression]:
        return list(self._of_portion(TimeExpression.objects.filter(version=self.version)))

    @cached_property
    def mentions(self) -> Sequence[NameMark]:
        version = self.version.pk
        if self.portion.is_all:
            return [NAME_MARK.of(row) for row in _mentions.rows(self.viewer, version)]
        return [NAME_MARK.of(row) for row in self._of_portion(_named_in(version))]

    @cached_property
    def entities(self) -> list[EntityChip]:
        """Who and what the text names, in order of first mention: not who wrote it or took its pictures."""
        return list(
            dict.fromkeys(mention.entity for mention in self.mentions if not self._is_credit(mention))
        )

    def _is_credit(self, mention: NameMark) -> bool:
        """Does it stand where only those are named who made the report? A byline, or a picture's credit."""
        credits = self._credits if mention.field == "caption" else ()
        return mention.field == "byline" or any(
            start <= mention.start and mention.end <= end for start, end in credits
        )

    @cached_property
    def _credits(self) -> list[tuple[int, int]]:
        """Of the captions, what says whose picture it is."""
        found = []
        for block in self.version.blocks_of("caption"):
            words, at = credit_in(self.version.caption[block.start : block.end])
            if words:
                found.append((block.start + at, block.start + at + len(words)))
        return found

    @cached_property
    def printed_in(self) -> list[Article]:
        """The other articles of the same report."""
        return printed_in(self.article, self.viewer)

    @cached_property
    def related(self) -> list[RelatedReport]:
        """Other reports that belong to it, but those of the same words."""
        return related(self.article, self.entities, self.viewer, {each.pk for each in self.printed_in})

    @property
    def updated(self) -> date | None:
        """The day its words were changed on, if they were."""
        return updated_days([self.article]).get(self.article.pk)

    @property
    def headline(self) -> SafeString:
        return self._field("headline", names=False)

    @property
    def standfirst(self) -> SafeString:
        return self._field("standfirst")

    @cached_property
    def picture(self) -> LeadPicture | None:
        return kept_of(self.article)

    @property
    def alternative(self) -> str:
        """What the picture shows, for who cannot see it."""
        return alternative(self.picture.alternative if self.picture else "", self.version.caption)

    @property
    def credit(self) -> str:
        """The picture's, where its caption does not say it."""
        return "" if self.version.credit in self.version.caption else self.version.credit

    @property
    def captions(self) -> list[SafeString]:
        """Each picture's, with its marks."""
        laying = Laying(self.version.caption, self._marks("caption"))
        return [laying.part(each.start, each.end) for each in self.version.blocks_of("caption")]

    @property
    def first_shared(self) -> str:
        """Where the first words stand that another article has too."""
        spans = self.shared.part.spans if self.shared else ()
        if not spans or self.shared is None or self.portion.start <= spans[0].start < self.portion.end:
            return "#shared"
        return f"?shared={self.shared.other.pk}&at={spans[0].start}#shared"

    @property
    def blocks(self) -> list[SafeString]:
        """The body's blocks as HTML elements, with their marks; offsets stay those of the body."""
        marks = self._marks("body")
        if self.links:
            dates = {(found.start, found.end): found for found in self.dates if found.field == "body"}
            marks = with_links(marks, self.links, self.version.body, Ranks(NAME, DATE), dates)
        start, end = self.portion.start, self.portion.end
        # What begins in the portion before stands in both.
        here = [
            mark if mark.start >= start else replace(mark, start=start)
            for mark in marks
            if mark.start < end and mark.end > start
        ]
        return written(Laying(self.version.body, here), self.portion.blocks)

    @cached_property
    def links(self) -> list[ShownLink]:
        """What the body links to."""
        return links_of(self.version, self.viewer, Span(self.portion.start, self.portion.end))

    @property
    def printed_links(self) -> SafeString:
        """What paper tells of them."""
        return printed(self.links, self.version.body)

    def _field(self, field: str, names: bool = True) -> SafeString:
        text = self.version.text_of(field)
        return insert_marks(text, self._marks(field, names))

    def _marks(self, field: str, names: bool = True) -> list[Mark]:
        marks = [_statement(s) for s in self.statements if s.said.field == field]
        sentences = (
            self.portion.sentences(self.version.body) if field == "body" else self.version.sentences_of(field)
        )
        marks += [_sentence(field, span.start, span.end) for span in sentences]
        marks += [_date(d) for d in self.dates if d.field == field]
        if names:
            marks += [
                Mark(m.start, m.end, NAME, self._cards[m.entity.id, (field, m.start) in self._first], "</a>")
                for m in self.mentions
                if m.field == field
            ]
        if self.shared and field == "body":
            marks += self.shared.marks(marks)
        return marks

    @cached_property
    def _cards(self) -> dict[tuple[int, bool], str]:
        """What opens a name, by entity and whether it is the first: a text names the same few again."""
        named = dict.fromkeys(mention.entity for mention in self.mentions)
        return {(entity.id, first): _link(entity, first=first) for entity in named for first in (True, False)}

    @cached_property
    def _first(self) -> set[tuple[str, int]]:
        """Field and start of each entity's first mention, as the page is read: a headline marks none."""
        order = ("standfirst", "caption", "body")
        marked = sorted((m for m in self.mentions if m.field in order), key=lambda m: order.index(m.field))
        first = {mention.entity.id: (mention.field, mention.start) for mention in reversed(marked)}
        return set(first.values())


def _statement(statement: ShownStatement) -> Mark:
    said = statement.said
    kind = "accepted" if statement.accepted else "proposed"
    opening = format_html('<span class="statement {}" id="{}">', kind, said.anchor)
    rest = f'<span class="statement {kind} going-on">'
    return Mark(said.start, said.end, STATEMENT, opening, "</span>", rest)


def _sentence(field: str, start: int, end: int) -> Mark:
    opening = f'<span class="sentence" id="{field}-{start}">'
    return Mark(start, end, SENTENCE, opening, "</span>", '<span class="sentence going-on">')


def _date(found: TimeExpression) -> Mark:
    note = f"date-{found.pk}"
    opening = f'<span class="date" tabindex="0" aria-describedby="{note}">'
    closing = format_html(
        '</span><span class="date-note" role="tooltip" id="{}">{}</span>', note, explain(found)
    )
    return Mark(found.start, found.end, DATE, opening, closing)


def _link(entity: EntityChip, *, first: bool) -> str:
    url = escape(entity.get_absolute_url())
    name = "name first" if first else "name"
    return f'<a class="{name} {entity.kind}" href="{url}" hx-get="{url}card/" hx-target="#card">'


_visible = Prepared(
    lambda viewer, events: Event.objects.visible_to(viewer).filter(pk__in=events).values_list("pk")
)
_entries = Prepared(
    lambda viewer, events: (
        Entry.objects.visible_to(viewer)
        .filter(event__in=events)
        .order_by("pk")
        .values_list("event", *ENTRY_LINK.columns)
    )
)


def _named_in(version: int) -> QuerySet[Mention, tuple[Any, ...]]:
    named = Mention.objects.filter(version=version, entity__merged_into__isnull=True)
    return named.order_by("field", "start").values_list(*NAME_MARK.columns)


_mentions = Prepared(lambda viewer, version: _named_in(version))
