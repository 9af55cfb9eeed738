"""The overview of one day: its hours, two to a bar, each a link to the first event of its time."""

from __future__ import annotations

from datetime import date
from html import escape

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models.entry_key import EntryKey
from newsreader.models.spread import SLOT
from newsreader.showing.html.dates import day
from newsreader.showing.html.svg import BARS, MIDDLE, bar_height, rect, text
from newsreader.showing.overview import MINUTES, HoursOfDay
from newsreader.showing.windows import Window

_FAR = 999_999_999  # beyond any position or width an entry may have


def hours_svg(window: Window, hours: HoursOfDay, *, linked: bool) -> str:
    bars = "".join(
        _bar(window, hours, begin, linked=linked) + _label(begin) for begin in range(0, 24 * 60, MINUTES)
    )
    wide = 24 * 60 // MINUTES * SLOT
    ground = f'<path class="ground" d="M0 {BARS}h{wide}"/>'
    named = f'role="group" aria-label="{escape(_("Events over time"))}"'
    return f'<svg viewBox="0 0 {wide} {BARS + SLOT}" {named}>{ground}{bars}</svg>'


def _bar(window: Window, hours: HoursOfDay, begin: int, *, linked: bool) -> str:
    entries = hours.counts[begin]
    if not entries:
        return ""
    x, high = begin // MINUTES * SLOT, bar_height(entries, max(hours.counts.values()))
    inside = rect("hit", x, 0, SLOT, BARS) + rect("bar", x + 1, BARS - high, SLOT - 2, high)
    inside += text(x + SLOT / 2, BARS - high - 3, str(entries), MIDDLE)
    if not linked:
        return f'<g class="to-events">{inside}</g>'
    words = ngettext("%(period)s: %(count)s event", "%(period)s: %(count)s events", entries)
    last = begin + MINUTES - 1
    said = words % {
        "period": f"{_clock(begin)}–{_clock(last)}, {day(hours.day)}",
        "count": intcomma(entries),
    }
    reach = f'data-first="{hours.day}T{_clock(begin)}" data-last="{hours.day}T{_clock(last)}"'
    here = ' aria-current="location"' if _is_here(window, hours.day, begin) else ""
    to = _jump(window, hours.day, begin)
    return f'<a class="to-events" href="{to}" aria-label="{escape(said)}" {reach}{here}>{inside}</a>'


def _label(begin: int) -> str:
    name = text(begin // MINUTES * SLOT + SLOT / 2, BARS + 16, str(begin // 60), MIDDLE)
    return f'<g aria-hidden="true">{name}</g>'


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _holds(key: EntryKey, of: date, begin: int) -> bool:
    return key.day == of and begin <= key.minute < begin + MINUTES


def _is_here(window: Window, of: date, begin: int) -> bool:
    entry = window.here or (window.entries[0] if window.entries else None)
    return entry is not None and _holds(entry.key, of, begin)


def _jump(window: Window, of: date, begin: int) -> str:
    """To the first of these hours: on this page, or else the page that begins with it."""
    for number, entry in enumerate(window.entries):
        if _holds(entry.key, of, begin):
            if number or not window.more_before:
                return f"#entry-{entry.pk}"
            break
    place = EntryKey(of, begin - 1, _FAR, _FAR, _FAR)
    if window.filter.newest:
        place = EntryKey(of, begin + MINUTES, -_FAR, 0, 0)
    query = window.filter.query(after=place.as_text)
    return escape(f"{window.timeline.get_absolute_url()}{query}#flow")
