"""A window's entries: the date rail, the title, the annotation, what is cited, who is named.

In Python and not as a template, as the citations are, and for the same reason: see citations.py.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.models import Entry, Era, Event
from newsreader.models.addresses import address
from newsreader.models.taking_part import TakingPart
from newsreader.models.user import is_editor
from newsreader.templatetags.citations import Words, citation_html, differences_html, words
from newsreader.templatetags.dates import Shelf, rail, shelf, span, when

if TYPE_CHECKING:
    from newsreader.views.windows import Window

register = template.Library()


@register.simple_tag(takes_context=True)
def entries(context: template.Context, window: Window) -> SafeString:
    """Every entry as an <li>, the first of an era and of a month under its heading."""
    for_editor, say = is_editor(context.get("user")), words()
    html = []
    last_era = last_month = None
    for entry in window.entries:
        era, month = window.eras.get(entry.pk), shelf(entry.event)
        html.append(
            _entry(
                entry,
                window,
                say,
                era=era if era != last_era else None,
                month=month if month != last_month else None,
                for_editor=for_editor,
            )
        )
        last_era, last_month = era, month
    return mark_safe("\n".join(html))


def _entry(
    entry: Entry,
    window: Window,
    say: Words,
    *,
    era: Era | None,
    month: Shelf | None,
    for_editor: bool,
) -> str:
    event, here = entry.event, window.here is not None and window.here.pk == entry.pk
    big, small, note, shape = rail(event)
    annotation = entry.annotation and f'<div class="annotation"><p>{escape(entry.annotation)}</p></div>'
    cited = "".join(
        citation_html(citation, window.figures.get(citation.pk, ()), say, for_editor=for_editor)
        for citation in event.cited
    )
    return (
        f'<li class="entry {shape}{" here" if here else ""}" id="entry-{entry.pk}">{_headings(era, month)}'
        f'<p class="rail" aria-hidden="true"><span class="big">{escape(big)}</span> '
        f'<span class="small">{escape(small)}</span> <span class="note">{escape(note)}</span></p>'
        f'<article><h2><a href="{_url(entry, window)}">{escape(entry.title)}</a></h2>'
        f"{_when(event, shape, say)}"
        f"{annotation}{cited}{differences_html(event.cited)}{_chips(event, say)}"
        f"{_beside(window) if here else ''}</article></li>"
    )


def _url(entry: Entry, window: Window) -> str:
    """The entry's own address, at the entry."""
    url = address("entry", slug=window.timeline.slug, id=entry.pk)
    return escape(f"{url}#entry-{entry.pk}")


def _headings(era: Era | None, month: Shelf | None) -> str:
    html = ""
    if era:
        reach = f'<span class="facts">{escape(span(era.earliest, era.latest))}</span>'
        html += f'<p class="era"><strong>{escape(era.title)}</strong> {reach}</p>'
    if month:
        name = f"<span>{escape(month.month)}</span> " if month.month else ""
        html += f'<p class="month" aria-hidden="true">{name}{escape(month.year)}</p>'
    return html


def _when(event: Event, shape: str, say: Words) -> str:
    """The when in words; "plain" is a day the rail says just as well."""
    plain = " plain" if shape == "day" and not event.time and not event.part_of_day else ""
    about = f'<span class="visually-hidden"> ({say.approximate})</span>' if event.circa else ""
    return f'<p class="when{plain}">{escape(when(event))}{about}</p>'


def _chips(event: Event, say: Words) -> str:
    """Who and what is named, each a link that opens its card in the place below."""
    if not event.taking_part:
        return ""
    chips = "".join(f"<li>{_chip(taking_part)}</li>" for taking_part in event.taking_part)
    named = f'<ul class="chips" aria-label="{say.named}">{chips}</ul>'
    return f'{named}<div class="card-place" aria-live="polite"></div>'


def _chip(named: TakingPart) -> str:
    url = escape(named.get_absolute_url())
    card = f'hx-get="{url}card/" hx-target="next .card-place"'
    return f'<a class="chip {named.kind}" href="{url}" {card}>{escape(named.shown_name)}</a>'


def _beside(window: Window) -> str:
    """The entries before and after the one the address names."""
    links = ""
    for rel, word, entry in (("prev", _("Before"), window.previous), ("next", _("After"), window.following)):
        if entry:
            words = f"<span>{escape(word)}</span> {escape(entry.title)}"
            links += f'<a rel="{rel}" href="{_url(entry, window)}">{words}</a>'
    return f'<nav class="beside" aria-label="{escape(_("Before and after"))}">{links}</nav>'
