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
    """With the decision that is to be undone first, named and linked if the user may see it; undoing it leads
    `back`. What is decided on others' drafts is not told."""
    later = conflict.later and seen_decision(user, conflict.later.pk)
    if later is None:
        hidden = _("It is on a timeline that you do not see.") if conflict.later else ""
        messages.error(request, f"{conflict} {hidden}".rstrip())
        return
    address = f"{reverse('desk-decision', args=[later.pk])}?{urlencode({'next': back})}"
    messages.error(request, format_html('{} <a href="{}">{}</a>', conflict, address, later))
