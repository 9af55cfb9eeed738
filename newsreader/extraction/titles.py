"""The headline of a page among the things that claim to be it."""

import re
from collections.abc import Sequence

from newsreader.extraction.folding import folded

_FOLDED = {0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2014: "-"}
_BAR = re.compile(r"\s+[|–—·•:-]+\s+|\s*\|+\s*|\s+[»›](?=\s[^«‹]*$)\s+")


# The tags of the head repeat each other, often for search engines; the heading is what readers see.
_WEIGHTS = {"h1": 1.5, "data": 1.0, "head": 1.0}


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
    known = {_same(site) for site in sites if site} | {
        _same(site.removeprefix("The ")) for site in sites if site
    }
    plain = {_same(other) for other in others}
    bars = list(_BAR.finditer(title))
    # The whole of another title between two bars is the headline itself.
    for bar in bars:
        head, tail = title[: bar.start()].strip(), title[bar.end() :].strip()
        if _same(head) in plain and len(_same(head)) >= 12:
            return head
        if _same(tail) in plain and len(_same(tail)) >= 12:
            return tail
    for bar in reversed(bars):
        tail = _same(title[bar.end() :])
        if tail in known or tail.removeprefix("the ") in known:
            return title[: bar.start()].strip()
    for bar in bars[:1]:
        if _same(title[: bar.start()]) in known:
            return title[bar.end() :].strip()
    return title


def chosen(candidates: Sequence[tuple[str, str]], sites: Sequence[str]) -> tuple[str, str, str]:
    """The headline among (where, title) pairs in the order of trust; with its raw form, and where it stood.

    The one that most others agree with wins; an earlier one wins a draw.

    >>> chosen([("h1", "Rebels leave"), ("og:title", "Rebels leave - Courier")], ["Courier"])
    ('Rebels leave', 'Rebels leave - Courier', 'og:title')
    """
    titles = [(where, folded(raw), raw) for where, raw in candidates if folded(raw)]
    cleaned = []
    for index, (where, title, raw) in enumerate(titles):
        others = [other for number, (_, other, _) in enumerate(titles) if number != index]
        cleaned.append((where, without_site(title, sites, others), raw))
    sames = [_same(title) for _, title, _ in cleaned]
    names = {_same(site) for site in sites}
    votes: dict[str, float] = {}
    families: dict[str, set[str]] = {}
    for (where, _, _), same in zip(cleaned, sames, strict=True):
        if same and same not in names:
            family = "h1" if where == "h1" else "data" if where.startswith("JSON-LD") else "head"
            known = families.setdefault(same, set())
            votes[same] = votes.get(same, 0) + (0.1 if family in known else _WEIGHTS[family])
            known.add(family)
    if not votes:
        return "", "", ""
    # A heading that shares nothing with the page's other titles is the site's own.
    if len(votes) > 1:
        for same in [same for same, known in families.items() if known == {"h1"}]:
            words = set(same.split())
            if not any(words & set(other.split()) for other in votes if other != same):
                del votes[same]
    winner = max(votes, key=lambda same: votes[same])
    agreeing = [found for found, same in zip(cleaned, sames, strict=True) if same == winner]
    # What they agree on is best written where no tags part it: a heading's own parts lose their colons.
    where, title, raw = min(agreeing, key=lambda found: found[0] == "h1")
    return title, raw, where
