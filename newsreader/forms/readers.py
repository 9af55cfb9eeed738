"""What a reader fills in: an account, a note."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import UserCreationForm
from django.utils.translation import gettext_lazy as _

from newsreader.models import Note, User
from newsreader.models.reader_notes import LONGEST, LONGEST_QUOTE


class RegisterForm(UserCreationForm):
    """A name and a password, and nothing else: no address is asked for, so none can be lost."""

    class Meta:
        model = User
        fields = ("username",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)


class LeaveForm(forms.Form):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, reader: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self.reader.check_password(password):
            raise forms.ValidationError(_("This is not your password."), code="wrong")
        return password


class InvitationForm(forms.Form):
    label = forms.CharField(label=_("For whom"), max_length=100, required=False)
    days = forms.IntegerField(
        label=_("Days it holds"), min_value=1, max_value=90, initial=14, widget=forms.NumberInput()
    )


class NoteForm(forms.ModelForm):
    """`quote` and `place` as Note.bind() takes them; only a new note asks for them."""

    quote = forms.CharField(
        label=_("Words of the article it is about"),
        max_length=LONGEST_QUOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Left empty, the note is about the whole article."),
    )
    place = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput())
    text = forms.CharField(
        label=_("Your note"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    )

    class Meta:
        model = Note
        fields = ("text",)

    field_order = ("quote", "place", "text")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["quote"], self.fields["place"]
