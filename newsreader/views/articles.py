"""Articles: the index and the reading page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from newsreader.models import Article, Entry, Feed, Timeline
from newsreader.models.ids import id_in
from newsreader.models.list_order import ListOrder
from newsreader.models.prepared import Answers, Prepared, PreparedModels, filled_up
from newsreader.models.user import Viewer
from newsreader.showing import article_list
from newsreader.showing.article_list import ListFilter, WaysOn
from newsreader.showing.articles import ArticlePage
from newsreader.showing.filter import Filter, day_or_none
from newsreader.showing.list_choices import CHOICES, choices
from newsreader.showing.same_report import SharedReport, shared_with
from newsreader.views.door import wants_fragment, with_vary
from newsreader.views.filters import asked_filter

MOST_STARS = 256  # that one page of those kept in a browser is made of; static/js/own-lists.js sends no more


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """Newest first, narrowed as the address says, paged by the last article seen."""
    asked = asked_list(request)
    after = article_list.asked_place(request.GET.get("after", ""), request.user, asked.order)
    answers = Answers(request.user)
    answers.ask(*CHOICES, *article_list.asked_first(asked, request.user, after))
    page = article_list.page(asked, answers, after)
    context = {
        "page": page,
        "reader_marks": page.marks,
        "filter": asked,
        "choices": choices(answers),
    }
    template = "articles/articles.html" + ("#list" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


def asked_list(request: HttpRequest) -> ListFilter:
    """A timeline or folder that the viewer is not told of is 404, as an unknown source is."""
    query, viewer = request.GET, request.user
    plain, starred = asked_filter(request), query.get("starred") == "1"
    slug, folder = query.get("timeline", ""), query.get("folder", "").replace("\0", "")
    feeds = tuple(id for (id,) in _FEEDS.rows(viewer, folder)) if folder else ()
    timeline = _timeline(slug.replace("\0", ""), viewer) if slug else None
    asked = ListFilter(
        source=plain.source,
        period=plain.period,
        timeline=timeline,
        folder=folder,
        feeds=feeds,
        unread=query.get("unread") == "1",
        starred=starred,
        stars=_kept_stars(query.get("kept", "")) if starred and not viewer.is_authenticated else None,
        order=ListOrder.CREATED if query.get("order") == article_list.ARRIVAL else ListOrder.LISTED,
    )
    if folder and not feeds:
        raise Http404
    return asked


def _kept_stars(text: str) -> tuple[int, ...]:
    """As a browser names them: the first of them, some twice, for there is a statement for each length."""
    ids = [id for each in text.split("_")[:MOST_STARS] if (id := id_in(each))]
    return tuple(filled_up(ids))


_FEEDS = Prepared(
    lambda viewer, folder: Feed.objects.named_to(viewer).filter(folder=folder).values_list("pk")
)
_TIMELINES: PreparedModels[Timeline] = PreparedModels(
    lambda viewer, slug: Timeline.objects.visible_to(viewer).filter(slug=slug)
)


def _timeline(slug: str, viewer: Viewer) -> Timeline:
    """The one that has this address, or had it last."""
    for timeline in _TIMELINES.models(viewer, slug):
        return timeline
    return get_object_or_404(Timeline.objects.visible_to(viewer).formerly_at(slug))


@require_safe
def article(request: HttpRequest, id: int, slug: str) -> HttpResponse:
    shown = Article.objects.visible_to(request.user).select_related("source", "current", "picture")
    article = get_object_or_404(shown.defer("current__left_out"), pk=id)
    if slug != article.slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(article.get_absolute_url() + query, permanent=False)
    at = id_in(request.GET.get("at", "")) or 0
    reading = ArticlePage(article, request.user, _shared(request, article), at)
    around = {"earlier": reading.portion.before, "later": reading.portion.after}
    context = {"article": article, "reading": reading, "ways": _ways_on(request, article)} | {
        name: _at(request, at) for name, at in around.items() if at is not None
    }
    template = "articles/article.html" + ("#portion" if wants_fragment(request) else "")
    return with_vary(render(request, template, context))


def _at(request: HttpRequest, at: int) -> str:
    """The page with the portion of the text that begins there."""
    query = request.GET.copy()
    query["at"] = str(at)
    return f"?{query.urlencode()}"


def _ways_on(request: HttpRequest, article: Article) -> WaysOn:
    """Of the list or timeline it was opened from, as its address says; a place that is gone is no error."""
    opened_from = id_in(request.GET.get("from", ""))
    if opened_from is not None:
        entries = Entry.objects.visible_to(request.user).select_related("timeline")
        then = Filter(known=day_or_none(request.GET.get("known", ""))).query()
        return WaysOn(entry=entries.filter(pk=opened_from).first(), then=then)
    if request.GET.get("in") != "list":
        return WaysOn()
    try:
        asked = asked_list(request)
    except Http404:
        return WaysOn()
    return article_list.ways_on(asked, request.user, article)


def _shared(request: HttpRequest, article: Article) -> SharedReport | None:
    """What it shares with the article that is asked for, if one is."""
    asked = request.GET.get("shared")
    if asked is None:
        return None
    shared = shared_with(article, id_in(asked) or 0, request.user)
    if shared is None:
        raise Http404
    return shared
