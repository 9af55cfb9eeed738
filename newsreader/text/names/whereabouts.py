"""Names that tell of each other: "X and Y", "Northwind, Altamar and …"; titles that begin a place's name."""

from collections.abc import Sequence
from itertools import pairwise

from newsreader.text.names.chunks import NameCandidate
from newsreader.text.names.cues import (
    HUMAN_VERBS,
    PLACE_NOUNS_AFTER,
    PLACE_NOUNS_BEFORE,
    STRONG_LOCATIVES,
    TITLES,
)
from newsreader.text.names.kinds import places
from newsreader.text.names.kinds.context import Context, preceding
from newsreader.text.names.lexicon import is_word
from newsreader.text.names.words import Words

# Titles that places are named after: "Sheikh Badr", "Saint Albans", "King William's Town".
_TOPONYMIC = frozenset(
    "sheikh sheik shaikh saint sultan imam emir king queen prince princess haji hajji general captain".split()  # noqa: SIM905
)
# Spreads at most from a name to the one "and" joins to it.
_SPREAD = 1.6
_SURE_PERSON = 1.5


def spread(chunks: Sequence[NameCandidate]) -> None:
    """What stands before the first of two names joined by "and" holds for the second: "bound for X and Y"."""
    for earlier, chunk in pairwise(chunks):
        if chunk.alias is not None or "place" in chunk.scores or len(chunk.parts) > 3:
            continue
        weight = _stands_as_place(earlier) if _goes_on(earlier, chunk) else 0.0
        if weight:
            chunk.scores["place"] = weight
            chunk.rules["place"] = "place-list"
            if weight >= max(chunk.scores.values()):
                chunk.rule = "place-list"


def _goes_on(earlier: NameCandidate, chunk: NameCandidate) -> bool:
    """Whether the second stands in one list with the first: "X and Y", or "X, Y" with more to come."""
    words = chunk.words
    if chunk.first == earlier.last + 2:
        return words.folded[chunk.first - 1] == "and"
    listed = chunk.first == earlier.last + 1 and words.gap(earlier.last) == ", "
    return listed and words.text.startswith((",", " and ", " or "), chunk.end)


def spread_bodies(chunks: Sequence[NameCandidate]) -> None:
    """The same for bodies: "operated by Northwind, Altamar and Shell"."""
    for earlier, chunk in pairwise(chunks):
        if chunk.alias is None and _comes_next(earlier, chunk) and _is_body(earlier) and _may_be_body(chunk):
            chunk.scores["organisation"] = chunk.scores.get("organisation", 0.0) + 1.0
            chunk.rules.setdefault("organisation", "list")
            chunk.rule = chunk.rule or "list"


def spread_people(chunks: Sequence[NameCandidate]) -> None:
    """The same for people named in full: "Ansel Adams, Chuck Close and …"."""
    for earlier, chunk in pairwise(chunks):
        given = chunk.last == chunk.first + 1 and chunk.rule == "given-name"
        if not given or chunk.scores["person"] >= _SURE_PERSON or not _comes_next(earlier, chunk):
            continue
        if earlier.alias is None and len(earlier.parts) > 1 and earlier.scores.get("person", 0.0) >= 2.5:
            chunk.scores["person"] += 1.0


def _comes_next(earlier: NameCandidate, chunk: NameCandidate) -> bool:
    """Whether a name of one or two words follows in the list."""
    if chunk.first - earlier.last > 2 or chunk.last - chunk.first > 1:
        return False
    return chunk.words.text[earlier.end : chunk.start] in (", ", ", and ", " and ")


def _may_be_body(chunk: NameCandidate) -> bool:
    if chunk.titled or any(weight >= 1.0 for kind, weight in chunk.scores.items() if kind != "organisation"):
        return False
    return bool(chunk.scores) or not is_word(chunk.parts[0])


def _is_body(chunk: NameCandidate) -> bool:
    if chunk.alias is not None:
        return chunk.alias.kind in ("organisation", "media")
    weight = chunk.scores.get("organisation", 0.0)
    return weight >= 2.0 and weight >= max(chunk.scores.values())


def _stands_as_place(chunk: NameCandidate) -> float:
    """How sure it is that the chunk is a place, for the name beside it; 0 where it is something else."""
    if chunk.alias is not None:
        place = chunk.alias.kind == "place" and not chunk.alias.demonym and _led(chunk)
        return _SPREAD if place else 0.0
    weight = chunk.scores.get("place", 0.0)
    return min(weight, _SPREAD) if weight and weight >= max(chunk.scores.values()) else 0.0


def _led(chunk: NameCandidate) -> bool:
    before = preceding(chunk.words, chunk.first)
    return before in STRONG_LOCATIVES or before in ("around", "to", "for", "from")


def toponyms(fields: Sequence[Words]) -> frozenset[tuple[str, str]]:
    """Pairs of a title and a name that are a place here: "captured Sheikh Badr", not "Sheikh Badr said"."""
    weights: dict[tuple[str, str], float] = {}
    for words in fields:
        for at in words.capitals:
            if words.folded[at] in _TOPONYMIC and _is_pair(words, at):
                pair = (words.folded[at], words.folded[at + 1])
                weights[pair] = weights.get(pair, 0.0) + _as_place(Context(words, at, at + 1))
    return frozenset(pair for pair, weight in weights.items() if weight >= 1.0)


def _is_pair(words: Words, at: int) -> bool:
    """Whether one word with a capital follows the title, and neither a second nor another title."""
    if not words.joined(at) or not words.caps[at + 1] or words.folded[at + 1] in TITLES:
        return False
    return not (words.joined(at + 1) and words.caps[at + 2])


def _as_place(name: Context) -> float:
    """How much what stands beside a title and its name speaks for a place; below 0, for a person."""
    if name.after in HUMAN_VERBS or name.after == "who" or name.gap_after.startswith(("'s", "’s")):
        return -4.0
    weight = sum(cue.weighs(name) for cue in places.HAPPENING.fired(name))
    before = preceding(name.words, name.first)
    if before in STRONG_LOCATIVES or (before == "of" and name.farther in PLACE_NOUNS_BEFORE):
        weight += 2.0
    if name.after in PLACE_NOUNS_AFTER:
        weight += 2.5
    return weight
