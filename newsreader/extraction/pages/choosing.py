"""Which blocks of a page are its article's, and by which rule the others in its midst are left out.

The article is where most of the prose stands. What trafilatura takes for the article weighs more, but
does not decide alone: it loses the first half of a body in two like containers, an article in an
`<aside>`, a lead of the class "teaser", the text between two paragraphs.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from newsreader.extraction.boilerplate import is_boilerplate
from newsreader.extraction.pages.blocks import Node, PageBlock
from newsreader.extraction.pages.corrections import is_correction, names_correction
from newsreader.extraction.pages.walls import is_offer, offers

# Names of containers that say they are no part of the article.
_MARGIN = re.compile(
    r"(?:^|[\s_-])(?:related|recommend\w*|more-(?:on|from|stories|news)|read-?(?:more|next|also)|newsletter|promo\w*|advert\w*|ads?"
    r"|sponsor\w*|outbrain|taboola|comments?|disqus|cookies?|consent|gdpr|share|sharing|social|breadcrumbs?|sidebar|menu|nav\w*"
    r"|footer|trending|popular|most-?read|tags|topics|author-?bio|about-?author|signup|login|modal"
    r"|popup|banner|copyright|legal|pagination|print|player|widget|skip|dialog|alert)(?:$|[\s_-])",
    re.IGNORECASE,
)
_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:caption\w*|legend\w*|credits?|figcaption|(?:content)?image\w*|photo\w*|picture\w*|bildunter\w*|copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_Place = Literal["before", "kin", "among", "behind"]
_FEWEST_WORDS, _FEWEST_SIGNS = 8, 25
_TAKEN_WEIGHS, _MARGIN_WEIGHS = 5.0, 0.05
_MAJORITY = 0.7
# On a page of so few blocks all may be the article's.
_FEW_BLOCKS = 40
# How many blocks from its article a correction may stand: a line of tags or buttons may be between.
_NEAR = 4
# Of a text that structured data gives.
_SHORTEST_TOLD, _MOST_OF_IT = 600, 0.8
_LONGEST_OFFER = 12
# What parts a report even without a name.
_PARTS = frozenset(("article", "section", "li"))
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
    nodes: Sequence[Node]
    blocks: Sequence[PageBlock]
    taken: list[bool]
    container: int = 0
    paths: list[tuple[int, ...]] = field(default_factory=list)
    margins: list[bool] = field(default_factory=list)


def chosen(nodes: Sequence[Node], blocks: Sequence[PageBlock], extracted: str) -> list[Chosen]:
    """The blocks of the article in order, and those between them with the rule that leaves them out.

    `extracted` is what another extractor takes for the text of the page, a paragraph a line.
    """
    if not blocks:
        return []
    page = _Page(nodes, blocks, _taken(blocks, extracted))
    _place(page)
    weights = [_weight(page, at) for at in range(len(blocks))]
    container = page.container = _container(page, weights)
    inside = [at for at, block in enumerate(blocks) if container in page.paths[block.node]]
    walled = _walls(page, container)
    above, below = _corrections(page, inside)
    ruled = [Chosen(blocks[at], rule) for at, rule in _ruled(page, inside, walled)]
    return [*(Chosen(blocks[at]) for at in above), *ruled, *(Chosen(blocks[at]) for at in below)]


def tells(blocks: Sequence[PageBlock], told: str) -> bool:
    """Whether a text is long enough for an article's, and the page shows most of it."""
    length = len(squeezed(told))
    if length < _SHORTEST_TOLD:
        return False
    shown = {squeezed(block.text) for block, taken in zip(blocks, _taken(blocks, told), strict=True) if taken}
    return sum(map(len, shown)) >= _MOST_OF_IT * length


def squeezed(text: str) -> str:
    return "".join(_RUN.findall(text.casefold()))


def _taken(blocks: Sequence[PageBlock], extracted: str) -> list[bool]:
    in_order = [squeezed(line) for line in extracted.splitlines()]
    lines, whole = set(in_order), "".join(in_order)
    found = []
    for block in blocks:
        own = squeezed(block.text)
        found.append(
            bool(own) and (own in lines or (len(own) >= 25 and own in whole) or _rows_taken(block, lines))
        )
    return found


def _rows_taken(block: PageBlock, lines: set[str]) -> bool:
    if block.kind not in ("list", "table"):
        return False
    rows = [squeezed(row) for row in block.text.splitlines()]
    return 2 * sum(row in lines for row in rows) >= len(rows)


