"""Taking in articles: addresses, files, pasted words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.forms.feeds import web_address
from newsreader.forms.words import KeepsWords

MOST_BYTES = 10 * 1024 * 1024  # of an upload; the same as fetching takes from a file
MOST_ADDRESSES = 100  # of articles given at once


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class Uploads(forms.FileField):
    """Any number of files. What is wrong with one is said of that one, when the others were taken."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        return data or []


class IngestForm(KeepsWords, forms.Form):
    """Addresses, files or pasted text: one of them."""

    one_of_them = True  # none is marked as optional

    addresses = forms.CharField(
        label=_("Addresses"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "inputmode": "url", "spellcheck": "false"}),
        help_text=_("Of articles on the web, one a line. They are fetched in a moment."),
    )
    uploads = Uploads(
        label=_("Or files"),
        required=False,
        widget=SeveralFiles(attrs={"accept": ".txt,.text,.md,.html,.htm,.xhtml", "multiple": True}),
        help_text=_("Plain text or HTML, up to 10 MB each."),
    )
    text = forms.CharField(
        label=_("Or paste an article"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "As the page gives it: headline, byline, outlet, date, text. A blank line between paragraphs."
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors or self.files.getlist("uploads"):
            return cleaned
        if not cleaned.get("text", "").strip() and not cleaned.get("addresses"):
            raise ValidationError(_("Give an address, choose a file or paste some text."))
        return cleaned

    def clean_addresses(self) -> list[str]:
        lines = self.cleaned_data["addresses"].split()
        if len(lines) > MOST_ADDRESSES:
            raise ValidationError(_("At most %(most)s at once."), params={"most": MOST_ADDRESSES})
        return [web_address(line) for line in lines]
