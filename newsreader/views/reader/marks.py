"""A reader's marks on articles: read, starred. They come in by POST alone, for browsers fetch links ahead."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from newsreader.models import Article, ReaderMark
from newsreader.models.article import ArticleQuerySet
from newsreader.models.ids import id_in
from newsreader.models.reader_marks import MOST_AT_ONCE
from newsreader.models.reader_visits import last_visit
from newsreader.views.door import wants_fragment
from newsreader.views.reader import back, reader, signed_in


@require_POST
@signed_in
def star(request: HttpRequest, id: int) -> HttpResponse:
    """`on` is 1, or 0 to take it off."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=id)
    if request.POST.get("on") == "1":
        ReaderMark.objects.star(reader(request), article.pk)
    else:
        ReaderMark.objects.unstar(reader(request), article.pk)
    return _marked(request, article)


@require_POST
@signed_in
def read(request: HttpRequest, id: int) -> HttpResponse:
    """`on` is 1, or 0 to keep it unread. An article that is opened sends this by itself."""
    article = get_object_or_404(Article.objects.visible_to(request.user), pk=id)
    if request.POST.get("on") == "1":
        ReaderMark.objects.mark_read(reader(request), [article.pk])
    else:
        ReaderMark.objects.keep_unread(reader(request), article.pk)
    last_visit(reader(request))
    return _marked(request, article)


def _marked(request: HttpRequest, article: Article) -> HttpResponse:
    if not wants_fragment(request):
        return back(request)
    mark = ReaderMark.objects.of(reader(request)).filter(article=article).first()
    return render(request, "reader/_marks.html", {"article": article, "reader_marks": {article.pk: mark}})


@require_POST
@signed_in
def read_stretch(request: HttpRequest) -> HttpResponse:
    """What a page shows is read, with a button that takes back just that; or what was scrolled past in it."""
    unread = list(_sent(request).unread_by(reader(request)).values_list("pk", flat=True))
    moment = ReaderMark.objects.mark_read(reader(request), unread)
    if wants_fragment(request):
        return _scrolled_past(request, [*_moments(request), moment])
    if unread:
        messages.success(request, _with_undo(request, len(unread), moment))
    else:
        messages.info(request, _("All of these were read already."))
    return back(request)


def _sent(request: HttpRequest) -> ArticleQuerySet:
    """The articles that a page sent along, as far as the reader sees them."""
    sent = [id for each in _all_of(request, "article") if (id := id_in(each)) is not None]
    return Article.objects.visible_to(request.user).filter(pk__in=sent[:MOST_AT_ONCE])


def _moments(request: HttpRequest) -> list[datetime]:
    return [moment for each in _all_of(request, "moment")[:MOST_AT_ONCE] if (moment := _moment(each))]


def _all_of(request: HttpRequest, name: str) -> list[str]:
    """From fields of a form, or from one with commas, as scripts send it."""
    return [each for field in request.POST.getlist(name) for each in field.split(",")]


def _scrolled_past(request: HttpRequest, moments: list[datetime]) -> HttpResponse:
    """How many were marked at these moments, with a button that takes all of them back; the buttons of those
    that were sent, as they are now."""
    marked = ReaderMark.objects.of(reader(request)).filter(read__in=moments)
    articles = [str(id) for id in marked.values_list("article", flat=True)[:MOST_AT_ONCE]]
    context = {
        "articles": list(_sent(request)),
        "count": len(articles),
        "together": ",".join(articles),
        "moments": ",".join(each.isoformat() for each in moments),
    }
    return render(request, "reader/_marked.html", context)


def _with_undo(request: HttpRequest, count: int, moment: datetime) -> str:
    said = ngettext("%(count)s article is marked as read.", "%(count)s articles are marked as read.", count)
    form = (
        '{} <form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="moment" value="{}"><button>{}</button></form>'
    )
    given = (reverse("read-take-back"), get_token(request), moment.isoformat(), _("Undo"))
    return format_html(form, said % {"count": count}, *given)


@require_POST
@signed_in
def take_back(request: HttpRequest) -> HttpResponse:
    """Undo read_stretch(), pressed once or more often: its articles, and no other, are unread again."""
    count = ReaderMark.objects.take_back(reader(request), _moments(request))
    if wants_fragment(request):
        return _scrolled_past(request, [])
    said = ngettext("%(count)s article is unread again.", "%(count)s articles are unread again.", count)
    messages.success(request, said % {"count": count})
    return back(request)


def _moment(sent: str) -> datetime | None:
    try:
        moment = parse_datetime(sent)
        return moment.astimezone() if moment and moment.tzinfo else None
    except (ValueError, OverflowError):  # its digits are no day, or no day of this calendar
        return None
