"""Which way a clause looks from its report: what its cues (beside.py, within.py) say together."""

import re
from collections.abc import Callable
from functools import cached_property

from newsreader.text import english
from newsreader.text.timex import headings
from newsreader.text.timex.beside import BESIDE, EVENT, PAST_OR_BASE
from newsreader.text.timex.clauses import ClauseContext
from newsreader.text.timex.cues import BEYOND, Cue, Direction, Place
from newsreader.text.timex.within import (
    BY,
    CALLED_OFF,
    DECIDED,
    DEED,
    FAINT,
    FOR,
    FUTURE,
    MAY_BE,
    MEANT,
    PAST,
    PLAN,
    PLANS,
    PRETERITE,
    PUT_OFF,
    SPOKEN,
    TERM,
    THROUGH,
    TIMETABLE_AHEAD,
    TOLD_AHEAD,
    UNDER_WAY,
    UNDONE,
    VOTERS_GO,
    WILL,
    WITHIN,
    WOULD_HAVE,
)

_OWNS = re.compile(r"\s?['’]s\b")
_SAID = re.compile(rf"\b{english.any_of('timex.said')}\b")
# “They will vote,” said Ann Pike, a lawyer, on [Tuesday].
_CLOSED, _OPENED = re.compile(r"[,.?!…][\"'”’]\s|[\"”],\s"), re.compile(r"[\"“‘]")
_SPEAKS = re.compile(rf"\b(?:{SPOKEN}|according to|says|tells)\b")
_ASIDE = re.compile(r",\s(?:who|which|whose)\b[^,]*(?=,)")
# What an expression that opens its sentence may have before it.
_OPENS = re.compile(
    r"[\s“\"'‘(]*(?:but |and |then )?"
    r"(?:(?:at|between|by|during|early|from|in|late|on|since|through|throughout)(?: the)?\s*)?"
)
_OPENS_A_TERM = frozenset(["until", "till", "through", "before"])
# A word of the future this little before a word of the past still decides: "is set, he said, for".
_JUST_BEFORE = 12


def direction(lower: str, start: int, end: int) -> Direction:
    """Which way the clause around the expression at start:end looks.

    >>> text = "the bridge opened on friday and will be closed on sunday."
    >>> direction(text, 21, 27), direction(text, 50, 56)
    (<Direction.BACK_BESIDE: -2>, <Direction.FORWARD_BESIDE: 3>)
    """
    return _direction(Weighed(lower, start, end))


def wide_direction(lower: str, start: int, end: int) -> Direction:
    """As `direction`, or what the rest of the sentence says; for months, which are looser than days."""
    clause = Weighed(lower, start, end)
    found = _direction(clause)
    if found == Direction.BACK and PLANS.fire(clause):
        return Direction.MAYBE_FORWARD
    return found or _by_the_sentence(clause)


def why(lower: str, start: int, end: int) -> str:
    """By what `wide_direction` decides, in words."""
    clause = Weighed(lower, start, end)
    decided = next((words for ask, words in _ASKED if ask(clause)), "")
    if decided and not (_direction(clause) == Direction.BACK and PLANS.fire(clause)):
        return decided
    return "by the sentence before its clause" if _by_the_sentence(clause) else "nothing says"


def fired(lower: str, start: int, end: int) -> list[Cue]:
    """All cues that stand around the expression, those straight beside it first; most are outweighed."""
    clause = Weighed(lower, start, end)
    told = _is_told(clause)
    groups = [cues for cues in BESIDE if not (told and cues.place is Place.UNTOLD)]
    return [row for cues in (*groups, *WITHIN) for row in cues.rows if row.fires(clause)]


class Weighed(ClauseContext):
    """A clause with the places of its last words of the future and of the past; -1: there is none."""

    @cached_property
    def future(self) -> int:
        return FUTURE.last(self.near)

    @cached_property
    def past(self) -> int:
        return PAST.last(self.near)


def _direction(clause: Weighed) -> Direction:
    for ask, _ in _ASKED:
        found = ask(clause)
        if found:
            return found
    return Direction.UNSAID


def _beside(clause: Weighed) -> Direction:
    for cues in BESIDE:
        if cues.fire(clause) and not (cues.place is Place.UNTOLD and _is_told(clause)):
            return cues.direction
    return Direction.UNSAID


def _is_told(clause: Weighed) -> bool:
    return _tells_the_past(clause) or _told_at_once(clause)


