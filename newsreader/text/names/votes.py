"""What a model takes for names, as one voice among the rules."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.cues import FUNCTION_WORDS, TITLES
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.named import MentionSpan
from newsreader.text.names.words import Words

# A vote weighs no more than a cue beside the name: it settles doubts and overrules no title and no head noun.
_WEIGHTS = {"place": 0.4, "person": 0.4, "organisation": 0.4}
# What a model may call words that name none of our kinds: a work, a happening, a law.
ELSE = ""
_INSIDE = frozenset({"of", "for", "and", "the", "de", "del", "la", "al"})


class Votes:
    """A model's mentions and kinds, to be asked about stretches of words. Without a model: nothing to ask."""

    __slots__ = ("_fields", "any")

    def __init__(self, seen: Iterable[tuple[MentionSpan, str]] = ()) -> None:
        self._fields: dict[str, tuple[list[int], list[int], list[str]]] = {}
        for mention, kind in sorted(seen, key=lambda row: (row[0].field, row[0].start)):
            starts, ends, kinds = self._fields.setdefault(mention.field, ([], [], []))
            starts.append(mention.start)
            ends.append(mention.end)
            kinds.append(kind)
        self.any = bool(self._fields)

    def touching(self, field: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """The mentions that share a letter with a stretch of a field."""
        if field not in self._fields:
            return []
        starts, ends, kinds = self._fields[field]
        places = range(bisect_right(ends, start), bisect_left(starts, end))
        return [(starts[place], ends[place], kinds[place]) for place in places]

    def rebound(self, chunks: Sequence[NameCandidate]) -> None:
        """Take over the model's bounds where they are surer than capitals: one stretch, and a longer name."""
        for place, chunk in enumerate(chunks):
            if chunk.alias is not None:
                continue
            touching = self.touching(chunk.words.field, chunk.start, chunk.end)
            if len(touching) != 1:
                continue
            start, end, kind = touching[0]
            before = chunks[place - 1].end if place else -1
            after = chunks[place + 1].start if place + 1 < len(chunks) else end
            if kind != ELSE and before <= start and end <= after:
                _rebind(chunk, start, end, kind)

    def weigh(self, chunk: NameCandidate) -> None:
        """Note what the model says of the chunk's words, beside its scores."""
        for start, end, kind in self.touching(chunk.words.field, chunk.start, chunk.end):
            same = (start, end) == (chunk.start, chunk.end)
            if kind == ELSE:
                chunk.seen = chunk.seen or "else"
                continue
            chunk.seen = "same" if same else "other"
            chunk.votes[kind] = chunk.votes.get(kind, 0.0) + (_WEIGHTS[kind] if same else _WEIGHTS[kind] / 2)


def _rebind(chunk: NameCandidate, start: int, end: int, kind: str) -> None:
    """Let the chunk reach as far as the mention, if that adds only names or takes only a trade away."""
    first, last = _bounds(chunk, start, end)
    if first < 0:
        return
    if first <= chunk.first and last >= chunk.last:
        if _all_names(chunk, first, last):
            chunk.first, chunk.last = first, last
    elif kind == "person" and first > chunk.first and last == chunk.last and _trade(chunk, first):
        chunk.first = first


def _bounds(chunk: NameCandidate, start: int, end: int) -> tuple[int, int]:
    """The words that begin and end just where the model says; -1 where none does."""
    words = chunk.words
    first = bisect_left(words.starts, start)
    last = bisect_left(words.ends, end)
    if first > last or last >= len(words) or words.starts[first] != start or words.ends[last] != end:
        return -1, -1
    return first, last


def _all_names(chunk: NameCandidate, first: int, last: int) -> bool:
    """Whether each word the model adds has a capital or a number, or joins two that have."""
    words = chunk.words
    if not words.caps[last] or not _may_begin(chunk, first):
        # No number at the end: it is a score, a minute, a seed.
        return False
    added = (*range(first, chunk.first), *range(chunk.last + 1, last + 1))
    joined = all(words.joined(at) or words.gap(at) in ("'s ", "’s ") for at in range(first, last))
    return joined and all(_may_stand_in_name(words, at) for at in added)


def _may_begin(chunk: NameCandidate, first: int) -> bool:
    words, low = chunk.words, chunk.words.folded[first]
    if low in FUNCTION_WORDS or low in TITLES:
        return False
    # "Seamer Ann Lee": a trade with the capital of the sentence.
    return first == chunk.first or not words.opens(first) or not is_word(low)


def _may_stand_in_name(words: Words, at: int) -> bool:
    return words.caps[at] or words.texts[at][0].isdigit() or words.folded[at] in _INSIDE


def _trade(chunk: NameCandidate, first: int) -> bool:
    """Whether what stands before a full name is no name: "Coroner Ann Lee"."""
    words, given = chunk.words, listed("given")
    if words.folded[first] not in given or first == chunk.last:
        return False
    return not any(words.folded[at] in given for at in range(chunk.first, first))
