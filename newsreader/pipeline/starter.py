"""The starter lists: outlets, agencies, countries, world bodies; loaded once, then the editors' own."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from newsreader.deciding.indexing import index_soon
from newsreader.extraction import Outlet
from newsreader.models.entity import Alias, Entity, fold
from newsreader.models.search import Kind
from newsreader.models.source import Source, SourceName
from newsreader.text.names import Known


@transaction.atomic
def load_outlets(outlets: Iterable[Outlet], descriptions: dict[str, str] | None = None) -> int:
    """Add the outlets not there yet, by key; what editors changed stays. Returns how many were added."""
    known = set(Source.objects.values_list("starter_key", flat=True))
    names = {fold(name) for name in Source.objects.values_list("name", flat=True)}
    added = 0
    for outlet in outlets:
        key = outlet.key or fold(outlet.name)
        if key in known or fold(outlet.name) in names:
            continue
        source = Source.objects.create(
            name=outlet.name,
            kind=outlet.kind,
            home_page=outlet.home_page,
            zone=outlet.zone,
            day_first=outlet.day_first,
            language=outlet.language,
            starter_key=key[:80],
            description=(descriptions or {}).get(outlet.key, ""),
        )
        SourceName.objects.bulk_create(
            SourceName(source=source, name=name)
            for name in dict.fromkeys(outlet.names)
            if name != outlet.name
        )
        added += 1
    return added


@transaction.atomic
def load_entities(known: Iterable[Known], descriptions: dict[str, str] | None = None) -> int:
    """Add the entities not there yet, by key, with aliases and demonyms. Returns how many were added."""
    present = set(Entity.objects.values_list("starter_key", flat=True))
    entities = []
    forms: list[list[tuple[str, bool, bool]]] = []
    for entry in known:
        if entry.key in present:
            continue
        entity = Entity(
            kind=entry.kind,
            name=entry.name,
            description=(descriptions or {}).get(entry.key, ""),
            confirmed=True,
            starter_key=entry.key,
        )
        entity.file_by_name()
        entities.append(entity)
        forms.append(
            [(name, False, entry.default) for name in (entry.name, *entry.aliases)]
            + [(name, True, entry.default) for name in entry.demonyms]
        )
    Entity.objects.bulk_create(entities)
    aliases = [
        Alias(entity=entity, name=name, demonym=demonym, default=default)
        for entity, names in zip(entities, forms, strict=True)
        for name, demonym, default in _once(names)
    ]
    for alias in aliases:
        alias.fold()
    Alias.objects.bulk_create(aliases)
    index_soon(Kind.ENTITY, [entity.pk for entity in entities])
    return len(entities)


def _once(forms: list[tuple[str, bool, bool]]) -> list[tuple[str, bool, bool]]:
    return list(
        {(fold(name), demonym): (name, demonym, default) for name, demonym, default in forms}.values()
    )
