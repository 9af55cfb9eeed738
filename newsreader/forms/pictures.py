"""What a picture shows."""

from __future__ import annotations

from django import forms

from newsreader.forms.words import KeepsWords
from newsreader.models import LeadPicture


class AlternativeForm(KeepsWords, forms.ModelForm):
    class Meta:
        model = LeadPicture
        fields = ("alternative",)
        widgets = {"alternative": forms.Textarea(attrs={"rows": 3, "dir": "auto"})}
