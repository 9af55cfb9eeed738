"""Finding the words that name somebody, with the kinds they name, over a whole article."""

from collections.abc import Iterable, Mapping

from newsreader.text.names.chunks import Chunk, chunks
from newsreader.text.names.cues import (
    ABBREVIATIONS,
    ADJECTIVES,
    CALENDAR,
    DIRECTIONS,
    FUNCTION_WORDS,
    ORG_HEADS,
    OTHER_HEADS,
    PARTICLES,
    SOLE_HEADS,
    STRONG_LOCATIVES,
    SUFFIXES,
    TITLE_TAILS,
    TITLES,
)
from newsreader.text.names.grouping import recognised
from newsreader.text.names.headlines import flat_chunks, heard
from newsreader.text.names.kinds import weigh
from newsreader.text.names.lexicon import is_word, listed
from newsreader.text.names.named import Mention, Spotted
from newsreader.text.names.registry import Registry
from newsreader.text.names.teams import find_teams
from newsreader.text.names.votes import Votes
from newsreader.text.names.whereabouts import spread, spread_bodies, toponyms
from newsreader.text.names.words import Words, pieces


def spot(
    fields: Mapping[str, str], registry: Registry, seen: Iterable[tuple[Mention, str]] = ()
) -> list[Spotted]:
    """The mentions of an article, field by field in reading order, never overlapping in a field.

    `seen` is what a model took for names: it votes, and the rules count.
    """
    votes = Votes(seen)
    cut = [words for field, text in fields.items() for words in pieces(field, text)]
    plain = [words for words in cut if not _flat(words)]
    places = toponyms(plain)
    chunked = [list(chunks(words, registry, places)) for words in plain]
    if votes.any:
        for row in chunked:
            votes.rebound(row)
    found = [chunk for row in chunked for chunk in row]
    lower = {low for words in plain for low, cap in zip(words.folded, words.caps, strict=True) if not cap}
    for chunk in found:
        if chunk.alias is None:
            weigh(chunk)
            votes.weigh(chunk)
    for row in chunked:
        spread(row)
        spread_bodies(row)
    find_teams(cut, chunked, registry)
    article = _Article(found, lower, registry, modelled=votes.any)
    settled = [(chunk, made) for chunk in found if (made := article.settle(chunk)) is not None]
    by_piece: dict[int, list[Spotted]] = {id(words): [] for words in cut}
    for chunk, made in settled:
        by_piece[id(chunk.words)].append(made)
    if len(plain) < len(cut):
        names = heard(settled, lower)
        for words in cut:
            if _flat(words):
                by_piece[id(words)] = [_as_found(chunk) for chunk in flat_chunks(words, registry, names)]
    return [made for words in cut for made in by_piece[id(words)]]


def _flat(words: Words) -> bool:
    """Whether it is a line, not a body, in which capitals tell nothing."""
    return (words.field != "body" and words.title_case) or (
        words.all_caps and (words.field != "body" or words.shouted)
    )


