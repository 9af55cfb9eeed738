"""What has no day of its own and is known to lie between others, in words for readers and at the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from newsreader.models import Entry
from newsreader.models.beside import place_between
from newsreader.models.when import Dated
from newsreader.showing.html.dates import when
from newsreader.showing.shapes import Shape
from newsreader.text.order import BETWEEN
from newsreader.text.when import When


class Beside(NamedTuple):
    """An entry that another is known to lie after or before; without a title only its when is said."""

    title: str
    when: When

    @property
    def words(self) -> str:
        dated = when(self.when)
        return f"“\u2068{self.title}\u2069” ({dated})" if self.title else dated


class Between(NamedTuple):
    after: Beside | None
    before: Beside | None

    @property
    def words(self) -> str:
        """between “Talks begin” (3 May 2016) and “The gate opens” (10 June 2016): the reports give no day"""
        return _("%(between)s: the reports give no day") % {"between": self.in_a_list}

    @property
    def in_a_list(self) -> str:
        """Where a row says when it was, and no more."""
        said = {
            "after": self.after.words if self.after else "",
            "before": self.before.words if self.before else "",
        }
        if self.after and self.before:
            return _("between %(after)s and %(before)s") % said
        return (_("after %(after)s") if self.after else _("before %(before)s")) % said

    @property
    def note(self) -> str:
        """One word for the rail."""
        return _("between") if self.after and self.before else _("after") if self.after else _("before")

    @property
    def by_days(self) -> Between:
        """Without the titles, where there is little room."""
        return self.as_dated({"after": None, "before": None})

    def as_dated(self, whens: Mapping[str, When | None]) -> Between:
        """The same with these whens and no titles: as it was known on a day."""
        sides = {
            name: Beside("", dated or side.when) if side else None
            for (name, dated), side in zip(whens.items(), self, strict=True)
        }
        return Between(**sides)


class BetweenOthers(NamedTuple):
    """What the row of an entry says of a place between others."""

    width: int
    after: int | None
    before: int | None


BETWEEN_OTHERS = Shape(BetweenOthers, width="width", after="stands_after_id", before="stands_before_id")


def betweens(asked: Sequence[BetweenOthers]) -> list[Between | None]:
    """Of each what it is known to lie between, None of what has a day of its own or none at all: one query,
    where any does. For who sees the entries: their neighbours stand on the same timelines."""
    beside: dict[int, Beside] = {}
    if ids := [id for each in asked if each.width == BETWEEN for id in (each.after, each.before) if id]:
        beside = besides(ids)
    return [
        Between(beside.get(each.after or 0), beside.get(each.before or 0)) if each.width == BETWEEN else None
        for each in asked
    ]


def dated(value: When, between: Between | None) -> str:
    """When it was, in a list's words."""
    return between.in_a_list if between else when(value)


def besides(ids: Iterable[int]) -> dict[int, Beside]:
    """By id the entries that others are known to lie after or before."""
    columns = ("pk", "headline", "event__title", *(f"event__{name}" for name in Dated.WHEN_FIELDS))
    rows = Entry.objects.filter(pk__in=set(ids), timeline__isnull=False).values_list(*columns)
    return {pk: Beside(headline or title, When(*dated)) for pk, headline, title, *dated in rows}


def at_the_desk(entries: Sequence[Entry]) -> dict[int, str]:
    """By entry what is said of those that are known to lie between others: where they stand, or why they
    stand as undated. One query, where there are any."""
    between_others = [entry for entry in entries if entry.beside and entry.is_undated]
    if not between_others:
        return {}
    ids = {id for entry in between_others for id in entry.beside}
    found = Entry.objects.select_related("event").in_bulk(ids)
    return {entry.pk: _at_the_desk(entry, found) for entry in between_others}


def _at_the_desk(entry: Entry, found: Mapping[int, Entry]) -> str:
    sides = [found.get(id) if id else None for id in (entry.stands_after_id, entry.stands_before_id)]
    if entry.width == BETWEEN:
        return Between(*(Beside(each.title, each.event.when) if each else None for each in sides)).words
    return _("Undated: %(why)s") % {"why": why_not(entry.beside, *sides)}


def why_not(ids: Sequence[int], after: Entry | None, before: Entry | None) -> str:
    """Why nothing can stand between these two, or beside the one given; "" where it can."""
    sides = [each for each in (after, before) if each]
    if len(sides) < len(ids):
        return _("what it stood beside was taken off the timeline.")
    if any(each.is_undated for each in sides):
        return _("what it stood beside has no date itself.")
    if place_between(after, before, 0) or not (after and before):
        return ""
    told = {"after": after.title, "before": before.title}
    if after.key < before.key:
        return (
            _("“%(after)s” and “%(before)s” stand at one time: move one of them first, or date it so.") % told
        )
    return _("“%(after)s” does not stand before “%(before)s”.") % told
