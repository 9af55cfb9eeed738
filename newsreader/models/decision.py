"""Decisions: what an editor did, when, why, and how to undo it.

A decision keeps every row it made, changed or took away, as it was before and after. Undoing puts
the rows back; it is refused where a later, standing decision changed the same rows, so that nobody's
work is lost silently. What was undone can be done again, and undone once more, and so on: each time is
a decision of its own, of the same thing, and all but the last of them are undone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeVar

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models.access_to_decisions import decisions
from newsreader.models.user import User, Viewer

Row = TypeVar("Row", bound=models.Model)


class Conflict(Exception):
    """Somebody decided otherwise in the meantime; the message says what, for people.

    `about`: the row that stands otherwise. `later`: the decision that is to be undone first, where known.
    """

    def __init__(
        self, words: Any, *, about: models.Model | None = None, later: Decision | None = None
    ) -> None:
        super().__init__(words)
        self.about, self.later = about, later


class Clash(NamedTuple):
    """One field that two people changed: what stood when the form was made, what stands, what was typed."""

    field: str
    before: Any
    now: Any
    yours: Any


def same(one: Any, other: Any) -> bool:
    """Equal, whatever ends their lines: browsers send others than they were given."""
    if isinstance(one, str) and isinstance(other, str):
        return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()
    return bool(one == other)


class Stale(Conflict):
    """Somebody changed the same fields of `row` since the form was made. Nothing was written."""

    def __init__(self, row: models.Model, clashes: Sequence[Clash]) -> None:
        super().__init__(_("Somebody changed “%(row)s” meanwhile: look at both, and choose.") % {"row": row})
        self.row, self.clashes = row, clashes


class Again(Exception):
    """A press that was made already: it was sent twice, and `decision` is what the first one did."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(str(decision))
        self.decision = decision


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, viewer: Viewer) -> DecisionQuerySet:
        return decisions(self, viewer)

    def standing(self) -> DecisionQuerySet:
        """Those that are not undone. What was undone and done again stands itself: its REDO only says so."""
        return self.filter(undone__isnull=True).exclude(action__in=Decision.AGAIN)

    def in_lines(self) -> DecisionQuerySet:
        """A line for each press: of what was decided at once the first, with how many `more` there are."""
        rest = Decision.objects.filter(batch=OuterRef("pk")).order_by().values("batch")
        more = Subquery(rest.annotate(number=Count("pk")).values("number"))
        return self.filter(batch=None).annotate(more=Coalesce(more, 0))

    def of_noun(self, noun: str) -> DecisionQuerySet:
        return self.filter(noun=noun)

    def by_person(self, person: User) -> DecisionQuerySet:
        return self.filter(by=person)

    def parts_on(self, timeline: Any) -> tuple[DecisionQuerySet, ...]:
        """Those made on the timeline, those about its events alone, as their dates are, and those about what
        is pending on it: each by its own index. As one query with "or" a database looks through all
        decisions there are."""
        events = apps.get_model("newsreader", "Entry")._default_manager.filter(timeline=timeline)
        alone = self.on_no_timeline().filter(event__in=events.values("event"))
        return self.filter(timeline=timeline), alone, self.filter(pending_on=timeline)

    def on_no_timeline(self) -> DecisionQuerySet:
        """Nor about what is pending on one. Asked for as a plain column, SQLite would look through all
        decisions that have no timeline."""
        return self.filter(~Q(timeline__gt=0), ~Q(pending_on__gt=0))

    def not_undone(self) -> DecisionQuerySet:
        """Those that nothing was done about since. By no index of its own: see parts_on()."""
        return self.filter(~Q(undone__gt=0))

    def newest_first(self) -> DecisionQuerySet:
        return self.order_by("-id")

    def last_to_take_away(self, model: str, id: int) -> Decision | None:
        """The newest of these that took this row away, as far as the last few hundred know."""
        taking = (Decision.Action.REMOVE, Decision.Action.UNDO, Decision.Action.REDO)
        for decision in self.filter(action__in=taking).select_related("by").newest_first()[:500]:
            if any(r["model"] == model and r.get("id") == id and not r["after"] for r in decision.changes):
                return decision
        return None

    def last_to_change(self, row: models.Model, column: str) -> Decision | None:
        """Of the newest of these the one that gave the row's column what it holds."""
        for decision in self.select_related("by").newest_first()[:50]:
            for each in decision.changes:
                mine = each["model"] == row._meta.model_name and each.get("id") == row.pk
                if mine and column in (each["after"] or {}):
                    return decision
        return None


