"""Whether a clause without a date tells news: a table of the ways in which it is told.

>>> [sorted(told.needs)[:2] for told in TOLD[:2]]
[['d', 'll'], ['after']]
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.aftermath import is_of_these_days, shows_aftermath
from newsreader.drafting.background import is_affected, is_silent
from newsreader.drafting.boundaries import UNITS
from newsreader.drafting.clauses import Clause
from newsreader.drafting.deeds import BY_OTHERS, is_deed, revises
from newsreader.drafting.no_events import is_denied, is_sentiment
from newsreader.drafting.openings import Opening
from newsreader.drafting.phrases import is_for_later, speaks_as_it, subject
from newsreader.drafting.quantities import moves_by_share
from newsreader.drafting.saying import calls_back
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.verbs import Verb

PERFECT = words.listed("has have hasn haven ve been")  # "ve" is of "we've", "been" of "it's been"
_OF_PAGES = words.listed("amended clarified corrected modified updated misidentified misspelled misstated")

# "have been grown from cells": somebody did it, while "has grown" is a level.
_MADE = frozenset(["grown", "received"])
_EMERGED = words.listed("emerged learned learnt revealed reported ruled found")
_OPENS_NOUN: frozenset[Tag] = frozenset(["determiner", "number", "pronoun", "word"])
_PARTICIPLES: frozenset[Tag] = frozenset(["ed", "participle", "past-or-participle"])
_LASTING = words.listed("for over since throughout during")


class InClause(NamedTuple):
    """A clause that may tell news, with the one before it, in a report that opens so."""

    sentence: ParsedSentence
    clause: Clause
    main: Verb
    before: Clause | None
    opening: Opening

    @property
    def early(self) -> bool:
        return self.sentence.start < self.opening.end

    @property
    def leads(self) -> bool:
        return self.sentence.start <= self.opening.lead

    @property
    def deed(self) -> bool:
        return is_deed(self.sentence.tokens, self.main)


class WayOfTelling(NamedTuple):
    """A way to tell news: a sentence that holds none of `needs` tells none so. `of`: whether a clause is told
    in this way; `news`: whether it is news then. Of a clause the first way decides. The head of a report
    needs no word of them.
    """

    needs: frozenset[str]
    example: str
    of: Callable[[InClause], bool]
    news: Callable[[InClause], bool]


def _just_done(told: InClause) -> bool:
    main = told.main
    new = told.early or told.deed or main.passive or main.lemma in words.DONE
    return new and not _lasts(told.sentence.tokens, told.clause, main)


def _came_out(told: InClause) -> bool:
    """ "after a shop was robbed", "after a committee found that he had lied"."""
    main = told.main
    found = main.lemma in _EMERGED and token_at(told.sentence.tokens, main.last + 1).lower == "that"
    return main.passive or found


def _done_before(told: InClause) -> bool:
    if told.before is None or not tells(told.before):
        return False
    tokens, main = told.sentence.tokens, told.main
    if token_at(tokens, main.first - 1).lower != "it":
        return told.deed
    # What the speaker did: "The firm said it had closed the mill", never "A witness said it had exploded".
    itself = speaks_as_it(tokens, subject(tokens, told.before.subject or told.before))
    return itself and not main.passive and main.lemma in words.DONE and _has_object(tokens, main)


def _has_object(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether a noun that is no date stands behind the verb."""
    behind = token_at(tokens, verb.last + 1)
    return behind.tag in _OPENS_NOUN and behind.timex < 0


def tells(clause: Clause) -> bool:
    """Whether what stands behind "that" is told in the clause: said, or "confirmed", "it emerged"."""
    main = clause.main
    if main is None or main.negated:
        return False
    return clause.saying or main.lemma in words.SPEAKING or main.lemma in _EMERGED


def _done(told: InClause) -> bool:
    return told.deed or told.leads


