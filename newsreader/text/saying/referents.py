"""Whom "he" or "she" means who says something: the nearest speaker, or whoever was just named."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from newsreader.text.names.folding import fold
from newsreader.text.names.lexicon import listed
from newsreader.text.saying.attribution import MASK, Attribution
from newsreader.text.saying.candidates import aged, candidate
from newsreader.text.saying.persons import (
    described_person,
    full_names,
    is_person,
    is_role,
    main_person,
    may_be_person,
    related_person,
    surnames,
)
from newsreader.text.saying.pronouns import pronoun_for, pronoun_of, told_by_surname
from newsreader.text.saying.speakers import PRONOUNS, naming
from newsreader.text.sentences import Span

# Of the speakers before a pronoun, how many are asked whether it fits them.
_NEAR = 8
# A pronoun farther than this from a name, in characters or in paragraphs, is nobody’s.
_FAR = 3000
_FAR_PARAGRAPHS = 6
# The same where another may be meant: of nine at two paragraphs and more four were another.
_FAR_IN_DOUBT = 1
_ASKED = re.compile(
    r"\b(?:asked|asks) (?!by\b)(?P<who>(?:the |an? |his |her )?(?:[\w.’'-]+ ){0,3}?[\w’'-]+)"
    r" (?:(?P<deed>to (?!(?:speak|say|explain|describe|tell|comment|answer)\b))"
    r"|to|if|whether|about|why|how)\b"
)
_PART = re.compile(r"[^\s]+")
_SUBJECTS = {"his": "he", "him": "he", "her": "she"}


class Referents:
    """Everybody in a text who may be "he" or "she". `said` are the clauses that report, by sentence; the text
    is `masked` where somebody is quoted."""

    def __init__(
        self, text: str, masked: str, sentences: Sequence[Span], said: Sequence[Sequence[Attribution]]
    ) -> None:
        self.text, self.masked, self.sentences, self.said = text, masked, sentences, said
        # Of each speaker the end of what was quoted last.
        self.last_said: dict[tuple[int, int], int] = {}

    @cached_property
    def known(self) -> set[str]:
        return surnames(self.masked)

    @cached_property
    def speakers(self) -> list[tuple[int, int]]:
        """Every named speaker, and whoever a sentence is about."""
        speaking = {
            one.speaker
            for clauses in self.said
            for one in clauses
            if not one.pronoun and self.is_person(*one.speaker)
        }
        persons = (
            main_person(self.masked, span, self.known)
            or related_person(self.masked, span)
            or described_person(self.masked, span)
            for span in self.sentences
        )
        return sorted(speaking | {person for person in persons if person})

    def is_person(self, start: int, end: int) -> bool:
        """Whether a speaker may be "he" or "she"."""
        words = self.text[start:end]
        if words in ("reporter", "correspondent") and self.text.endswith(("ur ", "his "), 0, start):
            # "Our reporter asked Ann Lee", "this correspondent"
            return False
        if words.islower() and not any(map(is_role, words.split())):
            # "His side conceded a goal", "the plaque unveiled there said"
            return False
        return is_person(words) or words in self.known

    def is_surely_person(self, start: int, end: int) -> bool:
        """Whether a speaker can be no "it": whom a role or a given name tells."""
        words = self.text[start:end].split()
        return is_role(words[-1]) or fold(words[0]) in listed("given") or words[-1] in self.known

    @cached_property
    def full_names(self) -> list[tuple[int, int]]:
        return full_names(self.masked)

    @cached_property
    def _by_surname(self) -> Mapping[str, Set[str]]:
        """What the full names tell, which is asked of somebody at each "he"."""
        return told_by_surname(self.text, self.full_names)

    @cached_property
    def _pronouns(self) -> list[str]:
        """What each of the speakers, and then of the full names, may be called."""
        return pronoun_for(self.text, [*self.speakers, *self.full_names])

    @cached_property
    def _names(self) -> list[tuple[str, str]]:
        """The last word of each speaker and full name, and what they may be called."""
        people = [*self.speakers, *self.full_names]
        return list({(self._last_word(one), told) for one, told in zip(people, self._pronouns, strict=True)})

    @cached_property
    def _first_and_second(self) -> tuple[tuple[int, int], int] | None:
        """The person spoken of first, and where another is."""
        people = sorted([*self.speakers, *self.full_names])
        if not people:
            return None
        first = self._last_word(people[0])
        other = next((one[0] for one in people if self._last_word(one) != first), len(self.text))
        return people[0], other

    def only_one(self, at: int) -> tuple[int, int] | None:
        """The only person spoken of before a place."""
        if self._first_and_second is None:
            return None
        first, other = self._first_and_second
        return first if first[0] < at <= other else None

    def _last_word(self, person: tuple[int, int]) -> str:
        return self.text[slice(*person)].split()[-1]

    def stands_for(self, said: Attribution, spoken: int, index: int) -> tuple[int, int] | None:
        """Whom the pronoun of a clause means, whose quotation is `spoken` in the sentence `index`."""
        pronoun = self.text[said.speaker[0] : said.speaker[1]].lower()
        pronoun = _SUBJECTS.get(pronoun, pronoun)
        if (same := self._named_in_sentence(said, spoken, index, pronoun)) is not None:
            return same
        before = min(said.start, spoken)
        if (asked := self._asked(before, index, pronoun)) is not None:
            return asked
        if (just_named := self._just_named(before, index, pronoun)) is not None:
            return just_named
        return self._spoke_before(said.verb, before, pronoun) or self._in_sentence_before(
            before, index, pronoun
        )

    def _named_in_sentence(
        self, said: Attribution, spoken: int, index: int, pronoun: str
    ) -> tuple[int, int] | None:
        """Who said before in the sentence what he or she thinks: "Lee said she hoped it would “go well”"."""
        for one in reversed(self.said[index]):
            if one.end <= said.start and not one.pronoun and said.end <= spoken:
                fits = self._fits(one.speaker, pronoun) and may_be_person(self.text[slice(*one.speaker)])
                return one.speaker if fits else None
        return None

    def _asked(self, before: int, index: int, pronoun: str) -> tuple[int, int] | None:
        """Whom the sentence before asks, if it is not she who asks: "The judge asked Ann Lee to speak.
        “I do,” she said", but "Ann Lee asked the driver to stop. “I felt sick,” she said"."""
        while index and self.sentences[index].start > before:
            index -= 1
        span = self.sentences[index - 1] if index else None
        asked = _ASKED.search(self.masked, span.start, span.end) if span else None
        if asked is None:
            return None
        words = list(_PART.finditer(self.masked, *asked.span("who")))
        who = naming(self.masked, words)
        if who is None or not (self.is_person(*who) and self._fits(who, pronoun)):
            return None
        asker = next((one.speaker for one in self.said[index - 1] if one.verb == asked.start()), None)
        if asker is None:
            return None if asked["deed"] else who
        described = self.masked[who[0]].islower() and not self._is_described(asker)
        return None if (asked["deed"] or described) and self._may_ask(asker, pronoun) else who

    def _is_described(self, asker: tuple[int, int]) -> bool:
        words = self.text[slice(*asker)]
        return words.islower() and words not in PRONOUNS

    def _may_ask(self, asker: tuple[int, int], pronoun: str) -> bool:
        """Whether it is the one who asks that "he" or "she" may be."""
        words = self.text[slice(*asker)].lower()
        return (
            words == pronoun if words in PRONOUNS else self.is_person(*asker) and self._fits(asker, pronoun)
        )

    def _just_named(self, before: int, index: int, pronoun: str) -> tuple[int, int] | None:
        """The one person the sentence before names, with an age or as a "he" or "she", where its paragraph
        has no speaker yet: "The cup went to Ann Lee, 22. “Good,” she said"."""
        begin = self.text.rfind("\n\n", 0, before) + 1
        if bisect_left(self.speakers, (begin, 0)) < bisect_left(self.speakers, (before, 0)):
            return None
        while index and self.sentences[index].start > before:
            index -= 1
        span = self.sentences[index - 1] if index else None
        if span is None or span.start < begin or MASK in self.masked[span.start : span.end]:
            return None
        found = candidate(self.masked, span, self.known, pronoun, self._by_surname)
        if found is None or not self.masked[found[0]].isupper():
            return None
        told = pronoun_of(self.masked, found, self._by_surname) == pronoun
        return found if told or aged(self.masked, found) else None

    def may_be(self, person: tuple[int, int], pronoun: str) -> bool:
        """Whether nothing tells that somebody is another than "he" or "she"."""
        return self._fits(person, pronoun)

    def _fits(self, person: tuple[int, int], pronoun: str) -> bool:
        return pronoun_of(self.text, person, self._by_surname) in ("", pronoun)

    def _spoke_before(self, verb: int, before: int, pronoun: str) -> tuple[int, int] | None:
        """The nearest speaker before, or whoever is named in full, whom the pronoun fits."""
        last = bisect_left(self.speakers, (before, 0)) - 1
        doubted: tuple[int, int] | None = None
        for at in range(last, max(-1, last - _NEAR), -1):
            if self._pronouns[at] not in ("", pronoun):
                continue
            speaker = self.speakers[at]
            # Whoever was quoted since is still spoken of.
            end = max(speaker[1], self.last_said.get(speaker, 0))
            between = self.text.count("\n\n", end, verb)
            if between > _FAR_IN_DOUBT and not (self._pronouns[at] and self._is_the_only(speaker, pronoun)):
                doubted = doubted or speaker
                continue
            return speaker if verb - end <= _FAR and between <= _FAR_PARAGRAPHS else None
        named = self._named_before(pronoun, before)
        return named if not (named and doubted) or self._is_told_of_more(named, doubted) else None

    def _is_told_of_more(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether the text names the one as often as the other; whoever is named in passing is no "he"."""
        return self.text.count(self._last_word(one)) >= self.text.count(self._last_word(other))

    def _named_before(self, pronoun: str, before: int) -> tuple[int, int] | None:
        """Whoever is named in full last before a place and fits the pronoun, though they said nothing yet."""
        last = bisect_left(self.full_names, (before, 0)) - 1
        for at in range(last, max(-1, last - _NEAR), -1):
            start, end = self.full_names[at]
            if before - end <= _FAR and self._pronouns[len(self.speakers) + at] in ("", pronoun):
                far = self.text.count("\n\n", end, before) > _FAR_IN_DOUBT
                return None if far and not self._is_the_only((start, end), pronoun) else (start, end)
        return None

    def _is_the_only(self, person: tuple[int, int], pronoun: str) -> bool:
        """Whether nobody else in the text may be this "he" or "she"."""
        name = self._last_word(person)
        return all(one == name for one, told in self._names if told in ("", pronoun))

    def _in_sentence_before(self, before: int, index: int, pronoun: str) -> tuple[int, int] | None:
        """The one person whom the sentence before names or describes; past those that only say "he"."""
        while index and self.sentences[index].start > before:
            index -= 1
        for at in range(index - 1, -1, -1):
            span = self.sentences[at]
            if MASK in self.masked[span.start : span.end]:
                return None
            if "\n\n" in self.text[span.end : self.sentences[at + 1].start]:
                person = main_person(self.masked, span, self.known)
                if person is None:
                    other = candidate(self.masked, span, self.known, pronoun)
                    person = other if other and aged(self.masked, other) else None
                return person if person and self._fits(person, pronoun) else None
            found = candidate(self.masked, span, self.known, pronoun, self._by_surname)
            same = re.search(rf"(?i)\b{pronoun}\b", self.masked[span.start : span.end])
            if same is None or (found and found[1] <= span.start + same.start()):
                return found
        return None
