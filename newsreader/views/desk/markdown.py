"""What is being typed, as readers will see it: beside its field, or on a page that leads back to its form."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from newsreader.text.markdown import to_html
from newsreader.views.door import editors_only, is_ours, wants_fragment

CARRIED = {"csrfmiddlewaretoken", "preview", "typed_at", "typist"}


@require_POST
@editors_only
def preview(request: HttpRequest) -> HttpResponse:
    """The field that `preview` names. Without htmx all that was typed goes on, hidden, and back."""
    name = request.POST.get("preview") or request.GET.get("preview", "")
    shown = to_html(request.POST.get(name, ""))
    if wants_fragment(request):
        return HttpResponse(shown)
    back = request.POST.get("typed_at", "")
    if not is_ours(back):
        raise Http404
    answers = [
        (name, value) for name, values in request.POST.lists() if name not in CARRIED for value in values
    ]
    return render(request, "desk/markdown.html", {"shown": shown, "back": back, "answers": answers})
