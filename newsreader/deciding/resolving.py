"""Resolving proposals: which are accepted, rejected or open follows from the citations and rejections."""

from __future__ import annotations

from newsreader.deciding.changes import lock
from newsreader.models import Article, Proposal


def resolve_proposals(article: Article) -> None:
    """Give each of the article's proposals the state that citations and rejections over its words imply.

    Holds the article, so that of two decisions at once the later one sees both. Who changes rows of its
    citations or proposals before resolving holds the article first: nobody then waits for each other.
    """
    lock(article)
    cited = list(article.citations.filter(lost=False, version=article.current))
    rejected = list(article.rejections.filter(lost=False, version=article.current))
    for proposal in article.proposals.all():
        citation = next((c for c in cited if c.overlaps(proposal)), None)
        state, event, disagrees = Proposal.State.OPEN, None, False
        if citation:
            state, event = Proposal.State.ACCEPTED, citation.event_id
            asked = citation.proposed and proposal.reading != citation.dismissed
            disagrees = asked and proposal.when != citation.when
        elif any(r.overlaps(proposal) for r in rejected):
            state = Proposal.State.REJECTED
        if (proposal.state, proposal.event_id, proposal.disagrees) != (state, event, disagrees):
            Proposal.objects.filter(pk=proposal.pk).update(state=state, event=event, disagrees=disagrees)
