"""Phrases that can only be somebody who speaks: "the harbour board", no "report", no "nobody"."""

from newsreader.text.names.cues import ABBREVIATIONS, FUNCTION_WORDS, TITLES
from newsreader.text.names.lexicon import is_word
from newsreader.text.saying.attribution import MASK, attributions
from newsreader.text.saying.reporting import (
    COMPLEMENTS,
    DETERMINERS,
    JOINS,
    NAMED_HEADS,
    NOT_HEADS,
    NOT_SPEAKERS,
    OWNED,
    PARTICIPLES,
    PARTS_NAMES,
    PREPOSITIONS,
    TIME_NOUNS,
)
from newsreader.text.saying.sentence import MaskedSentence

_LONGEST = 14
_OPENS_NO_SPEAKER = PREPOSITIONS | JOINS
_NOBODY = NOT_SPEAKERS | COMPLEMENTS
_NO_HEAD = NOT_HEADS | FUNCTION_WORDS


def speaker(sentence: MaskedSentence, first: int, last: int) -> tuple[int, int] | None:
    """The naming words of the phrase of words `first` to `last`, if it can only be somebody who speaks."""
    while first < last and sentence.lows[first] in DETERMINERS:
        first += 1
    if not 0 <= last - first < _LONGEST or not _opens_a_speaker(sentence, first):
        return None
    if any(_rules_out_a_speaker(sentence, at) for at in range(first, last + 1)):
        return None
    head = _head(sentence, first, last)
    if not _may_speak(sentence, first, head) or not _ends_a_speaker(sentence, head, last):
        return None
    if _is_described(sentence, first, head, last):
        return sentence.words[first].start(), sentence.words[last].end()
    return _named(sentence, first, last)


def _opens_a_speaker(sentence: MaskedSentence, first: int) -> bool:
    low = sentence.lows[first]
    return low not in _OPENS_NO_SPEAKER and not low.isdigit() and not _is_half_quoted(sentence, first)


def _is_half_quoted(sentence: MaskedSentence, first: int) -> bool:
    """Whether the speaker’s name begins inside quote marks: the “Open Sea” crew."""
    before = sentence.plain[sentence.start : sentence.words[first].start()].rstrip(" \u00a0\n")
    return before.endswith(MASK) and any(
        mark.close == sentence.start + len(before)
        and not mark.whole(sentence.text)
        and sentence.text[mark.end - 1] not in ",.?!"
        for mark in sentence.marks
    )


def _rules_out_a_speaker(sentence: MaskedSentence, at: int) -> bool:
    """Whether a phrase with this word in it is a clause, or nobody in particular."""
    low = sentence.lows[at]
    # "US" is not "us".
    shouted = len(low) > 1 and sentence.words[at].group().isupper()
    if not shouted and low.partition("’")[0].partition("'")[0] in _NOBODY:
        return True
    return sentence.is_verb(at) or low in PARTICIPLES


def _head(sentence: MaskedSentence, first: int, last: int) -> int:
    """The word that the phrase is about: "mayor" of "the mayor of Ek"."""
    for at in range(first + 1, last):
        if sentence.lows[at] in PREPOSITIONS:
            return at - 1
    return last


def _noun(low: str) -> str:
    return low.removesuffix("'s").removesuffix("’s")


def _may_speak(sentence: MaskedSentence, first: int, head: int) -> bool:
    """Whether the head is no report, number, time or thing, but where it ends a name."""
    noun = _noun(sentence.lows[head])
    if noun in NAMED_HEADS and head > first and sentence.is_capital(head) and sentence.is_capital(head - 1):
        return True
    return noun not in _NO_HEAD and noun[0].isalpha()


def _ends_a_speaker(sentence: MaskedSentence, head: int, last: int) -> bool:
    low = sentence.lows[last]
    if low in PREPOSITIONS or low.endswith(OWNED):
        return False
    # "the board Friday Night".
    return not (sentence.words[last].group().istitle() and _noun(sentence.lows[head]) in TIME_NOUNS)


def _is_described(sentence: MaskedSentence, first: int, head: int, last: int) -> bool:
    """Whether the whole phrase names the speaker: "officials in Ek", where the town does not speak."""
    low = sentence.lows[head]
    if head < last:
        opens = head == first and sentence.words[first].start() == sentence.start and is_word(low)
        if opens or sentence.words[head].group().islower() or low in TITLES:
            return True
    return "and" in sentence.lows[first : last + 1] and not sentence.is_capital(last)


def _named(sentence: MaskedSentence, first: int, last: int) -> tuple[int, int] | None:
    """The name in the phrase, or the whole phrase where the name is but a part of the speaker."""
    start, end = sentence.words[first].start(), sentence.words[last].end()
    phrase = sentence.plain[start:end]
    voices = attributions(phrase + " said", 0, len(phrase) + len(" said"))
    if len(voices) != 1 or voices[0].pronoun:
        return None
    begin, stop = start + voices[0].speaker[0], start + voices[0].speaker[1]
    if sentence.plain[begin:stop].lower() in ABBREVIATIONS:
        # "state TV"
        return start, end
    parted = any(
        sentence.lows[at] in PARTS_NAMES and sentence.words[at].start() < begin for at in range(first, last)
    )
    return (start, end) if parted else (begin, stop)