def _told_at_once(clause: Weighed) -> bool:
    """ "A protest march on Monday ended early": what looks like a verb before it is a noun. But "She visits
    Marlow on Monday accompanied by him"."""
    ahead = clause.ahead
    return clause.after.startswith(" ") and TOLD_AHEAD.first(ahead) == 0 and ahead.split()[1:2] != ["by"]


def _tells_the_past(clause: Weighed) -> bool:
    """Whether the clause's last part has a verb of the past beside that of its report."""
    return PAST.last(_SAID.sub("", clause.last)) >= 0


def _by_a_term(clause: Weighed) -> Direction:
    """ "until August" lies ahead, but "was paid until August" is told back."""
    near = clause.near.strip()
    if near in _OPENS_A_TERM:
        # "Through August, it sold 30.": the main clause says which way.
        ahead = clause.ahead
        if TOLD_AHEAD.first(ahead) < WILL.first(ahead):
            return Direction.BACK
    if near == "by":
        return Direction.UNSAID
    term = TERM.which(clause)
    told = clause.past > clause.future and _told_back(clause) and not _IS_NOW.search(clause.last)
    if term is None or told or not _is_term(term, clause):
        return Direction.UNSAID
    # "totals through June": no verb says which way; what is near is meant.
    unsaid = term is THROUGH and clause.future == clause.past
    return Direction.MAYBE_FORWARD if unsaid else term.direction


def _for_a_day(clause: Weighed) -> Direction:
    """ "named an unchanged side for Saturday"; not "was picked for Saturday and scored twice"."""
    is_weekday = clause.lower.startswith("day", clause.end - 3)
    if not is_weekday or _owns(clause) or not _SET_FOR.search(clause.near):
        return Direction.UNSAID
    did = TOLD_AHEAD.first(clause.ahead) < BEYOND or _AND_DID.match(clause.after)
    told = WOULD_HAVE.fire(clause) or did
    return Direction.UNSAID if told else Direction.FORWARD


_AND_DID = re.compile(rf" (?:and|but) {PAST_OR_BASE}\b")
# What is set down for a day; no measure of it ("planned sales for Saturday").
_SET_FOR = re.compile(
    r"\b(?:available|book(?:ed|s)?|chosen|doubtful|fit|hired|lined up|named?|names|picked|picks|pencill?ed"
    r"|plan(?:ned|s)?|ready|selected|selects|set|tickets?|unchanged)\b"
    r"(?: (?!(?:average|counts?|data|figures?|numbers?|readings?|records?|results?|sales|scores?|takings"
    r"|that|tolls?|totals?|turnout|who)\b)[\w’'-]+){0,8}? for(?: the| an? [a-z]+)?\s*$"
)


# "He had a scan and is out until Friday".
_IS_NOW = re.compile(r"^(?:(?:he|she|it|they|who|which) )?(?:is|are|lasts?|remains?|runs?|stays?) ")


def _told_back(clause: Weighed) -> bool:
    return WOULD_HAVE.fire(clause) or not PUT_OFF.fire(clause)


def _is_term(term: Cue, clause: Weighed) -> bool:
    """ "by Friday", but not "hit by Friday's quake"; "a rally for Friday", but not "the total for Friday"."""
    if term is FOR and not PLAN.fire(clause):
        return False
    return term not in (FOR, BY) or not _owns(clause)


def _owns(clause: Weighed) -> bool:
    return _OWNS.match(clause.lower, clause.end) is not None


def _by_its_heading(clause: Weighed) -> Direction:
    ahead = headings.lists_what_is_ahead(clause.lower, clause.start, clause.end)
    return Direction.FORWARD if ahead else Direction.UNSAID


def _by_verbs(clause: Weighed) -> Direction:
    """The last verb before the expression decides."""
    future, past = clause.future, clause.past
    if past <= future and FAINT.fire(clause) and not _owns(clause):
        return Direction.FORWARD
    if future >= 0 and future >= past - _JUST_BEFORE and future >= PRETERITE.last(clause.near):
        return Direction.FORWARD
    meant = MEANT.end(clause.near)
    if meant >= 0 and meant > past:
        return Direction.MAYBE_FORWARD
    return Direction.BACK if past >= 0 else Direction.UNSAID


