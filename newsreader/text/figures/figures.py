"""Figures: how many of what, how sure, and who says so. Dates, ages, money and scores are none.

>>> from newsreader.text.sentences import split
>>> text = "At least 1,200 homes were flooded, the mayor said."
>>> [(f.number, f.hedge, f.counts, text[slice(*f.speaker)]) for f in find(text, split(text))]
[(1200.0, 'at least', 'homes', 'mayor')]
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsreader.text import english
from newsreader.text.figures.countables import PAST_VERBS, plural
from newsreader.text.figures.counting import NOTHING_EARLIER, Counting, Earlier
from newsreader.text.figures.counts import counted, is_noun_phrase, share
from newsreader.text.figures.no_counts import is_no_count
from newsreader.text.figures.nouns_before import asides
from newsreader.text.figures.numerals import Numeral, amounts, may_be_year
from newsreader.text.figures.verbs_after import BEFORE_VERB
from newsreader.text.figures.without_nouns import in_a_state, is_verb
from newsreader.text.saying import quotations
from newsreader.text.saying.attribution import Attribution
from newsreader.text.saying.narration import narration
from newsreader.text.saying.quotation_spans import QuotationSpan
from newsreader.text.sentences import Span


@dataclass(frozen=True, slots=True)
class FigureSpan:
    """`start` to `end` holds the hedge, the number and "per cent"; `counts` are words of the text, but for
    "children", "grandchildren", "votes" and "people", which it need not name ("people killed": "killing 12").

    A share in words ("two thirds of the town") has the unit "share" and a number below one.
    "Dozens" are 24, hedged by "at least". Of a range ("between 400 and 600") the number is the low end and
    `upper` the high one.
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
    "just",
    "barely",
    "perhaps",
    "maybe",
    "upwards of",
    "as few as",
    "another",
)
_MANY = {word: number for word, number in english.numbers("number").items() if 0 < number < 10}
_PARTS = {word: number for word, number in english.numbers("ordinal").items() if 2 < number < 11} | {
    "quarter": 4
}
_OF_PARTS = [part + of for part in _PARTS for of in (" of ", "s of ")]
_HEDGE = re.compile(rf"(?i)\b({english.alternatives(HEDGES)})\s+(?:the\s+)?\Z")
# "Two thirds of the town": a share, whose number is below one.
_SHARE = re.compile(
    rf"(?i)(?<![\w-])(?P<many>an?|{english.alternatives(_MANY)})[ -]"
    rf"(?P<part>{english.alternatives(_PARTS)})s?"
    r"(?= of (?:the|its|all|their|his|her|our|those|these) (?!way\b|time\b))"
)
_PER_CENT = re.compile(r"\s?(?:per\s?cent\b|percent\b|%)")
# Characters before a number in which its hedge stands, and before the hedge.
_LONGEST_HEDGE = 40
_BEFORE = 48
# "Five people and 30 others" are people.
_NO_NOUNS = frozenset({"others", "of them"})
_AND_OR = frozenset({" and ", " or "})
# A sentence with more reporting clauses than this is none, and a clause farther away says nothing.
_CLAUSES = 40
_FAR = 400


def find(
    text: str, sentences: Sequence[Span], spoken: Sequence[QuotationSpan] | None = None
) -> list[FigureSpan]:
    """The figures of a text in order. `spoken` are its quotations where they are found already."""
    told = narration(text)
    if spoken is None:
        spoken = quotations.find(text, sentences)
    opens = [quotation.start for quotation in spoken]
    shares = any(part in text for part in _OF_PARTS)
    found: list[FigureSpan] = []
    earlier = NOTHING_EARLIER
    counts: dict[float, str] = {}
    for span in sentences:
        for made in (*(_shares(text, span) if shares else ()), *_figures(text, span, earlier, counts)):
            at = bisect_right(opens, made.start) - 1
            speaker: tuple[int, int] | None
            if at >= 0 and made.end <= spoken[at].end:
                speaker = spoken[at].speaker
            else:
                speaker = _giver(told.plain, told.attributions(span.start, span.end), made)
            found.append(replace(made, speaker=speaker))
        earlier = _counted_before(found, text, span, earlier)
    told_of = (replace(figure, counts=in_a_state(figure.counts)) for figure in found)
    return sorted(told_of, key=lambda figure: figure.start)


def _shares(text: str, span: Span) -> Iterator[FigureSpan]:
    """ "Two thirds of the town"; nobody gives them yet."""
    for match in _SHARE.finditer(text, span.start, span.end):
        number = _MANY.get(match["many"].lower(), 1) / _PARTS[match["part"].lower()]
        start, hedge, _before = _hedged(text, span, match.start())
        if number < 1 and (counts := share(text, match.end(), span.end)):
            yield FigureSpan(start, match.end(), number, "share", hedge, counts, None)


