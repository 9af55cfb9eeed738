"""Indirect speech whose speaker is named: "the ministry said the bridge had been closed".

Only what is certain: no pronouns, no questions, no conditions, nothing quoted whole.

>>> from newsreader.text.sentences import split
>>> text = "The bridge had been closed, the ministry said on Monday."
>>> [(text[one.start : one.end], text[slice(*one.speaker)]) for one in find(text, split(text))]
[('The bridge had been closed', 'ministry')]
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from newsreader.text.saying import contents
from newsreader.text.saying.narration import narration
from newsreader.text.saying.patterns import ADDRESSEE, CLAUSE_OPENS, LATER_THAT, TAIL
from newsreader.text.saying.quotemarks import Quoted
from newsreader.text.saying.reporting import (
    ACCORDING,
    AS_SAYING,
    COMPLEMENTS,
    JOINS,
    SAYING,
    TOLD,
)
from newsreader.text.saying.reporting_clauses import (
    ReportingClause,
    is_embedded,
    participle_clauses,
    participles,
    reporting_clauses,
)
from newsreader.text.saying.sentence import MaskedSentence
from newsreader.text.saying.speaker_phrases import speaker
from newsreader.text.sentences import Span


class ReportedRule(StrEnum):
    """By which form of words something is reported; stored with it."""

    SAID_THAT = "said-that"
    DENIED_THAT = "denied-that"
    TOLD = "told"
    CONTENT_THEN_SAID = "content-then-said"
    ACCORDING_TO = "according-to"
    AS_SAYING = "as-saying"
    SAYING = "saying"
    ADDING = "adding"


@dataclass(frozen=True, slots=True)
class Indirect:
    """`start` to `end` is what is reported, without the words that attribute it.

    `speaker` spans the words that name who says it, as in a `Quotation`; `negated` is what was denied.
    """

    start: int
    end: int
    speaker: tuple[int, int]
    rule: ReportedRule
    negated: bool = False


# A longer sentence, or one with more reporting verbs, is none that anybody wrote.
_LONGEST_SENTENCE = 1500
_MOST_CUES = 10
_FEWEST_WORDS = 5
# How far "that" may stand behind "told", in characters.
_ADDRESSEE_AND_THAT = 60
_BE = frozenset({"was", "were", "is", "are", "been", "has", "have", "being"})
_OPENS_NO_CONTENT = COMPLEMENTS | {"asked"}
_OPENS_BEFORE_MAIN_CLAUSE = JOINS | {"before", "once", "if"}
_OPENING = re.compile(r"(?:But|And|Yet|However|Meanwhile)\b,?\s")
_BEFORE_QUOTED = 80
_ASIDE = re.compile(r"\s[-–—(]")


def find(text: str, sentences: Sequence[Span]) -> list[Indirect]:
    """What is reported and by whom, in order and not overlapping."""
    return [one for sentence in _with_cues(text, sentences) for one in _reported(sentence)]


def _with_cues(text: str, sentences: Sequence[Span]) -> Iterator[MaskedSentence]:
    """The sentences that may report, but for those over whose edge a quotation runs."""
    told = narration(text)
    for span in sentences:
        if span.end - span.start > _LONGEST_SENTENCE or not 0 < told.cues(span.start, span.end) <= _MOST_CUES:
            continue
        inside = _overlapping(told.marks, span)
        if all(span.start <= mark.open and mark.close <= span.end and not mark.unclosed for mark in inside):
            yield MaskedSentence(text, told.plain, span, inside)


def _overlapping(marks: Sequence[Quoted], span: Span) -> Sequence[Quoted]:
    first = bisect_right(marks, span.start, key=lambda mark: mark.close)
    return marks[first : bisect_left(marks, span.end, key=lambda mark: mark.open)]


def _reported(sentence: MaskedSentence) -> list[Indirect]:
    """What a sentence reports."""
    if sentence.question or len(sentence.words) < _FEWEST_WORDS:
        return []
    clauses = reporting_clauses(sentence)
    made = [_according(sentence) or _as_saying(sentence)]
    for clause in clauses:
        made += [_after(sentence, clause), _before(sentence, clause)]
    found = [one for one in made if one is not None]
    found += list(_added(sentence, found))
    for clause in participle_clauses(sentence):
        one = _participle(sentence, clause.verb, clause.end, clause.speaker)
        if one is not None:
            found.append(one)
            clauses.append(clause)
    return _apart(sentence, found, clauses)


def _made(content: tuple[int, int] | None, who: tuple[int, int], rule: ReportedRule) -> Indirect | None:
    return Indirect(*content, who, rule, rule is ReportedRule.DENIED_THAT) if content else None


# The reporting clause first


def _after(sentence: MaskedSentence, clause: ReportingClause) -> Indirect | None:
    """The ministry said (on Monday) (that) …"""
    if not clause.verb:
        return None
    at = _past_addressee(sentence, clause.end) if clause.verb in TOLD else clause.end
    if at is None:
        return None
    after_mark = sentence.is_quoted_before(clause.start)
    start = contents.beginning(sentence, clause.verb, at, after_mark=after_mark)
    if start is None:
        return None
    end = _end_of_subordinate(sentence, start) if clause.under else sentence.end
    if end is None:
        return None
    content = contents.reported(sentence, start, end, in_first_part=clause.apposed)
    return _made(content, clause.speaker, _rule_of(clause.verb))


def _rule_of(verb: str) -> ReportedRule:
    if verb in TOLD:
        return ReportedRule.TOLD
    return ReportedRule.DENIED_THAT if verb.startswith("den") else ReportedRule.SAID_THAT


def _past_addressee(sentence: MaskedSentence, at: int) -> int | None:
    """Where "told reporters" ends, if a clause follows."""
    that = LATER_THAT.match(sentence.plain, at, min(sentence.end, at + _ADDRESSEE_AND_THAT))
    if that is not None and not sentence.holds_verb(at, that.end()):
        return that.end() - len(" that")
    addressee = ADDRESSEE.match(sentence.plain, at, sentence.end)
    if addressee is not None and CLAUSE_OPENS.match(sentence.plain, addressee.end(), sentence.end):
        return addressee.end()
    return None


def _end_of_subordinate(sentence: MaskedSentence, start: int) -> int | None:
    """The one comma before the main clause: "As the mayor said the ferry had sunk, boats were searching"."""
    comma = sentence.plain.find(",", start, sentence.end)
    only = comma >= 0 and sentence.plain.find(",", comma + 1, sentence.end) < 0
    return comma if only else None


# What is reported first


def _before(sentence: MaskedSentence, clause: ReportingClause) -> Indirect | None:
    """The bridge had been closed, the ministry said on Monday."""
    head = sentence.plain[sentence.start : clause.start].rstrip()
    if not head.endswith(",") or not _ends_sentence(sentence, clause):
        return None
    end = sentence.start + len(head) - 1
    start = _start_of_content(sentence, end)
    content = contents.whole(sentence, start, end) if start is not None else None
    return _made(content, clause.speaker, ReportedRule.CONTENT_THEN_SAID)


def _ends_sentence(sentence: MaskedSentence, clause: ReportingClause) -> bool:
    """Whether nothing but the time and place of saying follows the clause."""
    if not clause.verb:
        return True
    at = clause.end
    if clause.verb in TOLD:
        addressee = ADDRESSEE.match(sentence.plain, at, sentence.end)
        if addressee is None:
            return False
        at = addressee.end()
    tail = TAIL.match(sentence.plain, at, sentence.end)
    at = tail.end() if tail else at
    return at == sentence.end and not sentence.holds_verb(clause.end, at)


def _start_of_content(sentence: MaskedSentence, end: int) -> int | None:
    """Where the sentence's first clause begins, if it can stand alone."""
    opening = _OPENING.match(sentence.plain, sentence.start, end)
    start = opening.end() if opening else sentence.start
    first = sentence.next(start)
    if first is None or sentence.lows[first] in _OPENS_NO_CONTENT:
        return None
    start = contents.past_marks(sentence, start)
    if sentence.lows[first] in _OPENS_BEFORE_MAIN_CLAUSE:
        comma = sentence.plain.find(",", start, end)
        if comma < 0 or not sentence.holds_verb(comma, end):
            return None
    return start


