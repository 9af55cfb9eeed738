"""The seeds: each a page as somebody saved it, and what a careful reader gets out of it.

One is invented and stands in tests/data/seed/; the other is what this project began with, and stands in the
shared folder. What must hold of one must hold of the other.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import pytest

from newsreader.extraction import Outlet, starter
from newsreader.fetching.documents import Document
from tests.shared import shared

HERE = Path(__file__).parent / "data" / "seed"
SEEDS = ["invented", pytest.param("given", marks=pytest.mark.corpus)]


@dataclass(frozen=True)
class Seed:
    """`expected` and `names` are expected.json and names.json; offsets in them are characters of `text`."""

    page: bytes
    expected: dict
    names: dict

    @property
    def article(self) -> dict:
        return self.expected["article"]

    @property
    def document(self) -> Document:
        return Document("seed.txt", self.page, "text/plain")

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """Its own paper and agency, where they are as invented as itself."""
        return tuple(
            Outlet(**row | {"names": tuple(row["names"])}) for row in self.expected.get("outlets", ())
        )

    @property
    def known_outlets(self) -> tuple[Outlet, ...]:
        return (*starter(), *self.outlets)

    @property
    def published(self) -> datetime:
        """By the page's own clock."""
        return datetime.fromisoformat(self.article["published"]["local"])

    @cached_property
    def text(self) -> str:
        return self.page.decode("utf-8")

    @cached_property
    def starts(self) -> dict[str, int]:
        """Where each field starts in `text`."""
        gold, plain = self.article, self.text.replace("\u00a0", " ")
        words = {
            "headline": gold["headline"],
            "standfirst": gold["standfirst"],
            "byline": gold["byline"]["raw"],
            "caption": gold["lead_image"]["caption"],
            "body": gold["body_starts"],
        }
        return {field: plain.index(its) for field, its in words.items()}

    @cached_property
    def fields(self) -> dict[str, str]:
        """The text of each field, letter for letter."""
        gold, plain = self.article, self.text.replace("\u00a0", " ")
        ends = {
            "headline": self.starts["headline"] + len(gold["headline"]),
            "standfirst": self.starts["standfirst"] + len(gold["standfirst"]),
            "byline": self.starts["byline"] + len(gold["byline"]["raw"]),
            "caption": self.starts["caption"] + len(gold["lead_image"]["caption"]),
            "body": plain.index(gold["body_ends"]) + len(gold["body_ends"]),
        }
        return {field: self.text[start : ends[field]] for field, start in self.starts.items()}


def in_folder(folder: Path) -> Seed:
    """The seed whose names.json and expected.json stand in `folder`, beside its page."""
    names = json.loads((folder / "names.json").read_text(encoding="utf-8"))
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return Seed((folder / names["source"]).read_bytes(), expected, names)


def read(name: str) -> Seed:
    """The seed "invented", or "given": without the shared folder its tests skip."""
    return in_folder(HERE if name == "invented" else shared("seed"))
