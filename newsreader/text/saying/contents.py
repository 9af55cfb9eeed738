"""What is reported: where it begins after the verb, where it ends, and whether all of it is reported."""

import re

from newsreader.text.datelines import dateline
from newsreader.text.saying.attribution import MASK
from newsreader.text.saying.patterns import (
    ADVERBIALS,
    CUT,
    ENDS_WHERE,
    HOWEVER,
    LATER_THAT,
    SAYS,
    SAYS_AFTER_COMMA,
    THAT,
    EndsWhere,
)
from newsreader.text.saying.reporting import (
    IS,
    NO_CONTENT,
    NOUNS_TOO,
    OWNERS,
    PREPOSITIONS,
    PRONOUNS,
    SAYING,
    TIME_NOUNS,
    TOLD,
)
from newsreader.text.saying.sentence import MaskedSentence

_FREE = SAYING | TOLD
# After one of these "that" may stand farther on: "said in a letter to the board that".
_ADVERBIAL_OPENERS = (PREPOSITIONS - {"over", "under", "about"}) | {"when", "while"}
_AMOUNTS = ("at least ", "in all ")
# How far "that" may stand behind other words, in characters, and how far a verb behind ", and".
_LATER = 110
_SUBJECT = 90
_LONGEST_SUBJECT = 9
_FEWEST_WORDS = 3
_DASH = re.compile(r"\s(?:—|–|--)\s")
_QUOTE = re.compile('[“”"«»]')
_QUOTE_OR_STOP = re.compile('[“”"«»;:—–]')
_JOINS_AT_END = re.compile(r"(?:^|\s)(?:and|but|while|as|after|when|because|with|although|though|the|a)$")


def beginning(sentence: MaskedSentence, verb: str, at: int, *, after_mark: bool = False) -> int | None:
    """Where the clause begins that a verb ending at `at` reports.

    After some verbs "that" may be left out, but not where a quotation stands before (`after_mark`).
    """
    for aside in (ADVERBIALS, HOWEVER):
        found = aside.match(sentence.plain, at, sentence.end)
        at = found.end() if found else at
    that = THAT.match(sentence.plain, at, sentence.end)
    if that is not None:
        return _after_that(sentence, that.end())
    first = sentence.next(at)
    if first is None:
        return None
    amount = sentence.plain.startswith(_AMOUNTS, sentence.words[first].start())
    if not amount and sentence.lows[first] in _ADVERBIAL_OPENERS:
        return _after_later_that(sentence, at) if verb not in NOUNS_TOO else None
    if after_mark or (not amount and sentence.lows[first] in NO_CONTENT):
        return None
    return _without_that(sentence, verb, at, sentence.lows[first])


def _after_that(sentence: MaskedSentence, at: int) -> int | None:
    """The ministry said that the ferry had sunk."""
    first = sentence.next(at)
    if first is None or sentence.lows[first] in TIME_NOUNS:
        # "announced that morning".
        return None
    if sentence.is_verb(first) and sentence.lows[first] not in IS:
        return None
    return first_character(sentence, at)


def _after_later_that(sentence: MaskedSentence, at: int) -> int | None:
    """The ministry said in a letter to the board that the ferry had sunk."""
    that = LATER_THAT.match(sentence.plain, at, min(sentence.end, at + _LATER))
    first = sentence.next(that.end()) if that else None
    if that is None or first is None or sentence.is_verb(first):
        return None
    return first_character(sentence, that.end())


def _without_that(sentence: MaskedSentence, verb: str, at: int, low: str) -> int | None:
    """The ministry said the ferry had sunk; the airline claimed its pilots were tired."""
    begin = first_character(sentence, at)
    if begin is None or sentence.plain[begin] == MASK or sentence.plain[at] not in " \u00a0\n":
        return None
    if verb in _FREE or low in PRONOUNS:
        return begin
    if low not in OWNERS:
        return None
    # "explained its belief that …" reports no clause.
    that = sentence.plain.find(" that ", begin, sentence.end)
    return begin if sentence.holds_verb(begin, that if that > 0 else sentence.end) else None


def first_character(sentence: MaskedSentence, at: int) -> int | None:
    """Where the words begin after white space; None before punctuation."""
    while at < sentence.end and sentence.plain[at].isspace():
        at += 1
    begins = at < sentence.end and (sentence.plain[at].isalnum() or sentence.plain[at] in MASK + "$£€")
    return at if begins else None


