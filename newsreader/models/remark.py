"""What a stranger says is wrong with a public entry: a short note to those who edit its timeline."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import address
from newsreader.models.timeline import Entry, Timeline
from newsreader.models.user import User, Viewer

LONGEST_REMARK = 600  # characters
# How many are taken, so that a flood costs a few rows: of each entry, each timeline and all together in a
# day, and of those that wait on one timeline.
DAY = timedelta(days=1)
ON_AN_ENTRY, ON_A_TIMELINE, ON_THE_SITE = 5, 30, 300
WAITING = 200
KEPT_FOR = timedelta(days=90)  # once it was answered
TWICE = timedelta(minutes=10)  # the same words on the same entry: a form that was sent twice


class RemarkQuerySet(models.QuerySet["Remark"]):
    def visible_to(self, viewer: Viewer) -> RemarkQuerySet:
        return access.remarks(self, viewer)

    def open(self) -> RemarkQuerySet:
        return self.filter(answer=Remark.Answer.NONE)

    def take(self, entry: Entry, timeline: Timeline, words: str) -> bool:
        """Whether it could be taken: there may be too many."""
        now = timezone.now()
        if self.filter(entry=entry, words=words, made__gt=now - TWICE).exists():
            return True
        today = list(self.filter(made__gt=now - DAY).values_list("entry", "timeline")[:ON_THE_SITE])
        on_entry = sum(on == entry.pk for on, _timeline in today)
        on_timeline = sum(on == timeline.pk for _entry, on in today)
        waiting = self.open().filter(timeline=timeline)[:WAITING].count()
        if (
            len(today) >= ON_THE_SITE
            or on_entry >= ON_AN_ENTRY
            or on_timeline >= ON_A_TIMELINE
            or waiting >= WAITING
        ):
            return False
        self.create(entry=entry, timeline=timeline, words=words)
        return True

    def answered_before(self, moment: datetime) -> RemarkQuerySet:
        return self.exclude(answer=Remark.Answer.NONE).filter(answered__lte=moment)


class Remark(models.Model):
    """Nothing is kept of who wrote it, no name and no address. It stays where its entry goes."""

    class Answer(models.TextChoices):
        NONE = "", _("waits")
        SEEN = "seen", _("seen")
        CHANGED = "changed", _("led to a change")

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="remarks")
    entry = models.ForeignKey(Entry, models.DO_NOTHING, related_name="remarks", db_constraint=False)
    words = models.TextField(_("what is wrong"), max_length=LONGEST_REMARK)
    made = models.DateTimeField(default=timezone.now, db_index=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    answered = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")

    def __str__(self) -> str:
        return self.words

    @property
    def is_open(self) -> bool:
        return not self.answer

    def set_answer(self, answer: str, by: User) -> None:
        """Or none: it waits again."""
        self.answer = answer
        self.answered, self.answered_by = (timezone.now(), by) if answer else (None, None)
        self.save(update_fields=["answer", "answered", "answered_by"])


def takes_remarks(timeline: Timeline) -> bool:
    """Are strangers asked what is wrong with its entries?"""
    return bool(settings.NEWSREADER_REMARKS and timeline.is_published and timeline.takes_remarks)


def remark_address(timeline: Timeline, entry: int) -> str:
    return address("remark", slug=timeline.slug, id=entry)
