"""Names in the registry, and the registry as a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.forms.articles import MOST_BYTES
from newsreader.forms.words import KeepsWords
from newsreader.models import Entity


class EntityForm(KeepsWords, forms.ModelForm):
    class Meta:
        model = Entity
        fields = ("name", "kind", "description", "wikidata", "wikipedia")


class NameForm(KeepsWords, forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "further_%s"  # the entity's own name stands on the page

    name = forms.CharField(label=_("A further name"), max_length=200)
    demonym = forms.BooleanField(label=_("A demonym"), required=False, help_text=_("As Syrian is of Syria."))


class RegistryForm(KeepsWords, forms.Form):
    file = forms.FileField(
        label=_("A registry file"), help_text=_("CSV or JSON, as exported here; up to 10 MB.")
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError(_("Larger than 10 MB."))
        return file
