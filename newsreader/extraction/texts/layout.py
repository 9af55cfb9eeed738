"""Plain text into paragraphs that know where they stand, with hard-wrapped lines joined again."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice, pairwise

from newsreader.extraction.fields import Link
from newsreader.extraction.folding import folded, untagged_text
from newsreader.extraction.scripts import columns, unspaced
from newsreader.extraction.texts import markdown

# Texts are wrapped at 60 to 80 columns, seldom at 100.
_NARROWEST, _WIDEST_WRAP = 45, 110
# A line that says anything of wrapping is at least this full; of such lines so many must agree on a width.
_TELLING = 36
_SHARE_THAT_AGREES = 0.45
_FEWEST_THAT_AGREE = 2
# Where more of the text than this stands in longer lines, it was not wrapped.
_SHARE_OF_LONG_LINES = 0.25
# A wrapped line that breaks off in the middle of a sentence is at least this full.
_FULL = 0.6
_SPLIT_WORD = re.compile(r"\w-$")
_WORD = re.compile(r"[^ \t]+")
# An item of a list: w3m, lynx, browsers and Markdown each have signs of their own. Numbers are no sign: a
# line may begin "8. December".
_ITEM = re.compile(r"[•●◦▪■‣·*+○□☆#@-][ \t]+(?=\S)")
# A line that begins so is seen; none of the signs of Markdown.
_SEEN = re.compile(r"[^\W_]|[!-~]")
_UNMARKED = re.compile(r"[^\[\]*_<>\\]*")
_QUOTED = re.compile(r">(?:[ \t]?>)*[ \t]?")
_SUSPENDED = re.compile(r"(?:and|or|to)\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One line at [start, end) of the decoded original, without its ending and outer spaces."""

    start: int
    end: int
    text: str
    indent: int
    # Markdown's two spaces at the end: the next line begins anew.
    breaks: bool = False

    @property
    def unbreakable(self) -> bool:
        """Whether it holds an address or the like, which nobody breaks to keep lines short."""
        return len(self.text) > _WIDEST_WRAP and any(len(word) > _TELLING for word in self.text.split())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` is folded; the original stands at [start, end). `block` counts the blank lines before it.

    `level` is that of a heading where the text's own marks make it one, else 0; `item` tells that it is a
    list's, `quoted` and `row` that Markdown makes it a quotation or a table's row, `linked` what share of its
    letters belong to links, 0 where the text does not show any; `links` are those of Markdown, but for rows,
    by code points of `text`, with addresses as written.
    """

    start: int
    end: int
    text: str
    block: int
    level: int = 0
    item: bool = False
    linked: float = 0.0
    quoted: bool = False
    row: bool = False
    links: tuple[Link, ...] = ()


def paragraphs(decoded: str, stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    """The paragraphs of a text, parted by blank lines, or by line ends where lines are not wrapped.

    `stands_alone` tells of a block's opening lines whether one is complete (a byline, a button), so that
    a full-width one is not joined to what follows.

    >>> text = "The army said it had taken the town\\nafter a week.\\n\\nOthers denied it."
    >>> [paragraph.text for paragraph in paragraphs(text, lambda line: False)]
    ['The army said it had taken the town', 'after a week.', 'Others denied it.']
    """
    marked = markdown.used_in(decoded)
    blocks = _blocks(decoded)
    width = _width(blocks)
    found: list[Paragraph] = []
    for number, block in enumerate(blocks):
        start, opening = 0, True
        rows = marked and markdown.is_table([line.text for line in block])
        for index in range(len(block)):
            if not rows and index + 1 < len(block) and _runs_on(block, start, index, width, marked=marked):
                # Running text is not questioned line by line, nor Markdown, where blank lines part blocks.
                opening = opening and not marked and start == index and stands_alone(block[index].text)
                if not opening:
                    continue
            paragraph = _joined(block[start : index + 1], number, marked=marked)
            if rows:
                paragraph = replace(paragraph, text=markdown.row(paragraph.text), row=True, links=())
            if paragraph.text:
                found.append(paragraph)
            start = index + 1
    return found


def without_sign(line: str) -> str:
    """A line without the sign of a list's item it begins with.

    >>> without_sign("* Aleppo"), without_sign("*Aleppo*")
    ('Aleppo', '*Aleppo*')
    """
    return _ITEM.sub("", line, count=1) if _ITEM.match(line) else line


def _blocks(decoded: str) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    position = 0
    lines = decoded.splitlines(keepends=True)
    quoted = _is_quoted(lines)
    for line in lines:
        mark = _QUOTED.match(line) if quoted else None
        raw = line[mark.end() :] if mark else line
        position += len(line) - len(raw)
        stripped = raw.strip()
        if not stripped or not (_SEEN.match(stripped) or folded(stripped)):
            if blocks[-1]:
                blocks.append([])
        else:
            indent = len(raw) - len(raw.lstrip())
            breaks = raw.rstrip("\r\n").endswith("  ")
            start = position + indent
            blocks[-1].append(Line(start, start + len(stripped), stripped, indent, breaks))
        position += len(raw)
    if not blocks[-1]:
        blocks.pop()
    return blocks


def _is_quoted(lines: Sequence[str]) -> bool:
    """Whether a whole text is quoted, as letters quote: "> " before every line."""
    if not lines or lines[0][:1] != ">":
        return False
    return all(line[0] == ">" for line in lines if line.strip())


def _width(blocks: list[list[Line]]) -> int:
    """The column the text was wrapped at, 0 if it was not.

    A line that was broken is as long as the width allows: it is no wider, and with the next line's first
    word it would have been. So each line votes for the widths between the two.
    """
    # How many votes more, or fewer, a width has than the one below it.
    steps = [0] * (_WIDEST_WRAP + 2)
    telling = long = letters = 0
    for block in blocks:
        for line in block:
            if line.unbreakable:
                continue
            letters += len(line.text)
            long += len(line.text) if len(line.text) > _WIDEST_WRAP else 0
        for line, following in pairwise(block):
            full = line.indent + columns(line.text)
            if _TELLING <= full <= _WIDEST_WRAP and not _ITEM.match(following.text):
                telling += 1
                steps[max(full, _NARROWEST)] += 1
                steps[max(full, _NARROWEST, min(_needed(line, following), _WIDEST_WRAP) + 1)] -= 1
    votes = list(accumulate(steps))
    if not any(votes) or long > letters * _SHARE_OF_LONG_LINES:
        return 0
    most = max(votes)
    if most < max(_FEWEST_THAT_AGREE, telling * _SHARE_THAT_AGREES):
        return 0
    return max(width for width, number in enumerate(votes) if number == most)


def _needed(line: Line, following: Line) -> int:
    """The widest column at which the next line's first word would not have fitted into a line any more."""
    full = line.indent + columns(line.text)
    if unspaced(line.text[-1]) and unspaced(following.text[0]):
        return full + 1
    # Lines are not broken at U+00A0.
    word = _WORD.match(following.text)
    space = 0 if _SPLIT_WORD.search(line.text) else 1
    return full + space + (columns(word[0]) if word else 1) - 1


def _runs_on(block: list[Line], start: int, index: int, width: int, *, marked: bool) -> bool:
    """Whether the line at `index` goes on in the next; the paragraph began at `start`."""
    line, following = block[index], block[index + 1]
    if marked and _has_open_link(block, start, index):
        return True
    if not width or (marked and line.breaks) or columns(line.text) > _WIDEST_WRAP or _begins(line, following):
        return False
    # Two spaces between words, which wrapping counts, are gone in the folded text: hence the slack.
    if _needed(line, following) + 2 > width:
        return columns(line.text) > width * _FULL / 2
    unfinished = line.text[-1].isalnum() or line.text[-1] in ",-"
    return unfinished and following.text[0].islower() and len(line.text) > width * _FULL


def _has_open_link(block: list[Line], start: int, index: int) -> bool:
    if not any("[" in line.text for line in islice(block, start, index + 1)):
        return False
    return markdown.is_open(line.text for line in block[start : index + 1])


def _begins(line: Line, following: Line) -> bool:
    """Whether the next line shows that it begins a paragraph: by its place, or by a list's sign."""
    if _ITEM.match(following.text) or (following.text[0] == "#" and markdown.heading(following.text)):
        return True
    item = _ITEM.match(line.text)
    return following.indent > line.indent + (len(item[0]) if item else 0)


def _joined(lines: list[Line], block: int, *, marked: bool) -> Paragraph:
    text = "".join(_parts(lines))
    if marked:
        text = markdown.unquoted(text)
    item, linked = None if markdown.heading(text) else _ITEM.match(text), 0.0
    if item:
        text = text[item.end() :]
    if marked and item:
        text = markdown.unquoted(text)
    if level := markdown.heading(text):
        text = text.lstrip("#").strip(" #")
    links: tuple[Link, ...] = ()
    if marked and not (text[:1].isalnum() and _UNMARKED.fullmatch(text)):
        links = markdown.links(text, _plain)
        text, linked = markdown.plain(text)
    return Paragraph(
        lines[0].start,
        lines[-1].end,
        folded(untagged_text(text)),
        block,
        level,
        item is not None and not level,
        linked,
        quoted=marked and lines[0].text[0] == ">",
        links=links,
    )


def _plain(text: str) -> str:
    return folded(untagged_text(markdown.plain(text)[0]))


def _parts(lines: list[Line]) -> Iterator[str]:
    yield lines[0].text
    for before, line in pairwise(lines):
        if unspaced(before.text[-1]) and unspaced(line.text[0]):
            yield line.text
            continue
        split_word = _SPLIT_WORD.search(before.text) and line.text[0].isalnum()
        yield line.text if split_word and not _SUSPENDED.match(line.text) else " " + line.text
