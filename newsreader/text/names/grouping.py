"""Whose the mentions of an article are: longest names first, each step a rule an editor can read."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, pairwise

from newsreader.text.names.cues import FUNCTION_WORDS
from newsreader.text.names.folding import fold
from newsreader.text.names.forms import NameParts, form
from newsreader.text.names.named import ORGANISED, Known, MentionSpan, NamedEntity, Spotted
from newsreader.text.names.registry import Registry


def recognised(mentions: Iterable[tuple[MentionSpan, str]], registry: Registry) -> list[Spotted]:
    """Mentions and kinds from elsewhere, with the registry's entries that fit them.

    An entry of another kind does not own the words: "Jordan", found to be a person, is not the country.
    """
    spotted = []
    for mention, kind in mentions:
        alias = registry.named(mention.text)
        owners = alias.owners if alias is not None and _side(alias.kind) == _side(kind) else ()
        spotted.append(Spotted(mention, kind, owners))
    return spotted


def group(
    spotted: Iterable[Spotted], registry: Registry, fields: Mapping[str, str] | None = None
) -> list[NamedEntity]:
    """Join the mentions of one article into who and what they name, in the order they first appear.

    `spotted` may come from anywhere; the rules look only at its words and kinds. `fields` lets them see
    what stands between two mentions ("the Northern Aid Society (NAS)").
    """
    items = [(place, item, form(item.mention.text, item.kind)) for place, item in enumerate(spotted)]
    article = _Article(registry, fields or {})
    article.known(items)
    article.full(items)
    article.short(items)
    return article.result()


_Item = tuple[int, Spotted, NameParts]
# Of the entities that share a surname, how many are looked through: more are no article but a list.
_VARIANTS = 40
# Of two who share a surname, one named this many times as often as the other is whom the article is about.
_MAIN = 3


class _Entity:
    __slots__ = ("ambiguous", "forms", "joined", "key", "kind", "members", "name", "places")

    def __init__(self, kind: str, known: Known | None = None) -> None:
        self.kind = kind
        self.key = known.key if known else None
        self.name = known.name if known else ""
        self.members: list[tuple[int, MentionSpan]] = []
        self.places: list[int] = []
        self.forms: dict[NameParts, None] = {}
        self.joined: dict[str, None] = {}
        self.ambiguous = False

    def count_before(self, place: int) -> int:
        return bisect_left(self.places, place)


class _Article:
    def __init__(self, registry: Registry, fields: Mapping[str, str]) -> None:
        self.registry, self.fields = registry, fields
        self.entities: list[_Entity] = []
        self.by_key: dict[str, _Entity] = {}
        self.exact: dict[tuple[str, str], _Entity] = {}
        self.answering: dict[tuple[str, str, tuple[str, ...]], dict[_Entity, None]] = {}
        self.families: dict[tuple[str, tuple[str, ...]], list[tuple[_Entity, NameParts]]] = {}
        self.whose: dict[int, _Entity] = {}

    # Steps, in order.

    def known(self, items: Sequence[_Item]) -> None:
        """registry-alias: what the registry owns goes to its entry."""
        sure = self._surely_named(items)
        for place, item, shape in items:
            owners = self._owners(item, shape)
            if not owners:
                continue
            named = [key for key in owners if key in sure]
            entity = self._registered(named[0] if len(named) == 1 else owners[0])
            self._join(entity, place, item, shape, "registry-alias")
            if len(owners) > 1 and len(named) != 1:
                entity.ambiguous = True

    def full(self, items: Sequence[_Item]) -> None:
        """same-name, name-variant, acronym: every name of two words or more, longest first."""
        waiting = [row for row in items if row[0] not in self.whose and row[2].whole]
        for place, item, shape in sorted(waiting, key=lambda row: (-len(row[2].words), row[0])):
            entity, rule = self._same(item.kind, shape)
            if entity is None:
                entity, rule = self._variant(item.kind, shape)
            if entity is None and _side(item.kind) == "organisation":
                candidates, rule = self._candidates(item, shape)
                entity = candidates[0] if len(candidates) == 1 else None
            if entity is None:
                entity, rule = self._new(item.kind, shape), ""
            self._join(entity, place, item, shape, rule)
        self._bracketed(items)

    def short(self, items: Sequence[_Item]) -> None:
        """acronym, surname, given-name, short-form: the rest, each to the one longer name it can be."""
        for place, item, shape in items:
            if place in self.whose:
                continue
            entity, rule = self._same(item.kind, shape)
            doubtful = False
            if entity is None:
                candidates, rule = self._candidates(item, shape)
                candidates = self._introduced(candidates, place)
                doubtful = len(candidates) > 1
                if candidates:
                    entity = self._nearest(candidates, place)
            if entity is None:
                entity, rule = self._new(item.kind, shape), ""
            self._join(entity, place, item, shape, rule)
            entity.ambiguous |= doubtful

    # What the steps do and ask.

    def _surely_named(self, items: Sequence[_Item]) -> set[str]:
        """The registry's entries that some words here can only mean."""
        sure = {item.owners[0] for _, item, _ in items if len(item.owners) == 1 and not item.mention.demonym}
        for _, item, shape in items:
            if item.kind == "person" and not item.owners:
                sure.update(self.registry.people(shape)[:1])
        return sure

    def _owners(self, item: Spotted, shape: NameParts) -> Sequence[str]:
        """The registry's entries that the words may mean, the default sense first."""
        owners = [key for key in item.owners if key in self.registry]
        return self.registry.people(shape) if not owners and item.kind == "person" else owners

    def _join(self, entity: _Entity, place: int, item: Spotted, shape: NameParts, rule: str) -> None:
        entity.members.append((place, item.mention))
        insort(entity.places, place)
        if not item.mention.demonym:
            self._learn(entity, shape)
        if rule:
            entity.joined[rule] = None
        if entity.key is None and entity.kind == "organisation" and item.kind in ORGANISED:
            # The more telling kind: one "broadcaster" beside the name outweighs many bare mentions.
            entity.kind = item.kind
        self.whose[place] = entity

    def _learn(self, entity: _Entity, shape: NameParts) -> None:
        """From now on the entity answers to this name and to what it may be shortened to."""
        if shape in entity.forms:
            return
        entity.forms[shape] = None
        side = _side(entity.kind)
        for rule, words in shape.answers():
            self.answering.setdefault((side, rule, words), {})[entity] = None
        if shape.whole:
            self.families.setdefault((side, shape.family()), []).append((entity, shape))

    def _registered(self, key: str) -> _Entity:
        entity = self.by_key.get(key)
        if entity is None:
            known = self.registry[key]
            entity = self.by_key[key] = _Entity(known.kind, known)
            self.entities.append(entity)
            for name in (known.name, *known.aliases):
                shape = form(name, known.kind)
                self._learn(entity, shape)
                self.exact.setdefault((_side(known.kind), shape.key), entity)
        return entity

    def _new(self, kind: str, shape: NameParts) -> _Entity:
        entity = _Entity(kind)
        self.entities.append(entity)
        self.exact[_side(kind), shape.key] = entity
        return entity

    def _same(self, kind: str, shape: NameParts) -> tuple[_Entity | None, str]:
        entity = self.exact.get((_side(kind), shape.key))
        return (entity, "same-name") if entity is not None else (None, "")

    def _variant(self, kind: str, shape: NameParts) -> tuple[_Entity | None, str]:
        if kind == "place" or not shape.family():
            return None, ""
        for entity, other in self.families.get((_side(kind), shape.family()), ())[:_VARIANTS]:
            if other.varies(shape):
                return entity, "name-variant"
        return None, ""

    def _bracketed(self, items: Sequence[_Item]) -> None:
        """acronym-in-brackets: "Northern Aid Society (NAS)"."""
        for (place, item, shape), (place2, item2, shape2) in pairwise(items):
            if place2 in self.whose or item.mention.field != item2.mention.field or not shape2.acronym:
                continue
            text = self.fields.get(item.mention.field, "")
            between = text[item.mention.end : min(item2.mention.start, item.mention.end + 5)]
            if between.strip(" \u00a0\"“'‘") != "(" or not shape.whole:
                continue
            owner = self.whose.get(place)
            if owner is not None and _side(owner.kind) == _side(item2.kind):
                self._join(owner, place2, item2, shape2, "acronym-in-brackets")
                self.exact.setdefault((_side(item2.kind), shape2.key), owner)

    def _candidates(self, item: Spotted, shape: NameParts) -> tuple[list[_Entity], str]:
        for rule, words in shape.asks():
            found = self.answering.get((_side(item.kind), rule, words))
            if found:
                return list(islice(found, _VARIANTS)), rule
        return [], ""

    def _introduced(self, candidates: list[_Entity], place: int) -> list[_Entity]:
        """The ones named by then, or the main one of them; all of them when none is named yet."""
        counts = [(entity.count_before(place), entity) for entity in candidates]
        before = [row for row in counts if row[0]]
        if len(before) > 1:
            before.sort(key=lambda row: -row[0])
            if before[0][0] >= _MAIN * before[1][0]:
                # The one the article is about: its surname alone is hardly the other's.
                return [before[0][1]]
        return [entity for _, entity in before] or candidates

    def _nearest(self, candidates: list[_Entity], place: int) -> _Entity:
        """The one named last before this place, else the first named after it."""

        def distance(entity: _Entity) -> tuple[int, int]:
            before = entity.count_before(place)
            return (0, place - entity.places[before - 1]) if before else (1, min(entity.places, default=0))

        return min(candidates, key=distance)

    def result(self) -> list[NamedEntity]:
        made = []
        for entity in self.entities:
            members = sorted(entity.members, key=lambda member: member[0])
            mentions = tuple(mention for _, mention in members)
            name = entity.name or _best_name(mentions, entity.kind)
            named = NamedEntity(
                name, entity.kind, entity.key, mentions, entity.ambiguous, tuple(entity.joined)
            )
            made.append((members[0][0], named))
        made.sort(key=lambda row: row[0])
        return [named for _, named in made]


def _side(kind: str) -> str:
    """Kinds that one name may be mistaken between are compared with each other."""
    return "organisation" if kind in ORGANISED else kind


def _best_name(mentions: Sequence[MentionSpan], kind: str) -> str:
    """The fullest way the article writes it; of equals the most frequent, then the first."""
    texts = [" ".join(mention.text.split()) for mention in mentions]
    counts: dict[str, int] = {}
    for text in texts:
        counts[text] = counts.get(text, 0) + 1
    first = {text: place for place, text in reversed(list(enumerate(texts)))}

    def merit(text: str) -> tuple[int, int, int, int]:
        shape = form(text, kind)
        shouted = text.isupper() and len(text) > 6
        return (not shouted, len(shape.words) + text.count("-"), counts[text], -first[text])

    best = max(first, key=merit)
    head = best.split(" ", 1)
    if kind != "media" and len(head) == 2 and fold(head[0]) in FUNCTION_WORDS and fold(head[0]) == "the":
        return head[1]
    return best
