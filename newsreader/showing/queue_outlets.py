"""The outlets that the queue can be narrowed to: those with open proposals."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.core.cache import cache
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.safestring import SafeString, mark_safe

from newsreader.models import Article, Proposal, Source
from newsreader.models.prepared import Answers, Prepared, Row

MOST_SOURCES = 300  # offered in one list
FEW_OPEN = 2000  # proposals
OFFERED_FOR = 60  # seconds that the outlets of a longer queue are kept


def _proposing() -> QuerySet[Source]:
    """The outlets with open proposals: of each its newest article that has one, by index. Where few are open
    it is asked from these: an outlet that has none would be looked through for one."""
    open_ones = Exists(Proposal.objects.open().filter(article=OuterRef("pk")))
    newest_first = Article.objects.filter(open_ones, source=OuterRef("pk")).order_by("-listed", "-id")
    return Source.objects.annotate(proposes=Subquery(newest_first.values("pk")[:1])).exclude(proposes=None)


def _proposing_of_few() -> QuerySet[Source]:
    return Source.objects.filter(pk__in=Proposal.objects.open().values("article__source"))


_OUTLETS, _OUTLETS_OF_FEW = (
    Prepared(lambda _editor, rows=rows: rows().order_by("name").values_list("pk", "name")[:MOST_SOURCES])
    for rows in (_proposing, _proposing_of_few)
)


def outlets_offered(answers: Answers, opened: int) -> Sequence[Row]:
    """Those with open proposals. Of a long queue as they were a minute ago at most: an outlet of a hundred
    thousand articles that has none takes 30 ms to look through."""
    if opened <= FEW_OPEN:
        return answers.rows(_OUTLETS_OF_FEW)
    return cache.get_or_set("queue:outlets", lambda: answers.rows(_OUTLETS), OFFERED_FOR) or []


def outlet_options(proposing: Sequence[Row], chosen: Source | None) -> SafeString:
    """The options of a list of those with open proposals, and of the one that was chosen: hundreds, which a
    template would take its time for."""
    known = (chosen.pk, chosen.name) if chosen else None
    offered = {id for id, _name in proposing}  # by a name of a minute ago
    named = [known, *proposing] if known and known[0] not in offered else proposing
    return mark_safe(
        "".join(
            f'<option value="{id}"{" selected" if known and id == known[0] else ""}>{escape(name)}</option>'
            for id, name in named
        )
    )
