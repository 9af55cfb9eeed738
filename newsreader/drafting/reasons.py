"""Why a date beside a verb does not date what the verb tells: a table of reasons.

The first reason that holds decides: those of `no_events` (the verb tells no event) before those of this file
(the date does not stand as its adverbial), each in the order of its file; the example of each is its test.
Some say the opposite, that the date does date the verb, whatever comes after them (`dates=True`).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.background import BACKGROUND
from newsreader.drafting.boundaries import COUNTS, UNITS
from newsreader.drafting.dating import Placed
from newsreader.drafting.no_events import NO_EVENTS, negated
from newsreader.drafting.pairs import Pair, Reason, Reasons
from newsreader.drafting.phrases import is_for_later
from newsreader.drafting.tokens import EDGE, Tag, Token, token_at
from newsreader.text.when import When

OF_ANOTHER = Reasons()


@OF_ANOTHER.reason("bounded", "By Tuesday the water had risen.", ahead=False)
def bounded(pair: Pair) -> bool:
    lead = pair.lead.lower
    if lead not in words.BOUNDING or (pair.placed.ranged and lead in ("between", "from")):
        return False
    return not (_beside_clock(pair) or _done_by(pair))


def _beside_clock(pair: Pair) -> bool:
    """ "The ferry sank shortly after 3 pm": the day is told by the hour."""
    return pair.lead.lower in ("before", "after") and pair.precision in ("instant", "part-of-day")


def _done_by(pair: Pair) -> bool:
    """ "By Tuesday divers had rescued all nine": it was done then, or before."""
    return (
        pair.lead.lower == "by"
        and pair.placed.fine
        and not pair.placed.open
        and pair.verb.lemma in words.DEEDS
        and pair.verb.tense in ("past", "pluperfect")
    )


_PARTS_OF_DAY = frozenset(["morning", "afternoon", "evening", "night", "day", "eve"])


def _of_named_day(pair: Pair) -> bool:
    """ "at 3 pm on the day of the flood": which day that was is not said here."""
    if pair.precision not in ("instant", "part-of-day"):
        return False
    behind = [token.lower for token in pair.tokens[pair.span.last + 1 : pair.span.last + 5]]
    return (
        len(behind) == 4 and behind[:2] == ["on", "the"] and behind[2] in _PARTS_OF_DAY and behind[3] == "of"
    )


def beside_bound(pair: Pair) -> Placed:
    """What the expression of a pair gives where it is a bound: the day of its hour, "by" its day."""
    when = pair.placed.when
    if _of_named_day(pair):
        return replace(pair.placed, when=When(None, when.latest))
    if _beside_clock(pair):
        return replace(pair.placed, when=When(when.earliest, when.latest, "day", when.circa))
    if _done_by(pair):
        return replace(pair.placed, when=replace(when, earliest=None))
    return pair.placed


_OPENING: frozenset[Tag] = frozenset(["edge", "punct", "subordinator", "relative", "coordinator"])


@OF_ANOTHER.reason("opening-genitive", "Tuesday's storm destroyed the bridge.", dates=True)
def opening_genitive(pair: Pair) -> bool:
    return pair.last_word.genitive and pair.date_first and pair.lead.tag in _OPENING and pair.placed.fine


_IN = frozenset(["in", "during", "by"])


@OF_ANOTHER.reason("attribute", "Four people died in the Tuesday clashes.", dates=True)
def attribute(pair: Pair) -> bool:
    """The date is of the blast or storm that did what the verb tells."""
    happening = pair.after.lower in words.HAPPENINGS or (
        pair.after.tag == "word" and token_at(pair.tokens, pair.span.last + 2).lower in words.HAPPENINGS
    )
    if not happening or not pair.placed.fine or pair.verb.lemma not in words.HARMS:
        return False
    the = pair.beside.tag == "determiner" and pair.beside.lower != "a"
    if not (the or pair.last_word.genitive):
        return False
    if pair.date_first:
        opener = token_at(pair.tokens, pair.span.first - 1 - the)
        return opener.tag in _OPENING or pair.span.first - the == pair.clause.first
    return token_at(pair.tokens, pair.span.first - 1 - the).lower in _IN


@OF_ANOTHER.reason("genitive", "The mayor condemned Tuesday's attack.")
def genitive(pair: Pair) -> bool:
    return pair.last_word.genitive


@OF_ANOTHER.reason("some-day", "On a Tuesday crossing the ferry sank.")
def some_day(pair: Pair) -> bool:
    return pair.beside.lower in ("a", "an")


@OF_ANOTHER.reason("slash", "The ferry sank off Oslo/16 May 2023.")
def slash(pair: Pair) -> bool:
    return pair.beside.text in ("/", "\\")


_ALONE = frozenset(["today", "yesterday", "tonight", "tomorrow"])


@OF_ANOTHER.reason("before-noun", "The singer cancelled his planned July 2019 concerts.")
def before_noun(pair: Pair) -> bool:
    if pair.after.tag not in ("word", "ing") or not pair.after.text.islower():
        return False
    if pair.last_word.lower in _ALONE and not pair.beside.genitive:
        return False  # "were found yesterday four miles off": it stands before no noun
    in_phrase = pair.date_first or pair.span.first - 1 > pair.verb.last
    return pair.beside.genitive or (in_phrase and _in_noun_phrase(pair))


def _in_noun_phrase(pair: Pair) -> bool:
    """ "the | July concerts", "a deadly | 2005 fire", "| the 8 October gig"."""
    first, second = pair.tokens[pair.span.first], token_at(pair.tokens, pair.span.first + 1)
    if first.lower == "the" and second.tag == "number":
        return True
    if pair.beside.tag == "adverb":
        return token_at(pair.tokens, pair.span.first - 2).tag == "determiner"
    return pair.beside.tag in ("determiner", "word", "ed")


@OF_ANOTHER.reason("for-delivery", "The mill sold 90 tonnes for delivery in July 2019.")
def for_delivery(pair: Pair) -> bool:
    """What is done later is of the date, and no deed that is told as past."""
    return is_for_later(pair.tokens, pair.span.first)


@OF_ANOTHER.reason("hyphened", "Sailors held mid-July races.")
def hyphened(pair: Pair) -> bool:
    return "-" in pair.last_word.text and pair.after.tag == "word"


_NO_DOER: frozenset[Tag] = frozenset(["adverb", "punct", "coordinator", "subordinator", "determiner"])


@OF_ANOTHER.reason("doer", "Tuesday was chosen.")
def doer(pair: Pair) -> bool:
    """The date is what the clause is about."""
    if not pair.date_first or pair.clause.subject is not None or pair.clause.antecedent >= 0:
        return False
    return all(token.timex >= 0 or token.tag in _NO_DOER for token in pair.head)


_ELSEWHERE = frozenset(["ahead", "before", "until", "till", "pending", "since", "than", "compared", "versus"])


@OF_ANOTHER.reason("elsewhere", "Rebels shelled the port ahead of a vote on 16 May 2023.")
def elsewhere(pair: Pair) -> bool:
    """A word between sends the date to another event than the verb's."""
    if _beside_clock(pair):
        return False
    return any(
        token.lower in _ELSEWHERE
        and not (token.lower == "than" and _counts(before, after))
        and not (token.lower == "before" and _is_before_body(pair.tokens, token))
        for before, token, after in zip(
            [EDGE, *pair.between], pair.between, [*pair.between[1:], EDGE], strict=False
        )
    )


