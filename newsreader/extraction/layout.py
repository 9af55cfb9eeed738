"""Plain text into paragraphs that know where they stand, with hard-wrapped lines joined again."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from newsreader.extraction.folding import folded, untagged_text

# Texts are wrapped at 60 to 80 columns, seldom at 100; a line longer than this is a paragraph by itself.
_WIDEST_WRAP = 100
# Where more of the text than this stands in such lines, it was not wrapped.
_SHARE_OF_LONG_LINES = 0.2
# A wrapped line that breaks off in the middle of a sentence is at least this full.
_FULL = 0.6
_SPLIT_WORD = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line at [start, end) of the decoded original, without its ending and outer spaces."""

    start: int
    end: int
    text: str
    indented: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`text` is folded; the original stands at [start, end). `block` counts the blank lines before it."""

    start: int
    end: int
    text: str
    block: int


def _blocks(decoded: str) -> list[list[Line]]:
    blocks: list[list[Line]] = [[]]
    position = 0
    for raw in decoded.splitlines(keepends=True):
        stripped = raw.strip()
        if not stripped or not (stripped[0].isalnum() or folded(stripped)):
            if blocks[-1]:
                blocks.append([])
        else:
            start = position + len(raw) - len(raw.lstrip())
            blocks[-1].append(Line(start, start + len(stripped), stripped, raw[0] in " \t\u3000\xa0"))
        position += len(raw)
    if not blocks[-1]:
        blocks.pop()
    return blocks


def _width(blocks: list[list[Line]]) -> int:
    """The column the text was wrapped at, 0 if it was not."""
    lengths = [len(line.text) for block in blocks for line in block]
    if sum(length for length in lengths if length > _WIDEST_WRAP) > sum(lengths) * _SHARE_OF_LONG_LINES:
        return 0
    # The last line of a block ends where its paragraph does.
    inner = [length for block in blocks for line in block[:-1] if (length := len(line.text)) <= _WIDEST_WRAP]
    return max(inner) if len(inner) >= 2 else 0


def paragraphs(decoded: str, stands_alone: Callable[[str], bool]) -> list[Paragraph]:
    """The paragraphs of a text, parted by blank lines, or by line ends where lines are not wrapped.

    `stands_alone` tells of a block's opening lines whether one is complete (a byline, a button), so that
    a full-width one is not joined to what follows.

    >>> text = "The army said it had taken the town\\nafter a week.\\n\\nOthers denied it."
    >>> [paragraph.text for paragraph in paragraphs(text, lambda line: False)]
    ['The army said it had taken the town', 'after a week.', 'Others denied it.']
    """
    blocks = _blocks(decoded)
    width = _width(blocks)
    found: list[Paragraph] = []
    looked = 0
    for number, block in enumerate(blocks):
        opening = True
        start = 0
        for index, line in enumerate(block):
            alone, last = False, index + 1 == len(block)
            # Only near the top and at blocks' beginnings; running text is not questioned line by line.
            if opening and looked < 200:
                looked += 1
                alone = opening = not last and stands_alone(line.text)
            if last or alone or not _runs_on(line, block[index + 1], width):
                paragraph = _joined(block[start : index + 1], number)
                if paragraph.text:
                    found.append(paragraph)
                start = index + 1
    return found


def _runs_on(line: Line, following: Line, width: int) -> bool:
    if not width or len(line.text) > _WIDEST_WRAP or (following.indented and not line.indented):
        return False
    unfinished = line.text[-1].isalnum() or line.text[-1] in ",-"
    return _needed(line, following) > width or (
        unfinished and following.text[0].islower() and len(line.text) > width * _FULL
    )


def _needed(line: Line, following: Line) -> int:
    """The width at which the next line's first word would still have fitted into a line."""
    # Lines are not broken at U+00A0.
    word = re.match(r"[^ \t]+", following.text)
    space = 0 if _SPLIT_WORD.search(line.text) else 1
    # Two spaces between words, which wrapping counts, are gone at the line's end: hence the slack.
    return len(line.text) + space + (len(word[0]) if word else 1) + 2


def _joined(lines: list[Line], block: int) -> Paragraph:
    parts = [lines[0].text]
    for before, line in pairwise(lines):
        split_word = _SPLIT_WORD.search(before.text) and line.text[0].isalnum()
        suspended = re.match(r"(?:and|or|to)\b", line.text)
        parts.append(line.text if split_word and not suspended else " " + line.text)
    return Paragraph(lines[0].start, lines[-1].end, folded(untagged_text("".join(parts))), block)
