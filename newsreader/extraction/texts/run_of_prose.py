"""Where in a page the article stands: its best run of prose."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsreader.extraction.asides import AN_OFFER, offering
from newsreader.extraction.texts.headline_choice import bare
from newsreader.extraction.texts.layout import Paragraph
from newsreader.extraction.texts.page_parts import Part
from newsreader.extraction.texts.prose import LineShape

# A run in front of the readers' comments is the article where it weighs this much, however long they are.
_AN_ARTICLE = 100.0
# What speaks against a paragraph's being the article's, as a share of its weight; fitted on half of 570 news
# pages as w3m, a browser and html2text turn them into text, and rounded. "offer" counts as `offering` does.
WEIGHTS = {"offer": 1.0, "teaser": 1.0, "other-story": 1.4, "repeated": 0.4, "doubled": 0.4}
_MOST_AGAINST = 2.0
_FEWEST_IN_OFFER, _SENTENCE, _LONG = 4, 10, 30  # words
# Articles alone in a file go on for so many lines below a list or a table at the most.
_MOST_BELOW = 60
_NEXT_SENTENCE = re.compile(r"[.!?][”\"’]? ")


def judged(units: Sequence[Paragraph], shapes: Sequence[LineShape]) -> list[LineShape]:
    """The shapes with what speaks against each paragraph of prose taken from its weight."""
    seen = Counter(bare(unit.text) for unit, each in zip(units, shapes, strict=True) if each.prose)
    others = _among_others(units, shapes)
    return [
        _judged(unit, each, other=other, repeated=each.prose and seen[bare(unit.text)] > 1)
        if other or each.words >= _FEWEST_IN_OFFER or each.prose
        else each
        for unit, each, other in zip(units, shapes, others, strict=True)
    ]


def _judged(unit: Paragraph, each: LineShape, *, other: bool, repeated: bool) -> LineShape:
    if each.furniture:
        return each
    offer = offering(unit.text, each.words) if each.words >= _FEWEST_IN_OFFER else 0.0
    aside = offer >= AN_OFFER
    if not each.prose:
        return replace(each, aside=aside, other=other) if aside or other else each
    evidence = {
        "offer": offer,
        "teaser": unit.text.endswith(("…", "...")),
        "other-story": other,
        "repeated": repeated,
        "doubled": len(unit.text) > 40 and unit.text[:20] in unit.text[20:],
    }
    against = sum(WEIGHTS[name] * value for name, value in evidence.items())
    if not against:
        return each
    return replace(each, weight=each.weight * (1 - min(against, _MOST_AGAINST)), aside=aside, other=other)


def _among_others(units: Sequence[Paragraph], shapes: Sequence[LineShape]) -> list[bool]:
    """Which stand under a heading of other stories: until prose follows prose, or a long paragraph."""
    among, found = False, []
    for index, each in enumerate(shapes):
        if each.part is Part.STORIES:
            among = True
        elif among and each.prose and each.words >= _SENTENCE and not units[index].item:
            following = shapes[index + 1] if index + 1 < len(shapes) else None
            long = each.words >= _LONG and _NEXT_SENTENCE.search(units[index].text)
            among = not (long or (following and following.prose and following.words >= _SENTENCE))
        found.append(among)
    return found


def run_of_prose(shapes: Sequence[LineShape]) -> tuple[int, int]:
    """First and last paragraph of the run, as [first, after the last); (0, 0) where there is no prose.

    Prose adds its words to a run and other lines take from it; a run never crosses a heading of comments.
    """
    best, found = 0.0, (0, 0)
    total, first = 0.0, 0
    settled = False
    for index, each in enumerate(shapes):
        if each.part is Part.COMMENTS:
            settled = settled or best >= _AN_ARTICLE
            total = 0.0
            continue
        if total <= 0:
            total, first = 0.0, index
        total += each.weight
        if total > best and not settled:
            best, found = total, (first, index + 1)
    return found


def to_the_end(
    units: Sequence[Paragraph], shapes: Sequence[LineShape], last: int, is_header: Callable[[str], bool]
) -> int:
    """Where the run ends that ended before `last`: with the last prose, where nothing below is a page's.

    A list or a table takes more from a run than the paragraph after it gives back; on a page other stories
    look alike, but in a file that holds the article alone nothing else can follow.
    """
    while last < len(units) and in_parentheses(units[last].text):
        last += 1
    below = range(last, len(shapes))
    if len(below) > _MOST_BELOW or any(_is_of_a_page(units[at], shapes[at]) for at in below):
        return last
    if any(is_header(units[at].text) for at in below):
        return last  # another story's byline or date
    prose = [index for index in below if shapes[index].prose and shapes[index].ends]
    long = any(shapes[index].words >= _SENTENCE and not units[index].item for index in prose)
    return prose[-1] + 1 if long else last


def _is_of_a_page(unit: Paragraph, each: LineShape) -> bool:
    return each.furniture or each.aside or each.other or each.part is not None or unit.linked > 0


def without_prose(shapes: list[LineShape]) -> tuple[int, int]:
    """A text of a few bare lines: the first that is no furniture is its headline, the rest its body."""
    lines = [index for index, each in enumerate(shapes) if not each.furniture]
    return (lines[1] if len(lines) > 1 else len(shapes), len(shapes)) if lines else (0, 0)


def in_parentheses(text: str) -> bool:
    """Whether a line is an aside, as "(Reporting by Jane Doe)" at an article's end."""
    return text[0] == "(" and text[-1] == ")" and " " in text
