"""The registry as a file: out, and in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from newsreader.exchange import registry as exchange
from newsreader.forms.entities import RegistryForm
from newsreader.views.door import editor, editors_only


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def registry(request: HttpRequest) -> HttpResponse:
    form = RegistryForm(request.POST or None, request.FILES or None)
    problems: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            text = form.cleaned_data["file"].read().decode("utf-8")
            taken = exchange.import_rows(exchange.from_text(text), editor(request))
        except UnicodeDecodeError:
            problems = [_("The file is not UTF-8 text.")]
        except exchange.Unreadable as unreadable:
            problems = unreadable.problems[:40]
        else:
            counts = {"added": taken.added, "changed": taken.changed, "same": taken.same}
            messages.success(
                request, _("%(added)s added, %(changed)s changed, %(same)s as they were.") % counts
            )
            return redirect("desk-registry")
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/registry.html", {"form": form, "problems": problems}, status=status)


@require_safe
@editors_only
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """`kind` is csv or json: the address admits nothing else."""
    text = exchange.to_json() if kind == "json" else exchange.to_csv()
    media = "application/json" if kind == "json" else "text/csv; charset=utf-8"
    return HttpResponse(
        text, content_type=media, headers={"Content-Disposition": f'attachment; filename="registry.{kind}"'}
    )
