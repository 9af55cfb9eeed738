"""Rows by name: which columns a query asks for, and the value each row becomes, said in one place.

    EVENT = Shape(ShownEvent, id="id", title="title", when=WHEN)
    ENTRY = Shape(ShownEntry, id="id", event=EVENT.by("event"))

    [ENTRY.of(row) for row in entries.values_list(*ENTRY.columns)]

Tuples that travel by position break silently when a column is added in their midst; a shape cannot, for the
columns and the value are made from the same lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Path = str  # of a column, as values_list() takes it: "article__source__name"


class Shape(Generic[Value]):
    """`make` takes each field by its place, in the order given here: a NamedTuple's or dataclass's own order.

    A field is a column's path, or another shape, which takes as many columns as it has. Raises TypeError
    where the fields are not those of `make`.
    """

    def __init__(self, make: type[Value], **fields: Path | Shape[Any]) -> None:
        named = getattr(make, "_fields", None) or tuple(getattr(make, "__dataclass_fields__", ()))
        if tuple(fields) != named[: len(fields)]:
            raise TypeError(f"{make.__name__} has the fields {named}, not {tuple(fields)}")
        self.make = make
        self.fields = fields
        self.columns: tuple[Path, ...] = ()
        self._nested_at: list[tuple[slice, Shape[Any]]] = []  # from the last
        for field in fields.values():
            asked = (field,) if isinstance(field, str) else field.columns
            if isinstance(field, Shape):
                at = slice(len(self.columns), len(self.columns) + len(asked))
                self._nested_at.insert(0, (at, field))
            self.columns += asked
        whole = getattr(make, "_make", None) if len(fields) == len(named) else None  # in half the time
        self._of_values: Callable[[Sequence[Any]], Value] = whole or (lambda values: make(*values))
        self.of: Callable[[Sequence[Any]], Value] = self._nested if self._nested_at else self._of_values

    def by(self, relation: Path) -> Shape[Value]:
        """The same value of a row that is reached by a relation: "event", "version__article"."""
        under: dict[str, Path | Shape[Any]] = {
            name: field.by(relation) if isinstance(field, Shape) else f"{relation}__{field}"
            for name, field in self.fields.items()
        }
        return Shape(self.make, **under)

    def _nested(self, row: Sequence[Any]) -> Value:
        values = list(row)
        for at, shape in self._nested_at:
            values[at] = [shape.of(values[at])]
        return self._of_values(values)
