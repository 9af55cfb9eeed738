"""Outlets at the desk: their names, clock and order of dates."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from newsreader import deciding
from newsreader.forms.mending import OutletForm
from newsreader.models import Decision, Source, Stale
from newsreader.models.ids import id_in
from newsreader.views.door import also_here, editor, editors_only

PAGE = 100


@require_safe
@editors_only
def outlets(request: HttpRequest) -> HttpResponse:
    """By name, those looked for, paged by the last one seen."""
    wanted = request.GET.get("q", "").replace("\0", "").strip()[:100]
    found = Source.objects.visible_to(request.user).order_by("name", "pk")
    if wanted:
        found = found.filter(Q(name__icontains=wanted) | Q(names__name__icontains=wanted)).distinct()
    after = Source.objects.filter(pk=id_in(request.GET.get("after", "")) or 0).first()
    if after is not None:
        found = found.filter(Q(name__gt=after.name) | Q(name=after.name, pk__gt=after.pk))
    page = list(found[: PAGE + 1])
    shown = page[:PAGE]
    counts = Source.objects.filter(pk__in=[each.pk for each in shown]).annotate(n=Count("articles"))
    numbers = dict(counts.order_by().values_list("pk", "n"))
    rows = [(each, numbers.get(each.pk, 0)) for each in shown]
    context = {"outlets": rows, "more": page[PAGE:], "last": shown[-1] if shown else None, "wanted": wanted}
    return render(request, "desk/outlets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def outlet(request: HttpRequest, id: int) -> HttpResponse:
    """What an outlet is called, its clock, how it writes a date; what hung on it is read anew."""
    source = get_object_or_404(Source.objects.visible_to(request.user), pk=id)
    further = list(source.names.order_by("pk").values_list("name", flat=True))
    form = OutletForm(request.POST or None, instance=source, further=further)
    valid = form.is_valid()
    if request.method == "POST":
        source.refresh_from_db()  # checking an answer writes it into the row
    if not valid:
        return _page(request, source, form, status=422 if form.errors else 200)
    words = form.cleaned_data
    try:
        changed = deciding.outlets.correct(
            source,
            editor(request),
            names=words["names"],
            made_from=form.made_from,
            why=words["why"],
            **form.columns,
        )
    except Stale as stale:
        decisions = Decision.objects.filter(source=source)
        form.ask(stale, lambda name: decisions.last_to_change(source, name))
        source.refresh_from_db()
        return _page(request, source, form, status=409)
    messages.success(request, _said(source) if changed else _("Saved: nothing was changed."))
    return redirect("desk-source", source.pk)


def _said(source: Source) -> str:
    number = source.to_reread
    if not number:
        return _("Saved.")
    text = ngettext(
        "Saved. Its %(number)s article is read anew in the background.",
        "Saved. Its %(number)s articles are read anew in the background.",
        number,
    )
    return text % {"number": number}


def _page(request: HttpRequest, source: Source, form: OutletForm, status: int) -> HttpResponse:
    seen = Decision.objects.visible_to(request.user).filter(source=source)
    context = {
        "outlet": source,
        "form": form,
        "articles": source.articles.count(),
        "decisions": seen.select_related("by", "timeline").newest_first()[:12],
        "others": also_here(request, reverse("desk-source", args=[source.pk])),
    }
    return render(request, "desk/outlet.html", context, status=status)
