"""What an editor does across several rows: one function a verb, each one transaction, one Decision, undoable.

All raise Conflict where somebody else decided first. Rights are the caller's business (the views ask
`editable_by`); nothing here looks at the request.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.models.anchoring import reanchor
from newsreader.models.article import Article
from newsreader.models.decision import Changes, Conflict, Decision, locked, put_back
from newsreader.models.entity import Appearance, Entity, Mention
from newsreader.models.event import Citation, DatedStatement, Event, Participation
from newsreader.models.proposal import Proposal, Rejection
from newsreader.models.timeline import Entry, Era, Membership, Timeline
from newsreader.models.user import User
from newsreader.text.when import When

Action = Decision.Action


@contextmanager
def deciding(
    by: User, action: Decision.Action, subject: str, why: str = "", **about: Any
) -> Iterator[Changes]:
    """One decision: the rows touched through the Changes given are kept with it, all or none."""
    with transaction.atomic():
        changes = Changes()
        yield changes
        Decision.objects.create(
            by=by,
            action=action,
            subject=subject[:300],
            why=why[:300],
            changes=changes.rows,
            **{**about, **changes.about},
        )


# Proposals


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
    """Make the proposal an event with one citation, and put it on the timeline.

    `title` is the event's; empty keeps the proposed one. `when` replaces the reading of the words by the
    editor's own; the citation keeps what the words give.
    """
    with transaction.atomic():
        proposal = _still_open(proposal)
        event = Event(title=(title or proposal.title)[:300])
        event.when = when or proposal.when
        with deciding(
            by, Action.ACCEPT, event.title, why, timeline=timeline, article=proposal.article
        ) as changes:
            changes.about["event"] = changes.make(event)
            citation = changes.make(_citation_of(proposal, event))
            if when is None or when == proposal.when:
                changes.alter(event, dated_by=citation)
            take_part(event, citation, changes)
            entry = changes.make(
                Entry(timeline=timeline, event=event, annotation=annotation, **Entry.key_of(event))
            )
        settle(proposal.article)
        timeline.touch()
    return entry


def cite(proposal: Proposal, event: Event, by: User, why: str = "") -> Citation:
    """Bind the proposal's words to an event that stands already: another report of the same thing."""
    with transaction.atomic():
        proposal = _still_open(proposal)
        locked(event)
        with deciding(by, Action.CITE, event.title, why, event=event, article=proposal.article) as changes:
            citation = changes.make(_citation_of(proposal, event))
            take_part(event, citation, changes)
        settle(proposal.article)
        Timeline.objects.with_event(event).touch()
    return citation


def reject(proposal: Proposal, by: User, why: str = "") -> None:
    """These words make no event: nothing proposed over them comes back."""
    with transaction.atomic():
        proposal = _still_open(proposal)
        with deciding(by, Action.REJECT, proposal.title, why, article=proposal.article) as changes:
            changes.make(
                Rejection(
                    article=proposal.article,
                    **{name: getattr(proposal, name) for name in _QUOTE_FIELDS},
                )
            )
        settle(proposal.article)


_QUOTE_FIELDS = ("version_id", "field", "start", "end", "exact", "prefix", "suffix")


def settle(article: Article) -> None:
    """Give each of the article's proposals the state that citations and rejections over its words imply.

    Holds the article, so that of two decisions at once the later one sees both. Who changes rows of its
    citations or proposals before settling holds the article first: nobody then waits for each other.
    """
    locked(article)
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


def _still_open(proposal: Proposal) -> Proposal:
    article = locked(proposal.article)
    stored = Proposal.objects.select_for_update().filter(pk=proposal.pk).first()
    if stored is None:
        raise Conflict(_("The article was read again and no longer proposes this."))
    if stored.version_id != article.current_id:
        raise Conflict(_("The article has a new version, which was not read yet: read it first."))
    if stored.state != Proposal.State.OPEN:
        raise Conflict(_("This proposal was decided already."))
    return stored


