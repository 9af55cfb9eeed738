"""Taking in: a document becomes an article, or a new version of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsreader import extraction
from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.changes import lock
from newsreader.extraction import Evidence, Extracted, Outlet
from newsreader.extraction.outlets import starter as starter_outlets
from newsreader.fetching.addresses import known_by
from newsreader.fetching.documents import Document, Refused
from newsreader.models import (
    Article,
    ArticleVersion,
    Entity,
    ErasedDigest,
    HeldVersion,
    Original,
    Source,
    SourceName,
)
from newsreader.models.article import digest_of
from newsreader.pipeline.identity import Recognised, doubts_of, drop_held_copies, recognise
from newsreader.pipeline.starter import load_entities, load_outlets
from newsreader.text.names.starter import starters


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document: its article, whether that is new, and what an editor should look at."""

    article: Article
    # "new", "version" (the article was there, its text differed), "held" (it may be a version of the article:
    # an editor is asked) or "same"
    outcome: str
    warnings: tuple[str, ...] = ()


def ingest(document: Document) -> Ingested:
    """Store the document as an article, or as a new version of one. Raises fetching.documents.Refused.

    The same bytes, and the same words in other bytes, are the same article; what was erased is refused.
    Does not read it: see `read`.
    """
    sha256 = Original.digest(document.data)
    kept = Article.objects.with_original(sha256).first()
    if kept:
        return Ingested(kept, "same")
    _refuse_erased([sha256])
    load_starter()
    extracted = extraction.extract(document, outlets())
    with transaction.atomic():
        source = _source_named(extracted)
        version = _version_of(extracted)
        address = known_by(document.url, version.canonical_url)[:500]
        known = recognise(version, source, address)
        if known and known.same:
            return Ingested(known.article, "same")
        if known:
            lock(known.article)  # who erases it meanwhile is waited for
        erased = list(version.digests(source.pk if source else None).values())
        _refuse_erased([*erased, digest_of(address)] if address else erased)
        version.original = Original.store(document.data, document.name, document.media_type)
        meanwhile = Article.objects.with_original(version.original.sha256).first()
        if meanwhile:  # somebody took in the same bytes at the same moment
            return Ingested(meanwhile, "same")
        if known and known.waits:
            _hold(version, known, source, address)
            return Ingested(known.article, "held", extracted.warnings)
        article = (
            known.article
            if known
            else Article(source=source, headline=version.headline, fetched_from=address)
        )
        if known is None:
            version.doubts += doubts_of(version, source)
            article.listed = version.listed
            article.save()
        article.add_version(version)
        drop_held_copies(article, version)
        if known:
            reanchor(article)
    return Ingested(article, "version" if known else "new", tuple(version.doubts))


def _hold(version: ArticleVersion, known: Recognised, source: Source | None, address: str) -> None:
    version.article = known.article
    version.save()
    HeldVersion.objects.create(
        article=known.article, version=version, source=source, fetched_from=address, reason=known.waits
    )


def _refuse_erased(digests: Iterable[str]) -> None:
    """Raises Refused where an article known by one of these was erased."""
    known = ErasedDigest.objects.filter(digest__in=list(digests)).select_related("article").first()
    if known and known.article.erased:
        raise Refused(
            _("It was erased here on %(day)s, as article %(id)s, and stays out.")
            % {"day": date_format(known.article.erased, "j F Y"), "id": known.article_id}
        )


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
