"""Feeds that leave the site: newest articles, a timeline, what changed on it, an entity, a source, a search.

The same for everybody, whoever asks: what strangers may see.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.encoding import escape_uri_path
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from newsreader.exchange import atom, json_feed, outgoing_articles, outgoing_search, outgoing_timelines
from newsreader.exchange.outgoing import OutgoingFeed, tag
from newsreader.exchange.outgoing_articles import OutgoingArticles
from newsreader.exchange.outgoing_timelines import OutgoingEntries
from newsreader.models import Entity, Source, Timeline
from newsreader.models.addresses import absolute
from newsreader.models.ids import id_in
from newsreader.models.list_places import ListPlace
from newsreader.models.user import NOBODY
from newsreader.showing.article_list import asked_place
from newsreader.showing.search.asked import read
from newsreader.showing.timeline_changes import ChangeKind
from newsreader.text.markdown import plain
from newsreader.views.door import CACHED_FOR, LARGEST_KEPT, release
from newsreader.views.former import leads_on

FORMS: dict[str, tuple[str, Callable[[OutgoingFeed], bytes]]] = {
    "atom": (atom.MEDIA_TYPE, atom.write),
    "json": (json_feed.MEDIA_TYPE, json_feed.write),
}
NEVER = datetime(1970, 1, 1, tzinfo=UTC)  # an empty feed has to name a moment too, and may name none of now


@gzip_page
@require_safe
def articles(request: HttpRequest, form: str) -> HttpResponse:
    def about() -> tuple[str, str, str]:
        return tag("articles"), _("Newest articles"), reverse("articles")

    return _of_articles(request, form, lambda after: outgoing_articles.newest(after=after), about)


@gzip_page
@require_safe
def source(request: HttpRequest, form: str, id: int) -> HttpResponse:
    source = get_object_or_404(Source.objects.visible_to(NOBODY), pk=id)

    def about() -> tuple[str, str, str]:
        return tag("source", id), source.name, source.get_absolute_url()

    return _of_articles(request, form, lambda after: outgoing_articles.newest(source, after), about)


@gzip_page
@require_safe
def entity(request: HttpRequest, form: str, id: int) -> HttpResponse:
    """Of one that was merged: leads to the feed of what it was merged into."""
    found = get_object_or_404(Entity, pk=id)
    entity = get_object_or_404(Entity.objects.visible_to(NOBODY), pk=found.standing.pk)
    if entity != found:
        return redirect("entity-feed", id=entity.pk, form=form, permanent=True)

    def about() -> tuple[str, str, str]:
        return tag("entity", id), entity.shown_name, entity.get_absolute_url()

    return _of_articles(request, form, lambda after: outgoing_articles.naming(entity, after), about)


@gzip_page
@require_safe
@leads_on(lambda _request: NOBODY)
def timeline(request: HttpRequest, form: str, slug: str) -> HttpResponse:
    return _of_timeline(request, form, slug, "newest", outgoing_timelines.newest)


@gzip_page
@require_safe
@leads_on(lambda _request: NOBODY)
def changes(
    request: HttpRequest, form: str, slug: str, kinds: Collection[ChangeKind] = tuple(ChangeKind)
) -> HttpResponse:
    def told(timeline: Timeline, before: int | None) -> OutgoingEntries:
        return outgoing_timelines.changed(timeline, kinds, before)

    return _of_timeline(request, form, slug, "changes" if ChangeKind.ADDED in kinds else "corrections", told)


Told = Callable[[Timeline, int | None], OutgoingEntries]


def _of_timeline(request: HttpRequest, form: str, slug: str, which: str, told: Told) -> HttpResponse:
    timeline = get_object_or_404(Timeline.objects.visible_to(NOBODY), slug=slug)
    before = id_in(request.GET.get("before", ""))

    def build() -> bytes:
        entries, older = told(timeline, before)
        title = {
            "newest": timeline.title,
            "changes": _("%(title)s: what changed") % {"title": timeline.title},
            "corrections": _("%(title)s: corrections") % {"title": timeline.title},
        }[which]
        feed = OutgoingFeed(
            id=tag("timeline", timeline.pk, which),
            url=absolute(timeline.get_absolute_url()),
            address=_address(request, "before", before),
            title=title,
            subtitle=plain(timeline.standfirst),
            updated=max((entry.updated for entry in entries), default=timeline.published or NEVER),
            entries=entries,
            language=timeline.language,
            older=_address(request, "before", older) if older else "",
        )
        return FORMS[form][1](feed)

    asked = f"{request.path}\x1f{before}\x1f{timeline.pk}\x1f{timeline.revision}\x1f{release()}"
    key = hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
    if (unchanged := _unchanged(request, key, timeline.modified)) is not None:
        return unchanged
    content: bytes | None = cache.get(f"feed:{key}")
    if content is None:
        content = _in_own_language(build)
        if before is None and len(content) <= LARGEST_KEPT:  # older ones begin wherever a stranger says
            cache.set(f"feed:{key}", content, CACHED_FOR)
    return _whole(form, content, key, timeline.modified)


def _of_articles(
    request: HttpRequest,
    form: str,
    tell: Callable[[ListPlace | None], OutgoingArticles],
    about: Callable[[], tuple[str, str, str]],
) -> HttpResponse:
    """`about` says the feed's id, its title, and the path of its page."""
    after = asked_place(request.GET.get("after", ""), NOBODY)
    told = tell(after)

    def build() -> bytes:
        name, title, page = about()
        feed = OutgoingFeed(
            id=name,
            url=absolute(page),
            address=_address(request, "after", after.as_text if after else None),
            title=title,
            updated=max((entry.updated for entry in told.entries), default=NEVER),
            entries=told.entries,
            language=settings.LANGUAGE_CODE,
            older=_address(request, "after", told.older) if told.older else "",
        )
        return FORMS[form][1](feed)

    content = _in_own_language(build)
    key = hashlib.sha256(content).hexdigest()
    modified = told.modified or NEVER
    return _unchanged(request, key, modified) or _whole(form, content, key, modified)


