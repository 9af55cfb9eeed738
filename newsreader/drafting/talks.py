"""The turns of a transcript: each is read by itself, without its label, and "I" is who the label names.

>>> as_told("I've sold my mill", "Anna Lie"), as_told("My father has died", "Anna Lie")
("I've sold my mill", 'Anna Lie’s father has died')
>>> as_told("I have resigned", "Anna Lie")
'Anna Lie has resigned'
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from newsreader.drafting import words
from newsreader.drafting.agreement import possessive
from newsreader.drafting.antecedents import Antecedents
from newsreader.drafting.sentence import ParsedSentence
from newsreader.drafting.stamps import PageStamp
from newsreader.text import english
from newsreader.text.names.cues import TITLES
from newsreader.text.names.transcripts import Turn, turns
from newsreader.text.timex import Timex
from newsreader.text.when import DAYS

_LONGEST_LEAD = 60
# "This conversation was recorded on 3 May", "Aired May 3, 2019"
_HELD = re.compile(
    r"\b(?:aired|broadcast|conducted|filmed|held|interviewed|recorded|spoke|taped|took place)\b[^.!?\n]*\Z",
    re.IGNORECASE,
)
# "Yes, it was shut", "Anna, divers found her", "Mr. President, the bank failed"
_OPENING = english.alternatives(
    words.listed("Yes Yeah No Well Oh Sure OK Okay Right Absolutely Exactly Actually Certainly Frankly Look")
    | words.listed("Similarly Sir Wow")
    | {"Of course", "All right", "Thank you"}
)
_ADDRESS = re.compile(
    rf"\s+(?P<said>(?:(?:{_OPENING}|(?:Mr|Ms|Mrs|Dr|Madam|Senator|Governor|Captain)\.? [A-Z]\w+)"
    r"|(?P<name>[A-Z]\w+)),)(?= )"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_VERBS = {"am": "is", "have": "has", "'m": "is", "'ve": "has", "'ll": "will"}
_HEAD = re.compile(r"(?:(?P<mine>My)|I ?(?P<verb>(?:(?<= )|(?=['’]))\S+))(?= |\Z)")
_PAST = (words.PAST, words.PAST_OR_PARTICIPLE, words.MODALS, words.BE_PAST, words.HAVE_PAST, words.DO_PAST)
_SAME = frozenset().union(*_PAST)  # forms that a verb has for "I" and for "she"
_MORE = re.compile(r"\b(?:I|me|my|mine|myself|we|us|our|ours|ourselves|you|your|yours)\b", re.IGNORECASE)


class Talk:
    """The turns of a text, in order; of a text that is no transcript there are none."""

    def __init__(self, text: str, people: Mapping[int, str]) -> None:
        self.text = text
        self.people = people  # whom the text names, by where that stands
        self.turns: Sequence[Turn] = turns(text)
        self.starts = [each.start for each in self.turns]
        ended = [self.turns[-1].end] if self.turns else []
        # Where another speaks, not where a label is but repeated.
        self.changes = [each.start for each in self.turns if not self._goes_on(each)] + ended

    @property
    def labels(self) -> list[PageStamp]:
        """The labels, which end a sentence as a stamp does, and "Yes," or a name behind them."""
        labels = [PageStamp(each.start, each.label_end, None) for each in self.turns]
        told = (self.text[each.start : each.end].lower() for each in labels)
        names = {word for each in told for word in _LETTERS.findall(each)}
        spoken = filter(None, (_ADDRESS.match(self.text, each.label_end) for each in self.turns))
        return labels + [
            PageStamp(*each.span("said"), None)
            for each in spoken
            if each["name"] is None or each["name"].lower() in names | TITLES
        ]

    def spoken(
        self, sentences: Iterable[ParsedSentence], antecedents: Antecedents
    ) -> Iterator[ParsedSentence]:
        """The sentences, each with who says it; at another's turn the antecedents are forgotten."""
        if not self.turns:
            yield from sentences
            return
        before = 0
        for sentence in sentences:
            number = bisect_right(self.changes, sentence.start)
            if number != before:
                antecedents.forget()
            before = number
            yield replace(sentence, speaker=self._speaker(sentence.start))

    def _goes_on(self, turn: Turn) -> bool:
        """Whether who is named by its label, spoke before it too."""
        at = bisect_right(self.starts, turn.start) - 2
        before = self.turns[at].name if at >= 0 and self.turns[at].person else None
        if before is None or turn.name is None:
            return False
        return self.text[slice(*before)].split()[-1] == self.text[slice(*turn.name)].split()[-1]

    def _speaker(self, place: int) -> str:
        """Who speaks there, by the name the text gives, or what they are; "" for nobody that is named."""
        at = bisect_right(self.starts, place) - 1
        if at < 0 or place >= self.turns[at].end or (name := self.turns[at].name) is None:
            return ""
        label = self.text[slice(*name)]
        told = [label, self.people.get(name[0], ""), self._fullest.get(label.split()[-1], "")]
        return _in_small_letters(max(told, key=lambda each: each.count(" ")), person=self.turns[at].person)

    @cached_property
    def _fullest(self) -> dict[str, str]:
        """By its last word the longest name that a label has: "ANNA LIE" of "ANNA LIE, HOST" and "LIE"."""
        names = (self.text[slice(*each.name)] for each in self.turns if each.name and each.person)
        return {each.split()[-1]: each for each in sorted(names, key=len)}

    def held(self, stamps: Sequence[PageStamp], times: Sequence[Timex], published: date) -> PageStamp | None:
        """When the turns were spoken, if the text says before them that it was not on the report's day: by a
        stamp, or as when it was recorded. The answer stands where they begin."""
        first = self.starts[0] if self.starts else 0
        marks: list[PageStamp | Timex] = [*stamps, *filter(self._is_held, times)]
        told = {each.day for each in marks if each.end <= first}
        days = {each for each in told if each is not None and each <= published}
        return PageStamp(first, first, days.pop()) if len(days) == 1 and published not in days else None

    def _is_held(self, timex: Timex) -> bool:
        lead = max(0, timex.start - _LONGEST_LEAD)
        return timex.precision in DAYS and _HELD.search(self.text, lead, timex.start) is not None


def _in_small_letters(name: str, *, person: bool) -> str:
    """A label's words as a text writes them: "ANNA LIE", "THE PRESIDENT", "HOST"."""
    if person:
        return name.title() if name.isupper() else name
    told = name.lower().split()
    if told[0] == "the" or len(told) == 1:
        return f"The {told[-1]}" if len(told) <= 2 else f"The {' '.join(told[1:])}"
    return name.title()


def as_told(title: str, speaker: str) -> str:
    """The title with the speaker's name for the "I" or "my" at its head, unless another such word is left."""
    head = _HEAD.match(title) if speaker else None
    if head is None or _MORE.search(title, head.end()):
        return title
    if head["mine"]:
        return f"{possessive(speaker)}{title[head.end() :]}"
    verb = _of_third_person(head["verb"].replace("’", "'"))
    return f"{speaker} {verb}{title[head.end() :]}" if verb else title


def _of_third_person(verb: str) -> str:
    """
    >>> [_of_third_person(each) for each in ("have", "'m", "left", "guess")]
    ['has', 'is', 'left', '']
    """
    same = verb in _SAME or verb.endswith("ed")
    return _VERBS.get(verb, verb if same else "")
