"""Whether a time expression dates its clause's event, and with what interval."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import Verb, says
from newsreader.text.timex import Timex
from newsreader.text.when import PRECISIONS, When

_FINE = frozenset(["instant", "part-of-day", "day"])
_FIRST_PERSON = frozenset(["i", "we", "you"])
# "Last updated", "Page last posted": the furniture of a page.
_FURNITURE = frozenset(["updated", "posted", "published", "modified"])
_UNITS = frozenset(["days", "day", "weeks", "week", "months", "month", "years", "year", "hours", "minutes"])
# "Sunday was chosen": with nothing but these before the verb, the date itself is what the clause is about.
_NO_DOER = frozenset(["adverb", "punct", "coordinator", "subordinator", "determiner"])
# Rules of expressions that look back by themselves: "agreed to merge last week" is no plan.
_OVER = frozenset(["last-unit", "ago", "last-quarter", "relative-month", "relative-season"])
_BASES = frozenset(["word", "past-or-participle", "be"])
# Between a verb and a date, these send the date to another event than the verb's.
_ELSEWHERE = frozenset(["ahead", "before", "until", "till", "pending", "since", "than", "compared", "versus"])
_TOO_COARSE = frozenset(["decade", "century"])
_LIGHT = words.listed(
    """
    the about around early late mid earlier later just only nearly shortly soon
    """
)


@dataclass(frozen=True, slots=True)
class Placed:
    """What an expression gives an event: `rule` is its own, or "not-after-report" where its period was still
    open at publication. `ranged`: it is one end of "between … and …", and `when` the whole.
    """

    when: When
    rule: str
    ranged: bool = False

    def within(self, other: "Placed") -> bool:
        """Whether this is a finer answer than `other`, and agrees with it."""
        mine, its = self.when, other.when
        if None in (mine.earliest, mine.latest, its.earliest, its.latest):
            return False
        inside = mine.earliest >= its.earliest and mine.latest <= its.latest  # type: ignore[operator]
        return inside and self.fineness < other.fineness

    @property
    def fineness(self) -> tuple[int, int]:
        """Sorts the finer first: "at noon" before "on 15 December"."""
        first, last = self.when.earliest, self.when.latest
        rank = PRECISIONS.index(self.when.precision) if self.when.precision in PRECISIONS else len(PRECISIONS)
        return (last - first).days if first and last else 0, rank


def place(timex: Timex, published: date | None) -> Placed | None:
    """What an expression gives a past event of a report published that day; None: nothing."""
    when = timex.range or timex.when
    if timex.type not in ("DATE", "TIME") or timex.marks or when is None:
        return None
    if when.earliest is None or when.latest is None or when.precision in _TOO_COARSE:
        return None
    if when.circa and when.precision == "year":
        return None
    if published is not None and when.earliest > published:
        return None
    if published is not None and when.latest > published:
        # What a period still open saw, it saw before the report.
        return Placed(replace(when, latest=published), "not-after-report", timex.range is not None)
    return Placed(when, timex.rule, timex.range is not None)


def governor(part: Clause, span: tuple[int, int]) -> Verb | None:
    """The verb that an expression at tokens `span` goes with: the nearest before it, else the first after."""
    before = [verb for verb in part.group if verb.last < span[0]]
    if before:
        return before[-1]
    return next((verb for verb in part.group if verb.first > span[1] and verb.finite), None)


def tells(tokens: Sequence[Token], part: Clause, verb: Verb, span: tuple[int, int], placed: Placed) -> bool:
    """Whether `verb` tells a past event on the day that the expression at tokens `span` gives."""
    before = tokens[max(part.first, verb.first - 3) : verb.first]
    opening = {token.lower for token in tokens[part.first : verb.first][:2]}
    ahead = tokens[verb.last + 1].lower if verb.last + 1 < len(tokens) else ""
    nothing = "no" in opening or (verb.tense == "state" and ahead in ("no", "nothing", "little", "few"))
    if verb.negated or nothing or any(token.tag == "not" for token in before):
        return False
    if verb.tense in ("modal", "present") or says(tokens, verb):
        return False
    when = placed.when
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
    return _adverbial(tokens, part, verb, span, placed)


def _adverbial(
    tokens: Sequence[Token], part: Clause, verb: Verb, span: tuple[int, int], placed: Placed
) -> bool:
    first, last = span
    before = first - 1
    while before >= part.first and tokens[before].lower in _LIGHT:
        before -= 1
    lead = tokens[before] if before >= part.first else None
    bounds = lead is not None and lead.lower in words.BOUNDING
    if bounds and not (placed.ranged and lead is not None and lead.lower in ("between", "from")):
        return False
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    opens = (
        lead is None
        or lead.tag in ("punct", "subordinator", "relative", "coordinator")
        or before < part.first
    )
    in_subject = last < verb.first
    if tokens[last].lower.endswith(("'s", "s'")) and not tokens[last].lower.endswith("days'"):
        return in_subject and opens and placed.when.precision in _FINE
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
        before_verb = [token for token in tokens[part.first : verb.first] if token.timex < 0]
        stands_for_doer = not any(token.tag not in _NO_DOER for token in before_verb)
        return not stands_for_doer or part.subject is not None or part.antecedent >= 0
    between = tokens[verb.last + 1 : first]
    for place, token in enumerate(between):
        follows = between[place + 1].lower if place + 1 < len(between) else ""
        if token.lower in _ELSEWHERE:
            return False
        if token.lower == "after" and place and between[place - 1].lower in _UNITS:
            return False  # "two months after the flood of 2009"
        infinitive = token.tag == "to" and follows and between[place + 1].tag in _BASES
        planned = verb.lemma in words.INTENDING and placed.rule not in _OVER
        open_yet = planned or placed.rule == "not-after-report"
        if infinitive and open_yet and not between[place + 1].text[0].isupper():
            return False
    return True


def reaches(when: When, published: date | None) -> bool:
    """Whether a present perfect may go with the expression: "has fled this week", never "in March 2009"."""
    return published is None or when.latest is None or (published - when.latest).days <= 1
