"""The one place where fetching, extraction, text and drafting meet the models.

`ingest` takes a document in, `read` reads an article. Both compute first and store afterwards in one
short transaction; both are idempotent.
"""

from __future__ import annotations

import logging
from bisect import bisect_right
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Max, QuerySet
from django.utils import timezone

from newsreader import extraction
from newsreader.drafting import proposals as drafting
from newsreader.extraction import Evidence, Extracted, Outlet
from newsreader.extraction.outlets import starter as starter_outlets
from newsreader.fetching.documents import Document
from newsreader.models import (
    Alias,
    Appearance,
    Article,
    ArticleVersion,
    Entity,
    Figure,
    Mention,
    Original,
    Proposal,
    Quotation,
    Source,
    TimeExpression,
    Timeline,
)
from newsreader.models.anchoring import reanchor
from newsreader.models.deciding import settle
from newsreader.models.decision import locked
from newsreader.models.entity import fold
from newsreader.models.passage import CONTEXT, Field
from newsreader.models.starter import load_entities, load_outlets
from newsreader.text import figures, names, quotations, sentences, timex
from newsreader.text.names import Known, Named, Registry
from newsreader.text.names.starter import starters
from newsreader.text.when import When

logger = logging.getLogger(__name__)

DATED_FIELDS = ("headline", "standfirst", "caption", "body")


RANGE_WORDS = 60  # characters between the two ends of a range, at most


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a document: its article, whether that is new, and what an editor should look at."""

    article: Article
    outcome: str  # "new", "version" (the article was there, its text differed) or "same"
    doubts: tuple[str, ...] = ()


# Taking in


def ingest(document: Document) -> Taken:
    """Store the document as an article, or as a new version of one. Raises fetching.documents.Refused.

    The same bytes, and the same words in other bytes, are the same article. Does not read it: see `read`.
    """
    kept = Article.objects.filter(versions__original__sha256=Original.digest(document.data)).first()
    if kept:
        return Taken(kept, "same")
    load_starter()
    extracted = extraction.extract(document, outlets())
    with transaction.atomic():
        source = _source_named(extracted)
        version = _version_of(extracted)
        article = _article_of(version, source)
        if article and article.fingerprint == version.fingerprint:
            return Taken(article, "same")
        version.original = Original.keep(document.data, document.name, document.media_type)
        meanwhile = Article.objects.filter(versions__original=version.original).first()
        if meanwhile:  # somebody took in the same bytes at the same moment
            return Taken(meanwhile, "same")
        outcome = "version" if article else "new"
        if article is None:
            article = Article(source=source, headline=version.headline, listed=version.listed)
            article.save()
        article.take(version)
        reanchor(article)
    return Taken(article, outcome, extracted.doubts)


def load_starter() -> None:
    """Load the starter lists into an empty registry."""
    if not Source.objects.exists():
        load_outlets(starter_outlets())
    if not Entity.objects.filter(confirmed=True).exists():
        entries = starters()
        load_entities([entry.known for entry in entries], {e.known.key: e.description for e in entries})


def outlets() -> list[Outlet]:
    return [
        Outlet(
            key=source.key,
            name=source.name,
            names=tuple(form.name for form in source.names.all()),
            home_page=source.home_page,
            zone=source.zone,
            day_first=source.day_first,
            kind="agency" if source.kind == Source.Kind.AGENCY else "outlet",
            language=source.language,
        )
        for source in Source.objects.prefetch_related("names")
    ]


def _source_named(extracted: Extracted) -> Source | None:
    """The source the extraction recognised; a name nobody knew yet becomes a source with unknown zone."""
    if not extracted.source:
        return None
    if extracted.source.startswith("source:"):
        return Source.objects.get(pk=int(extracted.source.removeprefix("source:")))
    source, _created = Source.objects.get_or_create(name=extracted.source[:200])
    return source


def _version_of(extracted: Extracted) -> ArticleVersion:
    published = extracted.published
    moment = published.local if published else None
    timed = published is not None and published.precision != "day"
    return ArticleVersion(
        headline=extracted.headline[:500],
        standfirst=extracted.standfirst,
        byline=extracted.byline[:500],
        authors=list(extracted.authors),
        agency=extracted.agency[:100],
        dateline=extracted.dateline[:200],
        body=extracted.body,
        caption=extracted.caption,
        credit=extracted.credit[:300],
        keywords=list(extracted.keywords),
        language=extracted.language,
        direction=extracted.direction,
        canonical_url=(extracted.canonical_url or "")[:500],
        published_day=moment.date() if moment else None,
        published_time=moment.time() if moment and timed else None,
        published_zone=published.zone if published else "",
        zone_status=published.zone_status if published else ArticleVersion.ZoneStatus.UNKNOWN,
        published_precision=published.precision if published and moment else "",
        published_at=published.utc if published else None,
        captured=extracted.captured,
        evidence={field: _kept(evidence) for field, evidence in extracted.evidence.items()},
        doubts=list(extracted.doubts),
        source_status=extracted.source_status,
    )


def _kept(evidence: Evidence) -> dict[str, Any]:
    """As stored: the words themselves only as far as a person reads them, their place in full."""
    return asdict(evidence) | {"raw": evidence.raw[:300]}


def _article_of(version: ArticleVersion, source: Source | None) -> Article | None:
    """The article these words belong to: by its address, its words, or its headline and day; of one source.

    Two outlets that print the same agency copy are two articles: each is a report of its own.
    """
    standing = Article.objects.filter(erased__isnull=True, source=source)
    if version.canonical_url:
        at_address = Article.objects.filter(erased__isnull=True, canonical_url=version.canonical_url).first()
        if at_address:
            return at_address
        standing = standing.filter(canonical_url="")  # another address is another article
    same_words = standing.filter(fingerprint=version.fingerprint).first()
    if same_words or not (source and version.headline and version.published_day):
        return same_words
    return standing.filter(headline=version.headline, current__published_day=version.published_day).first()


# Reading


def read(article: Article) -> None:
    """Find dates, names, quotations, figures and events in the current version and store them.

    Reading again replaces what the machine found and nothing that an editor decided: proposals over
    cited or rejected words take the state of that decision.
    """
    version = article.current
    if version is None:
        return
    reading = _Reading(article, version)
    with transaction.atomic():
        locked(article)
        for mark in (TimeExpression, Mention, Figure, Quotation):
            mark._default_manager.filter(version__article=article).delete()
        reading.store()
        settle(article)
        Timeline.objects.citing([article]).touch()  # they show the figures in its cited sentences
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


class _Reading:
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
                settled=_settled(article, name),
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
        for named in self.named:
            entity = _entity_of(named)
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

    def _speaker(self, field: str, words: tuple[int, int] | None) -> dict[str, Any]:
        if words is None:
            return {"speaker": None, "speaker_words": ""}
        start, end = words
        inside = [e for f, s, e_, e in self.speakers if f == field and s < end and start < e_]
        return {
            "speaker": inside[-1] if inside else None,
            "speaker_words": self.fields[field][start:end][:200],
        }

    def _figure(self, field: str, found: figures.Figure) -> Figure:
        return Figure(
            **self._passage(field, found.start, found.end),
            number=found.number,
            unit=found.unit,
            hedge=found.hedge,
            counts=found.counts[:200],
            sentence_start=self._sentence(field, found.start)[0],
            **self._speaker(field, found.speaker),
        )

    def _quotation(self, field: str, found: quotations.Quotation) -> Quotation:
        return Quotation(
            **self._passage(field, found.start, found.end),
            certain=found.certain,
            sentence_start=self._sentence(field, found.start)[0],
            rule=found.rule,
            **self._speaker(field, found.speaker),
        )

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


def _names(fields: dict[str, str]) -> list[Named]:
    """Who is named, by the site's model and the rules; by the rules alone where the model cannot be had."""
    try:
        return names.find(fields, registry(), names.chosen(settings.NEWSREADER_NAMES_MODEL))
    except names.NoModel as missing:
        logger.error("Names are found by rules only. %s", missing)
        return names.find(fields, registry())


