"""The columns of a when, shared by everything that is dated."""

from __future__ import annotations

from datetime import date, time

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsreader.text.when import PARTS_OF_DAY, PRECISIONS, When


class Dated(models.Model):
    """When something happened: inclusive bounds, either of which may be open, and how they were meant."""

    earliest = models.DateField(_("earliest day"), null=True, blank=True)
    latest = models.DateField(_("latest day"), null=True, blank=True)
    precision = models.CharField(
        _("precision"), max_length=12, default="day", choices=[(name, name) for name in PRECISIONS]
    )
    circa = models.BooleanField(_("about"), default=False)
    time = models.TimeField(_("local time"), null=True, blank=True)
    zone = models.CharField(_("zone"), max_length=64, blank=True)
    part_of_day = models.CharField(
        _("part of day"), max_length=2, blank=True, choices=[(part, part) for part in PARTS_OF_DAY]
    )

    class Meta:
        abstract = True

    WHEN_FIELDS = ("earliest", "latest", "precision", "circa", "time", "zone", "part_of_day")

    @property
    def reading(self) -> str:
        """The when as one string, equal for equal readings."""
        return reading_of(self)

    @property
    def when(self) -> When:
        return When(**{name: getattr(self, name) for name in self.WHEN_FIELDS})

    @when.setter
    def when(self, when: When) -> None:
        for name in self.WHEN_FIELDS:
            setattr(self, name, getattr(when, name))


def reading_of(value: Dated | When) -> str:
    """The when as one string, as decisions and forms carry it."""
    return "/".join(str(getattr(value, name)) for name in Dated.WHEN_FIELDS)


def when_of(reading: str) -> When | None:
    """The when that `reading_of` wrote; None for anything else.

    >>> when_of("2016-12-08/None/instant/False/09:30:00/Asia/Damascus/").zone
    'Asia/Damascus'
    """
    earliest, _slash, rest = reading.partition("/")
    latest, _slash, rest = rest.partition("/")
    precision, _slash, rest = rest.partition("/")
    circa, _slash, rest = rest.partition("/")
    clock, _slash, rest = rest.partition("/")
    zone, slash, part = rest.rpartition("/")  # a zone may hold the sign itself
    if not slash:
        return None
    try:
        first, last = (None if day == "None" else date.fromisoformat(day) for day in (earliest, latest))
        at = None if clock == "None" else time.fromisoformat(clock)
    except ValueError:
        return None
    return When(first, last, precision, circa == "True", at, zone, part)
