"""A proposed event, and how one is made of the words that tell it."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.drafting.clauses import Clause
from newsreader.drafting.dating import Placed
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.titles import title
from newsreader.drafting.tokens import Token, TokenSpan
from newsreader.text.timex import Timex
from newsreader.text.when import When

REPORTED, ANNOUNCED = "reported", "announced"  # as Event.Status has them
BY_REPORT = "reported"  # the rule of what its report's day alone dates


@dataclass(frozen=True, slots=True)
class ProposedEvent:
    """Words `start:end` of `field` say that something happened; the offsets are code points of the field.

    `rule` is the time expression's, or "reported" (dated by its report) or "not-after-report" (an open
    period that ends at publication; `timex` keeps the whole of it). `status` is "reported", or "announced" of
    what lies ahead of the report. `likelihood` (of 100) and `signs` are drafting/likelihood.py's;
    `stands`: the title is a clause that can be read by itself.
    """

    field: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    title: str
    when: When
    rule: str
    timex: Timex | None
    status: str = REPORTED
    likelihood: int = 50
    signs: tuple[str, ...] = ()
    stands: bool = True


def event(
    sentence: ParsedSentence,
    clauses: Sequence[Clause],
    clause: Clause,
    span: TokenSpan,
    placed: Placed,
    timex: Timex | None = None,
    *,
    keep_front: bool = False,
    doer: Sequence[int] = (),
) -> ProposedEvent:
    """The event that tokens `span` of a clause tell; `keep_front` and `doer` as for its title."""
    words = _trimmed(sentence.tokens, span)
    return ProposedEvent(
        field=sentence.field,
        start=sentence.tokens[words.first].start,
        end=sentence.tokens[words.last].end,
        sentence_start=sentence.start,
        sentence_end=sentence.end,
        title=title(sentence, clauses, clause, words, keep_front=keep_front, doer=doer),
        when=placed.when,
        rule=placed.rule,
        timex=timex,
    )


def _trimmed(tokens: Sequence[Token], span: TokenSpan) -> TokenSpan:
    """Without the signs at both ends that close or open nothing, and without "and"."""
    first, last = span
    while first < last and tokens[first].tag == "punct" and tokens[first].text not in '“"‘$€£':
        first += 1
    while first < last and tokens[first].lower in ("and", "but", "or", "that"):
        first += 1
    while last > first and tokens[last].tag == "punct" and tokens[last].text not in '”"’%':
        last -= 1
    return TokenSpan(first, last)
