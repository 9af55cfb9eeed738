"""An event as pages show it: the one place that says which of its columns they ask for."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.models.event import Event
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
    status: str  # one of Event.Status

    @property
    def status_words(self) -> str:
        """Where it says something: "" of what is reported and no more."""
        return status_words(self.status)


def status_words(status: str) -> str:
    return "" if status == Event.Status.REPORTED else str(Event.Status(status).label)


EVENT = Shape(ShownEvent, id="id", title="title", when=WHEN, status="status")
