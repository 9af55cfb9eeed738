"""Entities: what kinds there are."""

from newsreader.models import Entity
from newsreader.text.names import KINDS


def test_the_kinds_that_are_stored_are_those_that_are_read():
    assert set(Entity.Kind.values) == set(KINDS)
