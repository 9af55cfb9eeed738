"""What the child found in a page, asked for by name, and where each answer was read."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from newsreader.extraction.fields import Evidence
from newsreader.extraction.folding import folded, untagged
from newsreader.extraction.outlets import Recogniser


class Findings:
    """The child's findings, asked for by name."""

    def __init__(self, decoded: str, found: dict[str, Any], outlets: Recogniser) -> None:
        self.decoded = decoded
        self.found = found
        self.outlets = outlets
        self.metas: list[tuple[str, str]] = [(name, plain(value)) for name, value in found["metas"]]
        self.linked: list[dict[str, Any]] = sorted(found["linked"], key=lambda node: node.get("rank", 0))
        self.evidence: dict[str, Evidence] = {}
        self.warnings: list[str] = []

    def meta(self, *names: str) -> Iterator[tuple[str, str]]:
        for wanted in names:
            for name, value in self.metas:
                if name == wanted and value:
                    yield f"meta {name}", value

    def link(self, *names: str) -> Iterator[tuple[str, Any]]:
        for node in self.linked:
            for name in names:
                if node.get(name):
                    yield f"JSON-LD {name}", node[name]

    def below_heading(self, lines: int | None = None) -> list[str]:
        """The first visible lines from the headline on (all of them by default), as plain text."""
        return [plain(line) for line in self.found["lines"][self.found["heading_at"] :][:lines]]

    def above_heading(self) -> list[str]:
        return [plain(line) for line in self.found["lines"][: self.found["heading_at"]]]

    def prove(self, field: str, rule: str, raw: str, where: str) -> None:
        """Keeps where a field was read, and where in the source its words stand if they do."""
        start = self.decoded.find(raw) if raw and len(raw) < 5000 else -1
        end = start + len(raw) if start >= 0 else -1
        self.evidence.setdefault(field, Evidence(rule, raw, start, end, where))


def plain(value: Any) -> str:
    """A value of structured data as plain text: entities resolved, tags gone, in one line."""
    if not isinstance(value, str):
        return ""
    return folded(untagged(html.unescape(untagged(html.unescape(value)))))


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
        for name, _ in named(value.get("name") or ""):
            yield name, kind if isinstance(kind, str) else ""


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