class Noun(models.TextChoices):
    """What a decision is about, as a list of them is narrowed."""

    PROPOSAL = "proposal", _("Proposals")
    EVENT = "event", _("Events and their dates")
    CITATION = "citation", _("Citations")
    ENTRY = "entry", _("Entries")
    TIMELINE = "timeline", _("Timelines")
    ARTICLE = "article", _("Articles")
    ENTITY = "entity", _("Entities")
    SOURCE = "source", _("Outlets")


class Decision(models.Model):
    class Action(models.TextChoices):
        ACCEPT = "accept", _("accepted a proposal")
        CITE = "cite", _("cited a further passage")
        REJECT = "reject", _("rejected a proposal")
        WRITE = "write", _("wrote an event from a passage")
        EDIT = "edit", _("edited an entry")
        DATE = "date", _("set when an event happened")
        PLACE = "place", _("said where an event happened")
        STATUS = "status", _("said how sure an event is")
        RETITLE = "retitle", _("gave an event another title")
        OWN = "own", _("wrote an event of the editors’ own")
        STANCE = "stance", _("said whether a report contradicts an event")
        UNITE = "unite", _("merged two events")
        DIVIDE = "divide", _("split an event")
        ADD = "add", _("put an event on a timeline")
        REMOVE = "remove", _("took an entry off a timeline")
        CREATE = "create", _("began a timeline")
        REVISE = "revise", _("edited a timeline")
        PUBLISH = "publish", _("published a timeline")
        WITHDRAW = "withdraw", _("withdrew a timeline")
        RELEASE = "release", _("published what was pending")
        REVIEW = "review", _("asked for a review")
        UNREVIEW = "unreview", _("took back asking for a review")
        READY = "ready", _("found a draft ready")
        BACK = "back", _("gave a draft back")
        NOTE = "note", _("wrote a correction for readers")
        UNNOTE = "unnote", _("withdrew a correction for readers")
        COVER = "cover", _("chose a cover")
        SCHEDULE = "schedule", _("scheduled")
        UNSCHEDULE = "unschedule", _("cancelled what was scheduled")
        SHARE = "share", _("took in a member")
        ROLE = "role", _("changed the role of a member")
        UNSHARE = "unshare", _("ended the membership of")
        SHOW = "show", _("made an article public")
        HIDE = "hide", _("made an article private")
        OPEN = "open", _("made the articles a timeline cites public")
        CORRECT = "correct", _("corrected an article")
        TAKE = "take", _("took what was held back as an article's new version")
        ANOTHER = "another", _("made what was held back another article")
        READ = "read", _("corrected how a date is read")
        MARK = "mark", _("said what a mark is")
        KEEP = "keep", _("kept a date that is read differently now")
        DESCRIBE = "describe", _("described an entity")
        MERGE = "merge", _("merged two entities")
        SPLIT = "split", _("split an entity")
        PART = "part", _("said two entities are not the same")
        NAME = "name", _("gave an entity a further name")
        UNNAME = "unname", _("took a name from an entity")
        REPICK = "repick", _("chose the words of a lost citation anew")
        LEAVE = "leave", _("left a citation lost")
        JOIN = "join", _("said two articles are one report")
        APART = "apart", _("said an article is a report of its own")
        SEEN = "seen", _("looked over what changed in an article")
        PICTURE = "picture", _("kept an article’s picture")
        UNPICTURE = "unpicture", _("removed an article’s picture")
        CAPTION = "caption", _("described an article’s picture")
        OUTLET = "outlet", _("corrected an outlet")
        UNDO = "undo", _("undid")
        REDO = "redo", _("did again")

    AGAIN = (Action.UNDO, Action.REDO)  # of another decision, whose noun they have
    SHARING = (
        Action.SHARE,
        Action.ROLE,
        Action.UNSHARE,
    )  # who is a member: its owners' business, undoing too

    REVIEWING = (Action.REVIEW, Action.UNREVIEW, Action.READY, Action.BACK)  # the members' business, so too
    SCHEDULING = (Action.SCHEDULE, Action.UNSCHEDULE)  # the same of who edits it

    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="decisions", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    action = models.CharField(max_length=10, choices=Action.choices)
    why = models.CharField(_("reason"), max_length=300, blank=True)
    subject = models.CharField(max_length=300)  # what it was about, in the words of that moment
    # What it is about; of an UNDO or REDO the same as of the first. The ids stay where the row goes (undoing
    # what made it takes it away), and lead to it again where that is done again: no id is given twice.
    timeline = models.ForeignKey(
        "Timeline",
        models.DO_NOTHING,
        null=True,
        related_name="decisions",
        db_constraint=False,
        db_index=False,
    )
    event = models.ForeignKey(
        "Event", models.DO_NOTHING, null=True, related_name="decisions", db_constraint=False, db_index=False
    )
    article = models.ForeignKey(
        "Article", models.DO_NOTHING, null=True, related_name="decisions", db_constraint=False
    )
    entity = models.ForeignKey(
        "Entity", models.DO_NOTHING, null=True, related_name="decisions", db_constraint=False
    )
    source = models.ForeignKey(
        "Source", models.DO_NOTHING, null=True, related_name="decisions", db_constraint=False, db_index=False
    )
    # The timeline, of what was decided about a pending entry: it is no decision on that timeline yet.
    pending_on = models.ForeignKey(
        "Timeline",
        models.DO_NOTHING,
        null=True,
        related_name="pending_decisions",
        db_constraint=False,
        db_index=False,
    )
    noun = models.CharField(max_length=8, choices=Noun.choices, editable=False)
    changes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    press = models.CharField(max_length=43, blank=True, editable=False)  # deciding/presses.py
    # The first of those decided at once by one press (deciding/batches.py); empty of that one itself.
    batch = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="batched", db_index=False
    )
    # Of an UNDO the decision it undid, of a REDO the UNDO it undid: never anything further down the chain.
    undid = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    # The UNDO or REDO after which this one counts no more. Of what was undone and done again it is empty.
    undone = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["event", "id"], name="decision_event"),
            models.Index(fields=["timeline", "id"], name="decision_timeline"),
            # Of the few about an outlet.
            models.Index(fields=["source", "id"], name="decision_source", condition=Q(source__isnull=False)),
            # For what changed on a timeline: with all that on_no_timeline() asks, so that no row is read.
            models.Index(fields=["event", "timeline", "undone", "id", "pending_on"], name="decision_shows"),
            models.Index(
                fields=["pending_on", "id"], name="decision_pending", condition=Q(pending_on__isnull=False)
            ),
            # For narrowing: an editor, or a noun, may have few among a million.
            models.Index(fields=["noun", "id"], name="decision_noun"),
            models.Index(fields=["by", "noun", "id"], name="decision_by_noun"),
            models.Index(fields=["by", "id"], name="decision_by"),
            models.Index(fields=["batch"], condition=Q(batch__isnull=False), name="decision_batch"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.subject}"

    def save(self, **kwargs: Any) -> None:
        if not self.noun:
            self.noun = NOUNS[self.first.action]
        super().save(**kwargs)

    def get_action_display(self) -> str:  # type: ignore[no-redef]  # which Django leaves to who defines it
        """As Django has it, which puts all choices into words for each row of a list: a millisecond each."""
        return str(self.Action(self.action).label)

    @property
    def first(self) -> Decision:
        """What was undone, or done again, by this; else itself."""
        if self.undid is None:
            return self
        return self.undid.first if self.action == self.Action.REDO else self.undid

    @property
    def at_once(self) -> DecisionQuerySet:
        """All that its press decided, in order."""
        first = self.batch_id or self.pk
        return Decision.objects.filter(Q(pk=first) | Q(batch=first)).order_by("pk")

    @property
    def does_again(self) -> bool:
        """Whether undoing it does something again."""
        return self.action == self.Action.UNDO

    @property
    def can_be_undone(self) -> bool:
        return self.undone_id is None and (self.undid_id is not None or self.action not in self.AGAIN)


