"""Forms of the queue of proposals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsreader.models import Timeline, User


class SeveralForm(forms.Form):
    """What is done with several proposals at once."""

    do = forms.ChoiceField(choices=[("accept", ""), ("reject", ""), ("unlikely", "")])
    timeline = forms.ModelChoiceField(Timeline.objects.none(), required=False)
    why = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, editor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["timeline"].queryset = Timeline.objects.editable_by(editor)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("do") == "accept" and not cleaned.get("timeline"):
            raise ValidationError(_("Choose the timeline they go to."))
        return cleaned
