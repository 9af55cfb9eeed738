"""What a report says is to come: its clauses that look ahead, with the day they name.

What such a clause must have is a verb that looks ahead (`LOOKS_AHEAD`) and a date that is not over
at publication. A hope, a fear, a "might" or a condition announces nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from newsreader.drafting import dating, words
from newsreader.drafting.background import is_of_weather_or_trade
from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.doers import antecedent_phrase
from newsreader.drafting.events import ANNOUNCED, ProposedEvent, event
from newsreader.drafting.pairs import Pair
from newsreader.drafting.phrases import OF_MONTH, noun_phrase, subject
from newsreader.drafting.quantities import large_amount
from newsreader.drafting.reasons import dates_ahead
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.titles import title, with_is
from newsreader.drafting.tokens import Tag, Token, TokenSpan, token_at
from newsreader.drafting.verbs import Verb

_UNREAL = frozenset(
    ["so", "lest", "if", "unless", "whether", "until", "till", "because", "although", "though", "whereas"]
)
_WILL = words.listed("will he'll it'll she'll they'll we'll shall would won't he'd she'd they'd")
_ON = frozenset(["on", "in", "at"])
_DUE = frozenset(
    ["due", "set", "scheduled", "slated", "poised", "expected", "planned", "bound", "about", "likely"]
)
_PLANNING = words.listed(
    """
    agreed arranged decided intend intended intends plan planned plans pledged promised scheduled vowed
    ordered expects expected aim aims
    """
)
_HOPING = words.listed("hope hopes hoped hoping fear fears feared doubt doubts doubted")
_FURTHEST_HOPE = 8
_OPENS_HOPE: frozenset[Tag] = frozenset(["determiner", "pronoun"])
_AIMING = words.listed("aim aims aimed designed expects expected hopes intended intends meant wants")
_DOORS = words.listed("doors gates office")
_CALLED_OFF = words.listed(
    """
    abandoned adjourned banned blocked cancelled canceled delayed dropped halted postponed rejected
    rescheduled scrapped shelved suspended
    """
)
_VALUED = words.listed("put valued estimated priced")
_ALLOWED = words.listed("allowed open opens")
_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?[ap]m")
_FURTHEST_DAY = 10
_FURTHEST_NO = 5
_VERBS: frozenset[Tag] = frozenset(
    ["modal", "be-past", "be-present", "past", "have-past", "have-present", "to"]
)
_OF_CLOCKS = words.listed("am pm a.m p.m a m p . : noon midnight o'clock at local time gmt bst")
_NAMES_SOMETHING: frozenset[Tag] = frozenset(["word", "pronoun", "number", "ing", "ed"])
_BASES = frozenset(["word", "past-or-participle", "be", "past"])


class Looking(NamedTuple):
    """A way to look ahead: `holds` is asked of the tokens, a verb and the first token of its date."""

    id: str
    example: str
    holds: Callable[[Sequence[Token], Verb, int], bool]
    until: bool = False


def _will(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    if tokens[verb.first].lower.endswith(("would", "'d")) and not _is_told(tokens, verb):
        return False
    return verb.tense == "modal" and tokens[verb.first].lower in _WILL


def _is_told(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "said he would resign", "under the plan it would close": else "would" only supposes."""
    if any(token.lower in words.SAYING or token.lower in words.SPEAKING for token in tokens):
        return True
    return any(token.lower in words.PLANS for token in tokens[: verb.first])


