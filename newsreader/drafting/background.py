"""What a clause tells beside the news: silence, counts set against other years', terms, programmes.

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import verbs
>>> told = [read(each, []) for each in ("She declined to comment", "She declined to pay", "She was amazed")]
>>> [(is_silent(each, verbs(each)[0]), is_affected(each, verbs(each)[0])) for each in told]
[(True, False), (False, False), (False, True)]
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.boundaries import COUNTS, DATE_LEADS, UNITS
from newsreader.drafting.no_events import head_noun
from newsreader.drafting.pairs import Pair, Reasons
from newsreader.drafting.quantities import large_amount
from newsreader.drafting.tokens import Tag, Token, token_at
from newsreader.drafting.verbs import Verb

BACKGROUND = Reasons()

_DECLINING = frozenset(["declined", "refused"])
_SPEECH = words.listed("comment confirm disclose discuss elaborate identify reveal say specify speculate")


def is_silent(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "declined to comment", "refused on Tuesday to say who"; never "refused to pay"."""
    if verb.lemma not in _DECLINING or verb.passive:
        return False
    index = verb.last + 1
    while token_at(tokens, index).timex >= 0 or token_at(tokens, index).lower in DATE_LEADS:
        index += 1
    return token_at(tokens, index).tag == "to" and token_at(tokens, index + 1).lower in _SPEECH


_DIVIDED_OVER = frozenset(["over", "about"])
_BY_WHAT = words.listed("about after amid at by for over under with")
_DIVIDED_SO = frozenset(["into", "among", "between", "by"])


