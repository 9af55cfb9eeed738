"""What interval a time expression gives an event, and which verb of a clause it goes with."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import TokenSpan
from newsreader.drafting.verbs import Verb
from newsreader.text.timex import Timex
from newsreader.text.when import DAYS, PRECISIONS, When

# Of "the court will rule on Friday whether": the verb tells whether a thing to come is sure.
_SUPPOSED = frozenset(["hypothetical"])
_TOO_COARSE = frozenset(["decade", "century"])
# What is older, and not told to the day, is history that a report mentions.
_LIVING_MEMORY = timedelta(days=70 * 365)
_A_YEAR = timedelta(days=366)
_WITHIN_DAYS = frozenset(["part-of-day", "instant"])
_YEARS = frozenset(["season", "quarter", "half-year", "year"])


@dataclass(frozen=True, slots=True)
class Placed:
    """What an expression gives an event: `rule` is its own, or "not-after-report" where its period was still
    `open` at publication. `ranged`: it is one end of "between … and …", and `when` the whole. `looks_back`:
    its words put it in the past.
    """

    when: When
    rule: str
    ranged: bool = False
    open: bool = False
    looks_back: bool = False

    @property
    def fine(self) -> bool:
        """A day or less."""
        return self.when.precision in DAYS

    @property
    def coarse(self) -> bool:
        """More than a month."""
        return self.when.precision in _YEARS

    def within(self, other: "Placed") -> bool:
        """Whether this is a finer answer than `other`, and agrees with it."""
        mine, its = self.when, other.when
        if None in (mine.earliest, mine.latest, its.earliest, its.latest):
            return False
        inside = mine.earliest >= its.earliest and mine.latest <= its.latest  # type: ignore[operator]
        return inside and self.fineness < other.fineness

    @property
    def fineness(self) -> tuple[int, int]:
        """Orders the finer first: "at noon" before "on 15 December"."""
        first, last = self.when.earliest, self.when.latest
        rank = PRECISIONS.index(self.when.precision) if self.when.precision in PRECISIONS else len(PRECISIONS)
        return (last - first).days if first and last else 0, rank


def place(timex: Timex, published: date | None) -> Placed | None:
    """What an expression gives a past event of a report published that day; None: nothing."""
    when = timex.range or timex.when
    if timex.type not in ("DATE", "TIME") or timex.marks or when is None or _vague(when):
        return None
    if timex.range is not None and _far_ahead(timex.range, published):
        return None  # "effects over 2000–2050": no time at which anything happened
    placed = Placed(when, timex.rule, timex.range is not None, looks_back=timex.traits.looks_back)
    if published is None:
        return placed
    if when.earliest is not None and when.earliest > published:
        return None
    if not placed.fine and when.latest is not None and published - when.latest > _LIVING_MEMORY:
        return None
    if when.latest is not None and when.latest > published:
        # What a period still open saw, it saw before the report.
        return replace(placed, when=replace(when, latest=published), rule="not-after-report", open=True)
    return placed


def _far_ahead(when: When, published: date | None) -> bool:
    return published is not None and when.latest is not None and when.latest - published > _A_YEAR


def place_ahead(timex: Timex, published: date) -> Placed | None:
    """What an expression gives an event that a report of that day announces; None where it is over."""
    when = timex.range or timex.when
    if timex.type not in ("DATE", "TIME") or timex.marks - _SUPPOSED or when is None or _vague(when):
        return None
    if when.latest is None or when.latest < published or when.earliest is None:
        return None
    placed = Placed(when, timex.rule, timex.range is not None)
    if when.earliest < published:
        # Of a period that has begun, what is left of it is to come.
        return replace(placed, when=replace(when, earliest=published), open=True)
    return placed


def follows(one: Placed, other: Placed) -> bool:
    """Whether the second of two expressions of a kind is of the period right behind the first, or near it."""
    first, second = one.when, other.when
    if first.precision != second.precision or first.precision in _WITHIN_DAYS:
        return False
    if first.latest is None or second.earliest is None:
        return False
    length = (first.latest - first.earliest).days + 1 if first.earliest is not None else 1
    return 0 < (second.earliest - first.latest).days <= length


def through(one: Placed, other: Placed) -> Placed:
    """From the beginning of the first to the end of the second: one doing in both."""
    when = replace(one.when, latest=other.when.latest, precision="period")
    return replace(one, when=when, ranged=True)


def _vague(when: When) -> bool:
    if when.earliest is None or when.latest is None or when.precision in _TOO_COARSE:
        return True
    return when.circa and when.precision == "year"


def governor(part: Clause, span: TokenSpan) -> Verb | None:
    """The verb that an expression at tokens `span` goes with: the nearest before it, else the first after."""
    before = [verb for verb in part.group if verb.last < span.first]
    if before:
        return before[-1]
    return next((verb for verb in part.group if verb.first > span.last and verb.finite), None)


def reaches(when: When, published: date | None) -> bool:
    """Whether a present perfect may go with the expression: "has fled this week", never "in March 2009"."""
    return published is None or when.latest is None or (published - when.latest).days <= 1
