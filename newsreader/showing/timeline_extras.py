"""A timeline as its pages ask for it: with what few have, so that nothing is asked of the others."""

from __future__ import annotations

from django.db import connection
from django.db.models import Exists, OuterRef
from django.http import Http404

from newsreader.models import CorrectionNote, Cover, Era, Timeline
from newsreader.models.prepared import Answers, Prepared
from newsreader.models.user import Viewer


def timeline_at(slug: str, viewer: Viewer) -> Timeline:
    """The one at this address, which knows whether it has eras, a cover and notes of corrections; see
    has_cover() and has_notes(). Raises Http404 where there is none that the viewer may see."""
    rows = Answers(viewer).rows(_at, slug)
    if not rows:
        raise Http404
    *columns, eras, covered, noted = rows[0]
    timeline = Timeline.from_db(connection.alias, _COLUMNS, columns)
    vars(timeline).update(has_cover=covered, has_notes=noted)
    if not eras:
        timeline.eras_in_order = []
    return timeline


def has_cover(timeline: Timeline) -> bool:
    """True where it is not known."""
    return bool(getattr(timeline, "has_cover", True))


def has_notes(timeline: Timeline) -> bool:
    return bool(getattr(timeline, "has_notes", True))


_COLUMNS = [field.attname for field in Timeline._meta.concrete_fields]
_at = Prepared(
    lambda viewer, slug: (
        Timeline.objects.visible_to(viewer)
        .filter(slug=slug)
        .values_list(
            *_COLUMNS,
            *(
                Exists(table.objects.filter(timeline=OuterRef("pk")))
                for table in (Era, Cover, CorrectionNote)
            ),
        )
    )
)
