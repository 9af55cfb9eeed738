"""Four figures that are a year, and those that are a flight, a price or so many people: a table of traps.

The first row that fits decides. `before` and `unless` end at the figures, `after` begins behind them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from newsreader.text import english

# How many characters on either side of the figures a row looks at.
_REACH = 40


@dataclass(frozen=True, slots=True)
class Trap:
    """A row: whether what fits is a year, and a sentence that is its test, with the figures in brackets."""

    id: str
    is_year: bool
    example: str
    # What touches the figures, as a look-behind; `before` is searched for, and slower.
    beside: re.Pattern[str] | None = None
    before: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    # As `after`, but over the text as it is written.
    name: re.Pattern[str] | None = None
    # Of which figures, given the year of publication.
    of: Callable[[int, int | None], bool] | None = None

    def fits(self, text: str, lower: str, start: int, end: int) -> bool:
        """Whether the text around fits; the cheap questions first."""
        return (
            (self.after is None or self.after.match(lower, end, end + _REACH) is not None)
            and (self.beside is None or self.beside.match(lower, start) is not None)
            and (self.before is None or _ends_in(self.before, lower, start))
            and (self.name is None or self.name.match(text, end, end + _REACH) is not None)
            and (self.unless is None or not _ends_in(self.unless, lower, start))
        )


def _ends_in(pattern: re.Pattern[str], lower: str, start: int) -> bool:
    return pattern.search(lower, max(0, start - _REACH), start) is not None


_NAMED = re.compile(
    rf"\b(?:{english.any_of('timex.numbered')}|hang seng|s&p|(?:price|record|score|total) of|valued at)"
    r"[ #.]{1,2}$"
)
_MONTHS = english.alternatives(english.full("month"))
_PRECEDED = re.compile(
    rf"(?:\b(?:{english.any_of('timex.year-after')}|{_MONTHS}|[a-z]+['’]s?)[\s,.-]+|[(\[–—/-]\s?|[’']s\s)$"
)
_COUNTED = re.compile(
    r"[\s-]+(?:(?:more|other|new|additional|extra|\w+ed|\w+ing|\w+al|\w+ish|\w+ian|\w+ern|armed|heavy"
    r"|square|cubic|nautical|foreign|local|young|old|poor)\s+)?"
    rf"(?:{english.any_of('timex.counted')}|b\.c|per cent)\b|\s?(?:million|billion)"
)
_QUANTIFIED = re.compile(
    r"\b(?:about|all|almost|another|approximately|around|as many as|at least|employing|employs|estimated"
    r"|exceeding|fewer than|just|killed|killing|less than|lost|more than|nearly|numbered|numbering|only"
    r"|over|plus|roughly|some|total of|up to|well over|with)\s+(?:the\s+)?$"
)
_STREET = re.compile(
    r"(?: [A-Z][\w.]+){1,3} (?:Street|Road|Avenue|Lane|Drive|Boulevard|St|Rd|Ave|Square|Place)\b"
)
# So many of them, except those that a year may own ("2012 elections") and words that are no noun.
_THINGS = re.compile(
    r"\s+(?!(?:accords|always|attacks|bombings|census|championships|crisis|does|elections|figures|finals"
    r"|floods|games|killings|levels|olympics|playoffs|polls|protests|results|riots|sales|series|talks|this"
    r"|wars)\b)[a-z]{3,}s\b"
)
_PLURAL = re.compile(r"\s+(?:[a-z]{3,}|[a-z]+\s+[a-z]*)s\b")
_COLON = re.compile(r"\s?:")
_WORD_BEFORE = re.compile(r"[a-z]\s$")

TRAPS = (
    Trap("named", False, "They left on flight [1912].", before=_NAMED),
    Trap(
        "figure-goes-on",
        False,
        "It is a [1920]-mile road.",
        after=re.compile(
            r"[,.:]\d|[-–]\d{3,}-|x\d|[-‐](?:acre|day|foot|hour|kilo|km|man|meter|metre|mile|page|point|seat"
            r"|strong|ton|tonne|year)"
        ),
    ),
    Trap("decimals", False, "It cost 7,[2012] crowns.", beside=re.compile(r"(?<=\d[.,:/])")),
    Trap(
        "part-number",
        False,
        "She flew a mig-[2012] home.",
        beside=re.compile(r"(?<=[a-z]-)"),
        unless=re.compile(r"(?:early|late|mid|non|post|pre)-$"),
    ),
    Trap("behind-a-stop", True, "It was over.[2012] began.", beside=re.compile(r"(?<=\.)")),
    # A live blog's "2029:" is a time; a heading's "2005:" is a year.
    Trap(
        "minute-of-a-blog",
        False,
        "[2029]: The doors open.",
        after=_COLON,
        unless=_WORD_BEFORE,
        of=lambda year, published: not 1500 < year <= (published or 2100),
    ),
    Trap("heading", True, "[2005]: The doors open.", after=_COLON, unless=_WORD_BEFORE),
    Trap("clock", False, "They met at [1500] on the pier.", beside=re.compile(r"(?<=at )")),
    Trap("street", False, "He lives at the back of [1600] Marlow Street.", name=_STREET),
    Trap("index", False, "The plan is in [2030] vision papers.", after=re.compile(r" (?:index|vision)")),
    Trap(
        "far-ahead",
        False,
        "Clocks showed [2159] already.",
        unless=_PRECEDED,
        of=lambda year, published: published is not None and year > published + 30,
    ),
    Trap("long-ago", False, "Clocks showed [1159].", unless=_PRECEDED, of=lambda year, _: year < 1400),
    Trap(
        "line-of-a-blog",
        False,
        "The doors open.\n[1759] He speaks.",
        before=re.compile(r"\n\s*$"),
        after=re.compile(r"\s*[a-z]"),
        of=lambda year, _: year < 1900,
    ),
    Trap(
        "counted-in-a-year",
        True,
        "Few of the [1968] workers came back.",
        before=re.compile(r"\b(?:her|his|in|its|of|since|the|their|'s|’s)\s+$"),
        after=_COUNTED,
        unless=_QUANTIFIED,
    ),
    Trap("counted", False, "The mill has [1968] workers.", after=_COUNTED),
    Trap("quantified", False, "They sold about [1968] small pumps.", before=_QUANTIFIED, after=_PLURAL),
    Trap(
        "of-things",
        False,
        "They sold a total stock of [1968] pumps.",
        before=re.compile(r"\b(?:a|and|as|by|for|from|of|or|than|to)\s+$"),
        after=_THINGS,
    ),
    Trap("preceded", True, "The mill opened in [1968] beside the river.", before=_PRECEDED),
    Trap("things", False, "The mill sold [1968] pumps.", after=_THINGS),
    Trap(
        "bare",
        True,
        "Floods shook [1968], he wrote.",
        after=re.compile(r"\s*(?:[.,;:)\]–—-]|$|\n|['’]s?\b|\s[a-z])"),
    ),
    Trap("before-a-figure", True, "Marlow beat Anselm [2012] 14 to 3.", after=re.compile(r"\s+\d")),
)


def reading_of(text: str, lower: str, start: int, end: int, published: int | None) -> Trap | None:
    """The row that decides; None: no row fits, and the figures are no year."""
    year = int(lower[start:end])
    for trap in TRAPS:
        if (trap.of is None or trap.of(year, published)) and trap.fits(text, lower, start, end):
            return trap
    return None


def counts_what_follows(lower: str, end: int) -> bool:
    """Whether the figures that end here are so many of what stands behind them ("5.30 dollars a kilo")."""
    return _COUNTED.match(lower, end, end + _REACH) is not None