def _place(page: _Page) -> None:
    """Each element's way from the root, and whether a margin is on it."""
    for number, node in enumerate(page.nodes):
        above = page.paths[node.parent] if node.parent >= 0 else ()
        page.paths.append((*above, number))
        outer = page.margins[node.parent] if node.parent >= 0 else False
        own = node.tag not in ("html", "body") and _names_margin(node.marks)
        page.margins.append(outer or own)


@lru_cache(maxsize=_MOST_NAMES)
def _names_margin(marks: str) -> bool:
    return bool(_MARGIN.search(marks))


@lru_cache(maxsize=_MOST_NAMES)
def _names_picture(marks: str) -> bool:
    return bool(_PICTURE.search(marks))


def _weight(page: _Page, at: int) -> float:
    block = page.blocks[at]
    if not is_prose(block):
        return 0.0
    weight = float(len(block.text))
    if page.taken[at]:
        weight *= _TAKEN_WEIGHS
    return weight * (_MARGIN_WEIGHS if page.margins[block.node] else 1.0)


def is_prose(block: PageBlock) -> bool:
    """Whether a block is running text: enough words, most of them no links."""
    if block.kind in ("caption", "subhead", "table") or block.linked > 0.5:
        return False
    words = block.text.count(" ") + 1
    return words >= _FEWEST_WORDS or (len(block.text) >= _FEWEST_SIGNS and len(block.text) > 12 * words)


def _container(page: _Page, weights: Sequence[float]) -> int:
    """The lowest element that holds most of the prose."""
    totals: dict[int, float] = defaultdict(float)
    held: Counter[int] = Counter(number for block in page.blocks for number in page.paths[block.node])
    children: dict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(page.blocks):
        if weights[at]:
            for number in page.paths[block.node]:
                totals[number] += weights[at]
    for number in totals:
        children[page.nodes[number].parent].append(number)
    current = 0
    while inner := children.get(current):
        best = max(inner, key=totals.__getitem__)
        if (
            totals[best] < _MAJORITY * totals[current]
            or held[best] < 2
            or page.nodes[best].tag == "blockquote"
        ):
            break
        current = best
    return _widened(page, current)


def _widened(page: _Page, current: int) -> int:
    """The element around the `current` one where that is but a part of the article.

    It is where it has brothers of its own name, or stands in an `<article>`. The headline
    tells how far an article reaches as well: it stands over all of it.
    """
    holding = _around(page, lambda block: block.linked <= 0.5)
    headed = _around(page, lambda block: block.level == 1)
    if len(page.blocks) > _FEW_BLOCKS:
        headed -= {number for number, node in enumerate(page.nodes) if node.tag in ("html", "body")}
    for number in reversed(page.paths[current][:-1]):
        around = page.nodes[number]
        named = around.tag == "article" or "articleBody" in around.marks
        below_heading = number in headed and current not in headed
        if named or below_heading or _has_brothers(page, current, holding):
            current = number
    return current


def _around(page: _Page, wanted: Callable[[PageBlock], bool]) -> set[int]:
    """The elements that hold a block of a sort."""
    return {number for block in page.blocks if wanted(block) for number in page.paths[block.node]}


def _has_brothers(page: _Page, current: int, holding: set[int]) -> bool:
    """Whether elements of the same name, with text in them, stand beside an element."""
    node = page.nodes[current]
    if not node.marks and node.tag not in _PARTS:
        return False
    return any(number != current and page.nodes[number] == node for number in holding)


def _walls(page: _Page, container: int) -> set[int]:
    """The blocks of elements that are an offer as a whole."""
    inside: dict[int, list[int]] = defaultdict(list)
    for at, block in enumerate(page.blocks):
        path = page.paths[block.node]
        if container in path:
            for number in path[path.index(container) + 1 :]:
                inside[number].append(at)
    total = sum(len(block.text) for block in page.blocks)
    found: set[int] = set()
    for held in {tuple(held) for held in inside.values() if len(held) <= _LONGEST_OFFER}:
        lines = [page.blocks[at].text for at in held]
        if 2 * sum(map(len, lines)) <= max(total, 1) and offers(lines):
            found.update(held)
    return found


def _ruled(page: _Page, inside: Sequence[int], walled: set[int]) -> Iterator[tuple[int, str]]:
    marked = _marked(page, inside)
    for at, place in _places(page, inside):
        yield at, ("offer" if at in walled else _rule(page, at, place, at in marked))


