"""Words before and after, with what differs marked by `<del>` and `<ins>`: not by colour alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.showing.changes import Change, DecisionWords

MOST_COMPARED = 1500  # words that differ; beyond, all of them are marked: comparing takes their square
AROUND = 60  # characters kept beside what differs, where a text is cut short
MOST_SHOWN = 400  # of a text in a list
GIST = 46

Part = tuple[str, str]  # "", "del" or "ins", and words


class MarkedChange(NamedTuple):
    label: str
    before: SafeString | None
    after: SafeString | None


def marked(words: DecisionWords, brief: bool = False) -> list[MarkedChange]:
    """Each change with its sides as HTML; brief: cut short around what differs."""
    return [_marked(change, brief) for change in words.changes]


def _marked(change: Change, brief: bool) -> MarkedChange:
    if change.before is None or change.after is None:
        sides = [None if side is None else [("", side)] for side in (change.before, change.after)]
    else:
        sides = list(_compared(change.before, change.after))
    return MarkedChange(change.label, *(None if side is None else _html(side, brief) for side in sides))


def _compared(before: str, after: str) -> tuple[list[Part], list[Part]]:
    old, new = re.findall(r"\S+\s*|\s+", before), re.findall(r"\S+\s*|\s+", after)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle = (old[start : len(old) - end], new[start : len(new) - end])
    if max(map(len, middle)) > MOST_COMPARED:
        codes: Sequence[tuple[str, int, int, int, int]] = [("replace", 0, len(middle[0]), 0, len(middle[1]))]
    else:
        codes = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
    first, last = "".join(old[:start]), "".join(old[len(old) - end :])
    sides: tuple[list[Part], list[Part]] = ([("", first)], [("", first)])
    for kind, from_old, to_old, from_new, to_new in codes:
        sides[0].append(("" if kind == "equal" else "del", "".join(middle[0][from_old:to_old])))
        sides[1].append(("" if kind == "equal" else "ins", "".join(middle[1][from_new:to_new])))
    for side in sides:
        side.append(("", last))
    return sides


def _html(parts: list[Part], brief: bool) -> SafeString:
    shown = [(tag, words) for tag, words in parts if words]
    if brief:
        shown = _cut(shown)
    html = "".join(f"<{tag}>{escape(words)}</{tag}>" if tag else escape(words) for tag, words in shown)
    return mark_safe(html)


def _cut(parts: list[Part]) -> list[Part]:
    """Without what stands far from any difference, and no longer than a list can bear."""
    cut: list[Part] = []
    length = 0
    for at, (tag, words) in enumerate(parts):
        if not tag and len(parts) > 1:
            words = _ends(words, keep_start=at > 0, keep_end=at < len(parts) - 1)
        if length + len(words) > MOST_SHOWN:
            cut.append((tag, words[: MOST_SHOWN - length].rstrip() + "…"))
            break
        cut.append((tag, words))
        length += len(words)
    return cut


def _ends(words: str, keep_start: bool, keep_end: bool) -> str:
    kept = AROUND * (keep_start + keep_end)
    if len(words) <= kept + AROUND:
        return words
    return (words[:AROUND] if keep_start else "") + " … " + (words[-AROUND:] if keep_end else "")


def gist(words: DecisionWords) -> str:
    """One line that says what changed: 'annotation: “…” → “…”', cut short. "" where nothing did."""
    if not words.changes:
        return ""
    change, more = words.changes[0], len(words.changes) - 1
    before, after = _from_where_they_differ(change)
    said = f"{change.label}: {' → '.join(side for side in (before, after) if side)}"
    if not more:
        return said
    rest = ngettext("and %(count)d more change", "and %(count)d more changes", more) % {"count": more}
    return f"{said}, {rest}"


def _from_where_they_differ(change: Change) -> tuple[str, str]:
    sides = [change.before, change.after]
    skip = 0
    if change.before and change.after:
        pairs = zip(change.before, change.after, strict=False)
        alike = len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
        skip = change.before.rfind(" ", 0, max(0, alike - 12)) + 1 if alike > GIST // 2 else 0
    first, second = (_quoted(("…" if skip else "") + side[skip:]) if side else _("nothing") for side in sides)
    return ("" if change.before is None else first), second


def _quoted(side: str) -> str:
    return f"“{Truncator(' '.join(side.split())).chars(GIST)}”"
