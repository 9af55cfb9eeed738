"""Why what a verb tells is no event, or none that has a day: the first of the reasons, in their order."""

from collections.abc import Sequence
from itertools import pairwise

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.pairs import Pair, Reasons
from newsreader.drafting.quantities import large_amount, moves_by_share, moves_level
from newsreader.drafting.saying import says
from newsreader.drafting.taken_back import is_taken_back
from newsreader.drafting.tokens import Token, token_at

NO_EVENTS = Reasons()
_WEEK = frozenset(["weekend", "week"])
_MONTH = _WEEK | {"month"}


@NO_EVENTS.reason("negated", "The court did not sit on Tuesday.")
def negated(pair: Pair) -> bool:
    return pair.verb.negated or any(token.tag == "not" for token in pair.head[-3:])


@NO_EVENTS.reason("nobody", "No arrests were made on Tuesday.")
def nobody(pair: Pair) -> bool:
    return any(token.lower == "no" for token in pair.head[:2])


@NO_EVENTS.reason("denied", "She found no sign that the pier fell on Tuesday.")
def denied(pair: Pair) -> bool:
    return is_denied(pair.tokens, pair.clause)


def is_denied(tokens: Sequence[Token], clause: Clause) -> bool:
    """Whether nothing shows that it was so: "there is no evidence | that the pier fell"."""
    if clause.opener != "that" or token_at(tokens, clause.first - 1).lower not in words.SIGNS:
        return False
    before = tokens[max(0, clause.first - 5) : clause.first - 1]
    return any(token.lower in _NO_SIGN or token.tag == "not" for token in before)


_NO_SIGN = frozenset(["no", "little", "without"])


@NO_EVENTS.reason("taken-back", "An earlier version of this article said that the pier fell on Tuesday.")
def taken_back(pair: Pair) -> bool:
    return is_taken_back(pair.tokens[: pair.verb.first])


@NO_EVENTS.reason("inverted-condition", "Had the van braked on 16 May 2023, she would be alive.")
def inverted_condition(pair: Pair) -> bool:
    return pair.clause.first == 0 and pair.tokens[0].lower == "had"


_NOTHING = frozenset(["no", "nothing", "little", "few"])


@NO_EVENTS.reason("nothing", "There was no word from the ship on Tuesday.", ahead=False)
def nothing(pair: Pair) -> bool:
    return pair.verb.tense == "state" and pair.behind_verb.lower in _NOTHING


@NO_EVENTS.reason("not-past", "The court will rule on 16 May 2023.", ahead=False)
def not_past(pair: Pair) -> bool:
    return pair.verb.tense in ("modal", "present")


@NO_EVENTS.reason("saying", "Officials said on Tuesday that the dam was old.", ahead=False)
def saying(pair: Pair) -> bool:
    return says(pair.tokens, pair.verb) and not pair.clause.promises


@NO_EVENTS.reason("state", "In 2008 she was the finance minister.", ahead=False)
def state(pair: Pair) -> bool:
    """But "There was a fire on Tuesday"."""
    there = pair.placed.fine and token_at(pair.tokens, pair.verb.first - 1).lower == "there"
    return pair.verb.tense == "state" and not there


@NO_EVENTS.reason("posture", "Nine boats sat stranded on Tuesday.", ahead=False)
def posture(pair: Pair) -> bool:
    """How something lay, sat or stood; never "that stood there burned"."""
    how = [token.text for token in pair.head if token.tag != "adverb" and token.lower != "dead"]
    return pair.verb.single and bool(how) and how[-1] in words.POSTURES and "that" not in how


@NO_EVENTS.reason("lasting-state", "The council wanted a bridge in 2008.", ahead=False)
def lasting_state(pair: Pair) -> bool:
    return not pair.placed.fine and pair.verb.lemma in words.STATES


_FEELING = words.listed(
    """
    believed feared hoped knew liked loved seemed thought wondered worried
    """
)


@NO_EVENTS.reason("mood", "The mayor hoped on Tuesday for rain.", ahead=False)
def mood(pair: Pair) -> bool:
    """What somebody felt, and talk of a month or a year."""
    return pair.verb.lemma in _FEELING or (not pair.placed.fine and pair.verb.lemma in words.MOODS)


