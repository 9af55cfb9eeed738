"""What an administrator fills in about people."""

from __future__ import annotations

from django import forms
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils.translation import gettext_lazy as _

from newsreader.models import User
from newsreader.models.people import Position


class PersonForm(forms.Form):
    username = forms.CharField(label=_("Name to log in with"), max_length=150)
    position = forms.ChoiceField(label=_("Role"), choices=Position.choices, initial=Position.EDITOR)
    email = forms.EmailField(
        label=_("Mail address"),
        required=False,
        help_text=_("For a forgotten password alone, where the site sends mail."),
    )

    def clean_username(self) -> str:
        name: str = User.normalize_username(self.cleaned_data["username"])
        UnicodeUsernameValidator()(name)
        if User.objects.filter(username=name).exists():
            raise forms.ValidationError(_("A user with that username already exists."))
        return name


class PositionForm(forms.Form):
    position = forms.ChoiceField(label=_("Role"), choices=Position.choices)
