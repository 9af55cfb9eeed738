"""The blocks of a page in the order they are shown: paragraphs, subheads, lists, quotes, tables, captions.

Runs in the child process. A walk over the tree notes for each block which element holds it (`Node`), so
that what belongs together can be told without the tree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from newsreader.extraction.folding import folded

Kind = Literal["paragraph", "subhead", "list", "quote", "table", "caption"]

_SILENT = frozenset(
    """
    script style noscript template svg head select button nav iframe textarea object audio video canvas
    input label map datalist option
    """.split()  # noqa: SIM905 - one a line would fill the page
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ul", "ol", "dl"))
_BLOCKS = (
    _HEADINGS
    | _LISTS
    | frozenset(
        """
    address article aside blockquote body caption center dd details div dt fieldset figcaption figure
    footer form header hgroup hr html li main p pre section summary table tbody td tfoot th thead tr
    """.split()  # noqa: SIM905
    )
)
_PERHAPS_PASSED_OVER = _SILENT | _LISTS | {"table"}
_NOT_IN_A_LIST = frozenset(("article", "section", "table", "figure", *_HEADINGS))
_NOT_IN_A_TABLE = frozenset(("article", "section", "table", "ul", "ol", *_HEADINGS))
_LONGEST_CELL, _LONGEST_TEXT, _MOST_BLOCKS = 300, 20_000, 4000
# Attributes that name an element.
_MARKS = ("class", "id", "role", "itemprop")
# Two elements that touch: "Update" and "Fire out" are no one word.
_SEAM = re.compile(r"(?<=[^\W\dA-Z_])\x1f(?=[A-ZÀ-Þ])|(?<=[.,:;!?…”\"])\x1f(?=\w)")
_PARTED = re.compile(r"\x1e(?:[\s\x1f]*\x1e)+")
# Ends of lines where they stand as they were typed: a blank line parts, any other is a space.
_TYPED_LINE = "\x1d"
_BLANK_LINES = re.compile(r"\x1d(?:[\s\x1f]*\x1d)+")
_SENTENCE_ENDS = re.compile(r"[.!?…:”\"»)]\s*$")


class Node(NamedTuple):
    """An element that holds blocks: `parent` is its number in the list of nodes, -1 for the first."""

    tag: str
    marks: str
    parent: int


class PageBlock(NamedTuple):
    """`node` is the number of the element that holds it; `linked` the share of its text that is links."""

    kind: Kind
    text: str
    node: int
    linked: float
    level: int = 0


@dataclass(slots=True)
class Walk:
    """The blocks found so far, and the one that is still open.

    `elements` are those of the nodes, `menus` those passed over.
    """

    nodes: list[Node] = field(default_factory=list)
    elements: list[Any] = field(default_factory=list)
    menus: list[Any] = field(default_factory=list)
    blocks: list[PageBlock] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    in_link: int = 0
    quotes: int = 0
    figures: int = 0
    typed: int = 0
    touching: bool = False

    def enter(self, element: Any, tag: str) -> None:
        if self.parts:
            self.close()
        marks = " ".join(filter(None, map(element.get, _MARKS)))[:300]
        self.open.append(len(self.nodes))
        self.nodes.append(Node(tag, marks, self.open[-2] if len(self.open) > 1 else -1))
        self.elements.append(element)
        self.quotes += tag == "blockquote"
        self.figures += tag == "figure"
        self.typed += tag == "pre"

    def leave(self, tag: str) -> None:
        if self.parts:
            self.close()
        self.open.pop()
        self.quotes -= tag == "blockquote"
        self.figures -= tag == "figure"
        self.typed -= tag == "pre"

    def begin(self, element: Any) -> None:
        """An element begins, and with it its text."""
        tag = element.tag
        if tag in _BLOCKS:
            self.enter(element, tag)
        elif tag == "br" or (tag == "span" and _is_break(element)):
            self.parts.append("\x1e")
        elif self.touching:
            self.parts.append("\x1f")
        self.in_link += tag == "a"
        if element.text:
            self.add(element.text)
        self.touching = False

    def end(self, element: Any, *, whole: bool) -> None:
        """An element ends, and the text behind it begins; only a `whole` one was begun."""
        tag = element.tag
        if whole:
            self.in_link -= tag == "a"
            if tag in _BLOCKS:
                self.leave(tag)
        self.touching = not element.tail
        if element.tail:
            self.add(element.tail)

    def add(self, text: str) -> None:
        if self.in_link:
            self.linked += len(text.strip())
        # The space that indents the markup of blocks begins nothing.
        if self.parts or not text.isspace():
            self.parts.append(text.replace("\n", _TYPED_LINE) if self.typed else text)

    def close(self) -> None:
        """A block begins or ends, and with it the text before."""
        if not self.parts:
            return
        text = "".join(self.parts)[:_LONGEST_TEXT]
        linked, self.linked = self.linked, 0
        self.parts.clear()
        if not text or text.isspace():  # the marks of breaks and seams are space as well
            return
        if _TYPED_LINE in text:
            text = _BLANK_LINES.sub("\x1e\x1e", text).replace(_TYPED_LINE, "\n")
        share = linked / (len(text.strip()) or 1)
        for part in _PARTED.split(text):
            for line in _lines(part):
                self.put(line, share)

    def put(self, text: str, share: float) -> None:
        if not self.open or not text:
            return
        node = self.nodes[self.open[-1]]
        level = int(node.tag[1]) if node.tag in _HEADINGS else 0
        self.blocks.append(PageBlock(self._kind(node, level), text, self.open[-1], min(share, 1.0), level))

    def _kind(self, node: Node, level: int) -> Kind:
        if node.tag == "figcaption" or (self.figures and not self.quotes):
            return "caption"
        if level:
            return "subhead"
        return "quote" if self.quotes else "paragraph"


def _lines(text: str) -> Iterator[str]:
    """The lines that single breaks make: a break after a whole sentence parts, any other is a space."""
    if "\x1e" not in text:
        yield _folded(text)
        return
    line = ""
    for piece in text.split("\x1e"):
        if line and _SENTENCE_ENDS.search(line):
            yield line
            line = ""
        line = f"{line} {_folded(piece)}".strip()
    if line:
        yield line


def _folded(text: str) -> str:
    return folded(_SEAM.sub(" ", text).replace("\x1f", "") if "\x1f" in text else text)


def found_in(tree: Any) -> Walk:
    """Walks a page's tree."""
    import lxml.etree

    walk = Walk()
    skipped = None
    steps = lxml.etree.iterwalk(tree, events=("start", "end"))
    for event, element in steps:
        if event == "start":
            if element.tag in _PERHAPS_PASSED_OVER and _is_passed_over(walk, element):
                skipped = element
                steps.skip_subtree()
            else:
                walk.begin(element)
        else:
            walk.end(element, whole=element is not skipped)
        if len(walk.blocks) >= _MOST_BLOCKS:
            break
    walk.close()
    return walk


