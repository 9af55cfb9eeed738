"""Whose the mentions of an article are: longest names first, each step a rule an editor can read."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from newsreader.text.names.cues import FUNCTION_WORDS
from newsreader.text.names.folding import fold
from newsreader.text.names.forms import Form, form
from newsreader.text.names.named import Known, Mention, Named, Spotted
from newsreader.text.names.registry import Registry

_ORGANISED = frozenset({"organisation", "armed-group", "media"})


def group(
    spotted: Iterable[Spotted], registry: Registry, fields: Mapping[str, str] | None = None
) -> list[Named]:
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


_Item = tuple[int, Spotted, Form]


class _Entity:
    __slots__ = ("ambiguous", "forms", "joined", "key", "kind", "members", "name")

    def __init__(self, kind: str, known: Known | None = None) -> None:
        self.kind = kind
        self.key = known.key if known else None
        self.name = known.name if known else ""
        self.members: list[tuple[int, Mention]] = []
        self.forms: list[Form] = []
        self.joined: dict[str, None] = {}
        self.ambiguous = False

    def add(self, place: int, item: Spotted, shape: Form, rule: str) -> None:
        self.members.append((place, item.mention))
        if not item.mention.demonym:
            self.forms.append(shape)
        if rule:
            self.joined[rule] = None


class _Article:
    def __init__(self, registry: Registry, fields: Mapping[str, str]) -> None:
        self.registry, self.fields = registry, fields
        self.entities: list[_Entity] = []
        self.by_key: dict[str, _Entity] = {}
        self.exact: dict[tuple[str, str], _Entity] = {}
        self.done: set[int] = set()

    # Steps, in order.

    def known(self, items: Sequence[_Item]) -> None:
        """registry-alias: what the registry owns goes to its entry."""
        sure = set()
        for _, item, _ in items:
            if len(item.owners) == 1 and not item.mention.demonym:
                sure.add(item.owners[0])
        for place, item, shape in items:
            if not item.owners:
                continue
            owners = [key for key in item.owners if key in self.registry]
            if not owners:
                continue
            named = [key for key in owners if key in sure]
            chosen = named[0] if len(named) == 1 else owners[0]
            entity = self._registered(chosen)
            entity.add(place, item, shape, "registry-alias")
            if len(owners) > 1 and len(named) != 1:
                entity.ambiguous = True
            self.done.add(place)

    def full(self, items: Sequence[_Item]) -> None:
        """same-name, name-variant, acronym: every name of two words or more, longest first."""
        waiting = [row for row in items if row[0] not in self.done and row[2].whole]
        for place, item, shape in sorted(waiting, key=lambda row: (-len(row[2].words), row[0])):
            entity, rule = self._same(item.kind, shape)
            if entity is None:
                entity, rule = self._variant(item.kind, shape)
            if entity is None and _side(item.kind) == "organisation":
                candidates, rule = self._candidates(item, shape)
                entity = candidates[0] if len(candidates) == 1 else None
            if entity is None:
                rule = ""
                entity = self._new(item.kind, shape)
            entity.add(place, item, shape, rule)
            self.done.add(place)
        self._bracketed(items)

    def short(self, items: Sequence[_Item]) -> None:
        """acronym, surname, given-name, short-form: the rest, each to the one longer name it can be."""
        for place, item, shape in items:
            if place in self.done:
                continue
            entity, rule = self._same(item.kind, shape)
            doubtful = False
            if entity is None:
                candidates, rule = self._candidates(item, shape)
                candidates = self._introduced(candidates, place)
                if len(candidates) > 1:
                    doubtful = True
                if candidates:
                    entity = self._nearest(candidates, place)
            if entity is None:
                entity, rule = self._new(item.kind, shape), ""
            entity.add(place, item, shape, rule)
            entity.ambiguous |= doubtful
            self.done.add(place)

    # What the steps ask.

    def _registered(self, key: str) -> _Entity:
        entity = self.by_key.get(key)
        if entity is None:
            known = self.registry[key]
            entity = self.by_key[key] = _Entity(known.kind, known)
            self.entities.append(entity)
            for name in (known.name, *known.aliases):
                shape = form(name, known.kind)
                entity.forms.append(shape)
                self.exact.setdefault((_side(known.kind), shape.key), entity)
        return entity

    def _new(self, kind: str, shape: Form) -> _Entity:
        entity = _Entity(kind)
        self.entities.append(entity)
        self.exact[_side(kind), shape.key] = entity
        return entity

    def _same(self, kind: str, shape: Form) -> tuple[_Entity | None, str]:
        entity = self.exact.get((_side(kind), shape.key))
        return (entity, "same-name") if entity is not None else (None, "")

    def _variant(self, kind: str, shape: Form) -> tuple[_Entity | None, str]:
        if kind == "place":
            return None, ""
        for entity in self.entities:
            if _side(entity.kind) != _side(kind):
                continue
            for other in entity.forms:
                if other.whole and other.varies(shape):
                    return entity, "name-variant"
        return None, ""

    def _bracketed(self, items: Sequence[_Item]) -> None:
        """acronym-in-brackets: "Northern Aid Society (NAS)"."""
        for (place, item, shape), (place2, item2, shape2) in pairwise(items):
            if place2 in self.done or item.mention.field != item2.mention.field or not shape2.acronym:
                continue
            text = self.fields.get(item.mention.field, "")
            between = text[item.mention.end : item2.mention.start]
            if between.strip(" \u00a0\"“'‘") != "(" or not shape.whole:
                continue
            owner = next((e for e in self.entities if any(p == place for p, _ in e.members)), None)
            if owner is not None and _side(owner.kind) == _side(item2.kind):
                owner.add(place2, item2, shape2, "acronym-in-brackets")
                self.exact.setdefault((_side(item2.kind), shape2.key), owner)
                self.done.add(place2)

    def _candidates(self, item: Spotted, shape: Form) -> tuple[list[_Entity], str]:
        side = _side(item.kind)
        same_side = [e for e in self.entities if _side(e.kind) == side]
        if item.kind == "place" and not shape.acronym:
            return [], ""
        if side == "person":
            for rule in ("surname", "given-name"):
                found = [e for e in same_side if any(other.answers_to(shape, rule) for other in e.forms)]
                if found:
                    return found, rule
            return [], ""
        if shape.acronym:
            for looser in (False, True):
                found = [e for e in same_side if any(o.abbreviates_to(shape, looser) for o in e.forms)]
                if found:
                    return found, "acronym"
        if item.kind == "place":
            return [], ""
        found = [e for e in same_side if any(other.shortens_to(shape) for other in e.forms)]
        return found, "short-form"

    def _introduced(self, candidates: list[_Entity], place: int) -> list[_Entity]:
        """The ones named by then, or the main one of them; all of them when none is named yet."""
        before = [e for e in candidates if any(p < place for p, _ in e.members)]
        counts = {id(e): sum(p < place for p, _ in e.members) for e in before}
        main = max(before, key=lambda e: counts[id(e)], default=None)
        if main is not None and len(before) > 1:
            rest = max(counts[id(e)] for e in before if e is not main)
            if counts[id(main)] >= 3 * rest:
                # The one the article is about: its surname alone is hardly the other's.
                return [main]
        return before or candidates

    def _nearest(self, candidates: list[_Entity], place: int) -> _Entity:
        """The one named last before this place, else the first named after it."""

        def distance(entity: _Entity) -> tuple[int, int]:
            before = [p for p, _ in entity.members if p < place]
            return (0, place - max(before)) if before else (1, min(p for p, _ in entity.members))

        return min(candidates, key=distance)

    def result(self) -> list[Named]:
        made = []
        for entity in self.entities:
            members = sorted(entity.members, key=lambda member: member[0])
            name = entity.name or _best_name([m for _, m in members], entity.kind)
            mentions = tuple(mention for _, mention in members)
            joined = tuple(entity.joined)
            made.append(
                (members[0][0], Named(name, entity.kind, entity.key, mentions, entity.ambiguous, joined))
            )
        made.sort(key=lambda row: row[0])
        return [named for _, named in made]


def _side(kind: str) -> str:
    """Kinds that one name may be mistaken between are compared with each other."""
    return "organisation" if kind in _ORGANISED else kind


def _best_name(mentions: Sequence[Mention], kind: str) -> str:
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