def is_affected(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "was amazed by", "have been squeezed", "were divided over": how somebody is; never "was overwhelmed by
    rebels", "was divided on Monday" nor "was squeezed through a window", which somebody did.
    """
    if not verb.passive or verb.lemma not in words.AFFECTED:
        return False
    following = token_at(tokens, verb.last + 1)
    if verb.lemma == "divided":
        lasting = verb.tense == "perfect" and following.lower not in _DIVIDED_SO
        return lasting or following.lower in _DIVIDED_OVER
    if verb.lemma == "overwhelmed" and following.lower == "by":
        return False
    dated = following.lower in DATE_LEADS and token_at(tokens, verb.last + 2).timex >= 0
    so = following.tag != "preposition" or following.lower in _BY_WHAT or dated
    return so or verb.tense == "perfect"


@BACKGROUND.reason("no-comment", "The mayor declined to comment on Tuesday.", ahead=False)
def no_comment(pair: Pair) -> bool:
    return is_silent(pair.tokens, pair.verb)


@BACKGROUND.reason("affected", "The mayor was amazed by the letter on Tuesday.", ahead=False)
def affected(pair: Pair) -> bool:
    """But "was angered by a map and expelled nine envoys", "was packed when it fell" tell a deed."""
    later = [verb for verb in pair.clause.finite if verb.first > pair.verb.last]
    return not later and pair.after.lower != "when" and is_affected(pair.tokens, pair.verb)


_DECIDING = words.listed("cut increased lifted lowered raised reduced set slashed trimmed")
_AS_MUCH = frozenset(["many", "much"])
_FEWER = words.listed("fewer less more higher lower")
_BEFORE_PERIOD = words.listed("the in during any")
_TO_ANOTHER = words.listed("against from to with")
_SET_AGAINST = words.listed("up down compared against")
_PERIODS = UNITS | words.listed("quarter season")


@BACKGROUND.reason("set-against", "The yard sold 41 boats in 2014, twice as many as usual.", ahead=False)
def set_against(pair: Pair) -> bool:
    """A count of a month or more beside that of another; but a rate that somebody cut is an event, and so is
    a deed: "won 61 seats, up from 40".
    """
    deed = pair.verb.lemma in _DECIDING or pair.verb.lemma in words.DEEDS - words.OUTPUTS
    if pair.placed.fine or deed:
        return False
    behind = pair.tokens[pair.verb.last + 1 :]
    return any(
        _is_multiple(behind, index) or _is_less(behind, index) or _is_other_count(behind, index)
        for index in range(len(behind))
    )


def _is_multiple(behind: Sequence[Token], index: int) -> bool:
    """ "twice as many as in March"."""
    near = [token.lower for token in behind[index : index + 4]]
    return near[1:2] == ["as"] and near[2:3] != [] and near[2] in _AS_MUCH and near[3:] == ["as"]


def _is_less(behind: Sequence[Token], index: int) -> bool:
    """ "four fewer | than the year before", "more than in 2018"."""
    than, other = token_at(behind, index + 1), token_at(behind, index + 2)
    if behind[index].lower not in _FEWER or behind[index].timex >= 0 or than.lower != "than":
        return False
    period = token_at(behind, index + 3)
    return other.timex >= 0 or (
        other.lower in _BEFORE_PERIOD and (period.timex >= 0 or period.lower in _PERIODS)
    )


def _is_other_count(behind: Sequence[Token], index: int) -> bool:
    """ ", up from 2,900", ", against eight in 2016", "compared with 700"."""
    word = behind[index].lower
    if word not in _SET_AGAINST or token_at(behind, index - 1).text != ",":
        return False
    to = index if word == "against" else index + 1
    count = token_at(behind, to + 1)
    counted = count.timex < 0 and (count.tag == "number" or count.lower in COUNTS)
    return counted and token_at(behind, to).lower in _TO_ANOTHER


@BACKGROUND.reason("worth-of-a-year", "Farmers sold wool worth 80 million crowns in 2010.", ahead=False)
def worth_of_a_year(pair: Pair) -> bool:
    """What a year's trade came to; but "sold a mill worth 80 million"."""
    if not pair.placed.coarse or pair.verb.lemma not in words.OUTPUTS:
        return False
    worth = next((place for place, token in enumerate(pair.between) if token.lower == "worth"), 0)
    goods = pair.between[:worth]
    one = any(token.tag == "determiner" or token.text == "," for token in goods)
    return bool(goods) and not one and large_amount(pair.tokens, pair.verb.last + worth + 2)


_HOW_IT_CAME = frozenset(["after", "when"])
_BOUNDS = words.listed("began started ended expired finished ran")


@BACKGROUND.reason("term", "Anna Lie, whose term began in May 2021, was there.", ahead=False)
def term(pair: Pair) -> bool:
    """Since when somebody is in an office; "the prison term began on Tuesday" is an event, and so is "his
    tenure ended in May when voters rose".
    """
    if pair.placed.fine or pair.verb.lemma not in _BOUNDS or pair.after.lower in _HOW_IT_CAME:
        return False
    return token_at(pair.tokens, pair.verb.first - 1).lower in words.TERMS


_AIRED = frozenset(["aired", "broadcast", "screened"])


@BACKGROUND.reason("aired", "The talk, which aired on Tuesday, was dull.", ahead=False)
def aired(pair: Pair) -> bool:
    """When a programme was shown that another clause tells of."""
    if pair.verb.lemma not in _AIRED:
        return False
    aside = token_at(pair.tokens, pair.verb.first - 1).text == "," and pair.verb.single
    if aside or pair.clause.relative or token_at(pair.head, len(pair.head) - 1).lower == "it":
        return True
    # "told the paper in a talk | aired on Tuesday", "In a talk with a paper | aired on Tuesday"
    article, leads = token_at(pair.tokens, pair.verb.first - 2), token_at(pair.tokens, pair.verb.first - 3)
    front = bool(pair.head) and pair.head[0].lower == "in"
    return front or (article.tag == "determiner" and leads.lower == "in")


_BECOMING = words.listed("became become fell got grew turned")
_DEGREES = words.listed("very more less increasingly ever")


@BACKGROUND.reason("became-so", "In 2008 the bank became known for its loans.", ahead=False)
def became_so(pair: Pair) -> bool:
    """How something came to be thought of, or what somebody came to think; never "became mayor" nor "became
    stuck".
    """
    if pair.placed.fine or pair.verb.lemma not in _BECOMING:
        return False
    return pair.behind_verb.lower in words.OF_MINDS | _DEGREES


_ENDS_OF_LIFE = frozenset(["born", "died"])


@BACKGROUND.reason("one-who", "The film shows a nurse who died in 2005.", ahead=False)
def one_who(pair: Pair) -> bool:
    """A year that only says who somebody without a name is; but "a nurse who killed nine" tells a deed."""
    clause = pair.clause
    if pair.verb.lemma in words.DEEDS - _ENDS_OF_LIFE or not pair.placed.coarse:
        return False
    if clause.opener != "who" or clause.antecedent != clause.first - 1:
        return False
    noun = clause.antecedent
    return pair.tokens[noun].plain_noun and token_at(pair.tokens, noun - 1).lower in ("a", "an")


_RECURRING = words.listed("day week fortnight month quarter year")


@BACKGROUND.reason("each", "The club met on the first Tuesday of each month.")
def of_each(pair: Pair) -> bool:
    """A day of every month; never "on Monday in every district"."""
    behind, unit = (token_at(pair.tokens, pair.span.last + away) for away in (2, 3))
    each = pair.after.lower in ("of", "in") and behind.lower in ("each", "every")
    return each and unit.lower in _RECURRING


_OPENS_OBJECT: frozenset[Tag] = frozenset(["determiner", "pronoun"])
_TRADING = frozenset(["markets", "trading"])
_HOURS = words.listed("close closed closes open opens reopen reopens resume resumes shut shuts")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:[ap]m)?|noon|midday|midnight")
_AT_CLOCK = frozenset(["at", "until", "from"])


