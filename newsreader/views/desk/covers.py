"""A timeline's cover at the desk."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsreader import deciding
from newsreader.forms.covers import CoverForm
from newsreader.models import Decision, Stale
from newsreader.views.door import editor, editors_only
from newsreader.views.edited import edited
from newsreader.views.not_yours import or_asks


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
@or_asks
def cover(request: HttpRequest, slug: str) -> HttpResponse:
    timeline = edited(request, slug)
    form = CoverForm(request.POST or None, timeline=timeline)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            changed = deciding.covers.choose(
                timeline, editor(request), made_from=form.made_from, **form.cleaned_data
            )
        except Stale as stale:
            decisions, row = Decision.objects.filter(timeline=timeline), stale.row
            form.ask(stale, lambda name: decisions.last_to_change(row, name))
            status = 409
        else:
            messages.success(request, _("Saved.") if changed else _("Saved: nothing was changed."))
            return redirect("timeline-cover", timeline.slug)
    return render(request, "desk/cover.html", {"timeline": timeline, "form": form}, status=status)