class _Article:
    """What the article as a whole says about its words: the same name is the same kind throughout."""

    def __init__(self, found: list[Chunk], lower: set[str], registry: Registry, *, modelled: bool) -> None:
        self.lower, self.registry, self.modelled = lower, registry, modelled
        self.totals: dict[tuple[str, ...], dict[str, float]] = {}
        # What a model says of the same words, which tells between kinds and makes no name by itself.
        self.votes: dict[tuple[str, ...], dict[str, float]] = {}
        # Words seen with a capital where only a name has one.
        self.inside: set[tuple[str, ...]] = set()
        self.times: dict[tuple[str, ...], int] = {}
        self.people: dict[str, bool] = {}
        self.surnames: set[str] = set()
        # Registry entries that the article surely speaks of: by a demonym, or as where something is.
        self.sure: set[str] = set()
        # Whether its "House" is a parliament's.
        texts = {id(chunk.words): chunk.words for chunk in found}.values()
        self.houses = not all(_CHAMBERS.isdisjoint(words.folded) for words in texts)
        # The head words of organisations named in full: "the Observatory" is one of them.
        self.heads: set[str] = set()
        # Their first words, where these are no place's and no common word: "Keystone" of "Keystone Paper".
        self.firsts: set[str] = set()
        for chunk in found:
            if chunk.team:
                continue
            if chunk.alias is not None:
                if chunk.alias.demonym or _before(chunk) in STRONG_LOCATIVES or _has_offices(chunk):
                    self.sure.update(chunk.alias.owners)
                continue
            key = tuple(chunk.parts)
            totals = self.totals.setdefault(key, {})
            self.times[key] = self.times.get(key, 0) + 1
            said = bool(totals)
            for kind, weight in chunk.scores.items():
                again = _AGAIN * chunk.inside.get(kind, 0.0) if said else 0.0
                totals[kind] = totals.get(kind, 0.0) + weight - again
            for kind, weight in chunk.votes.items():
                votes = self.votes.setdefault(key, {})
                votes[kind] = votes.get(kind, 0.0) + weight
            if not chunk.opens and not chunk.words.title_case and not chunk.words.all_caps:
                self.inside.add(key)
        for chunk in found:
            parts = chunk.parts
            if len(parts) < 2 or chunk.team:
                continue
            kind = self.kind(chunk) if chunk.alias is None else chunk.alias.kind
            if kind in ("organisation", "media", "armed-group"):
                self.heads.update(part for part in parts if part in ORG_HEADS)
                if chunk.alias is None and chunk.scores.get(kind, 0.0) >= 3.0 and _tells(parts[0]):
                    self.firsts.add(parts[0])
            if kind == "person":
                sure = chunk.alias is not None or chunk.scores.get("person", 0.0) >= 2.0
                if _ends_in_acronym(chunk):
                    continue
                ends = [p for p in parts if p not in SUFFIXES and p not in PARTICLES]
                for part in {ends[0], ends[-1]} if ends else ():
                    bare = part[3:] if part.startswith(("al-", "el-")) else part
                    half = (
                        bare.partition("-")[0]
                        if part == ends[-1] and len(bare.partition("-")[0]) > 2
                        else bare
                    )
                    for name in (part, bare, half):
                        self.people[name] = self.people.get(name, False) or sure
                    if sure and part == ends[-1] and (ends[0] in listed("given") or chunk.titled):
                        self.surnames.update((part, bare))

    def kind(self, chunk: Chunk) -> str:
        totals = self.totals.get(tuple(chunk.parts), {})
        if not totals:
            return ""
        counted = dict(totals)
        for kind, weight in self.votes.get(tuple(chunk.parts), {}).items():
            if kind == "organisation":
                # A model knows no media and no armed groups: these are the kind of organisation it means.
                kind = max(_ORGANISED, key=lambda each: totals.get(each, 0.0))
            counted[kind] = counted.get(kind, 0.0) + weight
        return max(sorted(counted), key=lambda kind: counted[kind])

    def settle(self, chunk: Chunk) -> Spotted | None:
        parts = chunk.parts
        if chunk.team:
            return _spotted(chunk, "organisation", "team")
        if chunk.alias is not None:
            if self._surname_rather(chunk):
                return _spotted(chunk, "person", "surname")
            return _as_found(chunk)
        made = self._single(chunk) if len(parts) == 1 else self._several(chunk)
        return self._voted(chunk, made) if self.modelled else made

    def _voted(self, chunk: Chunk, made: Spotted | None) -> Spotted | None:
        """What the model's silence takes away and its voice adds, where the rules have little to go by."""
        if made is not None:
            weak = made.mention.rule == "capitals" or (chunk.seen == "else" and made.mention.rule in _WEAK)
            return None if weak and chunk.seen in ("", "else") and made.kind != "person" else made
        votes = self.votes.get(tuple(chunk.parts), {})
        if chunk.seen != "same" or len(votes) != 1 or chunk.opens or _flat(chunk.words):
            return None
        (kind,) = votes
        parts = chunk.parts
        if any(is_word(part) or part in self.lower for part in parts) or _end(parts) in OTHER_HEADS:
            return None
        if kind == "person" and len(parts) > 1:
            (made,) = recognised([(_spotted(chunk, kind, "model").mention, kind)], self.registry)
            return made
        return None

    def _several(self, chunk: Chunk) -> Spotted | None:
        parts = chunk.parts
        kind = self.kind(chunk)
        if not kind or parts[0] in _LEAGUES or _before(chunk) in _SHIPS:
            return None
        words = chunk.words
        if all(part in TITLES or part in TITLE_TAILS for part in parts) or parts[:2] == _ORDER:
            return None
        if parts[0] in DIRECTIONS and parts[-1] in ("division", "conference") and len(parts) == 2:
            # Of a league.
            return None
        prized = _end(parts) in _PRIZES
        telling = not prized and (chunk.rule in _TELLING or (chunk.rule in _TELLING_TWO and len(parts) == 2))
        if not telling and (_end(parts) in OTHER_HEADS or _quoted(chunk)):
            return None
        if (words.title_case or words.all_caps or chunk.opens) and tuple(parts) not in self.inside:
            # A body of capitals is a list of names.
            likely = max(chunk.scores.values()) >= (1.5 if words.field == "body" else 2.0)
            if (words.title_case or words.all_caps) and not likely:
                return None
        if all(is_word(p) or p in FUNCTION_WORDS for p in parts) and max(chunk.scores.values()) < 1.5:
            return None
        if (
            kind == "organisation"
            and chunk.rule == "capitals"
            and self.totals[tuple(parts)].get(kind, 0.0) < 1.5
        ):
            return None
        return _spotted(chunk, kind, _rule(chunk, kind))

    def _surname_rather(self, chunk: Chunk) -> bool:
        """A place's name that is the surname of somebody in the article, and does not stand as a place."""
        parts = chunk.parts
        if chunk.alias is None or chunk.alias.demonym or len(parts) != 1 or parts[0] not in self.surnames:
            return False
        if not self.sure.isdisjoint(chunk.alias.owners):
            return False
        before = _before(chunk)
        return before not in STRONG_LOCATIVES and before not in ("from", "to", "at")

    def _single(self, chunk: Chunk) -> Spotted | None:
        low = chunk.parts[0]
        text = chunk.words.texts[chunk.first]
        if low in self.surnames and chunk.rule == "speech-verb":
            # "May said".
            return _spotted(chunk, "person", "surname")
        if low.replace(".", "") in _NO_NAMES or len(low) < 2 or low.isdigit():
            return None
        known_head = low in self.heads and _before(chunk) == "the"
        if known_head or (low == "house" and self.houses and _before(chunk) == "the" and not chunk.opens):
            return _spotted(chunk, "organisation", "short-form")
        named = self.people.get(low, False) if low in listed("places") else low in self.people
        if chunk.titled or (named and not (chunk.opens and is_word(low) and low in self.lower)):
            return _spotted(chunk, "person", "title" if chunk.titled else "surname")
        words = chunk.words
        located = _before(chunk) in STRONG_LOCATIVES and "place" in chunk.scores
        if (
            low in self.firsts
            and not located
            and low not in self.people
            and not (chunk.opens and low in self.lower)
        ):
            return _spotted(chunk, "organisation", "short-form")
        flat = words.title_case or words.all_caps
        key = (low,)
        totals = self.totals.get(key, {})
        strong = max(totals.values(), default=0.0)
        if low in OTHER_HEADS and low not in listed("given") and low not in listed("surnames"):
            return None
        if (
            low in TITLES
            or low in TITLE_TAILS
            or (low in ORG_HEADS and is_word(low) and low not in SOLE_HEADS)
        ):
            return None
        doubtful = is_word(low) or low in self.lower or (flat and strong < 2.0)
        if (chunk.opens or flat) and key not in self.inside and doubtful and chunk.rule != "scorecard":
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
        return _spotted(chunk, kind, _rule(chunk, kind))