@NO_EVENTS.reason("level", "Shares fell 3 per cent on Tuesday.")
def level(pair: Pair) -> bool:
    """How a price or a rate moved, or stood; but the lowest in years is news of its day."""
    if pair.verb.lemma in _TOUCHING and pair.verb.tense == "gerund":
        return _is_price(pair)
    if pair.verb.lemma not in words.LEVELS | _STANDING:
        return False
    if pair.placed.fine and _is_of_note(pair):
        return False
    if moves_level(pair.tokens, pair.verb, pair.doer):
        return True
    if (pair.verb.lemma in _STANDING and _at_amount(pair)) or _buys(pair):
        return True
    decided = any(token.lower in _SET_BY_LAW for token in pair.doer)
    gets = decided or pair.verb.lemma == "bought"  # "bought 4 per cent of the firm"
    return not gets and moves_by_share(pair.tokens, pair.verb)


_TOUCHING = words.listed("hitting reaching touching")


def _is_price(pair: Pair) -> bool:
    """ "finished lower after touching | 2,502.60", "$90"; never "after reaching | 40 homes"."""
    amount, counted = (token_at(pair.tokens, pair.verb.last + away) for away in (1, 2))
    return amount.text in "$€£" or (amount.tag == "number" and not counted.plain_noun)


def _buys(pair: Pair) -> bool:
    """ "The krone bought 0.91 of a euro": what a currency is worth."""
    amount, of = pair.behind_verb, token_at(pair.tokens, pair.verb.last + 2)
    fraction = amount.tag == "number" and "." in amount.text
    return pair.verb.lemma == "bought" and fraction and (of.lower == "of" or of.lower in _UNITS_OF_PRICE)


_RECORD = frozenset(["high", "highest", "highs", "low", "lowest", "lows", "record"])
_MOST = frozenset(["biggest", "heaviest", "largest", "sharpest", "steepest", "worst"])


def _is_of_note(pair: Pair) -> bool:
    """ "fell to a record low", "fell 3 per cent, its biggest loss since May"; never "at the biggest mill"."""
    if any(token.lower in _RECORD for token in pair.clause_words):
        return True
    behind = pairwise(pair.tokens[pair.verb.last + 1 : pair.clause.last + 1])
    return any(word.lower in _MOST and move.lower in _MOVES for word, move in behind)


_MOVES = words.listed(
    "daily decline drop fall faller gain gainer jump loser loss one-day rise riser single-day slide"
)


_STANDING = words.listed("changed closed ended finished opened settled stood traded")


def _at_amount(pair: Pair) -> bool:
    """ "closed at 402p", "was unchanged at $22"; never "closed at 5 pm" nor "opened at 10 sites"."""
    behind = pair.tokens[pair.verb.last + 1 : pair.verb.last + 4]
    if not behind or behind[0].lower != "at":
        return False
    number = next((place for place, token in enumerate(behind) if token.tag == "number"), 0)
    if not number or behind[number].timex >= 0:
        return False
    counted = token_at(pair.tokens, pair.verb.last + number + 2)
    return not counted.plain_noun or counted.timex >= 0 or counted.lower in _UNITS_OF_PRICE


_UNITS_OF_PRICE = words.listed(
    "points point pence cents dollars pounds euros crowns yen per percent million billion trillion thousand"
)
_SET_BY_LAW = words.listed(
    """
    tax taxes duty duties tariff tariffs fare fares fee fees toll tolls levy threshold
    """
)


@NO_EVENTS.reason("statistic", "The port handled 3 million tonnes in 2019.", ahead=False)
def statistic(pair: Pair) -> bool:
    """What came together in a year: no day of it was news."""
    return (
        pair.placed.coarse
        and pair.verb.lemma in words.OUTPUTS
        and large_amount(pair.tokens, pair.verb.last + 1)
    )


@NO_EVENTS.reason("sentiment", "Hopes of a deal rose on Tuesday.")
def sentiment(pair: Pair) -> bool:
    """How a feeling of many grew or faded; but "Anger erupted"."""
    return is_sentiment(pair.doer) and pair.verb.lemma not in words.DEEDS


def is_sentiment(doer: Sequence[Token]) -> bool:
    return head_noun(doer) in words.SENTIMENTS


def head_noun(doer: Sequence[Token]) -> str:
    """ "hopes" of "new hopes of a deal"; a name as it is written: "the choir Hope for Harn"."""
    noun = ""
    for token in doer:
        if noun and (token.tag in ("preposition", "relative", "to") or token.text == ","):
            break
        if token.tag == "word" and token.timex < 0:
            noun = token.lower if token is doer[0] else token.text
    return noun


