"""Entities as chips: rows, for a window shows hundreds of them."""

from typing import NamedTuple

from newsreader.models.addresses import address
from newsreader.models.territories import name_for_readers
from newsreader.showing.shapes import Shape


class EntityChip(NamedTuple):
    """As much of an entity as a chip shows."""

    id: int
    kind: str
    name: str
    slug: str
    starter_key: str | None = None

    def get_absolute_url(self) -> str:
        return address("entity", id=self.id, slug=self.slug)

    @property
    def shown_name(self) -> str:
        return name_for_readers(self.name, self.starter_key)


CHIP = Shape(EntityChip, **{name: name for name in EntityChip._fields})
