"""A report's lead picture beside its entry."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from django.utils.translation import gettext as _

from newsreader.showing.entries import GivenPicture, ShownCitation


def picture_html(cited: Sequence[ShownCitation], *, for_editor: bool) -> str:
    """Of these the first picture whose article the viewer may read; else nothing."""
    for each in cited:
        picture = each.picture
        if picture and picture.is_shown and (each.public or for_editor):
            language, direction = escape(each.language or "und"), each.direction or "auto"
            image = (
                f'<img src="{escape(picture.url)}" alt="{escape(picture.alternative)}"'
                f' width="{picture.width}" height="{picture.height}" loading="lazy" decoding="async">'
            )
            words = escape(_words(picture.caption, picture.credit, each.source or ""))
            return (
                f'<figure class="lead-picture" lang="{language}" dir="{direction}">{image}'
                f"<figcaption>{words}</figcaption></figure>"
            )
    return ""


def given_picture_html(picture: GivenPicture, *, lazy: bool = True) -> str:
    """The picture an editor gave an entry, or a timeline; "" where there is none to show."""
    url = picture.url
    if not url:
        return ""
    width, height = picture.size
    words = picture.words
    when = ' loading="lazy"' if lazy else ""
    caption = f'<figcaption dir="auto">{escape(words)}</figcaption>' if words else ""
    return (
        f'<figure class="lead-picture"><img src="{escape(url)}" alt="{escape(picture.alternative)}"'
        f' width="{width}" height="{height}"{when} decoding="async">{caption}</figure>'
    )


def _words(caption: str, credit: str, source: str) -> str:
    """The picture's own caption, with its credit, and whose report it is from."""
    first = caption.partition("\n\n")[0]
    reported = _("from %(source)s") % {"source": source} if source else ""
    said = [first, credit if credit not in first else "", reported]
    return " · ".join(each for each in said if each)
