"""When something happened, as far as a text tells: a value that is never more precise than its words.

The same value travels from a time expression to a proposal, a citation and an event. Days are
calendar days as the text counts them; nothing here converts between zones.
"""

import datetime as dt
from dataclasses import dataclass

# From the finest to the coarsest. "instant" has a local time, "part-of-day" a part ("NI", "MO" …),
# "period" is an explicit range of days ("between 3 and 5 May") that has no name of its own.
# A "week" is seven days; its TIMEX3 value is the ISO week of its first day (timex/overrides.py), and a page
# names only one that begins on a Monday "week of …" (showing/html/dates.py).
PRECISIONS = (
    "instant",
    "part-of-day",
    "day",
    "period",
    "weekend",
    "week",
    "month",
    "season",
    "quarter",
    "half-year",
    "year",
    "decade",
    "century",
)

# Those that lie within one day.
DAYS = ("day", "part-of-day", "instant")

# TIMEX3's letters: morning, midday, afternoon, evening, night; "DT" is daytime. Two are ours: "EH", the early
# hours, and "ON", overnight, from one day into the next where the words say so ("last night" does not).
PARTS_OF_DAY = ("MO", "MI", "AF", "EV", "NI", "DT", "EH", "ON")
IN_TIMEX3 = {"EH": "MO", "ON": "NI"}  # what TIMEX3 writes for ours


@dataclass(frozen=True, slots=True)
class When:
    """Bounds of a moment or span.

    `earliest` and `latest` are inclusive days; either may be None (open), both None is "unknown".
    `circa` says that the text itself hedged ("about three weeks ago"); the bounds already hold the hedge.
    `time` is local to the text, `zone` an IANA name or an offset such as "+03:00", or "".
    """

    earliest: dt.date | None
    latest: dt.date | None
    precision: str = "day"
    circa: bool = False
    time: dt.time | None = None
    zone: str = ""
    part_of_day: str = ""

    @property
    def known(self) -> bool:
        return self.earliest is not None or self.latest is not None
