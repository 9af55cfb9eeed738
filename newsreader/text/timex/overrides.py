"""The last word on a reading: the text's own hedge of a clock time, and what people said it means."""

import re
from collections.abc import Iterable
from dataclasses import replace

from newsreader.text.timex.expression import Override, Timex
from newsreader.text.when import IN_TIMEX3, When

_HEDGE = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|towards?|circa"
    r"|(?:shortly|just|soon|some time) (?:before|after))\s{1,3}$"
)


def hedged(timex: Timex, lower: str) -> Timex:
    """A clock time after "about" or "shortly before" is a time about then: "at about noon"."""
    when = timex.when
    if when is None or when.time is None or when.circa:
        return timex
    if not _HEDGE.search(lower[max(0, timex.start - 24) : timex.start]):
        return timex
    return replace(timex, mod=timex.mod or "APPROX", when=replace(when, circa=True))


def overridden(timex: Timex, given: Iterable[Override]) -> Timex:
    """The expression as people settled it, or as it is; rule "editor", and resolved against nothing."""
    for reading in given:
        if reading.start < timex.end and timex.start < reading.end:
            return replace(
                timex,
                type="TIME" if reading.when.time or reading.when.part_of_day else "DATE",
                value=value_of(reading.when) or timex.value,
                rule="editor",
                mod="APPROX" if reading.when.circa else "",
                when=reading.when,
                anchor=None,
                parameters=(),
                marks=timex.marks - {"unresolved"},
                range=None,
            )
    return timex


def value_of(when: When) -> str:
    """TIMEX3's value of a when that fills a unit it can name; "" for others.

    >>> from datetime import date
    >>> value_of(When(date(2016, 12, 5), date(2016, 12, 11), "week"))
    '2016-W49'
    """
    day = when.earliest
    if day is None or when.latest is None:
        return ""
    if when.precision == "week":
        return "{}-W{:02}".format(*day.isocalendar()[:2])
    cut = {"month": 7, "year": 4, "decade": 3, "century": 2}.get(when.precision, 10)
    if cut == 10 and when.earliest != when.latest and not when.part_of_day:
        return ""
    value = day.isoformat()[:cut]
    if when.time:
        return f"{value}T{when.time:%H:%M}"
    part = IN_TIMEX3.get(when.part_of_day, when.part_of_day)
    return f"{value}T{part}" if part and cut == 10 else value
