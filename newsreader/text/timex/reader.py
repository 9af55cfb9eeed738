"""The state in which a text is read: what is published, what was said before, which way a clause looks."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from newsreader.text.timex import clauses, directions, stretches
from newsreader.text.timex.cues import Direction
from newsreader.text.timex.expression import Anchor, Settled, Timex
from newsreader.text.timex.rule import SPACE
from newsreader.text.timex.stretches import Stretch
from newsreader.text.when import When

# How many characters on either side of an expression `follows` and `precedes` look at.
REACH = 40
NOWHERE = Anchor("none", None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of its match; `find` adds where it stands and the marks of its clause.

    `start` and `end` narrow the match (None: all of it).
    """

    type: str
    value: str
    when: When | None = None
    mod: str = ""
    anchor: Anchor | None = None
    parameters: tuple[tuple[str, str], ...] = ()
    marks: frozenset[str] = frozenset()
    start: int | None = None
    end: int | None = None
    range: When | None = None


# What looks like an expression and is none ("the September 11 attacks"): nothing inside it is read either.
SKIPPED = Reading("", "")
_RANGE = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|through|into|and)\s(?:the\s|early\s|late\s)?")
_PLUPERFECT = re.compile(r"\bhad\b")
# A report's own words, a point of comparison, another zone's hour: "said on Friday", "from 7.95% late
# Tuesday", "(0415 GMT)".
_IN_PASSING = re.compile(
    r"\b(?:said|says|told reporters|announced|since|recently)\s(?:on\s|late\s|early\s)?$|\($"
    r"|\bfrom\s\S*\d\S*\s$"
)
_ENDED = frozenset(["duration-to", "quarter-ended"])
UNRESOLVED = frozenset(["unresolved"])


def dated(
    found: Stretch,
    *,
    mod: str = "",
    anchor: Anchor | None = None,
    circa: bool = False,
    end: int | None = None,
    **parameters: str,
) -> Reading:
    """A DATE on the calendar. `mod` START, MID and END narrow its days, APPROX widens them."""
    bounds = stretches.part(found, mod) if mod in ("START", "MID", "END") else found
    if mod == "APPROX":
        bounds, circa = stretches.hedged(found), True
    return Reading(
        "DATE", found.value, bounds.when(circa=circa), mod, anchor, tuple(parameters.items()), end=end
    )


@cache
def _ending_in(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{words.replace(' ', SPACE)}){SPACE}$")


@cache
def _beginning_with(words: str) -> re.Pattern[str]:
    return re.compile(rf"{SPACE}(?:{words.replace(' ', SPACE)})(?!\w)")


def unresolved(value: str, why: str, type: str = "DATE", mod: str = "") -> Reading:
    """Found, but with nothing to count from: `why` is for the reader."""
    return Reading(type, value, None, mod, NOWHERE, (("unresolved", why),), UNRESOLVED)


