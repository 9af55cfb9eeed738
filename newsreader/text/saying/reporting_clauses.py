"""Who says something in a sentence, and where: "the ministry said", "said Ann Lee", "told reporters"."""

import re
from dataclasses import dataclass

from newsreader.text.names.cues import ABBREVIATIONS, CALENDAR, FUNCTION_WORDS, PARTICLES, TITLES
from newsreader.text.names.lexicon import is_word
from newsreader.text.saying.attribution import MASK, attributions
from newsreader.text.saying.quotemarks import Quoted
from newsreader.text.saying.reporting import (
    BESIDE_VERB,
    COMPLEMENTS,
    CONTRACTED,
    DETERMINERS,
    FINITE,
    HEDGED,
    IS,
    JOINS,
    LONGEST_SPEAKER,
    NAMED_HEADS,
    NOT_FINITE,
    NOT_HEADS,
    NOT_SPEAKERS,
    OPENING,
    OWNED,
    PARTICIPLES,
    PARTS_NAMES,
    PREPOSITIONS,
    SAYING,
    THAT_VERBS,
    TIME_NOUNS,
    TOLD,
    WORD,
)
from newsreader.text.sentences import Span


@dataclass(frozen=True, slots=True)
class Clause:
    """Who says, where the clause begins, and where its verb ends."""

    start: int
    verb: str
    end: int
    speaker: tuple[int, int]
    # "The mayor, a lawyer, said": what follows may be a speaker instead.
    apposed: bool = False
    # "As the mayor said …, the boats left": the main clause is the reporter’s.
    under: bool = False