TOLD = (
    WayOfTelling(
        words.listed("will would ll d"),
        "The firm said it would pay.",
        lambda told: told.clause.promises,
        lambda told: told.main.tense in ("past", "perfect"),
    ),
    WayOfTelling(
        frozenset(["after"]),
        "The street is calm after a shop was robbed.",
        lambda told: told.clause.opener == "after",
        lambda told: told.main.tense in ("past", "pluperfect") and (told.deed or _came_out(told)),
    ),
    WayOfTelling(PERFECT, "A ferry has sunk.", lambda told: told.main.tense == "perfect", _just_done),
    WayOfTelling(
        words.DONE | {"found"},
        "Police said the firm had closed the mill.",
        lambda told: told.main.tense == "pluperfect",
        _done_before,
    ),
    WayOfTelling(
        words.DEEDS | BY_OTHERS,
        "Police arrested two men.",
        lambda told: told.main.tense == "past",
        _done,
    ),
)


def is_news(told: InClause) -> bool:
    if _is_aftermath(told) or is_of_these_days(told.sentence.tokens, told.main, told.clause.last):
        return True
    if _is_none(told.sentence, told.clause, told.main) or _is_aside(told):
        return False
    way = next((each for each in TOLD if each.of(told)), None)
    return way is not None and way.news(told)


def _is_aftermath(told: InClause) -> bool:
    """At the head of a report alone: "A road is closed" is told of any day, and "on Mondays" of many."""
    if told.main.tense != "present" or not told.leads:
        return False
    return not told.sentence.dates(told.clause) and shows_aftermath(told.sentence.tokens, told.main)


def _is_aside(told: InClause) -> bool:
    """ "which delays the trial of Anna Lie, | charged over the deal": what is told of her, of no other."""
    tokens, main, before = told.sentence.tokens, told.main, told.before
    if before is None or not (before.relative or before.subordinate) or told.clause.opener != ",":
        return False
    opens = main.single and main.first == told.clause.first and tokens[main.first].tag in _PARTICIPLES
    return opens and token_at(tokens, main.last + 1).tag == "preposition"


def _is_none(sentence: ParsedSentence, clause: Clause, main: Verb) -> bool:
    """Whether its verb can tell no news, whatever the tense."""
    mood = main.lemma in words.MOODS and not (
        (main.passive and main.lemma in _MADE)
        or (main.lemma == "recalled" and calls_back(sentence.tokens, main))
    )
    if mood or main.lemma in words.BE or main.lemma in _OF_PAGES:
        return True
    if is_silent(sentence.tokens, main) or is_affected(sentence.tokens, main):
        return True
    if is_denied(sentence.tokens, clause) or _is_of_feeling(sentence.tokens, clause, main):
        return True
    if _is_count(sentence.tokens, clause, main):
        return True
    if main.passive and main.lemma in words.EXPECTING and not _is_set_up(sentence.tokens, main):
        return True
    tokens = sentence.tokens
    days = (sentence.places[number].first for number in sentence.dates(clause))
    if main.tense != "perfect" and not all(is_for_later(tokens, day) for day in days):
        return True  # it has a day of its own, or that of another thing
    return _is_noun(tokens, clause, main) or _is_bare(tokens, clause, main) or _is_talk(tokens, main)


_DRIVING = words.listed("caused driven forced led prompted pushed")


