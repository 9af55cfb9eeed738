"""The overview of a timeline, drawn: what lies when, where one is, and links that go there.

As SVG of the width of a telephone; in Python for the reason citations.py gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from html import escape
from typing import NamedTuple, TypeVar

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models import Era
from newsreader.models.spread import BREAK, FAR, SLOT, WIDTH, Across, Slot, SlotRun, Spread
from newsreader.showing.html.dates import date_format, period, reach, span
from newsreader.showing.html.hours import hours_svg
from newsreader.showing.html.svg import BARS, LETTER, MIDDLE, bar_height, rect, text
from newsreader.showing.overview import hours_of, spread_of, way_up
from newsreader.showing.windows import Window
from newsreader.text import scale
from newsreader.text.scale import Division

TINTS = 4


class DrawnRun(NamedTuple):
    """A stretch in the drawing: from x on, and how wide."""

    stretch: SlotRun
    x: float
    width: float


@dataclass(frozen=True)
class Overview:
    """The drawing of a spread, with links where it is linked."""

    window: Window
    spread: Spread
    linked: bool = True

    @cached_property
    def placed(self) -> list[DrawnRun]:
        stretches = self.spread.stretches
        far = sum(not each.slots for each in stretches)
        left = WIDTH - far * FAR - (len(stretches) - 1) * BREAK
        wide = min(left / max(len(self.spread.slots), 1), 2 * SLOT)
        placed, x = [], 0.0
        for each in stretches:
            width = wide * len(each.slots) or FAR
            placed.append(DrawnRun(each, x, width))
            x += width + BREAK
        return placed

    @property
    def width(self) -> float:
        last = self.placed[-1]
        return max(last.x + last.width, WIDTH)

    @cached_property
    def tallest(self) -> int:
        far = [each.entries for each in self.spread.stretches if not each.slots]
        return max([slot.entries for slot in self.spread.slots] + far + [1])

    def x_of(self, day: str) -> float:
        """Where a day begins; the nearest place where it lies in none of the slots."""
        x = 0.0
        for stretch, begins, width in self.placed:
            if day < stretch.first:
                return begins
            for at, slot in enumerate(stretch.slots):
                if slot.first <= day <= slot.last:
                    first, last = date.fromisoformat(slot.first), date.fromisoformat(slot.last)
                    part = (date.fromisoformat(day) - first).days / ((last - first).days + 1)
                    return begins + (at + part) * width / len(stretch.slots)
            x = begins + width
        return x

    def reach_of(self, first: str, last: str) -> tuple[float, float] | None:
        """From where to where these days are drawn; as wide as a thumb. None where no slot holds any."""
        slots = [slot for slot in self.spread.slots if slot.first <= last and first <= slot.last]
        if not slots:
            return None
        begin = self.x_of(max(first, slots[0].first))
        end = self.x_of(slots[-1].first) + self._slot_width(slots[-1])
        if last < slots[-1].last:
            end = self.x_of((date.fromisoformat(last) + timedelta(days=1)).isoformat())
        begin = min(begin, self.width - SLOT)
        return begin, max(end, begin + SLOT)

    def _slot_width(self, slot: Slot) -> float:
        return next(width / len(each.slots) for each, _x, width in self.placed if slot in each.slots)

    @cached_property
    def days(self) -> list[str]:
        """Where each entry of the window stands."""
        return [entry.key.day.isoformat() for entry in self.window.entries]

    def jump(self, first: str, last: str, at: str) -> str:
        """To the first event of these days: where it stands on this page, else where a page begins at it."""
        for number, day in enumerate(self.days):
            if first <= day <= last:
                if number or not self.window.more_before:
                    return f"#entry-{self.window.entries[number].pk}"
                break
        return escape(f"{self.page}{self.window.filter.query(at=at)}#flow")

    def zoom(self, span: str | None) -> str:
        return escape(f"{self.page}{self.window.filter.query(span=span)}#overview")

    @property
    def page(self) -> str:
        return self.window.timeline.get_absolute_url()

    def is_here(self, first: str, last: str) -> bool:
        entries = self.window.entries
        entry = self.window.here or (entries[0] if entries else None)
        return entry is not None and first <= entry.key.day.isoformat() <= last


def overview_html(window: Window, linked: bool = True) -> SafeString:
    """The overview of a window's timeline; nothing where there is nothing to compare."""
    found = spread_of(window.timeline, window.filter)
    hours = hours_of(window.timeline, window.filter)
    if not found and not hours and not window.filter.span:
        return mark_safe("")
    drawing = Overview(window, found, linked)
    way = _way_up(drawing) if linked and window.filter.span else ""
    further = hours.more if hours else found.more
    more = ngettext(
        "%(count)s more is told by a longer time", "%(count)s more are told by longer times", further
    )
    left_out = f'<p class="facts">{escape(more % {"count": intcomma(further)})}</p>' if further else ""
    named = f'id="overview" aria-label="{escape(_("Overview"))}"'
    svg = hours_svg(window, hours, linked=linked) if hours else _svg(drawing)
    if not linked:
        return mark_safe(f'<div class="overview">{svg}{left_out}</div>')
    return mark_safe(f'<nav class="overview" {named}>{way}{svg}{left_out}</nav>')


