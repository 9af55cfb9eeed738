"""What stands in a page's tree: structured data, headings, times, captions and running text.

Runs in the child process (see `worker`): strangers' markup meets lxml and trafilatura only there.
Everything found is plain text of bounded length, ready for JSON; nothing is decided here. lxml and
trafilatura are imported where they are used: that costs more than a page, and the child's limits come first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from newsreader.extraction.pages import blocks, choosing, marked, structured, unwrapping
from newsreader.extraction.pages.container import Layout, without_prose
from newsreader.extraction.pages.linked import links_of

_BLOCKS = frozenset(
    """
    address article aside blockquote body br dd div dl dt figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr li main nav ol p pre section table tbody td th thead tr ul
    """.split()  # noqa: SIM905 - one a line would fill the page
)
_SILENT = frozenset(
    ["script", "style", "noscript", "template", "svg", "head", "select", "button", "nav", "aside", "iframe"]
)
_WITHIN_WORDS = (
    "b", "strong", "i", "em", "u", "font", "small", "big", "tt", "abbr", "acronym", "cite", "wbr", "mark",
    "dfn", "bdi", "bdo", "ins",
)  # fmt: skip
_LONGEST = 2000
# Signs no tree may be given, as they are or by their number: lxml raises when text with one is moved.
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
_NO_SIGNS = ("\ufffe".encode(), "\uffff".encode())
# A tag of a thousand attributes, which libxml2 compares each with all others; or what holds no tags, as it
# stands. All parts are possessive, and a tag ends before the next "<" outside of quotation marks: else each
# of a page of "<a<a<a" would be read to the end.
_CROWDED = re.compile(
    rb"""
    <(?:
    ([a-zA-Z][^\s<>/]*+)(?:[\s/]++[^\s=<>/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s<>"']++))?+){1000,}+
    |(!--(?!-?>)[^-]*+(?:-(?!-!?>)[^-]*+)*+)
    |((?i:(script|style|textarea)(?=[\s/>])[^<]*+(?:<(?!/\4)[^<]*+)*+))
    )
    """,
    re.VERBOSE,
)
_BY_NUMBER = re.compile(
    b"&#(?:0*(?:[0-8]|1[124-9]|2\\d|3[01]|6553[45])"
    b"|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]|[fF]{3}[eEfF]))(?:;|(?![\\da-fA-F]))"
)
# How many are kept of what a page may hold any number of.
_MOST_ABOVE, _MOST_BELOW, _LONG_BLOCKS = 5, 25, 4
_LONGEST_SHORT_LINE = 160
_MOST_OF_FOOT = 40
_LONG_ROWS = "//tr[(td | th)[201]]"
_MOST_LINKS = 1000  # of which some lead nowhere


def found_in(source: str | bytes, url: str = "") -> dict[str, Any]:
    """Everything of use in a page, its bytes in UTF-8. Raises ValueError where there is no tree at all."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # One class for all tags: to look it up by the tag takes longer than to walk.
    parser.set_element_class_lookup(lxml.etree.ElementDefaultClassLookup(element=lxml.html.HtmlElement))
    try:
        tree = lxml.html.document_fromstring(_cleaned(source), parser=parser)
    except lxml.etree.ParserError as error:
        raise ValueError(str(error)) from error
    linked, told = structured.linked(tree)
    # What is for programs, first: it may stand in hidden parts, and makes every walk longer.
    for_programs = {
        "language": marked.shortened(tree.get("lang") or tree.get("xml:lang") or ""),
        "title": _title(tree),
        "metas": list(_metas(tree)),
        "canonical": _canonical(tree),
        "base": next((base for each in tree.iter("base") if (base := each.get("href"))), "")[:_LONGEST],
        "linked": linked,
    }
    unwrapping.taken_out(tree.iter(*unwrapping.FOR_PROGRAMS))
    unwrapping.without_crowds_of_attributes(tree)
    unwrapping.body_out_of_head(tree)
    unwrapping.without_hidden(tree)
    unwrapping.times_of_their_own(tree)
    struck = unwrapping.struck_out(tree)
    unwrapping.marks_as_text(tree)
    lines, heading_at = _lines(tree)
    found = (
        for_programs
        | {
            "foot": _foot(tree),
            "h1": [marked.text_of(heading) for heading in tree.iter("h1")][:10],
            "lines": lines,
            "heading_at": heading_at,
            "struck": struck,
        }
        | marked.marked(tree).named()
    )
    # Last: it takes the tree apart.
    unwrapping.taken_out(tree.iter(*unwrapping.CONTROLS))
    unwrapping.without_heard(tree)
    unwrapping.unwrapped(tree)
    return found | _body(tree, url, told)


def _cleaned(source: str | bytes) -> bytes:
    data = source.encode("utf-8", "replace") if isinstance(source, str) else source
    data = data.translate(None, _CONTROLS)
    for sign in _NO_SIGNS:
        if sign in data:
            data = data.replace(sign, b"")
    return _BY_NUMBER.sub(b"", _CROWDED.sub(rb"<\1\2\3", data))


def _title(tree: Any) -> str:
    """The page's own title, not that of a drawing in it."""
    head = tree.find("head")
    titles = (*(head.iter("title") if head is not None else ()), *tree.iter("title"))
    return next((marked.shortened(text) for title in titles for text in title.itertext()), "")


def _canonical(tree: Any) -> str:
    links = (link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical")
    return next((marked.shortened(address) for address in links if address is not None), "")


def _metas(tree: Any) -> Iterator[tuple[str, str]]:
    for number, meta in enumerate(tree.iter("meta")):
        if number > 400:
            return
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        )
        content = meta.get("content") or ""
        if name and content:
            yield name[:100].lower(), marked.shortened(content)


def _lines(tree: Any) -> tuple[list[str], int]:
    """The short visible lines around the first heading, and how many of them stand above it."""
    if next(tree.iter("h1"), None) is None:
        return [], 0
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
        line = marked.shortened(" ".join(self.parts))
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
    body = tree.find("body")
    if body is None:
        return []
    texts: list[str] = []
    _add_from_the_end(body, texts)
    lines = map(marked.shortened, texts[:_MOST_OF_FOOT][::-1])
    return [line for line in lines if 3 <= len(line) <= 200]


def _add_from_the_end(element: Any, texts: list[str]) -> None:
    """Adds the texts inside an element, the last one first, until there are enough."""
    for child in element.iterchildren(reversed=True):
        if child.tail and not child.tail.isspace():
            texts.append(child.tail)
        if len(texts) >= _MOST_OF_FOOT:
            return
        _add_from_the_end(child, texts)
    if element.text and not element.text.isspace():
        texts.append(element.text)


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


def _body(tree: Any, url: str, told: str) -> dict[str, list[Any]]:
    """The blocks of the article, and with a rule those left out: (kind, text, rule, level of a heading).

    Besides the links of the former: (number of the block, start, end, address as it is written).

    `told` is what structured data has for the text. Where the page shows it, nobody need look for it.
    """
    walk = blocks.found_in(tree)
    layout = Layout(walk.nodes, walk.blocks)
    choice = choosing.Choice(layout)
    if not choice.tells(told):
        for element in (*walk.menus, *(walk.elements[number] for number in without_prose(layout))):
            element.drop_tree()
        told = _extracted(tree, url)
    found = choice.chosen(told)
    return {
        "blocks": [(part.block.kind, part.block.text, part.rule, part.block.level) for part in found],
        "links": list(islice(_links(found), _MOST_LINKS)),
    }


def _links(found: Sequence[choosing.Chosen]) -> Iterator[tuple[int, int, int, str]]:
    for number, (block, rule) in enumerate((part.block, part.rule) for part in found):
        if block.within and not rule:
            for start, end, address in links_of(block.text, block.within):
                if len(address) <= _LONGEST:
                    yield number, start, end, address


def _extracted(tree: Any, url: str) -> str:
    """What trafilatura takes for the text. It takes the tree apart."""
    import trafilatura

    # Its many searches go through every element: those within words say nothing to it.
    unwrapping.melted(tree.iter(*_WITHIN_WORDS))
    # Nor does a row as long as that hold prose; it compares each cell with all others.
    unwrapping.taken_out(tree.xpath(_LONG_ROWS))
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
