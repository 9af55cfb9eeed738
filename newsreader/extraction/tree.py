"""What stands in a page's tree: structured data, headings, times, captions and running text.

Runs in the child process (see `worker`): strangers' markup meets lxml and trafilatura only there.
Everything found is plain text of bounded length, ready for JSON; nothing is decided here. lxml and
trafilatura are imported where they are used: that costs more than a page, and the child's limits come first.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from newsreader.extraction import blocks, choosing, unwrapping

_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|Review|Posting)$")
_DATED_PAGES = frozenset(("WebPage", "VideoObject", "ItemPage"))
# What JSON is wrapped in, so that old browsers pass it over.
_WRAPPING = re.compile(r"^\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*;?\s*$")
_KEPT = (
    "headline",
    "alternativeHeadline",
    "name",
    "description",
    "datePublished",
    "dateCreated",
    "dateModified",
    "author",
    "creator",
    "publisher",
    "sourceOrganization",
    "keywords",
    "inLanguage",
    "url",
    "mainEntityOfPage",
    "image",
    "dateline",
    "contentLocation",
)
_TIMES = re.compile(
    r"date|time|publi|posted|updated|byline|meta|stamp|entry-info|article-info", re.IGNORECASE
)
_BYLINES = re.compile(
    r"(?:^|[\s_-])(?:author|byline|by-line|writer|autor|auteur|autore)s?(?:$|[\s_-])", re.IGNORECASE
)
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
_COMMA_APART = re.compile(r"\x1f([,.;:!?…)\]”’])")
# Signs no tree may be given, as they are or by their number: lxml raises when text with one is moved.
_NOT_XML = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
    r"|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]))(?:;|(?![\da-f]))",
    re.IGNORECASE,
)
# How many are kept of what a page may hold any number of.
_MOST_TIMES, _MOST_MARKED, _MOST_ARTICLES = 31, 30, 21
_MOST_ABOVE, _MOST_BELOW, _LONG_BLOCKS = 5, 25, 4
_LONGEST_SHORT_LINE = 160


def found_in(source: str, url: str = "") -> dict[str, Any]:
    """Everything of use in a page. Raises ValueError where there is no tree at all."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    cleaned = _NOT_XML.sub("", source).encode("utf-8", "replace")
    try:
        tree = lxml.html.document_fromstring(cleaned, parser=parser)
    except lxml.etree.ParserError as error:
        raise ValueError(str(error)) from error
    unwrapping.body_out_of_head(tree)
    unwrapping.without_hidden(tree)
    struck = unwrapping.struck_out(tree)
    unwrapping.marks_as_text(tree)
    lines, heading_at = _lines(tree)
    found = {
        "language": _first(tree, "//html/@lang") or _first(tree, "//html/@*[name()='xml:lang']"),
        "title": _shortened(_first(tree, "//head//title//text()") or _first(tree, "//title//text()")),
        "metas": list(_metas(tree)),
        "canonical": _first(tree, "//link[@rel='canonical']/@href"),
        "linked": list(_linked(tree)),
        "foot": _foot(tree),
        "itemprops": list(_itemprops(tree)),
        "h1": [_text(heading) for heading in tree.iter("h1")][:10],
        "times": list(_times(tree)),
        "bylines": list(_bylines(tree)),
        "lines": lines,
        "heading_at": heading_at,
        "figures": list(_figures(tree)),
        "struck": struck,
    }
    # Last: it takes the tree apart.
    unwrapping.unwrapped(tree)
    found["blocks"] = _body(tree, url)
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
    # What stands in another element is another word, but a comma belongs to the word before it.
    return _shortened(_COMMA_APART.sub(r"\1", "\x1f".join(parts)).replace("\x1f", " "))


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


def _itemprops(tree: Any) -> Iterator[tuple[str, str]]:
    wanted = ["headline", "datePublished", "dateModified", "dateCreated", "author", "description", "name"]
    for number, element in enumerate(tree.xpath("//*[@itemprop][not(self::meta)]")):
        if number > 200:
            return
        prop = element.get("itemprop", "")
        if prop in wanted:
            value = element.get("datetime") or element.get("content") or _text(element)
            if value:
                yield prop, _shortened(value)


def _times(tree: Any) -> Iterator[tuple[str, str, str]]:
    """(machine-readable date, text, class names around it) of what may be dates."""
    times = list(islice(tree.iter("time"), _MOST_TIMES + 1))
    for element in times[:_MOST_TIMES]:
        yield _shortened(element.get("datetime") or ""), _text(element)[:200], _marks(element)[:300]
    if len(times) <= _MOST_TIMES:
        yield from islice(_marked_as_dates(tree), _MOST_MARKED)