# The other forms


def _according(sentence: MaskedSentence) -> Indirect | None:
    """According to the union, …; …, according to the union."""
    matches = list(ACCORDING.finditer(sentence.plain, sentence.start, sentence.end))
    source = _source(sentence, matches[0].end()) if len(matches) == 1 else None
    if source is None:
        return None
    who, after = source
    content = None
    if matches[0].start() == sentence.start and sentence.plain.startswith(",", after):
        start = contents.first_character(sentence, after + 1)
        if start is not None and not _is_aside(sentence, start):
            content = contents.reported(sentence, start, sentence.end)
    elif not sentence.plain[after : sentence.end].strip(" )."):
        head = sentence.plain[sentence.start : matches[0].start()].rstrip(" ,\u00a0\n")
        start = contents.past_marks(sentence, sentence.start)
        content = contents.whole(sentence, start, sentence.start + len(head))
    return _made(content, who, ReportedRule.ACCORDING_TO)


def _source(sentence: MaskedSentence, at: int) -> tuple[tuple[int, int], int] | None:
    """Who "according to" names, and where the phrase ends."""
    first = sentence.next(at)
    if first is None or sentence.plain[at : sentence.words[first].start()].strip():
        return None
    last = sentence.last_of_phrase(first)
    end = sentence.words[last].end()
    if sentence.plain[end : end + 1] not in (",", "", "."):
        return None
    who = speaker(sentence, first, last)
    return (who, end) if who else None


