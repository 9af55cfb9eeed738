"""What a reader presses beside an article: its star, and whether it was read.

In Python: see citations.py. A stranger's are kept in the browser, by static/js, which shows them.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsreader.models import Article, ReaderMark
from newsreader.models.addresses import address
from newsreader.showing.html.dates import day


class MarksPlace(NamedTuple):
    """Where they stand: on the article's own page (`opened`; `read_on_opening`: it is marked by that), or in
    an answer in place of those on the page (`again`)."""

    opened: bool = False
    again: bool = False
    read_on_opening: bool = False


def strangers_marks_html(article: Article, place: MarksPlace) -> SafeString:
    facts = ""
    if place.opened:
        version = article.current
        outlet = f"{article.source.name} · " if article.source else ""
        facts = f' data-facts="{escape(outlet + day(version.published_day if version else None))}"'
    buttons = _buttons(get_language())
    return mark_safe(f'<p class="marks" data-article="{article.pk}" hidden{facts}>{buttons}</p>')


@lru_cache(maxsize=100)
def _buttons(_language: str | None) -> str:
    """The same for every article: four translations of each of twenty rows were half a millisecond."""
    return (
        f'<button type="button" class="plain" data-star="no" data-other="{escape(_("Remove the star"))}">'
        f"{escape(_('Star'))}</button> "
        f'<button type="button" class="plain" data-unread="yes" data-other="{escape(_("Keep unread"))}">'
        f"{escape(_('Mark as read'))}</button>"
    )


def readers_marks_html(
    article: Article, mark: ReaderMark | None, place: MarksPlace, token: str
) -> SafeString:
    """Forms, each with the token of the page."""
    starred, read = bool(mark and mark.starred), bool(mark and mark.read)
    words = _words(get_language())
    swapped = f" hx-swap-oob=\"outerHTML:.marks[data-article='{article.pk}']\"" if place.again else ""
    opening = ' hx-trigger="load, submit"' if place.read_on_opening and not read else ""
    return mark_safe(
        f'<div class="marks" data-article="{article.pk}"{swapped}>'
        f"{_form('mark-starred', article.pk, starred, token)}"
        f'<button class="plain" id="star-{article.pk}" data-star="{"yes" if starred else "no"}">'
        f"{words[starred]}</button></form>\n"
        f"{_form('mark-read', article.pk, read, token, opening)}"
        f'<button class="plain" id="unread-{article.pk}" data-unread="{"no" if read else "yes"}">'
        f"{words[2 + read]}</button></form></div>"
    )


@lru_cache(maxsize=100)
def _words(_language: str | None) -> tuple[str, ...]:
    """Of the star, without and with it, and of what is unread and read: see _buttons()."""
    said = _("Star"), _("Remove the star"), _("Mark as read"), _("Keep unread")
    return tuple(escape(each) for each in said)


# An answer holds all marks of its article, and takes the place of this form too: they come one after another,
# lest an earlier one come last, and are the page's, for htmx drops what is the answer of a form that is gone.
_IN_TURN = 'hx-swap="none" hx-target="main" hx-sync="main:queue all"'


def _form(name: str, article: int, marked: bool, token: str, trigger: str = "") -> str:
    """Up to its button."""
    url = escape(address(name, id=article))
    return (
        f'<form method="post" action="{url}" hx-post="{url}" {_IN_TURN}{trigger}>'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
        f'<input type="hidden" name="on" value="{0 if marked else 1}">'
    )
