"""The bars of a strip: how many entries lie at which days, in equal stretches."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate

from newsreader.models.overview import Bar

BARS = 48  # most bars a strip has: at 320 px each is still some six pixels wide
# At most one in so many entries may be left out of the strip; of a short timeline a FEW, one of each eight.
OUTLIERS, FEW = 20, 3


def without_outliers(days: Counter[date]) -> Counter[date]:
    """The days worth drawing: those few far off are left out where they would squeeze all others together."""
    order, total = sorted(days), days.total()
    before = [0, *accumulate(days[day] for day in order)]  # entries before each day, and before the end
    first, last = 0, len(order) - 1
    may_go = max(1, min(FEW, total // 8), total // OUTLIERS)
    while near := _nearer(order, before, first, last, may_go - (before[first] + total - before[last + 1])):
        first, last = near
    return Counter({day: days[day] for day in order[first : last + 1]})


def _nearer(
    order: list[date], before: list[int], first: int, last: int, may_go: int
) -> tuple[int, int] | None:
    """Where the days in a quarter of this stretch begin and end, with the fewest entries, at most `may_go`,
    lie outside; None where no three are such."""
    if last - first < 3:
        return None
    quarter, found = (order[last] - order[first]) // 4, []
    for start in range(first, last - 1):
        if before[start] - before[first] > may_go:
            break
        end = bisect_right(order, order[start] + quarter, start, last + 1) - 1
        gone = before[start] - before[first] + before[last + 1] - before[end + 1]
        if 0 < gone <= may_go and end - start > 1:
            found.append((gone, start, end))
    return min(found)[1:] if found else None


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
