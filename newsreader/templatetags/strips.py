"""The overview strip: how a timeline's events lie in time, as a drawing with a sentence beside it."""

from datetime import date
from typing import Any

from django import template

from newsreader.models import Timeline

register = template.Library()

HEIGHT = 40  # of the tallest bar, in units of the drawing; a bar is 10 wide, 2 of them gap


@register.inclusion_tag("timelines/_strip.html")
def strip(timeline: Timeline, linked: bool = True) -> dict[str, Any]:
    bars = timeline.overview.get("bars", [])
    tallest = max((count for _first, _last, count in bars), default=0)
    drawn = [
        {
            "x": index * 10,
            "y": HEIGHT - height,
            "height": height,
            "count": count,
            "first": date.fromisoformat(first),
            "last": date.fromisoformat(last),
            "period": first if first == last else f"{first}..{last}",
        }
        for index, (first, last, count) in enumerate(bars)
        if count and (height := max(4, round(count / tallest * HEIGHT)))
    ]
    ticks = [
        {"x": index * 10, "first": day}
        for index, (first, last, _count) in enumerate(bars)
        if _month_begins(first, last) and (day := date.fromisoformat(last).replace(day=1))
    ]
    every = -(-len(ticks) // 8) or 1
    return {
        "timeline": timeline,
        "linked": linked,
        "bars": drawn,
        "ticks": ticks[::every],
        "eras": _stretches(timeline, bars) if linked else [],
        "earlier": timeline.overview.get("earlier"),
        "later": timeline.overview.get("later"),
        "first": date.fromisoformat(bars[0][0]) if bars else None,
        "last": date.fromisoformat(bars[-1][1]) if bars else None,
        "width": max(len(bars) * 10 - 2, 1),
        "height": HEIGHT,
        "tallest": max(drawn, key=lambda bar: bar["count"], default=None),
    }


def _stretches(timeline: Timeline, bars: list[list[Any]]) -> list[dict[str, Any]]:
    """Where each era lies under the bars."""
    drawn = []
    for era in timeline.eras.all():
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
