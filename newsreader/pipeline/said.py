"""What editors said of speech and figures, laid over what a reading found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from newsreader.models import Figure, Quotation
from newsreader.pipeline.decided import SaidMark
from newsreader.text.names.said import EDITOR

Row = TypeVar("Row", Figure, Quotation)
Place = tuple[str, int, int]  # field, start, end


class SaidOf:
    """What is said of one kind of mark; of two about one place the later holds. `found` are the places of all
    that was found of the kind."""

    def __init__(self, kind: str, said: Sequence[SaidMark], found: Iterable[Place]) -> None:
        here = (each for each in said if each.kind == kind and each.here)
        self.places: dict[Place, SaidMark] = {(each.field, each.start, each.end): each for each in here}
        self.standing = set(found) if self.places else set()

    def mended(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows with what is said of them; those that are no such mark are left out."""
        if not self.places:
            return rows
        kept = []
        for row in rows:
            said = self._of((row.field, row.start, row.end))
            if said is None or _says(row, said):
                kept.append(row)
        return kept

    def _of(self, place: Place) -> SaidMark | None:
        """What is said of these words. Words of a mark that is found with other bounds by now speak of those
        they cross."""
        if place in self.places:
            return self.places[place]
        field, start, end = place
        for (in_field, first, last), said in self.places.items():
            crosses = in_field == field and first < end and start < last
            if crosses and (field, first, last) not in self.standing:
                return said
        return None


def _says(row: Row, said: SaidMark) -> bool:
    """Put it into the row; False where it is no such mark. A speaker is known by name, as a text would give
    it: strangers are told it of a private article where the sentence they see says it too."""
    if isinstance(row, Figure):
        row.counts = said.counts
        return bool(said.counts)
    row.speaker_id, row.speaker_words = said.entity, (said.name or "")[:200]
    row.certain, row.rule = True, EDITOR
    return said.entity is not None
