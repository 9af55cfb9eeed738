"""What has been read of an article saved as plain text, and where."""

import re
from dataclasses import dataclass, field
from datetime import date

from newsreader.extraction.fields import BlockKind, Evidence, Outlet
from newsreader.extraction.outlets import Recogniser
from newsreader.extraction.stamps import Header
from newsreader.extraction.texts.date_choice import DateShown
from newsreader.extraction.texts.layout import Paragraph


@dataclass(slots=True)
class Page:
    """What has been read so far."""

    decoded: str
    outlets: Recogniser
    headline: Paragraph | None = None
    standfirst: list[Paragraph] = field(default_factory=list)
    headers: list[tuple[Paragraph, Header]] = field(default_factory=list)
    dated: list[DateShown] = field(default_factory=list)
    # The day in the article's own address, and where it stands in the original.
    own_day: tuple[date, int, int] | None = None
    captions: list[tuple[Paragraph, str]] = field(default_factory=list)
    keywords: list[tuple[Paragraph, str]] = field(default_factory=list)
    body: list[tuple[BlockKind, list[Paragraph]]] = field(default_factory=list)
    dropped: list[tuple[Paragraph, str]] = field(default_factory=list)
    footers: list[Paragraph] = field(default_factory=list)
    mastheads: list[tuple[Paragraph, Outlet]] = field(default_factory=list)
    labelled: dict[str, tuple[Paragraph, str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    evidence: dict[str, Evidence] = field(default_factory=dict)

    @property
    def opening(self) -> Paragraph | None:
        """The first paragraph of the body."""
        return self.body[0][1][0] if self.body else None

    @property
    def closing(self) -> Paragraph | None:
        return self.body[-1][1][-1] if self.body else None

    @property
    def words(self) -> str:
        """Those of the article, by which the place it opens with may be known for one."""
        units = [unit for _, several in self.body for unit in several]
        return " ".join(unit.text for unit in [*([self.headline] if self.headline else []), *units])

    def prove(self, name: str, unit: Paragraph, words: str, rule: str) -> None:
        """Keeps where a field was first read: the place of `words` in the original.

        There spaces may be others, lines may be broken, and marks of Markdown may stand around them.
        """
        if name in self.evidence:
            return
        start, end = unit.start, unit.end
        if words and words != self.decoded[start:end] and len(words) <= 2000:
            start, end = _span(self.decoded, words.split(), start, end)
        self.evidence[name] = Evidence(rule, self.decoded[start:end], start, end)

    def prove_span(self, name: str, units: list[Paragraph], rule: str) -> None:
        if units:
            start, end = units[0].start, units[-1].end
            self.evidence[name] = Evidence(rule, self.decoded[start:end], start, end)

    def take_header(self, unit: Paragraph, found: Header) -> None:
        self.headers.append((unit, found))


def _span(decoded: str, words: list[str], start: int, end: int) -> tuple[int, int]:
    """Where these words first stand in a row between the two, whatever spaces part them; else all of it."""
    first, in_a_row = decoded.find(words[0], start, end) if words else -1, " ".join(words)
    if first >= 0 and decoded.startswith(in_a_row, first, end):
        return first, first + len(in_a_row)
    found = re.compile(r"\s+".join(map(re.escape, words))).search(decoded, start, end)
    return found.span() if found else (start, end)
