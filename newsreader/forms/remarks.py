"""What a stranger fills in where something is wrong with an entry."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from newsreader.forms.words import KeepsWords, PlainWords
from newsreader.models.remark import LONGEST_REMARK


class RemarkForm(KeepsWords, forms.Form):
    words = PlainWords(label=_("What is wrong?"), max_length=LONGEST_REMARK, rows=5)
