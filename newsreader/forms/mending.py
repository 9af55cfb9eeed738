"""Forms that mend what was read: an article's fields, an outlet's names and clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from unicodedata import normalize
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.forms.feeds import web_address
from newsreader.forms.words import KeepsWords
from newsreader.models import Source

MOST_OF_NAME = 200
MOST_LETTERS = 400_000  # of a text


class OwnWordsField(forms.CharField):
    """Words as an article's fields are kept: browsers send other line ends, and copying brings U+00A0."""

    def __init__(self, label: Any, *, rows: int = 0, most: int = MOST_LETTERS, help_text: Any = "") -> None:
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"}) if rows else None
        super().__init__(
            label=label, required=False, max_length=most, help_text=help_text, widget=widget or _line()
        )

    def to_python(self, value: Any) -> str:
        words = super().to_python(value) or ""
        lines = normalize("NFC", words.replace("\r\n", "\n").replace("\u00a0", " ")).split("\n")
        return "\n".join(line.rstrip() for line in lines).strip()


def _line() -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto"})


class ParagraphsField(OwnWordsField):
    """Blocks parted by one blank line each."""

    def to_python(self, value: Any) -> str:
        return "\n\n".join(
            block.strip("\n") for block in super().to_python(value).split("\n\n") if block.strip()
        )


class LinesField(forms.CharField):
    """A list of words, one a line."""

    def __init__(self, label: Any, help_text: Any = "") -> None:
        widget = forms.Textarea(attrs={"rows": 2, "dir": "auto"})
        super().__init__(label=label, required=False, max_length=2000, help_text=help_text, widget=widget)

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = value if isinstance(value, list) else (super().to_python(value) or "").splitlines()
        return [" ".join(normalize("NFC", line).split()) for line in lines if line.strip()]

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial or "") != self.to_python(data or "")


class ZoneField(forms.CharField):
    """An IANA name."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Time zone"),
            required=False,
            max_length=64,
            help_text=_("An IANA name such as Asia/Kolkata."),
        )

    def clean(self, value: Any) -> str:
        zone: str = super().clean(value)
        if zone and zone not in available_timezones():
            raise ValidationError(
                _("No time zone has this name. One is Europe/London, another Asia/Kolkata.")
            )
        return zone


class MendForm(KeepsWords, forms.Form):
    """Every field of an article, as an editor knows it."""

    headline = OwnWordsField(_("Headline"), most=500)
    standfirst = OwnWordsField(_("Standfirst"), rows=3)
    byline = OwnWordsField(_("Byline"), most=500, help_text=_("As it is printed: By Jane Doe in Port Selby."))
    authors = LinesField(_("Authors"), _("One a line."))
    source = OwnWordsField(
        _("Outlet"), most=200, help_text=_("A name that nobody knows yet becomes a new outlet.")
    )
    agency = OwnWordsField(_("Agency"), most=100)
    dateline = OwnWordsField(_("Dateline"), most=200)
    day = forms.DateField(
        label=_("Day of publication"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    at = forms.TimeField(
        label=_("Local time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    zone = ZoneField()
    caption = ParagraphsField(_("Caption"), rows=3, help_text=_("A blank line between two pictures’."))
    body = ParagraphsField(
        _("Body"),
        rows=24,
        help_text=_("A blank line between paragraphs. Lists and tables stay what they are, a line each."),
    )
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("at") and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("A time needs its day."))
        if cleaned.get("day") and not date.min < cleaned["day"] < date.max:
            self.add_error("day", _("This day is too far off."))
        return cleaned

    @property
    def typed(self) -> dict[str, Any]:
        """The article's fields, of those that were sent: a form of an older page may lack some."""
        cleaned = dict(self.cleaned_data)
        del cleaned["why"]
        return {name: value for name, value in cleaned.items() if self.add_prefix(name) in self.data}


class OutletForm(KeepsWords, forms.ModelForm):
    names = LinesField(_("Further names"), _("As pages print them, and its domains; one a line."))
    why = forms.CharField(label=_("Reason"), max_length=300, required=False)

    class Meta:
        model = Source
        fields = ("name", "home_page", "zone", "day_first", "language", "description")

    field_order = ("name", "names", "home_page", "zone", "day_first", "language", "description", "why")

    def __init__(self, *args: Any, further: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"].initial = list(further)
        self.fields["day_first"].label = _("How it writes 1/2/2016")
        self.fields["day_first"].widget.choices = [
            ("unknown", _("not known: left open")),
            ("true", _("1 February")),
            ("false", _("January 2")),
        ]

    def clean_home_page(self) -> str:
        words: str = self.cleaned_data["home_page"].strip()
        return web_address(words) if words else ""

    def clean_names(self) -> list[str]:
        """An outlet is known by its names: none of them is another's."""
        names: list[str] = self.cleaned_data["names"]
        for name in names:
            if len(name) > MOST_OF_NAME:
                raise ValidationError(
                    _("A name has at most %(most)s letters."), params={"most": MOST_OF_NAME}
                )
            if other := Source.objects.exclude(pk=self.instance.pk).called(name).first():
                raise ValidationError(
                    _("“%(name)s” names %(other)s."), params={"name": name, "other": other.name}
                )
        return names

    @property
    def columns(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