def _counted_before(found: Sequence[FigureSpan], text: str, span: Span, earlier: Earlier) -> Earlier:
    """What the last figure of a sentence counts, for those in the next one; `earlier` those before it."""
    share = text.find("%", span.start, span.end) >= 0 or text.find("cent", span.start, span.end) >= 0
    if not found or found[-1].start < span.start or found[-1].unit or not is_noun_phrase(found[-1].counts):
        return Earlier("", 0.0, here=False, share=True) if share else NOTHING_EARLIER
    return replace(_next(earlier, found[-1]), here=False, share=share)


def _figures(text: str, span: Span, earlier: Earlier, counts: dict[float, str]) -> Iterator[FigureSpan]:
    """The figures of a sentence; nobody gives them yet. `earlier` is counted in the sentence before; what
    each number of the text counts goes into `counts`."""
    # A number that counts nothing by itself: of "five and six people" the five.
    waiting: FigureSpan | None = None
    # Where the last number ended that was none of a count: "aged five and six".
    no_count = -1
    beside = deque(asides(text, span.start, span.end))
    outside = earlier
    for numeral in amounts(text, span.start, span.end):
        while beside and beside[0][1] <= numeral.start:
            beside.popleft()
        aside = bool(beside) and beside[0][0] <= numeral.start
        if not aside:
            earlier = outside
        made = _figure(text, span, numeral, earlier, counts)
        joined = no_count >= 0 and text[no_count : numeral.start] in _AND_OR
        if made is None or (joined and _is_another(text, numeral, made)):
            waiting, no_count = None, numeral.end
            continue
        if made.unit:
            earlier = replace(earlier, share=True)
        if waiting and _share_a_noun(text, waiting, made):
            yield replace(waiting, counts=made.counts)
        waiting, no_count = (None, -1) if made.counts else (made, -1)
        if made.counts:
            yield made
            if (
                not made.unit
                and made.counts not in _NO_NOUNS
                and (is_noun_phrase(made.counts) or not is_verb(made.counts))
            ):
                earlier = _next(earlier, made)
                counts.setdefault(made.number, made.counts)
        if not aside:
            outside = earlier


def _next(earlier: Earlier, made: FigureSpan) -> Earlier:
    """What is counted before the next number: of those counted already, as many as there were."""
    number = made.upper or made.number
    if number == 1 and made.upper is None:
        return Earlier(plural(made.counts), 1, here=True)
    return Earlier(
        made.counts, max(number, earlier.number) if made.counts == earlier.noun else number, here=True
    )


def _share_a_noun(text: str, first: FigureSpan, second: FigureSpan) -> bool:
    """Whether the noun of the second is the first's too: "five and six barns", not "at 5 and six barns"."""
    if text[first.end : second.start] != " and " or second.unit or not second.counts:
        return False
    return is_noun_phrase(second.counts) and not text.endswith((" at ", "At "), 0, first.start)


def _is_another(text: str, numeral: Numeral, made: FigureSpan) -> bool:
    """Whether it counts as little as the number before it: "in 2013 and 2014 farmers left", "aged five and
    six were hurt"."""
    first = made.counts.partition(" ")[0].lower()
    if (numeral.bare and may_be_year(numeral.number)) or first in PAST_VERBS | BEFORE_VERB or not first:
        return True
    return not text.startswith(made.counts, made.end + 1)


def _figure(
    text: str, span: Span, numeral: Numeral, earlier: Earlier, told: dict[float, str]
) -> FigureSpan | None:
    """The numeral as a figure, which counts "" where no noun follows; None where it is no count at all."""
    start, hedge, before = _hedged(text, span, numeral.start)
    end, unit = numeral.end, ""
    if per_cent := _PER_CENT.match(text, numeral.end, span.end):
        end, unit = per_cent.end(), "per cent"
        counts = share(text, end, span.end)
    else:
        counting = Counting(text, span, numeral, start, hedge, before, earlier, told)
        if is_no_count(counting):
            return None
        counts = counted(counting)
        hedge = hedge or ("at least" if numeral.at_least else "")
    return FigureSpan(start, end, numeral.number, unit, hedge, counts, None, numeral.upper)


def _hedged(text: str, span: Span, start: int) -> tuple[int, str, str]:
    """Where a number begins with its hedge, the hedge, and the words before."""
    hedged = _HEDGE.search(text, max(span.start, start - _LONGEST_HEDGE), start)
    first = hedged.start(1) if hedged else start
    hedge = " ".join(hedged[1].lower().split()) if hedged else ""
    return first, hedge, text[max(span.start, first - _BEFORE) : first]


def _giver(plain: str, said: Sequence[Attribution], figure: FigureSpan) -> tuple[int, int] | None:
    """Who gives the figure, unless that is but a pronoun."""
    near = [one for one in said[:_CLAUSES] if abs(one.verb - figure.start) < _FAR]
    according = [one for one in near if plain.startswith("ccording", one.start + 1)]
    if len(according) == 1:
        return according[0].speaker
    governing = _governing(plain, near, figure)
    return governing.speaker if governing and not governing.pronoun else None


def _governing(plain: str, said: Sequence[Attribution], figure: FigureSpan) -> Attribution | None:
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
