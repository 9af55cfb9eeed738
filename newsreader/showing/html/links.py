"""The links of an article laid among its other marks: no link stands in a link, and none crosses a mark.

What a reader sees where a link and a name or a date share words:
- A name opens its card, and a link of nothing more gives way (papers link names to pages of topics).
- A name within a longer link is words of the link: the article's list of names opens its card as well.
- A date within a longer link is explained by the link, when that has the focus or the pointer: nothing that
  takes the focus may stand in a link. A link within a date stands in the date.
- Where a link crosses a name, a sentence or any other mark, it is parted at the mark's edge; the last part
  has the arrow that says that it leads elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.showing.html.explanations import explain
from newsreader.showing.html.marks import Mark

LINK = 9  # behind the rank of any other mark: a link gives way


class ShownLink(NamedTuple):
    """Words [start, end) of a text and where they lead: elsewhere, or to an article `here`."""

    start: int
    end: int
    address: str
    here: bool = False

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""


class Ranks(NamedTuple):
    """What marks of names and of dates are known by."""

    name: int
    date: int


def with_links(
    marks: Sequence[Mark],
    links: Sequence[ShownLink],
    text: str,
    ranks: Ranks,
    dates: Mapping[tuple[int, int], Any],
) -> list[Mark]:
    """The marks of a text with its links, which come in its order. `dates` are those marked, by place."""
    taken: set[Mark] = set()
    added: list[Mark] = []
    for link, over in zip(links, _over(links, marks), strict=True):
        pieces = list(_pieces(link, over, text, ranks.name))
        for piece in pieces:
            inside = [mark for mark in over if mark.rank in ranks and _is_within(mark, piece)]
            taken.update(inside)
            dated = [mark for mark in inside if mark.rank == ranks.date]
            added += [replace(mark, opening='<span class="date">', closing="</span>") for mark in dated]
            explanations = [explain(dates[mark.start, mark.end]) for mark in dated]
            added.append(_mark(piece, text, explanations, whole=piece is pieces[-1]))
    return [*(mark for mark in marks if mark not in taken), *added]


def _over(links: Iterable[ShownLink], marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The marks that share words with each link."""
    waiting = sorted(marks, reverse=True)
    near: list[Mark] = []
    for link in links:
        while waiting and waiting[-1].start < link.end:
            near.append(waiting.pop())
        near = [mark for mark in near if mark.end > link.start]
        yield near


def _pieces(link: ShownLink, over: Sequence[Mark], text: str, name: int) -> Iterator[ShownLink]:
    """The link parted where it crosses a mark, without what is nothing but a name or no word at all."""
    edges = {link.start, link.end}
    for mark in over:
        inside = mark.start > link.start, mark.end < link.end
        if inside == (True, False):
            edges.add(mark.start)
        elif inside == (False, True):
            edges.add(mark.end)
    names = [mark for mark in over if mark.rank == name]
    for start, end in pairwise(sorted(edges)):
        words = text[start:end]
        if any(mark.start <= start and end <= mark.end for mark in names) or not any(map(str.isalnum, words)):
            continue
        start += len(words) - len(words.lstrip())
        yield link._replace(start=start, end=start + len(words.strip()))


def _is_within(mark: Mark, piece: ShownLink) -> bool:
    """Whether a mark stands in a link that has more words than it."""
    within = piece.start <= mark.start and mark.end <= piece.end
    return within and (mark.start, mark.end) != (piece.start, piece.end)


def _mark(link: ShownLink, text: str, explanations: Sequence[SafeString], *, whole: bool) -> Mark:
    """Its HTML; `whole`: no other part of the link follows."""
    kind = "link out" if whole and not link.here else "link"
    opening = f'<a class="{kind}" href="{escape(link.address)}"'
    if not link.here:
        words = " ".join(text[link.start : link.end].split())
        label = _("%(words)s (leads to %(host)s)") % {"words": words, "host": link.host}
        opening += f' rel="noreferrer nofollow" aria-label="{escape(label)}"'
    if not explanations:
        return Mark(link.start, link.end, LINK, f"{opening}>", "</a>")
    note, said = f"link-{link.start}", " · ".join(explanations)
    closing = f'</a><span class="date-note" role="tooltip" id="{note}">{said}</span>'
    return Mark(link.start, link.end, LINK, f'{opening} aria-describedby="{note}">', closing)


def printed(links: Iterable[ShownLink], text: str) -> SafeString:
    """List items of the addresses elsewhere, each once with the words that lead there: paper hides them."""
    told: dict[str, str] = {}
    for link in links:
        if not link.here:
            told.setdefault(link.address, text[link.start : link.end])
    return mark_safe(
        "".join(
            f'<li><bdi>{escape(words)}</bdi> <bdi dir="ltr">{escape(address)}</bdi></li>'
            for address, words in told.items()
        )
    )
