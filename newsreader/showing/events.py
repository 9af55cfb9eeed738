"""An event as pages show it: the one place that says which of its columns they ask for."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.models.when import Dated
from newsreader.showing.shapes import Shape
from newsreader.text.when import When

WHEN = Shape(When, **{name: name for name in Dated.WHEN_FIELDS})


class ShownEvent(NamedTuple):
    """What entries, cards and lists know of an event; a further column is a line here and one below
    (cards hand it on by EventLink).
    """

    id: int
    title: str
    when: When


EVENT = Shape(ShownEvent, id="id", title="title", when=WHEN)
