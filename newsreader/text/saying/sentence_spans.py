"""The sentences of a text as its quotations need them: whole, and without what only opens them."""

import re
from collections.abc import Sequence

from newsreader.text.datelines import dateline
from newsreader.text.saying.quotemarks import Quoted
from newsreader.text.sentences import Span

_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?(?::| [–—-])? (?=[A-Z])")


def sentence_spans(text: str, sentences: Sequence[Span], marks: Sequence[Quoted]) -> list[Span]:
    """The sentences, those that one quotation holds together made one, without a dateline or a live page’s
    clock time before them.

    >>> text = "09.15: She said: “Wait. It is late.”"
    >>> sentence_spans(text, [Span(0, 22), Span(23, 36)], [Quoted(17, 18, 35, 36)])
    [Span(start=7, end=36)]
    """
    spans: list[Span] = []
    place = 0
    for span in sentences:
        while place < len(marks) and marks[place].close <= span.start:
            place += 1
        if spans and place < len(marks) and marks[place].open < span.start < marks[place].close:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return [_past_opening(text, span) for span in spans]


def _past_opening(text: str, span: Span) -> Span:
    clock = _CLOCK.match(text, span.start, span.end)
    placed = None if span.start else dateline(text, span.start)
    start = clock.end() if clock else placed[1] if placed else span.start
    while start < span.end and text[start].isspace():
        start += 1
    return Span(start, span.end) if start < span.end else span
