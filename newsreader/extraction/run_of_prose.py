"""Where in a page the article stands: its best run of prose."""

from collections.abc import Sequence

from newsreader.extraction.page_parts import Part
from newsreader.extraction.prose import Shape

# A run in front of the readers' comments is the article where it weighs this much, however long they are.
_AN_ARTICLE = 100.0


def run_of_prose(shapes: Sequence[Shape]) -> tuple[int, int]:
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