# The ends that are nobody's surname: "Lenin Prize".
_PRIZES = frozenset(
    "prize prizes award awards medal treaty accord accords agreement festival championship championships "  # noqa: SIM905
    "trophy marathon prix regatta".split()
)
# Evidence so thin that a model which takes the words for a work or a happening outweighs it.
_WEAK = frozenset({"capitals", "preposition", "short-form", "family-name"})
# What the words say of themselves counts half again where they stand again; what stands beside them, whole.
_AGAIN = 0.5
_LEAGUES = frozenset({"serie", "ligue"})
# A ship's name is no name of the five kinds.
_SHIPS = frozenset({"ship", "vessel", "ferry", "frigate", "tanker", "trawler", "yacht", "freighter", "liner"})
# A distinction more often than monks: "Order of Merit".
_ORDER = ["order", "of"]
_CHAMBERS = frozenset({"senate", "congress", "republicans", "democrats", "republican", "democrat"})
_ORGANISED = ("organisation", "media", "armed-group")
_NO_NAMES = ABBREVIATIONS | ADJECTIVES | CALENDAR | FUNCTION_WORDS
# Evidence beside a chunk that outweighs an end such as "Day" or "War".
_TELLING = frozenset({"title", "age", "who", "speech-verb"})
_TELLING_TWO = frozenset({"given-name", "initials", "name-suffix"})


