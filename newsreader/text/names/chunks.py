"""Stretches of capitalised words, cut where one name ends and the next begins."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from newsreader.text.names.aliases import Beginning, alias_at, begins_longer, only_a_word
from newsreader.text.names.bounds import (
    HEADS,
    UTILITIES,
    begins_name,
    is_inhabitant,
    merely_opens,
    name_end,
    surname_may,
)
from newsreader.text.names.cues import (
    ADJECTIVES,
    CALENDAR,
    DIRECTIONS,
    FUNCTION_WORDS,
    LEADING_PARTICLES,
    ORG_HEADS,
)
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.named import MentionSpan, Spotted
from newsreader.text.names.registry import RegisteredName, Registry
from newsreader.text.names.stretches import is_credit, is_line, numbered, run_end, well_known
from newsreader.text.names.titles import past_title
from newsreader.text.names.words import Words

__all__ = ["NameCandidate", "as_found", "chunks", "only_a_word", "spotted"]

_SKIPPED = FUNCTION_WORDS | CALENDAR
# Words before a person's two: "Harbour Board" at least.
_SHORTEST_BODY = 2


@dataclass(slots=True)
class NameCandidate:
    """Words `first` to `last` (inclusive) of a field that may be a name.

    `titled` says that a person's title stands before it, `team` that it plays a match; `alias` is the
    registry's, if these are its words. `scores` is the evidence for each kind, of which `inside` lies in the
    words themselves; `rule` is the one that weighed most, `rules` the same for each kind.
    """

    words: Words
    first: int
    last: int
    titled: bool = False
    alias: RegisteredName | None = None
    opens: bool = False
    toponym: bool = False
    team: bool = False
    kind: str = ""
    rule: str = ""
    scores: dict[str, float] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    inside: dict[str, float] = field(default_factory=dict)

    @property
    def start(self) -> int:
        return self.words.starts[self.first]

    @property
    def end(self) -> int:
        return self.words.ends[self.last]

    @property
    def parts(self) -> list[str]:
        return self.words.folded[self.first : self.last + 1]

    @property
    def before(self) -> str:
        """The word that stands right before, in the same breath."""
        words, at = self.words, self.first - 1
        return words.folded[at] if at >= 0 and words.joined(at) else ""


def chunks(
    words: Words, registry: Registry, toponyms: frozenset[tuple[str, str]] = frozenset()
) -> Iterator[NameCandidate]:
    """Every stretch that may be a name, in reading order, not overlapping.

    `toponyms` are a title and a name that together are a place's name in this article.
    """
    cutter = _Cutter(words, registry, toponyms)
    done = -1
    for index in words.capitals:
        if index <= done:
            continue
        first = index
        last = run_end(words, index)
        if last > index and is_credit(words, last):
            last -= 1
        before = index - 1
        if before > done and (_leads(words, before) or numbered(words, index, last)):
            first = before
        for chunk in cutter.parse(first, last):
            done = max(done, chunk.last)
            yield chunk
        done = max(done, last)


def _leads(words: Words, at: int) -> bool:
    """Whether it is a particle that begins a name in small letters: "bin Laden"."""
    return words.folded[at] in LEADING_PARTICLES and words.joined(at) and not words.caps[at]


def as_found(chunk: NameCandidate) -> Spotted:
    """The mention of a name that the registry or the rest of the article knows."""
    alias = chunk.alias
    if alias is None:
        return spotted(chunk, chunk.kind, chunk.rule)
    rule = "demonym" if alias.demonym else "registry"
    return spotted(chunk, alias.kind, rule, alias.owners, demonym=alias.demonym)


def spotted(
    chunk: NameCandidate, kind: str, rule: str, owners: tuple[str, ...] = (), *, demonym: bool = False
) -> Spotted:
    words = chunk.words
    start, end = chunk.start, chunk.end
    return Spotted(MentionSpan(words.field, start, end, words.text[start:end], rule, demonym), kind, owners)


class _Cutter:
    """Cuts the stretches of one text into chunks."""

    __slots__ = ("registry", "toponyms", "words")

    def __init__(self, words: Words, registry: Registry, toponyms: frozenset[tuple[str, str]]) -> None:
        self.words, self.registry, self.toponyms = words, registry, toponyms

    def parse(self, first: int, last: int) -> Iterator[NameCandidate]:
        """Cut a stretch at titles, dates, small words with a capital, and before what the registry knows."""
        words = self.words
        at = first
        titled = False
        while at <= last:
            if not self._may_begin(at, last):
                at += 1
                continue
            if alias_at(self.registry, words, at) is None:
                if self._skipped(at, last):
                    titled, at = False, at + 1
                    continue
                if at < last and (words.folded[at], words.folded[at + 1]) in self.toponyms:
                    yield NameCandidate(words, at, at + 1, opens=words.opens(at), toponym=True)
                    titled, at = False, at + 2
                    continue
                after = past_title(words, at, last)
                if after > at:
                    titled, at = True, after
                    continue
            end = name_end(words, at, last)
            for chunk in self._split(at, end, titled):
                yield chunk
                end = max(end, chunk.last)
            titled, at = False, end + 1

    def _may_begin(self, at: int, last: int) -> bool:
        low = self.words.folded[at]
        return self.words.caps[at] or (at < last and low in LEADING_PARTICLES) or low[0].isdigit()

    def _skipped(self, at: int, last: int) -> bool:
        """Whether it is a date or a small word with a capital, and in no name."""
        words = self.words
        return (
            words.folded[at] in _SKIPPED and not surname_may(words, at) and not begins_name(words, at, last)
        )

    def _split(self, first: int, last: int, titled: bool) -> Iterator[NameCandidate]:
        """One stretch without titles or dates: a known name, a new one, or known ones in a row."""
        words = self.words
        opens = words.opens(first)
        alias = self.registry.at(words, first)
        if first < last and (well_known(words, first, last) or self._is_whole(alias, first, last)):
            whole = alias is not None and first + len(alias.words) - 1 >= last
            yield NameCandidate(words, first, last, titled, alias if whole else None, opens)
            return
        if opens and first < last and alias is None and merely_opens(words, first, last):
            yield from self._split(self._next_capital(first, last), last, titled)
            return
        if alias is None or only_a_word(alias, words, first):
            yield from self._split_new(first, last, titled, opens)
        else:
            yield from self._split_known(alias, first, last, titled, opens)

    def _is_whole(self, alias: RegisteredName | None, first: int, last: int) -> bool:
        """Whether what begins with a known name is longer: "British Columbia", "London and Ek Railway"."""
        if alias is None:
            return False
        if alias.demonym:
            return " ".join(self.words.folded[first : last + 1]) in listed("places")
        return is_line(self.words, first, first + len(alias.words) - 1)

    def _split_known(
        self, alias: RegisteredName, first: int, last: int, titled: bool, opens: bool
    ) -> Iterator[NameCandidate]:
        """A stretch that begins with a known name."""
        words = self.words
        end = first + len(alias.words) - 1
        if end < last:
            rest = self._next_capital(end, last)
            following = self.registry.at(words, rest)
            adjacent = rest == end + 1 or words.folded[end + 1] == "of"
            if adjacent and begins_longer(Beginning(alias, words, first, end, last, following)):
                yield NameCandidate(words, first, last, titled, None, opens)
                return
        yield NameCandidate(words, first, end, titled, alias, opens)
        if end < last:
            yield from self._split(rest, last, False)

    def _split_new(self, first: int, last: int, titled: bool, opens: bool) -> Iterator[NameCandidate]:
        """A stretch that begins with no known name, perhaps with an adjective or a direction."""
        words = self.words
        low = words.folded[first]
        if (low in ADJECTIVES and not self._begins_name(first, last)) or is_inhabitant(words, first, last):
            if first < last:
                yield from self._split(self._next_capital(first, last), last, titled)
            return
        place = self._known_place(first + 1) if low in DIRECTIONS and first < last else None
        if place is None:
            yield from self._unknown(first, last, titled, opens)
        elif first + len(place.words) == last and not (opens or words.flat):
            # "Southern Lapland", with a capital that only a name has.
            yield NameCandidate(words, first, last, titled, toponym=True)
        else:
            yield from self._split(first + 1, last, titled)

    def _begins_name(self, first: int, last: int) -> bool:
        """Whether an adjective begins a name: "Islamic Council of Ek", "Christian Tumi"."""
        folded = self.words.folded
        if first == last:
            return False
        if folded[last] in HEADS or _is_body_of(folded[first + 1 : last + 1]):
            return True
        if folded[last] in UTILITIES and last == first + 1 and folded[first] in DIRECTIONS:
            return True
        return folded[first] in listed("given") and last == first + 1 and not is_word(folded[last])

    def _known_place(self, at: int) -> RegisteredName | None:
        known = self.registry.at(self.words, at)
        return known if known is not None and known.kind == "place" and not known.demonym else None

    def _unknown(self, first: int, last: int, titled: bool, opens: bool) -> Iterator[NameCandidate]:
        """A stretch that begins with no known name: cut before a body or people known later in it."""
        words = self.words
        head = words.folded[last - 2] in ORG_HEADS if last - first > _SHORTEST_BODY else False
        if head and words.folded[last - 1] in listed("given") and not _ends_as_body(words.folded[last]):
            # "the Harbour Board Ann Lee", who heads it
            yield NameCandidate(words, first, last - 2, titled, None, opens)
            yield from self._split(last - 1, last, False)
            return
        if words.folded[last] not in HEADS:
            for at in range(first + 1, last + 1):
                if words.caps[at] and words.caps[at - 1] and self._known_later(at):
                    yield NameCandidate(words, first, at - 1, titled, None, opens)
                    yield from self._split(at, last, False)
                    return
        yield NameCandidate(words, first, last, titled, None, opens)

    def _known_later(self, at: int) -> bool:
        """Whether a known name begins here that is surely no part of the name before it."""
        alias = self.registry.at(self.words, at)
        if alias is None or (alias.kind == "place" and not alias.demonym):
            return False
        if alias.words[-1] == "party" and self.words.folded[at - 1] in ADJECTIVES:
            # "Liberal Democratic Party".
            return False
        return len(alias.words) > 1 or alias.demonym or bool(alias.exact)

    def _next_capital(self, at: int, last: int) -> int:
        at += 1
        while at < last and not self.words.caps[at]:
            at += 1
        return at


def _ends_as_body(low: str) -> bool:
    return low in HEADS or low in listed("places") or is_word(low)


def _is_body_of(folded: list[str]) -> bool:
    """ "Council of", "Society for"."""
    return any(head in ORG_HEADS and small in ("of", "for") for head, small in pairwise(folded))