def _way_up(drawing: Overview) -> str:
    """15 November – 22 December 2016 › December: each leads to its own overview."""
    timeline, asked = drawing.window.timeline, drawing.window.filter
    above = [(None, reach(timeline.overview)), *((each, period(each)) for each in way_up(timeline, asked))]
    links = " › ".join(
        f'<a rel="nofollow" href="{drawing.zoom(span)}">{escape(words)}</a>' for span, words in above
    )
    return f'<p class="way-up">{links} › <b aria-current="page">{escape(period(asked.span))}</b></p>'


def _svg(drawing: Overview) -> str:
    """From above: eras, what is told by more than a slot, bars, labels; each row as high as a thumb."""
    eras, rows = _eras(drawing), _across(drawing)
    eras_high, across_high = (len(eras) * SLOT, len(rows) * SLOT)
    ground = eras_high + across_high + BARS
    height = ground + SLOT + (0 if drawing.spread.kind == "year" else 16)
    tints = "".join(_tint(drawing, era, ground) for row in eras for era in row)
    named_eras = "".join(_era(drawing, era, at * SLOT) for at, row in enumerate(eras) for era in row)
    across = "".join(
        _told_across(drawing, each, eras_high + at * SLOT) for at, row in enumerate(rows) for each in row
    )
    bars = "".join(_stretch(drawing, each, eras_high + across_high, ground) for each in drawing.placed)
    breaks = "".join(_break(each, ground) for each in drawing.placed[1:])
    named = f'role="group" aria-label="{escape(_("Events over time"))}"'
    within = f"{tints}{breaks}{named_eras}{across}{bars}{_majors(drawing, ground + SLOT + 12)}"
    return f'<svg viewBox="0 0 {drawing.width:g} {height}" {named}>{within}</svg>'


# Eras and what is told by more than a slot


class DrawnEra(NamedTuple):
    era: Era
    tint: int
    begin: float  # of its name
    end: float
    first: float  # of its days
    last: float


class DrawnAcross(NamedTuple):
    across: Across
    begin: float
    end: float


def _eras(drawing: Overview) -> list[list[DrawnEra]]:
    """Each as wide as its name, which may reach beyond its end: then the next one is named below."""
    found = []
    for tint, era in enumerate(drawing.window.timeline.eras_in_order):
        reach = drawing.reach_of(era.earliest.isoformat(), era.latest.isoformat())
        if reach:
            begin, end = reach
            wide = min(max(SLOT, len(era.title) * LETTER + 8), drawing.width)
            named = max(0, min(begin, drawing.width - wide))
            found.append(DrawnEra(era, tint % TINTS, named, named + wide, begin, end))
    return _in_rows(found, 4)