def _citation_of(statement: DatedStatement, event: Event) -> Citation:
    columns = {name: getattr(statement, name) for name in DatedStatement.STATEMENT_FIELDS}
    return Citation(
        event=event, article_id=statement.article_id, proposed=isinstance(statement, Proposal), **columns
    )


def take_part(event: Event, citation: Citation, changes: Changes) -> None:
    """The entities that the cited sentence names are the event's."""
    known = set(event.participations.values_list("entity_id", flat=True))
    mentions = Mention.objects.filter(citation.within_sentence).order_by("start")
    named = mentions.values_list("entity_id", flat=True)
    for entity in dict.fromkeys(named):
        if entity not in known:
            changes.make(Participation(event=event, entity_id=entity, position=len(known)))
            known.add(entity)


# Entries and events


def add_entry(event: Event, timeline: Timeline, by: User, *, annotation: str = "", why: str = "") -> Entry:
    with transaction.atomic():
        locked(event)
        if Entry.objects.filter(event=event, timeline=timeline).exists():
            raise Conflict(_("The event is on this timeline already."))
        with deciding(by, Action.ADD, event.title, why, timeline=timeline, event=event) as changes:
            entry = changes.make(
                Entry(timeline=timeline, event=event, annotation=annotation, **Entry.key_of(event))
            )
        timeline.touch()
    return entry


def edit_entry(entry: Entry, by: User, *, why: str = "", **fields: Any) -> None:
    """Change an entry's `headline`, `annotation` or `position`."""
    with transaction.atomic():
        with deciding(
            by, Action.EDIT, entry.title, why, timeline=entry.timeline, event=entry.event
        ) as changes:
            changes.alter(entry, **fields)
        entry.timeline.touch()


def remove_entry(entry: Entry, by: User, why: str = "") -> None:
    """Take the entry off its timeline; the event and its citations stay."""
    timeline = entry.timeline
    with transaction.atomic():
        with deciding(by, Action.REMOVE, entry.title, why, timeline=timeline, event=entry.event) as changes:
            changes.take_away(entry)
        timeline.touch()


def set_when(event: Event, when: When, by: User, *, citation: Citation | None = None, why: str = "") -> None:
    """Say when the event happened: by one of its citations, or by the editor's own word (citation None)."""
    with transaction.atomic():
        with deciding(by, Action.DATE, event.title, why, event=event) as changes:
            changes.alter(
                event, dated_by=citation, **{name: getattr(when, name) for name in Event.WHEN_FIELDS}
            )
            for entry in event.entries.all():
                changes.alter(entry, **Entry.key_of(event))
        Timeline.objects.with_event(event).touch()


# Timelines


def begin_timeline(slug: str, title: str, by: User, *, standfirst: str = "") -> Timeline:
    timeline = Timeline(slug=slug, title=title, standfirst=standfirst)
    with transaction.atomic():
        with deciding(by, Action.CREATE, title) as changes:
            changes.about["timeline"] = changes.make(timeline)
            changes.make(Membership(timeline=timeline, user=by, role=Membership.Role.OWNER))
        timeline.touch()
    return timeline


def revise_timeline(
    timeline: Timeline,
    by: User,
    *,
    eras: Sequence[tuple[str, date, date]] | None = None,
    instead_of: Collection[int] | None = None,
    why: str = "",
    **fields: Any,
) -> None:
    """Change title, standfirst, slug; `eras`, where given, replaces all of them.

    Raises Conflict where others stand by now than those the editor saw: `instead_of` holds the ids.
    """
    with transaction.atomic():
        if eras is not None:
            locked(timeline)
            standing = set(timeline.eras.values_list("pk", flat=True))
            if instead_of is not None and standing != set(instead_of):
                raise Conflict(_("Somebody changed the eras meanwhile: look at them again."))
        with deciding(by, Action.REVISE, timeline.title, why, timeline=timeline) as changes:
            if fields:
                changes.alter(timeline, **fields)
            if eras is not None:
                for era in timeline.eras.all():
                    changes.take_away(era)
                for title, earliest, latest in eras:
                    changes.make(Era(timeline=timeline, title=title, earliest=earliest, latest=latest))
        timeline.touch()


