"""The sentences of an article, for an editor to pick from."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.models import ArticleVersion
from newsreader.models.passage import place_of
from newsreader.text.sentences import split

FIELDS = ("headline", "standfirst", "caption", "body")  # in the order a reader meets them


@dataclass(frozen=True, slots=True)
class PickableSentence:
    field: str
    start: int
    end: int
    text: str
    begins_paragraph: bool

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
    found = []
    for field in FIELDS if version else ():
        text, end = version.text_of(field), 0  # type: ignore[union-attr]
        for span in split(text):
            begins = not end or "\n\n" in text[end : span.start]
            words = text[span.start : span.end]
            found.append(PickableSentence(field, span.start, span.end, words, begins))
            end = span.end
    return found
