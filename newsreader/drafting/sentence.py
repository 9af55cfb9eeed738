"""One sentence of an article, read: its words, clauses, dates and names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsreader.drafting import clauses
from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import Token, read
from newsreader.text import sentences
from newsreader.text.names import Named
from newsreader.text.timex import Timex

# Longer ones are lists, tables and pages without full stops, not sentences.
LONGEST = 1200

# "OSLO — ", "PARIS, March 16 (Agency) - ": where a report was written, at its head.
_DATELINE = re.compile(
    r"[A-Z][^()\n–—]{1,60}?\([A-Z][^()\n]{1,40}\)\s?[-–—]{1,2}\s"
    r"|[A-Z]{3}[A-Z .,/’'-]{0,40}(?:, [^()\n–—]{1,20})?\s?(?:[–—]|--?)\s"
)
# " and ", " through ": what stands between the ends of a range is short.
_BETWEEN_ENDS = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """`start:end` of `text`. `timexes` are the dates and times that have a place on the calendar; a token's
    `timex` counts in them, `places` has their first and last token. `names` are spans of `text`.
    """

    field: str
    text: str
    start: int
    end: int
    timexes: Sequence[Timex]
    tokens: Sequence[Token]
    clauses: Sequence[Clause]
    names: Sequence[tuple[int, int]]
    places: dict[int, tuple[int, int]]

    def dates(self, clause: Clause) -> list[int]:
        """The expressions outside quotations in a clause, by number."""
        inside = self.tokens[clause.first : clause.last + 1]
        return list(dict.fromkeys(token.timex for token in inside if token.timex >= 0 and not token.quoted))


def read_sentences(
    field: str, text: str, timexes: Sequence[Timex], named: Sequence[Named]
) -> Iterator[Sentence]:
    """The sentences of a field that tell something: no questions, no tables, nothing endless."""
    names = sorted((m.start, m.end) for each in named for m in each.mentions if m.field == field)
    next_timex = next_name = 0
    quoting, ended = False, 0
    for span in sentences.split(text):
        if "\n\n" in text[ended : span.start]:
            quoting = False
        ended = span.end
        inside: list[Timex] = []
        while next_timex < len(timexes) and timexes[next_timex].start < span.end:
            timex = timexes[next_timex]
            placed = timex.type in ("DATE", "TIME") and timex.when is not None
            if timex.start >= span.start and placed:
                inside.append(timex)
            next_timex += 1
        known: list[tuple[int, int]] = []
        while next_name < len(names) and names[next_name][0] < span.end:
            if names[next_name][0] >= span.start:
                known.append(names[next_name])
            next_name += 1
        exact = text[span.start : span.end]
        dateline = _DATELINE.match(exact)
        begin = dateline.end() if dateline else 0
        speaking, quoting = quoting, _quotes(exact, quoting)
        if span.end - span.start > LONGEST:
            continue
        if exact.rstrip("”\"’')").endswith("?") or "|" in exact:
            continue
        inside, spans = _joined_ends([timex for timex in inside if timex.start >= span.start + begin])
        tokens = read(exact[begin:], spans, span.start + begin, speaking)
        if not named:
            known = [(t.start, t.end) for t in tokens if capital(t) and t.start > span.start]
        yield Sentence(
            field,
            text,
            span.start,
            span.end,
            inside,
            tokens,
            clauses.split(tokens),
            known,
            _places(tokens),
        )


def _joined_ends(timexes: Sequence[Timex]) -> tuple[list[Timex], list[tuple[int, int]]]:
    """Expressions and the words they take up, with "9" and "10 March" of "9 and 10 March" as one."""
    kept: list[Timex] = []
    spans: list[tuple[int, int]] = []
    for timex in timexes:
        first = kept[-1] if kept else None
        if (
            first is not None
            and first.range is not None
            and timex.when is not None
            and timex.when.latest == first.range.latest
            and timex.start - spans[-1][1] <= _BETWEEN_ENDS
        ):
            spans[-1] = (first.start, timex.end)
            continue
        kept.append(timex)
        spans.append((timex.start, timex.end))
    return kept, spans


def _places(tokens: Sequence[Token]) -> dict[int, tuple[int, int]]:
    places: dict[int, tuple[int, int]] = {}
    for index, token in enumerate(tokens):
        if token.timex >= 0:
            places[token.timex] = (places.get(token.timex, (index, index))[0], index)
    return places


def _quotes(sentence: str, before: bool) -> bool:
    """Whether a quotation is open at the end of `sentence`."""
    opened, shut = (
        max(sentence.rfind("“"), sentence.rfind("«")),
        max(sentence.rfind("”"), sentence.rfind("»")),
    )
    if opened != shut:
        return opened > shut
    return before != (sentence.count('"') % 2 == 1)


def capital(token: Token) -> bool:
    """Whether the word looks like a name's."""
    return token.text[0].isupper() and token.timex < 0 and token.tag in ("word", "ed", "ing")
