"""Forms for citations that lost their words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.forms.passages import QuoteField
from newsreader.forms.words import KeepsWords
from newsreader.models import Citation
from newsreader.showing.html.dates import when as in_words
from newsreader.text.when import When


class RepickForm(KeepsWords, forms.Form):
    """Words of today's text for a lost citation; where they give another date, which of the two."""

    quote = QuoteField()
    place = forms.CharField(required=False, widget=forms.HiddenInput)
    date = forms.ChoiceField(label=gettext_lazy("These words give another date"), widget=forms.RadioSelect)
    why = forms.CharField(label=gettext_lazy("Reason"), max_length=300, required=False)

    def __init__(self, *args: Any, citation: Citation, said: When | None, **kwargs: Any) -> None:
        """`said` is what the words are read as."""
        super().__init__(*args, **kwargs)
        self.said = said
        if said is None or said == citation.when:
            del self.fields["date"]
            return
        standing, given = in_words(citation), in_words(said)
        self.fields["date"].choices = [  # type: ignore[attr-defined]
            ("keep", _("Keep what was decided: %(when)s") % {"when": standing}),
            ("take", _("Take %(when)s") % {"when": given}),
        ]

    @property
    def when(self) -> When | None:
        """The date to take from the words; None to keep the citation's."""
        return self.said if self.cleaned_data.get("date") == "take" else None