def _to_be(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    behind = token_at(tokens, verb.last + 1)
    is_to = verb.lemma in ("is", "are") and behind.tag == "to"
    return is_to and token_at(tokens, verb.last + 2).tag in _BASES


def _is_on(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    """ "The final is on 26 May"."""
    return (
        verb.lemma in words.BE_PRESENT
        and day - verb.last <= 2
        and token_at(tokens, verb.last + 1).lower in _ON
    )


def _due(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    """ "is due on", "was expected to rule on", "has been scheduled for", "had been due to"."""
    if verb.lemma in _DUE and (verb.passive or verb.tense == "participle"):
        return True
    if verb.lemma == "called" and verb.passive and verb.tense in ("perfect", "past"):
        return tokens[day - 1].lower in ("for", "from")  # "A strike has been called from 27 March"
    if verb.lemma not in words.BE:
        return False
    behind = range(verb.last + 1, min(verb.last + 3, day))
    return any(tokens[index].lower in _DUE and _leads_on(tokens, index) for index in behind)


def _leads_on(tokens: Sequence[Token], index: int) -> bool:
    """ "due", but "about to" and "likely to" alone."""
    return tokens[index].lower not in ("about", "likely", "bound") or token_at(tokens, index + 1).tag == "to"


def _planned(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    """ "agreed to meet on", "plans to close in", "announced plans to open in"."""
    to = _infinitive(tokens, verb, day)
    plans = token_at(tokens, to - 1).lower in ("plan", "plans") and token_at(tokens, to - 2).lower != "no"
    return to >= 0 and (verb.lemma in _PLANNING or plans)


def _timetable(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    """But "The doors open at 7 pm" is of every day."""
    if verb.tense != "present" or not (verb.lemma in words.TIMETABLE or verb.passive):
        return False
    if tokens[day].lower in ("today", "now"):
        return False  # "is needed today": how things are
    span = takewhile(lambda token: token.timex == tokens[day].timex, tokens[day:])
    return any(token.tag != "number" and token.lower not in _OF_CLOCKS for token in span)


def _must(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    return verb.tense == "modal" and tokens[verb.first].lower in ("must", "should")


def _have_until(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    return verb.lemma in ("has", "have", "had") and day - verb.last <= 2 and tokens[day - 1].lower == "until"


def _moved(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    """ "was adjourned until 4 May", "has been put off to the spring", "set the vote for 4 May"."""
    lead = token_at(tokens, day - 1).lower
    return verb.lemma in words.MOVED and lead in ("until", "till", "to", "for", "the")


LOOKS_AHEAD = (
    Looking("will", "The pier will close on Friday 26 May 2023.", _will),
    Looking("to-be", "He is to stand trial on 26 May 2023.", _to_be),
    Looking("is-on", "The final is on 26 May 2023.", _is_on),
    Looking("due", "The verdict is due on 26 May 2023.", _due),
    Looking("planned", "The firms plan to merge on 26 May 2023.", _planned),
    Looking("timetable", "The show opens on 26 May 2023.", _timetable),
    Looking("must", "The firm must reply on 26 May 2023.", _must),
    Looking("have-until", "The firm has until 26 May 2023 to reply.", _have_until, until=True),
    Looking("moved", "The hearing was adjourned until 26 May 2023.", _moved, until=True),
)


def coming(sentence: ParsedSentence, placed: Mapping[int, Placed]) -> Iterator[ProposedEvent]:
    """What a sentence announces for the dates in `placed`, by number; in order, no two share a word."""
    taken = sentence.start
    for clause in sentence.clauses:
        if clause.opener in _UNREAL or token_at(sentence.tokens, clause.first - 1).lower == "so":
            continue
        found = _of_clause(sentence, clause, placed)
        if found is not None and found.start >= taken:
            taken = found.end
            yield found
            yield from _second(sentence, clause, placed, found)


def _of_clause(
    sentence: ParsedSentence, clause: Clause, placed: Mapping[int, Placed]
) -> ProposedEvent | None:
    tokens = sentence.tokens
    for number in sentence.dates(clause):
        if number not in placed:
            continue
        span = sentence.places[number]
        noun = _to_be_done(tokens, clause, span.first)
        if noun is not None:
            whole = TokenSpan(noun, span.last)
            made = event(sentence, sentence.clauses, clause, whole, placed[number], sentence.timexes[number])
            return replace(made, title=with_is(made.title), status=ANNOUNCED)
        verb = dating.governor(clause, span)
        way = _way(tokens, verb, span.first) if verb is not None else None
        if verb is None or way is None or _announces_nothing(tokens, clause, verb, span.first):
            continue
        pair = Pair(tokens, clause, verb, span, placed[number], sentence.speaker)
        if dates_ahead(pair, way.until):
            return _announced(sentence, clause, pair, number)
    return None


def _way(tokens: Sequence[Token], verb: Verb, day: int) -> Looking | None:
    return None if verb.negated else next((way for way in LOOKS_AHEAD if way.holds(tokens, verb, day)), None)


def _supposes(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "If the rain goes on, the dam will break", "no trains are planned": all of it in one clause."""
    before, near = tokens[: verb.first], tokens[max(verb.first - _FURTHEST_NO, 0) : verb.last + 2]
    hoped = range(max(verb.first - _FURTHEST_HOPE, 0), verb.last + 1)
    return (
        any(token.lower in ("if", "unless") for token in before)
        or any(_is_hoped(tokens, index) for index in hoped)
        or any(token.lower == "no" for token in near)
    )


def _announces_nothing(tokens: Sequence[Token], clause: Clause, verb: Verb, day: int) -> bool:
    if _supposes(tokens, verb) or _is_target(tokens, verb, day) or _is_service(tokens, clause, verb, day):
        return True
    if _is_every_month(tokens, day):
        return True
    doer = [tokens[index] for index in subject(tokens, clause.subject or clause)]
    return is_of_weather_or_trade(tokens, doer, verb)


def _is_every_month(tokens: Sequence[Token], day: int) -> bool:
    """ "on the first | Tuesday of the month", "on the first | Tuesday after the first Monday in June"; never
    "on the first Monday of the strike"."""
    if token_at(tokens, day - 1).lower not in OF_MONTH:
        return False
    lead, the, which = (token_at(tokens, day + away).lower for away in (1, 2, 3))
    if lead == "of":
        return the in ("each", "every") or (the in ("the", "a") and which in ("month", "year", "quarter"))
    return lead == "after" and the == "the" and which in OF_MONTH


def _is_hoped(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hope or a fear stands there and what is hoped behind it: "hopes the bridge will open", never
    "the Hope Bridge will open" nor "The doubts aside, …"."""
    token, after = tokens[index], token_at(tokens, index + 1)
    if token.lower not in _HOPING:
        return False
    if after.lower == "that":
        return True
    if not token.text.islower():
        return index == 0 and after.tag in _OPENS_HOPE
    if token_at(tokens, index - 1).tag == "determiner":
        return after.tag in _OPENS_HOPE  # "the fear the bridge will close"; "the fear factor" is a thing
    return after.tag in _OPENS_HOPE or after.tag in ("word", "number", "to")


def _is_target(tokens: Sequence[Token], verb: Verb, day: int) -> bool:
    """ "aims to sell 100,000 by Christmas", "is meant to carry 400,000 barrels": how much, and no event."""
    to = _infinitive(tokens, verb, day)
    return to >= 0 and verb.lemma in _AIMING and large_amount(tokens, to + 2)


def _is_service(tokens: Sequence[Token], clause: Clause, verb: Verb, day: int) -> bool:
    """ "Doors open at 7 pm on 3 June", "Swimming is allowed from 7am to 8pm from May to July"."""
    if (
        verb.lemma in ("open", "opens", "close", "closes")
        and token_at(tokens, verb.first - 1).lower in _DOORS
    ):
        return True
    if verb.passive and token_at(tokens, verb.last + 1).lower == "at" and verb.lemma in _VALUED:
        return True  # "stocks are put at 183m tonnes"
    clocks = [token for token in tokens[clause.first : clause.last + 1] if _CLOCK.fullmatch(token.lower)]
    lasting = verb.lemma in _ALLOWED or verb.passive
    return lasting and len(clocks) > 1


def _announced(sentence: ParsedSentence, clause: Clause, pair: Pair, number: int) -> ProposedEvent:
    placed = pair.placed
    if pair.lead.lower == "by":
        placed = replace(placed, when=replace(placed.when, earliest=None))
    second = _second_verb(sentence, clause, pair.span.last)
    whole = TokenSpan(clause.first, second.first - 2 if second is not None else clause.last)
    made = event(sentence, sentence.clauses, clause, whole, placed, sentence.timexes[number])
    to = _infinitive(sentence.tokens, pair.verb, pair.span.first)
    if to >= 0 and _does_it_itself(sentence.tokens, pair.verb, to):
        # "The sides agreed to meet": that they agreed is not what is to come.
        doer = subject(sentence.tokens, clause.subject or clause)
        told = title(sentence, sentence.clauses, clause, TokenSpan(to, clause.last), doer=doer)
        made = replace(made, title=with_is(told))
    return replace(made, status=ANNOUNCED)


def _second_verb(sentence: ParsedSentence, clause: Clause, day: int) -> Verb | None:
    """ "report" of "will begin on 1 April and report on 3 May", behind the date that ends at token `day`."""
    tokens = sentence.tokens
    dated = sentence.dates(clause)
    last = sentence.places[dated[-1]].first if dated else 0
    for index in range(day + 1, last - 1):
        verb = tokens[index + 1]
        if tokens[index].lower == "and" and verb.text.islower() and not verb.quoted and _is_base(verb.lower):
            return Verb(index + 1, index + 1, verb.lower, "modal")
    return None


def _is_base(word: str) -> bool:
    """Whether the word may be the base of a verb that the lists have: "report", never "reports"."""
    if word in words.TIMETABLE:
        return word.removesuffix("s") == word or word.removesuffix("s") not in words.TIMETABLE
    past = words.regular_past(word)
    return past in words.DONE or past in words.INTRANSITIVE


def _second(
    sentence: ParsedSentence, clause: Clause, placed: Mapping[int, Placed], first: ProposedEvent
) -> Iterator[ProposedEvent]:
    """What the "will" or "is to" of an event tells of a second day: "… | and report on 3 May"."""
    tokens = sentence.tokens
    day = next(
        (sentence.places[each] for each in sentence.dates(clause) if sentence.timexes[each] is first.timex),
        None,
    )
    verb = _second_verb(sentence, clause, day.last) if day is not None else None
    if verb is None or day is None or not (leading := _leading(tokens, clause, day.first)):
        return
    second = _later(sentence, clause, placed, verb)
    if second < 0 or not dates_ahead(
        Pair(tokens, clause, verb, sentence.places[second], placed[second]), until=False
    ):
        return
    span = TokenSpan(verb.first, clause.last)
    told = event(
        sentence, sentence.clauses, clause, span, placed[second], sentence.timexes[second], doer=leading
    )
    yield replace(told, status=ANNOUNCED)


def _later(sentence: ParsedSentence, clause: Clause, placed: Mapping[int, Placed], verb: Verb) -> int:
    """The first date behind a verb that has a place, by number; -1 for none."""
    later = (each for each in sentence.dates(clause) if sentence.places[each].first > verb.last)
    return next((each for each in later if each in placed), -1)


def _leading(tokens: Sequence[Token], clause: Clause, day: int) -> list[int]:
    """ "The inquiry will", "The board is to": what both verbs have, empty where they share no such words."""
    main = clause.main
    if main is None or main.first > day:
        return []
    if clause.antecedent >= 0:
        doer = antecedent_phrase(tokens, clause)
    else:
        doer = subject(tokens, clause.subject or clause)
    if main.tense == "modal" and tokens[main.first].lower in _WILL:
        return [*doer, main.first]
    return [*doer, main.first, main.last + 1] if _to_be(tokens, main, day) else []


def _does_it_itself(tokens: Sequence[Token], verb: Verb, to: int) -> bool:
    """Whether the doer of a verb is to do what stands behind token `to`: "The council decided to open", never
    "The judge ordered the bank to pay" nor "The council decided against a plan to open"."""
    if verb.passive or verb.lemma == "ordered" or verb.tense not in ("past", "perfect", "pluperfect"):
        return False
    between = tokens[verb.last + 1 : to]
    return all(token.timex >= 0 or token.tag not in _NAMES_SOMETHING for token in between)


def _to_be_done(tokens: Sequence[Token], clause: Clause, day: int) -> int | None:
    """Where "talks | to be held in Oslo on" begins, that ends with the date at token `day`."""
    for index in range(day - 2, max(clause.first, day - _FURTHEST_DAY), -1):
        if tokens[index - 1].lower == "due" and tokens[index - 2].tag in _VERBS:
            return None  # "The wells are due to be closed": the clause tells it
        if tokens[index].tag == "to" and tokens[index + 1].lower == "be" and index + 2 < day:
            done = tokens[index + 2].tag in ("ed", "participle", "past-or-participle")
            noun = noun_phrase(tokens, index - 1 - (tokens[index - 1].text == ","), clause.first)
            if tokens[index - 1].tag == "be-present" and token_at(tokens, noun[0] - 2).tag == "to":
                return None  # "A plea to open the mill | is to be heard": not the mill
            named = any(tokens[each].tag == "word" for each in noun)
            plain = all(token.tag not in _VERBS for token in tokens[index + 3 : day])
            sure = done and named and plain and _is_whole(tokens, clause, noun[0])
            sure = sure and not any(_calls_off(tokens, verb) for verb in clause.group)
            return noun[0] if sure and not tokens[index].quoted else None
    return None


def _calls_off(tokens: Sequence[Token], verb: Verb) -> bool:
    """ "A vote to be held on 3 June was put off"."""
    return verb.lemma in _CALLED_OFF or token_at(tokens, verb.last + 1).lower in ("off", "back")


def _is_whole(tokens: Sequence[Token], clause: Clause, noun: int) -> bool:
    """Whether the noun at that token goes with none before it: "told of | talks", never "talks with | the
    army" nor "a trip to | Oslo"."""
    if token_at(tokens, noun - 1).tag not in ("preposition", "to"):
        return True
    before = token_at(tokens, noun - 2)
    if before.lower == "according" or before.tag in ("edge", "punct"):
        return True
    return any(verb.last == noun - 2 for verb in clause.group)


def _infinitive(tokens: Sequence[Token], verb: Verb, day: int) -> int:
    """The token "to" of "to meet" between a verb and its date; -1 for none."""
    for index in range(verb.last + 1, day - 1):
        if tokens[index].tag == "to" and tokens[index + 1].tag in _BASES and tokens[index + 1].text.islower():
            return index
    return -1
