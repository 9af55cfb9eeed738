"""The table of rules: a rule is a name, a pattern in readable short-hand, and a function that reads it.

    @rule("month-day", "<month> <day>", needs="month number")
    def month_day(found: Match, reader: Reader) -> Reading | None: ...

In a pattern a blank stands for white space, `~` for white space or a hyphen, `<name>` for a macro below
(`<name:2>` for the same macro a second time; its group is then `name2`). Everything else is a regular
expression over the text in small letters. `needs` names the kinds of token (vocabulary.KINDS) without which
the rule is not tried: "month number" both, "year|month" either. A function that answers None passes: the next
longest rule is asked. Where two rules match equally long, the one that stands first in its file, and the file
that stands first in `find`, wins.

What other rules ask of an expression read before theirs stands in the rule's traits, never in its id:

    @rule("duration-to", "...", needs="unit", traits=Traits(ended=True))

    if last is not None and last.traits.ended: ...

Where several rules share an id, one of them says its traits.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from re import Match
from typing import TYPE_CHECKING, Literal

from newsreader.text.timex import vocabulary as words

if TYPE_CHECKING:
    from newsreader.text.timex.reader import Reader, Reading

Read = Callable[[Match[str], "Reader"], "Reading | None"]


Family = Literal[
    "",
    "clock",
    "date",  # day and month, with a year or without
    "day told",  # "the day", "the same day"
    "month",
    "neighbour",  # "the next week", "the previous year"
    "part of day",  # "tonight", "this morning"
    "season",
    "this unit",
    "today",
    "week's weekday",  # "last Friday", "Friday week"
    "weekday",
    "year",
]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is asked of an expression after it was read: by the next one, by a draft, by a form."""

    # What it is, where its TIMEX3 type and its precision do not say so.
    family: Family = ""
    # It may be read day or month first: "05/06/2016".
    ambiguous: bool = False
    # Its words leave the year out: "5 May", "in spring".
    lacks_year: bool = False
    # A day of the same month may come after it: "April 6" and "-7".
    day_may_follow: bool = False
    # What is reported of it is over: "the year through August".
    ended: bool = False
    # What a report compares with, not what it tells: "a year ago".
    compared: bool = False
    # It looks back by itself: what "last week" dates is no plan.
    looks_back: bool = False
    # It counts from the day on which it was said: "three days ago", "last month".
    from_now: bool = False


PLAIN = Traits()
# By the id of the rule; ids that only other modules give ("editor", "anniversary") have none.
TRAITS: dict[str, Traits] = {}


@dataclass(slots=True, eq=False)
class Rule:
    """One line of the table. Its regular expression is made when a text first needs it: 100 of them cost
    more than an import may."""

    id: str
    short_hand: str
    needs: tuple[int, ...]
    read: Read
    compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        if self.compiled is None:
            self.compiled = pattern(self.short_hand)
        return self.compiled

    @property
    def where(self) -> tuple[str, int]:
        """The file and the line at which the function that reads it begins, with its patterns."""
        code = self.read.__code__
        return code.co_filename, code.co_firstlineno


RULES: list[Rule] = []

SPACE = r"(?:[ \n\t\u00a0\u2009\u202f]{1,3})"


def _any(alternatives: object) -> str:
    return "|".join(sorted(alternatives, key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


_TENS, _SMALL = _any(words.TENS), _any([w for w in words.SMALL_NUMBERS if w != "zero"])
_BELOW_100 = rf"(?:(?:{_TENS})(?:[ -](?:{_SMALL}))?|(?:{_SMALL}))"
# "twenty-one", "two hundred and fifty", "three thousand": never "fourteen one" or "two and four".
_COUNT_WORDS = (
    rf"(?:{_BELOW_100}(?: (?:hundred|dozen|score)(?: and {_BELOW_100})?)?(?: thousand)?"
    rf"|(?:a )?(?:hundred|thousand|dozen)(?: and {_BELOW_100})?)"
)
_AND_A_HALF = r" and (?:a|one)[- ]half"
# "18", "1,200", "3.5", "3½", "3 1/2", "18 and a half".
_FIGURES = (
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}}){{0,2}}(?:\.[0-9]{{1,2}}|[ -]?(?:½|1/2)|{_AND_A_HALF})?|[0-9]{{4,6}}|½"
)
_MONTH = r"(?:{})".format(
    _any([m for m in words.MONTHS if len(m) > 4 or m in ("may", "june", "july")])
    + r"|(?:"
    + _any([m for m in words.MONTHS if len(m) <= 4 and m not in ("may", "june", "july")])
    + r")\b\.?"
)
_WEEKDAY = _any([d for d in words.WEEKDAYS if d.endswith("day")]) + r"|(?:{})\b\.?".format(
    _any([d for d in words.WEEKDAYS if not d.endswith("day")])
)
_ORDINAL_WORDS = rf"(?:(?:{_any(words.TENS)})-)?(?:{_any(words.ORDINALS)})|{_any(words.ORDINAL_TENS)}"

