"""What the child found in a page, asked for by name, and where each answer was read."""

import html
import re
from collections.abc import Container, Iterator
from typing import Any
from urllib.parse import urlsplit

from newsreader.extraction.fields import Evidence
from newsreader.extraction.folding import folded
from newsreader.extraction.outlets import Recogniser

# What only looks like markup where a page's own words show it: `&nbsp;` in a report about web pages.
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});?")
_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>?")
_OPENS_TAG = re.compile(r"<+(?=[a-zA-Z/!?])")


class Findings:
    """The child's findings, asked for by name."""

    def __init__(self, decoded: str, found: dict[str, Any], outlets: Recogniser) -> None:
        self.decoded = decoded
        self.found = found
        self.outlets = outlets
        self.shown = _shown(found)
        self.metas: dict[str, list[str]] = {}
        for name, value in found["metas"]:
            self.metas.setdefault(name, []).append(self.plain(value))
        self.linked: list[dict[str, Any]] = sorted(found["linked"], key=lambda node: node.get("rank", 0))
        self.evidence: dict[str, Evidence] = {}
        self.warnings: list[str] = []

    @property
    def title(self) -> str:
        return self.plain(self.found["title"])

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        for wanted in names:
            for value in filter(None, self.metas.get(wanted, ())):
                yield f"meta {wanted}", value

    def link(self, *names: str) -> Iterator[tuple[str, Any]]:
        for node in self.linked:
            for name in names:
                if node.get(name):
                    yield f"JSON-LD {name}", node[name]

    def below_heading(self, lines: int | None = None) -> list[str]:
        """The first visible lines from the headline on (all of them by default), as plain text."""
        return [folded(line) for line in self.found["lines"][self.found["heading_at"] :][:lines]]

    def above_heading(self) -> list[str]:
        return [folded(line) for line in self.found["lines"][: self.found["heading_at"]]]

    def plain(self, value: Any) -> str:
        """A value of structured data as plain text, but for what the page's own words show as it stands."""
        return plain(value, self.shown)

    def prove(self, field: str, rule: str, raw: str, where: str) -> None:
        """Keeps where a field was read, and where in the source its words stand if they do."""
        start = self.decoded.find(raw) if raw and len(raw) < 5000 else -1
        end = start + len(raw) if start >= 0 else -1
        self.evidence.setdefault(field, Evidence(rule, raw, start, end, where))


def _shown(found: dict[str, Any]) -> frozenset[str]:
    """What stands in the page's visible words and looks like markup."""
    lines = [line for line in (*found["h1"], *found["lines"]) if "&" in line or "<" in line]
    tokens = (token for line in lines for token in (*_ENTITY.findall(line), *_TAG.findall(line)))
    return frozenset(map(_known_by, tokens))


def _known_by(token: str) -> str:
    """What a token is known by: a tag that does not end, as in "x<y at sea", by its first word."""
    return token if token[0] == "&" or token[-1] == ">" else token.split()[0]


def plain(value: Any, shown: Container[str] = ()) -> str:
    """A value of structured data as plain text, in one line.

    Titles, metas and JSON-LD hold entities and tags that nobody means to be read, some of them escaped once
    too often. `shown` are those that the page's visible words have, so they are words here as well.

    >>> plain("Salt &amp;amp; ice on <b>the canal</b>")
    'Salt & ice on the canal'
    >>> plain("Where to put &lt;em&gt; in a headline", {"<em>"})
    'Where to put <em> in a headline'
    """
    if not isinstance(value, str):
        return ""
    if "&" not in value and "<" not in value:
        return folded(value)
    for _ in range(2):
        value = _ENTITY.sub(lambda entity: _unless(shown, entity[0], html.unescape(entity[0])), value)
        value = _untagged(value, shown)
    return folded(value)


def _unless(shown: Container[str], token: str, instead: str) -> str:
    return token if _known_by(token) in shown else instead


def _untagged(text: str, shown: Container[str]) -> str:
    # Tags inside tags come to light when the inner ones go. Each round is linear and the rounds are few:
    # what is still left after them was made to be, and loses its opening sign.
    for _ in range(4):
        rest = _TAG.sub(lambda tag: _unless(shown, tag[0], ""), text)
        if rest == text:
            return text
        text = rest
    return _OPENS_TAG.sub("", text)


def named(value: Any) -> Iterator[tuple[str, str]]:
    """(name, type) of a person or organisation in JSON-LD, however it is written."""
    if isinstance(value, str):
        if text := plain(value):
            yield text, ""
    elif isinstance(value, list):
        for part in value:
            yield from named(part)
    elif isinstance(value, dict):
        kind = value.get("@type")
        kind = kind[0] if isinstance(kind, list) and kind else kind
        for name, _ in named(value.get("name") or _in_two_parts(value)):
            yield name, kind if isinstance(kind, str) else ""


def _in_two_parts(person: dict[str, Any]) -> str:
    parts = (person.get("givenName"), person.get("familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def web(address: str) -> str:
    """An address if it is one a reader may follow, else ""."""
    address = address.strip()
    if re.search(r"[\s<>\"'\x00-\x1f]", address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address[:2000] if parts.scheme in ("http", "https") and parts.hostname else ""
