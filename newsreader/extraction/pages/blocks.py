"""The blocks of a page in the order they are shown: paragraphs, subheads, lists, quotes, tables, captions.

Runs in the child process. A walk over the tree notes for each block which element holds it (`Node`), so
that what belongs together can be told without the tree.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from newsreader.extraction.folding import folded
from newsreader.extraction.pages.linked import LinkedParts, LinkedText, Within

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
    """`node` is the number of the element that holds it; `linked` the share of its text that is links, and
    `within` where they are, None where there are none."""

    kind: Kind
    text: str
    node: int
    linked: float
    level: int = 0
    within: Within | None = None


@dataclass(slots=True)
class Walk:
    """The blocks found so far, and the one that is still open.

    `elements` are those of the nodes, `menus` those passed over. A link that is open `leads_to` an address,
    and begins at the part `link_from`; `spans` are those of the open block that were closed.
    """

    nodes: list[Node] = field(default_factory=list)
    elements: list[Any] = field(default_factory=list)
    menus: list[Any] = field(default_factory=list)
    blocks: list[PageBlock] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    in_link: int = 0
    leads_to: str = ""
    link_from: int = 0
    spans: list[LinkedParts] = field(default_factory=list)
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
        if tag == "a":
            self.begin_link(element)
        if element.text:
            self.add(element.text)
        self.touching = False

    def end(self, element: Any, *, whole: bool) -> None:
        """An element ends, and the text behind it begins; only a `whole` one was begun."""
        tag = element.tag
        if whole:
            if tag == "a":
                self.end_link()
            elif tag in _BLOCKS:
                self.leave(tag)
        self.touching = not element.tail
        if element.tail:
            self.add(element.tail)

    def begin_link(self, element: Any) -> None:
        if not self.in_link:
            self.leads_to, self.link_from = element.get("href") or "", len(self.parts)
        self.in_link += 1

    def end_link(self) -> None:
        self.in_link -= 1
        if not self.in_link:
            self.note_link()

    def note_link(self) -> None:
        """The link ends, or the block does and it goes on in the next."""
        if self.leads_to and self.link_from < len(self.parts):
            self.spans.append(LinkedParts(self.link_from, len(self.parts), self.leads_to))
        self.link_from = 0

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
        within = self.taken_links()
        self.parts = []
        if not text or text.isspace():  # the marks of breaks and seams are space as well
            return
        if _TYPED_LINE in text:
            text = _BLANK_LINES.sub("\x1e\x1e", text).replace(_TYPED_LINE, "\n")
        share = linked / (len(text.strip()) or 1)
        for part in _PARTED.split(text):
            for line in _lines(part):
                self.put(line, share, within)
                within = within and within._replace(before=within.before + len("".join(line.split())))

    def taken_links(self) -> Within | None:
        """The links of the block that ends."""
        if self.in_link:
            self.note_link()
        if not self.spans:
            return None
        text = LinkedText(self.parts, self.spans)
        self.spans = []
        return Within(text)

    def put(self, text: str, share: float, within: Within | None = None) -> None:
        if not self.open or not text:
            return
        node = self.nodes[self.open[-1]]
        level = int(node.tag[1]) if node.tag in _HEADINGS else 0
        kind, share = self._kind(node, level), min(share, 1.0)
        self.blocks.append(PageBlock(kind, text, self.open[-1], share, level, within))

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


class _Cell(NamedTuple):
    """The words of an item or cell, and how many of its letters are links."""

    text: str
    linked: int
    parts: Sequence[str]
    spans: Sequence[LinkedParts]


def _list(walk: Walk, element: Any) -> bool:
    """Notes a list whose items are lines; False where they are parts of the page."""
    for inner in element.iter():
        if inner.tag in _NOT_IN_A_LIST:
            return False
    items = [_cell(item) for item in element.iter("li", "dt", "dd")]
    return _rows(walk, element, "list", [[item] for item in items if item.text])


def _table(walk: Walk, element: Any) -> bool:
    """Notes a table of short cells; False where it only lays the page out."""
    rows = []
    for inner in element.iterdescendants():
        if inner.tag in _NOT_IN_A_TABLE:
            return False
    widest = 0
    for row in element.iter("tr"):
        cells = [_cell(cell) for cell in row.iterchildren("td", "th")]
        if any(len(cell.text) > _LONGEST_CELL for cell in cells):
            return False
        if any(cell.text for cell in cells):
            widest = max(widest, len(cells))
            rows.append(cells)
    if widest < 2:
        return False
    for caption in element.iter("caption"):
        walk.enter(caption, "caption")
        walk.put(_cell(caption).text, 0.0)
        walk.leave("caption")
    return _rows(walk, element, "table", rows)


def _rows(walk: Walk, element: Any, kind: Kind, rows: Sequence[Sequence[_Cell]]) -> bool:
    if not rows:
        return False
    walk.enter(element, element.tag)
    lines = (" | ".join(cell.text for cell in row).strip() for row in rows)
    text = "\n".join(lines)[:_LONGEST_TEXT]
    share = min(1.0, sum(cell.linked for row in rows for cell in row) / (len(text) or 1))
    kind = "caption" if walk.figures and kind == "list" else kind
    walk.blocks.append(PageBlock(kind, text, walk.open[-1], share, within=_within(rows)))
    walk.leave(element.tag)
    return True


def _within(rows: Sequence[Sequence[_Cell]]) -> Within | None:
    """The links of an element's rows, over the parts of all its cells."""
    if not any(cell.spans for row in rows for cell in row):
        return None
    parts: list[str] = []
    spans: list[LinkedParts] = []
    for row in rows:
        for at, cell in enumerate(row):
            parts.append(" | " if at else "\n")
            spans += [
                LinkedParts(span.first + len(parts), span.after + len(parts), span.address)
                for span in cell.spans
            ]
            parts += cell.parts
    return Within(LinkedText(parts, spans))


def _cell(element: Any) -> _Cell:
    """An item or cell, without the words of the lists inside it."""
    parts: list[str] = [element.text or ""]
    spans: list[LinkedParts] = []
    linked = 0
    for child in element:
        _gather(child, parts, spans)
        if child.tag not in _LISTS:
            linked += sum(len("".join(link.itertext())) for link in child.iter("a"))
    return _Cell(folded("".join(parts)), linked, parts, spans)


def _gather(element: Any, parts: list[str], spans: list[LinkedParts]) -> None:
    """Adds the words of an element and those behind it."""
    tag = element.tag
    if tag in _LISTS or tag in _SILENT:
        parts.append(f" {element.tail or ''}")
        return
    space = " " if tag in _BLOCKS or tag == "br" else ""
    first = len(parts)
    parts.append(space + (element.text or ""))
    for child in element:
        _gather(child, parts, spans)
    if tag == "a" and (address := element.get("href")):
        spans.append(LinkedParts(first, len(parts), address))
    parts.append(space + (element.tail or ""))