def _across(drawing: Overview) -> list[list[DrawnAcross]]:
    found = []
    for across in drawing.spread.across:
        reach = drawing.reach_of(across.first, across.last)
        if reach:
            found.append(DrawnAcross(across, *reach))
    return _in_rows(found, len(found))


Drawn = TypeVar("Drawn", DrawnEra, DrawnAcross)


def _in_rows(drawn: Sequence[Drawn], most: int) -> list[list[Drawn]]:
    """One beside the other where they leave room."""
    rows: list[list[Drawn]] = []
    for each in sorted(drawn, key=lambda each: each.begin):
        row = next((row for row in rows if row[-1].end <= each.begin), None)
        if row is not None:
            row.append(each)
        elif len(rows) < most:
            rows.append([each])
    return rows


def _tint(drawing: Overview, drawn: DrawnEra, ground: int) -> str:
    return rect(f"era-tint tint-{drawn.tint}", drawn.first, 0, drawn.last - drawn.first, ground)


def _era(drawing: Overview, drawn: DrawnEra, y: int) -> str:
    era, tint, begin, end, *_days = drawn
    first, last = era.earliest.isoformat(), era.latest.isoformat()
    seen = _fitting(era.title, end - begin)
    said = _heard(seen, f"{era.title}, {span(era.earliest, era.latest)}")
    inside = rect("hit", begin, y, end - begin, SLOT)
    inside += text(begin + 4, y + 16, seen, f' class="tint-{tint}"')
    at = last if drawing.window.filter.newest else first
    return _link(drawing, "to-era", drawing.jump(first, last, at), said, inside)


def _fitting(words: str, width: float) -> str:
    most = int(width / LETTER)
    return words if len(words) <= most else f"{words[: max(most - 1, 1)].rstrip()}…"


def _told_across(drawing: Overview, drawn: DrawnAcross, y: int) -> str:
    across, begin, end = drawn
    inside = rect("hit", begin, y, end - begin, SLOT) + rect("loose", begin, y + 16, end - begin, 5)
    seen = _fitting(period(across.period), end - begin)
    inside += text(begin + 2, y + 12, seen)
    to = drawing.jump(across.at, across.at, across.at)
    return _link(drawing, "across", to, _heard(seen, _counted(across.period, across.entries)), inside)


# Bars and their labels


def _stretch(drawing: Overview, placed: DrawnRun, top: int, ground: int) -> str:
    stretch, x, width = placed
    if not stretch.slots:
        slot = Slot(stretch.first, stretch.last, stretch.period, stretch.entries, 0)
        label = _fitting(_short(stretch.period), width + 6)
        return _bar(drawing, slot, x, width, top, ground) + _label(drawing, slot, label, x, width, ground)
    wide = width / len(stretch.slots)
    division = Division(drawing.spread.kind, drawing.spread.many)
    bars = f'<path class="ground" d="M{x:.4g} {ground}h{width:.4g}"/>'
    for at, slot in enumerate(stretch.slots):
        begin = x + at * wide
        label = _minor(division, slot, at, wide)
        bars += _bar(drawing, slot, begin, wide, top, ground)
        bars += _label(drawing, slot, label, begin, wide, ground)
    return bars


def _bar(drawing: Overview, slot: Slot, x: float, width: float, top: int, ground: int) -> str:
    if not slot.entries:
        return ""
    high = bar_height(slot.entries, drawing.tallest)
    light = round(slot.loose / slot.entries * high)
    wide = min(width - 2, 30)
    begin = x + (width - wide) / 2
    said = str(slot.entries)
    inside = rect("hit", x, top, width, ground - top)
    if high > light:
        inside += rect("bar", begin, ground - high + light, wide, high - light)
    if light:
        inside += rect("loose", begin, ground - high, wide, light)
    if len(said) * LETTER <= width + 2:
        inside += text(x + width / 2, ground - high - 3, said, MIDDLE)
    here = f' data-first="{slot.first}" data-last="{slot.last}"'
    if drawing.is_here(slot.first, slot.last):
        here += ' aria-current="location"'
    at = slot.last if drawing.window.filter.newest else slot.first
    to = drawing.jump(slot.first, slot.last, at)
    return _link(drawing, "to-events", to, _counted(slot.period, slot.entries), inside, here)


