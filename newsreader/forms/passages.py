"""Words that an editor picks out of an article: for an event that stands, or for one they make."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from unicodedata import normalize

from django import forms
from django.utils.translation import gettext_lazy as _

from newsreader.forms.offered import EventField, TimelineField, editable_events, nearest
from newsreader.forms.when import WhenField
from newsreader.forms.words import KeepsWords
from newsreader.models import Article, Event, User
from newsreader.text.when import When


class QuoteField(forms.CharField):
    """Words of an article, as they stand there."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("The words that say it"))
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        kwargs.setdefault(
            "help_text", _("Choose a sentence in the text, or copy words exactly as they stand.")
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """As an article's fields are kept: browsers send other line ends, and copying brings U+00A0."""
        words = super().to_python(value) or ""
        return normalize("NFC", words.replace("\r\n", "\n").replace("\u00a0", " "))


class CiteWordsForm(KeepsWords, forms.Form):
    """Bind words the editor picks out of an article to an event that stands already."""

    quote = QuoteField()
    place = forms.CharField(required=False, widget=forms.HiddenInput)  # where the sentence pressed stands
    event = EventField(help_text=_("Of those on the timelines you edit."))
    when = WhenField(label=_("When, by these words"))
    contradicts = forms.BooleanField(label=_("They say otherwise: they contradict it"), required=False)
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def __init__(
        self,
        *args: Any,
        editor: User,
        said: When | None,
        around: date | None,
        found: Sequence[Event] | None = None,
        **kwargs: Any,
    ) -> None:
        """`said` is what the words are read as; the events offered are those `found`, where one looked for
        some, else the nearest to `around`."""
        super().__init__(*args, **kwargs)
        self.auto_id = "cite_%s"  # another form with these fields stands on the page
        events = editable_events(editor)
        offered = nearest(events, around) if found is None else found
        self.fields["event"].queryset = events  # type: ignore[attr-defined]
        self.fields["event"].offer(offered)  # type: ignore[attr-defined]
        if said is not None:
            self.fields["when"].stands_for(said)  # type: ignore[attr-defined]
            same = [event.pk for event in offered if event.when == said]
            self.fields["event"].initial = same[0] if same else None
        if found and len(found) == 1:
            self.fields["event"].initial = found[0].pk


class WriteForm(KeepsWords, forms.Form):
    """An event from words the editor picks out of an article."""

    quote = QuoteField()
    place = forms.CharField(required=False, widget=forms.HiddenInput)  # where the sentence pressed stands
    title = forms.CharField(label=_("What happened"), max_length=300)
    when = WhenField(label=_("When"))
    timeline = TimelineField()
    annotation = forms.CharField(
        label=_("Annotation"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, article: Article, editor: User, said: When | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["timeline"].offer(article, editor)  # type: ignore[attr-defined]
        if said is not None:
            self.fields["when"].stands_for(said)  # type: ignore[attr-defined]
