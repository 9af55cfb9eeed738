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
        "width": max(len(bars) * 10 - 2, 1),
        "height": HEIGHT,
        "tallest": max(drawn, key=lambda bar: bar["count"], default=None),
    }


def _month_begins(first: str, last: str) -> bool:
    """Does a month begin within this bar?"""
    return first.endswith("-01") or first[:7] != last[:7]
