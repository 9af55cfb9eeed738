"""People, for administrators: who has an account, what they are, their sessions, and who logged in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader.forms.people import PersonForm, PositionForm
from newsreader.models import AccountEvent, User, people
from newsreader.models.access import rights_of
from newsreader.models.account_events import end_sessions
from newsreader.views.account_log import sender_of
from newsreader.views.door import editor, editors_only

View = Callable[..., HttpResponse]
SHOWN, FEW = 200, 20


def administrators_only(view: View) -> View:
    @editors_only
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not rights_of(request.user).administrator:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def everybody(request: HttpRequest) -> HttpResponse:
    """A new account's link is shown once, in the answer to the form."""
    form, link = PersonForm(request.POST if request.method == "POST" else None), ""
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        user = people.make(words["username"], words["position"], editor(request), email=words["email"])
        link = people.password_link(user, editor(request))
        form = PersonForm()
    found = User.objects.order_by("-is_superuser", "role", "username")
    if asked := request.GET.get("q", "").replace("\0", "").strip():
        found = found.filter(username__icontains=asked)
    context = {
        "form": form,
        "link": link,
        "asked": asked,
        "people": found[:SHOWN],
        "more": found.count() > SHOWN,
    }
    return render(request, "desk/people.html", context, status=422 if form.errors else 200)


@require_safe
@administrators_only
def person(request: HttpRequest, id: int) -> HttpResponse:
    return _shown(request, get_object_or_404(User, pk=id))


def _shown(request: HttpRequest, user: User, link: str = "") -> HttpResponse:
    events = AccountEvent.objects.visible_to(request.user)
    context = {
        "person": user,
        "position": people.position_of(user).label,
        "form": PositionForm(initial={"position": people.position_of(user)}),
        "link": link,
        "sessions": events.open_sessions(user)[:FEW],
        "events": events.filter(user=user).select_related("user", "by").newest_first()[:FEW],
    }
    return render(request, "desk/person.html", context)


@require_POST
@administrators_only
def position(request: HttpRequest, id: int) -> HttpResponse:
    form = PositionForm(request.POST)
    if form.is_valid():
        people.give_position(get_object_or_404(User, pk=id), form.cleaned_data["position"], editor(request))
        messages.success(request, _("The role is changed."))
    return redirect("desk-person", id)


@require_POST
@administrators_only
def active(request: HttpRequest, id: int) -> HttpResponse:
    user = get_object_or_404(User, pk=id)
    if request.POST.get("active") == "no":
        people.disable(user, editor(request))
        messages.success(request, _("The account is disabled, and its sessions are ended."))
    else:
        people.enable(user, editor(request))
        messages.success(request, _("The account is enabled."))
    return redirect("desk-person", id)


@require_POST
@administrators_only
def link(request: HttpRequest, id: int) -> HttpResponse:
    """Shown once, in the answer: whoever has it sets the password."""
    user = get_object_or_404(User, pk=id)
    return _shown(request, user, people.password_link(user, editor(request)))


@require_POST
@administrators_only
def end(request: HttpRequest, id: int) -> HttpResponse:
    user = get_object_or_404(User, pk=id)
    count = end_sessions(user, but=[request.session.session_key or ""])
    AccountEvent.objects.note(AccountEvent.Kind.ENDED, user, by=editor(request), sender=sender_of(request))
    messages.success(request, _("Sessions ended: %(count)s.") % {"count": count})
    return redirect("desk-person", id)


@require_safe
@administrators_only
def events(request: HttpRequest) -> HttpResponse:
    """What happened to all accounts, and who logged in: the audit page."""
    shown = AccountEvent.objects.visible_to(request.user).select_related("user", "by").newest_first()
    if (kind := request.GET.get("kind", "")) in AccountEvent.Kind.values:
        shown = shown.filter(kind=kind)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdecimal() and len(before) < 19:
        shown = shown.filter(pk__lt=int(before))
    page = list(shown[: SHOWN + 1])
    context = {
        "events": page[:SHOWN],
        "kind": kind,
        "kinds": AccountEvent.Kind.choices,
        "last": page[SHOWN - 1].pk if len(page) > SHOWN else None,
    }
    return render(request, "desk/account_events.html", context)
