"""Resolving proposals: which are accepted, rejected or open follows from the citations and rejections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from newsreader.deciding.changes import lock
from newsreader.models import Article, Citation, Proposal, Rejection
from newsreader.text.overlaps import Overlaps

Decided = TypeVar("Decided", Citation, Rejection)


def resolve_proposals(article: Article, *, held: bool = False) -> None:
    """Give each of the article's proposals the state that citations and rejections over its words imply.

    Holds the article (`held`: the caller does), so that of two decisions at once the later one sees both.
    Who changes rows of its citations or proposals before resolving holds the article first: nobody then
    waits for each other.
    """
    if not held:
        lock(article)
    cited = _by_field(article.citations.filter(lost=False, version=article.current_id))
    rejected = _by_field(article.rejections.filter(lost=False, version=article.current_id))
    columns = ("article", "field", "start", "end", "state", "event", "disagrees", *Proposal.WHEN_FIELDS)
    proposals = article.proposals.only(*columns)
    if not cited and not rejected:
        proposals = proposals.exclude(state=Proposal.State.OPEN, event=None, disagrees=False)
    for proposal in proposals:
        citation = next(iter(_over(cited, proposal)), None)
        state, event, disagrees = Proposal.State.OPEN, None, False
        if citation:
            state, event = Proposal.State.ACCEPTED, citation.event_id
            asked = citation.proposed and proposal.reading != citation.dismissed
            disagrees = asked and proposal.when != citation.when
        elif _over(rejected, proposal):
            state = Proposal.State.REJECTED
        if (proposal.state, proposal.event_id, proposal.disagrees) != (state, event, disagrees):
            Proposal.objects.filter(pk=proposal.pk).update(state=state, event=event, disagrees=disagrees)


def _by_field(quotes: Iterable[Decided]) -> dict[str, Overlaps[Decided]]:
    rows: dict[str, list[Decided]] = {}
    for quote in quotes:
        rows.setdefault(quote.field, []).append(quote)
    return {field: Overlaps((q.start, q.end, q) for q in several) for field, several in rows.items()}


def _over(decided: dict[str, Overlaps[Decided]], proposal: Proposal) -> list[Decided]:
    placed = decided.get(proposal.field)
    return placed.over(proposal.start, proposal.end) if placed else []