@NO_EVENTS.reason("used-to", "The mayor used to count the money on 16 May 2023.", ahead=False)
def used_to(pair: Pair) -> bool:
    if pair.verb.lemma != "used" or pair.behind_verb.tag != "to":
        return False
    return not (pair.verb.passive and pair.infinitive)  # "A drone was used to kill a commander"


@NO_EVENTS.reason("pictured", "Anna Lie, pictured on Tuesday, won.", ahead=False)
def pictured(pair: Pair) -> bool:
    """When a picture was taken, told beside other news."""
    aside = token_at(pair.tokens, pair.verb.first - 1).text == "," and pair.verb.single
    if not (aside or pair.verb.tense == "participle"):
        return False
    here = pair.verb.lemma == "seen" and pair.behind_verb.lower in ("here", "above", "left", "right")
    of_pictures = pair.verb.lemma in _TAKEN and any(token.lower in _PICTURES for token in pair.head)
    return here or of_pictures or pair.verb.lemma in _PICTURED


_PICTURED = frozenset(["pictured", "photographed"])
# "Photographs of the pier taken on Tuesday show a crack."
_TAKEN = frozenset(["taken", "shot", "filmed"])
_PICTURES = words.listed(
    "clip footage image images photo photograph photographs photos picture pictures video"
)


@NO_EVENTS.reason("end-of-period", "Profit fell in the three months that ended on 16 May 2023.")
def end_of_period(pair: Pair) -> bool:
    """The bounds of what is counted."""
    if pair.verb.lemma not in _BOUNDS or pair.clause.antecedent < 0:
        return False
    return pair.tokens[pair.clause.antecedent].lower in _PERIODS


_BOUNDS = words.listed("ended began started closed")
_PERIODS = words.listed("days weeks months quarter half year years season period")


@NO_EVENTS.reason("question", "It asked what happened on Tuesday.")
def question(pair: Pair) -> bool:
    """What is asked for is not told."""
    return any(token.lower == "what" and not token.quoted for token in pair.head)


@NO_EVENTS.reason("gerund-of-a-year", "Since joining the bank in 2002 he has led it.", ahead=False)
def gerund_of_a_year(pair: Pair) -> bool:
    """ "since leaving on Monday" is an event; what somebody did beside another doing is none."""
    if pair.verb.tense != "gerund":
        return False
    return pair.placed.coarse or token_at(pair.tokens, pair.verb.first - 1).lower == "while"


@NO_EVENTS.reason("in-brackets", "Holm (he joined in 2006) fell.", ahead=False)
def in_brackets(pair: Pair) -> bool:
    """A year told in passing."""
    if not pair.placed.coarse:
        return False
    before = [token.text for token in pair.tokens[: pair.span.first]]
    return before.count("(") > before.count(")") and before.index("(") > 0


@NO_EVENTS.reason("work-of-a-year", "The study, published by Holm in 2009, show no rise.", ahead=False)
def work_of_a_year(pair: Pair) -> bool:
    """ ", published in 2009," only says which study is meant."""
    aside = token_at(pair.tokens, pair.verb.first - 1).text == ","
    return aside and pair.placed.coarse and pair.verb.single and pair.verb.lemma in _MADE


_MADE = words.listed("published released written recorded produced compiled filmed")


@NO_EVENTS.reason("founded", "The club, which was founded in 1985, has a hall.", ahead=False)
def founded(pair: Pair) -> bool:
    """Whose beginnings are told beside other news."""
    beside = pair.clause.relative or pair.verb.tense == "participle"
    return beside and pair.placed.coarse and pair.verb.lemma in _BEGUN


_BEGUN = words.listed("founded established formed created born educated incorporated")


@NO_EVENTS.reason("compared", "It has 40 rooms, compared with 30 last week.")
def compared(pair: Pair) -> bool:
    return pair.verb.lemma == "compared"


@NO_EVENTS.reason("times-as-much", "The fair drew twice the crowd of the first, in 2016.", ahead=False)
def times_as_much(pair: Pair) -> bool:
    """The date is of what it is measured by."""
    if pair.date_first or not pair.placed.coarse:
        return False
    return any(
        measure.lower in _MULTIPLES and the.tag == "determiner" for measure, the in pairwise(pair.between)
    )


_MULTIPLES = frozenset(["twice", "double", "treble", "times"])


