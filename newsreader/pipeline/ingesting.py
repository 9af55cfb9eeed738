"""Taking in: a document becomes an article, or a new version of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from newsreader import extraction
from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.changes import lock
from newsreader.deciding.indexing import index
from newsreader.extraction import Evidence, Extracted, Outlet, Published
from newsreader.extraction.outlets import starter as starter_outlets
from newsreader.fetching.addresses import known_by
from newsreader.fetching.documents import Document, Refused
from newsreader.models import (
    Article,
    ArticleVersion,
    Entity,
    ErasedDigest,
    Feed,
    HeldVersion,
    LeadPicture,
    Original,
    Source,
    SourceName,
    mending,
)
from newsreader.models.erased import digest_of
from newsreader.models.search import Kind
from newsreader.pipeline.asking import Question
from newsreader.pipeline.identity import (
    Recognised,
    doubts_of,
    drop_held_copies,
    one_at_a_time,
    recognise,
    recognise_as,
)
from newsreader.pipeline.rows import change, insert
from newsreader.pipeline.starter import load_entities, load_outlets
from newsreader.pipeline.together import once
from newsreader.text.blocks import PARAGRAPH, blocks
from newsreader.text.names.starter import starters

MOST_OF_ADDRESS, MOST_OF_PICTURE = 500, 1000


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of a document: its article, whether that is new, and what an editor should look at."""

    article: Article
    # "new", "version" (the article was there, its text differed), "held" (it may be a version of the article:
    # an editor is asked) or "same"
    outcome: str
    warnings: tuple[str, ...] = ()


def ingest(
    document: Document,
    *,
    of: Article | None = None,
    feed: int | None = None,
    public: bool = False,
    doubts: Sequence[str] = (),
) -> Ingested:
    """Store the document as an article, or as a new version of one. Raises fetching.documents.Refused.

    The same bytes, if they say all, and the same words in other bytes, are the same article; what was erased
    is refused.
    `feed` is the id of the feed that brings it; none: an editor gives it, and it is never taken for unused.
    `of` is the article that the same entry of the feed became before. A new article is `public` from the
    beginning where its feed's setting says so. `doubts` are what the one who delivers it doubts.
    Does not read it: see `read`.
    """
    sha256 = Original.digest(document.data)
    # Entries of one teaser ("Read more") are several articles: what tells them apart stands beside the bytes.
    says_all = document.told is None or document.told.whole_page
    by_bytes = says_all and of is None
    if by_bytes and _TAKEN.rows(sha256):
        return _same(_with_original(sha256), feed)
    if says_all:
        _refuse_erased([sha256])
    once(load_starter)
    document = replace(document, received=document.received or timezone.now())
    extracted = extraction.extract(document, once(outlets))
    version = _version_of(extracted)
    version.doubts += doubts
    new = Original.of(document.data, document.name, document.media_type)
    address = known_by(document.url, version.canonical_url)
    address = address if len(address) <= MOST_OF_ADDRESS else ""  # cut off it might be another's
    with transaction.atomic():
        one_at_a_time()
        source = _source_named(extracted)
        known = recognise_as(of, version) if of else recognise(version, source, address)
        if known and known.same:
            return _same(known.article, feed)
        if known:
            # As it is by now: who erases it, or makes it private, meanwhile is waited for.
            known = known._replace(article=lock(known.article))
        erased = list(version.digests(source).values())
        _refuse_erased([*erased, digest_of(address)] if address else erased)
        original = new
        if not insert(new):
            original = Original.objects.get(sha256=sha256)
            if by_bytes and _TAKEN.rows(sha256):  # somebody took in the same bytes at the same moment
                return _same(_with_original(sha256), feed)
            original.come_again(new)
        version.original = original
        if known and known.waits:
            _hold(version, known, source, address)
            return Ingested(known.article, "held", extracted.warnings)
        if known is None:
            feed = feed if feed and _FEED.rows(feed) else None  # left meanwhile, it names nobody
            article = _new(version, source, address, feed=feed, public=public)
        else:
            article = known.article
            article.given = article.given or feed is None
            if article.current:
                mending.keep(article.current, version)
            article.add_version(version)
            LeadPicture.objects.follow(article)
            drop_held_copies(article, version)
            reanchor(article)
        index(Kind.ARTICLE, [article.pk])
    return Ingested(article, "version" if known else "new", tuple(version.doubts))


_FEED = Question(lambda pk: Feed.objects.filter(pk=pk).order_by().values_list("pk"), int)
_TAKEN = Question(lambda sha256: Article.objects.with_original(sha256).values_list("pk")[:1], str)


def _with_original(sha256: str) -> Article:
    return Article.objects.with_original(sha256)[0]


def _same(article: Article, feed: int | None) -> Ingested:
    """It is here already; that an editor gives it, too, is noted."""
    if feed is None and not article.given:
        Article.objects.filter(pk=article.pk).update(given=True)
    return Ingested(article, "same")


