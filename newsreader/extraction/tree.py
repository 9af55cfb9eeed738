"""What stands in a page's tree: structured data, headings, times, captions and running text.

Runs in the child process (see `worker`): strangers' markup meets lxml and trafilatura only there.
Everything found is plain text of bounded length, ready for JSON; nothing is decided here. lxml and
trafilatura are imported where they are used: that costs more than a page, and the child's limits come first.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

_ARTICLE = re.compile(r"(?:Article|Report|BlogPosting|LiveBlogPosting|Review|Posting)$")
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
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "head", "select", "button", "nav", "aside", "iframe"]
)
_LONGEST = 2000
_LONG_BLOCKS = 4
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
        "linked": list(_linked(tree)),
        "foot": _foot(tree),
        "itemprops": list(_itemprops(tree)),
        "h1": [_text(heading) for heading in tree.iter("h1")][:10],
        "times": list(_times(tree)),
        "bylines": list(_bylines(tree)),
        "lines": lines,
        "heading_at": heading_at,
        "figures": list(_figures(tree)),
    }
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
    for number, element in enumerate(tree.iter("time")):
        if number > 30:
            return
        marks = " ".join(element.get(name) or "" for name in ("class", "itemprop", "id", "pubdate"))
        around = element.getparent()
        marks += " " + (around.get("class") or "" if around is not None else "")
        if next(element.iterancestors("aside"), None) is not None:
            marks += " aside"
        yield _shortened(element.get("datetime") or ""), _text(element)[:200], marks[:300]
    seen = 0
    for element in tree.xpath("//*[self::span or self::div or self::p or self::li][@class or @id]"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if len(element) <= 6 and _TIMES.search(marks[:300]):
            text = _text(element)
            if text and len(text) <= 200:
                seen += 1
                yield "", text, "text " + marks[:200]
        if seen >= 30:
            return


def _lines(tree: Any) -> tuple[list[str], int]:
    """The short visible lines around the first heading, and how many of them stand above it."""
    above: list[str] = []
    below: list[str] = []
    block: list[str] = []
    heading = None
    seen = long = 0

    def close() -> None:
        nonlocal seen, long
        line = _shortened(" ".join(block))
        block.clear()
        if not line or line in below:
            return
        if heading is None:
            above.append(line) if len(line) <= 160 else None
            del above[:-5]
        else:
            seen += 1
            long += len(line) > 160
            below.append(line)

    for event, element in _walk(tree):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            close()
        if event == "start":
            if tag == "h1" and heading is None:
                heading = element
            if element.text and tag not in _SILENT:
                block.append(element.text[:_LONGEST])
        if event == "end" and element.tail and element is not heading:
            block.append(element.tail[:_LONGEST])
        # Past a few paragraphs the dates are those of other articles.
        if seen >= 25 or long >= _LONG_BLOCKS:
            break
    close()
    return ([*above, *below], len(above)) if heading is not None else ([], 0)


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
        if event == "start" and element.tag in _SILENT:
            skipped = element
            continue
        yield event, element


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
    seen = 0
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:40]:
        source = (script.text or "")[:500_000].strip()
        source = re.sub(r"^\s*(?:<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*;?\s*$", "", source)
        try:
            value = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            kinds = node.get("@type")
            kinds = [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]
            if any(_ARTICLE.search(kind) for kind in kinds):
                rank = 0
            elif {"WebPage", "VideoObject", "ItemPage"} & set(kinds) and "datePublished" in node:
                rank = 1
            else:
                continue
            kept = {name: _plain(node[name]) for name in _KEPT if name in node}
            yield {"rank": rank, "kinds": kinds[:5], **kept}
            seen += 1
            if seen > 20:
                return


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
