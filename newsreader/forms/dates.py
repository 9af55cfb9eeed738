"""What an event's date is, and what a time expression means: two who change one are asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsreader.forms.when import WhenField
from newsreader.forms.words import KeepsWords
from newsreader.models import Citation, Decision, Event, Stale
from newsreader.models.when import reading_of, when_of
from newsreader.showing.html.dates import when as in_words
from newsreader.text.when import When


class AsksWhen(KeepsWords):
    """A form with a date, `when`, that stands for one there is: two who change it are asked."""

    def stands_for(self, standing: When) -> None:
        self.fields["when"].stands_for(standing)  # type: ignore[attr-defined]
        self.fields["standing"].initial = reading_of(standing)

    @property
    def shown(self) -> When | None:
        """The when that the form showed, if it says so."""
        return when_of(self.data.get("standing", ""))

    @property
    def says_another(self) -> bool:
        """Was the date typed over? Its words sent back as they were shown are none of the editor's."""
        return "when" in self.data and not self._left_alone("when")

    def ask_about_date(self, stale: Stale, by: Decision | None, taken: Citation | None = None) -> None:
        """As ask(), of a date; `taken` is the citation whose date was pressed."""
        self.ask(stale, lambda _name: by)
        self.data["standing"] = reading_of(stale.clashes[0].now)
        if taken:
            [clash] = self.clashes
            self.clashes = [clash._replace(yours=in_words(taken), citation=taken.pk)]


class DateForm(AsksWhen, forms.Form):
    when = WhenField(label=_("When"))
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)
    # What the event's when was when the form was made: its words may stand for several.
    standing = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stands_for(event.when)


class ReadingForm(AsksWhen, forms.Form):
    """What a time expression means."""

    when = WhenField(label=_("It means"))
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)
    standing = forms.CharField(required=False, widget=forms.HiddenInput)
