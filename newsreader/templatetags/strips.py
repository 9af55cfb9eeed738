"""The overview strip: how a timeline's events lie in time, as a drawing with a sentence beside it."""

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import Any

from django import template
from django.utils.safestring import mark_safe

from newsreader.models import Era, Timeline
from newsreader.templatetags.dates import days

register = template.Library()

HEIGHT = 40  # of the tallest bar, in units of the drawing; a bar is 10 wide, 2 of them gap


@register.inclusion_tag("timelines/_strip.html")
def strip(timeline: Timeline, linked: bool = True) -> dict[str, Any]:
    eras = list(timeline.eras.all()) if linked else []
    bars = timeline.overview.get("bars", [])
    busiest = max(bars, key=lambda bar: bar[2], default=None)
    tallest = busiest[2] if busiest else 0
    page = timeline.get_absolute_url() if linked else ""
    drawn = "".join(
        _bar(index * 10, max(4, round(count / tallest * HEIGHT)), first, last, count, page)
        for index, (first, last, count) in enumerate(bars)
        if count
    )
    ticks = [
        {"x": index * 10, "first": day}
        for index, (first, last, _count) in enumerate(bars)
        if _month_begins(first, last) and (day := date.fromisoformat(last).replace(day=1))
    ]
    every = -(-len(ticks) // 8) or 1
    return {
        "timeline": timeline,
        "linked": linked,
        "bars": mark_safe(drawn),
        "ticks": ticks[::every],
        "eras": _stretches(eras, bars),
        "earlier": timeline.overview.get("earlier"),
        "later": timeline.overview.get("later"),
        "first": date.fromisoformat(bars[0][0]) if bars else None,
        "last": date.fromisoformat(bars[-1][1]) if bars else None,
        "width": max(len(bars) * 10 - 2, 1),
        "height": HEIGHT,
        "busiest": (*map(date.fromisoformat, busiest[:2]), tallest) if busiest else None,
    }


def _bar(x: int, height: int, first: str, last: str, count: int, page: str) -> str:
    """A bar; with `page`, the timeline's address, one that leads to its days. Python: see citations.py."""
    shape = f'x="{x}" y="{HEIGHT - height}" width="8" height="{height}"'
    if not page:
        return f"<rect {shape}/>"
    period = first if first == last else f"{first}..{last}"
    title = f"{escape(days(date.fromisoformat(first), date.fromisoformat(last)))}: {count}"
    return (
        f'<a href="{escape(page)}?period={period}" tabindex="-1">'
        f'<rect class="hit" x="{x}" y="0" width="8" height="{HEIGHT}"/>'
        f"<rect {shape}><title>{title}</title></rect></a>"
    )


def _stretches(eras: Sequence[Era], bars: list[list[Any]]) -> list[dict[str, Any]]:
    """Where each era lies under the bars."""
    drawn = []
    for era in eras:
        over = [
            index
            for index, (first, last, _count) in enumerate(bars)
            if first <= era.latest.isoformat() and era.earliest.isoformat() <= last
        ]
        if over:
            drawn.append({"era": era, "x": over[0] * 10, "width": (over[-1] - over[0]) * 10 + 8})
    return drawn


def _month_begins(first: str, last: str) -> bool:
    """Does a month begin within this bar?"""
    return first.endswith("-01") or first[:7] != last[:7]
