"""Who is a member of a timeline: shown to members, changed by its owners, asked for by others."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader import deciding
from newsreader.forms.colleagues import AskForm, MemberForm, MemberLinkForm
from newsreader.models import Conflict, JoinRequest, MemberLink, Membership, Timeline
from newsreader.views.door import editor, editors_only, put_aside
from newsreader.views.edited import owns
from newsreader.views.not_yours import members_only

Role = Membership.Role
SHOWN = 100


def _shared(request: HttpRequest, slug: str) -> Timeline:
    return get_object_or_404(Timeline.objects.shared_with(editor(request)), slug=slug)


def _owned(request: HttpRequest, slug: str) -> Timeline:
    return get_object_or_404(Timeline.objects.owned_by(editor(request)), slug=slug)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def members(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is a member; a new one by their login name."""
    if request.method != "POST":
        return _members_page(request, _shared(request, slug))
    timeline = _owned(request, slug)
    form = MemberForm(request.POST)
    if not form.is_valid() or form.user is None:
        return _members_page(request, timeline, status=422, form=form)
    try:
        deciding.members.add(timeline, form.user, form.cleaned_data["role"], editor(request))
    except Conflict as conflict:
        form.add_error("login", str(conflict))
        return _members_page(request, timeline, status=422, form=form)
    messages.success(request, _("%(name)s is a member now.") % {"name": form.user})
    return redirect("timeline-members", timeline.slug)


def _members_page(request: HttpRequest, timeline: Timeline, status: int = 200, **more: Any) -> HttpResponse:
    mine = editor(request)
    context: dict[str, Any] = {
        "timeline": timeline,
        "memberships": timeline.memberships.in_order(),
        "mine": timeline.memberships.filter(user=mine).first(),
        "owns": owns(request, timeline),
        "edits": timeline.is_edited_by(mine),
        "roles": Role.choices,
    }
    if context["owns"]:
        context |= {
            "form": MemberForm(),
            "link_form": MemberLinkForm(auto_id="link_%s"),
            "links": timeline.member_links.open().newest_first()[:SHOWN],
            "requests": timeline.join_requests.open()
            .select_related("user", "timeline")
            .order_by("pk")[:SHOWN],
        }
    return render(request, "desk/members.html", context | more, status=status)


def _membership(request: HttpRequest, id: int, *, or_mine: bool = False) -> Membership:
    """One on a timeline they own; one of their own, where that is asked for."""
    user = editor(request)
    asked = Q(timeline__in=Timeline.objects.owned_by(user)) | (Q(user=user) if or_mine else Q())
    return get_object_or_404(Membership.objects.select_related("timeline", "user"), asked, pk=id)


@require_POST
@editors_only
def role(request: HttpRequest, id: int) -> HttpResponse:
    membership = _membership(request, id)
    put_aside(request, and_tell=True)
    chosen = request.POST.get("role", "")
    if chosen in Role.values:
        deciding.members.set_role(membership, chosen, editor(request))
        said = {"name": membership.user, "role": Role(chosen).label}
        messages.success(request, _("%(name)s: %(role)s.") % said)
    return redirect(_back_to(request, membership.timeline))


@require_POST
@members_only
def remove(request: HttpRequest, id: int) -> HttpResponse:
    """Take somebody off; or leave."""
    membership = _membership(request, id, or_mine=True)
    put_aside(request, and_tell=True)
    deciding.members.remove(membership, editor(request))
    if membership.user_id == editor(request).pk:
        messages.success(
            request, _("You are no member of “%(title)s” any more.") % {"title": membership.timeline}
        )
    else:
        messages.success(request, _("%(name)s is no member any more.") % {"name": membership.user})
    return redirect(_back_to(request, membership.timeline))


def _back_to(request: HttpRequest, timeline: Timeline) -> str:
    """Its members, as long as one is one of them."""
    if Timeline.objects.shared_with(editor(request)).filter(pk=timeline.pk).exists():
        return reverse("timeline-members", args=[timeline.slug])
    return reverse("desk" if editor(request).is_editor else "me")


@require_POST
@editors_only
def link(request: HttpRequest, slug: str) -> HttpResponse:
    """A link by which others become members. It is shown once, in the answer: only a digest of it is kept."""
    timeline = _owned(request, slug)
    form = MemberLinkForm(request.POST, auto_id="link_%s")
    if not form.is_valid():
        return _members_page(request, timeline, status=422, link_form=form)
    words = form.cleaned_data
    once = words["holds_for"] == "one"
    _made, token = MemberLink.objects.invite(
        timeline, editor(request), words["role"], once=once, days=words["days"]
    )
    shown = f"{settings.SITE_URL}{reverse('join')}?{urlencode({'invitation': token})}"
    return _members_page(request, timeline, link=shown)


@require_POST
@editors_only
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    links = MemberLink.objects.visible_to(editor(request)).select_related("timeline")
    found = get_object_or_404(links, pk=id)
    if MemberLink.objects.open().filter(pk=found.pk).update(withdrawn=timezone.now()):
        messages.success(request, _("The link does not hold any more."))
    return redirect("timeline-members", found.timeline.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Whose it is, and a word to them. A draft is not found: see docs/decisions/0036-colleagues.md."""
    timeline = get_object_or_404(Timeline.objects.published(), slug=slug)
    if Timeline.objects.shared_with(editor(request)).filter(pk=timeline.pk).exists():
        return redirect("timeline-members", timeline.slug)
    last = JoinRequest.objects.last_of(timeline, editor(request))
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        JoinRequest.objects.ask(timeline, editor(request), form.cleaned_data["word"])
        messages.success(request, _("Asked: its owners find it on their desk."))
        return redirect("timeline-ask", timeline.slug)
    owners = timeline.memberships.in_order().filter(role=Role.OWNER)
    context = {"timeline": timeline, "owners": owners, "form": form, "last": last}
    return render(request, "desk/ask.html", context, status=422 if request.method == "POST" else 200)


@require_safe
@editors_only
def requests(request: HttpRequest) -> HttpResponse:
    """Those that wait, of all timelines they own."""
    waiting = JoinRequest.objects.visible_to(editor(request)).open().select_related("user", "timeline")
    context = {"requests": waiting.order_by("pk")[:SHOWN], "roles": Role.choices}
    return render(request, "desk/requests.html", context)


@require_POST
@editors_only
def answer(request: HttpRequest, id: int) -> HttpResponse:
    """Accept a request with a role, or decline it."""
    seen = JoinRequest.objects.visible_to(editor(request)).select_related("user", "timeline")
    asked = get_object_or_404(seen, pk=id)
    chosen = request.POST.get("role", "")
    if request.POST.get("answer") == "accept" and chosen in Role.values:
        deciding.members.accept(asked, chosen, editor(request))
        messages.success(request, _("%(name)s is a member now.") % {"name": asked.user})
    elif request.POST.get("answer") == "decline":
        deciding.members.decline(asked)
        messages.success(request, _("Declined: %(name)s is told so where they asked.") % {"name": asked.user})
    return redirect("timeline-members", asked.timeline.slug)
