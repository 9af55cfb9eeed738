"""The record: one decision is one transaction, with what it locks and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from newsreader.deciding import batches
from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.changes import (
    Changes,
    held_by_id,
    held_if_there,
    lock,
    lock_all,
    lock_in_turn,
    revert,
)
from newsreader.deciding.event_merging import are_made_one, check_participations, move_everything, reports_of
from newsreader.deciding.grouping import regroup, touched_by
from newsreader.deciding.merging import hold_two, move_all
from newsreader.deciding.overview import hold
from newsreader.deciding.owning import check_owned
from newsreader.deciding.presses import mark_of
from newsreader.deciding.resolving import resolve_proposals
from newsreader.deciding.resting import asked_of_later, naming_the_later, resting_on, standing_by
from newsreader.deciding.shown import asked_where_shown, shown_on, shown_on_now, with_event
from newsreader.models import (
    Appearance,
    Article,
    Citation,
    Conflict,
    Decision,
    Entity,
    Event,
    LeadPicture,
    Rejection,
    SameReport,
    Source,
    Timeline,
    User,
)
from newsreader.models.prepared import Answers, Question
from newsreader.models.source import CLOCK
from newsreader.models.user import NOBODY

Action = Decision.Action
About = dict[str, Any]  # "timeline", "event", "article", "entity": the row of it, as far as there is one


class Reach(NamedTuple):
    """What one kind of decision holds while it is made, and what follows from it at its end."""

    # What it is about, held in this order before anything is read; a row changed alone needs none, for
    # Changes.update() locks it.
    locks: tuple[str, ...] = ()
    resolves: bool = False  # it changes which of the article's proposals are decided
    shows_on: Callable[[About], Iterable[Timeline]] | None = None  # the timelines to refresh


def _own(about: About) -> Iterable[Timeline]:
    return [about["timeline"]] if about.get("timeline") else []  # of what is pending none


def _with_event(about: About) -> Iterable[Timeline]:
    return with_event(about["event"].pk)


def _citing(about: About) -> Iterable[Timeline]:
    article = about["article"]
    return [*Timeline.objects.citing([article]), *Timeline.objects.picturing([article])]


def _telling(about: About) -> Iterable[Timeline]:
    """Those that cite its report, which they may know by another article now."""
    told = Timeline.objects.citing(SameReport.objects.told_together([about["article"].pk]))
    return [*told, *Timeline.objects.picturing([about["article"]])]


def _naming(about: About) -> Iterable[Timeline]:
    return Timeline.objects.mentioning(about["entity"])


def _of_source(about: About) -> Iterable[Timeline]:
    return Timeline.objects.citing(Article.objects.of_source(about["source"]))


# Of all decisions, whoever locks several rows locks the article first: nobody then waits for each other.
REACH = {
    Action.ACCEPT: Reach(("article",), True, _own),
    Action.CITE: Reach(("article", "event"), True, _with_event),
    Action.REPICK: Reach(("article", "event"), True, _with_event),
    Action.LEAVE: Reach(("article",)),
    Action.REJECT: Reach(("article",), True),
    Action.WRITE: Reach(("article",), True, _own),
    Action.DATE: Reach(("article",), True, _with_event),
    Action.PLACE: Reach(("event",), shows_on=_with_event),
    Action.STATUS: Reach(("event",), shows_on=_with_event),
    Action.RETITLE: Reach(("event",), shows_on=_with_event),
    Action.OWN: Reach((), False, _own),
    Action.STANCE: Reach(("article", "event"), shows_on=_with_event),
    Action.UNITE: Reach(),  # the reports and both events: deciding.event_merging holds them, and refreshes
    Action.DIVIDE: Reach(),  # the same
    Action.KEEP: Reach(("article",), True),
    Action.ADD: Reach(("event",), False, _own),
    Action.EDIT: Reach(shows_on=_own),
    Action.REMOVE: Reach(shows_on=_own),
    Action.CREATE: Reach(shows_on=_own),
    Action.REVISE: Reach(shows_on=_own),
    Action.PUBLISH: Reach(shows_on=_own),
    Action.WITHDRAW: Reach(shows_on=_own),
    Action.RELEASE: Reach(shows_on=_own),
    Action.REVIEW: Reach(("timeline",)),
    Action.UNREVIEW: Reach(("timeline",)),
    Action.READY: Reach(("timeline",)),
    Action.BACK: Reach(("timeline",)),
    Action.NOTE: Reach(("timeline",), shows_on=_own),
    Action.UNNOTE: Reach(shows_on=_own),  # a merge of events holds notes before their timeline
    Action.COVER: Reach(("timeline",), shows_on=_own),
    Action.SCHEDULE: Reach(("timeline",)),
    Action.UNSCHEDULE: Reach(("timeline",)),
    Action.SHARE: Reach(("timeline",)),
    Action.ROLE: Reach(("timeline",)),
    Action.UNSHARE: Reach(("timeline",)),
    Action.SHOW: Reach(("article",), shows_on=_telling),
    Action.HIDE: Reach(("article",), shows_on=_telling),
    Action.OPEN: Reach(),  # the timelines of all those articles: deciding.articles knows them
    Action.CORRECT: Reach(("article",)),  # the re-anchoring of its passages refreshes
    Action.TAKE: Reach(("article",)),  # the same
    Action.ANOTHER: Reach(("article",)),
    Action.SEEN: Reach(("article",)),
    Action.JOIN: Reach(("article",)),  # both reports' timelines: deciding.near_copies knows them
    Action.APART: Reach(("article",)),  # the same
    Action.PICTURE: Reach(("article",), shows_on=_citing),
    Action.UNPICTURE: Reach(("article",), shows_on=_citing),
    Action.CAPTION: Reach(("article",), shows_on=_citing),
    Action.READ: Reach(("article",)),  # the article is read again, and that refreshes
    Action.MARK: Reach(("article",), shows_on=_citing),  # the same
    Action.DESCRIBE: Reach(shows_on=_naming),
    Action.MERGE: Reach(),  # both entities' timelines: deciding.entities knows them
    Action.SPLIT: Reach(("entity",)),
    Action.PART: Reach(),
    Action.NAME: Reach(),  # no page shows it before an article is read with it
    Action.UNNAME: Reach(),
    Action.OUTLET: Reach(shows_on=_of_source),
}


@contextmanager
def decide(by: User, action: Decision.Action, subject: str, why: str = "", **about: Any) -> Iterator[Changes]:
    """One decision, all or nothing: the rows touched through the Changes given are kept with it.

    What REACH says of its action is locked before the block; after it the decision is written, the article's
    proposals are resolved and the timelines that show it refreshed. `changes.about` adds
    what the block makes. Where nothing was changed there is no decision. Raises Again where the same press
    decided already.
    """
    reach = REACH[action]
    with transaction.atomic():
        press = mark_of(by)
        for held in lock_in_turn([about[noun] for noun in reach.locks if noun in about]):
            if isinstance(held, Article) and held.erased:
                raise Conflict(_("The article was erased."))
            if isinstance(held, Event) and held.merged_into_id:
                raise Conflict(_("“%(event)s” was merged with another event meanwhile.") % {"event": held})
        changes = Changes()
        yield changes
        if not changes.rows:
            return
        about |= changes.about
        made = Decision.objects.create(
            by=by,
            action=action,
            subject=subject[:300],
            why=why[:300],
            changes=changes.rows,
            press=press,
            batch=batches.first(),
            **about,
        )
        if reach.resolves and "article" in about:
            resolve_proposals(about["article"], held="article" in reach.locks)
        shown = reach.shows_on(about) if reach.shows_on else ()
        batches.settle(made, shown)


def undo(decision: Decision, by: User, why: str = "") -> Decision:
    """Put everything back as it was before; of an UNDO, do again what it undid.

    Raises Conflict where later decisions rest on this one, or changed the same.
    """
    with transaction.atomic(), naming_the_later(decision):
        press = mark_of(by)
        first = lock(decision.first)
        decision = first if decision.pk == first.pk else Decision.objects.get(pk=decision.pk)
        if not decision.can_be_undone:
            again = decision.does_again
            raise Conflict(_("This was done again already.") if again else _("This was undone already."))
        answers = Answers(NOBODY)
        answers.ask(*_held_and_asked(first))
        standing = standing_by(first, answers)
        reverted = decision if decision.does_again else standing
        article = _held_article(first, answers, again=decision.does_again)
        opened = _opened(first, again=decision.does_again)
        if not decision.does_again and (later := resting_on(first, standing, answers)):
            raise Conflict(_("Undo what came after it first."), later=later)
        reports = reports_of(first.changes) if first.action in (Action.UNITE, Action.DIVIDE) else []
        _hold_event(first, answers)
        _hold_named(first)
        merged = _merged(first) if decision.does_again else None
        timelines = shown_on(first, answers)
        changes = revert(reverted.changes)
        check_participations(changes)
        check_owned(changes.rows)
        if decision.does_again:
            _move_again(first, merged, changes)
        made = Decision.objects.create(
            by=by,
            action=Action.REDO if decision.does_again else Action.UNDO,
            subject=str(first)[:300],
            why=why[:300],
            changes=changes.rows,
            noun=first.noun,
            timeline_id=first.timeline_id,
            event_id=first.event_id,
            article_id=first.article_id,
            entity_id=first.entity_id,
            source_id=first.source_id,
            pending_on_id=first.pending_on_id,
            undid=decision if decision.does_again else first,
            press=press,
            batch=batches.first(),
        )
        Decision.objects.filter(pk__in=(first.pk, reverted.pk)).update(undone=made)
        if decision.does_again:
            Decision.objects.filter(pk=first.pk).update(undone=None)
        shown = timelines | shown_on_now(first, article)
        grouped = touched_by(changes.rows)
        told_anew = regroup(grouped) if grouped else set()
        counted = set(Timeline.objects.citing(told_anew).values_list("pk", flat=True)) if told_anew else set()
        held = hold(shown | counted)  # in one order, before the first is outdated: others may be at it
        followed = article is not None and _follow(article, changes.rows)
        _read_anew(changes.rows)
        for each in Article.objects.filter(pk__in=opened):
            each.write_copies()
        for report in reports:
            resolve_proposals(report, held=True)
        if moved := _entities_moved(first, changes.rows):
            Appearance.recount(*moved)
        # Else counted whole: anchoring, or another report, changed more than its rows say.
        tells_all = not (followed or reports or told_anew)
        standing_there = [timeline for timeline in held if timeline.pk in shown]
        batches.settle(made, standing_there, told_anew, tells_all=tells_all)
    return made


def _move_again(first: Decision, merged: tuple[Entity, Entity] | None, changes: Changes) -> None:
    """What was done again may take it with it: what an entity, or an event, got while it stood alone."""
    _check_still_open(first, changes)
    if merged:
        move_all(*merged, changes)
    if two := are_made_one(first.changes):
        move_everything(lock(two[0]), lock(two[1]), changes)


def _read_anew(rows: list[dict[str, Any]]) -> None:
    """What hangs on the clock of an outlet that was put back to another."""
    for row in rows:
        if row["model"] == "source" and CLOCK & row["after"].keys():
            Source.objects.get(pk=row["id"]).read_anew()


def _follow(article: Article, rows: list[dict[str, Any]]) -> bool:
    """What hangs on a report that was undone follows it. Whether its words went back, which anchors anew."""
    back = _puts_back(rows)
    if back:
        _follow_article(article)
    resolve_proposals(article, held=True)
    return back


def _puts_back(rows: list[dict[str, Any]]) -> bool:
    """Does anything stand otherwise now that hangs on an article's words? Not where citations only went."""
    return any("ids" in row or (row["after"] is not None and row["model"] != "event") for row in rows)


