"""One entity, where its viewer may see it."""

from __future__ import annotations

from newsreader.models import Entity
from newsreader.models.prepared import Answers, Prepared
from newsreader.models.user import Viewer

_COLUMNS = [field.attname for field in Entity._meta.concrete_fields]


def visible_entity(viewer: Viewer, id: int) -> Entity | None:
    """The entity, where this viewer may see it."""
    rows = Answers(viewer).rows(_visible, id)
    return Entity.from_db("default", _COLUMNS, rows[0]) if rows else None


_visible = Prepared(lambda viewer, id: Entity.objects.visible_to(viewer).filter(pk=id).values_list(*_COLUMNS))
