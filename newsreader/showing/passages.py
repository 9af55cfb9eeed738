"""The sentences of an article, for an editor to pick from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsreader.models import ArticleVersion
from newsreader.models.passage import place_of
from newsreader.text.blocks import lines

FIELDS = ("headline", "standfirst", "caption", "body")  # in the order a reader meets them


@dataclass(frozen=True, slots=True)
class PickableSentence:
    field: str
    start: int
    end: int
    text: str
    begins_paragraph: bool  # or an item, or a row

    @property
    def anchor(self) -> str:
        """Its id on the article's page, and what asks for it here."""
        return f"{self.field}-{self.start}"

    @property
    def whole_anchor(self) -> str:
        """What asks for it where its end counts, as a citation's `anchor`."""
        return f"{self.field}-{self.start}-{self.end}"


def words_of(version: ArticleVersion | None, chosen: PickableSentence | None) -> dict[str, str]:
    """What a form begins with, of the sentence chosen: its words, and the place by which they are found."""
    if chosen is None or version is None:
        return {}
    return {"quote": chosen.text, "place": place_of(version.pk, chosen.field, chosen.start, chosen.end)}


def sentences(version: ArticleVersion | None) -> list[PickableSentence]:
    return [each for field in FIELDS for each in _of_field(version, field)] if version else []


def _of_field(version: ArticleVersion, field: str) -> Iterator[PickableSentence]:
    text, end = version.text_of(field), 0
    starts = {line.start for each in version.lines_of(field) for line in lines(text, each)}
    for span in version.sentences_of(field):
        begins = not end or "\n\n" in text[end : span.start] or span.start in starts
        yield PickableSentence(field, span.start, span.end, text[span.start : span.end], begins)
        end = span.end
