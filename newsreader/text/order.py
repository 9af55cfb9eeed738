"""Where a when stands among others: as a reader would tell them.

    >>> place(When(dt.date(2016, 12, 7), dt.date(2016, 12, 7), "part-of-day", part_of_day="MO"))
    Standing(day=datetime.date(2016, 12, 7), minute=540, width=60)

The day is the one a page shows: of a span its first; of a hedge its middle; where only one end is known,
that one. What is not known at all stands after everything else, at UNKNOWN. The minute is that of the clock
where the words give one, else one for each part of the day; a whole day, and whatever lasts longer, stands at
noon. "Overnight" is told before anything of the later of its two days, so below 0:00 of that day.
"""

import datetime as dt
from typing import NamedTuple

from newsreader.text.when import When

UNKNOWN = dt.date(dt.MAXYEAR, 12, 31)

NOON = 12 * 60
# Minutes after midnight.
MINUTES = {
    "ON": -90,  # overnight, as if it were 22:30 of the night before
    "EH": 3 * 60,
    "MO": 9 * 60,
    "MI": NOON,
    "DT": NOON,
    "AF": 15 * 60,
    "EV": 19 * 60,
    "NI": 22 * 60 + 30,
}

# Of two that share a minute, the narrower one first: a clock time (by its seconds, so that two of one minute
# are in order), a part of the day or an hour that is only about right, a day, several days.
PART, DAY, OPEN = 60, 61, 10_000_000
# Of what has no day of its own and stands between others (models/entry_key.py): after all of their minute.
BETWEEN = OPEN + 1


class Standing(NamedTuple):
    """`minute` is after midnight of `day`, and may lie before it; `width` is for order alone."""

    day: dt.date
    minute: int
    width: int


def place(when: When) -> Standing:
    """The place of a when; the same for equal ones.

    >>> nine, tenth = dt.date(2016, 5, 9), dt.date(2016, 5, 10)
    >>> place(When(nine, tenth, "part-of-day", part_of_day="NI"))[:2]  # the night of 9–10 May
    (datetime.date(2016, 5, 9), 1350)
    >>> place(When(nine, tenth, "part-of-day", part_of_day="ON"))[:2]  # overnight, 9–10 May
    (datetime.date(2016, 5, 10), -90)
    >>> place(When(None, tenth)).day == place(When(tenth, None)).day == tenth
    True
    """
    day = shown_day(when)
    if when.earliest is None or when.latest is None:
        return Standing(day or UNKNOWN, NOON, OPEN)
    length = (when.latest - when.earliest).days
    if length == 0 and when.time is not None:
        minute = when.time.hour * 60 + when.time.minute
        return Standing(when.earliest, minute, PART if when.circa else when.time.second)
    if _is_part(when):
        return Standing(day or UNKNOWN, MINUTES[when.part_of_day], PART)
    return Standing(day or UNKNOWN, NOON, DAY + length)


def shown_day(when: When) -> dt.date | None:
    """The day a when is shown at, or shown as lying around or beginning on; None where it is unknown.

    >>> shown_day(When(dt.date(2016, 11, 14), dt.date(2016, 11, 20), circa=True))
    datetime.date(2016, 11, 17)
    """
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return first or last
    if when.part_of_day == "ON" and _is_part(when):
        return last
    if when.circa and not _is_part(when):
        return first + (last - first) / 2
    return first


def _is_part(when: When) -> bool:
    """Whether it is one part of one day; of a night, which two days share."""
    assert when.earliest is not None and when.latest is not None
    most = 1 if when.part_of_day in ("NI", "ON") else 0
    return when.part_of_day in MINUTES and (when.latest - when.earliest).days <= most


# The units a page names a when by, from the finest.
GRAINS = ("day", "month", "year", "decade", "century")
_GRAIN = {
    "month": "month",
    **dict.fromkeys(("season", "quarter", "half-year", "year"), "year"),
    "decade": "decade",
    "century": "century",
}
COARSE = tuple(_GRAIN)  # precisions that are named by no day, whatever their days are


def grain(precision: str, first: dt.date | None, last: dt.date | None) -> str:
    """The unit a when is named by: nothing that is said of it may be finer.

    >>> grain("season", dt.date(2016, 12, 1), dt.date(2017, 2, 28))
    'year'
    >>> grain("period", dt.date(2012, 1, 1), dt.date(2014, 12, 31))  # "2012–2014"
    'year'
    """
    if precision != "period" or first is None or last is None or first.day != 1:
        return _GRAIN.get(precision, "day")
    if last < dt.date.max and (last + dt.timedelta(days=1)).day != 1:
        return "day"
    return "year" if (first.month, last.month) == (1, 12) else "month"


def unit(grain: str, day: dt.date) -> str:
    """The unit that holds a day: "2016-12-07", "2016-12", "2016"; a decade or century by its years.

    >>> unit("month", dt.date(2016, 12, 7)), unit("decade", dt.date(1994, 5, 1))
    ('2016-12', '1990..1999')
    """
    if grain in ("decade", "century"):
        first = first_year(grain, day)
        return f"{max(1, first):04}..{first + (9 if grain == 'decade' else 99):04}"
    return day.isoformat()[: {"month": 7, "year": 4}.get(grain, 10)]


def first_year(grain: str, day: dt.date) -> int:
    """Of the decade or century that holds a day.

    The last day of 1900 still ends the 19th century, as text/timex/stretches.py counts it.

    >>> first_year("century", dt.date(1900, 1, 1)), first_year("century", dt.date(1900, 12, 31))
    (1900, 1800)
    """
    if grain == "decade":
        return day.year // 10 * 10
    ends = day.year % 100 == 0 and (day.month, day.day) == (12, 31)
    return (day.year - ends) // 100 * 100
