"""Shapes: columns and the value they make are said once, so neither can slip against the other."""

from typing import NamedTuple

import pytest

from newsreader.showing.shapes import Shape


class Inner(NamedTuple):
    title: str
    year: int


class Outer(NamedTuple):
    id: int
    inner: Inner
    why: str = ""


INNER = Shape(Inner, title="title", year="published__year")
OUTER = Shape(Outer, id="id", inner=INNER.by("event"), why="why")


def test_columns_stand_in_the_order_of_the_value():
    assert OUTER.columns == ("id", "event__title", "event__published__year", "why")


def test_a_row_becomes_the_value_with_what_it_holds():
    assert OUTER.of((7, "Out", 2019, "seen")) == Outer(7, Inner("Out", 2019), "seen")


def test_a_shape_reached_by_a_relation_reaches_all_it_holds_by_it():
    assert OUTER.by("citation").columns[:2] == ("citation__id", "citation__event__title")


@pytest.mark.parametrize("fields", [{"year": "year", "title": "title"}, {"title": "title", "month": "month"}])
def test_fields_out_of_order_or_unknown_are_refused(fields):
    with pytest.raises(TypeError, match="has the fields"):
        Shape(Inner, **fields)