class ReportingSentence:
    """A sentence, and the clauses in it that say who reports."""

    def __init__(self, text: str, plain: str, span: Span, marks: list[Quoted]) -> None:
        self.text, self.plain, self.marks = text, plain, marks
        self.start, self.end = span.start, span.end
        while self.end > self.start and plain[self.end - 1] in " .!…":
            self.end -= 1
        self.question = "?" in plain[self.end - 1 : span.end + 1]
        self.words = list(WORD.finditer(plain, self.start, self.end))
        self.lows = [word.group().lower() for word in self.words]

    def _clause(self, at: int) -> Clause | None:
        """The clause whose verb is the word `at`, its speaker before it or, after a comma, behind it."""
        verb = self.lows[at]
        if self.words[at].group() != verb or (verb not in SAYING | TOLD | THAT_VERBS) or verb == "saying":
            return None
        last = at - 1
        while last >= 0 and (self.lows[last] in BESIDE_VERB or self._adverb(last)):
            last -= 1
        gap = self._gap(last, last + 1) if last >= 0 else MASK
        if MASK in gap or last < 0:
            return None
        if "," in gap and last == at - 1:
            inverted = self._inverted(at)
            if inverted is not None:
                return inverted
        if gap.strip() not in ("", ",") and not (gap.strip() in (".", ".,") and self._abbreviated(last)):
            return None
        first = self._back(last)
        if "," in gap:
            return self._apposed(at, first, last)
        if self._listed(first, last) or self._unclosed(first):
            return None
        first = self._past_joins(first, last)
        speaker = None if self._embedded(first) else self._speaker(first, last)
        if speaker is None:
            return None
        joined = first > 0 and self.lows[first - 1] in JOINS - {"but"}
        under = joined and not any(map(self._verbal, range(first - 1)))
        return Clause(self.words[first].start(), verb, self.words[at].end(), speaker, under=under)

    def _adverb(self, at: int) -> bool:
        low = self.lows[at]
        return low.endswith("ly") and self.words[at].group() == low and low not in HEDGED and len(low) > 5

    def _gap(self, one: int, two: int) -> str:
        return self.plain[self.words[one].end() : self.words[two].start()]

    def _back(self, last: int) -> int:
        """The first word of the stretch without punctuation or a joining word that ends with `last`."""
        first = last
        while first > 0 and self.lows[first - 1] not in JOINS | {"that", "if", "whether", "unless"}:
            if not self._close(first - 1):
                break
            first -= 1
        return first

    def _close(self, at: int) -> bool:
        """Whether only a space, or a title’s or an initial’s stop, parts the word from the next."""
        gap = self._gap(at, at + 1).strip()
        if gap in ("'", "’"):
            # "The Dockers' Union".
            return self.lows[at].endswith("s") and self._capital(at) and self._capital(at + 1)
        return not gap or (gap == "." and self._abbreviated(at))

    def _abbreviated(self, at: int) -> bool:
        return self.lows[at] in TITLES or (len(self.lows[at]) <= 4 and self.words[at].group()[0].isupper())

    def _past_joins(self, first: int, last: int) -> int:
        """After "twelve fled and" begins the speaker; "the army and the police" are one."""
        for at in range(last - 1, first - 1, -1):
            if self.lows[at] in ("and", "with") and (
                at == first or self.lows[at] == "with" or any(map(self._verbal, range(first, at)))
            ):
                return at + 1
        opening = OPENING.match(self.plain, self.words[first].start())
        while opening and first < last and self.words[first].start() < opening.end():
            first += 1
        return first

    def _listed(self, first: int, last: int) -> bool:
        """Whether the phrase ends a list: the speaker of "Lee, Hale and Moss said" is not Moss."""
        if (
            first == 0
            or "and" not in self.lows[first : last + 1]
            or self._gap(first - 1, first).strip() != ","
        ):
            return False
        before = self._back(first - 1)
        return self.lows[before] not in PREPOSITIONS and not any(map(self._verbal, range(before, first)))

    def _unclosed(self, first: int) -> bool:
        """Whether the phrase is about a name before it: "Ann Lee, chair of the board said"."""
        if first == 0 or self._gap(first - 1, first).strip() != "," or self._capital(first):
            return False
        name = range(self._back(first - 1), first)
        return len(name) > 1 and all(
            self._capital(at) and self.lows[at] not in FUNCTION_WORDS | CALENDAR for at in name
        )

    def _embedded(self, first: int) -> bool:
        """Whether the clause hangs on "that", "if" and the like, so that nobody may have said it."""
        if first == 0:
            return False
        before = self.lows[first - 1]
        # "… killed 34 people, the agency said" is about no people.
        return before in COMPLEMENTS or (before in NOT_SPEAKERS and not self._gap(first - 1, first).strip())

    def _verbal(self, at: int) -> bool:
        low, word = self.lows[at], self.words[at].group()
        if word != low and low not in IS:
            return False
        if at > 0 and self.lows[at - 1] in ("he", "she", "it") and low.endswith("s"):
            return True
        return (
            low in FINITE
            or low in IS
            or low.endswith(CONTRACTED)
            or (low.endswith("ed") and len(low) > 4 and low not in NOT_FINITE and "-" not in low)
        )

    def _finite(self, start: int, end: int) -> bool:
        return any(self._verbal(at) for at in self._within(start, end))

    def _within(self, start: int, end: int) -> list[int]:
        return [at for at, word in enumerate(self.words) if start <= word.start() and word.end() <= end]

    def _apposed(self, at: int, first: int, last: int) -> Clause | None:
        """Ann Lee, the mayor, said; the group, which is based in Ek, said."""
        if first == 0 or self._gap(first - 1, first).strip() != "," or last - first > 20:
            return None
        if any(self.lows[k] in SAYING | TOLD for k in range(first, last + 1)):
            return None
        end = first - 1
        begin = self._past_joins(self._back(end), end)
        speaker = None if self._embedded(begin) else self._speaker(begin, end)
        if speaker is None:
            return None
        name = all(self._capital(k) for k in range(first, last + 1))
        if name and self.words[end].group().islower():
            speaker = self._speaker(first, last) or speaker
        start = self.words[begin].start()
        return Clause(start, self.lows[at], self.words[at].end(), speaker, apposed=True)

    def _capital(self, at: int) -> bool:
        return self.words[at].group()[0].isupper() or self.words[at].group() in PARTICLES

    def _inverted(self, at: int) -> Clause | None:
        """…, said Ann Lee, the mayor."""
        if at + 1 >= len(self.words) or self.lows[at] not in (
            "said",
            "says",
            "reported",
            "announced",
            "warned",
        ):
            return None
        last = at + 1
        while last + 1 < len(self.words) and self._close(last):
            if self.lows[last + 1] in PREPOSITIONS - {"of", "for"} or self.lows[last + 1] in BESIDE_VERB:
                break
            last += 1
        speaker = self._speaker(at + 1, last)
        rest = self.plain[self.words[last].end() : self.end]
        if speaker is None or self._finite(self.words[last].end(), self.end) or rest.count(",") > 2:
            return None
        return Clause(self.words[at].start(), "", self.end, speaker)

    # The speaker

    def _speaker(self, first: int, last: int) -> tuple[int, int] | None:
        """The naming words of the phrase `first` to `last`, if it can only be somebody who speaks."""
        while first < last and self.lows[first] in DETERMINERS:
            first += 1
        lows = self.lows[first : last + 1]
        if first > last or len(lows) > LONGEST_SPEAKER or lows[0] in PREPOSITIONS | JOINS:
            return None
        if lows[0].isdigit() or self._half_quoted(first):
            return None
        for at in range(first, last + 1):
            shouted = self.words[at].group().isupper() and len(lows[at - first]) > 1
            bare = re.split("['’]", lows[at - first])[0]
            if (bare in NOT_SPEAKERS | COMPLEMENTS and not shouted) or self._verbal(at):
                return None
            if lows[at - first] in PARTICIPLES:
                return None
        head = last
        for at in range(first + 1, last):
            if self.lows[at] in PREPOSITIONS:
                head = at - 1
                break
        word = self.lows[head].removesuffix("'s").removesuffix("’s")
        named = word in NAMED_HEADS and head > first and self._capital(head) and self._capital(head - 1)
        if (
            (word in NOT_HEADS and not named)
            or word in FUNCTION_WORDS
            or not word[0].isalpha()
            or self.lows[last] in PREPOSITIONS
        ):
            return None
        if self.lows[last].endswith(OWNED) or (self.words[last].group().istitle() and word in TIME_NOUNS):
            return None
        start, end = self.words[first].start(), self.words[last].end()
        opens = self.words[first].start() == self.start and head == first and is_word(self.lows[head])
        if head != last and (opens or self.words[head].group().islower() or self.lows[head] in TITLES):
            # "officials in Ek", "the mayor of Ek": the town does not speak.
            return start, end
        if "and" in lows and not self._capital(last):
            return start, end
        voices = attributions(self.plain[start:end] + " said", 0, end - start + 5)
        if len(voices) != 1 or voices[0].pronoun:
            return None
        begin, stop = start + voices[0].speaker[0], start + voices[0].speaker[1]
        if self.plain[begin:stop].lower() in ABBREVIATIONS:
            # "state TV"
            return start, end
        if any(self.lows[at] in PARTS_NAMES and self.words[at].start() < begin for at in range(first, last)):
            return start, end
        return begin, stop

    def _half_quoted(self, first: int) -> bool:
        """Whether the speaker’s name begins inside quote marks: the “Open Sea” crew."""
        before = self.plain[self.start : self.words[first].start()].rstrip(" \u00a0\n")
        return before.endswith(MASK) and any(
            mark.close == self.start + len(before)
            and not mark.whole(self.text)
            and self.text[mark.end - 1] not in ",.?!"
            for mark in self.marks
        )

    # What is reported
