"""Direct speech and who says it.

>>> from newsreader.text.sentences import split
>>> text = "“We lost the boat,” said Ann Lee."
>>> [(text[q.start : q.end], text[slice(*q.speaker)]) for q in find(text, split(text))]
[('We lost the boat,', 'Ann Lee')]
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from newsreader.text.names.cues import FUNCTION_WORDS, TITLES
from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.saying.attribution import MASK, Attribution, attributions, unbracketed
from newsreader.text.saying.pronouns import pronoun_for
from newsreader.text.saying.quotemarks import Quoted, masked, quoted
from newsreader.text.saying.speakers import is_person
from newsreader.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """`start` to `end` lies inside the quote marks; `speaker` spans the words that name who says it.

    A speaker reached by a pronoun or over a sentence of narrative is probable, not `certain`.
    """

    start: int
    end: int
    speaker: tuple[int, int] | None
    certain: bool
    rule: str


def find(text: str, sentences: Sequence[Span]) -> list[Quotation]:
    """The quotations of a text in order. Quoted words that nobody says ("scare quotes", titles) are none."""
    marks = quoted(text)
    if not marks:
        return []
    return _Reading(text, sentences, marks).quotations()


_SENTENCE_END = re.compile(r"[.!?…](?=[\s\u2592]|$)")
# Of the speakers before a pronoun, how many are asked whether it fits them.
_NEAR = 8
# A pronoun farther than this from a name is nobody’s.
_FAR = 3000
# Waits for a speaker named in the paragraphs that take the quotation up.
_OPEN = "unattributed-open"
_LEAD = re.compile(r"[,\s—–-]{0,4}")


class _Reading:
    def __init__(self, text: str, sentences: Sequence[Span], marks: list[Quoted]) -> None:
        self.text, self.marks = text, marks
        self.masked = unbracketed(masked(text, marks))
        self.sentences = _joined(sentences, marks)
        self.starts = [span.start for span in self.sentences]
        self.said: list[list[Attribution]] = [
            attributions(self.masked, span.start, span.end) for span in self.sentences
        ]
        surnames = _surnames(self.masked)
        # Every named speaker so far, for "he" and "she".
        self.speakers = sorted(
            {
                one.speaker
                for clauses in self.said
                for one in clauses
                if not one.pronoun and is_person(text[one.speaker[0] : one.speaker[1]])
            }
            | {subject for span in self.sentences if (subject := _subject(self.masked, span, surnames))}
        )
        self.pronouns = pronoun_for(text, self.speakers)

    def quotations(self) -> list[Quotation]:
        found: list[Quotation] = []
        previous: tuple[Quoted, Quotation] | None = None
        for mark in self.marks:
            made = self._attributed(mark)
            if made is None and (mark.whole(self.text) or mark.continues):
                made = self._following(mark, previous)
            if made is not None:
                found.append(made)
                previous = (mark, made)
        return _taken_up(found)

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _attributed(self, mark: Quoted) -> Quotation | None:
        """What the quotation's own sentence says about its speaker."""
        index = self._sentence(mark.open)
        if index >= len(self.sentences):
            return None
        clauses = self._near(index, mark)
        if self.sentences[index].end == mark.close and index + 1 < len(self.said):
            # "Why us?" Ann Lee asked.
            clauses = clauses + self.said[index + 1][:4]
        whole = mark.whole(self.text)
        after = self._clause_after(mark, clauses)
        if after is not None:
            return self._made(mark, after, "after")
        before = [one for one in clauses if one.end <= mark.open]
        if not before:
            return None
        last = before[-1]
        between = self.masked[last.end : mark.open]
        if whole:
            if len(between) > 120 or _SENTENCE_END.search(between) or MASK in between:
                return None
            return self._made(mark, last, "before")
        if mark.titled(self.text):
            return None
        return self._made(mark, last, "within")

    def _near(self, index: int, mark: Quoted) -> list[Attribution]:
        """The clauses of a sentence that stand near a quotation."""
        clauses = self.said[index]
        if len(clauses) < 8:
            return clauses
        place = bisect_left([one.verb for one in clauses], mark.open) if len(clauses) < 400 else 0
        return clauses[max(0, place - 4) : place + 4]

    def _clause_after(self, mark: Quoted, clauses: list[Attribution]) -> Attribution | None:
        """The reporting clause that begins where the quotation ends."""
        lead = _LEAD.match(self.masked, mark.close)
        at = lead.end() if lead else mark.close
        ending = self.text[mark.end - 1 : mark.end]
        comma = "," in self.masked[mark.close : at] or ending == ","
        for one in clauses:
            start = min(one.start, one.speaker[0])
            if start < mark.close or start > at + 4:
                continue
            if self.masked[at:start].strip() not in ("", "the", "The", "a", "an", "A", "An"):
                continue
            if comma or one.inverted:
                return one
            following = self.masked[one.end : one.end + 1]
            if ending in "?!…—-" and following in ("", ".", ",", ";", ":"):
                return one
            if (one.pronoun or ending not in ".?!") and self.masked[at : at + 1].islower():
                return one
        return None

    def _made(self, mark: Quoted, said: Attribution, rule: str) -> Quotation:
        if not said.pronoun:
            return Quotation(mark.start, mark.end, said.speaker, True, rule)
        place = self._stands_for(said, bisect_left(self.speakers, (min(said.start, mark.open), 0)) - 1)
        if (
            place < 0
            or said.verb - self.speakers[place][1] > _FAR
            or self.text.count("\n\n", self.speakers[place][1], said.verb) > 3
        ):
            return Quotation(mark.start, mark.end, None, False, "pronoun")
        return Quotation(mark.start, mark.end, self.speakers[place], False, "pronoun")

    def _stands_for(self, said: Attribution, place: int) -> int:
        """The nearest speaker whom the pronoun fits, from `place` on backwards; -1 where none is near."""
        pronoun = self.text[said.speaker[0] : said.speaker[1]].lower()
        for at in range(place, max(-1, place - _NEAR), -1):
            if self.pronouns[at] in ("", pronoun):
                return at
        return -1

    def _following(self, mark: Quoted, previous: tuple[Quoted, Quotation] | None) -> Quotation | None:
        """A quotation without a clause of its own: the same speaker's, in the same paragraph."""
        rule = _OPEN if mark.unclosed else "unattributed"
        nobody = Quotation(mark.start, mark.end, None, False, rule)
        if previous is None:
            return nobody
        earlier, quotation = previous
        between = self.masked[earlier.close : mark.open]
        if mark.continues and earlier.unclosed:
            certain = quotation.certain or (quotation.rule != "pronoun" and quotation.speaker is not None)
            return Quotation(mark.start, mark.end, quotation.speaker, certain, "next-paragraph")
        if "\n\n" in between or quotation.speaker is None:
            return nobody
        # Nothing but the clause that names the speaker may stand between.
        narrative = bisect_left(self.starts, mark.open) - bisect_right(self.starts, earlier.close) > 0
        certain = quotation.certain and not narrative
        return Quotation(mark.start, mark.end, quotation.speaker, certain, "same-paragraph")


