"""The timelines and the events of an editor, as lists to choose one from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from newsreader.models import Article, Entry, Event, Timeline, User
from newsreader.models.event import EventQuerySet
from newsreader.models.ids import id_in
from newsreader.models.prepared import Answers
from newsreader.showing.html.dates import when as in_words
from newsreader.showing.likely_timelines import EDITABLE, EDITABLE_ONE, LikelyTimelines

MOST_EVENTS = 200  # offered in one list


class ChosenField(forms.ModelChoiceField):
    """One row of those it offers. Where `found` is set, it is what that gives of its id, by SQL that is kept:
    Django works out a query set at each press."""

    found: Callable[[int], Any] | None = None

    def to_python(self, value: Any) -> Any:
        if self.found is None:
            return super().to_python(value)
        id = id_in(str(value or ""))
        row = None if id is None else self.found(id)
        if row is None and value not in self.empty_values:
            raise ValidationError(self.error_messages["invalid_choice"], "invalid_choice", {"value": value})
        return row


class TimelineField(ChosenField):
    """A timeline the editor edits, the likeliest for the article chosen beforehand."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Timeline.objects.none(), label=_("Timeline"), **kwargs)

    def label_from_instance(self, timeline: Any) -> str:
        if timeline.takes_pending:
            return _("%(title)s (published, new entries are pending)") % {"title": timeline}
        return _("%(title)s (published)") % {"title": timeline} if timeline.is_published else str(timeline)

    def offer(self, article: Article, editor: User, chosen: bool = False) -> None:
        """`chosen`: one was, and the likeliest need not be looked for."""
        self.queryset = Timeline.objects.editable_by(editor).order_by("title", "pk")
        answers = Answers(editor)
        self.found = lambda id: next(iter(answers.models(EDITABLE_ONE, id)), None)
        theirs = [] if chosen else answers.models(EDITABLE)
        likely = None if chosen else LikelyTimelines([article.pk], theirs, answers).of(article.pk)
        self.initial = likely and likely.pk
        self.empty_label = None if likely else _("Choose one")
        self.widget.choices = self.choices


class EventField(ChosenField):
    """An event, shown with its when."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Event.objects.none(), label=_("Event"), empty_label=None, **kwargs)

    def label_from_instance(self, event: Any) -> str:
        return f"{in_words(event)}: {event.title}"

    def offer(self, events: Sequence[Event]) -> None:
        """Show these only, in this order; any of the queryset's is still taken."""
        rows = [(event.pk, self.label_from_instance(event)) for event in events]
        self.choices = [("", _("Choose one")), *rows] if rows else []


def editable_events(editor: User) -> EventQuerySet:
    """Events on the timelines the editor edits."""
    theirs: EventQuerySet = Event.objects.filter(
        Exists(Entry.objects.editable_by(editor).filter(event=OuterRef("pk")))
    )
    return theirs.in_order()


def nearest(events: EventQuerySet, day: date | None, most: int = MOST_EVENTS) -> Sequence[Event]:
    """Those that begin nearest to the day, half of them before and half after, in order of time."""
    if day is None:
        return list(events[:most])
    dated = events.annotate(from_day=Coalesce("earliest", "latest"))
    before = list(dated.filter(from_day__lte=day).order_by("-from_day", "-id")[: most // 2])
    after = list(dated.filter(from_day__gt=day).order_by("from_day", "id")[: most // 2])
    return before[::-1] + after
