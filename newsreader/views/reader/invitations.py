"""Invitations: an administrator makes and withdraws them."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader.forms.readers import InvitationForm
from newsreader.models import Invitation
from newsreader.models.access import rights_of
from newsreader.views.door import editor, editors_only

SHOWN = 200


def _administrators_only(request: HttpRequest) -> None:
    if not rights_of(request.user).administrator:
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def invitations(request: HttpRequest) -> HttpResponse:
    """The link is shown once, in the answer: only a digest of it is kept."""
    _administrators_only(request)
    form, link = InvitationForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        _made, token = Invitation.objects.invite(editor(request), words["label"], words["days"])
        link = f"{settings.SITE_URL}{reverse('register')}?{urlencode({'invitation': token})}"
        form = InvitationForm()
    context = {
        "form": form,
        "link": link,
        "invitations": Invitation.objects.visible_to(request.user).newest_first()[:SHOWN],
        "registration": settings.NEWSREADER_REGISTRATION,
    }
    return render(request, "reader/invitations.html", context, status=422 if form.errors else 200)


@require_POST
@editors_only
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    _administrators_only(request)
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=id)
    if Invitation.objects.open().filter(pk=invitation.pk).update(withdrawn=timezone.now()):
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("desk-invitations")
