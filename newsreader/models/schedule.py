"""When a timeline is to be published or withdrawn by itself: decision 38."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.timeline import Timeline
from newsreader.models.user import User, Viewer


def moment_in_words(moment: datetime) -> str:
    """By the site's clock, which is named: 30 November 2026, 9:00 (UTC)."""
    local = timezone.localtime(moment)
    return f"{formats.date_format(local, 'j F Y, G:i')} ({timezone.get_current_timezone_name()})"


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def visible_to(self, viewer: Viewer) -> ScheduleQuerySet:
        return access.schedules(self, viewer)

    def open(self) -> ScheduleQuerySet:
        """Those whose moment nobody saw yet."""
        return self.filter(outcome="")

    def due(self, now: datetime) -> ScheduleQuerySet:
        return self.open().filter(at__lte=now).order_by("at", "pk")

    def done(self) -> ScheduleQuerySet:
        return self.filter(outcome__in=Schedule.DONE)

    def soonest_first(self) -> ScheduleQuerySet:
        return self.select_related("by").order_by("at", "pk")


class Schedule(models.Model):
    """`outcome` and `happened` are what the sweep notes: no decision's, so that undoing what it did does not
    have it done again. Where it was done, `happened` is the moment of the decision that did it."""

    class Step(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        WITHDRAW = "withdraw", _("Withdraw")

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        LATE = "late", _("done late: the site was not running at that moment")
        NO_RIGHT = "no-right", _("not done: who scheduled it does not edit this timeline any more")
        SO_ALREADY = "already", _("not done: it was so already")
        OVERTAKEN = "overtaken", _("not done: somebody decided otherwise after that moment")

    DONE = (Outcome.DONE, Outcome.LATE)

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="schedules")
    step = models.CharField(_("what happens"), max_length=8, choices=Step.choices)
    at = models.DateTimeField(_("moment"))
    by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=9, choices=Outcome.choices, blank=True, default="", editable=False)
    happened = models.DateTimeField(null=True, editable=False)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        constraints = [
            models.UniqueConstraint(
                fields=["timeline", "step"], condition=Q(outcome=""), name="one_open_schedule"
            )
        ]
        indexes = [models.Index(fields=["at", "id"], condition=Q(outcome=""), name="schedule_due")]

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.timeline}"

    @property
    def moment(self) -> str:
        return moment_in_words(self.at)

    @property
    def was_done(self) -> bool:
        return self.outcome in self.DONE
