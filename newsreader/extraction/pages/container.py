"""The elements of a page around its blocks, and which of them holds the article.

Runs in the child process. Nodes stand in the order of the page: what an element holds are the numbers from
its own to its end, so that nothing here need walk from each block to the root.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from newsreader.extraction.pages.blocks import Node, PageBlock

# Names of containers that say they are no part of the article.
_MARGIN = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|more-(?:on|from|stories|news)|read-?(?:more|next|also)|newsletter|promo\w*|advert\w*|ads?"
    r"|sponsor\w*|outbrain|taboola|comments?|disqus|cookies?|consent|gdpr|share|sharing|social|breadcrumbs?|sidebar|menu|nav\w*"
    r"|footer|trending|popular|most-?read|tags|topics|author-?bio|about-?author|signup|login|modal"
    r"|popup|banner|copyright|legal|pagination|print|player|widget|skip|dialog|alert)(?:$|[\s_-])",
    re.IGNORECASE,
)
FEWEST_WORDS = 8
_FEWEST_SIGNS = 25
_TAKEN_WEIGHS, _MARGIN_WEIGHS = 5.0, 0.05
_MAJORITY = 0.7
# On a page of so few blocks all may be the article's.
_FEW_BLOCKS = 40
_WHOLE_PAGE = frozenset(("html", "body"))
# What parts a report even without a name.
_PARTS = frozenset(("article", "section", "li"))
# How many different names of elements are remembered: a site's pages repeat them.
_MOST_NAMES = 4096


@dataclass(slots=True)
class Layout:
    """The nodes and blocks of a page.

    `ends` has for each node the number behind the last one inside it; `margins` whether it is in a margin, by
    its own name or that of a node around it; `prose` which of the blocks are running text; `texts` which
    nodes have text in them that is no link, `headed` those with a first heading.
    """

    nodes: Sequence[Node]
    blocks: Sequence[PageBlock]
    ends: list[int] = field(init=False)
    margins: list[bool] = field(init=False)
    prose: list[bool] = field(init=False)
    texts: set[int] = field(init=False)
    headed: set[int] = field(init=False)
    _upwards: list[tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        self.ends = list(range(1, len(self.nodes) + 1))
        self.margins = []
        for node in self.nodes:
            outer = node.parent >= 0 and self.margins[node.parent]
            self.margins.append(outer or (node.tag not in _WHOLE_PAGE and names_margin(node.marks)))
        # Each node with its parent, the innermost first.
        upwards = [(number, node.parent) for number, node in enumerate(self.nodes) if node.parent >= 0]
        self._upwards = upwards[::-1]
        for number, parent in self._upwards:
            if self.ends[parent] < self.ends[number]:
                self.ends[parent] = self.ends[number]
        self.prose = [is_prose(block) for block in self.blocks]
        self.texts = self.holding(block for block in self.blocks if block.linked <= 0.5)
        self.headed = self.holding(block for block in self.blocks if block.level == 1)

    def holds(self, outer: int, inner: int) -> bool:
        """Whether one node is another or around it."""
        return outer <= inner < self.ends[outer]

    def around(self, number: int) -> Iterator[int]:
        """A node and those around it, the innermost first."""
        while number >= 0:
            yield number
            number = self.nodes[number].parent

    def holding(self, blocks: Iterable[PageBlock]) -> set[int]:
        """The nodes around blocks."""
        found: set[int] = set()
        for block in blocks:
            for number in self.around(block.node):
                if number in found:
                    break
                found.add(number)
        return found

    def totals(self, weights: Iterable[float]) -> list[float]:
        """What the blocks inside each node weigh together, a weight a block."""
        totals = [0.0] * len(self.nodes)
        for block, weight in zip(self.blocks, weights, strict=True):
            totals[block.node] += weight
        for number, parent in self._upwards:
            totals[parent] += totals[number]
        return totals


@lru_cache(maxsize=_MOST_NAMES)
def names_margin(marks: str) -> bool:
    """Whether an element of these names is no part of the article."""
    return bool(_MARGIN.search(marks))


def is_prose(block: PageBlock) -> bool:
    """Whether a block is running text: enough words, most of them no links."""
    if block.kind in ("caption", "subhead", "table") or block.linked > 0.5:
        return False
    words = block.text.count(" ") + 1
    return words >= FEWEST_WORDS or (len(block.text) >= _FEWEST_SIGNS and len(block.text) > 12 * words)


def weights(layout: Layout, taken: Sequence[bool]) -> list[float]:
    """How much each block speaks for being the article's; those `taken` by another extractor speak more."""
    return [
        len(block.text)
        * (_TAKEN_WEIGHS if taken[at] else 1.0)
        * (_MARGIN_WEIGHS if layout.margins[block.node] else 1.0)
        if layout.prose[at]
        else 0.0
        for at, block in enumerate(layout.blocks)
    ]


def container(layout: Layout, weighed: Sequence[float]) -> int:
    """The lowest element that holds most of the prose, widened to the whole article."""
    totals = layout.totals(weighed)
    held = layout.totals([1.0] * len(layout.blocks))
    children: dict[int, list[int]] = defaultdict(list)
    for number, node in enumerate(layout.nodes):
        if totals[number]:
            children[node.parent].append(number)
    current = 0
    while inner := children.get(current):
        best = max(inner, key=totals.__getitem__)
        too_little = totals[best] < _MAJORITY * totals[current] or held[best] < 2
        if too_little or layout.nodes[best].tag == "blockquote":
            break
        current = best
    return _widened(layout, current)


def _widened(layout: Layout, current: int) -> int:
    """The element around the `current` one where that is but a part of the article.

    It is where it has brothers of its own name, or stands in an `<article>`. The headline
    tells how far an article reaches as well: it stands over all of it.
    """
    nodes = layout.nodes
    alike = Counter(nodes[number] for number in layout.texts)
    headed = layout.headed
    if len(layout.blocks) > _FEW_BLOCKS:
        headed = {number for number in headed if nodes[number].tag not in _WHOLE_PAGE}
    for number in [*layout.around(current)][1:]:
        around = nodes[number]
        named = around.tag == "article" or "articleBody" in around.marks
        below_heading = number in headed and current not in headed
        brothers = alike[nodes[current]] - (current in layout.texts)
        if named or below_heading or (brothers and _may_part(nodes[current])):
            current = number
    return current


def _may_part(node: Node) -> bool:
    """Whether an article may be parted into elements like this."""
    return bool(node.marks) or node.tag in _PARTS


def without_prose(layout: Layout) -> list[int]:
    """The outermost nodes without running text or a heading: forms, margins, what is beside the article.

    None of them tells another extractor anything, and it reads the page in two thirds of the time without.
    """
    weighed = weights(layout, [False] * len(layout.blocks))
    if not any(weighed):
        return []
    article = container(layout, weighed)
    prose = layout.holding(
        block for block, weight in zip(layout.blocks, weighed, strict=True) if weight or block.level
    )
    inside = {
        number
        for number in range(article, layout.ends[article])
        if layout.nodes[number].tag != "form" and not names_margin(layout.nodes[number].marks)
    }
    kept = {*layout.around(article), *inside, *prose}
    return [number for number, node in enumerate(layout.nodes) if number not in kept and node.parent in kept]
