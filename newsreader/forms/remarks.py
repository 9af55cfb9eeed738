"""What a stranger fills in where something is wrong with an entry."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from newsreader.forms.words import KeepsWords
from newsreader.models.remark import LONGEST_REMARK


class RemarkForm(KeepsWords, forms.Form):
    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        return words.replace("\r\n", "\n")
