"""The strip in a list of timelines: a histogram of the entries over time, with a sentence beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import mark_safe

from newsreader.models import Timeline
from newsreader.models.overview import Bar

HEIGHT = 40  # of the tallest bar, in units of the drawing; a bar is 10 wide, 2 of them gap


def histogram(timeline: Timeline) -> dict[str, Any]:
    overview = timeline.overview
    bars = [Bar(*row) for row in overview.get("bars", [])]
    periods = _periods(bars, overview.get("named", {}))
    busiest = max(range(len(bars)), key=lambda at: bars[at].entries, default=None)
    tallest = bars[busiest].entries if busiest is not None else 0
    return {
        "months": mark_safe(_months(bars)),
        "bars": mark_safe(_bars(bars, tallest)),
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


def _periods(bars: Sequence[Bar], named: Mapping[str, str]) -> list[str]:
    """What each bar is called: its days, unless what lies there is not known to the day."""
    days = [first if first == last else f"{first}..{last}" for first, last, _entries in bars]
    return [named.get(str(at), each) for at, each in enumerate(days)]


def _months(bars: Sequence[Bar]) -> str:
    """A line where a month begins; of many, eight."""
    begin = [at for at, bar in enumerate(bars) if _month_begins(bar.first, bar.last)]
    every = -(-len(begin) // 8) or 1
    return "".join(f"M{at * 10} 0v{HEIGHT}" for at in begin[::every])


def _month_begins(first: str, last: str) -> bool:
    """Does a month begin within this bar?"""
    return first.endswith("-01") or first[:7] != last[:7]
