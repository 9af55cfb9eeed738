"""The outlets and names of a query, found in the tables."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q

from newsreader.models import Entity, Source
from newsreader.models.ids import id_in
from newsreader.models.user import Viewer
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
    visible = Source.objects.visible_to(viewer).order_by("name")
    if (id := id_in(name)) is not None:
        return list(visible.filter(pk=id).values_list("pk", flat=True))
    words = set(tokens(name))
    rows = visible.values_list("pk", "name", "names__name")
    found = [pk for pk, *forms in rows if words and any(words <= set(tokens(each or "")) for each in forms)]
    return list(dict.fromkeys(found))[:MOST_NAMED]


def entities_named(name: str, viewer: Viewer) -> list[int]:
    """Those that are called so, or the one of this id, or what it was merged into."""
    visible = Entity.objects.visible_to(viewer)
    if (id := id_in(name)) is None:
        return list(
            visible.named_like(name, also=entities_called(viewer, name)).values_list("pk", flat=True)[
                :MOST_NAMED
            ]
        )
    entity = Entity.objects.filter(pk=id).first()
    return list(visible.filter(pk=entity.standing.pk).values_list("pk", flat=True)) if entity else []


def with_merged(entity: int) -> list[int]:
    """The entity and all that were merged into it: what was read before then names those."""
    found, new = [entity], [entity]
    while new:
        merged = Entity.objects.filter(Q(merged_into__in=new)).order_by("pk")
        new = [id for id in merged.values_list("pk", flat=True) if id not in found]
        found += new
    return found
