"""Correcting an article's fields."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader import deciding
from newsreader.deciding.mending import field_of
from newsreader.forms.mending import MendForm
from newsreader.models import Article, Conflict, Decision, Stale
from newsreader.models.mending import FIELDS
from newsreader.models.used import open_at_desk
from newsreader.views.door import also_here, editor, editors_only, put_aside
from newsreader.views.reread import reread, visible_article


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def correct(request: HttpRequest, id: int) -> HttpResponse:
    """Every field of an article in one form; what hangs on it is read again."""
    article = visible_article(request.user, id)
    stands = deciding.mending.standing(article)
    if request.method != "POST":
        open_at_desk(article)
        return _page(request, article, MendForm(initial=stands))
    form = MendForm(request.POST, initial=stands)
    if not form.is_valid():
        return _page(request, article, form, status=422)
    why = form.cleaned_data["why"]
    try:
        changed = deciding.mending.mend(
            article, editor(request), form.typed, made_from=form.made_from, why=why
        )
    except Stale as stale:
        article.refresh_from_db()
        form.ask(stale, lambda name: _mended_by(article, field_of(name)))
        return _page(request, article, form, status=409)
    if not changed and why:
        form.add_error("why", _("A reason goes with a correction: change something, or clear the reason."))
        return _page(request, article, form, status=422)
    if not changed:
        messages.success(request, _("Saved: nothing was changed."))
        return redirect("desk-article", article.pk)
    return reread(request, article)


def _page(request: HttpRequest, article: Article, form: MendForm, status: int = 200) -> HttpResponse:
    others = also_here(request, reverse("article-correct", args=[article.pk]))
    context = {"article": article, "form": form, "others": others}
    return render(request, "desk/correct.html", context, status=status)


def _mended_by(article: Article, field: str) -> Decision | None:
    """The decision that gave the field what stands there; None where its source did."""
    mend = article.current.mended.get(field) if article.current else None
    corrections = Decision.objects.filter(article=article, action=Decision.Action.CORRECT)
    if mend is None:
        return None
    return corrections.filter(by=mend["by"]).select_related("by").newest_first().first()


@require_POST
@editors_only
def settle(request: HttpRequest, id: int) -> HttpResponse:
    """Take back what the source says in a field that was corrected, or keep the correction."""
    put_aside(request, and_tell=True)
    article = visible_article(request.user, id)
    theirs, ours = request.POST.get("theirs", ""), request.POST.get("ours", "")
    if (theirs or ours) not in FIELDS:
        raise Conflict(_("Choose which of the two stands."))
    deciding.mending.settle(article, theirs or ours, editor(request), as_read=bool(theirs))
    return reread(request, article)
