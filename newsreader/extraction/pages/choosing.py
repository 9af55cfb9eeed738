"""Which blocks of a page are its article's, and by which rule the others in its midst are left out.

The article is where most of the prose stands. What trafilatura takes for the article weighs more, but
does not decide alone: it loses the first half of a body in two like containers, an article in an
`<aside>`, a lead of the class "teaser", the text between two paragraphs.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile
from typing import Literal

from newsreader.extraction.asides import speaks_to_reader
from newsreader.extraction.boilerplate import is_boilerplate
from newsreader.extraction.captions import is_caption, is_credit_only
from newsreader.extraction.pages.blocks import PageBlock
from newsreader.extraction.pages.container import (
    FEWEST_WORDS,
    Layout,
    container,
    is_prose,
    names_margin,
    weights,
)
from newsreader.extraction.pages.corrections import is_correction, names_correction
from newsreader.extraction.pages.unwrapping import is_heard
from newsreader.extraction.pages.walls import is_offer, offers

_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:caption\w*|legend\w*|credits?|figcaption|(?:content)?image\w*|photo\w*|picture\w*|bildunter\w*|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
# Names of containers beside the report that another extractor takes along; what holds much of it is no such.
_ASIDE = re.compile(
    r"(?:^|[\s_-])(?:newsletter\w*|sign-?up|author[_-]*bio\w*|author-?profile\w*|about-?author|author-about"
    r"|related-?articles?|tooltip|popover|disclaimer|cta)(?:$|[\s_-])|biography(?:$|\s)",
    re.IGNORECASE,
)
_MOST_IN_ASIDE = 0.25
# Of words that speak to the reader of the page; a longer paragraph tells something beside.
_FEWEST_ASKING, _MOST_ASKING = 6, 60
# The share of links in a line that is one link.
_ALL_LINK = 0.9
_LONGEST_HEARD = 80
_Place = Literal["before", "kin", "among", "behind"]
# How many blocks from its article a correction may stand: a line of tags or buttons may be between.
_NEAR = 4
# Of a text that structured data gives.
_SHORTEST_TOLD, _MOST_OF_IT = 600, 0.8
_LONGEST_OFFER = 12
_RUN = re.compile(r"[^\W_]+")
# How many different names of elements are remembered: a site's pages repeat them.
_MOST_NAMES = 4096
_SENTENCE = re.compile(r"[.!?…。؟।:”\"»]\W*$")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A block of the article, or with a `rule` one that stands in its midst and is left out."""

    block: PageBlock
    rule: str = ""


@dataclass(slots=True)
class _Page:
    """`taken` are the blocks another extractor keeps, `inside` the numbers of those in the `container`.

    `asides` are the nodes there that are beside the report by their names and by how little they hold of it.
    """

    layout: Layout
    taken: Sequence[bool]
    container: int
    inside: list[int] = field(init=False)
    asides: set[int] = field(init=False)

    def __post_init__(self) -> None:
        holds, around = self.layout.holds, self.container
        self.inside = [at for at, block in enumerate(self.blocks) if holds(around, block.node)]
        self.asides = _asides(self)

    @property
    def blocks(self) -> Sequence[PageBlock]:
        return self.layout.blocks


class Choice:
    """Chooses among the blocks of one page."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.blocks = layout.blocks
        self._squeezed = [squeezed(block.text) for block in layout.blocks]

    def tells(self, told: str) -> bool:
        """Whether a text is long enough for an article's, and the page shows most of it."""
        length = len(squeezed(told))
        if length < _SHORTEST_TOLD:
            return False
        shown = {own for own, taken in zip(self._squeezed, self.taken(told), strict=True) if taken}
        return sum(map(len, shown)) >= _MOST_OF_IT * length

    def taken(self, extracted: str) -> list[bool]:
        """Which blocks a text has, a paragraph a line."""
        in_order = [squeezed(line) for line in extracted.splitlines()]
        lines, whole = set(in_order), "".join(in_order)
        return [
            bool(own) and (own in lines or (len(own) >= 25 and own in whole) or _rows_taken(block, lines))
            for block, own in zip(self.blocks, self._squeezed, strict=True)
        ]

    def chosen(self, extracted: str) -> list[Chosen]:
        """The blocks of the article in order, and those between them with the rule that leaves them out.

        `extracted` is what another extractor takes for the text of the page, a paragraph a line.
        """
        if not self.blocks:
            return []
        taken = self.taken(extracted)
        page = _Page(self.layout, taken, container(self.layout, weights(self.layout, taken)))
        above, below = _corrections(page)
        ruled = [Chosen(self.blocks[at], rule) for at, rule in _ruled(page)]
        return [
            *(Chosen(self.blocks[at]) for at in above),
            *ruled,
            *(Chosen(self.blocks[at]) for at in below),
        ]