@dataclass(slots=True)
class Reader:
    text: str
    lower: str
    published: date | None
    published_at: datetime | None = None
    zone: str = ""
    narrative: bool = False
    day_first: bool | None = None
    settled: tuple[Settled, ...] = ()
    # "HOUSTON, Feb. 2 —" in the paper of 3 February: the day that its "today" is.
    dateline: Anchor | None = None
    done: list[Timex] = field(default_factory=list)
    # The expression that last moved the story to a year; asides do not ("the 1790 law", "a year earlier").
    story: Timex | None = None
    # In an ancient story: the year before Christ told last.
    year_bc: int | None = None
    # The start, the end and the rule of the match being read.
    start: int = 0
    end: int = 0
    rule: str = ""

    def before(self, length: int = 40) -> str:
        """The words before the match, in small letters, back to the sentence's beginning at most."""
        return clauses.tail(self.lower, self.start, length)

    def after(self, length: int = 40) -> str:
        return clauses.head(self.lower, self.end, length)

    def follows(self, words: str | re.Pattern[str], timex: Timex | None = None) -> bool:
        r"""Whether the text straight before the match (or before an earlier expression) ends in the words.

        Literal words stand whole, with white space between them and the expression; "|" parts alternatives.
        A compiled pattern sees the last 40 characters, ends in "$" and says itself which blanks it wants.

        >>> text = "He had waited for two days."
        >>> reader = Reader(text, text.lower(), None, start=18, end=26)
        >>> reader.follows("for|over"), reader.follows("waited"), reader.follows("or")
        (True, False, False)
        >>> reader.follows(re.compile(r"\bwaited (?:for )?$"))
        True
        """
        start = self.start if timex is None else timex.start
        pattern = _ending_in(words) if isinstance(words, str) else words
        return pattern.search(self.lower, max(0, start - REACH), start) is not None

    def precedes(self, words: str | re.Pattern[str], timex: Timex | None = None) -> bool:
        """Whether the text straight after the match (or after an earlier expression) begins with the words.

        As `follows`; a compiled pattern sees the next 40 characters and begins with what stands there.

        >>> text = "For two days or so, nobody came."
        >>> reader = Reader(text, text.lower(), None, start=4, end=12)
        >>> reader.precedes("or so|or more"), reader.precedes("so"), reader.precedes("o")
        (True, False, False)
        >>> reader.precedes(re.compile(r"[.,;]| or so[.,;]"))
        True
        """
        end = self.end if timex is None else timex.end
        pattern = _beginning_with(words) if isinstance(words, str) else words
        return pattern.match(self.lower, end, end + REACH) is not None

    def between(self, timex: Timex) -> str:
        """The text between an earlier expression and the match, in small letters."""
        return self.lower[timex.end : self.start]

    def raw(self, found: re.Match[str], group: str) -> str:
        return self.text[found.start(group) : found.end(group)]

    def phrase_start(self) -> int:
        """Where the phrase begins that the match closes: "noon on Wednesday" is one to a word before it."""
        last = self.done[-1] if self.done else None
        if last is None or last.type != "TIME" or self.start - last.end > 5:
            return self.start
        between = self.lower[last.end : self.start]
        return last.start if re.fullmatch(r",?\s(?:on\s)?", between) else self.start

    def looks_forward(self) -> bool:
        return directions.direction(self.lower, self.phrase_start(), self.end) > 0

    def direction(self) -> Direction:
        """Which way the sentence looks: above 0 forward, below back."""
        last = self.done[-1] if self.done else None
        if last is not None and last.rule in _ENDED and self.start - last.end < 16:
            # "the year through August": what is reported is over.
            return Direction.BACK_BESIDE
        return directions.wide_direction(self.lower, self.phrase_start(), self.end)

    # What was said before.

    def earlier(self, *precisions: str, back: int = 12) -> Timex | None:
        """The nearest expression before this one that stands on the calendar (with one of the precisions)."""
        for timex in self.done[: -back - 1 : -1]:
            when = timex.when
            if when is None or when.earliest is None or when.latest is None or "hypothetical" in timex.marks:
                continue
            if not precisions or when.precision in precisions:
                return timex
        return None

    def day_told(self) -> Timex | None:
        """The day told last; none where a story has since moved on to a month or year without it."""
        last = self.earlier("day", "part-of-day", "instant")
        story = self.story.when if self.narrative and self.story else None
        if last is None or last.when is None or story is None or self.story is None:
            return last
        if self.story.start <= last.start or last.when.earliest is None:
            return last
        if story.earliest is None or story.latest is None:
            return last
        return last if story.earliest <= last.when.earliest <= story.latest else None

    def lead_day(self) -> Timex | None:
        """The day a report opens with, if it is one of the last seven: "Stocks bounced back yesterday"."""
        for timex in self.done[:4]:
            day = timex.when.earliest if timex.when else None
            if timex.start > 300 or day is None or self.published is None or self.narrative:
                return None
            if timex.when is None or timex.when.precision not in ("day", "part-of-day", "instant"):
                continue
            if 0 <= (self.published - day).days <= 7 and not self.lower.startswith(("'s", "’s"), timex.end):
                return timex
        return None

    def happening(self, *precisions: str, back: int = 6) -> Timex | None:
        """As `earlier`, but past asides if there is anything beside them: "said on Friday", "(0415 GMT)", and
        what lies after the report where the clause tells of the past."""
        first = self.earlier(*precisions)
        if first is None or self.narrative:
            return first
        for timex in self.done[: -back - 1 : -1]:
            when = timex.when
            if self.start - timex.end > 400 or when is None or when.earliest is None or when.latest is None:
                continue
            if (precisions and when.precision not in precisions) or "hypothetical" in timex.marks:
                continue
            if not self._aside(timex):
                return timex
        return first

    def quarter_told(self) -> Timex | None:
        """The quarter told last, past those that it was only compared with."""
        first = None
        for timex in self.done[:-13:-1]:
            if timex.when is None or timex.when.precision != "quarter" or timex.when.earliest is None:
                continue
            first = first or timex
            compared = timex.rule == "last-quarter" and "year" in self.lower[timex.start : timex.end]
            if not compared and timex.rule not in ("later", "ago", "same-period", "year-ago"):
                return timex
        return first

    def _aside(self, timex: Timex) -> bool:
        before = self.lower[max(0, timex.start - 24) : timex.start]
        if _IN_PASSING.search(before) or (timex.rule == "next-unit" and ("count", "-1") in timex.parameters):
            return True
        if (
            _PLUPERFECT.search(clauses.tail(self.lower, timex.start, 70))
            and not _PLUPERFECT.search(self.before(70))
            and ". " in self.lower[timex.end : self.start].replace(".m. ", " ")
        ):
            return True
        day = timex.when.earliest if timex.when else None
        return (
            day is not None and self.published is not None and day > self.published and self.direction() < 0
        )

    def anchor_of(self, timex: Timex) -> Anchor:
        day = timex.when.earliest if timex.when else None
        return Anchor("narrative" if self.narrative else "timex", day, timex.start, timex.end)

    def enter(self, timex: Timex) -> None:
        self.done.append(timex)
        if timex.value[:2] == "BC" and timex.value[2:6].isdigit():
            self.year_bc = int(timex.value[2:6])
        elif timex.when is not None and timex.value[:4].isdigit():
            self.year_bc = None
        if self.narrative and _moves_the_story(self, timex):
            self.story = timex

    def now(self) -> Anchor:
        """What "this year" or "last week" count from: publication, or the story's own time in a narrative."""
        if self.narrative:
            timex = self.earlier()
            if timex is not None:
                return self.anchor_of(timex)
        if self.published is None:
            return NOWHERE
        return Anchor("published", self.published)

    def today(self) -> Anchor:
        """What "today" and "last night" count from: the day of writing, where the dateline gives it."""
        return self.now() if self.dateline is None or self.narrative else self.dateline

    def told(self) -> Anchor:
        """What "the next day" or "two weeks later" count from: the last date told, else publication."""
        timex = self.earlier()
        if timex is not None:
            return self.anchor_of(timex)
        return NOWHERE if self.narrative else self.now()

    def range_start(self) -> date | None:
        """The day on which the range begins that ends with this match ("from Monday to …")."""
        if not self.done:
            return None
        last = self.done[-1]
        if last.when is None or self.start - last.end > 12 or last.when.earliest is None:
            return None
        between = self.lower[last.end : self.start]
        if not _RANGE.fullmatch(between):
            return None
        if " and" in between and not self.lower[max(0, last.start - 9) : last.start].endswith("between "):
            return None
        return last.when.earliest

    def year_told(self) -> tuple[int, Anchor] | None:
        """The year of the last date told, with the expression that gave it."""
        timex = self.story if self.narrative and self.story else self.earlier()
        if timex is None or timex.when is None or timex.when.earliest is None:
            return None
        return _value_year(timex), self.anchor_of(timex)


