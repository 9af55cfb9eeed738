"""What hung on an outlet that was corrected: when its articles were published, and what counts from that."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import UTC, datetime
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from newsreader import extraction
from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.changes import lock
from newsreader.deciding.indexing import index
from newsreader.deciding.mending import copy_of
from newsreader.extraction import Outlet
from newsreader.extraction.doubts import about
from newsreader.extraction.told import moment_told
from newsreader.fetching.documents import Document, Refused
from newsreader.models import Article, ArticleVersion, Conflict, Source
from newsreader.models.mending import SOURCE, Values, mends, same_words, stored, values_of, written
from newsreader.models.search import Kind
from newsreader.pipeline.giving_way import goes_on
from newsreader.pipeline.ingesting import outlets, published_columns
from newsreader.pipeline.reading import try_to_read

AT_ONCE = 20  # articles looked up together
PUBLISHED = "published"
ZoneStatus = ArticleVersion.ZoneStatus


def anything_to_reread() -> bool:
    return Source.objects.filter(reread_below__isnull=False).exists()


def reread_due(most: float) -> bool:
    """Read anew the articles of outlets that were corrected, the newest first, for at most so many seconds.
    Is all done?"""
    ends = monotonic() + most
    for _read in _reread_each():
        if not goes_on() or monotonic() > ends:
            return not anything_to_reread()
    return True


def _reread_each() -> Iterator[Article]:
    """Each once; where the outlet is corrected again meanwhile, all of it anew. What was read is noted before
    it is told: whoever stops there goes on behind it."""
    while source := Source.objects.filter(reread_below__isnull=False).order_by("pk").first():
        below = source.reread_below
        some = list(source.articles.filter(erased__isnull=True, pk__lt=below).order_by("-pk")[:AT_ONCE])
        for article in some:
            reread(article)
            if not _go_on(source, below, article.pk):
                break
            below = article.pk
            yield article
        else:
            if len(some) < AT_ONCE:
                _go_on(source, below, None)


def _go_on(source: Source, was: int | None, below: int | None) -> bool:
    return bool(Source.objects.filter(pk=source.pk, reread_below=was).update(reread_below=below))


def reread(article: Article) -> None:
    """Read when the article was published as its outlet writes it now, and its marks anew.

    Another reading is a new version of it, which no editor decided; what an editor said of its publication
    stands.
    """
    try:
        with transaction.atomic():
            article = lock(article)
            if article.current is None:
                return
            if version := _read_anew(article, article.current):
                version.save()
                looked_at = article.looked_at
                for name, value in article.copied_from(version).items():
                    setattr(article, name, value)
                article.looked_at = looked_at
                article.read_at, article.reading_failed = None, ""  # until it is read: a sweep finds it
                article.save()
                article.write_copies()
                reanchor(article)
                index(Kind.ARTICLE, [article.pk])
                index(Kind.EVENT, list(article.citations.order_by().values_list("event", flat=True)))
    except Conflict:  # somebody took it away
        return
    try_to_read(article)


def _read_anew(article: Article, current: ArticleVersion) -> ArticleVersion | None:
    """The next version, not stored; None where it reads as it did."""
    found = _said(article, current)
    known = mends(current)
    read = known[PUBLISHED].read if PUBLISHED in known else values_of(current, PUBLISHED)
    if found is None or written(current, read) == written(current, found.values):
        return None
    version = copy_of(current, article)
    if PUBLISHED in known:
        if same_words(PUBLISHED, read, found.values):
            return None
        version.mended = stored(known | {PUBLISHED: known[PUBLISHED]._replace(read=found.values)})
    else:
        for name, value in written(version, found.values).items():
            setattr(version, name, value)
    if found.doubts is not None:
        version.doubts = [each for each in version.doubts if PUBLISHED not in about(each)] + found.doubts
    if found.evidence:
        version.evidence = {**version.evidence, PUBLISHED: found.evidence}
    return version


class _Said:
    """What is read of its publication now, the doubts about it and its evidence, where these were read."""

    def __init__(
        self, values: Values, doubts: list[str] | None = None, evidence: dict[str, Any] | None = None
    ) -> None:
        self.values, self.doubts, self.evidence = values, doubts, evidence


def _said(article: Article, version: ArticleVersion) -> _Said | None:
    """By its page or file, where that is kept and names this outlet; else by the clock alone."""
    source = article.source
    if source is None:
        return None
    if version.evidence.get(PUBLISHED, {}).get("rule") == "told":
        return _told(article, version, source)
    original = version.original
    if original is not None and not original.gone and SOURCE not in version.mended:
        document = Document(
            original.name,
            original.content,
            original.media_type,
            url=f"https://{article.fetched_from}" if article.fetched_from else "",
            received=original.received,
        )
        try:
            extracted = extraction.extract(document, outlets())
        except Refused:
            return _by_clock(version, source)
        if extracted.source in (source.key, source.name):
            doubts = [each for each in extracted.warnings if PUBLISHED in about(each)]
            values, evidence = published_columns(extracted)
            return _Said(values, doubts, evidence)
    return _by_clock(version, source)


def _told(article: Article, version: ArticleVersion, source: Source) -> _Said | None:
    """By the words of whoever delivered it; a feed whose zone an editor said goes by that."""
    if article.feed is not None and article.feed.zone:
        return None
    outlet = Outlet(name=source.name, zone=source.zone, day_first=source.day_first)
    moment, doubts = moment_told(version.evidence[PUBLISHED].get("raw", ""), outlet)
    if moment is None:
        return None
    values, _evidence = published_columns(extraction.Extracted(published=moment))
    return _Said(values, list(doubts))


def _by_clock(version: ArticleVersion, source: Source) -> _Said | None:
    """The local time stands; the instant goes by the outlet's zone where the article states none."""
    read = copy(version.as_read)
    if read.published_day is None or read.published_time is None or read.zone_status == ZoneStatus.STATED:
        return None
    read.published_zone = source.zone
    read.zone_status = ZoneStatus.INFERRED if source.zone else ZoneStatus.UNKNOWN
    local = datetime.combine(read.published_day, read.published_time)
    read.published_at = local.replace(tzinfo=ZoneInfo(source.zone)).astimezone(UTC) if source.zone else None
    return _Said(values_of(read, PUBLISHED))