def _marks(element: Any) -> str:
    """The names that tell what an element stands for, and its parent's."""
    around = element.getparent()
    marks = [element.get(name) or "" for name in ("class", "itemprop", "id", "pubdate")]
    marks.append(around.get("class") or "" if around is not None else "")
    if (margin := next(element.iterancestors("aside"), None)) is not None and _is_silent(margin):
        marks.append("aside")
    return " ".join(marks)


def _marked_as_dates(tree: Any) -> Iterator[tuple[str, str, str]]:
    for element in tree.xpath("//*[self::span or self::div or self::p or self::li][@class or @id]"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(element) <= 6 and _TIMES.search(marks[:300]):
            text = _text(element)
            if text and len(text) <= 200:
                yield "", text, "text " + marks[:200]


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
        if event == "start" and _is_silent(element):
            skipped = element
            continue
        yield event, element


def _is_silent(element: Any) -> bool:
    """Whether an element holds none of the article's lines. Some pages have the article in an `<aside>`."""
    return element.tag in _SILENT and (element.tag != "aside" or element.find(".//h1") is None)


def _bylines(tree: Any) -> Iterator[tuple[str, str]]:
    seen = 0
    for element in tree.xpath("//*[@rel='author' or @class or @itemprop='author']"):
        if seen >= 30:
            return
        rel = element.get("rel") == "author" or element.get("itemprop") == "author"
        if rel or _BYLINES.search((element.get("class") or "")[:300]):
            text = _text(element)
            if text and len(text) <= 200:
                seen += 1
                yield ("rel" if rel else "class"), text


def _figures(tree: Any) -> Iterator[tuple[str, str]]:
    for number, figure in enumerate(tree.iter("figure")):
        if number > 20:
            return
        captions = [_text(caption) for caption in figure.iter("figcaption")]
        images = figure.xpath(".//img/@src")
        if captions and captions[0]:
            yield captions[0], _shortened(str(images[0])) if images else ""


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """The article nodes of JSON-LD. Not `articleBody`: it loses the paragraphs."""
    nodes = (node for value in _json_values(tree) for node in _nodes(value))
    return islice(filter(None, map(_article, nodes)), _MOST_ARTICLES)


def _json_values(tree: Any) -> Iterator[Any]:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:40]:
        source = _WRAPPING.sub("", (script.text or "")[:500_000].strip())
        with suppress(ValueError, RecursionError):
            yield json.loads(source, strict=False)


def _article(node: dict[str, Any]) -> dict[str, Any] | None:
    """What is kept of a node that is an article, or of a dated page around one, which ranks lower."""
    kinds = node.get("@type")
    kinds = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
    if any(_ARTICLE.search(kind) for kind in kinds):
        rank = 0
    elif not _DATED_PAGES.isdisjoint(kinds) and "datePublished" in node:
        rank = 1
    else:
        return None
    return {"rank": rank, "kinds": kinds[:5]} | {name: _plain(node[name]) for name in _KEPT if name in node}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    waiting = [(value, 0)]
    visited = 0
    while waiting and visited < 5000:
        node, depth = waiting.pop(0)
        visited += 1
        if isinstance(node, dict):
            yield node
            inner: list[Any] = [
                node[name] for name in ("@graph", "mainEntity", "mainEntityOfPage") if name in node
            ]
        elif isinstance(node, list):
            inner = node
        else:
            continue
        if depth < 6:
            waiting += [(child, depth + 1) for child in inner]


def _plain(value: Any, depth: int = 0) -> Any:
    if isinstance(value, str):
        return value[:_LONGEST]
    if isinstance(value, list):
        return [_plain(part, depth + 1) for part in value[:30]] if depth < 4 else []
    if isinstance(value, dict):
        wanted = ("@type", "name", "url", "@id", "caption", "contentUrl", "creditText", "address")
        return {name: _plain(value[name], depth + 1) for name in wanted if name in value} if depth < 4 else {}
    return str(value) if isinstance(value, int | float) else ""


def _body(tree: Any, url: str) -> list[tuple[str, str, str, int]]:
    """The blocks of the article, and with a rule those left out: (kind, text, rule, level of a heading)."""
    walk = blocks.found_in(tree)
    found = choosing.chosen(walk.nodes, walk.blocks, _extracted(tree, url))
    return [(part.block.kind, part.block.text, part.rule, part.block.level) for part in found]


def _extracted(tree: Any, url: str) -> str:
    """What trafilatura takes for the text. It takes the tree apart."""
    import trafilatura

    # Without its fall-backs: what they find, the walk finds as well, and they cost a third of the time.
    document = trafilatura.bare_extraction(
        tree,
        url=url or None,
        fast=True,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        include_links=False,
        with_metadata=False,
    )
    return (getattr(document, "text", None) or "") if document is not None else ""
