"""Finding the words that name somebody, with the kinds they name, over a whole article."""

from collections.abc import Mapping

from newsreader.text.names.chunks import Chunk, chunks
from newsreader.text.names.cues import (
    ABBREVIATIONS,
    ADJECTIVES,
    CALENDAR,
    FUNCTION_WORDS,
    ORG_HEADS,
    OTHER_HEADS,
    PARTICLES,
    STRONG_LOCATIVES,
    SUFFIXES,
    TITLES,
)
from newsreader.text.names.kinds import weigh
from newsreader.text.names.lexicon import is_word
from newsreader.text.names.named import Mention, Spotted
from newsreader.text.names.registry import Registry
from newsreader.text.names.words import Words


def spot(fields: Mapping[str, str], registry: Registry) -> list[Spotted]:
    """The mentions of an article, field by field in reading order, never overlapping in a field."""
    cut = [Words(field, text) for field, text in fields.items()]
    found = [chunk for words in cut for chunk in chunks(words, registry)]
    lower = {low for words in cut for low, cap in zip(words.folded, words.caps, strict=True) if not cap}
    for chunk in found:
        if chunk.alias is None:
            weigh(chunk)
    article = _Article(found, lower)
    spotted = []
    for chunk in found:
        made = article.settle(chunk)
        if made is not None:
            spotted.append(made)
    return spotted


class _Article:
    """What the article as a whole says about its words: the same name is the same kind throughout."""

    def __init__(self, found: list[Chunk], lower: set[str]) -> None:
        self.lower = lower
        self.totals: dict[tuple[str, ...], dict[str, float]] = {}
        # Words seen with a capital where only a name has one.
        self.inside: set[tuple[str, ...]] = set()
        self.times: dict[tuple[str, ...], int] = {}
        self.people: dict[str, int] = {}
        # The head words of organisations named in full: "the Observatory" is one of them.
        self.heads: set[str] = set()
        for chunk in found:
            if chunk.alias is not None:
                continue
            key = tuple(chunk.parts)
            totals = self.totals.setdefault(key, {})
            self.times[key] = self.times.get(key, 0) + 1
            for kind, weight in chunk.scores.items():
                totals[kind] = totals.get(kind, 0.0) + weight
            if not chunk.opens and not chunk.words.title_case and not chunk.words.all_caps:
                self.inside.add(key)
        for chunk in found:
            parts = chunk.parts
            if len(parts) < 2:
                continue
            kind = self.kind(chunk) if chunk.alias is None else chunk.alias.kind
            if kind in ("organisation", "media", "armed-group"):
                self.heads.update(part for part in parts if part in ORG_HEADS)
            if chunk.alias is not None:
                continue
            if kind == "person":
                ends = [p for p in parts if p not in SUFFIXES and p not in PARTICLES]
                for part in {ends[0], ends[-1]} if ends else ():
                    self.people[part] = self.people.get(part, 0) + 1
                    for particle in ("al-", "el-"):
                        if part.startswith(particle):
                            self.people[part[3:]] = self.people.get(part[3:], 0) + 1

    def kind(self, chunk: Chunk) -> str:
        totals = self.totals.get(tuple(chunk.parts), {})
        if not totals:
            return ""
        return max(sorted(totals), key=lambda kind: totals[kind])

    def settle(self, chunk: Chunk) -> Spotted | None:
        parts = chunk.parts
        if chunk.alias is not None:
            if self._surname_rather(chunk):
                return _spotted(chunk, "person", "surname")
            alias = chunk.alias
            rule = "demonym" if alias.demonym else "registry"
            return _spotted(chunk, alias.kind, rule, alias.owners, demonym=alias.demonym)
        if len(parts) == 1:
            return self._single(chunk)
        kind = self.kind(chunk)
        if not kind:
            return None
        words = chunk.words
        if chunk.rule not in _TELLING and (_end(parts) in OTHER_HEADS or _quoted(chunk)):
            return None
        if (words.title_case or words.all_caps or chunk.opens) and tuple(parts) not in self.inside:
            likely = max(chunk.scores.values()) >= 2.0
            if (words.title_case or words.all_caps) and not likely:
                return None
        if all(is_word(p) or p in FUNCTION_WORDS for p in parts) and max(chunk.scores.values()) < 1.5:
            return None
        if kind == "organisation" and chunk.rule == "capitals" and self.totals[tuple(parts)][kind] < 1.5:
            return None
        return _spotted(chunk, kind, chunk.rule)

    def _surname_rather(self, chunk: Chunk) -> bool:
        """A place's name that is the surname of somebody in the article, and does not stand as a place."""
        parts = chunk.parts
        if len(parts) != 1 or parts[0] not in self.people or chunk.alias is None or chunk.alias.demonym:
            return False
        before = _before(chunk)
        return before not in STRONG_LOCATIVES and before not in ("from", "to", "at")

    def _single(self, chunk: Chunk) -> Spotted | None:
        low = chunk.parts[0]
        text = chunk.words.texts[chunk.first]
        if low in _NO_NAMES or len(low) < 2 or low.isdigit():
            return None
        known_head = low in self.heads and _before(chunk) == "the"
        if known_head:
            return _spotted(chunk, "organisation", "short-form")
        if chunk.titled or (low in self.people and not (chunk.opens and is_word(low))):
            return _spotted(chunk, "person", "title" if chunk.titled else "surname")
        words = chunk.words
        flat = words.title_case or words.all_caps
        key = (low,)
        totals = self.totals.get(key, {})
        strong = max(totals.values(), default=0.0)
        if low in TITLES:
            return None
        doubtful = is_word(low) or low in self.lower or (flat and strong < 2.0)
        if (chunk.opens or flat) and key not in self.inside and doubtful:
            return None
        if (
            is_word(low)
            and (low in self.lower or strong < 1.5)
            and not (text.isupper() and len(text) > 1 and not flat and not chunk.opens)
        ):
            return None
        if text.isupper() and low in self.lower:
            return None
        kind = self.kind(chunk)
        if not kind:
            # Nothing tells what it is: a brand, a language, a title. Named often, it is likely somebody.
            return _spotted(chunk, "organisation", "capitals") if self.times[key] >= 3 else None
        return _spotted(chunk, kind, chunk.rule or "capitals")


