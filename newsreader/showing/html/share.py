"""What one copies to pass something on. Without JavaScript it is picked by hand: static/js/swaps.js adds the
button."""

from __future__ import annotations

from html import escape

from django.utils.translation import gettext as _

from newsreader.showing.share import Share


def share_html(share: Share) -> str:
    return (
        f'<details class="share"><summary>{escape(_("Share"))}</summary>'
        f"{_field(_('Address'), share.url)}{_field(_('Citation'), share.citation)}</details>"
    )


def _field(label: str, words: str) -> str:
    rows = 1 if len(words) < 40 else 3  # where a browser does not size it by what it holds
    return (
        f"<div><label>{escape(label)}"
        f'<textarea readonly dir="auto" rows="{rows}">{escape(words)}</textarea></label>'
        f'<button type="button" data-copy hidden>{escape(_("Copy"))}</button></div>'
    )
