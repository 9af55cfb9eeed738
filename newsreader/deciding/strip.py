"""The bars of a strip: how many entries lie at which days, in equal stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date, timedelta

from newsreader.models.overview import Bar

BARS = 48  # most bars a strip has: at 320 px each is still some six pixels wide
OUTLIERS = 20  # at most one in so many entries may be left out of the strip


def without_outliers(days: Counter[date]) -> Counter[date]:
    """The days worth drawing: those few far off are left out where they would squeeze all others together."""
    order, most = sorted(days), max(1, days.total() // OUTLIERS)
    low, high, left_out = 0, len(order) - 1, 0
    while high - low > 2:
        length = (order[high] - order[low]).days
        first_gap, last_gap = (order[low + 1] - order[low]).days, (order[high] - order[high - 1]).days
        end = low if first_gap >= last_gap else high
        left_out += days[order[end]]
        if max(first_gap, last_gap) * 4 < length * 3 or left_out > most:  # the others keep a quarter of it
            break
        low, high = (low + 1, high) if end == low else (low, high - 1)
    return Counter({day: days[day] for day in order[low : high + 1]})


def stretches(first: date, last: date) -> list[tuple[date, date]]:
    """Equal ones of whole days, at most BARS; the last may be shorter."""
    total = (last - first).days + 1
    width = -(-total // BARS)
    return [
        (first + timedelta(days=at), first + timedelta(days=min(at + width, total) - 1))
        for at in range(0, total, width)
    ]


def bars(days: Counter[date], first: date, last: date) -> list[Bar]:
    """The stretches of these days with their counts."""
    drawn = stretches(first, last)
    begin = [start for start, _end in drawn]
    counts: Counter[int] = Counter()
    for day, count in days.items():
        counts[bisect_right(begin, day) - 1] += count
    return [Bar(start.isoformat(), end.isoformat(), counts[i]) for i, (start, end) in enumerate(drawn)]