_FURTHEST_BODY = 4


def _is_before_body(tokens: Sequence[Token], before: Token) -> bool:
    """ "appeared before a court on Tuesday": where, never "fled before the vote on"."""
    index = tokens.index(before)
    for token in tokens[index + 1 : index + 1 + _FURTHEST_BODY]:
        if token.lower in words.AUDIENCES:
            return True
        if token.tag not in ("word", "determiner") or token.timex >= 0:
            break
    return False


_MORE = frozenset(["more", "fewer", "less"])


def _counts(before: Token, after: Token) -> bool:
    """ "more than 40 people": how many, and no comparison."""
    return before.lower in _MORE and (after.tag in ("number", "determiner") or after.lower in COUNTS)


_MEASURING = UNITS - {"hour", "decade"}


_WAKE = frozenset(["following", "after", "before", "since"])
_BESIDE = _WAKE | {"despite", "unlike", "like", "with", "without", "given", "amid", "because"}


@OF_ANOTHER.reason("of-its-front", "After the war in 2001, the bridge was rebuilt.", ahead=False)
def of_its_front(pair: Pair) -> bool:
    """A year of the phrase that stands before the doer is of what the phrase names."""
    if not pair.date_first or pair.placed.fine or pair.precision == "week":
        return False
    front = [token.lower for token in pair.tokens[pair.clause.first : pair.span.first]]
    return any(word in _BESIDE for word in front[:1]) or any(word in _WAKE for word in front[1:])


@OF_ANOTHER.reason("measured", "The film opened two months after the flood in 2009.")
def measured(pair: Pair) -> bool:
    return any(unit.lower in _MEASURING and after.lower == "after" for unit, after in pairwise(pair.between))


@OF_ANOTHER.reason("planned", "The sides agreed to meet on 16 May 2023.", ahead=False)
def planned(pair: Pair) -> bool:
    """But "agreed to merge last week" is no plan."""
    return pair.infinitive and pair.verb.lemma in words.INTENDING and not pair.placed.looks_back


@OF_ANOTHER.reason("still-open", "Engineers capped the well to seal it this week.", ahead=False)
def still_open(pair: Pair) -> bool:
    return pair.infinitive and pair.placed.open


REASONS: Sequence[Reason] = (*NO_EVENTS, *BACKGROUND, *OF_ANOTHER)


def deciding(pair: Pair) -> Reason | None:
    """The first reason that holds."""
    return next((each for each in REASONS if each.holds(pair)), None)


def dates(pair: Pair) -> bool:
    """Whether the verb tells a past event on the day that the date gives."""
    found = deciding(pair)
    return found is None or found.dates


def dates_ahead(pair: Pair, until: bool) -> bool:
    """Whether a verb that looks ahead (ahead.py) does so to the date; `until`: to the end of a delay."""
    lead = pair.lead.lower
    untold = lead in words.BOUNDING and lead not in _TO_COME and not pair.placed.ranged
    if until and lead in ("until", "till"):
        return not negated(pair)
    if untold:
        return False
    found = next((each for each in REASONS if each.ahead and each.holds(pair)), None)
    return found is None or found.dates


# Before a date to come: not a bound but when it begins, or ends at the latest.
_TO_COME = frozenset(["by", "from", "for", "between", "to", "into"])
