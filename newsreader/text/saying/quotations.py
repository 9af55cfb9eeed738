"""Direct speech and who says it.

>>> from newsreader.text.sentences import split
>>> text = "“We lost the boat,” said Ann Lee."
>>> [(text[q.start : q.end], text[slice(*q.speaker)]) for q in find(text, split(text))]
[('We lost the boat,', 'Ann Lee')]
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from newsreader.text.saying.attribution import MASK, Attribution
from newsreader.text.saying.introduced import after_dash, before_colon, tells, told_by
from newsreader.text.saying.narration import Narration, narration
from newsreader.text.saying.persons import described_person, full_names, is_person, main_person, surnames
from newsreader.text.saying.pronouns import pronoun_for
from newsreader.text.saying.quotemarks import Quoted
from newsreader.text.saying.voices import voices
from newsreader.text.sentences import Span


class QuotationRule(StrEnum):
    """How a quotation came by its speaker; stored with it."""

    # The reporting clause stands after it, before it, or before a phrase that it holds.
    AFTER = "after"
    BEFORE = "before"
    WITHIN = "within"
    PRONOUN = "pronoun"
    SAME_PARAGRAPH = "same-paragraph"
    NEXT_PARAGRAPH = "next-paragraph"
    # Named behind a dash, before a colon, in the sentence before.
    DASH = "dash"
    COLON = "colon"
    SENTENCE_BEFORE = "sentence-before"
    UNATTRIBUTED = "unattributed"


@dataclass(frozen=True, slots=True)
class QuotationSpan:
    """`start` to `end` lies inside the quote marks; `speaker` spans the words that name who says it.

    A speaker reached by a pronoun or over a sentence of narrative is probable, not `certain`.
    """

    start: int
    end: int
    speaker: tuple[int, int] | None
    certain: bool
    rule: QuotationRule


def find(text: str, sentences: Sequence[Span]) -> list[QuotationSpan]:
    """The quotations of a text in order. Quoted words that nobody says ("scare quotes", titles) are none."""
    told = narration(text)
    return _Reading(text, sentences, told).quotations() if told.marks else []


_SENTENCE_END = re.compile(r"[.!?…](?=[\s\u2592]|$)")
# Of the speakers before a pronoun, how many are asked whether it fits them.
_NEAR = 8
# A pronoun farther than this from a name, in characters or in paragraphs, is nobody’s.
_FAR = 3000
_FAR_PARAGRAPHS = 6
# Of a sentence's reporting clauses as many on either side of a quotation may be its own.
_NEAR_CLAUSES = 4
# A sentence with more clauses than this is none that anybody wrote.
_MOST_CLAUSES = 400
# What stands between a reporting clause and its quotation is at most as long.
_LONGEST_BETWEEN = 120
_SENTENCES_BEFORE = 2
_LEAD = re.compile(r"[,\s—–-]{0,4}")
_SUBJECTS = {"his": "he", "her": "she"}
_NO_WORD_OR_ARTICLE = frozenset({"", "the", "The", "a", "an", "A", "An"})


class _Reading:
    """A text with its quotations, the clauses that report, and everybody who may be "he" or "she"."""

    def __init__(self, text: str, sentences: Sequence[Span], told: Narration) -> None:
        self.text, self.told = text, told
        self.marks, self.masked = told.marks, told.plain
        self.sentences = _joined(sentences, told.marks)
        self.starts = [span.start for span in self.sentences]
        # Of each speaker the end of what was quoted last.
        self.last_said: dict[tuple[int, int], int] = {}
        self.said: list[Sequence[Attribution]] = [self._clauses(span) for span in self.sentences]

    @cached_property
    def known(self) -> set[str]:
        return surnames(self.masked)

    @cached_property
    def speakers(self) -> list[tuple[int, int]]:
        """Every named speaker so far, and whoever a sentence is about, for "he" and "she"."""
        speaking = {
            one.speaker
            for clauses in self.said
            for one in clauses
            if not one.pronoun and is_person(self.text[one.speaker[0] : one.speaker[1]])
        }
        persons = (
            main_person(self.masked, span, self.known) or described_person(self.masked, span)
            for span in self.sentences
        )
        return sorted(speaking | {person for person in persons if person})

    @cached_property
    def full_names(self) -> list[tuple[int, int]]:
        return full_names(self.masked)

    @cached_property
    def pronouns(self) -> list[str]:
        return pronoun_for(self.text, self.speakers)

    def _clauses(self, span: Span) -> Sequence[Attribution]:
        """The clauses of a sentence that report, and those that do so beside a quotation."""
        said = self.told.attributions(span.start, span.end)
        if MASK in self.masked[span.start : span.end]:
            others = [one for one in voices(self.masked, span.start, span.end) if one not in said]
            said = sorted([*said, *others], key=lambda one: one.verb) if others else said
        return said

    def quotations(self) -> list[QuotationSpan]:
        found: list[tuple[Quoted, QuotationSpan]] = []
        for mark in self.marks:
            made = self._attributed(mark)
            if made is None and (mark.whole(self.text) or mark.continues):
                previous = found[-1] if found else None
                made = self._introduced(mark, previous) or self._following(mark, previous)
            if made is not None:
                found.append((mark, made))
                if made.speaker:
                    self.last_said[made.speaker] = mark.close
        return _taken_up(found)

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _attributed(self, mark: Quoted) -> QuotationSpan | None:
        """What the quotation's own sentence says about its speaker."""
        index = self._sentence(mark.open)
        if index >= len(self.sentences):
            return None
        clauses = self._near(index, mark)
        after = self._clause_after(mark, clauses)
        if after is not None:
            return self._made(mark, after, QuotationRule.AFTER)
        before = [one for one in clauses if one.end <= mark.open]
        if not before:
            return None
        if mark.whole(self.text):
            between = self.masked[before[-1].end : mark.open]
            if len(between) > _LONGEST_BETWEEN or _SENTENCE_END.search(between) or MASK in between:
                return None
            return self._made(mark, before[-1], QuotationRule.BEFORE)
        return None if mark.titled(self.text) else self._made(mark, before[-1], QuotationRule.WITHIN)

    def _near(self, index: int, mark: Quoted) -> Sequence[Attribution]:
        """The clauses of a sentence that stand near a quotation."""
        clauses = self.said[index]
        if len(clauses) >= 2 * _NEAR_CLAUSES:
            verbs = [one.verb for one in clauses] if len(clauses) < _MOST_CLAUSES else []
            place = bisect_left(verbs, mark.open)
            clauses = clauses[max(0, place - _NEAR_CLAUSES) : place + _NEAR_CLAUSES]
        if self.sentences[index].end == mark.close and index + 1 < len(self.said):
            # "Why us?" Ann Lee asked.
            clauses = [*clauses, *self.said[index + 1][:_NEAR_CLAUSES]]
        return clauses

    def _clause_after(self, mark: Quoted, clauses: Sequence[Attribution]) -> Attribution | None:
        """The reporting clause that begins where the quotation ends."""
        lead = _LEAD.match(self.masked, mark.close)
        at = lead.end() if lead else mark.close
        for one in clauses:
            start = min(one.start, one.speaker[0])
            meets = mark.close <= start <= at + 4
            if meets and self.masked[at:start].strip() in _NO_WORD_OR_ARTICLE and self._closes(one, mark, at):
                return one
        return None

    def _closes(self, clause: Attribution, mark: Quoted, at: int) -> bool:
        """Whether a clause that begins at `at` ends the quotation's sentence, and begins no other."""
        ending = self.text[mark.end - 1 : mark.end]
        if clause.inverted or ending == "," or "," in self.masked[mark.close : at]:
            return True
        following = self.masked[clause.end : clause.end + 1]
        if ending in "?!…—-" and following in ("", ".", ",", ";", ":"):
            return True
        return (clause.pronoun or ending not in ".?!") and self.masked[at : at + 1].islower()

    def _made(self, mark: Quoted, said: Attribution, rule: QuotationRule) -> QuotationSpan:
        if not said.pronoun:
            return QuotationSpan(mark.start, mark.end, said.speaker, True, rule)
        return QuotationSpan(mark.start, mark.end, self._stands_for(said, mark), False, QuotationRule.PRONOUN)

    def _stands_for(self, said: Attribution, mark: Quoted) -> tuple[int, int] | None:
        """The nearest speaker before whom the pronoun fits; None where none is near."""
        pronoun = self.text[said.speaker[0] : said.speaker[1]].lower()
        pronoun = _SUBJECTS.get(pronoun, pronoun)
        last = bisect_left(self.speakers, (min(said.start, mark.open), 0)) - 1
        for at in range(last, max(-1, last - _NEAR), -1):
            if self.pronouns[at] in ("", pronoun):
                end = self.speakers[at][1]
                # Whoever was quoted since is still spoken of.
                end = max(end, self.last_said.get(self.speakers[at], 0))
                near = said.verb - end <= _FAR and self.text.count("\n\n", end, said.verb) <= _FAR_PARAGRAPHS
                return self.speakers[at] if near else None
        return self._named_before(pronoun, min(said.start, mark.open))

    def _named_before(self, pronoun: str, before: int) -> tuple[int, int] | None:
        """Whoever is named in full last before a place and fits the pronoun, though they said nothing yet."""
        last = bisect_left(self.full_names, (before, 0)) - 1
        for at in range(last, max(-1, last - _NEAR), -1):
            start, end = self.full_names[at]
            if before - end <= _FAR and pronoun_for(self.text, [(start, end)])[0] in ("", pronoun):
                return start, end
        return None

    def _introduced(
        self, mark: Quoted, previous: tuple[Quoted, QuotationSpan] | None
    ) -> QuotationSpan | None:
        """A quotation whose speaker stands behind a dash, before a colon or in the sentence before."""
        if mark.continues and previous is not None and previous[0].unclosed:
            return None
        dash = after_dash(self.text, self.masked, mark.close)
        if dash is not None:
            return QuotationSpan(mark.start, mark.end, dash, True, QuotationRule.DASH)
        index = self._sentence(mark.open)
        span = self.sentences[index]
        if self.masked[span.start : mark.open].strip():
            said = before_colon(self.masked, span, mark.open, self.said[index])
            if said is None and self.masked.endswith((":", ": "), span.start, mark.open):
                said = told_by(self.masked, span, [], self.known)
            return self._made(mark, said, QuotationRule.COLON) if said else None
        if not index:
            return None
        before = self.sentences[index - 1]
        said = before_colon(self.masked, before, before.end, self.said[index - 1])
        if said is not None:
            return self._made(mark, said, QuotationRule.COLON)
        return self._by_sentence_before(mark, index - 1)

    def _by_sentence_before(self, mark: Quoted, index: int) -> QuotationSpan | None:
        """The speaker that the sentence before tells, or the one before that in the same paragraph."""
        for at in range(index, max(-1, index - _SENTENCES_BEFORE), -1):
            before = self.sentences[at]
            apart = "\n\n" in self.text[before.end : mark.open]
            if MASK in self.masked[before.start : before.end] or (apart and not tells(self.masked, before)):
                return None
            said = told_by(self.masked, before, self.said[at], self.known)
            if said is not None:
                made = self._made(mark, said, QuotationRule.SENTENCE_BEFORE)
                return replace(made, certain=False) if made.speaker else None
            if apart:
                return None
        return None

    def _following(self, mark: Quoted, previous: tuple[Quoted, QuotationSpan] | None) -> QuotationSpan:
        """A quotation without a clause of its own: the same speaker's, in the same paragraph."""
        nobody = QuotationSpan(mark.start, mark.end, None, False, QuotationRule.UNATTRIBUTED)
        if previous is None:
            return nobody
        earlier, quotation = previous
        between = self.masked[earlier.close : mark.open]
        if mark.continues and earlier.unclosed:
            certain = quotation.speaker is not None and quotation.rule is not QuotationRule.PRONOUN
            return QuotationSpan(
                mark.start, mark.end, quotation.speaker, certain, QuotationRule.NEXT_PARAGRAPH
            )
        if "\n\n" in between or quotation.speaker is None or not between.strip():
            # “You lied.” “I did not.”
            return nobody
        # Nothing but the clause that names the speaker may stand between.
        narrative = bisect_left(self.starts, mark.open) - bisect_right(self.starts, earlier.close) > 0
        certain = quotation.certain and not narrative
        return QuotationSpan(mark.start, mark.end, quotation.speaker, certain, QuotationRule.SAME_PARAGRAPH)


def _taken_up(found: list[tuple[Quoted, QuotationSpan]]) -> list[QuotationSpan]:
    """The speaker named only in the last of several paragraphs speaks in the ones before it too."""
    quotations = [quotation for _, quotation in found]
    for at in range(len(found) - 2, -1, -1):
        one, following = quotations[at], quotations[at + 1]
        if found[at][0].unclosed and one.rule is QuotationRule.UNATTRIBUTED and following.speaker is not None:
            quotations[at] = replace(
                one, speaker=following.speaker, certain=following.certain, rule=QuotationRule.NEXT_PARAGRAPH
            )
    return quotations


def _joined(sentences: Sequence[Span], marks: Sequence[Quoted]) -> list[Span]:
    """Sentences, those that one quotation holds together made one."""
    spans: list[Span] = []
    place = 0
    for span in sentences:
        while place < len(marks) and marks[place].close <= span.start:
            place += 1
        if spans and place < len(marks) and marks[place].open < span.start < marks[place].close:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return spans
