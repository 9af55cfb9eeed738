"""What was done, said with the button that takes it back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from newsreader.models import Conflict, User
from newsreader.showing.decisions import seen_decision


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


def say_conflict(request: HttpRequest, conflict: Conflict, user: User, back: str) -> None:
    """With a link to the decision that is to be undone first, if the user may see it; undoing it leads
    `back`."""
    later = conflict.later and seen_decision(user, conflict.later.pk)
    if later is None:
        messages.error(request, str(conflict))
        return
    address = f"{reverse('desk-decision', args=[later.pk])}?{urlencode({'next': back})}"
    link = '{} <a href="{}">{}</a>'
    messages.error(request, format_html(link, conflict, address, _("Go to that decision")))