def squeezed(text: str) -> str:
    return "".join(_RUN.findall(text.casefold()))


def _rows_taken(block: PageBlock, lines: set[str]) -> bool:
    if block.kind not in ("list", "table"):
        return False
    rows = [squeezed(row) for row in block.text.splitlines()]
    return 2 * sum(row in lines for row in rows) >= len(rows)


@lru_cache(maxsize=_MOST_NAMES)
def _names_picture(marks: str) -> bool:
    return bool(_PICTURE.search(marks))


def _walls(page: _Page) -> set[int]:
    """The blocks of elements that are an offer as a whole."""
    if not any(is_offer(page.blocks[at].text) for at in page.inside):
        return set()
    inside: dict[int, list[int]] = defaultdict(list)
    for at in page.inside:
        for number in page.layout.around(page.blocks[at].node):
            if number == page.container:
                break
            inside[number].append(at)
    half = max(sum(len(block.text) for block in page.blocks), 1) // 2
    found: set[int] = set()
    for held in {tuple(held) for held in inside.values() if len(held) <= _LONGEST_OFFER}:
        lines = [page.blocks[at].text for at in held]
        if sum(map(len, lines)) <= half and offers(lines):
            found.update(held)
    return found


def _ruled(page: _Page) -> Iterator[tuple[int, str]]:
    walled, marked = _walls(page), _marked(page)
    for at, place in _places(page):
        yield at, ("offer" if at in walled else _rule(page, at, place, page.blocks[at].node in marked))


def _corrections(page: _Page) -> tuple[list[int], list[int]]:
    """The corrections right above the article's container, and those right below it."""
    if not page.inside:
        return [], []
    around = set(page.layout.around(page.container))
    first, last = page.inside[0], page.inside[-1]
    above = range(first - 1, max(first - 1 - _NEAR, -1), -1)
    below = range(last + 1, min(last + 1 + _NEAR, len(page.blocks)))
    found = [[at for at in near if _corrects(page, at, around)] for near in (above, below)]
    return found[0][::-1], found[1]


def _corrects(page: _Page, at: int, around: set[int]) -> bool:
    """Whether a block says of itself that it corrects, or an element does that holds it but no article."""
    block = page.blocks[at]
    if block.linked > 0.5 or block.level:
        return False
    own = (page.layout.nodes[number] for number in page.layout.around(block.node) if number not in around)
    named = page.layout.prose[at] and any(names_correction(node.marks) for node in own)
    return named or is_correction(block.text)


def _places(page: _Page) -> Iterator[tuple[int, _Place]]:
    """Each block with where it stands: before the first that is known for the article's, among them, behind.

    Behind begins with the first heading or links after the last of them: a block of its own kind before
    that still belongs to the article.
    """
    known = [at for at in page.inside if page.taken[at] and page.layout.prose[at]]
    if not known:
        yield from ((at, "among") for at in page.inside)
        return
    kin = _kin(page, known)
    first, last = min(kin), max(kin)
    end = next((at for at in page.inside if at > last and _begins_another(page.blocks[at])), len(page.blocks))
    for at in page.inside:
        if at in kin:
            yield at, "kin"
        else:
            yield at, "before" if at < first else "behind" if at >= end else "among"


def _begins_another(block: PageBlock) -> bool:
    return block.linked > 0.5 or block.level > 0


def _kin(page: _Page, known: Sequence[int]) -> set[int]:
    """The blocks of prose that stand where the known ones do, or in elements of the same names."""
    nodes = page.layout.nodes
    parents = {nodes[page.blocks[at].node].parent for at in known}
    names = {_names(page, at) for at in known}
    prose = (at for at in page.inside if page.layout.prose[at])
    kin = (at for at in prose if nodes[page.blocks[at].node].parent in parents or _names(page, at) in names)
    return {*known, *kin}


def _names(page: _Page, at: int) -> tuple[str, str, str, str]:
    """The names of the element that holds a block, and of the one around."""
    node = page.layout.nodes[page.blocks[at].node]
    around = page.layout.nodes[max(node.parent, 0)]
    return node.tag, node.marks, around.tag, around.marks


def _marked(page: _Page) -> set[int]:
    """The nodes of the container that are margins by their own name or that of a node around them there."""
    found: set[int] = set()
    for number in range(page.container + 1, page.layout.ends[page.container]):
        node = page.layout.nodes[number]
        if node.parent in found or names_margin(node.marks):
            found.add(number)
    return found