def _settled(article: Article, field: str) -> list[timex.Settled]:
    """What editors said the field's dates mean."""
    readings = article.date_readings.filter(version=article.current, field=field, lost=False)
    return [timex.Settled(reading.start, reading.end, reading.when) for reading in readings]


# The registry of names


def registry() -> Registry:
    """The confirmed entities as the names package wants them; built again only when one of them changed."""
    state = _confirmed().aggregate(count=Count("pk"), latest=Max("modified"))
    return _registry_as_of(state["count"], state["latest"])


def _confirmed() -> QuerySet[Entity]:
    return Entity.objects.filter(confirmed=True, merged_into__isnull=True)


@lru_cache(maxsize=1)
def _registry_as_of(count: int, latest: datetime | None) -> Registry:
    return Registry(
        Known(
            key=str(entity.pk),
            name=entity.name,
            kind=entity.kind,
            aliases=tuple(a.name for a in entity.aliases.all() if not a.demonym and a.name != entity.name),
            demonyms=tuple(a.name for a in entity.aliases.all() if a.demonym),
            default=all(a.default for a in entity.aliases.all()),
        )
        for entity in _confirmed().prefetch_related("aliases").order_by("pk")
    )


def _entity_of(named: Named) -> Entity:
    """The registry's entity, else the provisional one of this name and kind, made when it is new."""
    if named.key is not None:
        return Entity.objects.get(pk=int(named.key))
    same_name = (
        Alias.objects.filter(folded=fold(named.name)[:200], entity__merged_into__isnull=True, demonym=False)
        .select_related("entity")
        .order_by("-entity__confirmed", "entity_id")
    )
    known = [alias.entity for alias in same_name]
    for entity in known:
        if entity.kind == named.kind:
            return entity
    # What a name means without a registry entry is a guess: another article's guess is joined, not doubled,
    # but for people, who share their names with places and companies.
    if known and named.kind != "person" and known[0].kind != "person":
        return known[0]
    entity = Entity.objects.create(kind=named.kind, name=named.name[:200])
    Alias.objects.create(entity=entity, name=named.name[:200])
    return entity
