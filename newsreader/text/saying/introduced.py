"""Who speaks where no clause says so: named behind a dash, before a colon, or by the sentence before."""

import re
from collections.abc import Sequence, Set

from newsreader.text import english
from newsreader.text.names.cues import ORG_HEADS, TITLES
from newsreader.text.saying.attribution import MASK, Attribution
from newsreader.text.saying.clause_words import OWN_SPEECH
from newsreader.text.saying.persons import (
    described_person,
    is_role,
    main_person,
    only_person,
    related_person,
)
from newsreader.text.saying.pronouns import OF_ANOTHER
from newsreader.text.saying.reporting import FINITE
from newsreader.text.saying.speakers import AUXILIARIES, REPORTING_VERBS, WORD, naming
from newsreader.text.saying.voices import JUDGING, WRITTEN
from newsreader.text.sentences import Span

_OWN = rf"(?:voice|eyes|face|words|tears|{OWN_SPEECH})"
TELLING = english.words("saying.telling") | {"was", "is", "were", "gave", "had"}
_DASH = re.compile(
    r"(?:[ \u00a0]?|\s*\n\s*)(?:[–—―]|--?)[ \u00a0]?(?P<who>[^\n,;:.(–—]{2,80})[^\n]{0,120}(?=\n|\Z)"
)
_COLON = re.compile(r":\s*\Z")
# "From the union's leader, Ann Lee:"
_NAMED_BY_ROLE = re.compile(
    r"(?:.{0,40}\b)?(?:[Ff]rom|by)\s(?:the|its|their|his|her|our|an?)\s(?P<role>[^,:.;\n]{2,50}),\s"
    r"(?P<who>[^,:.;\n]{2,50}):\s*\Z"
)
# "And from Chairwoman Hollis:", "Ann Lee, mayor of Ek:"
_NAMED_ALONE = re.compile(r"(?:.{0,40}\b(?:from|by)\s)?(?P<who>[^,:.;\n]{2,60})(?:,[^:\n]{0,80})?:\s*\Z")
_PRONOUN = re.compile(
    r"(?:(?:But|And|Then|Later|Still|Yet),? |[A-Z][^,.;:?!\n]{1,80}, )?"
    rf"(?P<who>(?:[Hh]e|[Ss]he)\b|(?:[Hh]is|[Hh]er)(?= (?:[a-z-]+ )?{_OWN}\b))"
)
_OWNER = re.compile(
    rf"(?P<who>[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}})['’]s {_OWN}\b|[Tt]he (?P<role>[a-z][\w-]*)['’]s {_OWN}\b"
)
_ASKED = re.compile(r"\b(?P<who>[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_WITH_ANOTHER = re.compile(r" and (?:the |his |her )?[A-Z]")
# Not "hit", "paid" and "listed", which bodies do without a word.
_BODY = re.compile(
    r"(?:(?:But|And|Yet),? )?(?P<who>(?:[\w’'&.-]+ ){0,4}[\w’'&.-]+)"
    r"(?:, (?:which|whose|an?|the) (?:[^,.\n]|[.,]\d){2,60},)?"
    r"(?: also| later| quickly| has| have| had){0,2} "
    rf"(?:{english.alternatives(english.words('saying.telling') - {'hit', 'paid', 'listed'})})\b"
)
_LONGEST_NAME = 7
_LONGEST_LEAD = 240
_IT_SAID = re.compile(
    r",? it (?:also |later |then )?(?:said|says|added|adds|read|reads|told|wrote|writes|warned|went on"
    r"|begins|began|ends|ended|continues|continued|concludes|concluded|noted|notes|ran|runs)\b"
)
# "It told residents to “stay put”"
_IT_TOLD = re.compile(
    r"(?:\A|[.!?”\"] |\n)(?:But |And )?[Ii]t (?:also |later |then )?"
    rf"(?:said|told|added|warned|urged|advised|sp(?:eaks|oke) of|warns of|{english.alternatives(JUDGING)})"
    rf"(?: [^.,;:!?\n{MASK}]{{1,60}})? \Z"
)
_THEY_SAID = re.compile(r",? (?:they|we) (?:both |all |also |later )?(?:said|say|added|told|wrote|replied)\b")
_IT_SAID_BEFORE = re.compile(
    r"\b[Ii]t (?:also |later |then )?(?:said|says|added|read|reads|replied|wrote|answered|ran|runs"
    r"|begins|began|ends|ended|continues|continued|concludes|concluded|noted|notes|opens|opened)[:,] \Z"
)
_LONGEST_IT_SAID = 40
_LONGEST_IT_TOLD = 100
# "The bank issued a short statement"
_STATES = re.compile(
    r"(?:(?:But|Later|Then),? )?(?P<who>(?:[\w’'&.-]+ ){0,4}?[\w’'&.-]+) (?:has |had |later |also )?"
    r"(?:issued|released|published|made|posted|sent|put) (?:out )?(?:an?|its|his|her|the) (?:[\w-]+ ){0,2}"
    r"statement\b"
)
# "The developer, Ek Living, built a wall. It said …"
_APPOSED = re.compile(
    r"(?:The|Its|Their) (?:[a-z-]+ ){0,2}[a-z-]+, (?P<who>[A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){0,4}),"
)
# "When the council asked Ann Lee to leave, she sent a reply."
_MAIN_CLAUSE = re.compile(
    r"(?:When|After|As|Before|Once|If|While|Though|Although|Since|Because|Asked) [^.;:?!\n]{5,160}"
    r", (?P<who>s?he)\b"
)
_OF_NOBODY = re.compile(
    r"(?:(?:But|And|Yet|Still),? )?(?:Nobody|No one|None|Neither|Nothing|Everyone|Everybody|Anyone)\b"
)
# "Nobody was hurt, Ann Lee said": another than the nobody speaks.
_OPENS_CLAUSE = re.compile(r"[,;:—–]| (?:but|and)\b")
_NOBODY = frozenset({"no", "nobody", "neither", "none"})
_ITS = ("the ", "The ", "its ", "Its ")


def after_dash(text: str, masked: str, end: int) -> tuple[int, int] | None:
    """The name in "“…” – Ann Lee, mayor of Ek", there or in the paragraph behind."""
    found = _DASH.match(masked, end)
    if found is None or MASK in found.group():
        return None
    words = list(WORD.finditer(masked, *found.span("who")))
    return _name(masked, words)


def _name(masked: str, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """The name that these words are, with its titles, and nothing but a name."""
    if not 0 < len(words) <= _LONGEST_NAME or not words[-1].group()[0].isupper():
        return None
    lows = [word.group().lower() for word in words]
    if any(low in AUXILIARIES for low in lows):
        return None
    small = [low for low, word in zip(lows, words, strict=True) if word.group()[0].islower()]
    if any(
        low not in TITLES
        and not is_role(low)
        and low not in ("of", "the", "for", "and", "al", "de", "van", "von")
        for low in small
    ):
        return None
    return naming(masked, words)


def before_colon(masked: str, span: Span, at: int, said: Sequence[Attribution]) -> Attribution | None:
    """Who is announced by the words from a sentence's start up to a colon before the quotation."""
    start = max(span.start, at - _LONGEST_LEAD)
    colon = _COLON.search(masked, start, at)
    if colon is None:
        return None
    before = [one for one in said if one.end <= at]
    if before:
        return before[-1]
    by_role = _NAMED_BY_ROLE.fullmatch(masked, start, at)
    named = by_role and is_role(by_role["role"].split()[-1].lower())
    alone = by_role if named else _NAMED_ALONE.fullmatch(masked, start, at)
    if alone and (name := _name(masked, list(WORD.finditer(masked, *alone.span("who"))))):
        return Attribution(start, at, start, name, False, False)
    return None


def told_by(
    masked: str, span: Span, said: Sequence[Attribution], known: Set[str], spoken: str
) -> Attribution | None:
    """Who speaks or acts in a sentence, so that the words `spoken` next are theirs; over a paragraph ""."""
    nobody = _OF_NOBODY.match(masked, span.start, span.end)
    if nobody:
        others = [one for one in said if _OPENS_CLAUSE.search(masked, nobody.end(), one.speaker[0])]
        return others[-1] if others else None
    main = _MAIN_CLAUSE.match(masked, span.start, span.end)
    if main and all(one.end <= main.start("who") for one in said):
        return Attribution(main.start("who"), main.end(), main.end() - 1, main.span("who"), True, False)
    if said:
        return said[-1]
    pronoun = _PRONOUN.match(masked, span.start, span.end) or _asked(masked, span)
    if pronoun:
        return Attribution(span.start, pronoun.end(), pronoun.end() - 1, pronoun.span("who"), True, False)
    owner = _OWNER.match(masked, span.start, span.end)
    if owner and owner["role"] and not is_role(owner["role"]):
        owner = None
    person = owner.span(owner.lastgroup or "who") if owner else _acting(masked, span, known, spoken)
    return Attribution(span.start, person[1], person[1], person, False, False) if person else None


def _asked(masked: str, span: Span) -> re.Match[str] | None:
    """The "he" of a question that the quotation answers: "Did he regret it?"."""
    if not masked.endswith("?", span.start, span.end):
        return None
    found = list(_ASKED.finditer(masked, span.start, span.end))
    return found[0] if len({match["who"][0].lower() for match in found}) == 1 else None


def _acting(masked: str, span: Span, known: Set[str], spoken: str) -> tuple[int, int] | None:
    """Whoever a sentence is about: a person, or a body that tells something."""
    person = main_person(masked, span, known)
    if person is not None:
        return None if _WITH_ANOTHER.match(masked, person[1]) else person
    person = related_person(masked, span) or described_person(masked, span) or _telling_body(masked, span)
    if person is not None or not spoken or OF_ANOTHER.search(spoken):
        return person
    return only_person(masked, span, known)


def _telling_body(masked: str, span: Span) -> tuple[int, int] | None:
    """ "council" of "The council defended the sale"."""
    match = _BODY.match(masked, span.start, span.end)
    if match is None:
        return None
    words = list(WORD.finditer(masked, *match.span("who")))
    if not words:
        # "- said"
        return None
    low = words[-1].group().lower()
    capital = words[-1].group()[0].isupper() and len(words) > 1
    return naming(masked, words) if capital or low in ORG_HEADS or low in TITLES else None


def it_said(masked: str, start: int, end: int) -> bool:
    """Whether "it" says what is quoted from `start` to `end`: a body, or what is written."""
    before = _IT_SAID_BEFORE.search(masked, max(0, start - _LONGEST_IT_SAID), start)
    if before is not None or _IT_SAID.match(masked, end) is not None:
        return True
    return _IT_TOLD.search(masked, max(0, start - _LONGEST_IT_TOLD), start) is not None


def they_said(masked: str, end: int) -> bool:
    """Whether several say together what is quoted up to `end`, whom one name does not tell."""
    return _THEY_SAID.match(masked, end) is not None


def opening_body(masked: str, span: Span) -> tuple[int, int] | None:
    """ "department" of "The department took a sterner view": the body that a sentence is about."""
    apposed = _APPOSED.match(masked, span.start, span.end)
    if apposed:
        return naming(masked, list(WORD.finditer(masked, *apposed.span("who"))))
    words: list[re.Match[str]] = []
    for word in WORD.finditer(masked, span.start, span.end):
        words.append(word)
        low = word.group().lower()
        if low in ORG_HEADS or low in WRITTEN:
            return naming(masked, words)
        if len(words) > _LONGEST_NAME or low in AUXILIARIES or low in FINITE:
            break
    return _telling_body(masked, span)


def stating(masked: str, span: Span) -> tuple[int, int] | None:
    """Whoever makes a statement in a sentence, which the next one may call "the statement"."""
    match = _STATES.match(masked, span.start, span.end)
    words = list(WORD.finditer(masked, *match.span("who"))) if match else []
    opening = {word.group().lower() for word in words}
    # "Nobody issued a statement", "The court said Ann Lee issued a statement"
    if not words or opening & (_NOBODY | FINITE | AUXILIARIES | REPORTING_VERBS):
        return None
    return naming(masked, words)


def is_statement(masked: str, start: int, end: int) -> bool:
    """Whether the words at these offsets are the statement just told of: "its statement", no other one."""
    return masked[start:end] == "statement" and masked.endswith(_ITS, 0, start)


def tells(masked: str, span: Span) -> bool:
    """Whether the sentence is about speaking: "Ann Lee described the blast."."""
    return any(word.group() in TELLING for word in WORD.finditer(masked, span.start, span.end))
