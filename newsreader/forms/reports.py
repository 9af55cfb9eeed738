"""A form that names another article."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from newsreader.forms.words import KeepsWords
from newsreader.models.ids import id_in


class JoinForm(KeepsWords, forms.Form):
    other = forms.CharField(
        label=_("Another article that prints it"),
        max_length=500,
        help_text=_("The address of its page on this site, or its number."),
    )

    @property
    def article(self) -> int | None:
        """Its id; None of what names no article."""
        named = re.search(r"(?:^|/articles/)(\d+)", self.cleaned_data["other"].strip())
        return id_in(named[1]) if named else None
