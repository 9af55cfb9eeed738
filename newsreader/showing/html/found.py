"""Words that were looked for, marked where they were found."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.safestring import SafeString

from newsreader.showing.html.marks import Mark, insert_marks
from newsreader.text.sentences import Span


def found_words(text: str, spans: Iterable[Span]) -> SafeString:
    """The text, escaped, with the spans (code points of it) in <mark>."""
    return insert_marks(text, [Mark(span.start, span.end, 0, "<mark>", "</mark>") for span in spans])
