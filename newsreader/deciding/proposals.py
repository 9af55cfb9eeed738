"""Proposals: accepting, citing, rejecting; and of decided ones whose words are read differently now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db.models import F
from django.utils.translation import gettext as _

from newsreader.deciding import batches
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.events import add_participants, set_when
from newsreader.deciding.pending import put
from newsreader.models import Article, Citation, Conflict, Entry, Event, Proposal, Rejection, Timeline, User
from newsreader.models.event import DatedStatement
from newsreader.models.prepared import Answers, PreparedModels
from newsreader.models.user import NOBODY
from newsreader.text.when import When


def accept(
    proposal: Proposal,
    timeline: Timeline,
    by: User,
    *,
    title: str = "",
    annotation: str = "",
    when: When | None = None,
    why: str = "",
) -> Entry:
    """Make the proposal an event with one citation, and put it on the timeline (deciding/pending.py).

    `title` is the event's; empty keeps the proposed one. `when` replaces the reading of the words by the
    editor's own; the citation keeps what the words give.
    """
    title = (title or proposal.title)[:300]
    with decide(by, Action.ACCEPT, title, why, article=proposal.article) as changes:
        proposal = _still_open(proposal)
        event = Event(title=title, status=proposal.status)
        event.when = when or proposal.when
        changes.about["event"] = changes.create(event)
        citation = changes.create(_citation_of(proposal, event))
        if when is None or when == proposal.when:
            changes.complete(event, dated_by=citation)
        add_participants(event, citation, changes)
        return put(event, timeline, changes, annotation)


def cite(proposal: Proposal, event: Event, by: User, why: str = "") -> Citation:
    """Bind the proposal's words to an event that stands already: another report of the same thing."""
    with decide(by, Action.CITE, event.title, why, event=event, article=proposal.article) as changes:
        citation = changes.create(_citation_of(_still_open(proposal), event))
        add_participants(event, citation, changes)
        return citation


def reject(proposal: Proposal, by: User, why: str = "") -> None:
    """These words make no event: nothing proposed over them comes back."""
    with decide(by, Action.REJECT, proposal.title, why, article=proposal.article) as changes:
        proposal = _still_open(proposal)
        quote = {name: getattr(proposal, name) for name in _QUOTE_FIELDS}
        changes.create(Rejection(article=proposal.article, **quote))


def accept_all(proposals: Sequence[Proposal], timeline: Timeline, by: User) -> list[Entry]:
    """Those that are open still, as they stand, in one press. One over the same words as another before it
    is decided by that."""
    with _several(proposals) as still_open:
        return [accept(each, timeline, by) for each in still_open]


def reject_all(proposals: Sequence[Proposal], by: User, why: str = "") -> int:
    """Those that are open still, in one press: how many."""
    with _several(proposals) as still_open:
        number = 0
        for each in still_open:
            reject(each, by, why)
            number += 1
        return number


@contextmanager
def _several(proposals: Sequence[Proposal]) -> Iterator[Iterator[Proposal]]:
    """One batch of them: each as it is stored when its turn comes, if it is open then."""
    with batches.together():
        articles = Article.objects.select_for_update(no_key=True).order_by("pk")
        # Held in one order before the first is decided: of two that decide several, one waits.
        list(articles.filter(pk__in={each.article_id for each in proposals}).values_list("pk", flat=True))
        stored = (Proposal.objects.open().select_related("article").filter(pk=each.pk) for each in proposals)
        current = (each.filter(version=F("article__current")).first() for each in stored)
        yield (each for each in current if each is not None)


_QUOTE_FIELDS = ("version_id", "field", "start", "end", "exact", "prefix", "suffix")


_HELD: PreparedModels[Proposal] = PreparedModels(
    lambda _viewer, id: (
        Proposal.objects.select_for_update(of=("self",), no_key=True).select_related("article").filter(pk=id)
    )
)


def _still_open(proposal: Proposal) -> Proposal:
    """The proposal as it is stored, its article being locked. Raises Conflict where it is decided or gone."""
    found = Answers(NOBODY).models(_HELD, proposal.pk)
    if not found:
        raise Conflict(_("The article was read again and no longer proposes this."))
    stored = found[0]
    if stored.version_id != stored.article.current_id:
        raise Conflict(_("The article has a new version, which was not read yet: read it first."))
    if stored.state != Proposal.State.OPEN:
        raise Conflict(_("This proposal was decided already."))
    return stored


def _citation_of(statement: Proposal, event: Event) -> Citation:
    columns = {name: getattr(statement, name) for name in DatedStatement.STATEMENT_FIELDS}
    return Citation(event=event, article=statement.article, proposed=True, **columns)


# Decided ones whose words are read differently now


def keep_date(proposal: Proposal, by: User, why: str = "") -> None:
    """The citation's date stays as it was decided, though its words are read differently now."""
    about = {"event": proposal.event, "article": proposal.article}
    with decide(by, Action.KEEP, str(proposal), why, **about) as changes:
        changes.update(_citation_under(proposal), dismissed=proposal.reading[:120])


def adopt_date(proposal: Proposal, by: User, why: str = "") -> None:
    """The citation takes the new reading of its words, and the event with it if it is dated by them."""
    about = {"event": proposal.event, "article": proposal.article}
    given = (*Citation.WHEN_FIELDS, "rule", "expression", "anchor_day", "parameters")
    with decide(by, Action.DATE, str(proposal), why, **about) as changes:
        citation = _citation_under(proposal)
        changes.update(citation, **{name: getattr(proposal, name) for name in given})
        if citation.event.dated_by_id == citation.pk:
            set_when(citation.event, proposal.when, by, citation=citation, why=why)


def _citation_under(proposal: Proposal) -> Citation:
    standing = proposal.article.citations.filter(event=proposal.event, version=proposal.version, lost=False)
    for citation in standing:
        if citation.overlaps(proposal):
            return citation
    raise Conflict(_("Nothing was decided over these words any more."))