@gzip_page
@require_safe
def search(request: HttpRequest, form: str) -> HttpResponse:
    """What a search finds, the newest first. Kept in no cache of ours, which strangers' words would fill."""
    try:
        asked = read(request.GET, NOBODY)
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
    after = request.GET.get("after", "")[:200]
    found = outgoing_search.newest(asked, timezone.localdate(), after)
    updated = max((entry.updated for entry in found.entries), default=NEVER)

    def build() -> bytes:
        feed = OutgoingFeed(
            id=tag("search", hashlib.sha256(asked.query.encode()).hexdigest()[:32]),
            url=absolute(f"{reverse('search')}?{asked.query}"),
            address=_further(request, asked.query, after),
            title=asked.said or _("Search"),
            updated=updated,
            entries=found.entries,
            language=settings.LANGUAGE_CODE,
            older=_further(request, asked.query, found.older) if found.older else "",
        )
        return FORMS[form][1](feed)

    content = _in_own_language(build)
    key = hashlib.sha256(content).hexdigest()
    return _unchanged(request, key, updated) or _whole(form, content, key, updated)


def _further(request: HttpRequest, query: str, after: str) -> str:
    further = f"&{urlencode({'after': after})}" if after else ""
    return absolute(f"{request.path}?{query}{further}")


def _address(request: HttpRequest, name: str, place: str | int | None) -> str:
    """Of this feed, from that place on."""
    path = escape_uri_path(request.path)
    return absolute(path if place is None else f"{path}?{name}={place}")


# How the answer leaves: kept by anybody, and asked for again each time: what is withdrawn goes at once.


def _in_own_language(build: Callable[[], bytes]) -> bytes:
    """The site's: a reader of feeds asks in no language."""
    with translation.override(settings.LANGUAGE_CODE):
        return build()


def _unchanged(request: HttpRequest, key: str, modified: datetime) -> HttpResponse | None:
    """A 304 where the reader has it already."""
    changed = int(modified.timestamp())
    response = get_conditional_response(request, etag=_etag(key), last_modified=changed)
    return None if response is None else _shared(response, key, modified)


def _whole(form: str, content: bytes, key: str, modified: datetime) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{FORMS[form][0]}; charset=utf-8")
    return _shared(response, key, modified)


def _shared(response: HttpResponse, key: str, modified: datetime) -> HttpResponse:
    response["ETag"] = _etag(key)
    response["Last-Modified"] = http_date(modified.timestamp())
    patch_cache_control(response, public=True, no_cache=True)
    return response


def _etag(key: str) -> str:
    return f'W/"{key[:32]}"'
