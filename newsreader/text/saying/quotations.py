"""Direct speech and who says it.

>>> from newsreader.text.sentences import split
>>> text = "“We lost the boat,” said Ann Lee."
>>> [(text[q.start : q.end], text[slice(*q.speaker)]) for q in find(text, split(text))]
[('We lost the boat,', 'Ann Lee')]
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from newsreader.text.saying.attribution import MASK, Attribution
from newsreader.text.saying.beside import behind, is_disowned, is_subject
from newsreader.text.saying.descriptions import Descriptions
from newsreader.text.saying.dialogue import (
    answers,
    goes_on,
    goes_on_alone,
    is_question,
    paragraph_before,
    question_before,
    taken_up,
)
from newsreader.text.saying.holders import Holders
from newsreader.text.saying.introduced import (
    after_dash,
    before_colon,
    is_statement,
    it_said,
    stating,
    tells,
    they_said,
    told_by,
)
from newsreader.text.saying.labelled import with_turns
from newsreader.text.saying.narration import Narration, narration
from newsreader.text.saying.nicknames import is_inscription
from newsreader.text.saying.patterns import TAIL
from newsreader.text.saying.quotation_spans import QuotationRule, QuotationSpan
from newsreader.text.saying.quotemarks import Quoted
from newsreader.text.saying.referents import Referents
from newsreader.text.saying.reporting import NOT_HEADS
from newsreader.text.saying.sentence_spans import sentence_spans
from newsreader.text.saying.together import SENTENCES_BEFORE, Together
from newsreader.text.saying.turns import another_acts, another_said
from newsreader.text.saying.voices import voices
from newsreader.text.sentences import Span


def find(text: str, sentences: Sequence[Span]) -> list[QuotationSpan]:
    """The quotations of a text in order. Quoted words that nobody says ("scare quotes", titles) are none."""
    told = narration(text)
    return with_turns(text, _Reading(text, sentences, told).quotations() if told.marks else [])


# Not in "the U.K. is".
_SENTENCE_END = re.compile(r"(?:[!?…]|(?<!\b[A-Z])\.)(?=[\s\u2592]|$)")
# Of a sentence's reporting clauses as many on either side of a quotation may be its own.
_NEAR_CLAUSES = 4
# A sentence with more clauses than this is none that anybody wrote.
_MOST_CLAUSES = 400
# What stands between a reporting clause and its quotation is at most as long.
_LONGEST_BETWEEN = 120
_LONGEST_TOLD = 50
# In characters: what may stand between a quoted phrase and the clause that closes its sentence, and behind.
_LONGEST_LEAD = 160
_LONGEST_TAIL = 60
# “Why us?” Ann Lee said in an interview.
_TAIL_END = re.compile(rf"{TAIL.pattern}(?=[.;]|$)")
# "Lund called it “historic”, but Berg said …"
_OF_WHAT_FOLLOWS = re.compile(r"(?:but|while|whereas|although|though|yet) ")
_AND_QUOTED = re.compile(r",? (?:and|but|or)(?: that)? ?")
# "The posts were dismissed as “rubbish”"
_JUDGED_BY_NOBODY = re.compile(
    r"\b(?:is|are|was|were|been|being)(?: [a-z]+)? (?:described|dismissed|denounced|condemned|hailed"
    r"|portrayed|praised|characteri[sz]ed|derided|critici[sz]ed|rejected|ridiculed|mocked|depicted)(?: as)?"
    r"(?: an?| the)? \Z"
)
_LEAD = re.compile(r"[,\s—–-]{0,4}")
_NO_WORD_OR_ARTICLE = frozenset({"", "the", "The", "a", "an", "A", "An"})


class _Reading:
    """A text with its quotations, the clauses that report, and everybody who may be "he" or "she"."""

    def __init__(self, text: str, sentences: Sequence[Span], told: Narration) -> None:
        self.text, self.told = text, told
        self.marks, self.masked = told.marks, told.plain
        self.sentences = sentence_spans(text, sentences, told.marks)
        self.starts = [span.start for span in self.sentences]
        self.said: list[Sequence[Attribution]] = [self._clauses(span) for span in self.sentences]
        # Who answers where an interview’s questions are not quoted.
        self.asked: tuple[int, int] | None = None
        self.people = Referents(self.text, self.masked, self.sentences, self.said)
        self.together = Together(self.people)

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
            if is_inscription(self.text, mark.open):
                continue
            made = self._attributed(mark) or self._by_body(mark) or self._by_nobody(mark)
            if made is None and (mark.whole(self.text) or mark.continues):
                previous = found[-1] if found else None
                made = self._introduced(mark, previous) or self._following(mark, found)
            if made is not None:
                found.append((mark, made))
                if made.speaker:
                    self.people.last_said[made.speaker] = mark.close
        return taken_up([(mark, self._named(made)) for mark, made in found])

    def _named(self, made: QuotationSpan) -> QuotationSpan:
        """The quotation with the name of whom its speaker is only described by: "the minister said"."""
        if made.speaker is None:
            return made
        if is_statement(self.masked, *made.speaker):
            index = self._sentence(made.start)
            holder = stating(self.masked, self.sentences[index - 1]) if index else None
        else:
            words = self.text[made.start : made.end]
            holder = self.holders.holder(*made.speaker) or self.descriptions.meant(*made.speaker, words)
        return replace(made, speaker=holder, certain=False) if holder else made

    @cached_property
    def holders(self) -> Holders:
        return Holders(self.masked)

    @cached_property
    def descriptions(self) -> Descriptions:
        return Descriptions(self.masked, self.people)

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _attributed(self, mark: Quoted) -> QuotationSpan | None:
        """What the quotation's own sentence says about its speaker."""
        index = self._sentence(mark.open)
        if index >= len(self.sentences):
            return None
        clauses = self._near(index, mark)
        before = [one for one in clauses if one.end <= mark.open]
        disowned = is_disowned(self.masked, mark.close)
        if disowned and not before:
            return QuotationSpan(mark.start, mark.end, None, False, QuotationRule.UNATTRIBUTED)
        after = None if disowned else self._clause_after(mark, clauses)
        if after is None and not before:
            after = self._behind(mark, index)
        if after is not None and not self._quotes_another(mark, before, after):
            return self._made(mark, after, QuotationRule.AFTER)
        judged = self.masked[max(self.sentences[index].start, mark.open - _LONGEST_BETWEEN) : mark.open]
        if _JUDGED_BY_NOBODY.search(judged) and (
            not before or self.masked.endswith("ing", 0, before[-1].end)
        ):
            return QuotationSpan(mark.start, mark.end, None, False, QuotationRule.UNATTRIBUTED)
        if not before:
            closing = self._closing(index, mark) if mark.is_phrase(self.text) else None
            return self._made(mark, closing, QuotationRule.WITHIN) if closing else None
        if mark.whole(self.text):
            return self._whole_after(before[-1], mark)
        return self._phrase_after(before[-1], mark)

    def _whole_after(self, clause: Attribution, mark: Quoted) -> QuotationSpan | None:
        """A quotation that is a sentence, behind a clause of its own."""
        between = self.masked[clause.end : mark.open]
        rest = between[between.rfind(MASK) + 1 :]
        if len(between) > _LONGEST_BETWEEN or _SENTENCE_END.search(between):
            return None
        if len(rest) < len(between):
            # "She said she was “very young” and “it was a blur”."
            more = _AND_QUOTED.fullmatch(rest)
            return self._made(mark, clause, QuotationRule.WITHIN) if more else None
        return self._made(mark, clause, QuotationRule.BEFORE)

    def _phrase_after(self, clause: Attribution, mark: Quoted) -> QuotationSpan | None:
        """A quoted phrase behind a clause of its sentence, where nobody else has it and it names nothing."""
        if mark.titled(self.text) or mark.names(self.text):
            return None
        last = self.masked.rfind(MASK, clause.end, mark.open) + 1
        other = another_said(self.masked, last, mark.open) if last else None
        if other is not None:
            return replace(self._made(mark, other, QuotationRule.WITHIN), certain=False)
        return self._made(mark, clause, QuotationRule.WITHIN)

    def _quotes_another(self, mark: Quoted, before: Sequence[Attribution], after: Attribution) -> bool:
        """Whether the clause behind only tells that another, who stands before, said it."""
        return bool(before) and (self._is_a_record(after) or self._is_told_by(mark, before[-1]))

    def _is_told_by(self, mark: Quoted, one: Attribution) -> bool:
        """Whether a quoted phrase is another’s, as somebody tells: "He called it “a joke”, Ann Lee said"."""
        between = self.masked[one.end : mark.open]
        near = len(between) <= _LONGEST_TOLD and not any(stop in between for stop in (",", MASK, ":"))
        return near and not one.inverted and mark.is_phrase(self.text)

    def _is_a_record(self, one: Attribution) -> bool:
        """Whether words are but kept there: "Ann Lee called it “a joke”, according to a transcript"."""
        head = self.masked[slice(*one.speaker)].split()[0]
        return self.masked.startswith("ccording", one.start + 1) and head in NOT_HEADS

    def _by_body(self, mark: Quoted) -> QuotationSpan | None:
        """A quotation that "it" said: the body that spoke or did something last, or what was written."""
        if they_said(self.masked, mark.close):
            several = self.together.several_before(mark.open, self._sentence(mark.open))
            rule = QuotationRule.PRONOUN if several else QuotationRule.UNATTRIBUTED
            return QuotationSpan(mark.start, mark.end, several, False, rule)
        if not it_said(self.masked, mark.open, mark.close):
            return None
        body = self.together.body_before(self._sentence(mark.open))
        rule = QuotationRule.PRONOUN if body else QuotationRule.UNATTRIBUTED
        return QuotationSpan(mark.start, mark.end, body, False, rule)

    def _by_nobody(self, mark: Quoted) -> QuotationSpan | None:
        """A quotation of which a sentence tells that is about it, and not who said it."""
        said = mark.whole(self.text) and self.text[mark.end - 1] in ",?!"
        if not (said and is_subject(self.masked, mark.close, len(self.text))):
            return None
        return QuotationSpan(mark.start, mark.end, None, False, QuotationRule.UNATTRIBUTED)

    def _closing(self, index: int, mark: Quoted) -> Attribution | None:
        """The clause that ends a quoted phrase's sentence: "The plan is “mad” and “cruel”, Ann Lee said."."""
        span = self.sentences[index]
        for one in reversed(self.said[index]):
            first = min(one.start, one.speaker[0])
            if first - mark.close > _LONGEST_LEAD:
                return None
            lead = self.masked[mark.close : first].rstrip(" ")
            if first < mark.close or not lead.endswith((",", MASK)) or _SENTENCE_END.search(lead):
                continue
            return one if span.end - one.end <= _LONGEST_TAIL else None
        return None

    def _near(self, index: int, mark: Quoted) -> Sequence[Attribution]:
        """The clauses of a sentence that stand near a quotation."""
        clauses = self.said[index]
        if len(clauses) >= 2 * _NEAR_CLAUSES:
            verbs = [one.verb for one in clauses] if len(clauses) < _MOST_CLAUSES else []
            place = bisect_left(verbs, mark.open)
            clauses = clauses[max(0, place - _NEAR_CLAUSES) : place + _NEAR_CLAUSES]
        if self.sentences[index].end == mark.close and index + 1 < len(self.said):
            # "Why us?" Ann Lee asked.
            following = self.sentences[index + 1].start
            if "\n\n" not in self.text[mark.close : following]:
                clauses = [*clauses, *self.said[index + 1][:_NEAR_CLAUSES]]
        return clauses

    def _clause_after(self, mark: Quoted, clauses: Sequence[Attribution]) -> Attribution | None:
        """The reporting clause that begins where the quotation ends."""
        lead = _LEAD.match(self.masked, mark.close)
        at = lead.end() if lead else mark.close
        for one in clauses:
            start = min(one.start, one.speaker[0])
            meets = mark.close <= start <= at + 4
            alone = self.masked[at:start].strip() in _NO_WORD_OR_ARTICLE
            if meets and alone and self._closes(one, mark, at):
                told = clauses[0].end <= mark.open and _OF_WHAT_FOLLOWS.match(self.masked, at)
                return None if told else one
        return None

    def _behind(self, mark: Quoted, index: int) -> Attribution | None:
        """Who speaks by what stands behind, of which no list knows the verb: “Never,” marvelled Ann Lee."""
        ending = self.text[mark.end - 1 : mark.end]
        if not mark.whole(self.text) or ending not in ",?!…" or mark.titled(self.text):
            return None
        end = self.sentences[index].end
        if end <= mark.close and self.masked[mark.close : mark.close + 2].strip().islower():
            end = self.sentences[index + 1].end if index + 1 < len(self.sentences) else end
        return behind(self.masked, mark.close, end, comma=ending == ",")

    def _closes(self, clause: Attribution, mark: Quoted, at: int) -> bool:
        """Whether a clause that begins at `at` ends the quotation's sentence, and begins no other."""
        ending = self.text[mark.end - 1 : mark.end]
        if clause.inverted or ending == "," or "," in self.masked[mark.close : at]:
            return True
        following = self.masked[clause.end : clause.end + 1]
        if ending in "?!" and self.masked[at : at + 1].islower():
            # “Shame!” the crowd chanted as …
            return True
        if ending in "?!…—-" and (
            following in ("", ".", ",", ";", ":") or _TAIL_END.match(self.masked, clause.end)
        ):
            return True
        return (clause.pronoun or ending not in ".?!") and self.masked[at : at + 1].islower()

    def _made(self, mark: Quoted, said: Attribution, rule: QuotationRule) -> QuotationSpan:
        if not said.pronoun:
            return QuotationSpan(mark.start, mark.end, said.speaker, True, rule)
        somebody = self.people.stands_for(said, mark.open, self._sentence(mark.open))
        return QuotationSpan(mark.start, mark.end, somebody, False, QuotationRule.PRONOUN)

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
            leading = (":", ": ") if mark.titled(self.text) else (":", ": ", ", ")
            if said is None and self.masked.endswith(leading, span.start, mark.open):
                said = told_by(self.masked, span, [], self.people.known, self.text[mark.start : mark.end])
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
        for at in range(index, max(-1, index - SENTENCES_BEFORE), -1):
            before = self.sentences[at]
            apart = "\n\n" in self.text[before.end : mark.open]
            if self._holds_speech(before) or (apart and not tells(self.masked, before)):
                return None
            # Over a paragraph whoever is but named does not speak.
            spoken = "" if apart else self.text[mark.start : mark.end]
            said = told_by(self.masked, before, self.said[at], self.people.known, spoken)
            if said is not None:
                made = self._made(mark, said, QuotationRule.SENTENCE_BEFORE)
                return replace(made, certain=False) if made.speaker else None
            if apart:
                return None
        return None

    def _holds_speech(self, span: Span) -> bool:
        """Whether a sentence quotes more than phrases: a plan’s name is nothing that anybody says."""
        if MASK not in self.masked[span.start : span.end]:
            return False
        first = bisect_left(self.marks, span.start, key=lambda mark: mark.open)
        last = bisect_left(self.marks, span.end, key=lambda mark: mark.open)
        inside = [mark for mark in self.marks[first:last] if not is_inscription(self.text, mark.open)]
        return not all(mark.is_name(self.text) for mark in inside)

    def _following(self, mark: Quoted, found: Sequence[tuple[Quoted, QuotationSpan]]) -> QuotationSpan:
        """A quotation without a clause of its own: the same speaker's, in the same paragraph."""
        previous = found[-1] if found else None
        nobody = QuotationSpan(mark.start, mark.end, None, False, QuotationRule.UNATTRIBUTED)
        if previous is not None and mark.continues and previous[0].unclosed:
            earlier, quotation = previous
            certain = quotation.speaker is not None and quotation.rule is not QuotationRule.PRONOUN
            return QuotationSpan(
                mark.start, mark.end, quotation.speaker, certain, QuotationRule.NEXT_PARAGRAPH
            )
        asked = self._asked(mark, previous[1].speaker if previous else None)
        if asked is not None:
            self.asked = asked
            return QuotationSpan(mark.start, mark.end, asked, False, QuotationRule.NEXT_PARAGRAPH)
        if previous is None:
            return nobody
        again = answers(self.text, mark, found)
        if again is not None:
            return QuotationSpan(mark.start, mark.end, again, False, QuotationRule.NEXT_PARAGRAPH)
        earlier, quotation = previous
        between = self.masked[earlier.close : mark.open]
        goes = quotation.speaker is not None and "\n\n" in between
        if goes and (goes_on(self.text, mark, earlier) or goes_on_alone(self.text, mark, found)):
            return QuotationSpan(mark.start, mark.end, quotation.speaker, False, QuotationRule.NEXT_PARAGRAPH)
        if "\n\n" in between or quotation.speaker is None or not between.strip():
            # “You lied.” “I did not.”
            return nobody
        # Nothing but the clause that names the speaker may stand between.
        other = another_acts(self.masked, earlier.close, mark.open)
        if other is not None and self.text[slice(*other)] != self.text[slice(*quotation.speaker)]:
            return QuotationSpan(mark.start, mark.end, other, False, QuotationRule.SENTENCE_BEFORE)
        narrative = bisect_left(self.starts, mark.open) - bisect_right(self.starts, earlier.close) > 0
        certain = quotation.certain and not narrative
        return QuotationSpan(mark.start, mark.end, quotation.speaker, certain, QuotationRule.SAME_PARAGRAPH)

    def _asked(self, mark: Quoted, last: tuple[int, int] | None) -> tuple[int, int] | None:
        """Who answers in a paragraph behind a question that nobody is quoted with: in an interview whoever
        spoke `last`, or the only person spoken of so far."""
        before = paragraph_before(self.text, mark)
        if before < 0:
            before = question_before(self.text, self.sentences, self._sentence(mark.open), mark)
        if before < 0 or MASK in self.masked[before : mark.open]:
            return None
        if not is_question(self.masked[before : mark.open]):
            return None
        if self.asked is not None:
            return self.asked
        if last is not None:
            return last
        return self.people.only_one(mark.open)
