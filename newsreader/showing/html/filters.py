"""Links that narrow a list, or widen it again where they are chosen already."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Any
from urllib.parse import quote

from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.models import Timeline
from newsreader.models.overview import EntityCount, PeriodCount, SourceCount
from newsreader.models.territories import name_for_readers
from newsreader.showing.filter import ANY, Filter
from newsreader.showing.html.dates import day
from newsreader.showing.html.dates import period as period_words


def filter_links(
    timeline: Timeline | None, asked: Filter, part: str, rows: Iterable[Sequence[Any]]
) -> SafeString:
    """A list's items: links to the same page with `part` set to a row's value. Rows are an overview's.

    Where it is chosen already, the link takes the part out again. By its id htmx finds a link again in the
    new list, and leaves the focus on it. `nofollow`: crawlers have no need of lists without end. In Python:
    see citations.py.
    """
    page = timeline.get_absolute_url() if timeline else reverse("articles")
    target = "story" if timeline else "list"
    now = asked.parts[part]
    chosen_now = {str(each) for each in (now if isinstance(now, tuple) else (now,))}
    choice = _choice(asked, part, page)
    items = []
    for value, name, count in _named(part, rows):
        chosen = str(value) in chosen_now
        value = quote(str(value), safe="")
        url = choice(value, chosen)
        current = ' aria-current="true"' if chosen else ""
        number = intcomma(count) if count and count > 999 else count
        counted = "" if count is None else f' <span class="count">{number}</span>'
        items.append(
            f'<li><a id="narrow-{part}-{value}" href="{url}" hx-get="{url}" hx-target="#{target}"'
            f' hx-swap="outerHTML" hx-push-url="true"{current} rel="nofollow">'
            f"{escape(name)}{counted}</a></li>"
        )
    return mark_safe("".join(items))


def _choice(asked: Filter, part: str, page: str) -> Callable[[str, bool], str]:
    """The address, as HTML, of the page with a value (as addresses write it) chosen too, or chosen no more.
    One of a part takes the place of the other, but for names, of which there may be several: those keep the
    order of their ids."""
    if part == "entity" and asked.entities:
        ids = {entity.pk for entity in asked.entities}
        return lambda value, chosen: escape(page + asked.query(entity=tuple(sorted(ids ^ {int(value)}))))
    without = escape(page + asked.query(**{part: None}))
    before, _mark, after = escape(page + asked.query(**{part: _MARK})).partition(_MARK)
    return lambda value, chosen: without if chosen else before + value + after


_MARK = "~~"  # stands in no address of ours, and is no other one when it is quoted


def chosen_html(timeline: Timeline, asked: Filter) -> SafeString:
    """What is chosen, each a link that takes it out again; and of several names whether all are meant."""
    page = timeline.get_absolute_url()
    said = [
        (entity.shown_name, asked.query(entity=tuple(e.pk for e in asked.entities if e != entity)))
        for entity in asked.entities
    ]
    known = asked.known_day
    single = {
        "source": asked.source.name if asked.source else "",
        "place": asked.place,
        "known": _("as known on %(day)s") % {"day": day(known)} if known else "",
        "period": period_words(asked.period) if asked.period else "",
    }
    said += [(words, asked.query(**{part: None})) for part, words in single.items() if words]
    remove = f'<span class="visually-hidden">: {escape(_("take out"))}</span>'
    html = [_link(page + query, f"<bdi>{escape(words)}</bdi>{remove}", "chosen") for words, query in said]
    if len(asked.entities) > 1:
        ways = ((_("all of the names"), ""), (_("any of them"), ANY))
        html.append(
            '<span class="ways">'
            + " · ".join(
                f"<b>{escape(words)}</b>"
                if asked.either == bool(match)
                else _link(page + asked.query(match=match), escape(words))
                for words, match in ways
            )
            + "</span>"
        )
    return mark_safe(" ".join(html))


def _link(address: str, words: str, name: str = "") -> str:
    url, named = escape(address), f' class="{name}"' if name else ""
    htmx = f'hx-get="{url}" hx-target="#story" hx-swap="outerHTML" hx-push-url="true"'
    return f'<a{named} href="{url}" {htmx} rel="nofollow">{words}</a>'


def kept_html(asked: Filter, *but: str) -> SafeString:
    """A form's hidden fields: what its page is narrowed to, but for what the form itself asks."""
    rows = [(name, value) for name, value in asked.kept if name not in but]
    fields = (f'<input type="hidden" name="{name}" value="{escape(str(value))}">' for name, value in rows)
    return mark_safe("".join(fields))


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
