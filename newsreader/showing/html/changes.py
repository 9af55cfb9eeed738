"""Words before and after, with what differs marked by `<del>` and `<ins>`: not by colour alone."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.showing.changes import Change, DecisionWords
from newsreader.text.edits import alike, readable

MOST_COMPARED = 1500  # words between the first change and the last; beyond, all of them are marked
MOST_EDITED = 300  # of these, as above: comparing takes the square of this
MOST_EDITED_IN_A_LIST = 60  # which may be of a hundred decisions
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
        most = MOST_EDITED_IN_A_LIST if brief else MOST_EDITED
        sides = list(_compared(change.before, change.after, most))
    return MarkedChange(change.label, *(None if side is None else _html(side, brief) for side in sides))


def _compared(before: str, after: str, most: int) -> tuple[list[Part], list[Part]]:
    old, new = re.findall(r"\S+\s*|\s+", before), re.findall(r"\S+\s*|\s+", after)
    start = alike(old, new)
    end = alike(old[start:][::-1], new[start:][::-1])
    first, last = "".join(old[:start]), "".join(old[len(old) - end :])
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    sides: tuple[list[Part], list[Part]] = ([("", first)], [("", first)])
    for edit in readable(old, new, most if max(len(old), len(new)) <= MOST_COMPARED else 0):
        sides[0].append(("" if edit.same else "del", "".join(old[edit.was])))
        sides[1].append(("" if edit.same else "ins", "".join(new[edit.now])))
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