_Action = Decision.Action
# A new kind of decision gets its line here.
NOUNS: dict[str, Noun] = {
    _Action.ACCEPT: Noun.PROPOSAL,
    _Action.REJECT: Noun.PROPOSAL,
    _Action.WRITE: Noun.EVENT,
    _Action.DATE: Noun.EVENT,
    _Action.PLACE: Noun.EVENT,
    _Action.STATUS: Noun.EVENT,
    _Action.RETITLE: Noun.EVENT,
    _Action.OWN: Noun.EVENT,
    _Action.UNITE: Noun.EVENT,
    _Action.DIVIDE: Noun.EVENT,
    _Action.STANCE: Noun.CITATION,
    _Action.CITE: Noun.CITATION,
    _Action.KEEP: Noun.CITATION,
    _Action.REPICK: Noun.CITATION,
    _Action.LEAVE: Noun.CITATION,
    _Action.EDIT: Noun.ENTRY,
    _Action.ADD: Noun.ENTRY,
    _Action.REMOVE: Noun.ENTRY,
    _Action.RELEASE: Noun.ENTRY,
    _Action.CREATE: Noun.TIMELINE,
    _Action.REVISE: Noun.TIMELINE,
    _Action.PUBLISH: Noun.TIMELINE,
    _Action.WITHDRAW: Noun.TIMELINE,
    _Action.REVIEW: Noun.TIMELINE,
    _Action.UNREVIEW: Noun.TIMELINE,
    _Action.READY: Noun.TIMELINE,
    _Action.BACK: Noun.TIMELINE,
    _Action.NOTE: Noun.TIMELINE,
    _Action.UNNOTE: Noun.TIMELINE,
    _Action.COVER: Noun.TIMELINE,
    _Action.SCHEDULE: Noun.TIMELINE,
    _Action.UNSCHEDULE: Noun.TIMELINE,
    _Action.SHARE: Noun.TIMELINE,
    _Action.ROLE: Noun.TIMELINE,
    _Action.UNSHARE: Noun.TIMELINE,
    _Action.SHOW: Noun.ARTICLE,
    _Action.HIDE: Noun.ARTICLE,
    _Action.OPEN: Noun.ARTICLE,
    _Action.CORRECT: Noun.ARTICLE,
    _Action.TAKE: Noun.ARTICLE,
    _Action.ANOTHER: Noun.ARTICLE,
    _Action.READ: Noun.ARTICLE,
    _Action.MARK: Noun.ARTICLE,
    _Action.SEEN: Noun.ARTICLE,
    _Action.JOIN: Noun.ARTICLE,
    _Action.APART: Noun.ARTICLE,
    _Action.PICTURE: Noun.ARTICLE,
    _Action.UNPICTURE: Noun.ARTICLE,
    _Action.CAPTION: Noun.ARTICLE,
    _Action.DESCRIBE: Noun.ENTITY,
    _Action.MERGE: Noun.ENTITY,
    _Action.SPLIT: Noun.ENTITY,
    _Action.PART: Noun.ENTITY,
    _Action.NAME: Noun.ENTITY,
    _Action.UNNAME: Noun.ENTITY,
    _Action.OUTLET: Noun.SOURCE,
}
