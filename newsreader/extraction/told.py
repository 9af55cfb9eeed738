"""What whoever delivered an article said of it, beside what was read in its bytes.

A fragment (an entry of a feed, a mail) seldom has a headline or a day of its own, and what looks like one is
a line of the text: what was told of it wins. A whole page knows itself: what was told fills what it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from newsreader.extraction.dates.dates import moments
from newsreader.extraction.dates.delivered import delivered, unset
from newsreader.extraction.dates.publication import published
from newsreader.extraction.fields import BlockKind, Evidence, Extracted, Link, Outlet, Published
from newsreader.extraction.folding import folded, language, right_to_left
from newsreader.extraction.outlets import recogniser
from newsreader.fetching.documents import Told

# Lines about what was not found, no longer true once it was told.
_MISSING = {"headline": "No headline was found.", "published": "No publication date was found."}
_QUOTED = re.compile("“[^“”]*”")
_MONTH = re.compile(r"\d{4}(?:-\d\d)?")


def moment_told(
    raw: str, outlet: Outlet | None = None, zone: str = ""
) -> tuple[Published | None, tuple[str, ...]]:
    """A stamp of RFC 822, ISO 8601 or anything written out, never more precise than it is; lines for people.

    Where it states no zone, or letters that name several, `zone` (IANA) or the outlet's says which; else the
    clock is kept and the zone stays unknown.

    >>> moment_told("Thu, 08 Dec 2016 20:37:01 +0530")[0].utc.isoformat()
    '2016-12-08T15:07:01+00:00'
    >>> moment_told("2016-12")
    (None, ('“2016-12” names no day; it is left open.',))
    """
    raw = raw.strip()
    if not raw:
        return None, ()
    moment = delivered(raw)
    if moment is None:
        why = "names no day" if _MONTH.fullmatch(raw) else "cannot be read as a date"
        return None, (f"“{raw[:60]}” {why}; it is left open.",)
    if zone:
        outlet = replace(outlet or Outlet(""), zone=zone)
    found, warnings = published(moment, raw, outlet, outlet.day_first if outlet else None)
    if found and unset(found):
        return None, (f"“{raw[:60]}” is what a program writes for no date.",)
    return found, tuple(warnings)


def with_told(found: Extracted, told: Told, outlets: Sequence[Outlet], url: str = "") -> Extracted:
    """The article with what was told of it; each field that comes from there says so in its evidence."""
    wanted = _Wanted(found, told)
    outlet = wanted.take_source(outlets, url)
    wanted.take_headline()
    wanted.take_moments(outlet)
    if told.authors and wanted.free("authors", found.authors):
        authors = tuple(filter(None, map(folded, told.authors)))
        wanted.take("authors", ", ".join(told.authors), authors=authors)
    wanted.take_picture()
    if told.address and wanted.free("canonical_url", found.canonical_url):
        wanted.take("canonical_url", told.address, canonical_url=told.address)
    return wanted.article()


@dataclass(slots=True)
class _Wanted:
    """What is taken of that which was told, and what becomes untrue by it."""

    found: Extracted
    told: Told
    taken: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    untrue: list[str] = field(default_factory=list)

    def free(self, name: str, known: object) -> bool:
        """Whether a field is what was told: always of a fragment, of a page where it says nothing."""
        return not (self.told.whole_page and known)

    def take(self, name: str, raw: str, **fields: Any) -> None:
        """These fields as told; doubts that quote what they replace go with it."""
        self.taken.update(fields)
        if (proof := self.found.evidence.get(name)) and proof.raw:
            self.untrue.append(f"“{proof.raw}”")
        if name in _MISSING:
            self.untrue.append(_MISSING[name])
        if name == "published":
            quoted = _QUOTED.findall(" ".join(self.found.warnings))
            self.untrue += [words for words in quoted if any(moments(words))]
        self.evidence[name] = Evidence("told", raw, where=f"as the {self.told.by} told")

    def take_source(self, outlets: Sequence[Outlet], url: str) -> Outlet | None:
        """The outlet whose clock and order of dates count."""
        known = recogniser(outlets)
        named = known.named(self.told.source)
        if self.told.source and self.free("source", self.found.source):
            name = named.name if named else folded(self.told.source)
            key = (named.key or named.name) if named else name
            status = f"as the {self.told.by} told"
            self.take("source", self.told.source, source=key, source_name=name, source_status=status)
            return named or known.at(url)
        mine = (outlet for outlet in outlets if self.found.source in (outlet.key or outlet.name, outlet.name))
        return (next(mine, None) if self.found.source else None) or named or known.at(url)

    def take_headline(self) -> None:
        headline = folded(self.told.headline)
        if not headline or not self.free("headline", self.found.headline):
            return
        before, proof = self.found.headline, self.found.evidence.get("headline")
        in_text = proof is not None and (proof.where == "h1" or (not proof.where and proof.start >= 0))
        self.take("headline", self.told.headline, headline=headline)
        if self.found.headline:
            self.untrue.append(f"“{self.found.headline}”")
        if in_text and before and before.casefold() not in headline.casefold():
            # What the reader took for the headline is the text's first line.
            kinds: tuple[BlockKind, ...] = self.found.kinds and ("subhead", *self.found.kinds)
            body = "\n\n".join(filter(None, (before, self.found.body)))
            by = len(body) - len(self.found.body)
            links = tuple(Link(by + start, by + end, address) for start, end, address in self.found.links)
            self.taken.update(body=body, kinds=kinds, links=links)

    def take_moments(self, outlet: Outlet | None) -> None:
        for name, raw in (("published", self.told.published), ("updated", self.told.updated)):
            moment, warnings = moment_told(raw, outlet, self.told.zone)
            known: Published | None = getattr(self.found, name)
            if moment is None or not (self.free(name, known) or _adds_time(moment, known)):
                self.warnings += warnings if name == "published" and known is None else ()
                continue
            self.take(name, raw, **{name: moment})
            self.warnings += warnings if name == "published" else ()
        first, updated = (self.taken.get(n, getattr(self.found, n)) for n in ("published", "updated"))
        if first and updated and (first.local, first.zone) == (updated.local, updated.zone):
            self.taken["updated"] = None

    def take_picture(self) -> None:
        picture = self.told.picture
        told = (("image_url", picture.address), ("caption", picture.caption), ("credit", picture.credit))
        for name, words in told:
            if words and not getattr(self.found, name):
                self.take(name, words, **{name: words if name == "image_url" else folded(words)})

    def article(self) -> Extracted:
        found = replace(self.found, **self.taken)
        text = found.body or found.headline
        declared = found.language if self.told.whole_page and found.language != "und" else ""
        warnings = [line for line in found.warnings if not any(words in line for words in self.untrue)]
        return replace(
            found,
            language=language(text, declared or self.told.language or found.language),
            direction="rtl" if right_to_left(text) else "ltr",
            evidence={**found.evidence, **self.evidence},
            warnings=tuple(dict.fromkeys([*warnings, *self.warnings])),
        )


def _adds_time(told: Published, known: Published | None) -> bool:
    """Whether it gives the time of a day that is known without one."""
    if known is None or known.precision != "day" or told.precision == "day":
        return False
    return bool(told.local and known.local and told.local.date() == known.local.date())