_SUBJECT = re.compile(r"[^\W\d_][\w.'’-]*(?:[ \u00a0][^\W\d_][\w.'’-]*){0,7}")
_PAIR = re.compile(r"(?<![\w.])(?=([A-Z][\w'’-]*) ([A-Z][\w-]+))")


def _surnames(masked: str) -> set[str]:
    """The words by which somebody named in full may be called: "Lee" of Ann Lee, "Yoon" of Yoon Hye-jin."""
    found = set()
    for match in _PAIR.finditer(masked):
        first, second = match[1], match[2]
        if "-" in second:
            found.add(first)
        low = fold(first)
        unknown = not is_word(low) and low not in TITLES and low not in listed("places")
        if low in listed("given") or unknown:
            found.add(second)
    return found


def _subject(masked: str, span: Span, surnames: Set[str]) -> tuple[int, int] | None:
    """The person a sentence begins with: "Ann Lee, 42, lost her house", "Ek striker Ann Lee", "Lee left"."""
    match = _SUBJECT.match(masked, span.start, span.end)
    if match is None:
        return None
    words = list(re.finditer(r"\S+", match.group()))
    titled = False
    while words and fold(words[0].group().rstrip(".")) in TITLES:
        words, titled = words[1:], True
    for place, word in enumerate(words[1:4], start=1):
        trade = word.group().islower() and fold(word.group()) in TITLES
        if trade and fold(words[0].group()) not in listed("given"):
            # "Ek striker Ann Lee".
            words = words[place + 1 :]
            break
    end = 0
    while end < len(words) and words[end].group()[0].isupper():
        end += 1
    if not end or words[0].group().endswith(("’s", "'s")):
        return None
    stop = span.start + words[end - 1].end()
    if masked.endswith(("’s", "'s"), span.start, stop):
        return None
    first = words[0].group()
    if end == 1:
        # A surname alone, of somebody named in full elsewhere.
        if first not in surnames or fold(first) in FUNCTION_WORDS or fold(first) in listed("places"):
            return None
    elif not titled and fold(first) not in listed("given"):
        return None
    return span.start + words[0].start(), stop


def _taken_up(found: list[Quotation]) -> list[Quotation]:
    """The speaker named only in the last of several paragraphs speaks in the ones before it too."""
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        if one.rule == _OPEN and following.speaker is not None:
            found[at] = replace(
                one, speaker=following.speaker, certain=following.certain, rule="next-paragraph"
            )
    return [replace(one, rule="unattributed") if one.rule == _OPEN else one for one in found]


def _joined(sentences: Sequence[Span], marks: list[Quoted]) -> list[Span]:
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
