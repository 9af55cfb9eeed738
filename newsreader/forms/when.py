"""A date as a person writes it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from newsreader.showing.html.dates import when as in_words
from newsreader.text.timex.typed import understand
from newsreader.text.when import When


class WhenField(forms.CharField):
    """Cleans to a When; None where it may be empty and is.

    The words it was shown with, sent back unchanged, stand for their own value.
    """

    read_back = True  # how it is understood is shown below it

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        kwargs.setdefault(
            "help_text",
            _("As you would write it: 7 December 2016, about 17 November 2016, early December 2016."),
        )
        super().__init__(**kwargs)
        # Read back while it is typed; without htmx the answer comes with the form.
        self.widget.attrs |= {
            "hx-get": reverse_lazy("desk-when"),
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "next .understood",
            "hx-swap": "innerHTML",
            "autocomplete": "off",
        }
        self.standing: When | None = None

    def stands_for(self, value: When) -> None:
        self.standing = value
        self.initial = in_words(value)

    def asked_as(self, name: str) -> None:
        """The name it has in its form, where that is not "when"."""
        self.widget.attrs["hx-get"] = f"{reverse('desk-when')}?{urlencode({'field': name})}"

    def clean(self, value: Any) -> When | None:
        words = super().clean(value)
        if not words:
            return None
        if self.standing is not None and words == self.initial:
            return self.standing
        try:
            return understand(words)
        except ValueError as unread:
            raise ValidationError(str(unread), code="unread") from unread
