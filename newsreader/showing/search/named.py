"""The outlets and names of a query, found in the tables."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.models import Entity, Source
from newsreader.models.ids import id_in
from newsreader.models.prepared import Prepared
from newsreader.models.user import NOBODY, Viewer
from newsreader.showing.search.language import Wanted
from newsreader.showing.search.names import entities_called
from newsreader.text.folding import tokens

MOST_NAMED = 20  # entities or sources that one name stands for


class NamedInQuery(NamedTuple):
    """Whom the names that were typed stand for; those of nobody the viewer may see are not understood."""

    sources: list[int]
    entities: list[list[int]]  # of each name one of these
    not_understood: tuple[str, ...]


def named(wanted: Wanted, viewer: Viewer) -> NamedInQuery:
    sources = {name: sources_named(name, viewer) for name in wanted.source_names}
    entities = {name: entities_named(name, viewer) for name in wanted.names}
    unread = [f"source:{name}" for name, ids in sources.items() if not ids]
    unread += [f"who:{name}" for name, ids in entities.items() if not ids]
    return NamedInQuery(
        [id for ids in sources.values() for id in ids],
        [[each for id in ids for each in with_merged(id)] for ids in entities.values() if ids],
        (*wanted.not_understood, *unread),
    )


def sources_named(name: str, viewer: Viewer) -> list[int]:
    """Those whose name holds these words, or the one of this id."""
    if (id := id_in(name)) is not None:
        return [pk for (pk,) in _SOURCE.rows(viewer, id)]
    words = set(tokens(name))
    rows = _SOURCES.rows(viewer)
    found = [pk for pk, *forms in rows if words and any(words <= set(tokens(each or "")) for each in forms)]
    return list(dict.fromkeys(found))[:MOST_NAMED]


def entities_named(name: str, viewer: Viewer) -> list[int]:
    """Those that are called so, or the one of this id, or what it was merged into."""
    if (id := id_in(name)) is None:
        called = Entity.objects.visible_to(viewer).named_like(name, also=entities_called(viewer, name))
        return list(called.values_list("pk", flat=True)[:MOST_NAMED])
    passed: set[int] = set()
    while id is not None and id not in passed:  # in a circle nothing stands
        passed.add(id)
        ((standing, id),) = _MERGED_INTO.rows(viewer, id) or [(id, None)]
    return [pk for (pk,) in _ENTITY.rows(viewer, standing)]


def with_merged(entity: int) -> list[int]:
    """The entity and all that were merged into it: what was read before then names those."""
    found, new = [entity], [entity]
    while new:
        new = [id for (id,) in _MERGED.rows(NOBODY, new) if id not in found]
        found += new
    return found


_SOURCE = Prepared(lambda viewer, id: Source.objects.visible_to(viewer).filter(pk=id).values_list("pk"))
_SOURCES = Prepared(
    lambda viewer: Source.objects.visible_to(viewer).order_by("name").values_list("pk", "name", "names__name")
)
_ENTITY = Prepared(lambda viewer, id: Entity.objects.visible_to(viewer).filter(pk=id).values_list("pk"))
_MERGED_INTO = Prepared(lambda _viewer, id: Entity.objects.filter(pk=id).values_list("pk", "merged_into"))
_MERGED = Prepared(
    lambda _viewer, ids: Entity.objects.filter(merged_into__in=ids).order_by("pk").values_list("pk")
)