def _is_aside(sentence: MaskedSentence, start: int) -> bool:
    """Whether what follows the speaker may be about the speaker: "Ann Lee, the mayor, …"."""
    comma = sentence.plain.find(",", start, sentence.end)
    return comma >= 0 and not sentence.holds_verb(start, comma)


def _as_saying(sentence: MaskedSentence) -> Indirect | None:
    """Radio quoted the mayor as saying …; the mayor was quoted as saying …"""
    match = AS_SAYING.search(sentence.plain, sentence.start, sentence.end)
    if match is None or _ASIDE.search(
        sentence.plain, max(sentence.start, match.start() - _BEFORE_QUOTED), match.end()
    ):
        return None
    first, last = _who_is_quoted(sentence, match)
    who = speaker(sentence, first, last) if 0 <= first <= last else None
    start = contents.beginning(sentence, "saying", match.end()) if who else None
    if who is None or start is None:
        return None
    return _made(contents.reported(sentence, start, sentence.end), who, ReportedRule.AS_SAYING)


def _who_is_quoted(sentence: MaskedSentence, match: re.Match[str]) -> tuple[int, int]:
    """The first and the last word of who is quoted as saying; (-1, -1) where that is nobody."""
    quoting = next((k for k, word in enumerate(sentence.words) if word.start() == match.start()), 0)
    if match["who"] and not match["by"]:
        saying = next((k for k, word in enumerate(sentence.words) if word.end() == match.end()), 0)
        return quoting + 1, saying - 2
    return _who_was_quoted(sentence, quoting)


def _who_was_quoted(sentence: MaskedSentence, quoting: int) -> tuple[int, int]:
    """The same of the passive: the subject of "was quoted"."""
    last = quoting - 1
    while last > 0 and sentence.lows[last] in _BE:
        last -= 1
    if last < 0 or last == quoting - 1:
        return -1, -1
    first = sentence.past_joins(sentence.first_of_phrase(last), last)
    return (-1, -1) if is_embedded(sentence, first) else (first, last)


def _added(sentence: MaskedSentence, found: Sequence[Indirect]) -> Iterator[Indirect]:
    """What the same speaker says after ", adding that"."""
    for at in participles(sentence):
        word = sentence.words[at]
        earlier = [one for one in found if one.end <= word.start()]
        if (
            word.group() == "saying"
            or not earlier
            or earlier[-1].rule not in (ReportedRule.SAID_THAT, ReportedRule.TOLD)
        ):
            continue
        between = sentence.plain[earlier[-1].end : word.start()]
        if "," in sentence.gap(at - 1, at) and not between.strip(" ,"):
            one = _participle(sentence, word.group(), word.end(), earlier[-1].speaker)
            if one is not None:
                yield one


def _participle(sentence: MaskedSentence, verb: str, at: int, who: tuple[int, int]) -> Indirect | None:
    """What a participle that ends at `at` reports."""
    start = contents.beginning(sentence, verb, at)
    content = contents.reported(sentence, start, sentence.end) if start is not None else None
    rule = ReportedRule.SAYING if verb == "saying" else ReportedRule.ADDING
    made = _made(content, who, rule)
    return replace(made, negated=verb == "denying") if made else None


# What is certain of it


def _apart(
    sentence: MaskedSentence, found: Sequence[Indirect], clauses: Sequence[ReportingClause]
) -> list[Indirect]:
    """Contents cut where another clause begins; where two claim the same words, neither is certain."""
    certain = [clause for clause in clauses if _does_report(clause, found)]
    in_order = sorted(found, key=lambda one: (one.start, -one.end))
    cut = [shorter for one in in_order if (shorter := _cut(sentence, one, certain))]
    clash = {place for place, (one, two) in enumerate(pairwise(cut)) if two.start < one.end}
    return [one for place, one in enumerate(cut) if place not in clash and place - 1 not in clash]


def _does_report(clause: ReportingClause, found: Sequence[Indirect]) -> bool:
    """Whether its verb has no other sense, or something was found after it."""
    return (
        clause.verb in SAYING
        or clause.verb in TOLD
        or any(one.start >= clause.end and one.speaker == clause.speaker for one in found)
    )


def _cut(sentence: MaskedSentence, one: Indirect, clauses: Sequence[ReportingClause]) -> Indirect | None:
    """What is reported, up to the next clause with another speaker; None where that leaves no verb."""
    end = one.end
    for clause in clauses:
        if one.start < clause.start < end and clause.speaker != one.speaker:
            end = contents.trimmed(sentence, one.start, clause.start)
    if end == one.end:
        return one
    return replace(one, end=end) if sentence.holds_verb(one.start, end) else None
