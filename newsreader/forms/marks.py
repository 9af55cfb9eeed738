"""What a mark is: a name, speech, a figure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.forms.passages import QuoteField
from newsreader.forms.words import KeepsWords
from newsreader.models import Entity, MarkKind


class MarkForm(KeepsWords, forms.Form):
    """One answer: an entity, a name with its kind, what is counted, or none of it."""

    entity = forms.ModelChoiceField(
        Entity.objects.filter(merged_into=None), required=False, widget=forms.HiddenInput
    )
    none = forms.BooleanField(required=False, widget=forms.HiddenInput)
    seen = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Entity.Kind.choices, required=False)
    counts = forms.CharField(
        label=_("It counts"), max_length=200, required=False, help_text=_("As people, or barrels of oil.")
    )
    here = forms.BooleanField(label=_("Only here"), required=False)

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        """`of` is the kind of the mark."""
        super().__init__(*args, **kwargs)
        self.of = of

    @property
    def to_name(self) -> list[forms.BoundField]:
        return [self["name"], self["kind"], self["here"]]

    @property
    def to_count(self) -> list[forms.BoundField]:
        return [self["counts"]]

    @property
    def named(self) -> tuple[str, str] | None:
        """Whom the words name, where no entity was chosen."""
        name = self.cleaned_data["name"]
        return (name, self.cleaned_data["kind"]) if name and self.of == MarkKind.NAME else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        if self.of == MarkKind.FIGURE:
            cleaned["entity"] = None
            answered = cleaned["counts"].strip()
        else:
            cleaned["counts"] = ""
            answered = cleaned["entity"] or (self.of == MarkKind.NAME and cleaned["name"].strip())
        if not answered and not cleaned["none"]:
            raise ValidationError(_("Say what it is, or that it is none."))
        if cleaned["none"]:
            cleaned |= {"entity": None, "counts": "", "name": ""}
        return cleaned


class WordsForm(forms.Form):
    """Words of the text that are a name, and are not marked."""

    words = QuoteField(
        label=_("Words that are a name"),
        max_length=200,
        widget=forms.TextInput,
        help_text=_("Copy them exactly as they stand."),
    )