def _by_its_phrase(clause: Weighed) -> Direction:
    """Nothing said yet: what the expression's phrase names, and what becomes of that."""
    opens = clause.opens or clause.near.strip() in _PREPOSITIONS
    if opens and (TIMETABLE_AHEAD.fire(clause) or _on_a_timetable(clause)):
        return Direction.FORWARD
    if DEED.fire(clause) or DECIDED.fire(clause):
        return Direction.BACK
    past = TOLD_AHEAD.first(clause.ahead)
    if _SUPPOSED.search(clause.near) and past == BEYOND:
        return Direction.FORWARD
    of_event = _OF_EVENT.search(clause.near) is not None
    if CALLED_OFF.fire(clause) and (of_event or _owns(clause)):
        return Direction.FORWARD
    return Direction.FORWARD if of_event and MAY_BE.first(clause.ahead) < past else Direction.UNSAID


def _by_what_follows(clause: Weighed) -> Direction:
    """ "On Friday, the court will rule": what follows decides."""
    future, past = WILL.first(clause.ahead), TOLD_AHEAD.first(clause.ahead)
    if future < past:
        if _owns(clause) and UNDONE.fire(clause):
            return Direction.BACK
        # "September shocks will define": of no September to come.
        return Direction.FORWARD if clause.near.strip() in _PREPOSITIONS else Direction.MAYBE_FORWARD
    opens = _OPENS.fullmatch(clause.before) is not None
    if past < BEYOND:
        # "On 3 December, the rebels took the town": of its own clause, so no day to come, however near.
        return Direction.BACK_BESIDE if opens else Direction.BACK
    late = _by_a_late_verb(clause) if opens else Direction.UNSAID
    return late or _by_the_clause_before(clause)


def _by_a_late_verb(clause: Weighed) -> Direction:
    """ "In February, after weeks of talks, the rebels, cut off and hungry, gave up"."""
    for part in clause.further:
        future, past = WILL.first(part), TOLD_AHEAD.first(part)
        if future != past:
            return Direction.FORWARD if future < past else Direction.BACK
    return Direction.UNSAID


def _by_the_clause_before(clause: Weighed) -> Direction:
    """ "Analysts expect a loss for the quarter, on Tuesday": the clause before the comma is its own."""
    told = _who_said_it(clause)
    future = FUTURE.last(told) if clause.near.strip() in _PREPOSITIONS else -1
    own = future >= 0 and future >= PAST.last(told) - _JUST_BEFORE
    return Direction.FORWARD if own else Direction.UNSAID


def _on_a_timetable(clause: Weighed) -> bool:
    """ "In October voters go to the polls": no verb of the past in its clause."""
    return VOTERS_GO.fire(clause) and TOLD_AHEAD.first(clause.ahead) == BEYOND


_PREPOSITIONS = frozenset(["at", "by", "early in", "for", "from", "in", "late in", "on", "until"])
# "If the vote on Friday goes against him, he will resign".
_SUPPOSED = re.compile(
    r"\b(?:(?<!\bask )(?<!asked )(?<!asks )(?<!clear )(?<!know )(?<!known )(?<!knows )(?<!say )(?<!said )"
    r"(?<!says )(?<!sure )(?:if|whether)|unless|once|in case|as soon as|provided)\s(?!.*\bwere\b)"
)
_OF_EVENT = re.compile(rf"\b{EVENT}\b[^,]* (?:on|in|for) $")


def _who_said_it(clause: Weighed) -> str:
    """Of the sentence before, what stands behind a quotation that closed; without one, all of it."""
    behind = _CLOSED.split(clause.before)[-1]
    if behind == clause.before or _OPENED.search(behind) or not _SPEAKS.search(behind):
        return clause.before
    return _ASIDE.sub("", behind)


# In this order; the first that says something decides.
_ASKED: tuple[tuple[Callable[[Weighed], Direction], str], ...] = (
    (_beside, "by the words right beside it"),
    (_by_a_term, "by the end of a term"),
    (_for_a_day, "by “for” before a weekday"),
    (_by_its_heading, "by the heading of its list"),
    (_by_verbs, "by the last verb before it"),
    (_by_its_phrase, "by what it is the day of"),
    (_by_what_follows, "by what follows it"),
)


def _by_the_sentence(clause: Weighed) -> Direction:
    """What the rest of the sentence says before the clause."""
    before = _who_said_it(clause)
    future, past = FUTURE.last(before), PAST.last(before)
    if future == past and UNDER_WAY.fire(clause) and not before.rstrip().endswith("since"):
        return Direction.MAYBE_FORWARD
    if future > past:
        return Direction.MAYBE_FORWARD
    return Direction.BACK if past >= 0 else Direction.UNSAID
