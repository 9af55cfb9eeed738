"""Of views that change what is read off an article: the article, and its reading afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader import pipeline
from newsreader.models import Article
from newsreader.models.user import Viewer
from newsreader.showing.failed_readings import FailedReading


def visible_article(viewer: Viewer, id: int) -> Article:
    visible = Article.objects.visible_to(viewer).select_related("source", "current", "picture", "parted")
    return get_object_or_404(visible, pk=id)


def reread(request: HttpRequest, article: Article) -> HttpResponse:
    """Read again after a correction, and say what has to be looked at."""
    article.refresh_from_db()
    if not pipeline.try_to_read(article):
        messages.warning(request, _("Saved. It could not be read again just now; that is tried again later."))
        return redirect("desk-article", article.pk)
    warn_of_failed(request, article)
    flagged = article.proposals.filter(disagrees=True).count()
    if flagged:
        text = ngettext(
            "Read again. %(count)s decided date is read differently now: look at it below.",
            "Read again. %(count)s decided dates are read differently now: look at them below.",
            flagged,
        )
        messages.warning(request, text % {"count": flagged})
    else:
        messages.success(request, _("Read again. Nothing that was decided is read differently."))
    return redirect("desk-article", article.pk)


def warn_of_failed(request: HttpRequest, article: Article) -> bool:
    """Say so where the article could be read only in part."""
    if article.reading_failed:
        messages.warning(request, FailedReading(article).told)
    return bool(article.reading_failed)
