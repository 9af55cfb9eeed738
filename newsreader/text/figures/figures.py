"""Figures: how many of what, how sure, and who says so. Dates, ages, money and scores are none.

>>> from newsreader.text.sentences import split
>>> text = "At least 1,200 homes were flooded, the mayor said."
>>> [(f.number, f.hedge, f.counts, text[slice(*f.speaker)]) for f in find(text, split(text))]
[(1200.0, 'at least', 'homes', 'mayor')]
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsreader.text.figures.countables import (
    CAPITAL_COUNTED,
    MEASURES,
    PAST_VERBS,
    PEOPLE,
    SMALL_WORDS,
    THINGS,
)
from newsreader.text.figures.numerals import Numeral, amounts
from newsreader.text.saying import quotations
from newsreader.text.saying.attribution import Attribution, attributions, unbracketed
from newsreader.text.saying.quotemarks import masked, quoted
from newsreader.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """`start` to `end` holds the hedge, the number and "per cent"; `counts` are words of the text.

    Of a range ("between 400 and 600") the number is the low end and `upper` the high one.
    `speaker` spans the words that name who gave the figure; None where the text itself states it.
    """

    start: int
    end: int
    number: float
    unit: str
    hedge: str
    counts: str
    speaker: tuple[int, int] | None
    upper: float | None = None


_HEDGE = re.compile(
    r"(?i)\b(at least|at most|an estimated|estimated|no (?:fewer|less|more) than|as many as|up to|well over|"
    r"just over|just under|(?:slightly )?more than|fewer than|less than|close to|in excess of|"
    r"about|around|approximately|roughly|some|nearly|almost|over|under|only|another)\s+(?:the\s+)?\Z"
)
_WORD = re.compile(r"[^\W_]+(?:['’\-‐‑][^\W_]+)*")
_LAST_WORD = re.compile(r"([^\W_]+)\.?\s+\Z")
_PER_CENT = re.compile(r"\s?(?:per\s?cent\b|percent\b|%)")
_KILLING = re.compile(
    r"(?i)\b(?:kill(?:s|ed|ing)|wound(?:s|ed|ing)|injur(?:es|ed|ing)|displac(?:es|ed|ing)|evacuat(?:es|ed|ing)|"
    r"leaving|left|arrest(?:s|ed|ing)|detain(?:s|ed|ing)|rescu(?:es|ed|ing)|trap(?:s|ped|ping)|hurt(?:ing)?)\s+\Z"
)
_LONGEST_COUNTED = 6
# A sentence with more reporting clauses than this is none, and a clause farther away says nothing.
_CLAUSES = 40
_FAR = 400


def find(text: str, sentences: Sequence[Span]) -> list[Figure]:
    """The figures of a text in order."""
    marks = quoted(text)
    plain = unbracketed(masked(text, marks) if marks else text)
    spoken = quotations.find(text, sentences) if marks else []
    opens = [quotation.start for quotation in spoken]
    found: list[Figure] = []
    for span in sentences:
        said: list[Attribution] | None = None
        for numeral in amounts(text, span.start, span.end):
            made = _figure(text, span, numeral)
            if made is None:
                continue
            at = bisect_right(opens, numeral.start) - 1
            speaker: tuple[int, int] | None
            if at >= 0 and numeral.end <= spoken[at].end:
                speaker = spoken[at].speaker
            else:
                if said is None:
                    said = attributions(plain, span.start, span.end)
                speaker = _giver(plain, said, made)
            found.append(replace(made, speaker=speaker, upper=numeral.upper))
    return found


def _figure(text: str, span: Span, numeral: Numeral) -> Figure | None:
    """The numeral as a figure, if it counts something."""
    hedged = _HEDGE.search(text, max(span.start, numeral.start - 40), numeral.start)
    start = hedged.start(1) if hedged else numeral.start
    hedge = " ".join(hedged[1].lower().split()) if hedged else ""
    before = text[max(span.start, start - 24) : start]
    per_cent = _PER_CENT.match(text, numeral.end, span.end)
    if per_cent:
        counts = _share(text, per_cent.end(), span.end)
        return (
            Figure(start, per_cent.end(), numeral.number, "per cent", hedge, counts, None) if counts else None
        )
    if _not_a_count(text, span, numeral, before):
        return None
    counts = _counted(text, numeral, span, hedge, before)
    return Figure(start, numeral.end, numeral.number, "", hedge, counts, None) if counts else None


def _not_a_count(text: str, span: Span, numeral: Numeral, before: str) -> bool:
    """Money, ages, scores, years, and numbers that are names."""
    if before.rstrip().endswith(("$", "£", "€", "¥", "₹", "#", "No.", "no.", "aged", "age")):
        return True
    last = _LAST_WORD.search(before)
    if last and last[1][0].isupper() and not _opening(text, span, before):
        # "Flight 22", "March 3", "Room 12": a name's own number.
        return last[1].lower() not in SMALL_WORDS
    following = _WORD.match(text, numeral.end + 1, span.end)
    return bool(following) and following[0].lower() in MEASURES if following else False


def _opening(text: str, span: Span, before: str) -> bool:
    return len(before.split()) <= 1 and text.startswith(before, span.start)


def _share(text: str, at: int, end: int) -> str:
    """ "of the harbour" after "60 per cent"."""
    of = re.compile(r"\s+of\s+").match(text, at, end)
    return _phrase(text, of.end(), end, 9) if of else ""


def _phrase(text: str, at: int, end: int, longest: int) -> str:
    """Words up to a stop, a comma, or a small word that begins another clause."""
    stop, previous, count = at, at, 0
    for word in _WORD.finditer(text, at, end):
        gap = text[previous : word.start()]
        low = word.group().lower()
        if (count and (gap.strip() or low in _BREAKS or low in PAST_VERBS)) or count >= longest:
            break
        stop, previous, count = word.end(), word.end(), count + 1
    return text[at:stop]


_OWNERS = frozenset(
    """
    the its their his her these those them whom more other additional further
    """.split()  # noqa: SIM905
)
_BREAKS = frozenset(
    """
    since after before when while as because and but who which that is are was were has have had by on at
    said will would could from to amid during
    """.split()  # noqa: SIM905
)
_ADJECTIVE_STOPS = _BREAKS | frozenset(
    """
    in of the a an this these those for with
    """.split()  # noqa: SIM905
)


def _counted(text: str, numeral: Numeral, span: Span, hedge: str, before: str) -> str:
    """The noun after the number, at most three adjectives in between; or what else shows a count."""
    words: list[re.Match[str]] = []
    at = numeral.end
    for word in _WORD.finditer(text, numeral.end, span.end):
        gap = text[at : word.start()]
        if gap.strip() not in ("", "of") and not (words and gap.strip() == ","):
            break
        if len(words) >= _LONGEST_COUNTED:
            break
        words.append(word)
        at = word.end()
    if words and text[numeral.end : words[0].start()].strip():
        return ""
    if words and words[0].group().lower() == "of":
        words = words[1:]
    while words and words[0].group().lower() in _OWNERS:
        words = words[1:]
    for place, word in enumerate(words[:5]):
        low = word.group().lower()
        if low in MEASURES:
            return ""
        if low in PEOPLE or low in THINGS or word.group() in CAPITAL_COUNTED:
            following = words[place + 1] if place + 1 < len(words) else word
            if following.group().lower() in PEOPLE | THINGS and following.start() == word.end() + 1:
                # "two police stations", "five dead people".
                word = following
            return text[words[0].start() : word.end()]
        if low in _ADJECTIVE_STOPS or low in PAST_VERBS:
            break
        if place and "," in text[words[place - 1].end() : word.start()]:
            break
    return _elliptic(text, words, numeral, span, hedge, before)


def _elliptic(
    text: str, words: list[re.Match[str]], numeral: Numeral, span: Span, hedge: str, before: str
) -> str:
    """A number with no noun: "at least 80 have fled", "killing 12", "an estimated 300 in the valley"."""
    if numeral.number < 2 or _year(numeral):
        return ""
    first = words[0].group().lower() if words else ""
    if first in PAST_VERBS or (
        first in ("have", "has", "had", "were", "are", "was", "people")
        and len(words) > 1
        and any(word.group().lower() in PAST_VERBS for word in words[1:4])
    ):
        return _phrase_of_verbs(text, words[0].start(), span.end)
    if _KILLING.search(before) and (not words or first in ("and", "in", "others", "more", "of", "on", "at")):
        return _earlier(text, span.start, numeral.start) or before.split()[-1]
    if hedge and numeral.number >= 10 and first in ("in", "from"):
        return _earlier(text, span.start, numeral.start)
    return ""


def _year(numeral: Numeral) -> bool:
    return numeral.bare and 1000 <= numeral.number <= 2100


def _phrase_of_verbs(text: str, at: int, end: int) -> str:
    stop, previous, count = at, at, 0
    for word in _WORD.finditer(text, at, end):
        if (count and text[previous : word.start()].strip()) or count >= 5:
            break
        if count > 1 and word.group().lower() in (
            "and",
            "since",
            "in",
            "on",
            "when",
            "as",
            "after",
            "during",
        ):
            break
        stop, previous, count = word.end(), word.end(), count + 1
    return text[at:stop]


def _earlier(text: str, start: int, end: int) -> str:
    """The people last spoken of in the sentence, whom the number counts."""
    found = ""
    for word in _WORD.finditer(text, max(start, end - 300), end):
        if word.group().lower() in PEOPLE:
            found = word.group()
    return found


def _giver(plain: str, said: list[Attribution], figure: Figure) -> tuple[int, int] | None:
    """The reporting clause that governs the figure: the last before it, else one that closes its sentence."""
    said = [one for one in said[:_CLAUSES] if abs(one.verb - figure.start) < _FAR]
    according = [one for one in said if plain.startswith("ccording", one.start + 1)]
    if len(according) == 1:
        return according[0].speaker
    before = [one for one in said if one.end <= figure.start and not one.inverted]
    if before:
        last = before[-1]
        return None if last.pronoun else last.speaker
    for one in said:
        if one.start >= figure.end and not one.pronoun and "," in plain[figure.end : one.start]:
            return one.speaker
        if one.start < figure.start <= one.end or (one.inverted and one.end <= figure.start):
            return None if one.pronoun else one.speaker
    return None
