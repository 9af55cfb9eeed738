"""Whether a time expression dates its clause's event, and with what interval."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import Token, Verb
from newsreader.text.timex import Timex
from newsreader.text.when import PRECISIONS, When

_FINE = frozenset(["instant", "part-of-day", "day"])
_FIRST_PERSON = frozenset(["i", "we", "you"])
# "Last updated", "Page last posted": the furniture of a page.
_FURNITURE = frozenset(["updated", "posted", "published", "modified"])
_BASES = frozenset(["word", "past-or-participle", "be"])
# Between a verb and a date, these send the date to another event than the verb's.
_ELSEWHERE = frozenset(["ahead", "before", "until", "till", "pending", "since", "than", "compared", "versus"])
_TOO_COARSE = frozenset(["decade", "century"])
_LIGHT = words.listed(
    """
    the about around early late mid earlier later just only nearly shortly soon
    """
)


def place(timex: Timex, published: date | None) -> tuple[When, str] | None:
    """Interval and rule of an expression that can date a past event of a report published that day."""
    when = timex.range or timex.when
    if timex.type not in ("DATE", "TIME") or timex.marks or when is None:
        return None
    if when.earliest is None or when.latest is None or when.precision in _TOO_COARSE:
        return None
    if when.circa and when.precision == "year":
        return None
    if published is None:
        return when, timex.rule
    if when.earliest > published:
        return None
    if when.latest > published:
        # A period still open: what it saw, it saw before the report.
        return replace(when, latest=published), "not-after-report"
    return when, timex.rule


def fineness(when: When) -> tuple[int, int]:
    """Sorts the finer first: "at noon" before "on 15 December"."""
    assert when.earliest is not None and when.latest is not None
    rank = PRECISIONS.index(when.precision) if when.precision in PRECISIONS else len(PRECISIONS)
    return (when.latest - when.earliest).days, rank


def governor(part: Clause, span: tuple[int, int]) -> Verb | None:
    """The verb that an expression at tokens `span` goes with: the nearest before it, else the first after."""
    before = [verb for verb in part.group if verb.last < span[0]]
    if before:
        return before[-1]
    return next((verb for verb in part.group if verb.first > span[1] and verb.finite), None)


def tells(tokens: Sequence[Token], part: Clause, verb: Verb, span: tuple[int, int], when: When) -> bool:
    """Whether `verb` tells a past event on the day that the expression at tokens `span` gives."""
    before = tokens[max(part.first, verb.first - 3) : verb.first]
    if verb.negated or any(token.tag == "not" for token in before):
        return False
    if verb.tense in ("modal", "present") or verb.lemma in words.SAYING:
        return False
    fine = when.precision in _FINE
    doer = tokens[verb.first - 1] if verb.first else None
    if verb.tense == "state" and not (fine and doer is not None and doer.lower == "there"):
        return False
    if any(token.lower == "according" for token in tokens[part.first : verb.first]):
        return False
    if verb.tense == "participle" and when.precision not in (*_FINE, "weekend", "week", "month"):
        return False
    if any(token.lower in _FIRST_PERSON for token in before):
        return False
    if verb.lemma == "dated":
        return False
    heading = [t.lower for t in tokens[part.first : verb.first]]
    if verb.lemma in _FURNITURE and (
        not heading or verb.lemma == "updated" or {"last", "page"} & set(heading)
    ):
        return False
    if verb.tense == "progressive" and when.precision not in (*_FINE, "weekend", "week"):
        return False
    if not fine and verb.lemma in words.STATES:
        return False
    if verb.passive and verb.lemma in words.EXPECTING and verb.tense != "participle":
        return False
    following = [token.lower for token in tokens[verb.last + 1 : verb.last + 4]]
    if verb.tense == "state" and any(word in words.EXPECTING for word in following[:2]):
        return False
    if verb.passive and verb.tense == "participle" and verb.lemma in words.EXPECTING:
        return False
    return _adverbial(tokens, part, verb, span, fine)


def _adverbial(tokens: Sequence[Token], part: Clause, verb: Verb, span: tuple[int, int], fine: bool) -> bool:
    first, last = span
    before = first - 1
    while before >= part.first and tokens[before].lower in _LIGHT:
        before -= 1
    lead = tokens[before] if before >= part.first else None
    if lead is not None and lead.lower in words.BOUNDING:
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    opens = (
        lead is None
        or lead.tag in ("punct", "subordinator", "relative", "coordinator")
        or before < part.first
    )
    in_subject = last < verb.first
    if tokens[last].lower.endswith(("'s", "s'")) and not tokens[last].lower.endswith("days'"):
        return in_subject and opens and fine
    noun_follows = after is not None and after.tag in ("word", "ing") and after.text.islower()
    owner = tokens[first - 1] if first > 0 else None
    if owner is not None and owner.lower in ("a", "an"):
        return False  # "on a Saturday": some Saturday
    if owner is not None and owner.text in ("/", "\\"):
        return False
    belongs = owner is not None and owner.tag in ("determiner", "word", "ed")
    belongs = belongs and (first - 1 > verb.last or in_subject)
    if noun_follows and owner is not None and (belongs or owner.lower.endswith(("'s", "s'"))):
        return False  # "his planned July concerts"
    if tokens[last].text.count("-") and after is not None and after.tag == "word":
        return False
    if in_subject:
        return True
    between = tokens[verb.last + 1 : first]
    for place, token in enumerate(between):
        follows = between[place + 1].lower if place + 1 < len(between) else ""
        if token.lower in _ELSEWHERE:
            return False
        infinitive = token.tag == "to" and follows and between[place + 1].tag in _BASES
        if infinitive and verb.lemma in words.INTENDING and not between[place + 1].text[0].isupper():
            return False
    return True


def reaches(when: When, published: date | None) -> bool:
    """Whether a present perfect may go with the expression: "has fled this week", never "in March 2009"."""
    return published is None or when.latest is None or (published - when.latest).days <= 1
