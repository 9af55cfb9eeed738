"""Marks of Markdown, as programs write it that turn pages into text: links, headings, emphasis."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from newsreader.extraction.fields import Link

_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_LINK = re.compile(r"\]\((?:<|https?:|/|#|mailto:|\)|\.|\?)")
_STRONG = re.compile(r"(?<![\w*])\*\*(?=\S)[^*\n]+\*\*")
_FEWEST_LINKS = 2
_WHOLE_LINK = re.compile(r"\[[^\[\]\n]*\w[^\[\]\n]*\]\((?:https?://|/)[^\s()]+\)")
_HEADING_LINE = re.compile(r"^#{1,6} \S", re.M)
# What makes a heading beside it one of Markdown: a second one below it, a quotation, a table's rule.
_BESIDE_HEADING = re.compile(r"^##{1,5} \S|^> ?\S|^\|?[ :]*-{3,}[ :]*\|[ :|-]*$", re.M)
# "](address)" with its title; addresses hold parentheses in pairs.
_TARGET = r"\]\((?:[^()]|\([^()]*\))*\)"
_IMAGE = re.compile(r"!\[[^\[\]]*" + _TARGET)
_ANCHOR = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)" + _TARGET)
_BESIDE = re.compile("(" + _TARGET + r")\s*\[")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+|mailto:[^<>\s]+)>")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[\d*\]")
_EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)(?<!\\)\1(?![\w*_])")
# Programs lose the space beside a sign ("is**all"), and leave signs and addresses whose partner they lost.
_BETWEEN = re.compile(r"(?<=[^\W\d])\*{2,3}(?=[^\W\d])")
# Of marks that were opened and never closed, or stand in the middle of words.
_LEFT_OVER = re.compile(r"\*{2,3}|\[?!\[|^#{1,6} ")
_ADDRESS_ALONE = re.compile(r"\[?\]\((?:https?:|/)[^\s()]*\)?")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_QUOTED = re.compile(r"^(?:>\s*)+")
_BELOW_HEAD = re.compile(r"[\s|:-]*-{3}\s*\|\s*:?-{3}[\s|:-]*")
_CELLS = re.compile(r"\s*\|\s*")
_LONGEST_ROW = 200
_RULE = re.compile(r"[\s|:*_-]+")
# Private signs, around the words of a link for as long as their place is looked for.
_BEGINS, _ENDS = "\ue000", "\ue001"


def used_in(text: str) -> bool:
    """Whether a text is written in Markdown and not only holds a sign of it.

    >>> used_in("## Heading\\n\\n[a](/b) and [c](https://d.example/e)"), used_in("He [the mayor] (57) left.")
    (True, False)
    >>> used_in("# Heading\\n\\n> He left."), used_in("# 1 of its kind\\n\\n5 > 3")
    (True, False)
    >>> used_in("[By Ada Weir](https://mill.example/ada)"), used_in("Rooms [see](57) and [sic](a) remain.")
    (True, False)
    """
    opening = text[:200_000]
    links = sum(1 for _ in zip(range(_FEWEST_LINKS), _LINK.finditer(opening), strict=False))
    if links >= _FEWEST_LINKS or (links and _WHOLE_LINK.search(opening)):
        return True
    found = _HEADING_LINE.search(opening)
    return found is not None and bool(_STRONG.search(opening) or _BESIDE_HEADING.search(opening, found.end()))


def heading(line: str) -> int:
    """The level of a heading, 0 of any other line.

    >>> heading("## Heading"), heading("#aleppo"), heading("Heading")
    (2, 0, 0)
    """
    found = _HEADING.match(line)
    return len(found[1]) if found else 0


def is_table(lines: Sequence[str]) -> bool:
    """Whether a block of lines is a table of data: in pages laid out in tables whole paragraphs are cells.

    >>> is_table(["Town | Houses", "---|---", "Kalyan | 12"]), is_table(["Kalyan | 12"])
    (True, False)
    """
    return (
        len(lines) > 2
        and any("|" in line and _BELOW_HEAD.fullmatch(line) for line in lines[:3])
        and all(len(line) <= _LONGEST_ROW for line in lines)
    )


def row(text: str) -> str:
    """A table's row with its cells parted in one way.

    >>> row("Kalyan|12")
    'Kalyan | 12'
    """
    return _CELLS.sub(" | ", text).strip(" |")


def is_open(lines: Iterable[str]) -> bool:
    """Whether a link begun in these lines goes on in the next."""
    text = "".join(lines)
    opened = text.rfind("[")
    if opened < 0 or len(text) - opened > 2000:
        return False
    rest = _ANCHOR.sub("", _IMAGE.sub("", text[-4000:]))
    last = rest.rfind("](")
    if last >= 0 and rest.count("(", last) > rest.count(")", last):
        return True
    return "[" in rest and rest.count("[") > rest.count("]")


def unquoted(text: str) -> str:
    """A paragraph without the signs of a quotation it begins with.

    >>> unquoted("> > So it goes."), unquoted("a > b")
    ('So it goes.', 'a > b')
    """
    return _QUOTED.sub("", text)


def parted(text: str) -> str:
    """A row of links with two blanks between them.

    >>> parted("[rivers](/t/1)[ quays ](/t/2)")
    '[rivers](/t/1)  [ quays ](/t/2)'
    """
    return _BESIDE.sub(r"\1  [", text)


def plain(text: str) -> tuple[str, float]:
    """The words of a paragraph without its marks, and what share of their letters belong to links.

    >>> plain("Rebels [left](https://courier.example/a_(b)) **Aleppo**")
    ('Rebels left Aleppo', 0.25)
    """
    if _RULE.fullmatch(text):
        return "", 0.0
    linked = 0
    if "](" in text or "][" in text:
        text = _IMAGE.sub(" ", text)

        def words(found: re.Match[str]) -> str:
            nonlocal linked
            linked += sum(map(str.isalnum, found[1]))
            return found[1]

        text = _ADDRESS_ALONE.sub(" ", _REFERENCE.sub(words, _ANCHOR.sub(words, text)))
    if "<" in text:
        text = _ADDRESS.sub(r"\1", text)
    if "*" in text or "_" in text or "![" in text or text[:1] == "#":
        text = _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", text))
        text = _QUOTED.sub("", _LEFT_OVER.sub("", _BETWEEN.sub(" ", text)))
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    letters = sum(map(str.isalnum, text))
    return text.strip(), min(1.0, linked / letters) if letters else 0.0


def links(text: str, plain_text: Callable[[str], str]) -> tuple[Link, ...]:
    """The links of a paragraph, by code points of what `plain_text` makes of it, addresses as written.

    Their ends are marked and the words made plain once more: where that gives other words, there are none.

    >>> links("Rebels [left](/a) **Aleppo**", lambda text: plain(text)[0])
    (Link(start=7, end=11, address='/a'),)
    """
    if "](" not in text or _BEGINS in text or _ENDS in text:
        return ()
    addresses: list[str] = []

    def marked(found: re.Match[str]) -> str:
        words = found[1].strip()
        if not words:
            return found[0]
        addresses.append(_address(found[0][len(found[1]) + 3 : -1]))
        before, after = found[1].split(words, 1)
        return f"{before}{_BEGINS}{words}{_ENDS}{after}"

    pieces = re.split(f"([{_BEGINS}{_ENDS}])", plain_text(_ANCHOR.sub(marked, _IMAGE.sub(" ", text))))
    if "".join(pieces[::2]) != plain_text(text) or pieces[1::2] != [_BEGINS, _ENDS] * len(addresses):
        return ()
    ends = list(accumulate(map(len, pieces[::2])))
    return tuple(
        Link(start, end, address)
        for start, end, address in zip(ends[:-1:2], ends[1::2], addresses, strict=True)
        if start < end
    )


def _address(target: str) -> str:
    """What stands in the parentheses of a link, without a title behind it."""
    return (target.split() or [""])[0].removeprefix("<").removesuffix(">")