def _moves_the_story(reader: Reader, timex: Timex) -> bool:
    when = timex.when
    if (
        when is None
        or when.earliest is None
        or when.precision in ("decade", "century")
        or timex.mod == "APPROX"
    ):
        return False
    if any(name == "count" and words.startswith("-") for name, words in timex.parameters):
        return False
    if timex.rule in ("clock", "o-clock", "noon", "half-past", "clock-of-range"):
        # Its day is one told before.
        return False
    words, since = reader.lower[timex.start : timex.end], reader.lower[max(0, timex.start - 6) : timex.start]
    if " previous " in words or (timex.rule == "bare-season" and since == "since "):
        return False
    if timex.rule not in ("year", "year-ad"):
        return True
    before, after = (
        reader.lower[max(0, timex.start - 12) : timex.start],
        reader.lower[timex.end : timex.end + 2],
    )
    if not before or re.search(r"\n\s*$", before):
        return True
    if re.search(r"\b(?:the|a|an|his|its|their|of the)\s+$|[(\[]$", before) and re.match(
        r"[ )\]][\w.,;]?", after
    ):
        return False
    opening = re.search(r"[.\n”\"]\s*(?:\w+\s){1,2}$", before) or timex.start < 12
    if not opening and re.search(r"\b(?:until|till|by|to|for|before|since|from|through|than)\s+$", before):
        return False
    last = reader.story.when if reader.story else None
    if last is not None and last.earliest is not None and not opening:
        return -2 <= when.earliest.year - last.earliest.year <= 15
    return True


def _value_year(timex: Timex) -> int:
    if re.match(r"\d{4}", timex.value):
        return int(timex.value[:4])
    assert timex.when is not None and timex.when.earliest is not None
    return timex.when.earliest.year
