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
        self.doubts: list[str] = []

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