def _new(
    version: ArticleVersion, source: int | None, address: str, *, feed: int | None, public: bool
) -> Article:
    """An article with this version, its first. As Article.add_version would make it, by three statements."""
    version.doubts += doubts_of(version, source)
    article = Article(source_id=source, fetched_from=address, feed_id=feed, given=feed is None, public=public)
    for name, value in article.copied_from(version).items():
        setattr(article, name, value)
    article.current = None
    insert(article)
    version.article, version.number = article, 1
    insert(version)
    article.current = version
    change(Article, [article], ["current"]).send()
    return article


def _hold(version: ArticleVersion, known: Recognised, source: int | None, address: str) -> None:
    version.article = known.article
    version.save()
    HeldVersion.objects.create(
        article=known.article, version=version, source_id=source, fetched_from=address, reason=known.waits
    )


def _refuse_erased(digests: Iterable[str]) -> None:
    """Raises Refused where an article known by one of these was erased."""
    given = list(digests)
    if not _ERASED.rows(given):
        return
    known = ErasedDigest.objects.filter(digest__in=given).select_related("article").first()
    if known and known.article.erased:
        raise Refused(
            _("It was erased here on %(day)s, as article %(id)s, and stays out.")
            % {"day": date_format(known.article.erased, "j F Y"), "id": known.article_id}
        )


_ERASED = Question(lambda digests: ErasedDigest.objects.filter(digest__in=digests).values_list("pk")[:1], str)


def load_starter() -> None:
    """Load the starter lists into an empty registry; of several workers that find it empty one does."""
    if _ANY_SOURCE.rows() and _ANY_ENTITY.rows():
        return
    with transaction.atomic():
        one_at_a_time()
        if not _ANY_SOURCE.rows():
            load_outlets(starter_outlets())
        if not _ANY_ENTITY.rows():
            entries = starters()
            load_entities([entry.known for entry in entries], {e.known.key: e.description for e in entries})


_ANY_SOURCE = Question(lambda: Source.objects.order_by().values_list("pk")[:1])
_ANY_ENTITY = Question(lambda: Entity.objects.filter(confirmed=True).order_by().values_list("pk")[:1])


def outlets() -> Sequence[Outlet]:
    """The site's sources as the extraction knows them; made again only when one of them changed."""
    return _outlets_of(tuple(_SOURCES.rows()), tuple(_FORMS.rows()))


_SOURCES = Question(
    lambda: Source.objects.order_by("name").values_list(
        "pk", "name", "home_page", "zone", "day_first", "kind", "language"
    )
)
_FORMS = Question(lambda: SourceName.objects.order_by("pk").values_list("source", "name"))


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


def _source_named(extracted: Extracted) -> int | None:
    """The source the extraction recognised; a name nobody knew yet becomes a source with unknown zone."""
    if not extracted.source:
        return None
    if extracted.source.startswith("source:"):
        return int(extracted.source.removeprefix("source:"))
    name = extracted.source[:200]
    if known := _NAMED.rows(name):
        pk: int = known[0][0]
        return pk
    return Source.objects.get_or_create(name=name)[0].pk


_NAMED = Question(lambda name: Source.objects.filter(name=name).order_by().values_list("pk"), str)


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
        kinds=_kinds(extracted),
        caption=extracted.caption,
        credit=extracted.credit[:300],
        links=[list(link) for link in extracted.links],
        image_url=extracted.image_url if len(extracted.image_url) <= MOST_OF_PICTURE else "",
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
        updated=_moment(extracted.updated),
        evidence={field: _stored(evidence) for field, evidence in extracted.evidence.items()},
        doubts=list(extracted.warnings),
        left_out=_left_out(extracted),
        source_status=extracted.source_status,
    )


def published_columns(extracted: Extracted) -> tuple[dict[str, Any], dict[str, Any]]:
    """Of when it was published: what a version's columns hold, as JSON does, and the evidence of it."""
    version = _version_of(extracted)
    return mending.values_of(version, "published"), version.evidence.get("published", {})


def _moment(stated: Published | None) -> dict[str, str]:
    """As stored: the local clock as stated, and what is known of its zone."""
    if stated is None or stated.local is None:
        return {}
    timed = stated.precision != "day"
    return {
        "day": stated.local.date().isoformat(),
        "time": stated.local.time().isoformat() if timed else "",
        "zone": stated.zone,
        "status": stated.zone_status,
        "precision": stated.precision,
    }


def _left_out(extracted: Extracted) -> list[list[str]]:
    lines = extracted.dropped[: ArticleVersion.MOST_LEFT_OUT]
    return [[line.text[: ArticleVersion.LONGEST_LINE], line.rule] for line in lines]


def _kinds(extracted: Extracted) -> list[str]:
    """As stored: none where all are paragraphs, as in most articles, or where they are not the blocks'."""
    told: list[str] = [block.kind for block in blocks(extracted.body, extracted.kinds)]
    return [] if set(told) == {PARAGRAPH} else told


def _stored(evidence: Evidence) -> dict[str, Any]:
    """As stored: the words themselves only as far as a person reads them, their place in full."""
    return asdict(evidence) | {"raw": evidence.raw[:300]}
