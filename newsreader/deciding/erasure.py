"""Erasing an article: bytes, text, passages and quotes go from every table; a tombstone stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.overview import refresh
from newsreader.models import Article, Decision, Entity, Original, Timeline

# What holds words of the article in the rows that decisions keep for undoing.
WORDS = ("exact", "prefix", "suffix", "sentence", "title", "expression", "headline", "slug")


@transaction.atomic
def erase(article: Article) -> None:
    """Forget what the article said. Its address, its source and that it was cited stay, and so do events:
    their titles, and what is written beside them on timelines, are the editors' own."""
    lock(article)
    originals = list(article.versions.values_list("original_id", flat=True))
    named = list(article.appearances.values_list("entity_id", flat=True))
    for citation in article.citations.all():
        citation.erase()
    article.current = None
    article.headline, article.public, article.fingerprint = "", False, ""
    article.erased = timezone.now()
    article.save()
    Article.objects.filter(pk=article.pk).update(slug="")  # saving would make one anew
    article.slug = ""
    _forget_in_decisions(article)
    for marks in (article.appearances, article.proposals, article.rejections, article.versions):
        marks.all().delete()
    Original.objects.filter(pk__in=originals, versions__isnull=True).delete()
    _nobody_else_names(named).delete()
    refresh(Timeline.objects.citing([article]).order_by("pk"))


def _forget_in_decisions(article: Article) -> None:
    """Blank the words in the rows that decisions keep, so that these can still be undone."""
    quotes = {("citation", id) for id in article.citations.values_list("pk", flat=True)}
    quotes |= {("rejection", id) for id in article.rejections.values_list("pk", flat=True)}
    for decision in Decision.objects.only("changes", "subject", "article").iterator(chunk_size=500):
        about = decision.article_id == article.pk
        held = [row for row in decision.changes if _holds_words(row, article.pk, quotes)]
        for row in held:
            row["before"], row["after"] = _blank(row["before"]), _blank(row["after"])
        if about:
            decision.subject = _("an article that was erased")
        if about or held:
            decision.save(update_fields=["changes", "subject"])


def _holds_words(row: dict[str, Any], article: int, quotes: set[tuple[str, int]]) -> bool:
    columns = (row["before"] or {}) | (row["after"] or {})
    itself = row["model"] == "article" and row["id"] == article
    return itself or columns.get("article_id") == article or (row["model"], row["id"]) in quotes


def _blank(columns: dict[str, Any] | None) -> dict[str, Any] | None:
    if columns is None:
        return None
    blank: dict[str, Any] = dict.fromkeys((name for name in WORDS if name in columns), "")
    return columns | blank | ({"parameters": {}} if "parameters" in columns else {})


def _nobody_else_names(entities: Iterable[int]) -> Any:
    """Names that only the machine read, and only there."""
    return Entity.objects.filter(
        pk__in=entities,
        confirmed=False,
        appearances__isnull=True,
        participations__isnull=True,
        merged__isnull=True,
        decisions__isnull=True,
    )
