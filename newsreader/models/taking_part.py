"""Who takes part in an event, as rows: what a window shows hundreds of."""

from typing import NamedTuple

from newsreader.models.addresses import address


class TakingPart(NamedTuple):
    """As much of an entity as a chip shows."""

    id: int
    kind: str
    name: str
    slug: str

    def get_absolute_url(self) -> str:
        return address("entity", id=self.id, slug=self.slug)
