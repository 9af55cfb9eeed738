"""The headline of a page among the things that claim to be it."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from newsreader.extraction.folding import folded

_FOLDED = {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"}
_BAR = re.compile(r"\s+[|–—·•:-]+\s+|\s*\|+\s*|\s+[»›](?=\s[^«‹]*$)\s+")


# The tags of the head repeat each other, often for search engines; the heading is what readers see.
_WEIGHTS = {"h1": 1.5, "data": 1.0, "head": 1.0}
# What one more of the same kind adds: it was copied.
_WEIGHT_OF_A_COPY = 0.1
# A shorter title between bars may be a section's name.
_SHORTEST_HEADLINE = 12
_Title = tuple[str, str, str]  # where it stood, without its site, as written


def _same(text: str) -> str:
    return re.sub(r"\W+", " ", text.translate(_FOLDED).casefold()).strip()


def without_site(title: str, sites: Sequence[str], others: Sequence[str] = ()) -> str:
    """A title without the name of its site at either end.

    `others` are the page's other titles: what only one of them carries after its last bar goes too.

    >>> without_site("Rebels leave the city - World - The Kalyan Courier", ["Kalyan Courier"])
    'Rebels leave the city - World'
    >>> without_site("Rebels leave | Kalyan", [], ["Rebels leave"])
    'Rebels leave'
    """
    parts = [(title[: bar.start()].strip(), title[bar.end() :].strip()) for bar in _BAR.finditer(title)]
    repeated = {same for same in map(_same, others) if len(same) >= _SHORTEST_HEADLINE}
    # The whole of another title between two bars is the headline itself.
    for part in chain.from_iterable(parts):
        if _same(part) in repeated:
            return part
    known = {_same(name) for site in sites if site for name in (site, site.removeprefix("The "))}
    for head, tail in reversed(parts):
        if not known.isdisjoint((_same(tail), _same(tail).removeprefix("the "))):
            return head
    if parts and _same(parts[0][0]) in known:
        return parts[0][1]
    return title


def chosen(candidates: Sequence[tuple[str, str]], sites: Sequence[str]) -> tuple[str, str, str]:
    """The headline among (where, title) pairs in the order of trust; with its raw form, and where it stood.

    The one that most others agree with wins; an earlier one wins a draw.

    >>> chosen([("h1", "Rebels leave"), ("og:title", "Rebels leave - Courier")], ["Courier"])
    ('Rebels leave', 'Rebels leave - Courier', 'og:title')
    """
    titles = [(where, folded(raw), raw) for where, raw in candidates if folded(raw)]
    cleaned: list[_Title] = []
    for index, (where, title, raw) in enumerate(titles):
        others = [other for number, (_, other, _) in enumerate(titles) if number != index]
        cleaned.append((where, without_site(title, sites, others), raw))
    winner = _agreed(cleaned, {_same(site) for site in sites})
    if not winner:
        return "", "", ""
    agreeing = [found for found in cleaned if _same(found[1]) == winner]
    # What they agree on is best written where no tags part it: a heading's own parts lose their colons.
    where, title, raw = min(agreeing, key=lambda found: found[0] == "h1")
    return title, raw, where


def disagreeing(candidates: Sequence[tuple[str, str]], headline: str) -> str:
    """A title of the page that says something else than its headline, where no other part of it agrees.

    >>> disagreeing([("h1", "Rebels leave"), ("title", "Rebels leave - Courier")], "Rebels leave")
    ''
    >>> disagreeing([("h1", "Rebels leave"), ("title", "Ten ways to cook rice")], "Rebels leave")
    'Ten ways to cook rice'
    """
    words = set(_same(headline).split())
    others = [(_kind(where), title, set(_same(title).split())) for where, title in candidates if title]
    if len({kind for kind, _, said in others if 2 * len(words & said) >= len(words)}) > 1:
        return ""
    return next((title for kind, title, said in others if said and not words & said), "")


def _agreed(titles: Sequence[_Title], sites: set[str]) -> str:
    """The title, as `_same` gives it, that most kinds of place agree on; the earliest wins a draw."""
    votes: dict[str, float] = {}
    kinds: dict[str, set[str]] = {}
    for where, title, _ in titles:
        same = _same(title)
        if same and same not in sites:
            kind = _kind(where)
            known = kinds.setdefault(same, set())
            votes[same] = votes.get(same, 0) + (_WEIGHT_OF_A_COPY if kind in known else _WEIGHTS[kind])
            known.add(kind)
    # A heading that shares nothing with the page's other titles is the site's own, unless it is all there is.
    of_site = {same for same in votes if kinds[same] == {"h1"} and not _shares_words(same, votes)}
    left = [same for same in votes if same not in of_site] or list(votes)
    return max(left, key=lambda same: votes[same], default="")


def _kind(where: str) -> str:
    if where == "h1":
        return "h1"
    return "data" if where.startswith("JSON-LD") else "head"


def _shares_words(same: str, others: Iterable[str]) -> bool:
    words = set(same.split())
    return any(words & set(other.split()) for other in others if other != same)