def _is_passed_over(walk: Walk, element: Any) -> bool:
    """Whether nothing of an element is left to walk over: it is no text, or has been noted as a whole."""
    tag = element.tag
    if tag in _LISTS:
        return _list(walk, element)
    return _table(walk, element) if tag == "table" else _silent(walk, element, tag)


def _silent(walk: Walk, element: Any, tag: str) -> bool:
    """Whether an element is passed over. A menu that was never closed has the whole page inside."""
    if tag != "nav":
        return tag in _SILENT
    if element.find(".//h1") is None and element.find(".//article") is None:
        walk.menus.append(element)
        return True
    return False


def _is_break(element: Any) -> bool:
    """Whether an empty element is named as a break and does a break's work."""
    return not element.text and not len(element) and "br" in (element.get("class") or "").split()


def _list(walk: Walk, element: Any) -> bool:
    """Notes a list whose items are lines; False where they are parts of the page."""
    items: list[tuple[str, int]] = []
    for inner in element.iter():
        if inner.tag in _NOT_IN_A_LIST:
            return False
    for item in element.iter("li", "dt", "dd"):
        items.append(_own_text(item))
    return _rows(walk, element, "list", [(text, links) for text, links in items if text])


def _table(walk: Walk, element: Any) -> bool:
    """Notes a table of short cells; False where it only lays the page out."""
    rows = []
    for inner in element.iterdescendants():
        if inner.tag in _NOT_IN_A_TABLE:
            return False
    widest = 0
    for row in element.iter("tr"):
        cells = [_own_text(cell) for cell in row.iterchildren("td", "th")]
        if any(len(text) > _LONGEST_CELL for text, _ in cells):
            return False
        if any(text for text, _ in cells):
            widest = max(widest, len(cells))
            rows.append((" | ".join(text for text, _ in cells).strip(), sum(links for _, links in cells)))
    if widest < 2:
        return False
    for caption in element.iter("caption"):
        walk.enter(caption, "caption")
        walk.put(_own_text(caption)[0], 0.0)
        walk.leave("caption")
    return _rows(walk, element, "table", rows)


def _rows(walk: Walk, element: Any, kind: Kind, rows: list[tuple[str, int]]) -> bool:
    if not rows:
        return False
    walk.enter(element, element.tag)
    text = "\n".join(text for text, _ in rows)[:_LONGEST_TEXT]
    share = min(1.0, sum(links for _, links in rows) / (len(text) or 1))
    kind = "caption" if walk.figures and kind == "list" else kind
    walk.blocks.append(PageBlock(kind, text, walk.open[-1], share))
    walk.leave(element.tag)
    return True


def _own_text(element: Any) -> tuple[str, int]:
    """The words of an item or cell, without those of the lists inside it, and how many letters are links."""
    parts: list[str] = [element.text or ""]
    links = 0
    for child in element:
        parts += _inner(child)
        if child.tag not in _LISTS:
            links += sum(len("".join(link.itertext())) for link in child.iter("a"))
    return folded("".join(parts)), links


def _inner(element: Any) -> Iterator[str]:
    tag = element.tag
    if tag in _LISTS or tag in _SILENT:
        yield f" {element.tail or ''}"
        return
    space = " " if tag in _BLOCKS or tag == "br" else ""
    yield space + (element.text or "")
    for child in element:
        yield from _inner(child)
    yield space + (element.tail or "")
