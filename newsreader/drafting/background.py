"""What a clause tells beside the news: silence, counts set against other years', terms, programmes.

>>> from newsreader.drafting.tokens import read
>>> from newsreader.drafting.verbs import verbs
>>> told = [read(each, []) for each in ("She declined to comment", "She declined to pay", "She was amazed")]
>>> [(is_silent(each, verbs(each)[0]), is_affected(each, verbs(each)[0])) for each in told]
[(True, False), (False, False), (False, True)]
"""

from collections.abc import Sequence

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


def is_affected(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "was amazed by", "have been squeezed": how somebody is; never "was divided into three"."""
    if not verb.passive or verb.lemma not in words.AFFECTED:
        return False
    return token_at(tokens, verb.last + 1).lower not in ("into", "among", "between")


@BACKGROUND.reason("no-comment", "The mayor declined to comment on Tuesday.", ahead=False)
def no_comment(pair: Pair) -> bool:
    return is_silent(pair.tokens, pair.verb)


@BACKGROUND.reason("affected", "The mayor was amazed by the letter on Tuesday.", ahead=False)
def affected(pair: Pair) -> bool:
    return is_affected(pair.tokens, pair.verb)


_DECIDING = words.listed("cut increased lifted lowered raised reduced set slashed trimmed")
_AS_MUCH = frozenset(["many", "much"])
_FEWER = words.listed("fewer less more higher lower")
_BEFORE_PERIOD = words.listed("the in during any")
_TO_ANOTHER = words.listed("against from to with")
_SET_AGAINST = words.listed("up down compared against")
_PERIODS = UNITS | words.listed("quarter season")


@BACKGROUND.reason("set-against", "Thieves took 41 boats in 2014, twice as many as usual.", ahead=False)
def set_against(pair: Pair) -> bool:
    """A count of a month or more beside that of another; but a rate that somebody cut is an event."""
    if pair.placed.fine or pair.verb.lemma in _DECIDING:
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


_TERMS = words.listed("apprenticeship career contract mandate reign stint tenure term")
_BOUNDS = words.listed("began started ended expired finished ran")


@BACKGROUND.reason("term", "Anna Lie, whose term began in May 2021, was there.", ahead=False)
def term(pair: Pair) -> bool:
    """Since when somebody is in an office; "the prison term began on Tuesday" is an event."""
    if pair.placed.fine or pair.verb.lemma not in _BOUNDS:
        return False
    return token_at(pair.tokens, pair.verb.first - 1).lower in _TERMS


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
_SO: frozenset[Tag] = frozenset(["ed", "participle", "past-or-participle"])
_DEGREES = words.listed("too very so more less increasingly ever")
_NEWS_OF_SOME = frozenset(["engaged", "infected"])


@BACKGROUND.reason("became-so", "In 2008 the bank became caught in a storm.", ahead=False)
def became_so(pair: Pair) -> bool:
    """How something came to be; never "became mayor"."""
    if pair.placed.fine or pair.verb.lemma not in _BECOMING:
        return False
    how = pair.behind_verb
    return how.lower not in _NEWS_OF_SOME and (how.tag in _SO or how.lower in _DEGREES)


@BACKGROUND.reason("one-who", "The film shows a nurse who died in 2005.", ahead=False)
def one_who(pair: Pair) -> bool:
    """A year that only says who somebody without a name is."""
    clause = pair.clause
    if not pair.placed.coarse or clause.opener != "who" or clause.antecedent != clause.first - 1:
        return False
    noun = clause.antecedent
    return pair.tokens[noun].plain_noun and token_at(pair.tokens, noun - 1).lower in ("a", "an")


@BACKGROUND.reason("each", "The club met on the first Tuesday of each month.")
def of_each(pair: Pair) -> bool:
    """A day of every month."""
    behind = token_at(pair.tokens, pair.span.last + 2)
    return pair.after.lower in ("of", "in") and behind.lower in ("each", "every")


_WEATHER = words.listed(
    """
    cloud clouds cold drizzle fog frost frosts gusts hail heat heatwave highs humidity lows mist rain rains
    rainfall showers sleet snow snowfall sunshine temperature temperatures thunderstorms warmth weather wind
    winds
    """
)
_TRADE = words.listed("bourse bourses exchange exchanges market markets trading")
_HOURS = words.listed("close closed closes open opens reopen reopens resume resumes shut shuts")


def is_of_weather_or_trade(doer: Sequence[Token], verb: Verb) -> bool:
    """What is to come of itself: "Rain will spread on Friday", "Markets will close at 1 pm on Friday"; but
    "The storm will reach Harn".
    """
    noun = head_noun(doer)
    return noun in _WEATHER or (noun in _TRADE and verb.lemma in _HOURS)
