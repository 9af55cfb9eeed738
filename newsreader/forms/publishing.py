"""What is filled in on the way to publishing: who is to review a draft, what they say, and a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone as clock
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.forms.when import WhenField
from newsreader.forms.words import KeepsWords, MarkdownArea, PlainWords
from newsreader.models import Review, Schedule, Timeline, User
from newsreader.models.correction_note import LONGEST_NOTE
from newsreader.models.review import LONGEST_WORD
from newsreader.text.when import DAYS, When

FURTHEST = timedelta(hours=14)  # that a clock is set from UTC: Kiritimati


class AskReviewForm(KeepsWords, forms.Form):
    reviewer = forms.ModelChoiceField(
        User.objects.none(),
        label=gettext_lazy("Who"),
        required=False,
        empty_label=gettext_lazy("any reviewer or owner"),
    )
    word = PlainWords(
        label=gettext_lazy("A word to who reviews it"), max_length=LONGEST_WORD, required=False, rows=3
    )

    def __init__(self, *args: Any, timeline: Timeline, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = User.objects.filter(memberships__timeline=timeline, is_active=True).exclude(pk=by.pk)
        self.fields["reviewer"].queryset = members.order_by("pk")  # type: ignore[attr-defined]


class AnswerForm(KeepsWords, forms.Form):
    because = PlainWords(label=gettext_lazy("Because"), max_length=LONGEST_WORD, required=False, rows=3)
    answer = forms.ChoiceField(choices=Review.Answer.choices, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any] | None:
        given = self.cleaned_data
        if given.get("answer") == Review.Answer.BACK and "because" in given and not given["because"]:
            self.add_error("because", _("Say why it goes back."))
        return super().clean()


class CorrectionForm(KeepsWords, forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What readers are told"),
        max_length=LONGEST_NOTE,
        widget=MarkdownArea(rows=4),
        help_text=gettext_lazy("What it said, and what it says now, as in “It said 7 December until today.”"),
    )


class ScheduleForm(KeepsWords, forms.Form):
    """Cleans `at` to a moment. A zone that was typed is meant; else it is the site's clock."""

    step = forms.ChoiceField(label=gettext_lazy("What happens"), choices=Schedule.Step.choices)
    at = WhenField(label=gettext_lazy("Moment"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _("A day and an hour, as in 30 November 2026, 9:00. By the clock of this site: %(zone)s.")
        self.fields["at"].help_text = said % {"zone": clock.get_current_timezone_name()}
        self.fields["at"].asked_as("at")  # type: ignore[attr-defined]

    def clean_at(self) -> datetime:
        moment = as_moment(self.cleaned_data["at"])
        if moment <= clock.now():
            raise forms.ValidationError(_("That moment is over."))
        return moment


def as_moment(when: When) -> datetime:
    """In UTC. Of an hour that clocks show twice, the first is meant. Raises ValidationError where it is no
    moment: without a day or an hour, about one, in an hour that clocks leave out, of a zone there is not."""
    exact = when.precision in DAYS and when.earliest == when.latest and not when.circa
    if not exact or when.earliest is None or when.time is None:
        raise forms.ValidationError(_("A day and an hour are needed, as in 30 November 2026, 9:00."))
    local = datetime.combine(when.earliest, when.time, _zone(when.zone))
    try:
        moment = local.astimezone(UTC)
        back = moment.astimezone(local.tzinfo)
    except OverflowError:  # before the year 1, or after 9999, in UTC
        raise forms.ValidationError(_("In UTC there is no such moment: choose another.")) from None
    if back.replace(tzinfo=None) != local.replace(tzinfo=None):
        raise forms.ValidationError(_("Clocks are put forward over this hour: choose another."))
    return moment


def _zone(name: str) -> tzinfo:
    if not name:
        return clock.get_current_timezone()
    if name[0] in "+-":
        hours, _colon, minutes = name[1:].partition(":")
        offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
        if offset > FURTHEST or int(minutes or 0) > 59:
            raise forms.ValidationError(_("“%(zone)s” is no zone: write one as in +02:00.") % {"zone": name})
        return timezone(-offset if name[0] == "-" else offset)
    return ZoneInfo(name)
