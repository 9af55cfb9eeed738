"""Acts that a report tells without a date: they are dated by the report itself."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.phrases import subject
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.tokens import Tag, Token
from newsreader.drafting.verbs import Verb

MOST = 2

_TIMES = words.listed("time day evening night morning afternoon week month year")
_TOLD_BEFORE = words.listed("the that same next following")
_ONE = words.listed("a an his her their")
_AFTER_OCCASION = words.listed("with to in at on before from by given")
_BEFORE_OCCASION: frozenset[Tag] = frozenset(["word", "ed", "ing", "adverb"])
_FURTHEST_OCCASION = 4  # words behind "in an"


class Act(NamedTuple):
    """A clause that tells one notable act, and the noun of the occasion it was on ("interview"), or ""."""

    clause: Clause
    occasion: str


class Acts:
    """The acts of one report, each occasion once. `opening`: where the part ends that tells its own news."""

    def __init__(self, opening: int) -> None:
        self.opening = opening
        self.found: list[Act] = []

    def read(self, sentence: ParsedSentence) -> Act | None:
        """The act that a sentence tells, if it does and the report has not told too many."""
        if len(self.found) == MOST or _looks_back(sentence):
            return None
        occasion = _occasion(sentence.tokens)
        for clause in sentence.clauses[:2]:
            main = clause.main
            if main is None or not _named_doer(sentence, clause, main):
                continue
            if self._tells(sentence, clause, main, occasion):
                self.found.append(Act(clause, occasion))
                return self.found[-1]
        return None

    def _tells(self, sentence: ParsedSentence, clause: Clause, main: Verb, occasion: str) -> bool:
        place = _first_place(sentence.tokens, occasion)
        if clause.saying and place > main.first:
            return False
        if self._is_new(occasion) and main.tense in ("past", "state", "progressive", "present"):
            return clause.first <= place <= clause.last
        early = sentence.start < self.opening
        return early and main.tense == "past" and main.lemma in words.ACTS and not clause.saying

    def _is_new(self, occasion: str) -> bool:
        return occasion != "" and all(act.occasion != occasion for act in self.found)


def _looks_back(sentence: ParsedSentence) -> bool:
    """Whether the sentence is of another day than its report."""
    if sentence.timexes or any(token.lower in words.LOOKING_BACK for token in sentence.tokens):
        return True
    # "at the time", "the same day", "that evening": a day, but one named elsewhere.
    return any(
        time.lower in _TIMES and time.timex < 0 and before.lower in _TOLD_BEFORE
        for before, time in pairwise(sentence.tokens)
    )


def _named_doer(sentence: ParsedSentence, clause: Clause, main: Verb) -> bool:
    """Whether a main clause tells what somebody of a name did."""
    if main.negated or clause.subordinate or clause.relative:
        return False
    tokens = sentence.tokens
    doer = [index for index in subject(tokens, clause) if index < main.first]
    return any(start <= tokens[index].start < end for index in doer for start, end in sentence.names)


def _occasion(tokens: Sequence[Token]) -> str:
    """The noun of "in a wide-ranging interview with …", or ""."""
    nouns = (
        _occasion_noun(tokens, index + 2)
        for index, (token, following) in enumerate(pairwise(tokens))
        if token.lower in words.OCCASION_OPENERS and not token.quoted and following.lower in _ONE
    )
    return next(filter(None, nouns), "")


def _occasion_noun(tokens: Sequence[Token], first: int) -> str:
    for token, following in pairwise(tokens[first : first + _FURTHEST_OCCASION + 1]):
        if token.lower in words.OCCASIONS:
            return token.lower if following.lower in _AFTER_OCCASION else ""
        if token.tag not in _BEFORE_OCCASION:
            break
    return ""


def _first_place(tokens: Sequence[Token], word: str) -> int:
    """Of the word in the sentence, -1 for none."""
    return next((index for index, token in enumerate(tokens) if token.lower == word), -1)
