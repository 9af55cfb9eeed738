"""Why a date beside a verb does not date what the verb tells: a table of reasons.

    @reason("negated", "The court did not sit on Tuesday.")
    def negated(pair: Pair) -> bool: ...

The first reason that holds decides, in the order of this file; the example is its test. One row says the
opposite, that the date does date the verb, whatever the rows after it say (`dates=True`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.boundaries import COUNTS, UNITS
from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.tokens import EDGE, Tag, Token, TokenSpan, token_at
from newsreader.drafting.verbs import Verb, says

_WEEK = frozenset(["weekend", "week"])
_MONTH = _WEEK | {"month"}
# What may stand between a preposition and its date.
_LIGHT = words.listed(
    """
    the about around early late mid earlier later just only nearly shortly soon
    """
)
_BASES: frozenset[Tag] = frozenset(["word", "past-or-participle", "be"])


@dataclass(frozen=True)
class Pair:
    """A verb of a clause and a date of it, at tokens `span`, that goes with the verb if anything."""

    tokens: Sequence[Token]
    clause: Clause
    verb: Verb
    span: TokenSpan
    placed: Placed

    @property
    def precision(self) -> str:
        return self.placed.when.precision

    @cached_property
    def head(self) -> Sequence[Token]:
        """The clause up to its verb."""
        return self.tokens[self.clause.first : self.verb.first]

    @cached_property
    def clause_words(self) -> Sequence[Token]:
        return self.tokens[self.clause.first : self.clause.last + 1]

    @cached_property
    def behind_verb(self) -> Token:
        return token_at(self.tokens, self.verb.last + 1)

    @cached_property
    def date_first(self) -> bool:
        return self.span.last < self.verb.first

    @cached_property
    def between(self) -> Sequence[Token]:
        """From the verb to a date after it."""
        return self.tokens[self.verb.last + 1 : self.span.first]

    @cached_property
    def lead(self) -> Token:
        """What leads the date in its clause: "in" of "in early May"; EDGE where the date opens it."""
        before = self.tokens[self.clause.first : self.span.first]
        return next((token for token in reversed(before) if token.lower not in _LIGHT), EDGE)

    @cached_property
    def beside(self) -> Token:
        """The word right before the date."""
        return token_at(self.tokens, self.span.first - 1)

    @cached_property
    def last_word(self) -> Token:
        """Of the date."""
        return self.tokens[self.span.last]

    @cached_property
    def after(self) -> Token:
        """The word right after the date."""
        return token_at(self.tokens, self.span.last + 1)

    @cached_property
    def infinitive(self) -> bool:
        """Whether "to meet" stands between verb and date: the date may be of that."""
        return any(
            to.tag == "to" and base.tag in _BASES and not base.text[0].isupper()
            for to, base in pairwise(self.between)
        )


Question = Callable[[Pair], bool]


class Reason(NamedTuple):
    id: str
    example: str
    dates: bool
    holds: Question
    ahead: bool = True


REASONS: list[Reason] = []


def reason(
    id: str, example: str, *, dates: bool = False, ahead: bool = True
) -> Callable[[Question], Question]:
    """Enter the question below into the table; `ahead`: it is asked of what lies ahead as well."""

    def enter(holds: Question) -> Question:
        REASONS.append(Reason(id, example, dates, holds, ahead))
        return holds

    return enter


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


# What the verb tells is no event, or none that has a day.


@reason("negated", "The court did not sit on Tuesday.")
def negated(pair: Pair) -> bool:
    return pair.verb.negated or any(token.tag == "not" for token in pair.head[-3:])


@reason("nobody", "No arrests were made on Tuesday.")
def nobody(pair: Pair) -> bool:
    return any(token.lower == "no" for token in pair.head[:2])


_NOTHING = frozenset(["no", "nothing", "little", "few"])


@reason("nothing", "There was no word from the ship on Tuesday.", ahead=False)
def nothing(pair: Pair) -> bool:
    return pair.verb.tense == "state" and pair.behind_verb.lower in _NOTHING


@reason("not-past", "The court will rule on 16 May 2023.", ahead=False)
def not_past(pair: Pair) -> bool:
    return pair.verb.tense in ("modal", "present")


@reason("saying", "Officials said on Tuesday that the dam was old.", ahead=False)
def saying(pair: Pair) -> bool:
    return says(pair.tokens, pair.verb)


@reason("state", "In 2008 she was the finance minister.", ahead=False)
def state(pair: Pair) -> bool:
    """But "There was a fire on Tuesday"."""
    there = pair.placed.fine and token_at(pair.tokens, pair.verb.first - 1).lower == "there"
    return pair.verb.tense == "state" and not there


@reason("lasting-state", "The council wanted a bridge in 2008.", ahead=False)
def lasting_state(pair: Pair) -> bool:
    return not pair.placed.fine and pair.verb.lemma in words.STATES


_FEELING = words.listed(
    """
    believed feared hoped knew liked loved seemed thought wondered worried
    """
)


@reason("mood", "The mayor hoped on Tuesday for rain.", ahead=False)
def mood(pair: Pair) -> bool:
    """What somebody felt, and talk of a month or a year."""
    return pair.verb.lemma in _FEELING or (not pair.placed.fine and pair.verb.lemma in words.MOODS)


@reason("level", "Shares fell 3 per cent on Tuesday.")
def level(pair: Pair) -> bool:
    """How a price or a rate moved, or stood; but the lowest in years is news of its day."""
    if pair.verb.lemma not in words.LEVELS:
        return False
    record = pair.placed.fine and any(token.lower in _RECORD for token in pair.clause_words)
    return not record and any(token.lower in words.MARKET and token.timex < 0 for token in pair.head)


_RECORD = frozenset(["high", "highest", "highs", "low", "lowest", "lows", "record"])


@reason("long-progress", "Troops were leaving in March 2019.", ahead=False)
def long_progress(pair: Pair) -> bool:
    return pair.verb.tense == "progressive" and not pair.placed.fine and pair.precision not in _WEEK


@reason("participle-of-a-year", "The bridge built in 2008 fell.", ahead=False)
def participle_of_a_year(pair: Pair) -> bool:
    return pair.verb.tense == "participle" and not pair.placed.fine and pair.precision not in _MONTH


@reason("expected", "The court was scheduled to rule on 16 May 2023.", ahead=False)
def expected(pair: Pair) -> bool:
    return pair.verb.passive and pair.verb.lemma in words.EXPECTING


@reason("due", "There was due to be a vote on 16 May 2023.", ahead=False)
def due(pair: Pair) -> bool:
    behind = pair.tokens[pair.verb.last + 1 : pair.verb.last + 3]
    return pair.verb.tense == "state" and any(token.lower in words.EXPECTING for token in behind)


@reason("according", "The dam according to its owner broke on Tuesday.")
def according(pair: Pair) -> bool:
    return any(token.lower == "according" for token in pair.head)


_FIRST_PERSON = frozenset(["i", "we", "you"])


@reason("first-person", "We walked to the river on Tuesday.")
def first_person(pair: Pair) -> bool:
    return any(token.lower in _FIRST_PERSON for token in pair.head[-3:])


@reason("dated", "A letter dated 3 May 2019 was found.")
def dated(pair: Pair) -> bool:
    return pair.verb.lemma == "dated"


_PUBLISHED = frozenset(["posted", "published", "modified"])


@reason("furniture", "Page last updated on Tuesday.")
def furniture(pair: Pair) -> bool:
    """What a page says of itself."""
    if pair.verb.lemma == "updated":
        return True
    return pair.verb.lemma in _PUBLISHED and (
        not pair.head or any(token.lower in ("last", "page") for token in pair.head)
    )


# The verb tells an event, but the date does not stand as its adverbial.


@reason("bounded", "By Tuesday the water had risen.", ahead=False)
def bounded(pair: Pair) -> bool:
    lead = pair.lead.lower
    return lead in words.BOUNDING and not (pair.placed.ranged and lead in ("between", "from"))


_OPENING: frozenset[Tag] = frozenset(["edge", "punct", "subordinator", "relative", "coordinator"])


@reason("opening-genitive", "Tuesday's storm destroyed the bridge.", dates=True)
def opening_genitive(pair: Pair) -> bool:
    return pair.last_word.genitive and pair.date_first and pair.lead.tag in _OPENING and pair.placed.fine


_IN = frozenset(["in", "during", "by"])


@reason("attribute", "Four people died in the Tuesday clashes.", dates=True)
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


@reason("genitive", "The mayor condemned Tuesday's attack.")
def genitive(pair: Pair) -> bool:
    return pair.last_word.genitive


@reason("some-day", "On a Tuesday crossing the ferry sank.")
def some_day(pair: Pair) -> bool:
    return pair.beside.lower in ("a", "an")


@reason("slash", "The ferry sank off Oslo/16 May 2023.")
def slash(pair: Pair) -> bool:
    return pair.beside.text in ("/", "\\")


@reason("before-noun", "The singer cancelled his planned July 2019 concerts.")
def before_noun(pair: Pair) -> bool:
    if pair.after.tag not in ("word", "ing") or not pair.after.text.islower():
        return False
    in_phrase = pair.date_first or pair.span.first - 1 > pair.verb.last
    return pair.beside.genitive or (in_phrase and pair.beside.tag in ("determiner", "word", "ed"))


@reason("hyphened", "Sailors held mid-July races.")
def hyphened(pair: Pair) -> bool:
    return "-" in pair.last_word.text and pair.after.tag == "word"


_NO_DOER: frozenset[Tag] = frozenset(["adverb", "punct", "coordinator", "subordinator", "determiner"])


@reason("doer", "Tuesday was chosen.")
def doer(pair: Pair) -> bool:
    """The date is what the clause is about."""
    if not pair.date_first or pair.clause.subject is not None or pair.clause.antecedent >= 0:
        return False
    return all(token.timex >= 0 or token.tag in _NO_DOER for token in pair.head)


_ELSEWHERE = frozenset(["ahead", "before", "until", "till", "pending", "since", "than", "compared", "versus"])


@reason("elsewhere", "Rebels shelled the port ahead of a vote on 16 May 2023.")
def elsewhere(pair: Pair) -> bool:
    """A word between sends the date to another event than the verb's."""
    return any(
        token.lower in _ELSEWHERE and not (token.lower == "than" and _counts(before, after))
        for before, token, after in zip(
            [EDGE, *pair.between], pair.between, [*pair.between[1:], EDGE], strict=False
        )
    )


_MORE = frozenset(["more", "fewer", "less"])


def _counts(before: Token, after: Token) -> bool:
    """ "more than 40 people": how many, and no comparison."""
    return before.lower in _MORE and (after.tag in ("number", "determiner") or after.lower in COUNTS)


_MEASURING = UNITS - {"hour", "decade"}


@reason("measured", "The film opened two months after the flood in 2009.")
def measured(pair: Pair) -> bool:
    return any(unit.lower in _MEASURING and after.lower == "after" for unit, after in pairwise(pair.between))


@reason("planned", "The sides agreed to meet on 16 May 2023.", ahead=False)
def planned(pair: Pair) -> bool:
    """But "agreed to merge last week" is no plan."""
    return pair.infinitive and pair.verb.lemma in words.INTENDING and not pair.placed.looks_back


@reason("still-open", "Engineers capped the well to seal it this week.", ahead=False)
def still_open(pair: Pair) -> bool:
    return pair.infinitive and pair.placed.open
