"""Acts that a report tells without a date: they are dated by the report itself."""

from collections.abc import Sequence

from newsreader.drafting import words
from newsreader.drafting.clauses import Clause
from newsreader.drafting.phrases import subject
from newsreader.drafting.sentence import Sentence
from newsreader.drafting.tokens import Token
from newsreader.drafting.verbs import Verb


def act(sentence: Sentence, early: bool, occasions: set[str]) -> tuple[Clause, bool] | None:
    """The clause that tells one notable act without a date, and whether it was on an occasion.

    `early`: the sentence stands where a report tells its own news. `occasions` are those told already; the
    clause's own is added.
    """
    tokens = sentence.tokens
    if any(t.when is not None or t.marks for t in sentence.timexes):
        return None
    if any(t.lower in words.LOOKING_BACK for t in tokens) or _of_that_time(tokens):
        return None
    occasion = _occasion(tokens)
    for part in sentence.clauses[:2]:
        main = part.main
        if main is None or main.negated or part.opener in words.SUBORDINATORS | words.RELATIVES:
            continue
        if not _acts(sentence, part, main):
            continue
        if part.saying and occasion and _place(tokens, occasion) > main.first:
            continue
        if (
            occasion
            and occasion not in occasions
            and main.tense in ("past", "state", "progressive", "present")
        ):
            if not part.first <= _place(tokens, occasion) <= part.last:
                continue
            occasions.add(occasion)
        elif not (early and main.tense == "past" and main.lemma in words.ACTS and not part.saying):
            continue
        return part, bool(occasion)
    return None


def _of_that_time(tokens: Sequence[Token]) -> bool:
    """ "at the time", "the same day", "that evening": a day, but one named elsewhere."""
    return any(
        token.lower in ("time", "day", "evening", "night", "morning", "afternoon", "week", "month", "year")
        and tokens[index - 1].lower in ("the", "that", "same", "next", "following")
        for index, token in enumerate(tokens)
        if index and token.timex < 0
    )


def _acts(sentence: Sentence, part: Clause, main: Verb) -> bool:
    """Whether a name stands where the doer does."""
    tokens = sentence.tokens
    doer = [index for index in subject(tokens, part) if index < main.first]
    return any(start <= tokens[index].start < end for index in doer for start, end in sentence.names)


def _occasion(tokens: Sequence[Token]) -> str:
    """The noun of "in a wide-ranging interview with …", or ""."""
    for index, token in enumerate(tokens):
        if token.lower not in words.OCCASION_OPENERS or token.quoted:
            continue
        if index + 1 >= len(tokens) or tokens[index + 1].lower not in ("a", "an", "his", "her", "their"):
            continue
        for reach in range(index + 2, min(index + 6, len(tokens) - 1)):
            if tokens[reach].lower in words.OCCASIONS:
                if tokens[reach + 1].lower in (
                    "with",
                    "to",
                    "in",
                    "at",
                    "on",
                    "before",
                    "from",
                    "by",
                    "given",
                ):
                    return tokens[reach].lower
                break
            if tokens[reach].tag not in ("word", "ed", "ing", "adverb"):
                break
    return ""


def _place(tokens: Sequence[Token], word: str) -> int:
    return next(index for index, token in enumerate(tokens) if token.lower == word)