def publish(timeline: Timeline, by: User, why: str = "") -> None:
    with transaction.atomic():
        with deciding(by, Action.PUBLISH, timeline.title, why, timeline=timeline) as changes:
            changes.alter(timeline, published=timezone.now())
        timeline.touch()


def withdraw(timeline: Timeline, by: User, why: str = "") -> None:
    with transaction.atomic():
        with deciding(by, Action.WITHDRAW, timeline.title, why, timeline=timeline) as changes:
            changes.alter(timeline, published=None)
        timeline.touch()


# Articles and entities


def show_article(article: Article, by: User, public: bool, why: str = "") -> None:
    """Make an article public or private; timelines that cite it change with it."""
    action = Action.SHOW if public else Action.HIDE
    with transaction.atomic():
        with deciding(by, action, str(article), why, article=article) as changes:
            changes.alter(article, public=public)
        article.show(public)
        Timeline.objects.citing([article]).touch()


def describe(entity: Entity, by: User, why: str = "", **fields: Any) -> None:
    """Change an entity's name, kind or description; an editor now stands for it."""
    with transaction.atomic():
        with deciding(by, Action.DESCRIBE, entity.name, why, entity=entity) as changes:
            changes.alter(entity, confirmed=True, **fields)
        Timeline.objects.naming(entity).touch()


def undo(decision: Decision, by: User, why: str = "") -> Decision:
    """Put everything back as it was before. Raises Conflict where later decisions rest on this one."""
    with transaction.atomic():
        decision = Decision.objects.select_for_update().get(pk=decision.pk)
        if not decision.can_be_undone:
            raise Conflict(_("This was undone already."))
        if decision.article:
            locked(decision.article)
        if decision.event_id:
            later = Decision.objects.standing().filter(event=decision.event_id, pk__gt=decision.pk).last()
            if later:
                raise Conflict(_("Undo what came after it first: %(later)s") % {"later": later})
        if decision.action == Action.CREATE and decision.timeline:
            later = decision.timeline.decisions.standing().filter(pk__gt=decision.pk).last()
            if later:
                raise Conflict(_("Undo what came after it first: %(later)s") % {"later": later})
        timelines = _shown_on(decision)
        changes = put_back(decision.changes)
        undone = Decision.objects.create(
            by=by,
            action=Action.UNDO,
            subject=str(decision)[:300],
            why=why[:300],
            changes=changes.rows,
            timeline=Timeline.objects.filter(pk=decision.timeline_id or 0).first(),
            event=Event.objects.filter(pk=decision.event_id or 0).first(),
            article=decision.article,
            entity=decision.entity,
        )
        Decision.objects.filter(pk=decision.pk).update(undone=undone)
        if decision.article:
            decision.article.refresh_from_db()
            decision.article.write_copies()
            reanchor(decision.article)
            settle(decision.article)
        Appearance.count_again(*_entities_moved(decision))
        Timeline.objects.filter(pk__in=timelines).touch()
    return undone


def _entities_moved(decision: Decision) -> list[Entity]:
    """The entities between which a merge or a split moved mentions, those that stand."""
    if decision.action not in (Action.MERGE, Action.SPLIT):
        return []
    ids = {id for row in decision.changes if "ids" in row for id in (row["before"], row["after"])}
    return list(Entity.objects.filter(pk__in=ids))


def _shown_on(decision: Decision) -> set[int]:
    """The timelines on which one sees what the decision did."""
    timelines = {decision.timeline_id} if decision.timeline_id else set()
    if decision.event_id:
        timelines.update(Timeline.objects.with_event(decision.event_id).values_list("pk", flat=True))
    if decision.article and decision.action in (Action.SHOW, Action.HIDE):
        timelines.update(Timeline.objects.citing([decision.article]).values_list("pk", flat=True))
    if decision.entity:
        timelines.update(Timeline.objects.naming(decision.entity).values_list("pk", flat=True))
    return timelines
