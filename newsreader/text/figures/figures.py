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

from newsreader.text.figures.countables import MEASURES, SMALL_WORDS
from newsreader.text.figures.counts import WORD, Counting, counted, share
from newsreader.text.figures.numerals import Numeral, amounts
from newsreader.text.saying import quotations
from newsreader.text.saying.attribution import Attribution, attributions, unbracketed
from newsreader.text.saying.quotemarks import masked, quoted
from newsreader.text.sentences import Span


@dataclass(frozen=True, slots=True)
class FigureSpan:
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


HEDGES = (
    "at least",
    "at most",
    "an estimated",
    "estimated",
    "no fewer than",
    "no less than",
    "no more than",
    "as many as",
    "up to",
    "well over",
    "just over",
    "just under",
    "slightly more than",
    "more than",
    "fewer than",
    "less than",
    "close to",
    "in excess of",
    "about",
    "around",
    "approximately",
    "roughly",
    "some",
    "nearly",
    "almost",
    "over",
    "under",
    "only",
    "another",
)
_HEDGE = re.compile(rf"(?i)\b({'|'.join(HEDGES)})\s+(?:the\s+)?\Z")
_LAST_WORD = re.compile(r"([^\W_]+)\.?\s+\Z")
_PER_CENT = re.compile(r"\s?(?:per\s?cent\b|percent\b|%)")
# Before a number that is money, an age or a name's own.
_BEFORE_NO_COUNT = ("$", "£", "€", "¥", "₹", "#", "No.", "no.", "aged", "age")
# Characters before a number in which its hedge stands, and before the hedge.
_LONGEST_HEDGE = 40
_BEFORE = 24
# A sentence with more reporting clauses than this is none, and a clause farther away says nothing.
_CLAUSES = 40
_FAR = 400


def find(text: str, sentences: Sequence[Span]) -> list[FigureSpan]:
    """The figures of a text in order."""
    marks = quoted(text)
    plain = unbracketed(masked(text, marks) if marks else text)
    spoken = quotations.find(text, sentences) if marks else []
    opens = [quotation.start for quotation in spoken]
    found: list[FigureSpan] = []
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


def _figure(text: str, span: Span, numeral: Numeral) -> FigureSpan | None:
    """The numeral as a figure, if it counts something."""
    hedged = _HEDGE.search(text, max(span.start, numeral.start - _LONGEST_HEDGE), numeral.start)
    start = hedged.start(1) if hedged else numeral.start
    hedge = " ".join(hedged[1].lower().split()) if hedged else ""
    before = text[max(span.start, start - _BEFORE) : start]
    end, unit, counts = numeral.end, "", ""
    if per_cent := _PER_CENT.match(text, numeral.end, span.end):
        end, unit = per_cent.end(), "per cent"
        counts = share(text, end, span.end)
    elif not _is_no_count(text, span, numeral, before):
        counts = counted(Counting(text, span, numeral, hedge, before))
    return FigureSpan(start, end, numeral.number, unit, hedge, counts, None) if counts else None


def _is_no_count(text: str, span: Span, numeral: Numeral, before: str) -> bool:
    """Money, ages, scores, years, and numbers that are names."""
    if before.rstrip().endswith(_BEFORE_NO_COUNT):
        return True
    last = _LAST_WORD.search(before)
    if last and last[1][0].isupper() and not _opens_sentence(text, span, before):
        # "Flight 22", "March 3", "Room 12": a name's own number.
        return last[1].lower() not in SMALL_WORDS
    following = WORD.match(text, numeral.end + 1, span.end)
    return following is not None and following[0].lower() in MEASURES


def _opens_sentence(text: str, span: Span, before: str) -> bool:
    return len(before.split()) <= 1 and text.startswith(before, span.start)


def _giver(plain: str, said: list[Attribution], figure: FigureSpan) -> tuple[int, int] | None:
    """Who gives the figure, unless that is but a pronoun."""
    near = [one for one in said[:_CLAUSES] if abs(one.verb - figure.start) < _FAR]
    according = [one for one in near if plain.startswith("ccording", one.start + 1)]
    if len(according) == 1:
        return according[0].speaker
    governing = _governing(plain, near, figure)
    return governing.speaker if governing and not governing.pronoun else None


def _governing(plain: str, said: list[Attribution], figure: FigureSpan) -> Attribution | None:
    """The reporting clause that governs the figure: the last before it, else one that closes its sentence."""
    before = [one for one in said if one.end <= figure.start and not one.inverted]
    if before:
        return before[-1]
    around = (one for one in said if _closes_sentence(plain, one, figure) or _holds_figure(one, figure))
    return next(around, None)


def _closes_sentence(plain: str, said: Attribution, figure: FigureSpan) -> bool:
    """Whether it reports what was said before: "12 homes burned, the mayor said"."""
    follows = said.start >= figure.end and "," in plain[figure.end : said.start]
    return follows and not said.pronoun


def _holds_figure(said: Attribution, figure: FigureSpan) -> bool:
    """Whether the figure stands in the clause, or after one whose verb comes first."""
    return said.start < figure.start <= said.end or (said.inverted and said.end <= figure.start)
