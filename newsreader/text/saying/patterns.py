"""The longer patterns of reported speech, as tables: a row is one cue with a sentence that shows it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from newsreader.text import english
from newsreader.text.saying.attribution import MASK


@dataclass(frozen=True, slots=True)
class PatternRow:
    """One cue. In `example`, which is its test, [brackets] hold what the pattern matches."""

    id: str
    pattern: str
    example: str


class EndsWhere(Enum):
    """What else must hold for the reported words to end at a cut."""

    ALWAYS = auto()
    # The words before it hold a verb, so that they are a clause.
    CLAUSE_BEFORE = auto()
    # And those after it begin with a subject and its verb.
    CLAUSES_ON_BOTH_SIDES = auto()


@dataclass(frozen=True, slots=True)
class ContentEnd(PatternRow):
    """A row that tells where the reporter speaks again."""

    ends: EndsWhere


def any_of(rows: Iterable[PatternRow]) -> str:
    """The rows as one alternation, the first first."""
    return "(?:" + "|".join(row.pattern for row in rows) + ")"


def words(listed: str) -> str:
    return "(?:" + "|".join(listed.split()) + ")"


_DAY = rf"(?:{english.alternatives(map(str.capitalize, english.full('weekday')))})"
_MONTH = (
    rf"(?:{english.alternatives(map(str.capitalize, english.full('month')))}"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?)"
)

# When, where or by which means something is said.
MOMENTS = (
    PatternRow(
        "weekday",
        rf"(?:on |late |early |late on |early on |earlier on )?{_DAY}"
        r"(?: morning| afternoon| evening| night)?",
        "The mayor said [late on Monday night] that the pier was shut.",
    ),
    PatternRow(
        "adverb",
        r"earlier today|earlier this week|later today|today|yesterday|tonight|earlier|later|again|also",
        "The mayor said [earlier this week] that the pier was shut.",
    ),
    PatternRow(
        "this_or_last",
        r"(?:this|last) (?:morning|afternoon|evening|week|weekend|month|year|night)",
        "The mayor said [last month] that the pier was shut.",
    ),
    PatternRow(
        "day_month",
        rf"(?:on )?\d{{1,2}} {_MONTH}(?: \d{{4}})?",
        "The mayor said [on 3 May 2014] that the pier was shut.",
    ),
    PatternRow(
        "month_day",
        rf"(?:on )?{_MONTH} \d{{1,2}}(?:, \d{{4}},)?",
        "The mayor said [on Sept. 3, 2014,] that the pier was shut.",
    ),
    PatternRow(
        "year", rf"in (?:{_MONTH} )?(?:19|20)\d\d", "The mayor said [in May 2014] that the pier was shut."
    ),
    PatternRow("month", rf"in {_MONTH}", "The mayor said [in May] that the pier was shut."),
    PatternRow(
        "document",
        r"in an? (?:[\w-]+ ){0,2}"
        + words("statement interview report letter speech tweet post briefing message memo"),
        "The mayor said [in a short radio interview] that the pier was shut.",
    ),
    PatternRow(
        "meeting",
        r"at a (?:[\w-]+ )?(?:news conference|press conference|briefing)",
        "The mayor said [at a hurried news conference] that the pier was shut.",
    ),
    PatternRow(
        "means",
        r"by " + words("telephone phone email"),
        "The mayor said [by telephone] that the pier was shut.",
    ),
)
MOMENT = any_of(MOMENTS)
ADVERBIALS = re.compile(rf"(?:\s{MOMENT}\b(?!['’-])){{0,4}}")
TAIL = re.compile(
    rf"(?:,?\s{MOMENT}|\s(?:in|at|on|to|during|after|from|by|via|through) [^,;:.?!\n{MASK}]{{1,60}}){{0,4}}"
)
HOWEVER = re.compile(r",\s(?:however|meanwhile|though|too),(?=\s)")
THAT = re.compile(r"\s(?:that\s){0,1}that\b,?")
# "that" behind other words: "said in a letter to the board that".
LATER_THAT = re.compile(r"\s[^,;:.?!\n—–]{2,90}?\sthat(?=\s)")

# Who is told.
ADDRESSEES = (
    PatternRow(
        "listeners",
        words(
            "him her them reporters journalists lawmakers parliament Parliament Congress investors residents"
        ),
        "The mayor told [reporters] the pier was shut.",
    ),
    PatternRow(
        "media",
        r"state television|state media|local media",
        "The mayor told [state television] the pier was shut.",
    ),
    PatternRow(
        "institution",
        r"(?:the |an? |its |his |her |their )?(?:[\w’'.-]+ ){0,3}?(?:news agency|newspaper|conference"
        r"|television|court|committee|radio|station|channel|inquiry|hearing)",
        "The mayor told [the Ek harbour inquiry] the pier was shut.",
    ),
    PatternRow(
        "name",
        r"(?:the )?[A-Z][\w’.-]*(?: [A-Z][\w’.-]*){0,4}",
        "the mayor told [the Ek Morning Post] the pier was shut.",
    ),
)
ADDRESSEE = re.compile(rf"\s{any_of(ADDRESSEES)}(?=\s|[.!…]|\Z)")
# Where "that" is left out: the man told the court (on Monday) he had left.
CLAUSE_OPENS = re.compile(
    rf"(?:\s{MOMENT}\b){{0,2}}\s(?:the|a|an|it|he|she|they|there|we|his|her|its|their|at least|\d)\b"
)
# What stands before a speaker: "But on Monday the mayor said".
OPENING = re.compile(
    rf"(?:(?:But|And|Yet|Meanwhile|However|Still|Also|Later|Earlier|Then|Now)\b,?\s)?"
    rf"(?:[Oo]n {_DAY}|[Ll]ast \w+|[Yy]esterday|[Tt]oday)?,?\s?"
)

# Where the reported words end and the reporter speaks again. The first row that matches at a place decides.
CUTS = (
    ContentEnd(
        "source",
        r",?\saccording to\b",
        "The mayor said the pier was shut[, according to] Radio Ek.",
        EndsWhere.ALWAYS,
    ),
    ContentEnd(
        "stop",
        r";\s|\s[—–]\s|\s--\s",
        "The mayor said the pier was shut[; ]boats stayed out.",
        EndsWhere.CLAUSE_BEFORE,
    ),
    ContentEnd(
        "remark",
        r",\s" + words("as while although though despite amid whereas following with but not") + r"\b",
        "The mayor said the pier was shut[, while] boats stayed out.",
        EndsWhere.CLAUSE_BEFORE,
    ),
    ContentEnd(
        "after",
        r",\s(?:\w+\s)?(?:(?:hours|days|weeks|months)\s)?after\b",
        "The mayor said the pier was shut[, two days after] the storm.",
        EndsWhere.CLAUSE_BEFORE,
    ),
    ContentEnd(
        "speaking_on",
        r",\s(?:and\s)?" + english.any_of("saying.speaking-on") + r"\b",
        "The mayor said the pier was shut[, adding] that boats stayed out.",
        EndsWhere.CLAUSE_BEFORE,
    ),
    ContentEnd(
        "spoke_on",
        r",\s(?:and\s)?" + english.any_of("saying.spoke-on") + r"\b",
        "The mayor said the pier was shut[, and declined] to say why.",
        EndsWhere.CLAUSE_BEFORE,
    ),
    ContentEnd(
        "also_said",
        r"\s(?:and|but)\s(?:also\s)?" + english.any_of("saying.also-said") + r"\b",
        "The mayor said the pier was shut[ and thanked] the crews.",
        EndsWhere.CLAUSE_BEFORE,
    ),
    ContentEnd(
        "but_did",
        r"\sbut\s(?:also\s)?\w+ed\b",
        "The mayor said the pier was shut[ but hinted] at more.",
        EndsWhere.CLAUSE_BEFORE,
    ),
    ContentEnd(
        "new_clause",
        r",\s(?:and|yet|so|or)\s",
        "The mayor said the pier was shut[, and ]boats have left.",
        EndsWhere.CLAUSES_ON_BOTH_SIDES,
    ),
)
ENDS_WHERE = {cut.id: cut.ends for cut in CUTS}
# A match's `lastgroup` is the id of its row.
CUT = re.compile("|".join(f"(?P<{cut.id}>{cut.pattern})" for cut in CUTS))

# Somebody speaks within what is said to be reported.
SAYS = re.compile(r"\b(?:said|says|told|claimed|announced|according to|saying)\b")
SAYS_AFTER_COMMA = re.compile(r",\s[^,]{2,70}\b(?:said|says|reported|announced|told)\b")
