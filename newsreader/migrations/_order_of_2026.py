"""What 0005_entries_in_order needs of the order and the overview, as they were when it was written.

A copy of parts of newsreader/text/order.py, newsreader/text/when.py and newsreader/deciding/overview.py at
that time, and not to be kept like them: whoever upgrades gets what 0005 meant, whatever these say by then.
"""

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from typing import NamedTuple

UNKNOWN = dt.date(9999, 12, 31)

NOON = 12 * 60
MINUTES = {
    "ON": -90,
    "EH": 3 * 60,
    "MO": 9 * 60,
    "MI": NOON,
    "DT": NOON,
    "AF": 15 * 60,
    "EV": 19 * 60,
    "NI": 22 * 60 + 30,
}
PART, DAY, OPEN = 60, 61, 10_000_000


class When(NamedTuple):
    earliest: dt.date | None
    latest: dt.date | None
    circa: bool
    time: dt.time | None
    part_of_day: str


class Standing(NamedTuple):
    day: dt.date
    minute: int
    width: int


def place(when):
    day = shown_day(when)
    if when.earliest is None or when.latest is None:
        return Standing(day or UNKNOWN, NOON, OPEN)
    length = (when.latest - when.earliest).days
    if length == 0 and when.time is not None:
        minute = when.time.hour * 60 + when.time.minute
        return Standing(when.earliest, minute, PART if when.circa else when.time.second)
    if _is_part(when):
        return Standing(day, MINUTES[when.part_of_day], PART)
    return Standing(day, NOON, DAY + length)


def shown_day(when):
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return first or last
    if when.part_of_day == "ON" and _is_part(when):
        return last
    if when.circa and not _is_part(when):
        return first + (last - first) / 2
    return first


def _is_part(when):
    most = 1 if when.part_of_day in ("NI", "ON") else 0
    return when.part_of_day in MINUTES and (when.latest - when.earliest).days <= most


GRAINS = ("day", "month", "year", "decade", "century")
_GRAIN = {
    "month": "month",
    **dict.fromkeys(("season", "quarter", "half-year", "year"), "year"),
    "decade": "decade",
    "century": "century",
}


def grain(precision, first, last):
    if precision != "period" or first is None or last is None or first.day != 1:
        return _GRAIN.get(precision, "day")
    if last < dt.date.max and (last + dt.timedelta(days=1)).day != 1:
        return "day"
    return "year" if (first.month, last.month) == (1, 12) else "month"


def unit(grain, day):
    if grain in ("decade", "century"):
        years = 10 if grain == "decade" else 100
        first = day.year // years * years
        return f"{max(1, first):04}..{first + years - 1:04}"
    return day.isoformat()[: {"month": 7, "year": 4}.get(grain, 10)]


BARS = 48
PERIODS = 24
MOST_PERIODS = 120
OUTLIERS = 20


class Lying(NamedTuple):
    day: dt.date
    grain: str
    end: dt.date
    entries: int


def glance(lying):
    known = [each for each in lying if each.day < UNKNOWN]
    days = Counter()
    periods = Counter()
    for each in known:
        days[each.day] += each.entries
        periods[unit("month" if each.grain == "day" else each.grain, each.day)] += each.entries
    near = without_outliers(days)
    first_near, last_near = min(near, default=dt.date.max), max(near, default=dt.date.min)
    return {
        "count": sum(each.entries for each in lying),
        "first": _outermost(known, lambda each: (each.day, GRAINS.index(each.grain))),
        "last": _outermost(
            [each._replace(day=each.end) for each in known],
            lambda each: (-each.day.toordinal(), GRAINS.index(each.grain)),
        ),
        "from": _outermost([each for each in known if each.day == first_near], _coarseness),
        "to": _outermost([each for each in known if each.day == last_near], _coarseness),
        "bars": (drawn := bars(near, first_near, last_near) if near else []),
        "named": _named(drawn, known),
        "earlier": _beyond([each for each in known if near and each.day < first_near]),
        "later": _beyond([each for each in known if near and each.day > last_near]),
        "periods": _few(periods),
        "years": sorted({day.year for day in days}),
    }


def _coarseness(each):
    return GRAINS.index(each.grain)


def _outermost(lying, order):
    found = min(lying, key=order, default=None)
    return unit(found.grain, found.day) if found else None


def _beyond(off):
    if not off:
        return []
    first, last = min(off), max(off)
    period = _joined(unit(first.grain, first.day), unit(last.grain, last.day))
    return [sum(each.entries for each in off), period]


def _joined(first, last):
    return first if first == last else f"{first.split('..')[0]}..{last.split('..')[-1]}"


def _named(bars, known):
    begin = [first for first, _, _ in bars]
    inside = defaultdict(list)
    for each in known:
        day = each.day.isoformat()
        if bars and begin[0] <= day <= bars[-1][1]:
            inside[bisect_right(begin, day) - 1].append(each)
    named = {}
    for at, lying in sorted(inside.items()):
        coarsest = max(lying, key=_coarseness).grain
        if coarsest != "day":
            first, last = min(lying).day, max(lying).day
            named[str(at)] = _joined(unit(coarsest, first), unit(coarsest, last))
    return named


def without_outliers(days):
    order, most = sorted(days), max(1, days.total() // OUTLIERS)
    low, high, left_out = 0, len(order) - 1, 0
    while high - low > 2:
        length = (order[high] - order[low]).days
        first_gap, last_gap = (order[low + 1] - order[low]).days, (order[high] - order[high - 1]).days
        end = low if first_gap >= last_gap else high
        left_out += days[order[end]]
        if max(first_gap, last_gap) * 4 < length * 3 or left_out > most:
            break
        low, high = (low + 1, high) if end == low else (low, high - 1)
    return Counter({day: days[day] for day in order[low : high + 1]})


def _few(periods):
    if len(periods) > PERIODS:
        years = Counter()
        for period, count in periods.items():
            years[period if ".." in period else period[:4]] += count
        periods = years
    return [[period, periods[period]] for period in sorted(periods)][:MOST_PERIODS]


def bars(days, first, last):
    total = (last - first).days + 1
    width = -(-total // BARS)
    counts = Counter()
    for day, count in days.items():
        counts[(day - first).days // width] += count
    return [
        [
            (first + dt.timedelta(days=i * width)).isoformat(),
            (first + dt.timedelta(days=min((i + 1) * width, total) - 1)).isoformat(),
            counts[i],
        ]
        for i in range(-(-total // width))
    ]