def _corrections(page: _Page, inside: Sequence[int]) -> tuple[list[int], list[int]]:
    """The corrections right above the article's container, and those right below it."""
    if not inside:
        return [], []
    around = set(page.paths[page.container])
    first, last = inside[0], inside[-1]
    above = range(first - 1, max(first - 1 - _NEAR, -1), -1)
    below = range(last + 1, min(last + 1 + _NEAR, len(page.blocks)))
    found = [[at for at in near if _corrects(page, at, around)] for near in (above, below)]
    return found[0][::-1], found[1]


def _corrects(page: _Page, at: int, around: set[int]) -> bool:
    """Whether a block says of itself that it corrects, or an element does that holds it but no article."""
    block = page.blocks[at]
    if block.linked > 0.5 or block.level:
        return False
    own = (page.nodes[number] for number in page.paths[block.node] if number not in around)
    named = is_prose(block) and any(names_correction(node.marks) for node in own)
    return named or is_correction(block.text)


def _places(page: _Page, inside: Sequence[int]) -> Iterator[tuple[int, _Place]]:
    """Each block with where it stands: before the first that is known for the article's, among them, behind.

    Behind begins with the first heading or links after the last of them: a block of its own kind before
    that still belongs to the article.
    """
    known = [at for at in inside if page.taken[at] and is_prose(page.blocks[at])]
    if not known:
        yield from ((at, "among") for at in inside)
        return
    kin = _kin(page, known)
    first, last = min(kin.intersection(inside)), max(kin.intersection(inside))
    end = next((at for at in inside if at > last and _begins_another(page.blocks[at])), len(page.blocks))
    for at in inside:
        if at in kin:
            yield at, "kin"
        else:
            yield at, "before" if at < first else "behind" if at >= end else "among"


def _begins_another(block: PageBlock) -> bool:
    return block.linked > 0.5 or block.level > 0


def _kin(page: _Page, known: Sequence[int]) -> set[int]:
    """The blocks of prose that stand where the known ones do, or in elements of the same names."""
    parents = {page.nodes[page.blocks[at].node].parent for at in known}
    names = {_names(page, page.blocks[at].node) for at in known}
    return {
        at
        for at, block in enumerate(page.blocks)
        if is_prose(block) and (page.nodes[block.node].parent in parents or _names(page, block.node) in names)
    } | set(known)


def _names(page: _Page, number: int) -> tuple[str, str, str, str]:
    node = page.nodes[number]
    around = page.nodes[max(node.parent, 0)]
    return node.tag, node.marks, around.tag, around.marks


def _marked(page: _Page, inside: Sequence[int]) -> set[int]:
    """The blocks that stand in an element whose name says that it is no part of the article."""
    if not inside:
        return set()
    found: dict[int, bool] = {}
    container = page.container

    def margin(number: int) -> bool:
        if number == container or number < 0:
            return False
        if number not in found:
            node = page.nodes[number]
            found[number] = _names_margin(node.marks) or margin(node.parent)
        return found[number]

    return {at for at in inside if margin(page.blocks[at].node)}


def _rule(page: _Page, at: int, place: _Place, marked: bool) -> str:
    block = page.blocks[at]
    if is_offer(block.text):
        return "offer"
    if is_boilerplate(block.text):
        return "boilerplate"
    if page.taken[at]:
        return ""
    if block.kind == "caption" or _names_picture(page.nodes[block.node].marks):
        return "caption"
    if block.linked > 0.5 or (at and page.blocks[at - 1].level and page.blocks[at - 1].linked > 0.5):
        return "links"
    if marked and place != "kin":
        return "margin"
    if block.kind == "subhead" and place == "before" and not _heads_something(page, at):
        return "above-text"
    return "" if _like_its_neighbours(page, at) else _unknown(block, place)


def _like_its_neighbours(page: _Page, at: int) -> bool:
    """Whether a block stands between two paragraphs of prose, each in an element like its own."""
    around = (*page.blocks[max(at - 1, 0) : at], *page.blocks[at + 1 : at + 2])
    names = _names(page, page.blocks[at].node)
    return len(around) == 2 and all(
        is_prose(block) and page.taken[at + step] and _names(page, block.node) == names
        for block, step in zip(around, (-1, 1), strict=True)
    )


def _heads_something(page: _Page, at: int) -> bool:
    """Whether a heading over the text is the headline, a line that tells something, or the first part's."""
    block = page.blocks[at]
    if block.level == 1 or block.text.count(" ") >= _FEWEST_WORDS - 1 or _SENTENCE.search(block.text):
        return True
    following = page.blocks[at + 1 : at + 2]
    return any(map(is_prose, following))


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