def _follow_article(article: Article) -> None:
    """What went back may be of another version than its article's."""
    article.refresh_from_db()
    article.write_copies()
    LeadPicture.objects.follow(article)
    for held in article.held.select_related("version"):
        held.version.forget_marks()
    reanchor(article, shown=False)  # the timelines that cite it are refreshed by the caller


def undo_all(decision: Decision, by: User, why: str = "") -> list[Decision]:
    """Undo all that one press decided, the last first, or none; of an undoing of several, do all again.

    What was undone by itself before is left. Raises Conflict where one of them cannot be.
    """
    standing = [each for each in decision.at_once.reverse() if each.can_be_undone]
    with batches.together():
        try:
            return [undo(each, by, why) for each in standing]
        except Conflict as conflict:
            conflict.args = (_("None of them was undone. %(why)s") % {"why": conflict},)
            raise


def _held_and_asked(first: Decision) -> Iterator[Question]:
    """What each undoing holds and asks, in one message; a merge holds its event after its reports."""
    if first.article_id:
        yield held_by_id(Article, first.article_id)
    if first.event_id and first.action not in (Action.UNITE, Action.DIVIDE):
        yield held_by_id(Event, first.event_id)
        yield from asked_where_shown(first)
    yield from asked_of_later(first)


def _held_article(first: Decision, answers: Answers, again: bool) -> Article | None:
    article = held_if_there(Article, first.article_id, answers)
    if article and article.erased and again:
        raise Conflict(_("The article was erased."))
    return article