def _is_of_feeling(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """ "Fears over the dam have forced many to move"; but "Anger has led to riots", "has led the bank to
    close a branch".
    """
    if main.lemma not in _DRIVING:
        return False
    lender = clause.subject or clause
    doer = [tokens[index] for index in subject(tokens, lender) if index < main.first]
    behind = tokens[main.last + 1 : clause.last + 1]
    happened = any(token.lower in words.HAPPENINGS for token in behind) or any(
        to.tag == "to" and words.regular_past(base.lower) in words.DEEDS for to, base in pairwise(behind)
    )
    return is_sentiment(doer) and not happened


def _is_count(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """ "Some 300 flights have been put off so far"; but a toll is news."""
    if main.lemma in words.DEEDS or not main.passive:
        return False
    inside = tokens[main.last + 1 : clause.last + 1]
    return any(so.lower == "so" and far.lower == "far" for so, far in pairwise(inside))


_WHOSE = frozenset(["its", "their", "his", "her"])
_SET = frozenset(["up", "aside", "alight", "ablaze", "free"])


def _is_set_up(tokens: Sequence[Token], main: Verb) -> bool:
    """ "have been set up", never "was set to rise"."""
    return main.lemma == "set" and token_at(tokens, main.last + 1).lower in _SET


def _is_noun(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """ "A tax | cut is the key", "needs | identified so far are": another verb is the clause's."""
    if not main.single or tokens[main.first].tag == "past":
        return False
    if revises(tokens, main):
        return False
    following = next((verb for verb in clause.finite if verb.first > main.last), None)
    if following is None:
        return False
    return all(
        token.tag != "coordinator" and token.text != "," for token in tokens[main.last : following.first]
    )


def _is_bare(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """ "With two men | trapped", "men not | prepared", "The march, | called by the union, went on",
    ", sending cars over a bridge | built for carts"; never "Holm, the owner, | sold its mill"."""
    if not main.single or tokens[main.first].tag == "past":
        return False
    before = token_at(tokens, main.first - 1)
    if clause.opener == "," and tokens[clause.first].tag == "ing":
        return True
    if before.text == "," and _is_sure(tokens, main):
        return False
    aside = before.text == "," and main.first > clause.first and clause.opener not in (",", "and")
    return aside or before.tag == "not" or tokens[clause.first].lower == "with"


def _is_sure(tokens: Sequence[Token], main: Verb) -> bool:
    """Whether a form that may be a participle is none: "died in Harn", "sold its mill"."""
    told = main.lemma in words.DEEDS
    return told and (main.lemma in words.INTRANSITIVE or token_at(tokens, main.last + 1).lower in _WHOSE)


def _is_talk(tokens: Sequence[Token], main: Verb) -> bool:
    """ "have raised concerns", "turnout fell by 4 per cent"; but a toll that has risen to 40 is news."""
    if main.lemma in words.LEVELS:
        return moves_by_share(tokens, main)
    return any(token.lower in words.SENTIMENTS for token in tokens[main.last + 1 : main.last + 3])


def _lasts(tokens: Sequence[Token], clause: Clause, main: Verb) -> bool:
    """ "has risen for three years", "have been paid since": it goes on."""
    if _is_long(tokens[clause.first : main.first], deed=main.lemma in words.DEEDS):
        return True
    if main.lemma in words.DONE:
        return any(token.lower == "since" for token in tokens[main.last + 1 : clause.last + 1])
    inside = tokens[main.last : clause.last + 1]
    # "drilled a hole to men | trapped for six days": they are
    lasting = any(
        each.lower in _LASTING and (place == 0 or before.tag not in _PARTICIPLES)
        for place, (before, each) in enumerate(pairwise(inside))
    )
    return lasting and any(token.lower in UNITS for token in inside[1:])


_LONG = words.listed("years months weeks decades decade centuries generations")
_WEEKS = frozenset(["months", "weeks"])
_LATELY = words.listed("last past recent")
_FURTHEST_LONG = 5


def _is_long(head: Sequence[Token], *, deed: bool) -> bool:
    """ "For thirty years", "In recent months", "The past few years": it went on; not "For the first time in
    thirty years" nor, of a deed, "In recent weeks".
    """
    front = [token.lower for token in head[:_FURTHEST_LONG]]
    unit = next((place for place, word in enumerate(front) if word in _LONG), 0)
    if not unit or "time" in front[:unit]:
        return False
    if not _LATELY.isdisjoint(front[:unit]) and deed and front[unit] in _WEEKS:
        return False
    return front[0] in _LASTING or not _LATELY.isdisjoint(front[:unit])