_ZONES = _any(words.ZONES)

MACROS = {
    "month": rf"(?P<month>{_MONTH})",
    "weekday": rf"(?P<weekday>{_WEEKDAY})",
    "day": r"(?P<day>(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?)",
    "dayword": rf"(?P<day>(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?|{_ORDINAL_WORDS})",
    "year": r"(?P<year>1[0-9]{3}|20[0-9]{2}|21[0-9]{2})",
    "shortyear": r"(?P<year>['’‘][0-9]{2}|1[0-9]{3}|20[0-9]{2})",
    "num": (
        rf"(?P<num>{_FIGURES}|half(?: an?)?|a single|an? half|an?|{_COUNT_WORDS}(?:{_AND_A_HALF})?)"
    ),
    # A number one counts by, or a vague one: never a bare "half".
    "count": (
        rf"(?P<num>{_FIGURES}|{_COUNT_WORDS}(?:{_AND_A_HALF})?"
        r"|(?:a )?couple(?: of)?|(?:quite )?(?:a |the |very )?few|several|many|some|(?:a )?number of)"
    ),
    "one": r"(?P<num>an?|one|a single|another|each|every)",
    "unit": (
        r"(?P<unit>seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|fortnights?|months?|quarters?"
        r"|years?|yrs?|decades?|centur(?:y|ies)|weekends?)"
    ),
    "units": (
        r"(?P<unit>seconds|minutes|mins|hours|hrs|days|nights|weeks|fortnights|months|quarters"
        r"|years|yrs|decades|centuries|weekends)"
    ),
    "part": (
        r"(?P<part>mornings?|afternoons?|evenings?|nights?|noon|midday|lunchtime|midnight|dawn|dusk|daybreak"
        r"|nightfall)"
    ),
    "season": r"(?P<season>spring(?:time)?|summer(?:time)?|autumn|fall|winter(?:time)?)",
    "ordinal": rf"(?P<ordinal>[0-9]{{1,3}}(?:st|nd|rd|th)|{_ORDINAL_WORDS})",
    "about": (
        r"(?:(?P<about>about|around|roughly|approximately|some|nearly|almost|over|(?:a little |slightly "
        r"|much )?(?:more|less|fewer) than|at least|at most|up to|under|close to|well over|just over"
        r"|just under|circa|ca\.?|as (?:many|long) as) )"
    ),
    "edge": (
        r"(?:(?P<edge>(?:very )?(?:early|late|earlier|later) in(?: the)?|(?:the )?(?:very )?(?:early"
        r"|late|mid|middle)|(?:the )?(?:very )?(?:beginning|start|end|middle|close|turn|(?:first"
        r"|last) (?:days|months|years)|(?:early|late|middle|final|latter|closing|opening|dying)"
        r" (?:part|days|stages|weeks|months|years)) of(?: the)?)[ -]{1,2})"
    ),
    "clock": (
        r"(?P<hour>2[0-3]|1[0-9]|0?[0-9])(?:[:.h](?P<minute>[0-5][0-9])(?:[:.](?P<second>[0-5][0-9]))?)?"
    ),
    "meridiem": r"(?P<meridiem>(?:a\.? ?m|p\.? ?m)\b\.?)",
    "zone": (
        rf"(?P<zone>\((?:{_ZONES})(?: ?[+-]\d{{1,2}}(?::?\d\d)?)?\)"
        rf"|(?:{_ZONES})(?: ?[+-]\d{{1,2}}(?::?\d\d)?)?|local time"
        r"|(?:eastern|central|pacific|mountain)(?: (?:standard|daylight))?(?: time)?)"
    ),
    "era": r"(?P<era>b\.? ?c\.? ?e?\b\.?|bce?\b)",
}  # fmt: skip

_MACRO = re.compile(r"(?<!\?P)<([a-z]+)(?::(\d))?>")


def pattern(short_hand: str) -> re.Pattern[str]:
    """The regular expression behind a rule's short-hand."""

    def expand(macro: re.Match[str]) -> str:
        body = MACROS[macro[1]]
        return re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>{macro[2]}>", body) if macro[2] else body

    expanded = _MACRO.sub(expand, short_hand)
    # Blanks of the short-hand, but not those inside a character class.
    expanded = re.sub(r"(\[[^\]]*\])|( )", lambda m: m[1] or SPACE, expanded)
    expanded = expanded.replace("~", rf"(?:{SPACE}|[-‐‑–])")
    return re.compile(rf"(?:{expanded})(?![a-z0-9])")


def rule(id: str, short_hand: str, *, needs: str, traits: Traits = PLAIN) -> Callable[[Read], Read]:
    """Enter the function below into the table. Several rules may share one function."""
    masks = tuple(sum(words.KINDS[kind] for kind in group.split("|")) for group in needs.split())

    if traits is not PLAIN and TRAITS.setdefault(id, traits) != traits:
        raise ValueError(f"the rule {id} has other traits already")

    def enter(read: Read) -> Read:
        RULES.append(Rule(id, short_hand, masks, read))
        return read

    return enter