def _opened(first: Decision, again: bool) -> list[int]:
    """The ids of the articles that one decision made public together, held in order of id."""
    if first.action != Action.OPEN:
        return []
    articles = lock_all(Article.objects.filter(pk__in=[row["id"] for row in first.changes]))
    if again and any(article.erased for article in articles):
        raise Conflict(_("The article was erased."))
    return [article.pk for article in articles]


def _hold_event(first: Decision, answers: Answers) -> None:
    """An entry that comes back stands on the day that its event has. Raises Conflict where that was merged
    with another since: all that belonged to it is that one's now."""
    event = held_if_there(Event, first.event_id, answers)
    if event and event.merged_into_id:
        words = _("“%(event)s” was merged with another event since: undo that first.")
        raise Conflict(words % {"event": event}, about=event)


def _hold_named(first: Decision) -> None:
    """A name comes back where it stood. Raises Conflict where that was merged with another since: all its
    names are that one's now."""
    naming = (Action.NAME, Action.UNNAME, Action.SPLIT)
    entity = held_if_there(Entity, first.entity_id) if first.action in naming else None
    if entity and entity.merged_into_id:
        words = _("“%(entity)s” was merged with another name since: undo that first.")
        raise Conflict(words % {"entity": entity}, about=entity)


def _check_still_open(first: Decision, changes: Changes) -> None:
    """Raises Conflict where the words this decided were decided otherwise since it was undone."""
    for row in changes.rows:
        if row["model"] not in ("citation", "rejection") or row["before"] is not None:
            continue
        article, version = row["after"]["article_id"], row["after"]["version_id"]
        where = {"article": article, "version": version, "field": row["after"]["field"], "lost": False}
        over = {"start__lt": row["after"]["end"], "end__gt": row["after"]["start"]}
        citations = Citation.objects.filter(**where, **over)
        rejections = Rejection.objects.filter(**where, **over)
        if row["model"] == "citation":
            citations = citations.exclude(pk=row["id"])
            if not row["after"]["proposed"]:  # words picked by hand may say more than one event
                citations, rejections = citations.filter(event=first.event_id), rejections.none()
        else:
            rejections = rejections.exclude(pk=row["id"])
        if citations.exists() or rejections.exists():
            raise Conflict(_("These words were decided otherwise since; undo the later decision first."))


def _merged(first: Decision) -> tuple[Entity, Entity] | None:
    """Whom a merge makes one, and with whom. Raises Conflict where one of them stands no more."""
    for row in first.changes if first.action == Action.MERGE else ():
        if row["model"] == "entity" and row["after"].get("merged_into_id"):
            merged, into = Entity(pk=row["id"]), Entity(pk=row["after"]["merged_into_id"])
            hold_two(merged, into)
            return merged, into
    return None


def _entities_moved(first: Decision, rows: list[dict[str, Any]]) -> list[Entity]:
    """The entities between which a merge or a split moved mentions, those that stand."""
    if first.action not in (Action.MERGE, Action.SPLIT):
        return []
    moves = [row for row in (*first.changes, *rows) if "ids" in row]
    return list(Entity.objects.filter(pk__in={id for row in moves for id in (row["before"], row["after"])}))