@NO_EVENTS.reason("fieldwork", "The poll, conducted on 16 May 2023, asked 900 people.", ahead=False)
def fieldwork(pair: Pair) -> bool:
    """When people were asked for a survey, beside what they said."""
    aside = token_at(pair.tokens, pair.verb.first - 1).tag == "punct" and pair.verb.single
    if pair.verb.lemma not in _ASKED or not (aside or pair.verb.tense == "participle"):
        return False
    return any(token.lower in _SURVEYS for token in pair.tokens[: pair.verb.first])


_ASKED = words.listed("conducted carried taken interviewed polled surveyed collected")
_SURVEYS = words.listed("survey surveys poll polls questionnaire adults voters respondents interviews sample")


@NO_EVENTS.reason("long-progress", "Troops were leaving in March 2019.", ahead=False)
def long_progress(pair: Pair) -> bool:
    return pair.verb.tense == "progressive" and not pair.placed.fine and pair.precision not in _WEEK


@NO_EVENTS.reason("participle-of-a-year", "The bridge built in 2008 fell.", ahead=False)
def participle_of_a_year(pair: Pair) -> bool:
    return pair.verb.tense == "participle" and not pair.placed.fine and pair.precision not in _MONTH


@NO_EVENTS.reason("expected", "The court was scheduled to rule on 16 May 2023.", ahead=False)
def expected(pair: Pair) -> bool:
    return pair.verb.passive and pair.verb.lemma in words.EXPECTING


@NO_EVENTS.reason("due", "There was due to be a vote on 16 May 2023.", ahead=False)
def due(pair: Pair) -> bool:
    behind = pair.tokens[pair.verb.last + 1 : pair.verb.last + 3]
    return pair.verb.tense == "state" and any(token.lower in words.EXPECTING for token in behind)


@NO_EVENTS.reason("according", "The dam according to its owner broke on Tuesday.")
def according(pair: Pair) -> bool:
    return any(token.lower == "according" for token in pair.head)


_FIRST_PERSON = frozenset(["i", "we", "you"])
_OWN = words.listed("our my us me ours myself ourselves your yours")


@NO_EVENTS.reason("first-person", "We walked to the river on Tuesday.")
def first_person(pair: Pair) -> bool:
    """But for the deeds of whom a transcript names: "MS. BERG: I resigned on Tuesday"."""
    told = {token.lower for token in pair.head[-3:]} & _FIRST_PERSON
    if told and not (told == {"i"} and pair.speaker and pair.verb.lemma in words.DEEDS):
        return True
    return any(token.lower in _OWN and not token.quoted and token.text != "US" for token in pair.clause_words)


_SPOKEN = frozenset(["really", "pretty"])
_MANNERS = words.listed("bad badly good hard much poorly strong well")


@NO_EVENTS.reason("spoken", "The band played pretty well on Tuesday.")
def spoken(pair: Pair) -> bool:
    """How well somebody did it, as one speaks: an opinion, unless it is a deed ("hit the coast really hard").
    How fast it went, and what was done "really badly" to somebody, is told of what happened.
    """
    if pair.verb.lemma in words.DEEDS:
        return False
    told = _MANNERS - {"badly"} if pair.verb.passive else _MANNERS
    behind = pairwise(pair.tokens[pair.verb.last + 1 : pair.clause.last + 1])
    return any(word.lower in _SPOKEN and not word.quoted and how.lower in told for word, how in behind)


@NO_EVENTS.reason("dated", "A letter dated 3 May 2019 was found.")
def dated(pair: Pair) -> bool:
    return pair.verb.lemma == "dated"


_PUBLISHED = frozenset(["posted", "published", "modified", "refreshed"])
_AMENDED = _PUBLISHED | {"amended", "corrected", "edited", "changed", "clarified", "archived"}
_OF_STAMPS = frozenset(["last", "first", "originally", "page"])
_OF_PAGES = frozenset(["article", "story", "page", "post", "version", "column", "map", "graphic"])


@NO_EVENTS.reason("furniture", "Page last updated on Tuesday.")
def furniture(pair: Pair) -> bool:
    """What a page says of itself."""
    if pair.verb.lemma == "updated":
        return True
    of_page = any(token.lower in _OF_PAGES for token in pair.head[:3])
    if of_page and (pair.verb.lemma == "appeared" or (pair.verb.passive and pair.verb.lemma in _AMENDED)):
        return True
    return pair.verb.lemma in _PUBLISHED and (
        not pair.head or any(token.lower in _OF_STAMPS for token in pair.head)
    )
