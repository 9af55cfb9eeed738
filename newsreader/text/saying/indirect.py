"""Indirect speech whose speaker is named: "the ministry said the bridge had been closed".

Only what is certain: no pronouns, no questions, no conditions, nothing quoted whole.

>>> from newsreader.text.sentences import split
>>> text = "The bridge had been closed, the ministry said on Monday."
>>> [(text[one.start : one.end], text[slice(*one.speaker)]) for one in find(text, split(text))]
[('The bridge had been closed', 'ministry')]
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsreader.text.datelines import dateline
from newsreader.text.saying.attribution import MASK, unbracketed
from newsreader.text.saying.quotemarks import masked, quoted
from newsreader.text.saying.reporting import (
    ACCORDING,
    ADDRESSEE,
    ADVERBIALS,
    ANY_CUE,
    AS_SAYING,
    CLAUSE_OPENS,
    COMPLEMENTS,
    CUE_FINITE,
    CUTS,
    HOWEVER,
    IS,
    JOINS,
    LATER_THAT,
    LONGEST_SENTENCE,
    MOST_CUES,
    NO_CONTENT,
    NOUNS_TOO,
    OWNERS,
    PARTICIPLES,
    PREPOSITIONS,
    PRONOUNS,
    SAID_CLAUSE,
    SAYING,
    TAIL,
    THAT,
    TIME_NOUNS,
    TOLD,
)
from newsreader.text.saying.reporting_clauses import Clause, ReportingSentence
from newsreader.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Indirect:
    """`start` to `end` is what is reported, without the words that attribute it.

    `speaker` spans the words that name who says it, as in a `Quotation`; `negated` is what was denied.
    """

    start: int
    end: int
    speaker: tuple[int, int]
    rule: str
    negated: bool = False


def find(text: str, sentences: Sequence[Span]) -> list[Indirect]:
    """What is reported and by whom, in order and not overlapping."""
    if ANY_CUE.search(text) is None:
        return []
    marks = quoted(text)
    plain = unbracketed(masked(text, marks) if marks else text)
    found: list[Indirect] = []
    place = 0
    for span in sentences:
        while place < len(marks) and marks[place].close <= span.start:
            place += 1
        if span.end - span.start > LONGEST_SENTENCE or ANY_CUE.search(plain, span.start, span.end) is None:
            continue
        last = place
        while last < len(marks) and marks[last].open < span.end:
            last += 1
        inside = marks[place:last]
        if any(mark.open < span.start or mark.close > span.end or mark.unclosed for mark in inside):
            # A quotation runs over the sentence's edge.
            continue
        found += _Reported(text, plain, span, inside).reported()
    return found


class _Reported(ReportingSentence):
    """What is reported in a sentence."""

    def reported(self) -> list[Indirect]:
        if self.question or len(self.words) < 5:
            return []
        if len(ANY_CUE.findall(self.plain, self.start, self.end)) > MOST_CUES:
            return []
        found: list[Indirect] = list(self._according())
        if not found:
            found = list(self._as_saying())
        clauses = [clause for at in range(len(self.words)) if (clause := self._clause(at)) is not None]
        for clause in clauses:
            found += self._after(clause)
            found += self._before(clause)
        participles = self._participles(found, clauses)
        found += participles
        return self._apart(found, clauses)

    def _apart(self, found: list[Indirect], clauses: list[Clause]) -> list[Indirect]:
        """Contents cut where another clause begins; where two claim the same words, neither is certain."""
        clauses = [
            clause
            for clause in clauses
            if clause.verb in SAYING | TOLD
            or any(one.start >= clause.end and one.speaker == clause.speaker for one in found)
        ]
        cut: list[Indirect] = []
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            end = one.end
            for clause in clauses:
                if one.start < clause.start < end and clause.speaker != one.speaker:
                    end = self._trimmed(one.start, clause.start)
            if end == one.end or self._finite(one.start, end):
                cut.append(replace(one, end=end))
        clash = {place for place, (one, two) in enumerate(pairwise(cut)) if two.start < one.end}
        return [one for place, one in enumerate(cut) if place not in clash and place - 1 not in clash]

    # The reporting clause

    def _after(self, clause: Clause) -> Iterator[Indirect]:
        """The ministry said (on Monday) (that) …"""
        verb, at = clause.verb, clause.end
        if not verb:
            return
        if verb in TOLD:
            that = LATER_THAT.match(self.plain, at, min(self.end, at + 60))
            addressee = ADDRESSEE.match(self.plain, at, self.end)
            if that is not None and not self._finite(at, that.end()):
                at = that.end() - len(" that")
            elif addressee is not None and CLAUSE_OPENS.match(self.plain, addressee.end(), self.end):
                at = addressee.end()
            else:
                return
        rule = "told" if verb in TOLD else "denied-that" if verb.startswith("den") else "said-that"
        start = self._content(
            at,
            free=verb in SAYING | TOLD,
            far=verb not in NOUNS_TOO,
            after_mark=self._quoted_before(clause.start),
        )
        if start is None:
            return
        end = self.end
        if clause.under:
            comma = self.plain.find(",", start, end)
            if comma < 0 or self.plain.find(",", comma + 1, end) >= 0:
                return
            end = comma
        made = self._made(start, end, clause.speaker, rule, first_part=clause.apposed)
        if made is not None:
            yield made

    def _content(self, at: int, *, free: bool, far: bool = True, after_mark: bool = False) -> int | None:
        """Where the clause begins that a verb ending at `at` reports.

        After a `free` verb "that" may be left out; `far`, it may stand behind other words.
        """
        adverbials = ADVERBIALS.match(self.plain, at, self.end)
        at = adverbials.end() if adverbials else at
        however = HOWEVER.match(self.plain, at, self.end)
        at = however.end() if however else at
        that = THAT.match(self.plain, at, self.end)
        first = self._next(that.end() if that else at)
        if first is None:
            return None
        low, word = self.lows[first], self.words[first]
        if that is not None:
            if low in TIME_NOUNS or (self._verbal(first) and low not in IS):
                return None
            return self._begin(that.end())
        least = low in ("at", "in") and self.plain.startswith(("at least ", "in all "), word.start())
        if not least and (low in PREPOSITIONS - {"over", "under", "about"} or low in ("when", "while")):
            later = LATER_THAT.match(self.plain, at, min(self.end, at + 110))
            follows = self._next(later.end()) if later else None
            if not far or later is None or follows is None or self._verbal(follows):
                return None
            return self._begin(later.end())
        begin = self._begin(at)
        if after_mark or begin is None or self.plain[at : at + 1] not in (" ", "\u00a0", "\n"):
            return None
        if low in NO_CONTENT and not least:
            return None
        if self.plain[begin] == MASK:
            return None
        if free or low in PRONOUNS:
            return begin
        # "explained its belief that …" reports no clause.
        that_at = self.plain.find(" that ", begin, self.end)
        return begin if low in OWNERS and self._finite(begin, that_at if that_at > 0 else self.end) else None

    def _begin(self, at: int) -> int | None:
        while at < self.end and self.plain[at].isspace():
            at += 1
        return at if at < self.end and (self.plain[at].isalnum() or self.plain[at] in MASK + "$£€") else None

    def _next(self, at: int) -> int | None:
        return next((k for k, word in enumerate(self.words) if word.start() >= at), None)

    def _quoted_before(self, at: int) -> bool:
        before = self.plain[self.start : at].rstrip(" ,\u00a0\n")
        return before.endswith(MASK)

    def _trimmed(self, start: int, end: int) -> int:
        """The end without the joining words and commas before `end`."""
        while True:
            stretch = self.plain[start:end].rstrip(" .,;:—–-\u00a0\n")
            if stretch.count(")") > stretch.count("("):
                end = start + stretch.rindex(")")
                continue
            tail = re.search(
                r"(?:^|\s)(?:and|but|while|as|after|when|because|with|although|though|the|a)$", stretch
            )
            end = start + (tail.start() if tail else len(stretch))
            if tail is None:
                return end

    def _made(
        self, start: int, end: int, speaker: tuple[int, int], rule: str, *, first_part: bool = False
    ) -> Indirect | None:
        """What is reported, ended where the reporter seems to speak again; None where it is no clause."""
        for cut in CUTS.finditer(self.plain, start, end):
            if not cut["surely"] and not self._finite(start, cut.start()):
                continue
            if cut["surely"] or cut["always"] or self._new_subject(cut.end(), end):
                end = cut.start()
                break
        dash = re.compile(r"\s(?:—|–|--)\s").search(self.plain, start, end)
        if dash is not None and not self._finite(start, dash.start()):
            # "said it all — the boats …"
            return None
        end = self._trimmed(start, end)
        if end - start < 3 or SAID_CLAUSE.search(self.plain, start, end):
            return None
        if first_part and not self._finite(start, (self.plain.find(",", start, end) + 1 or end + 1) - 1):
            return None
        if not self._finite(start, end) or len(self._within(start, end)) < 3:
            return None
        for mark in self.marks:
            if mark.open < end and mark.close > start and (mark.whole(self.text) or mark.open < start):
                return None
        if re.search('[“”"«»]', self.plain[start:end]):
            return None
        return Indirect(start, self._closed(end), speaker, rule, rule == "denied-that")

    def _closed(self, end: int) -> int:
        """The end with the quote mark that closes there."""
        return next((mark.close for mark in self.marks if mark.open < end <= mark.close), end)

    def _new_subject(self, at: int, end: int) -> bool:
        """Whether after ", and" somebody else does something: "and residents have fled"."""
        within = [k for k in self._within(at, end) if self.words[k].start() < at + 90][:9]
        if not within or self.lows[within[0]] == "that" or self._verbal(within[0]):
            return False
        for before, k in zip([None, *within], within, strict=False):
            if before is not None and self._gap(before, k).strip():
                return False
            if self._verbal(k):
                return True
        return False

    def _before(self, clause: Clause) -> Iterator[Indirect]:
        """The bridge had been closed, the ministry said on Monday."""
        comma = self.plain[self.start : clause.start].rstrip()
        if not comma.endswith(","):
            return
        end = self.start + len(comma) - 1
        if clause.verb:
            if clause.verb in TOLD:
                addressee = ADDRESSEE.match(self.plain, clause.end, self.end)
                if addressee is None:
                    return
                rest = addressee.end()
            else:
                rest = clause.end
            tail = TAIL.match(self.plain, rest, self.end)
            rest = tail.end() if tail else rest
            if rest != self.end or self._finite(clause.end, rest):
                return
        begin = self.start
        opening = re.compile(r"(?:But|And|Yet|However|Meanwhile)\b,?\s").match(self.plain, begin, end)
        begin = opening.end() if opening else begin
        first = self._next(begin)
        if first is None or self.lows[first] in COMPLEMENTS | {"asked"}:
            return
        begin = self._past_marks(begin)
        if self.lows[first] in JOINS | {"before", "once", "if"}:
            comma_at = self.plain.find(",", begin, end)
            if comma_at < 0 or not self._finite(comma_at, end):
                return
        made = self._whole(begin, end, clause.speaker, "content-then-said")
        if made is not None:
            yield made

    def _past_marks(self, at: int) -> int:
        """Past the dash or dot that sets a line of a list apart, and past a dateline."""
        while at < self.end and self.plain[at] in " \u00a0-–—•*·":
            at += 1
        placed = dateline(self.text, at) if at == 0 or self.plain[at - 1] == "\n" else None
        if placed is not None and placed[1] < self.end:
            at = placed[1]
            while at < self.end and self.plain[at].isspace():
                at += 1
        return at

    def _whole(self, start: int, end: int, speaker: tuple[int, int], rule: str) -> Indirect | None:
        """All from `start` to `end`, nothing of it cut; None where any of it may be the reporter’s."""
        if start >= end or CUE_FINITE.search(self.plain, start, end) or not self._finite(start, end):
            return None
        if any(mark.open < end and mark.whole(self.text) for mark in self.marks if mark.close > start):
            return None
        if re.search('[“”"«»;:—–]', self.plain[start:end]) or len(self._within(start, end)) < 3:
            return None
        return Indirect(start, self._closed(end), speaker, rule)

    # The other forms

    def _according(self) -> Iterator[Indirect]:
        """According to the union, …; …, according to the union."""
        matches = list(ACCORDING.finditer(self.plain, self.start, self.end))
        if len(matches) != 1:
            return
        match = matches[0]
        first = self._next(match.end())
        if first is None or self.plain[match.end() : self.words[first].start()].strip():
            return
        last = first
        while last + 1 < len(self.words) and self._close(last):
            last += 1
        speaker = self._speaker(first, last)
        if speaker is None or self.plain[self.words[last].end() : self.words[last].end() + 1] not in (
            ",",
            "",
            ".",
        ):
            return
        after = self.words[last].end()
        if match.start() == self.start and self.plain[after : after + 1] == ",":
            start = self._begin(after + 1)
            if start is None or self._aside(start):
                return
            made = self._made(start, self.end, speaker, "according-to")
        elif after >= self.end or self.plain[after : self.end].strip(" ).") == "":
            head = self.plain[self.start : match.start()].rstrip(" ,\u00a0\n")
            made = self._whole(self._past_marks(self.start), self.start + len(head), speaker, "according-to")
        else:
            return
        if made is not None:
            yield made

    def _aside(self, start: int) -> bool:
        """Whether what follows the speaker may be about the speaker: "Ann Lee, the mayor, …"."""
        comma = self.plain.find(",", start, self.end)
        return comma >= 0 and not self._finite(start, comma)

    def _as_saying(self) -> Iterator[Indirect]:
        """Radio quoted the mayor as saying …; the mayor was quoted as saying …"""
        match = AS_SAYING.search(self.plain, self.start, self.end)
        if match is None or re.search(
            r"\s[-–—(]", self.plain[max(self.start, match.start() - 80) : match.end()]
        ):
            return
        saying = next((k for k, word in enumerate(self.words) if word.end() == match.end()), 0)
        quoting = next((k for k, word in enumerate(self.words) if word.start() == match.start()), 0)
        if match[2] and not match[1]:
            first, last = quoting + 1, saying - 2
        else:
            last = quoting - 1
            while last > 0 and self.lows[last] in (
                "was",
                "were",
                "is",
                "are",
                "been",
                "has",
                "have",
                "being",
            ):
                last -= 1
            if last == quoting - 1 or last < 0:
                return
            first = self._past_joins(self._back(last), last)
            if self._embedded(first):
                return
        speaker = self._speaker(first, last) if 0 <= first <= last else None
        start = self._content(match.end(), free=True)
        made = self._made(start, self.end, speaker, "as-saying") if speaker and start is not None else None
        if made is not None:
            yield made

    def _participles(self, found: Sequence[Indirect], clauses: list[Clause]) -> list[Indirect]:
        """…, with the union saying …; …, Ann Lee saying that …; and the same speaker’s ", adding that …"."""
        made = []
        for at, low in enumerate(self.lows):
            if low not in PARTICIPLES or at == 0 or self.words[at].group() != low:
                continue
            gap = self._gap(at - 1, at)
            if "," in gap:
                earlier = [one for one in found if one.end <= self.words[at].start()]
                if not earlier or low == "saying" or earlier[-1].rule not in ("said-that", "told"):
                    continue
                between = self.plain[earlier[-1].end : self.words[at].start()]
                speaker = earlier[-1].speaker if between.strip(" ,") == "" else None
            else:
                first = self._back(at - 1)
                joined = self.lows[first] == "with"
                if first == 0 or self._gap(first - 1, first).strip() != "," or (gap.strip() and not joined):
                    continue
                speaker = self._speaker(first + joined, at - 1)
            start = self._content(self.words[at].end(), free=low == "saying")
            if speaker is None or start is None:
                continue
            one = self._made(start, self.end, speaker, "saying" if low == "saying" else "adding")
            if one is not None:
                made.append(replace(one, negated=low == "denying"))
                if "," not in gap:
                    clauses.append(Clause(self.words[first].start(), low, one.start, speaker))
        return made
