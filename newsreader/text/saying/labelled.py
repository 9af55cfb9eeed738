"""What is said in a transcript: a turn's words are whose its label names.

>>> text = "Q: Why?\\n\\nMS. BERG: The dam was old.\\n\\nQ: Who knew?\\n\\nMS. BERG: We all knew it."
>>> [(text[one.start : one.end], text[slice(*one.speaker)]) for one in with_turns(text, [])]
[('The dam was old.', 'BERG'), ('We all knew it.', 'BERG')]
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from newsreader.text.names.transcripts import Turn, turns
from newsreader.text.saying.quotation_spans import QuotationRule, QuotationSpan

# "Thank you, Tom", "I did": nothing that anybody quotes.
_FEWEST = 4
_ENDED = (".", "?", "!", "…", "”", '"', ")", "]", "-", "—")
_PARAGRAPH = re.compile(r"[^\s](?:[^\n]|\n(?!\s*\n))*")


def with_turns(text: str, found: list[QuotationSpan]) -> list[QuotationSpan]:
    """The quotations `found`, and between them the turns of named speakers, a paragraph each.

    What a paragraph quotes stays whose it is, and is all that is kept of it; of a "Q" nothing is. Paragraphs
    behind a turn's first are probably the speaker's too.
    """
    talk = turns(text)
    if not talk:
        return found
    ends = [one.end for one in found]
    said = [one for turn in talk for one in _paragraphs(text, turn)]
    apart = [one for one in said if not _quotes(found, ends, one)]
    return sorted([*found, *apart], key=attrgetter("start"))


def _paragraphs(text: str, turn: Turn) -> Iterator[QuotationSpan]:
    if turn.name is None:
        return
    for number, match in enumerate(_PARAGRAPH.finditer(text, turn.label_end, turn.end)):
        words = match[0].rstrip()
        is_stage = words[0] in "([" and words[-1] in ")]"
        if len(words.split()) < _FEWEST or is_stage or not words.endswith(_ENDED):
            continue
        end = match.start() + len(words)
        yield QuotationSpan(match.start(), end, turn.name, not number, QuotationRule.LABEL)


def _quotes(found: Sequence[QuotationSpan], ends: Sequence[int], one: QuotationSpan) -> bool:
    first = bisect_left(ends, one.start)
    return first < len(found) and found[first].start < one.end
