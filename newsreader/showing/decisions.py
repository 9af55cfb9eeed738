"""The list of decisions: what it can be narrowed to, and a page of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, QuerySet

from newsreader.models import Decision, Timeline, User
from newsreader.models.decision import DecisionQuerySet, Noun
from newsreader.models.prepared import Answers, PreparedModels
from newsreader.models.timeline import TimelineQuerySet

_VISIBLE: PreparedModels[Decision] = PreparedModels(
    lambda viewer, id: Decision.objects.visible_to(viewer).filter(pk=id)
)


def seen_decision(viewer: User, id: int) -> Decision | None:
    """The decision of this id, if the viewer may see it. Who may is a question whose SQL takes longer to make
    than to answer."""
    for seen in Answers(viewer).models(_VISIBLE, id):
        return seen
    return None


class DecisionChoices:
    """What a viewer can narrow the list to: nothing and nobody they would not meet in it."""

    nouns = Noun

    def __init__(self, viewer: User) -> None:
        self.viewer = viewer

    @cached_property
    def timelines(self) -> TimelineQuerySet:
        seen: TimelineQuerySet = Timeline.objects.visible_to(self.viewer).order_by("title", "pk")
        return seen

    @cached_property
    def people(self) -> QuerySet[User]:
        theirs = Decision.objects.visible_to(self.viewer).filter(by=OuterRef("pk"))
        return User.objects.filter(Exists(theirs)).order_by("username")


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """What one asked for."""

    timeline: Timeline | None = None
    by: User | None = None
    noun: str = ""

    def __bool__(self) -> bool:
        return bool(self.timeline or self.by or self.noun)

    @property
    def asked(self) -> Mapping[str, str | int]:
        return {
            name: value
            for name, value in (
                ("timeline", self.timeline and self.timeline.pk),
                ("by", self.by and self.by.pk),
                ("noun", self.noun),
            )
            if value
        }

    @property
    def noun_label(self) -> str:
        return str(Noun(self.noun).label) if self.noun else ""

    def before(self, last: int) -> str:
        """The query of the page after the decision with this id, narrowed alike."""
        return f"?{urlencode({**self.asked, 'before': last})}"

    def page(self, viewer: User, before: int | None, most: int) -> list[Decision]:
        """The newest decisions that the viewer may see, at most so many; before this id if one is given."""
        shown: DecisionQuerySet = Decision.objects.visible_to(viewer).in_lines()
        if self.by:
            shown = shown.by_person(self.by)
        if self.noun:
            shown = shown.of_noun(self.noun)
        if before is not None:
            shown = shown.filter(pk__lt=before)
        parts = shown.parts_on(self.timeline) if self.timeline else (shown,)
        found = [
            decision
            for part in parts
            for decision in part.select_related("by", "timeline", "pending_on").newest_first()[:most]
        ]
        return nlargest(most, found, key=lambda decision: decision.pk)
