"""A lost citation: its words in the version they came from, and what the article says today.

Former versions are shown whole to editors alone. An outlet may have taken words back for a reason; what a
timeline cites of them is the cited sentence, and that everybody may read (docs/decisions/0012-passages.md).
"""

from __future__ import annotations

from functools import cached_property

from django.utils.safestring import SafeString

from newsreader.models import ArticleVersion, Citation
from newsreader.models.access import is_editor
from newsreader.models.passage import Field
from newsreader.models.user import Viewer
from newsreader.showing.html.marks import Laying, Mark
from newsreader.text.blocks import OF_LINES, lines
from newsreader.text.nearest import Sentences, nearest
from newsreader.text.sentences import Span

FIELDS = (Field.HEADLINE, Field.STANDFIRST, Field.CAPTION, Field.BODY)  # in the order a reader meets them


class LostCitation:
    def __init__(self, citation: Citation, viewer: Viewer) -> None:
        self.citation = citation
        self.whole = is_editor(viewer)

    @cached_property
    def then(self) -> list[tuple[str, SafeString]]:
        """The paragraphs of the version it came from, each with its field, the cited words marked."""
        if not self.whole or self.citation.version is None:
            return []
        words = Span(self.citation.start, self.citation.end)
        return _paragraphs(self.citation.version, self.citation.field, [words], "cited")

    @cached_property
    def now(self) -> list[tuple[str, SafeString]]:
        """The same of today's version, with the sentences that come nearest marked."""
        current = self.citation.article.current
        return _paragraphs(current, self.citation.field, self.near, "near") if current else []

    @cached_property
    def near(self) -> list[Span]:
        """Where today's field says most nearly the same."""
        current = self.citation.article.current
        if current is None:
            return []
        field = self.citation.field
        return nearest(self.citation.sentence, Sentences(current.text_of(field), current.sentences_of(field)))


def _paragraphs(
    version: ArticleVersion, field: str, words: list[Span], id: str
) -> list[tuple[str, SafeString]]:
    """Every field, a paragraph, item or row each; in `field` the words marked, the first with the id."""
    found = []
    for each in FIELDS:
        text = version.text_of(each)
        marks = [
            Mark(
                span.start,
                span.end,
                place,
                f'<mark id="{id}">' if place == 0 else "<mark>",
                "</mark>",
                "<mark>",
            )
            for place, span in enumerate(words if each == field else [])
        ]
        laying = Laying(text, marks)
        for block in version.blocks_of(each):
            for part in lines(text, block) if block.kind in OF_LINES else [block]:
                found.append((each.value, laying.part(part.start, part.end)))
    return found
