"""Decisions: what an editor did, when, why, and how to undo it.

A decision keeps every row it made, changed or took away, as it was before and after. Undoing puts
the rows back; it is refused where a later, standing decision changed the same rows, so that nobody's
work is lost silently.
"""

from __future__ import annotations

from typing import TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.user import User, Viewer

Row = TypeVar("Row", bound=models.Model)


class Conflict(Exception):
    """Somebody decided otherwise in the meantime; the message says what, for people."""


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, viewer: Viewer) -> DecisionQuerySet:
        return access.decisions(self, viewer)

    def standing(self) -> DecisionQuerySet:
        return self.filter(undone__isnull=True).exclude(action=Decision.Action.UNDO)

    def newest_first(self) -> DecisionQuerySet:
        return self.order_by("-id")


class Decision(models.Model):
    class Action(models.TextChoices):
        ACCEPT = "accept", _("accepted a proposal")
        CITE = "cite", _("cited a further passage")
        REJECT = "reject", _("rejected a proposal")
        WRITE = "write", _("wrote an event from a passage")
        EDIT = "edit", _("edited an entry")
        DATE = "date", _("set when an event happened")
        ADD = "add", _("put an event on a timeline")
        REMOVE = "remove", _("took an entry off a timeline")
        CREATE = "create", _("began a timeline")
        REVISE = "revise", _("edited a timeline")
        PUBLISH = "publish", _("published a timeline")
        WITHDRAW = "withdraw", _("withdrew a timeline")
        SHOW = "show", _("made an article public")
        HIDE = "hide", _("made an article private")
        CORRECT = "correct", _("corrected when an article was published")
        TAKE = "take", _("took what was held back as an article's new version")
        ANOTHER = "another", _("made what was held back another article")
        READ = "read", _("corrected how a date is read")
        KEEP = "keep", _("kept a date that is read differently now")
        DESCRIBE = "describe", _("described an entity")
        MERGE = "merge", _("merged two entities")
        SPLIT = "split", _("split an entity")
        PART = "part", _("said two entities are not the same")
        NAME = "name", _("gave an entity a further name")
        UNNAME = "unname", _("took a name from an entity")
        REPICK = "repick", _("chose the words of a lost citation anew")
        LEAVE = "leave", _("left a citation lost")
        UNDO = "undo", _("undid a decision")

    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="decisions")
    at = models.DateTimeField(default=timezone.now)
    action = models.CharField(max_length=10, choices=Action.choices)
    why = models.CharField(_("reason"), max_length=300, blank=True)
    subject = models.CharField(max_length=300)  # what it was about, in the words of that moment
    timeline = models.ForeignKey("Timeline", models.SET_NULL, null=True, related_name="decisions")
    event = models.ForeignKey("Event", models.SET_NULL, null=True, related_name="decisions")
    article = models.ForeignKey("Article", models.SET_NULL, null=True, related_name="decisions")
    entity = models.ForeignKey("Entity", models.SET_NULL, null=True, related_name="decisions")
    changes = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    undone = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="undoes"
    )  # the decision that undid this one

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["event", "id"], name="decision_event"),
            models.Index(fields=["timeline", "id"], name="decision_timeline"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.subject}"

    @property
    def can_be_undone(self) -> bool:
        return self.undone_id is None and self.action != self.Action.UNDO