_NO_NAMES = ABBREVIATIONS | ADJECTIVES | CALENDAR | FUNCTION_WORDS
# Evidence beside a chunk that outweighs an end such as "Day" or "War".
_TELLING = frozenset({"title", "age", "who", "speech-verb", "given-name", "initials", "name-suffix"})


def _end(parts: list[str]) -> str:
    """The head a name ends in: "War" of the "World War II"."""
    return parts[-2] if len(parts) > 1 and (parts[-1] in SUFFIXES or parts[-1].isdigit()) else parts[-1]


def _quoted(chunk: Chunk) -> bool:
    """Whether quote marks enclose just these words, as they do a work's title."""
    text = chunk.words.text
    before = text[max(0, chunk.start - 2) : chunk.start].strip()
    after = text[chunk.end : chunk.end + 2].strip()
    return before[-1:] in _MARKS and after[:1] in _MARKS and bool(before) and bool(after)


_MARKS = frozenset('"“”«»')


def _before(chunk: Chunk) -> str:
    """The small word that stands right before a chunk."""
    words = chunk.words
    return words.folded[chunk.first - 1] if chunk.first and words.joined(chunk.first - 1) else ""


def _spotted(
    chunk: Chunk, kind: str, rule: str, owners: tuple[str, ...] = (), *, demonym: bool = False
) -> Spotted:
    words = chunk.words
    start, end = chunk.start, chunk.end
    return Spotted(Mention(words.field, start, end, words.text[start:end], rule, demonym), kind, owners)
