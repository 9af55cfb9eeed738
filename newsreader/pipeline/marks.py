"""The marks and proposals of an article: what its analysers found, made ready as rows."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import QuerySet

from newsreader.drafting import proposals as drafting
from newsreader.models import (
    Appearance,
    Article,
    ArticleVersion,
    DateReading,
    Entity,
    Figure,
    MarkKind,
    Mention,
    Proposal,
    Quotation,
    TimeExpression,
)
from newsreader.models.analyser import Analyser
from newsreader.models.passage import CONTEXT
from newsreader.pipeline.analysers import Analysis, Failures
from newsreader.pipeline.cited import still_cited
from newsreader.pipeline.decided import SaidMark
from newsreader.pipeline.followed import Followed, Marked
from newsreader.pipeline.kept import follow_proposals, mentions_in
from newsreader.pipeline.registry import entities_of
from newsreader.pipeline.rows import Writing, change, insertion
from newsreader.pipeline.said import SaidOf
from newsreader.text import names, timex
from newsreader.text.figures import figures
from newsreader.text.names import NamedEntity
from newsreader.text.overlaps import Overlaps
from newsreader.text.saying import indirect
from newsreader.text.saying.quotation_spans import QuotationSpan
from newsreader.text.when import When

# Columns that another reading of the same words may give, or another version that has them elsewhere.
MOVED = ("version", "start", "end", "exact")
REREAD = (
    *(*MOVED, "prefix", "suffix", "title", "sentence_start", "sentence_end", "sentence", "reported", "rule"),
    *("expression", "anchor_day", "parameters", "status", "likelihood", "signs"),
    *Proposal.WHEN_FIELDS,
)
REREAD_TIME = (
    *(*MOVED, "type", "value", "mod", "rule", "anchor_kind", "anchor_day", "anchor_start", "anchor_end"),
    *("parameters", "marks"),
    *TimeExpression.WHEN_FIELDS,
)
# Small words that may stand beside a mention within a speaker's name.
IN_NAMES = frozenset({"the", "a", "an", "and", "of", "al", "s"})
RANGE_WORDS = 60  # characters between the two ends of a range, at most
Made = TypeVar("Made")
Replacing = tuple[list[Writing], list[int]]  # what to write, and the ids of rows that are found no more


@dataclass(frozen=True, slots=True)
class Ready:
    """A reading made ready: what to send, the ids of what is found no more, the entities it names."""

    version: ArticleVersion
    failed: Failures
    statements: list[Writing]
    proposals_gone: list[int]
    times_gone: list[int]
    entities: list[int]


class ArticleReading:
    """One article being read: what was found in it, and the rows it makes. `decided`: what
    editors say its dates mean; `marked`: whether any rows of an earlier reading stand; `said`: what editors
    say of its other marks."""

    def __init__(
        self,
        article: Article,
        version: ArticleVersion,
        decided: Sequence[DateReading] = (),
        marked: bool = True,
        said: Sequence[SaidMark] = (),
    ) -> None:
        self.article, self.version, self.marked = article, version, marked
        self.found = Analysis(article, version, decided, said)
        speech = (self.found.quotations, self.found.indirect)
        self.said_speech = SaidOf(MarkKind.SPEECH, said, _places(*speech))
        self.said_figures = SaidOf(MarkKind.FIGURE, said, _places(self.found.figures))
        self.fields, self.failed = self.found.fields, self.found.failed

    def ready(self) -> Ready:
        """All that was found as rows to be sent. Makes the entities that are new.

        An analyser whose findings make no rows has failed as well.
        """
        mentions, entities = self._made(Analyser.NAMES, self._mentions, self._kept_mentions)
        times, times_gone = self._made(Analyser.TIMES, self._times, self._kept_times)
        proposals, proposals_gone = self._made(Analyser.PROPOSALS, self._proposals, self._kept_proposals)
        return Ready(
            version=self.version,
            failed=self.failed,
            statements=[
                *times,
                *mentions,
                *self._made(Analyser.FIGURES, self._figures, list[Writing]),
                *self._made(Analyser.QUOTATIONS, self._quotations, list[Writing]),
                *self._made(Analyser.INDIRECT, self._reported_speech, list[Writing]),
                *proposals,
            ],
            proposals_gone=proposals_gone,
            times_gone=times_gone,
            entities=[entity.pk for entity in entities],
        )

    def _made(self, analyser: Analyser, make: Callable[[], Made], stands: Callable[[], Made]) -> Made:
        """What is made of an analyser's findings; where it failed, what stands instead."""
        if analyser not in self.failed:
            made = self.failed.attempt(analyser, make, None)
            if made is not None:
                return made
        return stands()

    def _standing(self, rows: QuerySet[Marked]) -> Iterable[Marked]:
        """The article's rows of an earlier reading, the oldest first."""
        return rows.order_by("pk") if self.marked else ()

    def _passage(self, field: str, start: int, end: int) -> dict[str, Any]:
        exact = self.fields[field][start:end]
        return {"version_id": self.version.pk, "field": field, "start": start, "end": end, "exact": exact}

    def _times(self) -> Replacing:
        standing = Followed(
            self._standing(TimeExpression.objects.filter(version__article=self.article)), self.version
        )
        written = {pk: _columns(row, REREAD_TIME) for pk, row in standing.gone.items()}
        rows = [
            self._time_expression(field, found, standing.take((field, found.start, found.end)))
            for field, several in self.found.timexes.items()
            for found in several
        ]
        return _writings(rows, written, REREAD_TIME), list(standing.gone)

    def _kept_times(self) -> Replacing:
        before = TimeExpression.objects.filter(version__article=self.article).exclude(version=self.version)
        return [], list(before.values_list("pk", flat=True))

    def _time_expression(self, field: str, found: timex.Timex, kept: TimeExpression | None) -> TimeExpression:
        anchor = found.anchor
        row = TimeExpression(
            id=kept.pk if kept else None,
            **self._passage(field, found.start, found.end),
            type=found.type,
            value=found.value[:40],
            mod=found.mod,
            rule=found.rule,
            anchor_kind=anchor.kind if anchor else "",
            anchor_day=anchor.day if anchor else None,
            anchor_start=anchor.start if anchor else -1,
            anchor_end=anchor.end if anchor else -1,
            parameters=dict(found.parameters),
            marks=sorted(found.marks),
        )
        row.when = found.when or When(None, None)
        return row

    def _mentions(self) -> tuple[list[Writing], list[Entity]]:
        """What to write, and the entities named."""
        entities = entities_of(self.found.named)
        placed = [
            (entity, named, found)
            for named, entity in zip(self.found.named, entities, strict=True)
            for found in named.mentions
        ]
        mentions = insertion(
            Mention, (self._mention(named, entity, found) for entity, named, found in placed)
        )
        self._place_speakers(
            (found.field, found.start, found.end, entity) for entity, _named, found in placed
        )
        return [mentions, insertion(Appearance, self._appearances(entities))], entities

    def _kept_mentions(self) -> tuple[list[Writing], list[Entity]]:
        kept = mentions_in(self.version)
        self._place_speakers((row.field, row.start, row.end, row.entity) for row in kept)
        return [], [row.entity for row in kept]

    def _place_speakers(self, mentions: Iterable[tuple[str, int, int, Entity]]) -> None:
        placed: dict[str, list[tuple[int, int, tuple[int, int, Entity]]]] = {}
        for field, start, end, entity in mentions:
            placed.setdefault(field, []).append((start, end, (start, end, entity)))
        self.speakers = {field: Overlaps(rows) for field, rows in placed.items()}

    def _mention(self, named: NamedEntity, entity: Entity, found: names.MentionSpan) -> Mention:
        start, end = self._sentence(found.field, found.start)
        return Mention(
            **self._passage(found.field, found.start, found.end),
            article_id=self.article.pk,
            entity_id=entity.pk,
            sentence_start=start,
            sentence_end=end,
            rule=found.rule,
            demonym=found.demonym,
            ambiguous=named.ambiguous,
            joined=list(named.joined),
        )

    def _appearances(self, entities: list[Entity]) -> Iterator[Appearance]:
        counts: Counter[int] = Counter()
        for named, entity in zip(self.found.named, entities, strict=True):
            counts[entity.pk] += len(named.mentions)
        return (
            Appearance(
                entity_id=entity,
                article_id=self.article.pk,
                mentions=count,
                public=self.article.public,
                listed=self.article.listed,
            )
            for entity, count in counts.items()
            if count
        )

    def _sentence(self, field: str, at: int) -> tuple[int, int]:
        spans = self.found.spans[field]
        span = spans[max(0, bisect_right(spans, at, key=lambda span: span.start) - 1)]
        return span.start, span.end

    def _said(
        self, field: str, found: figures.FigureSpan | QuotationSpan | indirect.Indirect
    ) -> dict[str, Any]:
        """Where it stands and who gave it."""
        start, end = found.speaker or (0, 0)
        return {
            **self._passage(field, found.start, found.end),
            "sentence_start": self._sentence(field, found.start)[0],
            "speaker_id": self._speaker(field, start, end),
            "speaker_words": self.fields[field][start:end][:200],
            "listed": self.article.listed,
        }

    def _speaker(self, field: str, start: int, end: int) -> int | None:
        """Who is named by the words that name a speaker: in "the Oslo-based charity" and "a nurse in Oslo" no
        one is, for the town does not speak."""
        inside = self.speakers[field].over(start, end) if field in self.speakers else []
        if not inside:
            return None
        first, last, entity = inside[-1]
        text = self.fields[field]
        beside = f"{text[start:first]} {text[last:end]}".replace("-", " ").split()
        described = any(word.isalpha() and word.islower() and word not in IN_NAMES for word in beside)
        return None if described else entity.pk

    def _figures(self) -> list[Writing]:
        found = self.found.figures.items()
        rows = [self._figure(field, each) for field, list in found for each in list]
        return [insertion(Figure, self.said_figures.mended(rows))]

    def _quotations(self) -> list[Writing]:
        found = self.found.quotations.items()
        rows = [self._quotation(field, each) for field, list in found for each in list]
        return [insertion(Quotation, self.said_speech.mended(rows))]

    def _reported_speech(self) -> list[Writing]:
        found = self.found.indirect.items()
        rows = [self._indirect(field, each) for field, list in found for each in list]
        return [insertion(Quotation, self.said_speech.mended(rows))]

    def _figure(self, field: str, found: figures.FigureSpan) -> Figure:
        return Figure(
            **self._said(field, found),
            number=found.number,
            upper=found.upper,
            unit=found.unit,
            hedge=found.hedge,
            counts=found.counts[:200],
        )

    def _quotation(self, field: str, found: QuotationSpan) -> Quotation:
        return Quotation(**self._said(field, found), certain=found.certain, rule=found.rule)

    def _indirect(self, field: str, found: indirect.Indirect) -> Quotation:
        return Quotation(**self._said(field, found), direct=False, certain=True, rule=found.rule)

    def _words_of(self, field: str, found: timex.Timex) -> str:
        """The words that date it: of "between 3 and 5 March" both ends, which are two expressions."""
        ends = [found]
        if found.range and (field, found.range) in self._ranges:  # of an item of a page the range is another
            near = self._ranges[field, found.range].over(found.start - RANGE_WORDS, found.start + RANGE_WORDS)
            ends = [t for t in near if abs(t.start - found.start) < RANGE_WORDS] or [found]
        return self.fields[field][min(t.start for t in ends) : max(t.end for t in ends)]

    @cached_property
    def _ranges(self) -> dict[tuple[str, When], Overlaps[timex.Timex]]:
        """The expressions that are ends of a range, by field and range."""
        ends: dict[tuple[str, When], list[timex.Timex]] = {}
        for field, list in self.found.timexes.items():
            for found in list:
                if found.range:
                    ends.setdefault((field, found.range), []).append(found)
        return {key: Overlaps((t.start, t.end, t) for t in several) for key, several in ends.items()}

    def _proposals(self) -> Replacing:
        standing = Followed(self._standing(self.article.proposals.all()), self.version)
        written = {pk: _columns(row, REREAD) for pk, row in standing.gone.items()}
        rows = [
            self._proposal(found, standing.take((found.field, found.start, found.end)))
            for found in self.found.proposed
        ]
        if self.marked:  # else nothing was accepted yet
            rows += still_cited(self.version, rows, standing, self.found.timexes, self._words_of)
        return _writings(rows, written, REREAD), list(standing.gone)

    def _kept_proposals(self) -> Replacing:
        standing = Followed(self._standing(self.article.proposals.all()), self.version)
        written = {pk: _columns(row, REREAD) for pk, row in standing.gone.items()}
        kept = follow_proposals(standing, self.version)
        return _writings(kept, written, REREAD), list(standing.gone)

    def _proposal(self, found: drafting.ProposedEvent, kept: Proposal | None) -> Proposal:
        text = self.fields[found.field]
        row = kept or Proposal(article_id=self.article.pk)
        for name, value in self._passage(found.field, found.start, found.end).items():
            setattr(row, name, value)
        row.prefix = text[max(0, found.start - CONTEXT) : found.start]
        row.suffix = text[found.end : found.end + CONTEXT]
        row.title = found.title[:300]
        row.sentence_start, row.sentence_end = found.sentence_start, found.sentence_end
        row.sentence = text[found.sentence_start : found.sentence_end]
        row.when = found.when
        row.rule = found.rule
        row.status, row.likelihood, row.signs = found.status, found.likelihood, list(found.signs)
        row.reported = self.version.reported
        row.expression, row.anchor_day, row.parameters = "", self.version.reported, {}
        if found.timex:
            row.expression = self._words_of(found.field, found.timex)[:200]
            row.anchor_day = found.timex.anchor.day if found.timex.anchor else None
            row.parameters = dict(found.timex.parameters)
        return row


def _places(*found: Mapping[str, Iterable[Any]]) -> Iterator[tuple[str, int, int]]:
    """Field, start and end of all these spans."""
    for by_field in found:
        for field, several in by_field.items():
            yield from ((field, each.start, each.end) for each in several)


def _columns(row: Proposal | TimeExpression, names: Iterable[str]) -> list[Any]:
    return [getattr(row, name + "_id" if name == "version" else name) for name in names]


def _writings(
    rows: Sequence[Proposal | TimeExpression], written: dict[int, list[Any]], names: Sequence[str]
) -> list[Writing]:
    """The new rows, and those whose columns are others than were written."""
    changed = [row for row in rows if row.pk is not None and _columns(row, names) != written[row.pk]]
    model = type(rows[0]) if rows else Proposal
    return [insertion(model, (row for row in rows if row.pk is None)), change(model, changed, names)]
