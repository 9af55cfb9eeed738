"""Resolving proposals: which are accepted, rejected or open follows from the citations and rejections."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from newsreader.deciding.changes import lock
from newsreader.models import Article, Citation, Proposal, Rejection
from newsreader.models.prepared import Answers, PreparedModels
from newsreader.models.user import NOBODY
from newsreader.text.overlaps import Overlaps

Decided = TypeVar("Decided", Citation, Rejection)


# Each decision about an article asks them.
_CITED: PreparedModels[Citation] = PreparedModels(
    lambda _viewer, article, version: Citation.objects.filter(article=article, version=version, lost=False)
)
_REJECTED: PreparedModels[Rejection] = PreparedModels(
    lambda _viewer, article, version: Rejection.objects.filter(article=article, version=version, lost=False)
)
_COLUMNS = ("article", "field", "start", "end", "state", "event", "disagrees", *Proposal.WHEN_FIELDS)
_PROPOSALS: PreparedModels[Proposal] = PreparedModels(
    lambda _viewer, article: Proposal.objects.filter(article=article).only(*_COLUMNS)
)
_DECIDED: PreparedModels[Proposal] = PreparedModels(
    lambda _viewer, article: (
        Proposal.objects.filter(article=article)
        .exclude(state=Proposal.State.OPEN, event=None, disagrees=False)
        .only(*_COLUMNS)
    )
)


def resolve_proposals(article: Article, *, held: bool = False) -> None:
    """Give each of the article's proposals the state that citations and rejections over its words imply.

    Holds the article (`held`: the caller does), so that of two decisions at once the later one sees both.
    Who changes rows of its citations or proposals before resolving holds the article first: nobody then
    waits for each other.
    """
    if not held:
        lock(article)
    current = article.current_id or 0
    answers = Answers(NOBODY)
    answers.ask((_CITED, article.pk, current), (_REJECTED, article.pk, current))
    cited = _by_field(answers.models(_CITED, article.pk, current))
    rejected = _by_field(answers.models(_REJECTED, article.pk, current))
    proposals = _PROPOSALS if cited or rejected else _DECIDED
    for proposal in answers.models(proposals, article.pk):
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
