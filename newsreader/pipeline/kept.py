"""What stands of earlier readings where an analyser failed: nothing of the same version is lost.

Marks of another version name places in another text, so they go. A proposal is an editor's work in waiting:
it goes along where its sentence stands word for word, in a version of the same day.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import models

from newsreader.models import (
    Appearance,
    Article,
    ArticleVersion,
    Figure,
    Mention,
    Proposal,
    Quotation,
    TimeExpression,
)
from newsreader.models.analyser import Analyser
from newsreader.models.passage import CONTEXT
from newsreader.pipeline.asking import Question
from newsreader.pipeline.followed import Followed, Place
from newsreader.pipeline.rows import remove
from newsreader.text.names import MentionSpan, NamedEntity

# The rows that each reading makes anew.
MARKS: dict[Analyser, tuple[type[models.Model], dict[str, Any]]] = {
    Analyser.NAMES: (Mention, {}),
    Analyser.FIGURES: (Figure, {}),
    Analyser.QUOTATIONS: (Quotation, {"direct": True}),
    Analyser.INDIRECT: (Quotation, {"direct": False}),
}


def _rows_of(model: type[models.Model], **article: int) -> models.QuerySet[Any, Any]:
    return model._default_manager.filter(**article).order_by().values_list("pk")


_MARKED = Question(
    lambda article: _rows_of(Proposal, article=article).union(
        _rows_of(Appearance, article=article),
        *(
            _rows_of(model, version__article=article)
            for model in (TimeExpression, Mention, Figure, Quotation)
        ),
        all=True,
    )[:1],
    int,
)


def is_marked(article: int) -> bool:
    """Whether any rows of a reading stand, of whatever version."""
    return bool(_MARKED.rows(article))


def mentions_in(version: ArticleVersion) -> list[Mention]:
    return list(version.mentions.select_related("entity").order_by("field", "start"))


def names_in(version: ArticleVersion) -> list[NamedEntity]:
    """The names that stand in a version, each mention for itself."""
    return [
        NamedEntity(
            row.entity.name,
            row.entity.kind,
            str(row.entity_id),
            (MentionSpan(row.field, row.start, row.end, row.exact, row.rule, row.demonym),),
        )
        for row in mentions_in(version)
    ]


def clear(article: Article, version: ArticleVersion, failed: Collection[Analyser]) -> None:
    """Take away the marks that a reading of `version` made anew, and those that stand in it no more."""
    if MARKS.keys().isdisjoint(failed):
        remove(article.pk, Mention, Figure, Quotation)
        Appearance.objects.filter(article=article).delete()
        return
    for analyser, (model, which) in MARKS.items():
        rows = model._default_manager.filter(version__article=article, **which)
        (rows.exclude(version=version) if analyser in failed else rows).delete()
    if not version.mentions.exists():
        Appearance.objects.filter(article=article).delete()


def follow_proposals(standing: Followed[Proposal], version: ArticleVersion) -> list[Proposal]:
    """Those that stand in this version, at their places there; the others are left in `standing.gone`."""
    return [
        row
        for place in list(standing.places)
        if _goes_along(standing.places[place], place, version) and (row := standing.take(place)) is not None
    ]


def _goes_along(row: Proposal, place: Place, version: ArticleVersion) -> bool:
    """Move it to its place in the version, if all that it says is so there."""
    if row.version_id == version.pk:
        return True
    field, start, end = place
    text, further = version.text_of(field), start - row.start
    begins, ends = row.sentence_start + further, row.sentence_end + further
    if begins < 0 or text[begins:ends] != row.sentence or row.reported != version.reported:
        return False
    row.version, row.start, row.end = version, start, end
    row.sentence_start, row.sentence_end = begins, ends
    row.prefix, row.suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return True
