"""The table of cues: a cue is a row of what is asked of a name, and what the answer says it names.

    NameCue("employer", "organisation", 2.5, CuePlace.BEFORE, "at with", farther("trader broker"),
        example="Bo Holt is a trader at [Velmar].")

A row hangs on a word (`where` it stands, and which `words` it may be) or on none, and may ask for more
(`when`: all of it must hold). Rows stand in groups: of a group the first that applies counts, what the groups
say adds up, and of rules that weigh the same the one asked first is the one named. In its `example`, which is
its test, the name stands in square brackets.

Weights are read against each other, and a row says why where its weight is not plain. Below 1: a hint that
decides where nothing else speaks. From 1.5: enough to take a common word with a capital for a name. 2 to 3:
what seldom misleads, above a given name (2.5) or below. From 4: what holds whatever else the name looks like.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from operator import attrgetter
from typing import Generic, TypeVar

from newsreader.text.names.kinds.context import Context
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.named import Kind

C = TypeVar("C", bound=Context)


class CuePlace(Enum):
    """The word a cue hangs on, by the name it has in a `Context`."""

    # Inside the name.
    FIRST = "first_part"
    LAST = "last_part"
    UNDOTTED = "undotted"
    WHOLE = "whole"
    HEAD = "head"
    # Beside it.
    BEFORE = "before"
    SMALL_BEFORE = "small_before"
    BEFORE_COMMA = "before_comma"
    AFTER = "after"
    AFTER_COMMA = "after_comma"
    # The sign straight after it, which is no word.
    MARK = "mark"
    # On no word: `when` is asked of every name.
    ANYWHERE = ""


@dataclass(frozen=True)
class Listing:
    """The words of one of the lexicon's lists. These are long, and read when a text first needs them."""

    name: str


@dataclass(frozen=True)
class NameCue(Generic[C]):
    """One row. Its id is the rule that readers are told and mentions are stored with, and after a stroke what
    sets it apart from the others of that rule. After a `final` row that applies no other is asked."""

    id: str
    kind: Kind
    weight: float | Callable[[C], float]
    where: CuePlace
    words: str | Set[str] | Listing = ""
    when: Callable[[C], bool] | tuple[Callable[[C], bool], ...] = ()
    final: bool = False
    example: str = ""

    @cached_property
    def rule(self) -> str:
        return self.id.partition("/")[0]

    def weighs(self, name: C) -> float:
        return self.weight(name) if callable(self.weight) else self.weight


# Of these the first that applies counts.
Group = tuple[NameCue[Context], ...]
# Of a cue: its group, all that must hold, and itself.
Row = tuple[int, tuple[Callable[[C], bool], ...], NameCue[C]]


class Table(Generic[C]):
    """Groups of cues, or single ones, in the order in which they are asked."""

    def __init__(self, *groups: NameCue[C] | Sequence[NameCue[C]]) -> None:
        grouped = [(group,) if isinstance(group, NameCue) else group for group in groups]
        self.cues = tuple(cue for group in grouped for cue in group)
        self._rows: list[Row[C]] = [
            (place, cue.when if isinstance(cue.when, tuple) else (cue.when,), cue)
            for place, group in enumerate(grouped)
            for cue in group
        ]
        self._in_order: dict[int, list[Row[C]]] = {}
        self._hang_on_words()

    def _hang_on_words(self) -> None:
        """Note the sets of rows that are asked always, and of each word: in a set, bit n stands for row n."""
        self._always = 0
        hanging: dict[CuePlace, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        listings: dict[tuple[CuePlace, str], int] = defaultdict(int)
        for number, cue in enumerate(self.cues):
            if cue.where is CuePlace.ANYWHERE:
                self._always |= 1 << number
            elif isinstance(cue.words, Listing):
                listings[cue.where, cue.words.name] |= 1 << number
            else:
                for word in _words(cue.words):
                    hanging[cue.where][word] |= 1 << number
        self._hanging = [(attrgetter(where.value), dict(rows)) for where, rows in hanging.items()]
        self._listings = [(attrgetter(where.value), name, rows) for (where, name), rows in listings.items()]

    def fired(self, name: C) -> list[NameCue[C]]:
        """The cues that apply to a name, of each group the first. Most words cost no more than a miss."""
        asked = self._always
        for word, by_word in self._hanging:
            asked |= by_word.get(word(name), 0)
        for word, listing, rows in self._listings:
            if word(name) in listed(listing):
                asked |= rows
        if not asked:
            return []
        found: list[NameCue[C]] = []
        answered = -1
        for group, when, cue in self._in_order.get(asked) or self._put_in_order(asked):
            if group == answered:
                continue
            for holds in when:
                if not holds(name):
                    break
            else:
                found.append(cue)
                answered = group
                if cue.final:
                    break
        return found

    def _put_in_order(self, asked: int) -> list[Row[C]]:
        """The rows of a set of bits. There are few such sets, so each is worked out once."""
        rows = [row for number, row in enumerate(self._rows) if asked >> number & 1]
        self._in_order[asked] = rows
        return rows


def _words(words: str | Set[str]) -> Set[str]:
    return frozenset(words.split()) if isinstance(words, str) else words


# What a row may ask besides its word.


def farther(words: str | Set[str]) -> Callable[[Context], bool]:
    """Whether one of the words stands before the word before."""
    among = _words(words)
    return lambda name: name.farther in among


def beyond(words: str) -> Callable[[Context], bool]:
    """Whether one of the words stands after the next."""
    among = _words(words)
    return lambda name: name.beyond in among


def parts(least: int, most: int = 1000) -> Callable[[Context], bool]:
    """Whether the name has so many parts."""
    return lambda name: least <= len(name.parts) <= most


def begins_as_person(name: Context) -> bool:
    return name.first_part in listed("given")


def begins_unlike_person(name: Context) -> bool:
    return name.first_part not in listed("given")


def begins_with_word(name: Context) -> bool:
    return is_word(name.first_part)


def could_be_no_person(name: Context) -> bool:
    """Whether its first part is as well a word or a town's name: "Grace", "Florence"."""
    return is_word(name.first_part) or name.first_part in listed("places")
