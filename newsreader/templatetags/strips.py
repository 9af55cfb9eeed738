"""The overview strip: how a timeline's events lie in time, as a drawing with a sentence beside it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsreader.models import Era, Timeline
from newsreader.templatetags.keeping import Kept, values

register = template.Library()

HEIGHT = 40  # of the tallest bar, in units of the drawing; a bar is 10 wide, 2 of them gap


KEPT = Kept(most=500)


@register.simple_tag
def strip(timeline: Timeline, linked: bool = True) -> SafeString:
    eras = list(timeline.eras.all()) if linked else []
    key = (
        timeline.slug,
        linked,
        get_language(),
        repr(timeline.overview),
        *(v for era in eras for v in values(era)),
    )
    return KEPT.html(key, lambda: render_to_string("timelines/_strip.html", _drawing(timeline, linked, eras)))


def _drawing(timeline: Timeline, linked: bool, eras: Sequence[Era]) -> dict[str, Any]:
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
        "eras": _stretches(eras, bars),
        "earlier": timeline.overview.get("earlier"),
        "later": timeline.overview.get("later"),
        "first": date.fromisoformat(bars[0][0]) if bars else None,
        "last": date.fromisoformat(bars[-1][1]) if bars else None,
        "width": max(len(bars) * 10 - 2, 1),
        "height": HEIGHT,
        "tallest": max(drawn, key=lambda bar: bar["count"], default=None),
    }


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