def _rule(page: _Page, at: int, place: _Place, marked: bool) -> str:
    block = page.blocks[at]
    rule = _rule_of_words(block) or _rule_of_taken(page, at, place)
    if rule or page.taken[at]:
        return rule
    if _is_picture(page, block, place):
        return "caption"
    if block.linked > 0.5 or (at and page.blocks[at - 1].level and page.blocks[at - 1].linked > 0.5):
        return "links"
    if marked and place != "kin":
        return "margin"
    if block.kind == "subhead" and place == "before" and not _heads_something(page, at):
        return "above-text"
    return "" if _like_its_neighbours(page, at) else _unknown(block, place)


def _rule_of_words(block: PageBlock) -> str:
    """The rule for a block whose own words say that it is for the page's reader."""
    if is_offer(block.text):
        return "offer"
    if is_boilerplate(block.text):
        return "boilerplate"
    words = block.text.count(" ") + 1
    asks = block.kind == "paragraph" and _FEWEST_ASKING <= words <= _MOST_ASKING
    return "offer" if asks and speaks_to_reader(block.text, words) else ""


def _rule_of_taken(page: _Page, at: int, place: _Place) -> str:
    """The rule for a block that is not the report's, even where another extractor takes it for that."""
    block = page.blocks[at]
    if block.level != 1 and (block.node in page.asides or _is_heard(page, block)):
        return "margin"
    if block.linked > _ALL_LINK and _leads_away(page, block, place):
        return "links"
    return "caption" if place != "kin" and is_credit_only(block.text) else ""


def _is_heard(page: _Page, block: PageBlock) -> bool:
    return len(block.text) <= _LONGEST_HEARD and is_heard(page.layout.nodes[block.node].marks)


def _leads_away(page: _Page, block: PageBlock, place: _Place) -> bool:
    """Whether a line that is one link names another story: in no list, above no prose of its own."""
    if block.kind == "paragraph":
        return place != "kin" and any(page.layout.prose[at] for at in page.inside)
    if block.kind != "subhead" or block.level == 1:
        return False
    around = page.layout.nodes[block.node].parent
    return not any(
        page.layout.prose[at] and page.layout.holds(around, page.blocks[at].node) for at in page.inside
    )


def _is_picture(page: _Page, block: PageBlock, place: _Place) -> bool:
    """Whether a block is a picture's by its kind, its credit, or the names of elements around it."""
    nodes = page.layout.nodes
    if block.kind == "caption" or _names_picture(nodes[block.node].marks):
        return True
    if block.linked <= 0.5 and is_caption(block.text):
        return True
    around = takewhile(lambda number: number != page.container, page.layout.around(block.node))
    return place != "kin" and any(_names_picture(nodes[number].marks) for number in around)


def _asides(page: _Page) -> set[int]:
    """The nodes of the container that are beside the report: boxes for letters, who wrote it, notices."""
    layout = page.layout
    inside = range(page.container + 1, layout.ends[page.container])
    named = {number for number in inside if _names_aside(layout.nodes[number].marks)}
    if not named:
        return named
    prose = layout.totals(
        [float(len(block.text)) * own for block, own in zip(page.blocks, layout.prose, strict=True)]
    )
    most = _MOST_IN_ASIDE * prose[page.container]
    found: set[int] = set()
    for number in inside:
        if layout.nodes[number].parent in found or (number in named and prose[number] <= most):
            found.add(number)
    return found


@lru_cache(maxsize=_MOST_NAMES)
def _names_aside(marks: str) -> bool:
    return bool(_ASIDE.search(marks))


def _like_its_neighbours(page: _Page, at: int) -> bool:
    """Whether a block stands between two paragraphs of prose, each in an element like its own."""
    names = _names(page, at)
    return 0 < at < len(page.blocks) - 1 and all(
        page.layout.prose[near] and page.taken[near] and _names(page, near) == names
        for near in (at - 1, at + 1)
    )


def _heads_something(page: _Page, at: int) -> bool:
    """Whether a heading over the text is the headline, a line that tells something, or the first part's."""
    block = page.blocks[at]
    if block.level == 1 or block.text.count(" ") >= FEWEST_WORDS - 1 or _SENTENCE.search(block.text):
        return True
    return any(page.layout.prose[at + 1 : at + 2])


def _unknown(block: PageBlock, place: _Place) -> str:
    """The rule for a block that nothing but its own shape and place speaks for."""
    if place == "behind":
        return "after-end"
    if block.kind == "list" and place != "kin":
        rows = block.text.splitlines()
        return "" if 2 * sum(bool(_SENTENCE.search(row)) for row in rows) >= len(rows) else "no-sentence"
    if is_prose(block) or _SENTENCE.search(block.text) or block.kind in ("table", "subhead"):
        return ""
    return "no-sentence"
