"""The overview strip: a histogram of a timeline's entries over time, with a sentence beside it."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django.utils.safestring import mark_safe

from newsreader.models import Era, Timeline
from newsreader.models.overview import Bar, Beyond
from newsreader.showing.html.dates import period

HEIGHT = 40  # of the tallest bar, in units of the drawing; a bar is 10 wide, 2 of them gap


def histogram(timeline: Timeline, linked: bool = True) -> dict[str, Any]:
    eras = timeline.eras_in_order if linked else []
    overview = timeline.overview
    bars = [Bar(*row) for row in overview.get("bars", [])]
    periods = _periods(bars, overview.get("named", {}))
    busiest = max(range(len(bars)), key=lambda at: bars[at].entries, default=None)
    tallest = bars[busiest].entries if busiest is not None else 0
    return {
        "timeline": timeline,
        "linked": linked,
        "months": mark_safe(_months(bars)),
        "bars": mark_safe(_bars(bars, tallest)),
        "links": mark_safe(_links(bars, periods, timeline.get_absolute_url())) if linked else "",
        "eras": _stretches(eras, bars),
        "earlier": Beyond(*overview["earlier"]) if overview.get("earlier") else None,
        "later": Beyond(*overview["later"]) if overview.get("later") else None,
        "first": overview.get("from"),
        "last": overview.get("to"),
        "width": max(len(bars) * 10 - 2, 1),
        "height": HEIGHT,
        "busiest": (periods[busiest], tallest) if busiest is not None else None,
    }


# In Python for the reason citations.py gives, and all bars in one path: as a rectangle each they took a
# twentieth of a compressed page.
def _bars(bars: Sequence[Bar], tallest: int) -> str:
    heights = [max(4, round(bar.entries / tallest * HEIGHT)) if bar.entries else 0 for bar in bars]
    return "".join(f"M{at * 10} {HEIGHT}v-{height}h8v{height}" for at, height in enumerate(heights) if height)


def _links(bars: Sequence[Bar], periods: Sequence[str], page: str) -> str:
    """For each bar a column, from top to ground, that leads to its period."""
    page = escape(page)
    return "".join(
        f'<a href="{page}?period={periods[at]}" tabindex="-1">'
        f"<title>{escape(period(periods[at]))}: {bar.entries}</title>"
        f'<path d="M{at * 10} 0h8v{HEIGHT}h-8"/></a>'
        for at, bar in enumerate(bars)
        if bar.entries
    )


def _periods(bars: Sequence[Bar], named: Mapping[str, str]) -> list[str]:
    """What each bar is called: its days, unless what lies there is not known to the day."""
    days = [first if first == last else f"{first}..{last}" for first, last, _entries in bars]
    return [named.get(str(at), each) for at, each in enumerate(days)]


def _months(bars: Sequence[Bar]) -> str:
    """A line where a month begins; of many, eight."""
    begin = [at for at, bar in enumerate(bars) if _month_begins(bar.first, bar.last)]
    every = -(-len(begin) // 8) or 1
    return "".join(f"M{at * 10} 0v{HEIGHT}" for at in begin[::every])


def _stretches(eras: Sequence[Era], bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """Where each era lies under the bars."""
    drawn = []
    for era in eras:
        over = [
            index
            for index, bar in enumerate(bars)
            if bar.first <= era.latest.isoformat() and era.earliest.isoformat() <= bar.last
        ]
        if over:
            drawn.append({"era": era, "x": over[0] * 10, "width": (over[-1] - over[0]) * 10 + 8})
    return drawn


def _month_begins(first: str, last: str) -> bool:
    """Does a month begin within this bar?"""
    return first.endswith("-01") or first[:7] != last[:7]