def _tells(low: str) -> bool:
    """Whether a name's first word may stand for all of it."""
    if low in listed("places") or low in TITLES or low in _NO_NAMES or low in ORG_HEADS or len(low) < 3:
        return False
    return low not in (
        "national",
        "international",
        "royal",
        "general",
        "new",
        "united",
        "american",
        "european",
    )


def _ends_in_acronym(chunk: Chunk) -> bool:
    """Whether the name ends in an acronym, which is nobody's surname: "Next RPA"."""
    last = chunk.words.texts[chunk.last]
    return 1 < len(last) < 6 and last.isupper() and not chunk.words.all_caps


def _has_offices(chunk: Chunk) -> bool:
    """Whether a ruler or a body of it is named next: "Jordan's king"."""
    words, following = chunk.words, chunk.last + 1
    if following >= len(words) or words.gap(chunk.last) not in ("'s ", "’s "):
        return False
    return words.folded[following] in TITLES or words.folded[following] in ORG_HEADS


def _end(parts: list[str]) -> str:
    """The head a name ends in: "War" of the "World War II"."""
    return parts[-2] if len(parts) > 1 and (parts[-1] in SUFFIXES or parts[-1].isdigit()) else parts[-1]


def _quoted(chunk: Chunk) -> bool:
    """Whether quote marks enclose just these words, as they do a work's title."""
    text = chunk.words.text
    start = chunk.start - 4 if text.endswith("The ", 0, chunk.start) else chunk.start
    before = text[max(0, start - 2) : start].strip()
    after = text[chunk.end : chunk.end + 2].strip()
    return before[-1:] in _MARKS and after[:1] in _MARKS and bool(before) and bool(after)


_MARKS = frozenset('"“”«»')


def _before(chunk: Chunk) -> str:
    """The small word that stands right before a chunk."""
    words = chunk.words
    return words.folded[chunk.first - 1] if chunk.first and words.joined(chunk.first - 1) else ""


def _rule(chunk: Chunk, kind: str) -> str:
    """What spoke for this kind here; where nothing did, the rest of the article did."""
    return chunk.rules.get(kind) or ("model" if kind in chunk.votes else "named-in-article")


def _as_found(chunk: Chunk) -> Spotted:
    alias = chunk.alias
    if alias is None:
        return _spotted(chunk, chunk.kind, chunk.rule)
    rule = "demonym" if alias.demonym else "registry"
    return _spotted(chunk, alias.kind, rule, alias.owners, demonym=alias.demonym)


def _spotted(
    chunk: Chunk, kind: str, rule: str, owners: tuple[str, ...] = (), *, demonym: bool = False
) -> Spotted:
    words = chunk.words
    start, end = chunk.start, chunk.end
    return Spotted(Mention(words.field, start, end, words.text[start:end], rule, demonym), kind, owners)
