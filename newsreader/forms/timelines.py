"""A timeline: title, standfirst, address."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.forms.words import KeepsWords, MarkdownArea
from newsreader.models import Timeline
from newsreader.models.addresses import slug_of


class TimelineForm(KeepsWords, forms.ModelForm):
    slug = forms.CharField(
        label=_("Address"), max_length=80, required=False, help_text=_("Empty: made from the title.")
    )

    class Meta:
        model = Timeline
        fields = ("title", "standfirst", "slug")
        widgets = {"standfirst": MarkdownArea()}

    def clean_slug(self) -> str:
        words: str = self.cleaned_data["slug"] or self.cleaned_data.get("title", "")
        address = slug_of(words)
        if not address or address == "new":  # /desk/timelines/new/ begins one
            raise ValidationError(_("Give an address of letters and digits, such as aleppo-offensive."))
        if Timeline.objects.filter(slug=address).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("Another timeline has this address."))
        return address
