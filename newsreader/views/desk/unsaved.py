"""Words that could not be saved: looked at, brought back, thrown away; and who has a page open."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from newsreader.models import Entity, Entry, Timeline, UnsavedForm, User
from newsreader.models.addresses import inside
from newsreader.showing.unsaved import Unsaved
from newsreader.views.door import also_here, editor, editors_only, is_ours


class LogOut(LogoutView):
    """Whoever logs out has done with what they had not saved, on a machine that others may use."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            UnsavedForm.objects.of(editor(request)).delete()
        return super().post(request, *args, **kwargs)


@require_safe
@editors_only
def unsaved(request: HttpRequest, id: int) -> HttpResponse:
    """What was typed, with the way back to its form. Nobody but who typed it sees it."""
    form = get_object_or_404(UnsavedForm.objects.visible_to(request.user), pk=id)
    return render(request, "desk/unsaved.html", {"unsaved": Unsaved(form, editor(request))})


@require_POST
@editors_only
def drop(request: HttpRequest, id: int) -> HttpResponse:
    UnsavedForm.objects.of(editor(request)).filter(pk=id).delete()
    messages.success(request, _("Thrown away."))
    return redirect("desk")


@require_safe
@editors_only
def others(request: HttpRequest) -> HttpResponse:
    """Who else has a page open, as a fragment that says at the same time that this editor has."""
    page = request.GET.get("page", "")
    known = is_ours(page) and len(page) <= 200 and _may_open(editor(request), page)
    return render(request, "desk/_others.html", {"others": also_here(request, page) if known else []})


def _may_open(user: User, page: str) -> bool:
    """Is it a page that says who has it open, of what this editor may edit?"""
    match = resolve(inside(page))
    if match.url_name == "desk-timeline":
        return Timeline.objects.editable_by(user).filter(slug=match.kwargs["slug"]).exists()
    if match.url_name == "desk-entry":
        return Entry.objects.editable_by(user).filter(pk=match.kwargs["id"]).exists()
    return match.url_name == "desk-entity" and (
        Entity.objects.visible_to(user).filter(pk=match.kwargs["id"]).exists()
    )
