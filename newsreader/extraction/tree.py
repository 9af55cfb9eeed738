"""What stands in a page's tree: structured data, headings, times, captions and running text.

Runs in the child process (see `worker`): strangers' markup meets lxml and trafilatura only there.
Everything found is plain text of bounded length, ready for JSON; nothing is decided here. lxml and
trafilatura are imported where they are used: that costs more than a page, and the child's limits come first.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from newsreader.extraction import marked, structured

_BLOCKS = frozenset(
    """
    address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr li main nav ol p pre section table tbody td th thead tr ul
    """.split()  # noqa: SIM905 - one a line would fill the page
)
_SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "head", "select", "button", "nav", "aside", "iframe"]
)
_LONGEST = 2000
# How many are kept of what a page may hold any number of.
_MOST_ABOVE, _MOST_BELOW, _LONG_BLOCKS = 5, 25, 4
_LONGEST_SHORT_LINE = 160
_SHORTEST_BODY = 200


def found_in(source: str, url: str = "") -> dict[str, Any]:
    """Everything of use in a page. Raises ValueError where there is no tree at all."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    cleaned = source.replace("\x00", "").encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(cleaned, parser=parser)
    except lxml.etree.ParserError as error:
        raise ValueError(str(error)) from error
    lines, heading_at = _lines(tree)
    found = {
        "language": _first(tree, "//html/@lang") or _first(tree, "//html/@*[name()='xml:lang']"),
        "title": _shortened(_first(tree, "//head//title//text()") or _first(tree, "//title//text()")),
        "metas": list(_metas(tree)),
        "canonical": _first(tree, "//link[@rel='canonical']/@href"),
        "linked": structured.linked(tree),
        "foot": _foot(tree),
        "h1": [marked.text_of(heading) for heading in tree.iter("h1")][:10],
        "lines": lines,
        "heading_at": heading_at,
    } | asdict(marked.marked(tree))
    # Last: it takes the tree apart.
    found["body"] = _body(tree, url)
    return found


def _first(tree: Any, path: str) -> str:
    values = tree.xpath(path)
    return _shortened(str(values[0])) if values else ""


def _shortened(text: str) -> str:
    return " ".join(text[: 4 * _LONGEST].split())[:_LONGEST]


def _text(element: Any) -> str:
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > 4 * _LONGEST:
            break
    return _shortened(" ".join(parts))


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for number, meta in enumerate(tree.iter("meta")):
        if number > 400:
            return
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        content = meta.get("content") or ""
        if name and content:
            yield name[:100].lower(), _shortened(content)


def _lines(tree: Any) -> tuple[list[str], int]:
    """The short visible lines around the first heading, and how many of them stand above it."""
    lines = _Lines()
    for event, element in _walk(tree):
        if element.tag in _BLOCKS:
            lines.close()
        if event == "start":
            lines.start(element)
        else:
            lines.end(element)
        if lines.enough:
            break
    lines.close()
    return ([*lines.above, *lines.below], len(lines.above)) if lines.heading is not None else ([], 0)


@dataclass(slots=True)
class _Lines:
    """The lines so far: the last few `above` the heading, those `below`, and the parts of one still open."""

    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    heading: Any = None
    long: int = 0

    def start(self, element: Any) -> None:
        if element.tag == "h1" and self.heading is None:
            self.heading = element
        if element.text and element.tag not in _SILENT:
            self.parts.append(element.text[:_LONGEST])

    def end(self, element: Any) -> None:
        if element.tail and element is not self.heading:
            self.parts.append(element.tail[:_LONGEST])

    def close(self) -> None:
        """A block begins or ends, and with it the line."""
        line = _shortened(" ".join(self.parts))
        self.parts.clear()
        if not line or line in self.below:
            return
        if self.heading is not None:
            self.long += len(line) > _LONGEST_SHORT_LINE
            self.below.append(line)
        elif len(line) <= _LONGEST_SHORT_LINE:
            self.above.append(line)
            del self.above[:-_MOST_ABOVE]

    @property
    def enough(self) -> bool:
        """Past a few paragraphs the dates are those of other articles."""
        return len(self.below) >= _MOST_BELOW or self.long >= _LONG_BLOCKS


def _foot(tree: Any) -> list[str]:
    """The last short texts of the page, where it says whose it is."""
    found: list[str] = []
    for text in tree.xpath("//body//text()[normalize-space()][not(ancestor::script or ancestor::style)]")[
        -40:
    ]:
        line = _shortened(str(text))
        if 3 <= len(line) <= 200:
            found.append(line)
    return found


def _walk(tree: Any) -> Iterator[tuple[str, Any]]:
    import lxml.etree

    skipped = None
    for event, element in lxml.etree.iterwalk(tree, events=("start", "end")):
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                yield event, element
            continue
        if event == "start" and (element.tag in _SILENT or marked.hidden(element)):
            skipped = element
            continue
        yield event, element


def _body(tree: Any, url: str) -> str:
    import trafilatura

    simple = _simple_body(tree)
    document = trafilatura.bare_extraction(
        tree,
        url=url or None,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        include_links=False,
        with_metadata=False,
    )
    text = (getattr(document, "text", None) or "") if document is not None else ""
    # On very short pages trafilatura gives up, or takes a caption for the article.
    return text if len(text) >= _SHORTEST_BODY or len(text) >= len(simple) else simple


def _simple_body(tree: Any) -> str:
    """The paragraphs of the page, wherever they stand but in its margins."""
    path = (
        "//p[not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::form or ancestor::figure)]"
    )
    found: list[str] = []
    length = 0
    for paragraph in tree.xpath(path):
        text = _text(paragraph)
        length += len(text)
        if length > 1_000_000:
            break
        if text:
            found.append(text)
    return "\n".join(found)
