"""One sentence of an article, read: its words, clauses, dates and names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from newsreader.drafting import clauses
from newsreader.drafting.clauses import Clause
from newsreader.drafting.tokens import Token, TokenSpan, read
from newsreader.text import sentences
from newsreader.text.names import NamedEntity
from newsreader.text.timex import Timex

# Longer ones are lists, tables and pages without full stops, not sentences.
LONGEST = 1200
# How many sentences back a title's "the company" is looked for, lest each of a long article's read them all.
FURTHEST_BACK = 60

# "OSLO — ", "PARIS, March 16 (Agency) - ": where a report was written, at its head.
_DATELINE = re.compile(
    r"[A-Z][^()\n–—]{1,60}?\(\s?[A-Z][^()\n]{1,40}\)\s?[-–—]{1,2}(?:\s|(?=[A-Z]))"
    r"|[A-Z]{3}[A-Z .,/’'-]{0,40}(?:, [^()\n–—]{1,20})?\s?(?:[–—]|--?)\s"
)
# "Photograph: Anna Lie/AP", "Anna Lie/AFP/Getty Images": whose picture stood above the sentence.
_CREDIT = re.compile(
    r"Photo(?:graph)?s?: ?[A-Z][\w.'’-]+ [A-Z][\w.'’-]+(?:/[A-Z][\w.'’-]+)+(?: Images)? (?!Images)(?=[A-Z])"
    r"|(?:(?:Photograph|Photo|Picture|Image|Credit)s?: ?)?[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3}"
    r"(?: ?/ ?(?:AFP|AP|Associated Press|Bloomberg|EPA|Getty(?: Images)?|PA(?: Wire)?|Reuters|REUTERS"
    r"|Rex(?: Features)?|Shutterstock))+ (?=[A-Z])"
)
# A headline that has run into its text: "… as cash runs out The mill has closed".
_GLUED = re.compile(r" (?:The|An|In|It|He|She|They|This|These) (?=[a-z])|(?<=[a-z]) A (?=[a-z“])")
# "a Plan A that": what "A" goes with.
_BEFORE_LETTER = re.compile(
    r"\b(?:block|category|class|exhibit|grade|group|hepatitis|influenza|level|list|part|plan|point|schedule|section"
    r"|serie|series|stage|team|terminal|type|unit|vitamin|zone)$",
    re.IGNORECASE,
)
_NEAREST_GLUED, _FURTHEST_GLUED = 12, 200
# "(CNN)-", and what is left of "(HRN. L) "
_BRACKET_END = re.compile(r"\(?[^()\s]{1,12}\) ?(?:--?|[–—])? ?(?=[A-Z])")
# " and ", " through ": what stands between the ends of a range is short.
_BETWEEN_ENDS = 12


@dataclass(frozen=True)
class ParsedSentence:
    """`start:end` of `text`, its words from `begin` on; read when it is asked for.

    `timexes` are the dates and times that have a place on the calendar, `extents` the words they take up; a
    token's `timex` counts in them, `places` has their first and last token. `names` are spans of `text`,
    `named` those known, None where a capital stands for a name. `speaking`: a quotation goes on from the
    sentence before. `speaker`: in a transcript, who says it.
    """

    field: str
    text: str
    start: int
    end: int
    begin: int
    timexes: Sequence[Timex]
    extents: Sequence[tuple[int, int]]
    named: Sequence[tuple[int, int]] | None
    speaking: bool
    speaker: str = ""

    @cached_property
    def tokens(self) -> Sequence[Token]:
        return read(self.text[self.begin : self.end], self.extents, self.begin, self.speaking)

    @cached_property
    def clauses(self) -> Sequence[Clause]:
        return clauses.split(self.tokens)

    @cached_property
    def places(self) -> dict[int, TokenSpan]:
        return _places(self.tokens)

    @cached_property
    def names(self) -> Sequence[tuple[int, int]]:
        if self.named is not None:
            return self.named
        known = [(token.start, token.end) for token in self.tokens if capital(token)]
        return [name for name in known if name[0] > self.start]

    def dates(self, clause: Clause) -> list[int]:
        """The expressions outside quotations in a clause, by number."""
        inside = self.tokens[clause.first : clause.last + 1]
        return list(dict.fromkeys(token.timex for token in inside if token.timex >= 0 and not token.quoted))


def read_sentences(
    field: str,
    text: str,
    timexes: Sequence[Timex],
    named: Sequence[NamedEntity],
    spans: Sequence[sentences.Span] | None = None,
) -> Iterator[ParsedSentence]:
    """The sentences of a field that tell something: no questions, no tables, nothing endless.

    `spans` are all its sentences, where the caller knows them.
    """
    placed = [timex for timex in timexes if timex.type in ("DATE", "TIME") and timex.when is not None]
    names = sorted((m.start, m.end) for each in named for m in each.mentions if m.field == field)
    for span, speaking in _quoting(text, sentences.split(text) if spans is None else spans):
        if not _tells(text[span.start : span.end]):
            continue
        begin = _behind_dateline(text, span)
        first, last = bisect_left(placed, begin, key=_start), bisect_left(placed, span.end, key=_start)
        inside, extents = _joined_ends(placed[first:last])
        known = names[bisect_left(names, (span.start,)) : bisect_left(names, (span.end,))]
        yield ParsedSentence(
            field=field,
            text=text,
            start=span.start,
            end=span.end,
            begin=begin,
            timexes=inside,
            extents=extents,
            named=known if named else None,
            speaking=speaking,
        )


_start = attrgetter("start")


def _quoting(text: str, spans: Iterable[sentences.Span]) -> Iterator[tuple[sentences.Span, bool]]:
    """The sentences of a text, each with whether a quotation of one before it goes on; none does across
    paragraphs."""
    quoting, ended = False, 0
    for span in spans:
        if "\n\n" in text[ended : span.start]:
            quoting = False
        yield span, quoting
        quoting = _quotes(text[span.start : span.end], quoting)
        ended = span.end


def _tells(sentence: str) -> bool:
    question = sentence.rstrip("”\"’')").endswith("?")
    return len(sentence) <= LONGEST and not question and "|" not in sentence


def _behind_dateline(text: str, span: sentences.Span) -> int:
    sentence = text[span.start : span.end].lstrip()
    start = span.end - len(sentence)
    front = _DATELINE.match(sentence)
    if front is None and ")" in sentence:
        front = _BRACKET_END.match(sentence)
    if front is None and "/" in sentence:
        front = _CREDIT.match(sentence)
    if front:
        return start + front.end()
    glued = _GLUED.search(sentence, _NEAREST_GLUED, _FURTHEST_GLUED)
    if glued and _runs_into(sentence, glued.start()):
        return start + glued.start() + 1
    return start


def _runs_into(sentence: str, place: int) -> bool:
    """Whether what stands before a place is no name and no list: "… as cash runs out"."""
    before = sentence[place - 1]
    return before.isalnum() and not before.isupper() and not _BEFORE_LETTER.search(sentence, 0, place)


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


def _places(tokens: Sequence[Token]) -> dict[int, TokenSpan]:
    places: dict[int, TokenSpan] = {}
    for index, token in enumerate(tokens):
        if token.timex >= 0:
            first = places.get(token.timex, TokenSpan(index, index)).first
            places[token.timex] = TokenSpan(first, index)
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
