"""What editors write, in the part of Markdown that leaves plain prose as it is: as HTML, and as plain words.

CommonMark's paragraphs, emphasis, strong, links, lists, quotes and escapes; no headings, code, rules,
pictures, entities or HTML, which are words like others. So that what was written before there was Markdown
here reads as it did, a line break is one, `2*3*4` no emphasis, a list begins with two of its marks, one with
numbers at 1 and counts on by one, and a quote begins with `> ` and no number: docs/decisions/0038-words.md.

    >>> to_html("It *was* so.")
    '<p dir="auto">It <em>was</em> so.</p>'
    >>> plain("See [the *count*](https://selby.example/).")
    'See the count.'
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote"}
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "p": {"dir"}, "li": {"dir"}}
LONGEST = 20_000  # characters; what is longer is plain, for its marks would be looked up for seconds
KEPT = 4096  # texts: a few hundred a page, each made once by a process
# Without any of these, words are paragraphs and nothing else.
_MARKED = re.compile(r"[*_\[<>\\]|^[ \t]*(?:[-+]|\d+[.)])[ \t]", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n(?:[ \t]*\n)+")
_ITEM = re.compile(r"(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})(?P<behind>[.)]))[ \t]")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)


@lru_cache(KEPT)
def to_html(words: str) -> str:
    """Blocks of HTML, each with dir="auto"; "" of nothing."""
    words = _lines(words)
    if not _is_marked(words):
        return "".join(f'<p dir="auto">{escape(each)}</p>' for each in _paragraphs(words))
    tokens = _MARKDOWN.parse(words)
    for token in tokens:
        if token.type in ("paragraph_open", "list_item_open"):
            token.attrSet("dir", "auto")
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="nofollow noopener noreferrer",
    )
    return clean.strip()


@lru_cache(KEPT)
def plain(words: str) -> str:
    """The words alone: paragraphs parted by a blank line, what is in lists by a line break."""
    words = _lines(words)
    if not _is_marked(words):
        return "\n\n".join(_paragraphs(words))
    said, depth = "", 0
    for token in _MARKDOWN.parse(words):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "inline":
            between = ("\n" if depth else "\n\n") if said else ""
            said += between + _words_of(token.children or ())
    return said


def _words_of(children: Sequence[Token]) -> str:
    return "".join("\n" if each.type in ("softbreak", "hardbreak") else each.content for each in children)


def _is_marked(words: str) -> bool:
    return len(words) <= LONGEST and bool(_MARKED.search(words))


def _lines(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n").strip()


def _paragraphs(words: str) -> list[str]:
    return [each.strip() for each in _BLANK_LINE.split(words) if each.strip()]


def _list(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """CommonMark's, of two marks or more."""
    if silent and state.listIndent >= 0:  # whether a line ends an item of a list that began
        return list_block(state, first, last, silent)
    mark = _item(state, first)
    if mark is None:
        return False
    if mark.isdigit():
        if not _counts(state, first, last):
            return False
    elif not any(_item(state, line) == mark for line in range(first + 1, last)):
        return False
    return list_block(state, first, last, silent)


def _counts(state: StateBlock, first: int, last: int) -> bool:
    """Whether the list that begins there is numbered 1, 2 and on, as it was typed. CommonMark counts on from
    the first: of "1. Dezember" and "24. Dezember", a line each, it would print the second as 2."""
    number = 0
    behind_blank = False
    for line in range(first, last):
        if state.isEmpty(line):
            behind_blank = True
            continue
        item = _item(state, line) if state.sCount[line] <= state.sCount[first] else ""
        if item is not None and item.isdigit():
            number += 1
            if int(item) != number:
                return False
        elif item or (item is None and behind_blank):
            break
        behind_blank = False
    return number > 1


def _item(state: StateBlock, line: int) -> str | None:
    """The mark, or the number, with which a line begins an item of a list."""
    found = _ITEM.match(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    return found and (found["bullet"] or found["number"])


def _quote(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """CommonMark's, but not of "> 5 hurt", which counts them, nor of ">5"."""
    begins = state.bMarks[first] + state.tShift[first]
    if not re.match(r">[ \t]+\D|>$", state.src[begins : state.eMarks[first]]):
        return False
    return blockquote(state, first, last, silent)


def _emphasis(state: StateInline, silent: bool) -> bool:
    """CommonMark's marks, but for those between letters or figures of 7 bits: 2*3*4 multiplies."""
    mark = state.src[state.pos]
    if silent or mark not in "*_":
        return False
    run = state.scanDelims(state.pos, mark == "*")
    if mark == "*" and _inside_a_word(state.src, state.pos, state.pos + run.length):
        run = state.scanDelims(state.pos, False)
    for _turn in range(run.length):
        state.push("text", "", 0).content = mark
        state.delimiters.append(
            Delimiter(
                marker=ord(mark),
                length=run.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=run.can_open,
                close=run.can_close,
            )
        )
    state.pos += run.length
    return True


def _inside_a_word(words: str, start: int, end: int) -> bool:
    around = words[start - 1 : start] + words[end : end + 1]
    return len(around) == 2 and around.isascii() and around.isalnum()


def _line_break(self: object, tokens: object, at: int, options: object, env: object) -> str:
    return "\n"  # style sheets let it be one


def _markdown() -> MarkdownIt:
    made = MarkdownIt("zero", {"html": False, "maxNesting": 20})
    made.enable(["list", "blockquote", "emphasis", "link", "autolink", "escape", "newline"])
    made.block.ruler.at("list", _list, {"alt": ["paragraph", "blockquote"]})
    made.block.ruler.at("blockquote", _quote, {"alt": ["paragraph", "blockquote", "list"]})
    made.inline.ruler.at("emphasis", _emphasis)
    made.add_render_rule("hardbreak", _line_break)
    made.validateLink = lambda url: bool(_WEB.match(url))  # type: ignore[method-assign]
    return made


_MARKDOWN = _markdown()