def _link(drawing: Overview, kind: str, to: str, said: str, inside: str, more: str = "") -> str:
    if not drawing.linked:
        return f'<g class="{kind}">{inside}</g>'
    rel = "" if to.startswith("#") else ' rel="nofollow"'
    return f'<a class="{kind}" href="{to}" aria-label="{escape(said)}"{more}{rel}>{inside}</a>'


def _heard(seen: str, said: str) -> str:
    """With the words that are seen where these are shortened: who presses by voice says them (WCAG 2.5.3)."""
    bare = seen.strip("…·’")
    return said if re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", said) else f"{bare}: {said}"


def _counted(named: str, entries: int) -> str:
    words = ngettext("%(period)s: %(count)s event", "%(period)s: %(count)s events", entries)
    return words % {"period": period(named), "count": intcomma(entries)}


def _label(drawing: Overview, slot: Slot, words: str, x: float, width: float, ground: int) -> str:
    """The name below a bar; where there is more to see, it leads to the overview of its days."""
    name = text(x + width / 2, ground + 16, words, MIDDLE)
    if slot.entries < 2 or slot.first == slot.last or slot.period == drawing.window.filter.span:
        return f'<g aria-hidden="true">{name}</g>'
    inside = rect("hit", x, ground, width, SLOT) + name
    said = _heard(words, _("Closer: %(period)s") % {"period": period(slot.period)})
    return _link(drawing, "closer", drawing.zoom(slot.period), said, inside)


def _minor(division: Division, slot: Slot, at: int, width: float) -> str:
    first = date.fromisoformat(slot.first)
    if division.kind in ("day", "week"):
        return str(first.day)
    if division.kind == "month":
        return date_format(first, "M")[: int(width / LETTER)]
    if width >= 5.3 * LETTER:  # else four digits leave nothing between them and the next four
        return str(first.year)
    if division == scale.YEAR:
        return str(first.year) if at == 0 or first.year % 100 == 0 else f"’{first.year % 100:02}"
    return str(first.year) if at % 2 == 0 else "·"


def _short(named: str) -> str:
    """A period in few letters, by its years where it must."""
    words = period(named)
    if len(words) * LETTER <= FAR + 6 or len(named) == 4:
        return words
    first, last = named[:4], named.partition("..")[2][:4]
    return f"{first}–{last}" if last and last != first else first


def _majors(drawing: Overview, y: int) -> str:
    """The month or year that the labels above it count in."""
    kind = drawing.spread.kind
    if kind == "year":
        return ""
    begins = list(_begins(drawing, 7 if kind in ("day", "week") else 4))
    ends = [x for x, _first in begins[1:]] + [drawing.width]
    words = []
    for (x, first), end in zip(begins, ends, strict=True):
        if kind == "month":
            said = str(first.year)
        else:
            said = date_format(first, "F Y")
            if len(said) * LETTER * 1.2 > end - x:
                said = date_format(first, "M")
        words.append(text(x + 1, y, said))
    return f'<g class="majors" aria-hidden="true">{"".join(words)}</g>'


def _begins(drawing: Overview, length: int) -> Iterator[tuple[float, date]]:
    """Where a month or year begins, by so many signs of its slots' days."""
    for stretch, x, width in drawing.placed:
        before = ""
        for at, slot in enumerate(stretch.slots):
            if slot.first[:length] != before:
                before = slot.first[:length]
                yield x + at * width / len(stretch.slots), date.fromisoformat(slot.first)


def _break(placed: DrawnRun, ground: int) -> str:
    """Two strokes where time is left out."""
    x = placed.x - BREAK / 2
    return f'<path class="break" d="M{x - 4:.4g} {ground + 5}l4 -10m2 10l4 -10"/>'
