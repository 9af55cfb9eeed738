"""Reading: what the text and drafting packages find in an article, stored as marks and proposals."""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections import Counter
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from newsreader.deciding.changes import lock
from newsreader.deciding.overview import refresh
from newsreader.deciding.resolving import resolve_proposals
from newsreader.drafting import proposals as drafting
from newsreader.models import (
    Appearance,
    Article,
    ArticleVersion,
    Entity,
    Figure,
    Mention,
    Proposal,
    Quotation,
    TimeExpression,
    Timeline,
)
from newsreader.models.passage import CONTEXT, Field
from newsreader.pipeline.registry import known_entities, provisional, registry
from newsreader.text import names, sentences, timex
from newsreader.text.figures import figures
from newsreader.text.names import NamedEntity
from newsreader.text.saying import indirect, quotations
from newsreader.text.when import When

logger = logging.getLogger(__name__)

DATED_FIELDS = ("headline", "standfirst", "caption", "body")
RANGE_WORDS = 60  # characters between the two ends of a range, at most


def read(article: Article) -> None:
    """Find dates, names, quotations, figures and events in the current version and store them.

    Reading again replaces what the machine found and nothing that an editor decided: proposals over
    cited or rejected words take the state of that decision.
    """
    version = article.current
    if version is None:
        return
    reading = ArticleReading(article, version)
    with transaction.atomic():
        lock(article)
        for mark in (TimeExpression, Mention, Figure, Quotation):
            mark._default_manager.filter(version__article=article).delete()
        reading.store()
        resolve_proposals(article)
        # They show the figures in its cited sentences.
        refresh(Timeline.objects.citing([article]).order_by("pk"))
        Article.objects.filter(pk=article.pk).update(read_at=timezone.now(), reading_failed="")


def try_to_read(article: Article) -> bool:
    """Read the article; where that fails, note it on the article and go on. For runs over many."""
    try:
        read(article)
    except Exception as failure:  # whatever one text does to the rules must not stop the others
        logger.exception("Article %s could not be read", article.pk)
        Article.objects.filter(pk=article.pk).update(reading_failed=str(failure)[:300])
        return False
    return True


class ArticleReading:
    """One article being read: what was found in it, before and while it is stored."""

    def __init__(self, article: Article, version: ArticleVersion) -> None:
        self.article, self.version = article, version
        self.fields = {name: version.text_of(name) for name in Field.values if version.text_of(name)}
        self.spans = {name: sentences.split(text) for name, text in self.fields.items()}
        day_first = article.source.day_first if article.source else None
        self.timexes: dict[str, list[timex.Timex]] = {
            name: timex.find(
                self.fields[name],
                version.moment,
                day_first=day_first,
                overrides=_overrides(article, name),
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
        self.proposed = drafting.propose(
            {name: self.fields[name] for name in DATED_FIELDS if name in self.fields},
            self.timexes,
            version.reported,
            self.named,
        )

    def store(self) -> None:
        TimeExpression.objects.bulk_create(
            self._time_expression(field, found) for field, list in self.timexes.items() for found in list
        )
        self._store_names()
        Figure.objects.bulk_create(
            self._figure(f, found) for f, list in self.figures.items() for found in list
        )
        Quotation.objects.bulk_create(
            self._quotation(f, found) for f, list in self.quotations.items() for found in list
        )
        Quotation.objects.bulk_create(
            self._indirect(f, found) for f, list in self.indirect.items() for found in list
        )
        self._store_proposals()

    def _passage(self, field: str, start: int, end: int) -> dict[str, Any]:
        exact = self.fields[field][start:end]
        return {"version": self.version, "field": field, "start": start, "end": end, "exact": exact}

    def _time_expression(self, field: str, found: timex.Timex) -> TimeExpression:
        anchor = found.anchor
        row = TimeExpression(
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

    def _store_names(self) -> None:
        mentions = []
        self.speakers: list[tuple[str, int, int, Entity]] = []
        counts: Counter[int] = Counter()
        known = known_entities(self.named)
        for named in self.named:
            entity = known.get(named.key) or provisional(named)
            for mention in named.mentions:
                start, end = self._sentence(mention.field, mention.start)
                mentions.append(
                    Mention(
                        **self._passage(mention.field, mention.start, mention.end),
                        article=self.article,
                        entity=entity,
                        sentence_start=start,
                        sentence_end=end,
                        rule=mention.rule,
                        backend=mention.backend[:60],
                        demonym=mention.demonym,
                        ambiguous=named.ambiguous,
                        joined=list(named.joined),
                    )
                )
                self.speakers.append((mention.field, mention.start, mention.end, entity))
                counts[entity.pk] += 1
        Mention.objects.bulk_create(mentions)
        Appearance.objects.filter(article=self.article).delete()
        Appearance.objects.bulk_create(
            Appearance(
                entity_id=entity,
                article=self.article,
                mentions=count,
                public=self.article.public,
                listed=self.article.listed,
            )
            for entity, count in counts.items()
        )

    def _sentence(self, field: str, at: int) -> tuple[int, int]:
        spans = self.spans[field]
        index = bisect_right(spans, at, key=lambda span: span.start) - 1
        span = spans[max(0, index)]
        return span.start, span.end

    def _said(
        self, field: str, found: figures.FigureSpan | quotations.QuotationSpan | indirect.Indirect
    ) -> dict[str, Any]:
        """Where it stands and who gave it."""
        start, end = found.speaker or (0, 0)
        inside = [e for f, s, e_, e in self.speakers if f == field and s < end and start < e_]
        return {
            **self._passage(field, found.start, found.end),
            "sentence_start": self._sentence(field, found.start)[0],
            "speaker": inside[-1] if inside else None,
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
            near = (t for t in self.timexes[field] if t.range == found.range)
            ends = [t for t in near if abs(t.start - found.start) < RANGE_WORDS]
        return self.fields[field][min(t.start for t in ends) : max(t.end for t in ends)]

    def _store_proposals(self) -> None:
        """Rows over the same words keep their id: an editor may have one open in the browser."""
        kept = {(p.field, p.start, p.end): p for p in self.article.proposals.filter(version=self.version)}
        rows = [
            self._proposal(found, kept.get((found.field, found.start, found.end))) for found in self.proposed
        ]
        self.article.proposals.exclude(pk__in=[row.pk for row in rows if row.pk]).delete()
        Proposal.objects.bulk_create([row for row in rows if row.pk is None])
        columns = ("title", "sentence", "reported", "rule", "expression", "anchor_day", "parameters")
        changed = [row for row in rows if row.pk is not None]
        Proposal.objects.bulk_update(changed, (*columns, *Proposal.WHEN_FIELDS), batch_size=200)

    def _proposal(self, found: drafting.ProposedEvent, kept: Proposal | None) -> Proposal:
        text = self.fields[found.field]
        row = kept or Proposal(article=self.article)
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
    """Who is named, by the site's model and the rules; by the rules alone where the model cannot be had."""
    try:
        return names.find(fields, registry(), names.chosen(settings.NEWSREADER_NAMES_MODEL))
    except names.NoModel as missing:
        logger.error("Names are found by rules only. %s", missing)
        return names.find(fields, registry())


def _overrides(article: Article, field: str) -> list[timex.Override]:
    """What editors said the field's dates mean."""
    readings = article.date_readings.filter(version=article.current, field=field, lost=False)
    return [timex.Override(reading.start, reading.end, reading.when) for reading in readings]
