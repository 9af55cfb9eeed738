"""What was done, said with the button that takes it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _


def say_with_undo(
    request: HttpRequest, words: str, decision: int, back: str, *, all_of_it: bool = False
) -> None:
    """`back` is the address that undoing it leads to: where it was pressed, for what it made is gone then.
    `all_of_it` undoes whatever the same press decided.

    The button belongs to a form that stands beside messages (templates/base.html): a message is kept from
    one page to the next, and may hold no token.
    """
    button = '{} <button class="plain" form="undoing" formaction="{}" name="next" value="{}">{}</button>'
    undo = reverse("undo-all" if all_of_it else "undo", args=[decision])
    messages.success(request, format_html(button, words, undo, back, _("Undo it")))
