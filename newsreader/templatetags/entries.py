"""A window's entries as timelines/_entry.html shows them; what was shown before is not made again.

An entry takes the template language most of a millisecond, a page has a hundred of them, and a decision
changes one: the others are the same rows with the same values, for every reader and in every window.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from newsreader.models import Entry
from newsreader.templatetags.dates import shelf
from newsreader.templatetags.keeping import Kept, values

if TYPE_CHECKING:
    from newsreader.views.windows import Window

register = template.Library()

KEPT = Kept(most=3000)  # at some 5 kB each


@register.simple_tag(takes_context=True)
def entries(context: template.Context, window: Window) -> SafeString:
    """Every entry, the first of an era and of a month under its heading."""
    assert context.template is not None
    shown = context.template.engine.get_template("timelines/_entry.html")
    user = context.get("user")
    given = template.Context({"timeline": window.timeline, "window": window, "user": user})
    seen_as = (window.timeline.slug, getattr(user, "is_editor", False), get_language())
    html = []
    last_era = last_month = None
    for entry in window.entries:
        era, month = window.eras.get(entry.pk), shelf(entry.event)
        new_era, new_month = era if era != last_era else None, month if month != last_month else None
        last_era, last_month = era, month
        with given.push(entry=entry, era=new_era, shelf=new_month):
            if window.here is not None and window.here.pk == entry.pk:
                html.append(shown.render(given))  # it names its neighbours as well
            else:
                key = (*seen_as, new_month, *values(new_era), *_contents(entry, window))
                html.append(KEPT.html(key, lambda: shown.render(given)))
    return mark_safe("".join(html))


def _contents(entry: Entry, window: Window) -> Iterator[Hashable]:
    """The values of every row that with_evidence() loaded for the entry."""
    yield from values(entry)
    yield from values(entry.event)
    for citation in entry.event.citations.all():
        for row in (citation, citation.article, citation.article.source, citation.version):
            yield from values(row)
        for figure in window.figures.get(citation.pk, ()):
            yield from values(figure)
            yield from values(figure.speaker)
    for taking_part in entry.event.participations.all():
        yield from values(taking_part.entity)
