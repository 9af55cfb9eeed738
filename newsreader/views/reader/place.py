"""A reader's own place: what they follow, starred and wrote, and all of it to take along."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsreader.models import Note, ReaderMark
from newsreader.models.list_places import ListPlace
from newsreader.models.reader_accounts import may_leave
from newsreader.models.reader_notes import NoteQuerySet
from newsreader.models.reader_visits import last_visit
from newsreader.showing.exported import as_json, as_markdown
from newsreader.showing.followed import followed_by
from newsreader.showing.reader_notes import starred_articles
from newsreader.views.door import with_vary
from newsreader.views.reader import reader, signed_in

PAGE, FEW = 50, 8


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """A stranger's is kept in their browser: their page is the same for all, and a script fills it."""
    if request.user.is_authenticated:
        return own(request)
    return with_vary(render(request, "reader/kept.html"))


@signed_in
def own(request: HttpRequest) -> HttpResponse:
    user = reader(request)
    since = last_visit(user)
    context = {
        "since": since,
        "followed": followed_by(user, since),
        "starred": starred_articles(user, ReaderMark.objects.visible_to(user).starred()[:FEW]),
        "notes": _notes(user)[:FEW],
        "may_leave": may_leave(user),
        "shared": [] if user.is_editor else user.timelines.newest_first()[:FEW],  # editors have the desk
    }
    return render(request, "reader/me.html", context)


def _notes(user: Any) -> NoteQuerySet:
    notes = Note.objects.visible_to(user).newest_first().select_related("article__source", "article__current")
    return notes.defer("article__current__body", "article__current__left_out", "article__current__evidence")


@require_safe
@signed_in
def notes(request: HttpRequest) -> HttpResponse:
    user, after = reader(request), ListPlace.of_text(request.GET.get("after", ""))
    shown = _notes(user)
    if after:
        shown = shown.filter(created__lte=after.moment).exclude(created=after.moment, id__gte=after.id)
    page = list(shown[: PAGE + 1])
    last = ListPlace(page[PAGE - 1].created, page[PAGE - 1].pk) if len(page) > PAGE else None
    return render(request, "reader/notes.html", {"notes": page[:PAGE], "last": last})


@require_safe
@signed_in
def starred(request: HttpRequest) -> HttpResponse:
    user, after = reader(request), ListPlace.of_text(request.GET.get("after", ""))
    marks = ReaderMark.objects.visible_to(user).starred()
    if after:
        marks = marks.filter(starred__lte=after.moment).exclude(starred=after.moment, id__gte=after.id)
    page = list(marks[: PAGE + 1])
    moment = page[PAGE - 1].starred if len(page) > PAGE else None
    last = ListPlace(moment, page[PAGE - 1].pk) if moment else None
    return render(
        request, "reader/starred.html", {"articles": starred_articles(user, page[:PAGE]), "last": last}
    )


@require_safe
@signed_in
def export_json(request: HttpRequest) -> HttpResponse:
    told = JsonResponse(as_json(reader(request)), json_dumps_params={"ensure_ascii": False, "indent": 1})
    told["Content-Disposition"] = 'attachment; filename="newsreader.json"'
    return told


@require_safe
@signed_in
def export_markdown(request: HttpRequest) -> HttpResponse:
    told = HttpResponse(as_markdown(reader(request)), content_type="text/markdown; charset=utf-8")
    told["Content-Disposition"] = 'attachment; filename="newsreader.md"'
    return told
