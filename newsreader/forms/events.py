"""Forms about events: the title, how sure one is, one of the editors' own; and finding one, or a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.forms.offered import editable_events
from newsreader.forms.when import WhenField
from newsreader.forms.words import KeepsWords, MarkdownArea
from newsreader.models import Entry, Event, User
from newsreader.models.event import LONGEST_PLACE
from newsreader.models.search import Kind
from newsreader.showing.search import Found, search, understand

MOST_FOUND = 40  # events offered of those found
LOOKED_AT = 200  # hits of the search among which those that one edits are looked for


class StatusForm(KeepsWords, forms.ModelForm):
    class Meta:
        model = Event
        fields = ("status", "body")
        widgets = {"body": MarkdownArea(rows=5)}
        help_texts = {
            "status": _("Readers are told unless it is “Reported”."),
            "body": _("Longer words, on the event’s own page and on paper. A blank line begins a paragraph."),
        }


class TitleForm(KeepsWords, forms.ModelForm):
    class Meta:
        model = Event
        fields = ("title",)
        labels = {"title": _("What happened")}
        help_texts = {
            "title": _(
                "For every timeline and page; an entry’s own headline stands before it on its timeline."
            )
        }


class OwnEventForm(KeepsWords, forms.Form):
    """An event that no report is cited for."""

    title = forms.CharField(label=_("What happened"), max_length=300)
    when = WhenField(label=_("When"))
    place = forms.CharField(label=_("Where"), max_length=LONGEST_PLACE, required=False)
    annotation = forms.CharField(label=_("Annotation"), required=False, widget=MarkdownArea(rows=3))


class FindForm(forms.Form):
    """Words and days, to find an event or a report by: sent by GET."""

    q = forms.CharField(label=_("Words"), max_length=200, required=False)
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "find_%s"  # other forms of the page have fields of these names

    @property
    def asks(self) -> bool:
        return self.is_valid() and any(self.cleaned_data.values())

    @property
    def _asked(self) -> tuple[str, date | None, date | None]:
        given = self.cleaned_data
        return given["q"].replace("\0", ""), given["first"], given["last"]

    def events(self, editor: User) -> Sequence[Event]:
        """Those that the editor edits, in order of time."""
        words, first, last = self._asked
        events = editable_events(editor)
        if words:
            wanted = replace(understand(words, timezone.localdate()), kinds=frozenset({Kind.ENTRY}))
            hits = search(editor, wanted, limit=LOOKED_AT).hits
            found = Entry.objects.filter(pk__in=[hit.target for hit in hits if hit.kind == Kind.ENTRY])
            # What is pending stands in no index: it is looked for by its title, and is not much.
            titled = Q(*(Q(event__title__icontains=word) for word in words.split()))
            pending = Entry.objects.editable_by(editor).filter(titled, pending_on__isnull=False)
            events = events.filter(Q(pk__in=found.values("event")) | Q(pk__in=pending.values("event")))
        if first or last:
            events = events.between(first or date.min, last or date.max)
        return list(events[:MOST_FOUND])

    def reports(self, editor: User, after: str = "") -> Found:
        """The articles, by day of report."""
        words, first, last = self._asked
        wanted = understand(words, timezone.localdate())
        wanted = replace(
            wanted,
            kinds=frozenset({Kind.ARTICLE}),
            first=first or wanted.first,
            last=last or wanted.last,
        )
        return search(editor, wanted, after=after)
