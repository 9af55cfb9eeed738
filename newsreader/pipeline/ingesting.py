"""Taking in: a document becomes an article, or a new version of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from django.db import transaction

from newsreader import extraction
from newsreader.deciding.anchoring import reanchor
from newsreader.extraction import Evidence, Extracted, Outlet
from newsreader.extraction.outlets import starter as starter_outlets
from newsreader.fetching.documents import Document
from newsreader.models import Article, ArticleVersion, Entity, Original, Source, SourceName
from newsreader.pipeline.starter import load_entities, load_outlets
from newsreader.text.names.starter import starters


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document: its article, whether that is new, and what an editor should look at."""

    article: Article
    outcome: str  # "new", "version" (the article was there, its text differed) or "same"
    warnings: tuple[str, ...] = ()


def ingest(document: Document) -> Ingested:
    """Store the document as an article, or as a new version of one. Raises fetching.documents.Refused.

    The same bytes, and the same words in other bytes, are the same article. Does not read it: see `read`.
    """
    kept = Article.objects.filter(versions__original__sha256=Original.digest(document.data)).first()
    if kept:
        return Ingested(kept, "same")
    load_starter()
    extracted = extraction.extract(document, outlets())
    with transaction.atomic():
        source = _source_named(extracted)
        version = _version_of(extracted)
        article = _article_of(version, source)
        if article and article.fingerprint == version.fingerprint:
            return Ingested(article, "same")
        version.original = Original.store(document.data, document.name, document.media_type)
        meanwhile = Article.objects.filter(versions__original=version.original).first()
        if meanwhile:  # somebody took in the same bytes at the same moment
            return Ingested(meanwhile, "same")
        outcome = "version" if article else "new"
        if article is None:
            article = Article(source=source, headline=version.headline, listed=version.listed)
            article.save()
        article.add_version(version)
        if outcome == "version":
            reanchor(article)
    return Ingested(article, outcome, extracted.warnings)


def load_starter() -> None:
    """Load the starter lists into an empty registry."""
    if not Source.objects.exists():
        load_outlets(starter_outlets())
    if not Entity.objects.filter(confirmed=True).exists():
        entries = starters()
        load_entities([entry.known for entry in entries], {e.known.key: e.description for e in entries})


def outlets() -> Sequence[Outlet]:
    """The site's sources as the extraction knows them; made again only when one of them changed."""
    columns = ("pk", "name", "home_page", "zone", "day_first", "kind", "language")
    sources = Source.objects.order_by("name").values_list(*columns)
    forms = SourceName.objects.order_by("pk").values_list("source", "name")
    return _outlets_of(tuple(sources), tuple(forms))


@lru_cache(maxsize=1)
def _outlets_of(sources: tuple[Any, ...], forms: tuple[tuple[int, str], ...]) -> tuple[Outlet, ...]:
    names: dict[int, list[str]] = {}
    for source, name in forms:
        names.setdefault(source, []).append(name)
    return tuple(
        Outlet(
            key=Source(pk=pk).key,
            name=name,
            names=tuple(names.get(pk, ())),
            home_page=home_page,
            zone=zone,
            day_first=day_first,
            kind="agency" if kind == Source.Kind.AGENCY else "outlet",
            language=language,
        )
        for pk, name, home_page, zone, day_first, kind, language in sources
    )


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
        evidence={field: _stored(evidence) for field, evidence in extracted.evidence.items()},
        doubts=list(extracted.warnings),
        source_status=extracted.source_status,
    )


def _stored(evidence: Evidence) -> dict[str, Any]:
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
