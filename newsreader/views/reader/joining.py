"""By a link that invites to a timeline: who is logged in becomes a member of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsreader import deciding
from newsreader.models import Conflict, MemberLink
from newsreader.views.reader import reader, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def join(request: HttpRequest) -> HttpResponse:
    """Asks first, for programs follow links too. A stranger logs in, or registers, and comes back."""
    token = (request.POST if request.method == "POST" else request.GET).get("invitation", "")
    link = MemberLink.objects.with_token(token)
    if link is None:
        return render(request, "reader/join.html", {}, status=404)
    problem = ""
    if request.method == "POST":
        try:
            deciding.members.join(link, reader(request))
        except Conflict as conflict:
            problem = str(conflict)
        else:
            messages.success(request, _("You are a member of “%(title)s”.") % {"title": link.timeline})
            return redirect("timeline-read", link.timeline.slug)
    context = {"link": link, "token": token, "problem": problem}
    return render(request, "reader/join.html", context, status=409 if problem else 200)