def is_of_weather_or_trade(tokens: Sequence[Token], doer: Sequence[Token], verb: Verb) -> bool:
    """What is to come of itself: "Rain will spread on Friday", "Markets will close on Friday", "The exchange
    will close at 1 pm on Friday"; but "Snow will close the pass", "A Christmas market will open".
    """
    noun = head_noun(doer)
    if noun in words.WEATHER:
        return noun in words.MEASURED_WEATHER or not _acts_on(tokens, verb)
    return noun in words.EXCHANGES and verb.lemma in _HOURS and _is_of_hours(tokens, doer, noun, verb)


def _acts_on(tokens: Sequence[Token], verb: Verb) -> bool:
    """Whether an object stands behind the verb, or behind "is expected | to close"."""
    index = verb.last + 1
    if token_at(tokens, index).tag == "to":
        index += 2
    behind = token_at(tokens, index)
    named = behind.tag == "word" and (behind.text[0].isupper() or behind.lower.endswith("s"))
    return behind.timex < 0 and (behind.tag in _OPENS_OBJECT or named)


def _is_of_hours(tokens: Sequence[Token], doer: Sequence[Token], noun: str, verb: Verb) -> bool:
    """Whether all trade stops or begins: "stock markets", or "the exchange" at a time of the clock."""
    kind = [token.lower for token in doer if token.timex < 0 and token.lower != noun]
    if not words.OF_TRADE.issuperset(word for word in kind if word != "the"):
        return False
    behind = pairwise(tokens[verb.last + 1 :])
    clock = any(at.lower in _AT_CLOCK and _CLOCK.fullmatch(hour.lower) for at, hour in behind)
    return clock or (noun in _TRADING and "the" not in kind) or _reopens(tokens, noun, verb)


def _reopens(tokens: Sequence[Token], noun: str, verb: Verb) -> bool:
    """ "The exchange will reopen on Tuesday" behind a holiday, and nothing more."""
    behind = tokens[verb.last + 1 :]
    alone = all(token.timex >= 0 or token.lower in DATE_LEADS or token.tag == "punct" for token in behind)
    return alone and verb.lemma == "reopen" and noun in ("bourse", "exchange")
