"""How far a timeline is on its way to readers, as its members are shown it."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from newsreader.models import Review, Schedule, Timeline

TOLD_FOR = timedelta(days=7)  # that what was scheduled did not happen, or late


class TimelineState(NamedTuple):
    review: Review | None  # the last one, while it is a draft
    schedules: list[Schedule]  # those to come, and what the last days' did not do as was meant

    @property
    def in_review(self) -> bool:
        return self.review is not None and self.review.is_open


def state_of(timeline: Timeline) -> TimelineState:
    """Two queries, one of them of a draft alone."""
    review = None if timeline.is_published else timeline.reviews.newest_first().first()
    if review and review.closed:  # it was published since, and withdrawn
        review = None
    not_as_meant = ~Q(outcome__in=("", Schedule.Outcome.DONE)) & Q(happened__gt=timezone.now() - TOLD_FOR)
    schedules = timeline.schedules.filter(Q(outcome="") | not_as_meant).soonest_first()
    return TimelineState(review, list(schedules[:10]))
