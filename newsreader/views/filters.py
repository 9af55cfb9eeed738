"""What a request narrows a timeline or a list to."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from newsreader.models import Source
from newsreader.models.event import LONGEST_PLACE
from newsreader.models.ids import id_in
from newsreader.models.prepared import PreparedModels
from newsreader.models.user import Viewer
from newsreader.showing.filter import ANY, Filter, bounds_of, day_or_none, named


def asked_filter(request: HttpRequest) -> Filter:
    """Unknown entities and sources are 404; a period or day nobody can read is left out."""
    query, viewer = request.GET, request.user
    source = query.get("source", "")
    entities = named(query.getlist("entity"), viewer)
    period, known, place = (query.get(part, "") for part in ("period", "known", "place"))
    return Filter(
        entities=entities,
        either=query.get("match") == ANY and len(entities) > 1,
        source=_source(source, viewer) if source else None,
        place=place if len(place) <= LONGEST_PLACE and "\0" not in place else "",
        period=period if bounds_of(period) else "",
        known=day_or_none(known),
    )


def _source(text: str, viewer: Viewer) -> Source:
    for source in _SOURCES.models(viewer, id_in(text) or 0):
        return source
    raise Http404


_SOURCES: PreparedModels[Source] = PreparedModels(
    lambda viewer, id: Source.objects.visible_to(viewer).filter(pk=id)
)
