"""What colleagues on a timeline fill in: whom to take in, a link, a request, a comment."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from newsreader.forms.words import KeepsWords, PlainWords
from newsreader.models import Membership, User
from newsreader.models.colleagues import LONGEST_COMMENT, LONGEST_WORD

Role = Membership.Role
# A link may be read by others than it was sent to: nobody comes to own a timeline by one.
BY_LINK = [(role.value, role.label) for role in (Role.EDITOR, Role.REVIEWER)]
LONGEST_HOLD = 90  # days


class MemberForm(KeepsWords, forms.Form):
    login = forms.CharField(
        label=_("Login name"), max_length=150, widget=forms.TextInput(attrs={"autocapitalize": "none"})
    )
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices, initial=Role.EDITOR)

    def clean_login(self) -> str:
        login: str = self.cleaned_data["login"]
        self.user = User.objects.filter(username=login, is_active=True).first()
        if self.user is None:
            raise forms.ValidationError(_("Nobody here has this login name."))
        return login

    user: User | None = None


class MemberLinkForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=BY_LINK, initial=Role.EDITOR)
    holds_for = forms.ChoiceField(
        label=_("Holds for"), choices=[("one", _("one person")), ("all", _("everybody who has it"))]
    )
    days = forms.IntegerField(label=_("Days it holds"), min_value=1, max_value=LONGEST_HOLD, initial=7)


class AskForm(KeepsWords, forms.Form):
    word = PlainWords(label=_("A word to its owners"), max_length=LONGEST_WORD, required=False, rows=2)


class CommentForm(KeepsWords, forms.Form):
    words = PlainWords(label=_("Comment"), max_length=LONGEST_COMMENT, rows=3)
