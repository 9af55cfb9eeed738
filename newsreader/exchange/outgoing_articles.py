"""Articles as they leave the site: headline, outlet, when they were published, standfirst; never their text.

The same for everybody: what strangers may see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from newsreader.exchange.outgoing import OutgoingEntry, isolated, tag
from newsreader.models import Article, ArticleVersion, Entity, Source
from newsreader.models.addresses import absolute
from newsreader.models.article import ArticleQuerySet
from newsreader.models.list_places import ListPlace
from newsreader.models.prepared import Answers
from newsreader.models.user import NOBODY
from newsreader.showing import mentions
from newsreader.showing.filter import Filter
from newsreader.showing.html.dates import published
from newsreader.showing.html.web import is_web_address

PAGE = 30  # entries; of an entity as many as its page shows


class OutgoingArticles(NamedTuple):
    entries: Sequence[OutgoingEntry]
    modified: datetime | None  # when any of their rows was last written
    older: str  # the place to go on after, as addresses carry it; "" where there is no more


def newest(source: Source | None = None, after: ListPlace | None = None) -> OutgoingArticles:
    """Of all articles, or a source's, the newest by the moment of publication."""
    asked = _whole(Article.objects.visible_to(NOBODY)).newest_first()
    if source:
        asked = asked.of_source(source)
    if after:
        asked = asked.listed_before(after.moment, after.id)
    found = list(asked[: PAGE + 1])
    return _outgoing(found[:PAGE], {}, more=len(found) > PAGE)


def naming(entity: Entity, after: ListPlace | None = None) -> OutgoingArticles:
    """The newest that name the entity, each with the first sentence that does."""
    page = mentions.page(entity, Answers(NOBODY), Filter(), after)
    ids = [each.article.pk for each in page.articles]
    rows = _whole(Article.objects.visible_to(NOBODY)).in_bulk(ids)
    sentences = {each.article.pk: each.sentences[0].sentence for each in page.articles if each.sentences}
    return _outgoing([rows[id] for id in ids if id in rows], sentences, more=page.more)


def _whole(articles: ArticleQuerySet) -> ArticleQuerySet:
    """With what leaves of them, and no text."""
    return articles.select_related("source", "current").only(
        *("headline", "slug", "listed", "canonical_url", "modified", "source__name"),
        *(f"current__{name}" for name in _OF_VERSION),
    )


_OF_VERSION = (
    *("standfirst", "published_day", "published_time", "published_zone", "published_at", "zone_status"),
    *("language", "made"),
)


def _outgoing(articles: Sequence[Article], quoted: Mapping[int, str], *, more: bool) -> OutgoingArticles:
    return OutgoingArticles(
        [_entry(article, quoted.get(article.pk, "")) for article in articles],
        max((article.modified for article in articles), default=None),
        ListPlace(articles[-1].listed, articles[-1].pk).as_text if more and articles else "",
    )


def _entry(article: Article, quoted: str) -> OutgoingEntry:
    version = article.current
    assert version is not None  # visible_to() leaves out the erased, which alone have none
    outlet = article.source.name if article.source else ""
    text = f"“{quoted}”" if quoted else version.standfirst
    return OutgoingEntry(
        id=tag("article", article.pk),
        url=absolute(article.get_absolute_url()),
        title=article.headline or _("Without a headline"),
        summary=f"{isolated(outlet) or _('Source unknown')}. {said_published(version)}.\n{text}".strip(),
        updated=version.made,
        published=version.published_at,
        language=version.language,
        author=outlet,
        via=article.canonical_url if is_web_address(article.canonical_url) else "",
    )


def said_published(version: ArticleVersion) -> str:
    """When it was published, in words: a day has no time, a time without a zone says so."""
    if version.published_day is None:
        return _("Publication date unknown")
    said = _("Published %(when)s") % {"when": published(version)}
    if version.published_time and version.zone_status == ArticleVersion.ZoneStatus.INFERRED:
        return _("%(published)s, the zone taken from the source’s home") % {"published": said}
    return said
