"""One counted step from what was told before ("two days later"): whence, and what it reaches."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from newsreader.text.timex import stretches
from newsreader.text.timex.counting import BLANK, PRECISION_UNIT, SECONDS, bounds, counted
from newsreader.text.timex.expression import Anchor, Timex
from newsreader.text.timex.reader import Reader, Reading, dated, unresolved
from newsreader.text.timex.stretches import shifted_day
from newsreader.text.when import DAYS, When


@dataclass(frozen=True, slots=True)
class Step:
    """`unit` in letters (counting.BLANK), `unit_word` as it is said.

    >>> step = Step(-1, 2, "W", "weeks")
    >>> step.by, step.facts
    (-2, (('count', '-2'), ('unit', 'weeks')))
    """

    # 1: on, -1: back.
    sign: int
    count: float
    unit: str
    unit_word: str
    about: bool = False
    # "two years to the day".
    to_the_day: bool = False

    @property
    def by(self) -> int:
        return self.sign * int(self.count)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        return ("count", f"{self.sign * self.count:g}"), ("unit", self.unit_word)


def sign_of(way: str) -> int:
    """Of "later" or "afterwards": 1, of "earlier" or "before": -1."""
    return 1 if way.startswith(("later", "after")) else -1


def somewhere(sign: int) -> str:
    """TIMEX3's value of a day ahead or behind that nobody can name."""
    return "FUTURE_REF" if sign > 0 else "PAST_REF"


def counted_from(reader: Reader, step: Step, way: str) -> Timex | None:
    """The expression that a step starts from: of days in a report, what happened; else what was told last."""
    told = None
    if step.unit in ("D", "W") and not reader.narrative:
        told = reader.happening(*DAYS)
    if told is None or (not reader.narrative and reader.start - told.end > 400):
        told = reader.earlier()
    if step.unit == "Y" and way == "earlier" and not reader.narrative and told is not None:
        return _period_compared(reader) or told
    return told


# "profit of $3 million, up from $2 million a year earlier": of the period, whatever day it was told on.
_COMPARED = re.compile(r"\b(?:from|with|to|against|versus|than)\b(?:[^.;]|\.\d){0,44}$")


def _period_compared(reader: Reader) -> Timex | None:
    if not _COMPARED.search(reader.before(48)):
        return None
    for timex in reader.done[:-6:-1]:
        if reader.start - timex.end > 250:
            return None
        if timex.precision in ("month", "quarter", "half-year"):
            return timex if timex.day is not None else None
        if timex.precision not in ("", "day", "part-of-day"):
            return None
    return None


def from_nothing_told(reader: Reader, step: Step, words: str) -> Reading | None:
    """Back from the report; what lies ahead of nothing told cannot be placed."""
    if reader.narrative or (step.sign > 0 and reader.published is None):
        return None
    if step.sign > 0:
        return unresolved(BLANK[step.unit], "no date told to count from")
    return counted(reader, words, step.unit_word, step.sign, reader.now(), step.about)


def from_told(reader: Reader, step: Step, told: Timex) -> Reading:
    """ "a year earlier" after a quarter is that quarter a year back; "two days later" is a day."""
    assert told.day is not None
    anchor, kept = reader.anchor_of(told), PRECISION_UNIT[told.precision]
    if step.unit == "Y" and kept in ("M", "Q", "H") and _keeps_its_shape(reader, told):
        return _same_shape(reader, step, told)
    if step.unit in ("D", "W") and kept != "D":
        return _too_coarse(step, told, anchor)
    target = shifted_day(told.day, step.unit, step.by)
    if step.sign > 0 and beyond_the_report(reader, target):
        return unresolved(BLANK[step.unit], "the day it would be lies after the report")
    if step.unit_word.startswith("night"):
        night = When(target, target + stretches.ONE_DAY, "part-of-day", part_of_day="NI")
        return Reading("TIME", f"{target.isoformat()}TNI", night, "", anchor, step.facts)
    return _reached(step, target, _shape(step, kept), anchor)


def _too_coarse(step: Step, told: Timex, anchor: Anchor) -> Reading:
    """ "two days later" after a mere month or year: some day; of weeks, the year is known."""
    if step.unit == "D":
        return Reading("DATE", somewhere(step.sign), anchor=anchor)
    return Reading("DATE", f"{told.value[:4]}-WXX", None, "", anchor, step.facts)


def _reached(step: Step, target: date, shape: str, anchor: Anchor) -> Reading:
    reached = stretches.of(shape, target)
    when = reached.when() if shape == "D" else bounds(reached, target, shape, step.about)
    return Reading("DATE", reached.value, when, "APPROX" if step.about else "", anchor, step.facts)


def _keeps_its_shape(reader: Reader, told: Timex) -> bool:
    """Comparisons keep it ("the quarter … a year earlier"), a story's steps do not ("two years later")."""
    earlier = reader.lower.endswith("earlier", reader.start, reader.end)
    return earlier and reader.start - told.end < 250 and not reader.narrative


def _same_shape(reader: Reader, step: Step, told: Timex) -> Reading:
    assert told.day is not None
    anchor = reader.anchor_of(told)
    if told.precision == "season":
        season = stretches.season(int(told.value[:4]) + step.by, told.value[5:7])
        return Reading("DATE", season.value, season.when(), "", anchor, step.facts)
    period = stretches.of(PRECISION_UNIT[told.precision], shifted_day(told.day, "Y", step.by))
    return Reading("DATE", period.value, period.when(circa=step.about), "", anchor, step.facts)


def _shape(step: Step, kept: str) -> str:
    """The unit that is reached: a week or two after a day is a day, a decade after it is a year."""
    if step.unit == "W" and not step.about:
        return "D" if step.count <= 2 else "W"
    if step.to_the_day and kept == "D":
        return "D"
    return "Y" if step.unit in ("DE", "CE") and not step.about else step.unit


def beyond_the_report(reader: Reader, day: date | None) -> bool:
    """Steps told in the past that would land after publication started from the wrong place."""
    if day is None or reader.published is None or reader.narrative:
        return False
    if day <= reader.published or reader.direction() > 0:
        return False
    last = reader.earlier(*DAYS)
    if last is None or last.day is None:
        return True
    # "It meets on 18 May, with a speech a week later": ahead of us already.
    return last.day <= reader.published or ". " in reader.between(last)


def hours_from_told(reader: Reader, count: float, unit: str, sign: int) -> Reading | None:
    """ "half an hour later" needs an hour told; "24 hours later" may be the next day."""
    days = count * SECONDS[unit] / 86400
    told = reader.happening(*DAYS) if days and days == int(days) else None
    if told is not None and told.precision != "instant" and told.day is not None:
        anchor = reader.anchor_of(told)
        return dated(stretches.day(told.day + timedelta(days=sign * int(days))), anchor=anchor)
    told = reader.happening("instant")
    if told is None or told.when is None or told.when.time is None or told.day is None:
        return None
    target = datetime.combine(told.day, told.when.time) + sign * timedelta(seconds=count * SECONDS[unit])
    when = When(target.date(), target.date(), "instant", True, target.time(), told.when.zone)
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", told.value)
    value = target.isoformat(timespec="minutes") + (zone[0] if zone else "")
    return Reading("TIME", value, when, "", reader.anchor_of(told))
