"""Reading: what the text and drafting packages find in an article, stored as marks and proposals."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.overview import refresh
from newsreader.deciding.resolving import resolve_proposals
from newsreader.drafting import proposals as drafting
from newsreader.models import (
    Appearance,
    Article,
    ArticleVersion,
    Conflict,
    DateReading,
    Entity,
    Figure,
    Mention,
    Proposal,
    Quotation,
    TimeExpression,
    Timeline,
)
from newsreader.models.passage import CONTEXT, Field
from newsreader.pipeline.asking import Question
from newsreader.pipeline.followed import Followed
from newsreader.pipeline.registry import entities_of, registry, stand
from newsreader.pipeline.rows import Writing, change, insertion, remove
from newsreader.text import names, timex
from newsreader.text.figures import figures
from newsreader.text.names import NamedEntity
from newsreader.text.overlaps import Overlaps
from newsreader.text.saying import indirect, quotations
from newsreader.text.when import When

logger = logging.getLogger(__name__)

DATED_FIELDS = ("headline", "standfirst", "caption", "body")
BATCH = 500  # ids named in one statement
TURNS = 5  # each that fails means that somebody else was done meanwhile
# Columns that another reading of the same words may give, or another version that has them elsewhere.
MOVED = ("version", "start", "end", "exact")
REREAD = (
    *(*MOVED, "prefix", "suffix", "title", "sentence_start", "sentence_end", "sentence", "reported", "rule"),
    *("expression", "anchor_day", "parameters"),
    *Proposal.WHEN_FIELDS,
)
REREAD_TIME = (
    *(*MOVED, "type", "value", "mod", "rule", "anchor_kind", "anchor_day", "anchor_start", "anchor_end"),
    *("parameters", "marks"),
    *TimeExpression.WHEN_FIELDS,
)
RANGE_WORDS = 60  # characters between the two ends of a range, at most


def read(article: Article) -> None:
    """Find dates, names, quotations, figures and events in the current version and store them.

    Reading again replaces what the machine found and nothing that an editor decided: proposals over
    cited or rejected words take the state of that decision. Pages show all of it or nothing: all is found
    and made ready first, then written in one transaction that only sends it. Where something was changed
    meanwhile that the reading rests on, the article is read once more.
    """
    for _turn in range(TURNS):
        basis = _basis(article)
        if (article.current_id, article.public, article.listed) != basis[:3]:
            article.refresh_from_db()
        version = article.current
        if version is None:
            return
        ready = ArticleReading(article, version).ready()
        with transaction.atomic():
            lock(article)
            if _basis(article) == basis and stand(ready.entities):
                _store(article, ready)
                return
    raise Conflict(
        _("“%(article)s” is being changed by others just now. Read it again.") % {"article": article}
    )


def _basis(article: Article) -> tuple[Any, ...]:
    """What a reading rests on, and may be changed by others while it goes on: the article's current version,
    what of it its marks copy, its last reading, and what editors say its dates mean."""
    columns = ("current", "public", "listed", "read_at")
    stored = Article.objects.filter(pk=article.pk).values_list(*columns).first()
    if stored is None:
        raise Conflict(_("“%(row)s” is gone: somebody took it away.") % {"row": article})
    return (*stored, _SAID.rows(article.pk, stored[0]) if stored[0] else [])


def _said(article: int, version: int) -> QuerySet[DateReading, Any]:
    said = DateReading.objects.filter(article=article, version=version, lost=False).order_by("pk")
    return said.values_list("start", "end", "field", *DateReading.WHEN_FIELDS)


_SAID = Question(_said, int, int)


def _store(article: Article, ready: Ready) -> None:
    remove(article.pk, Mention, Figure, Quotation)
    Appearance.objects.filter(article=article).delete()
    for kept, gone in ((Proposal, ready.proposals_gone), (TimeExpression, ready.times_gone)):
        for at in range(0, len(gone), BATCH):
            kept._default_manager.filter(pk__in=gone[at : at + BATCH]).delete()
    for statement in ready.statements:
        statement.send()
    resolve_proposals(article, held=True)
    # They show the figures in its cited sentences.
    refresh(Timeline.objects.citing([article]))
    Article.objects.filter(pk=article.pk).update(read_at=timezone.now(), reading_failed="")


def try_to_read(article: Article) -> bool:
    """Read the article; where that fails, note it on the article and go on. For runs over many."""
    try:
        read(article)
    except (OperationalError, InterfaceError) as failure:  # no fault of its text: it waits for another try
        logger.error("Article %s could not be read: %s", article.pk, failure)
        return False
    except Exception as failure:  # whatever one text does to the rules must not stop the others
        logger.exception("Article %s could not be read", article.pk)
        with suppress(OperationalError, InterfaceError):
            Article.objects.filter(pk=article.pk).update(reading_failed=str(failure)[:300])
        return False
    return True


@dataclass(frozen=True, slots=True)
class Ready:
    """A reading made ready: what to send, the ids of what is found no more, the entities it names."""

    statements: list[Writing]
    proposals_gone: list[int]
    times_gone: list[int]
    entities: list[int]


class ArticleReading:
    """One article being read: what was found in it, and the rows it makes."""

    def __init__(self, article: Article, version: ArticleVersion) -> None:
        self.article, self.version = article, version
        self.fields = {name: version.text_of(name) for name in Field.values if version.text_of(name)}
        self.spans = {name: version.sentences_of(name) for name in self.fields}
        day_first = article.source.day_first if article.source else None
        decided = article.date_readings.filter(version=version, lost=False)
        self.timexes: dict[str, list[timex.Timex]] = {
            name: timex.find(
                self.fields[name],
                version.moment,
                day_first=day_first,
                overrides=[timex.Override(r.start, r.end, r.when) for r in decided if r.field == name],
            )
            for name in DATED_FIELDS
            if name in self.fields
        }
        self.named = _names(self.fields)
        self.figures = {
            name: figures.find(self.fields[name], self.spans[name])
            for name in DATED_FIELDS
            if name in self.fields
        }
        self.quotations = {
            name: quotations.find(self.fields[name], self.spans[name])
            for name in DATED_FIELDS
            if name in self.fields
        }
        self.indirect = {
            name: indirect.find(self.fields[name], self.spans[name])
            for name in ("standfirst", "body")
            if name in self.fields
        }
        self.proposed = drafting.propose(self.fields, self.timexes, version.reported, self.named, self.spans)

    def ready(self) -> Ready:
        """All that was found as rows to be sent. Makes the entities that are new."""
        entities = entities_of(self.named)
        self._place_speakers(entities)
        times, times_gone = self._times()
        mentions = (
            self._mention(named, entity, found)
            for named, entity in zip(self.named, entities, strict=True)
            for found in named.mentions
        )
        figures = (self._figure(f, found) for f, list in self.figures.items() for found in list)
        direct = (self._quotation(f, found) for f, list in self.quotations.items() for found in list)
        indirect = (self._indirect(f, found) for f, list in self.indirect.items() for found in list)
        proposals, proposals_gone = self._proposals()
        return Ready(
            statements=[
                *times,
                insertion(Mention, mentions),
                insertion(Appearance, self._appearances(entities)),
                insertion(Figure, figures),
                insertion(Quotation, chain(direct, indirect)),
                *proposals,
            ],
            proposals_gone=proposals_gone,
            times_gone=times_gone,
            entities=[entity.pk for entity in entities],
        )

    def _passage(self, field: str, start: int, end: int) -> dict[str, Any]:
        exact = self.fields[field][start:end]
        return {"version_id": self.version.pk, "field": field, "start": start, "end": end, "exact": exact}

    def _times(self) -> tuple[list[Writing], list[int]]:
        """What to write, and the ids of those that are found no more."""
        before = TimeExpression.objects.filter(version__article=self.article).order_by("pk")
        standing = Followed(before, self.version)
        written = {pk: _columns(row, REREAD_TIME) for pk, row in standing.gone.items()}
        rows = [
            self._time_expression(field, found, standing.take((field, found.start, found.end)))
            for field, several in self.timexes.items()
            for found in several
        ]
        return _writings(rows, written, REREAD_TIME), list(standing.gone)

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

    def _place_speakers(self, entities: list[Entity]) -> None:
        placed: dict[str, list[tuple[int, int, Entity]]] = {}
        for named, entity in zip(self.named, entities, strict=True):
            for found in named.mentions:
                placed.setdefault(found.field, []).append((found.start, found.end, entity))
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
            backend=found.backend[:60],
            demonym=found.demonym,
            ambiguous=named.ambiguous,
            joined=list(named.joined),
        )

    def _appearances(self, entities: list[Entity]) -> Iterator[Appearance]:
        counts: Counter[int] = Counter()
        for named, entity in zip(self.named, entities, strict=True):
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
        spans = self.spans[field]
        span = spans[max(0, bisect_right(spans, at, key=lambda span: span.start) - 1)]
        return span.start, span.end

    def _said(
        self, field: str, found: figures.FigureSpan | quotations.QuotationSpan | indirect.Indirect
    ) -> dict[str, Any]:
        """Where it stands and who gave it."""
        start, end = found.speaker or (0, 0)
        inside = self.speakers[field].over(start, end) if field in self.speakers else []
        return {
            **self._passage(field, found.start, found.end),
            "sentence_start": self._sentence(field, found.start)[0],
            "speaker_id": inside[-1].pk if inside else None,
            "speaker_words": self.fields[field][start:end][:200],
            "listed": self.article.listed,
        }

    def _figure(self, field: str, found: figures.FigureSpan) -> Figure:
        return Figure(
            **self._said(field, found),
            number=found.number,
            upper=found.upper,
            unit=found.unit,
            hedge=found.hedge,
            counts=found.counts[:200],
        )

    def _quotation(self, field: str, found: quotations.QuotationSpan) -> Quotation:
        return Quotation(**self._said(field, found), certain=found.certain, rule=found.rule)

    def _indirect(self, field: str, found: indirect.Indirect) -> Quotation:
        return Quotation(**self._said(field, found), direct=False, certain=True, rule=found.rule)

    def _words_of(self, field: str, found: timex.Timex) -> str:
        """The words that date it: of "between 3 and 5 March" both ends, which are two expressions."""
        ends = [found]
        if found.range:
            near = self._ranges[field, found.range].over(found.start - RANGE_WORDS, found.start + RANGE_WORDS)
            ends = [t for t in near if abs(t.start - found.start) < RANGE_WORDS]
        return self.fields[field][min(t.start for t in ends) : max(t.end for t in ends)]

    @cached_property
    def _ranges(self) -> dict[tuple[str, When], Overlaps[timex.Timex]]:
        """The expressions that are ends of a range, by field and range."""
        ends: dict[tuple[str, When], list[timex.Timex]] = {}
        for field, list in self.timexes.items():
            for found in list:
                if found.range:
                    ends.setdefault((field, found.range), []).append(found)
        return {key: Overlaps((t.start, t.end, t) for t in several) for key, several in ends.items()}

    def _proposals(self) -> tuple[list[Writing], list[int]]:
        """What to write, and the ids of those that are proposed no more."""
        standing = Followed(self.article.proposals.order_by("pk"), self.version)
        written = {pk: _columns(row, REREAD) for pk, row in standing.gone.items()}
        rows = [
            self._proposal(found, standing.take((found.field, found.start, found.end)))
            for found in self.proposed
        ]
        return _writings(rows, written, REREAD), list(standing.gone)

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
        row.reported = self.version.reported
        row.expression, row.anchor_day, row.parameters = "", self.version.reported, {}
        if found.timex:
            row.expression = self._words_of(found.field, found.timex)[:200]
            row.anchor_day = found.timex.anchor.day if found.timex.anchor else None
            row.parameters = dict(found.timex.parameters)
        return row


def _names(fields: dict[str, str]) -> list[NamedEntity]:
    """Who is named, by the site's model and the rules; by the rules alone where there is no model."""
    try:
        return names.find(fields, registry(), names.chosen(settings.NEWSREADER_NAMES_MODEL))
    except names.NoModel as missing:
        logger.error("Names are found by rules only. %s", missing)
        return names.find(fields, registry())


def _columns(row: Proposal | TimeExpression, names: Iterable[str]) -> list[Any]:
    return [getattr(row, name + "_id" if name == "version" else name) for name in names]


def _writings(
    rows: Sequence[Proposal | TimeExpression], written: dict[int, list[Any]], names: Sequence[str]
) -> list[Writing]:
    """The new rows, and those whose columns are others than were written."""
    changed = [row for row in rows if row.pk is not None and _columns(row, names) != written[row.pk]]
    model = type(rows[0]) if rows else Proposal
    return [insertion(model, (row for row in rows if row.pk is None)), change(model, changed, names)]