def past_marks(sentence: MaskedSentence, at: int) -> int:
    """Past the dash or dot that sets a line of a list apart, and past a dateline."""
    while at < sentence.end and sentence.plain[at] in " \u00a0-–—•*·":
        at += 1
    placed = dateline(sentence.text, at) if at == 0 or sentence.plain[at - 1] == "\n" else None
    if placed is not None and placed[1] < sentence.end:
        at = placed[1]
        while at < sentence.end and sentence.plain[at].isspace():
            at += 1
    return at


def reported(
    sentence: MaskedSentence, start: int, end: int, *, in_first_part: bool = False
) -> tuple[int, int] | None:
    """The clause from `start` on, ended where the reporter seems to speak again; None where it is none.

    `in_first_part` asks for a verb before the first comma.
    """
    end = _cut(sentence, start, end)
    dash = _DASH.search(sentence.plain, start, end)
    if dash is not None and not sentence.holds_verb(start, dash.start()):
        # "said it all — the boats …"
        return None
    end = trimmed(sentence, start, end)
    if not _is_clause(sentence, start, end) or SAYS_AFTER_COMMA.search(sentence.plain, start, end):
        return None
    if in_first_part:
        comma = sentence.plain.find(",", start, end)
        if comma >= 0 and not sentence.holds_verb(start, comma):
            return None
    if _holds_quotation(sentence, start, end) or _QUOTE.search(sentence.plain, start, end):
        return None
    return start, _closed(sentence, end)


def whole(sentence: MaskedSentence, start: int, end: int) -> tuple[int, int] | None:
    """All from `start` to `end`, nothing of it cut; None where any of it may be the reporter’s."""
    if not _is_clause(sentence, start, end) or SAYS.search(sentence.plain, start, end):
        return None
    if any(mark.close > start and mark.open < end and mark.whole(sentence.text) for mark in sentence.marks):
        return None
    if _QUOTE_OR_STOP.search(sentence.plain, start, end):
        return None
    return start, _closed(sentence, end)


def trimmed(sentence: MaskedSentence, start: int, end: int) -> int:
    """The end without the joining words and commas before `end`."""
    while True:
        stretch = sentence.plain[start:end].rstrip(" .,;:—–-\u00a0\n")
        if stretch.count(")") > stretch.count("("):
            end = start + stretch.rindex(")")
            continue
        tail = _JOINS_AT_END.search(stretch)
        end = start + (tail.start() if tail else len(stretch))
        if tail is None:
            return end


def _is_clause(sentence: MaskedSentence, start: int, end: int) -> bool:
    return len(sentence.within(start, end)) >= _FEWEST_WORDS and sentence.holds_verb(start, end)


def _cut(sentence: MaskedSentence, start: int, end: int) -> int:
    """Where the reporter speaks again; `end` where that is nowhere."""
    for cut in CUT.finditer(sentence.plain, start, end):
        where = ENDS_WHERE[cut.lastgroup or ""]
        if where is not EndsWhere.ALWAYS and not sentence.holds_verb(start, cut.start()):
            continue
        if where is not EndsWhere.CLAUSES_ON_BOTH_SIDES or _begins_a_clause(sentence, cut.end(), end):
            return cut.start()
    return end


def _begins_a_clause(sentence: MaskedSentence, at: int, end: int) -> bool:
    """Whether somebody else does something there: ", and residents have fled"."""
    words = [k for k in sentence.within(at, end) if sentence.words[k].start() < at + _SUBJECT]
    words = words[:_LONGEST_SUBJECT]
    if not words or sentence.lows[words[0]] == "that" or sentence.is_verb(words[0]):
        return False
    for k in words[1:]:
        if sentence.gap(k - 1, k).strip():
            return False
        if sentence.is_verb(k):
            return True
    return False


def _holds_quotation(sentence: MaskedSentence, start: int, end: int) -> bool:
    """Whether a quotation that is a sentence of its own, or one begun before, stands there."""
    return any(
        mark.open < end and mark.close > start and (mark.open < start or mark.whole(sentence.text))
        for mark in sentence.marks
    )


def _closed(sentence: MaskedSentence, end: int) -> int:
    """The end with the quote mark that closes there."""
    return next((mark.close for mark in sentence.marks if mark.open < end <= mark.close), end)
