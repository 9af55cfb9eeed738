"""Forms of feeds: to follow one, to say how its articles are taken, to read in a list of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.fetching.addresses import as_typed
from newsreader.forms.words import KeepsWords
from newsreader.models import Feed
from newsreader.models.feed import LONGEST_ADDRESS


def web_address(written: str) -> str:
    """As it is fetched; raises ValidationError of what is no address of the web."""
    address = as_typed(written)
    if not address:
        raise ValidationError(_("“%(written)s” is no address of the web."), params={"written": written[:200]})
    if len(address) > LONGEST_ADDRESS:
        raise ValidationError(
            _("An address has at most %(most)s characters."), params={"most": LONGEST_ADDRESS}
        )
    return address


class FollowForm(KeepsWords, forms.Form):
    address = forms.CharField(
        label=_("Address"),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Of a feed, or of a page that has one: https://news.example.org"),
    )
    folder = forms.CharField(label=_("Folder"), max_length=100, required=False)

    def clean_address(self) -> str:
        return web_address(self.cleaned_data["address"])


class FeedForm(KeepsWords, forms.ModelForm):
    class Meta:
        model = Feed
        fields = (
            *("name", "folder", "source", "language", "zone", "full_text", "pictures", "public"),
            *("keep_days", "paused"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].empty_label = _("as its articles say")  # type: ignore[attr-defined]


class OpmlForm(forms.Form):
    file = forms.FileField(
        label=_("A list of feeds (OPML)"),
        help_text=_("As another reader writes it. What is followed already stays as it is."),
        widget=forms.FileInput(attrs={"accept": ".opml,.xml,text/x-opml,text/xml"}),
    )
