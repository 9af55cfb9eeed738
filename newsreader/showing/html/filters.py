"""Links that narrow a list, or widen it again where they are chosen already."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from newsreader.models import Timeline
from newsreader.models.overview import EntityCount, PeriodCount, SourceCount
from newsreader.models.territories import name_for_readers
from newsreader.showing.filter import Filter
from newsreader.showing.html.dates import period as period_words


def filter_links(
    timeline: Timeline | None, asked: Filter, part: str, rows: Iterable[Sequence[Any]]
) -> SafeString:
    """A list's items: links to the same page with `part` set to a row's value. Rows are an overview's.

    Where it is chosen already, the link takes the part out again. By its id htmx finds a link again in the
    new list, and leaves the focus on it. In Python: see citations.py.
    """
    page = timeline.get_absolute_url() if timeline else reverse("articles")
    rest = asked.query(**{part: None})
    widened, narrowed = escape(page + rest), escape(f"{page}{rest}{'&' if rest else '?'}{part}=")
    target, now = "story" if timeline else "list", str(asked.parts[part])
    items = []
    for value, name, count in _named(part, rows):
        chosen = str(value) == now
        value = quote(str(value), safe="")
        url = widened if chosen else f"{narrowed}{value}"
        current = ' aria-current="true"' if chosen else ""
        counted = "" if count is None else f' <span class="count">{intcomma(count)}</span>'
        items.append(
            f'<li><a id="narrow-{part}-{value}" href="{url}" hx-get="{url}" hx-target="#{target}"'
            f' hx-swap="outerHTML" hx-push-url="true"{current}>{escape(name)}{counted}</a></li>'
        )
    return mark_safe("".join(items))


def _named(part: str, rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, str, int | None]]:
    """The rows as value, name and, where it is known, count."""
    for row in rows:
        if part == "entity":
            entity = EntityCount(*row)
            yield entity.id, name_for_readers(entity.name, entity.starter_key), entity.entries
        elif part == "source":
            source = SourceCount(*row)
            yield source.id, source.name, source.entries
        elif part == "period":
            period = PeriodCount(*row)
            yield period.period, period_words(period.period), period.entries
        else:
            value, name = row
            yield value, str(name), None
