"""The verb behind a number that has no noun: "80 | have fled", "8,000 a day | had left"."""

import re
from itertools import islice

from newsreader.text.figures.countables import PAST_VERBS, SMALL_WORDS, is_past
from newsreader.text.figures.counted_before import RATE
from newsreader.text.figures.counting import WORD, Counting
from newsreader.text.saying.reporting import FINITE

# "35 billion a year is spent": a sum.
_OF_ONE = frozenset({"is", "was", "has", "more", "less"})
# Before the verb: "80 have (all) fled".
BEFORE_VERB = frozenset({"have", "has", "had", "were", "are", "was", "people"})
_ENDS_VERBS = frozenset({"and", "since", "in", "on", "when", "as", "after", "during"})
# "Nine never came"
_ADVERBS = frozenset("already also even eventually later never reportedly soon still".split())  # noqa: SIM905
# In words.
LONGEST_VERBS = 5


def from_verb(number: Counting, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words behind "a day", and behind an adverb before a verb: "nine never | got"."""
    if rate := RATE.match(number.text, number.numeral.end):
        words = [*islice(WORD.finditer(number.text, rate.end(), number.span.end), LONGEST_VERBS + 1)]
        if words and (number.text[rate.end() : words[0].start()] != " " or words[0].group() in _OF_ONE):
            return []
    if len(words) > 1 and words[0].group() in _ADVERBS:
        following = words[1].group()
        if following in FINITE or is_past(following):
            return words[1:]
    return words


def begins_with_verb(words: list[re.Match[str]]) -> bool:
    lows = [word.group().lower() for word in words[:4]]
    if not lows or lows[0] in PAST_VERBS:
        return bool(lows)
    return lows[0] in BEFORE_VERB and any(low in PAST_VERBS for low in lows[1:])


def phrase(text: str, at: int, end: int) -> str:
    """A verb and the words that go with it, up to punctuation or the next phrase."""
    stop, cut = at, False
    for count, word in enumerate(WORD.finditer(text, at, end)):
        cut = count >= LONGEST_VERBS
        if cut or (count and text[stop : word.start()].strip()):
            break
        if count > 1 and word.group().lower() in _ENDS_VERBS:
            break
        if count and word.group() == "and":
            # "Nine died and 30 were hurt"
            break
        stop = word.end()
    verbs = text[at:stop]
    while cut and (last := verbs.rpartition(" "))[0] and last[2] in SMALL_WORDS:
        # "have been charged over the"
        verbs = last[0]
    return verbs
