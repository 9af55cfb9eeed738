"""The state in which a text is read: what is published, what was said before, which way a clause looks."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache

from newsreader.text.timex import clauses, directions, stretches
from newsreader.text.timex.cues import Direction
from newsreader.text.timex.expression import Anchor, Override, Timex
from newsreader.text.timex.rule import SPACE, Rule
from newsreader.text.timex.story import moves_the_story
from newsreader.text.timex.stretches import Stretch
from newsreader.text.when import DAYS, When

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
_ON = re.compile(r",?\s(?:on\s)?")
# What one does first and what next is told in that order, of one who does both.
_IN_ORDER = re.compile(
    r"(?:,? [\w’'-]+){0,7}?(?:,? (?:and|before|and then|then)(?: will| to| is to)?|,(?= [a-z]+ing\b))"
    r" (?!(?:an?|another|had|has|have|he|her|his|is|it|its|she|so|that|the|their|there|they|this|was|we|were"
    r"|which|who|you)\b|[a-z]+ed\b)[a-z-]+(?: [\w’'-]+){0,4}?"
    r"(?: (?:on|in|by|until|till|to|through|from|late|early))*(?: the)? "
)
# "9 p.m. ET (6 p.m. PT) Friday".
_CLOCKS = re.compile(r"\)?,?\s(?:on\s)?|\s?[(/]\s?|\s(?:to|and|or)\s")
_CLOSES = {"TIME": _CLOCKS, "DURATION": re.compile(r"\sof\s(?:the\s)?")}
_LISTED = re.compile(r",?\s(?:(?:and|or)\s)?(?:in\s)?|\s?[/–-]\s?")
_OWNS = re.compile(r"['’]s")
_YEAR = re.compile(r"\d{4}")
_PLUPERFECT = re.compile(r"\bhad\b")
# A report's own words, a point of comparison, another zone's hour: "said on Friday", "from 7.95% late
# Tuesday", "(0415 GMT)".
_IN_PASSING = re.compile(
    r"\b(?:said|says|told reporters|announced|since|recently)\s(?:on\s|late\s|early\s)?$|\($"
    r"|\bfrom\s\S*\d\S*\s$"
)
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
    overrides: tuple[Override, ...] = ()
    # "HOUSTON, Feb. 2 —" in the paper of 3 February: the day that its "today" is.
    dateline: Anchor | None = None
    done: list[Timex] = field(default_factory=list)
    # The expression that last moved the story to a year; asides do not ("the 1790 law", "a year earlier").
    story: Timex | None = None
    # In an ancient story: the year before Christ told last.
    year_bc: int | None = None
    # The start and the end of the match being read.
    start: int = 0
    end: int = 0
    # Which way the clause looks at each month and day read.
    ways: dict[int, Direction] = field(default_factory=dict)
    # Which rules read something, and where: for explanations.
    read_by: list[tuple[int, Rule]] = field(default_factory=list)

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

    def words(self, timex: Timex) -> str:
        """An earlier expression's own words, in small letters."""
        return self.lower[timex.start : timex.end]

    def raw(self, found: re.Match[str], group: str) -> str:
        return self.text[found.start(group) : found.end(group)]

    def phrase_start(self) -> int:
        """Where the phrase begins that the match closes: "noon on Wednesday" and "the last week of
        May" are one to a word before them."""
        start = self.start
        for last in self.done[:-4:-1]:
            link = _CLOSES.get(last.type)
            if link is None or not link.fullmatch(self.lower, last.end, start):
                break
            start = last.start
        return start

    def looks_forward(self, at_least: Direction = Direction.MAYBE_FORWARD) -> bool:
        """Whether the clause looks ahead, and how surely."""
        return directions.direction(self.lower, self.phrase_start(), self.end) >= at_least

    def direction(self) -> Direction:
        """Which way the sentence looks: above 0 forward, below back."""
        last = self.last
        if last is not None and last.traits.ended and self.start - last.end < 16:
            # "the year through August": what is reported is over.
            return Direction.BACK_BESIDE
        way = self.ways.get(last.start) if last is not None and self.is_listed_with(last) else None
        if way is None:
            way = directions.wide_direction(self.lower, self.phrase_start(), self.end)
        self.ways[self.start] = way
        return way

    def is_listed_with(self, last: Timex) -> bool:
        """Whether the match goes on a list of months and days without a year: "in May, June and July"."""
        if not last.traits.lacks_year or self.start - last.end > 9:
            return False
        return _LISTED.fullmatch(self.between(last)) is not None

    # What was said before.

    @property
    def last(self) -> Timex | None:
        """The expression before this one."""
        return self.done[-1] if self.done else None

    def earlier(self, *precisions: str, back: int = 12) -> Timex | None:
        """The nearest expression before this one that stands on the calendar (with one of the precisions)."""
        for timex in self.done[: -back - 1 : -1]:
            if _stands_on_the_calendar(timex, precisions):
                return timex
        return None

    def day_told(self) -> Timex | None:
        """The day told last; none where a story has since moved on to a month or year without it."""
        last = self.earlier(*DAYS)
        story = self.story if self.narrative else None
        if last is None or story is None or story.start <= last.start:
            return last
        return last if _may_hold(story.when, last.day) else None

    def lead_day(self) -> Timex | None:
        """The day a report opens with, if it is one of the last seven: "Stocks bounced back yesterday"."""
        if self.published is None or self.narrative:
            return None
        for timex in self.done[:4]:
            if timex.start > 300 or timex.day is None:
                return None
            recent = 0 <= (self.published - timex.day).days <= 7
            if recent and timex.precision in DAYS and not self.precedes(_OWNS, timex):
                return timex
        return None

    def happening(self, *precisions: str, back: int = 6) -> Timex | None:
        """As `earlier`, but past asides if there is anything beside them: "said on Friday", "(0415 GMT)", and
        what lies after the report where the clause tells of the past."""
        first = self.earlier(*precisions)
        if first is None or self.narrative:
            return first
        for timex in self.done[: -back - 1 : -1]:
            near = self.start - timex.end <= 400
            if near and _stands_on_the_calendar(timex, precisions) and not self._aside(timex):
                return timex
        return first

    def quarter_told(self) -> Timex | None:
        """The quarter told last, past those that it was only compared with."""
        first = None
        for timex in self.done[:-13:-1]:
            if timex.precision != "quarter" or timex.day is None:
                continue
            first = first or timex
            # "the last quarter", but not "the same quarter last year".
            a_year_back = timex.traits.looks_back and "year" in self.words(timex)
            if not a_year_back and not timex.traits.compared:
                return timex
        return first

    def _aside(self, timex: Timex) -> bool:
        return self._in_passing(timex) or self._told_further_back(timex) or self._told_ahead(timex)

    def _in_passing(self, timex: Timex) -> bool:
        """A report's own words, a point of comparison, another zone's hour, "the previous day"."""
        day_before = timex.traits.family == "neighbour" and ("count", "-1") in timex.parameters
        return day_before or self.follows(_IN_PASSING, timex)

    def _told_further_back(self, timex: Timex) -> bool:
        """ "It had closed on Monday. Two days later …": what is told now is later than a pluperfect's day."""
        return (
            _PLUPERFECT.search(clauses.tail(self.lower, timex.start, 70)) is not None
            and not _PLUPERFECT.search(self.before(70))
            and ". " in self.between(timex).replace(".m. ", " ")
        )

    def _told_ahead(self, timex: Timex) -> bool:
        """A day after the report, where the clause tells of the past."""
        if timex.day is None or self.published is None or timex.day <= self.published:
            return False
        return self.direction() < 0

    def anchor_of(self, timex: Timex) -> Anchor:
        return Anchor("narrative" if self.narrative else "timex", timex.day, timex.start, timex.end)

    def enter(self, timex: Timex) -> None:
        self.done.append(timex)
        if timex.value[:2] == "BC" and timex.value[2:6].isdigit():
            self.year_bc = int(timex.value[2:6])
        elif timex.when is not None and timex.value[:4].isdigit():
            self.year_bc = None
        if self.narrative and moves_the_story(self, timex):
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
        last, start = self.last, self.start
        if (
            last is not None
            and last.traits.family == "clock"
            and start - last.end <= 4
            and len(self.done) > 1
        ):
            # "from noon Saturday to 6 p.m. Sunday"
            last, start = self.done[-2], last.start
        if last is None or start - last.end > 12:
            return self._first_of_two()
        between = self.lower[last.end : start]
        if not _RANGE.fullmatch(between) or (" and" in between and not self.follows("between", last)):
            return self._first_of_two()
        return last.day

    def _first_of_two(self) -> date | None:
        """The day to come after which this one is: "It will open on Monday and end on [Friday]"."""
        last = self.last
        if last is None or last.day is None or self.published is None or last.day <= self.published:
            return None
        if self.start - last.end > 70 or not _IN_ORDER.fullmatch(self.between(last)):
            return None
        return last.day if directions.wide_direction(self.lower, self.start, self.end) >= 0 else None

    def year_told(self) -> tuple[int, Anchor] | None:
        """The year of the last date told, with the expression that gave it."""
        timex = self.story if self.narrative and self.story else self.earlier()
        if timex is None or timex.day is None:
            return None
        year = timex.value[:4]
        # The first day of a season or week may lie in the year before it.
        return int(year) if _YEAR.fullmatch(year) else timex.day.year, self.anchor_of(timex)


def _stands_on_the_calendar(timex: Timex, precisions: tuple[str, ...]) -> bool:
    """Whether one can count from it, and it has one of the precisions (of none: any)."""
    when = timex.when
    if when is None or when.earliest is None or when.latest is None or "hypothetical" in timex.marks:
        return False
    return not precisions or when.precision in precisions


def _may_hold(when: When | None, day: date | None) -> bool:
    if when is None or when.earliest is None or when.latest is None or day is None:
        return True
    return when.earliest <= day <= when.latest
