"""The outlets that the queue can be narrowed to: those with open proposals."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.core.cache import cache
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.safestring import SafeString, mark_safe

from newsreader.models import Article, Proposal, Source
from newsreader.models.prepared import Answers, Prepared, Row

MOST_SOURCES = 300  # offered in one list
FEW_OPEN = 2000  # proposals
NEWEST = 20  # articles of an outlet
ENDS = 250  # proposals
OFFERED_FOR = 60  # seconds that the outlets of a longer queue are kept


def _proposing_of_few() -> QuerySet[Source]:
    return Source.objects.filter(pk__in=Proposal.objects.open().values("article__source"))


def _proposing() -> QuerySet[Source]:
    """Those of the proposals that came in first and last, and those with one in their newest articles. All
    that are open are too many to look through, and so are all articles of an outlet that has none."""
    newest = Article.objects.filter(source=OuterRef(OuterRef("pk"))).order_by("-listed", "-id")
    in_newest = Exists(Proposal.objects.open().filter(article__in=newest.values("pk")[:NEWEST]))
    first, last = (
        Q(pk__in=Article.objects.filter(pk__in=some.values("article")[:ENDS]).values("source"))
        for some in (Proposal.objects.open().order_by("id"), Proposal.objects.open().order_by("-id"))
    )
    return Source.objects.filter(Q(in_newest) | first | last)


_OUTLETS, _OUTLETS_OF_FEW = (
    Prepared(lambda _editor, rows=rows: rows().order_by("name").values_list("pk", "name")[:MOST_SOURCES])
    for rows in (_proposing, _proposing_of_few)
)


def outlets_offered(answers: Answers, opened: int) -> Sequence[Row]:
    """Those with open proposals. Of a long queue as they were a minute ago at most, and without those whose
    proposals are all in the middle of it and in older articles."""
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
