"""How the entries of each year of a long timeline lie, kept for the overviews of decades and centuries.

To gather the fifty thousand entries of a century took the database longer than all else of its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from newsreader.models.gathered import WORTH, cells_in, spread_of_points
from newsreader.models.lying import Lying
from newsreader.models.prepared import Prepared
from newsreader.models.spread import Spread
from newsreader.models.timeline import Timeline
from newsreader.models.user import NOBODY
from newsreader.text.scale import YEAR

Days = tuple[date, date]  # the first and the last of a stretch


class GatheredYear(models.Model):
    """How the entries lie that stand in a year, gathered as cells_in() has it. Written with the timeline's
    overview, which says whether they are there (GATHERED)."""

    timeline = models.ForeignKey(
        Timeline, models.CASCADE, related_name="gathered_years", editable=False, db_index=False
    )
    year = models.BigIntegerField(editable=False)  # as large as an id: so it can be asked for by prepared SQL
    lying = models.JSONField(default=list, editable=False)  # rows of Lying, their days as numbers

    class Meta:
        verbose_name = _("year of a long timeline")
        verbose_name_plural = _("years of long timelines")
        constraints = [models.UniqueConstraint(fields=["timeline", "year"], name="year_once_a_timeline")]

    def __str__(self) -> str:
        return f"{self.timeline_id}: {self.year}"


GATHERED = "gathered"  # of an overview: its years are kept here


def gather_years(timeline: Timeline, years: Collection[int] | None = None) -> None:
    """Keep these years of it as they lie now, or all. In the transaction in which its overview is written."""
    kept = GatheredYear.objects.filter(timeline=timeline)
    dated = timeline.entries.with_a_day()
    if years is None:
        cells = cells_in(dated, YEAR)
    else:
        kept = kept.filter(year__in=years)
        cells = [
            cell
            for year in years
            for cell in cells_in(dated.filter(day__range=(date(year, 1, 1), date(year, 12, 31))), YEAR)
        ]
    by_year: dict[int, list[list[Any]]] = defaultdict(list)
    for cell in cells:
        by_year[cell.first.year] += [_as_json(each) for each in cell.points]
    kept.delete()
    GatheredYear.objects.bulk_create(
        GatheredYear(timeline=timeline, year=year, lying=rows) for year, rows in by_year.items()
    )


def spread_of_years(timeline: Timeline, span: Days) -> Spread | None:
    """What spread_in() makes of the entries of these days; None where that is to be asked of the entries."""
    first, last = span
    whole_years = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if not timeline.overview.get(GATHERED) or not whole_years or (last - first).days <= WORTH[YEAR]:
        return None
    rows = _lying.rows(NOBODY, timeline.pk, first.year, last.year)
    day = date.fromordinal
    points = [
        Lying(day(at), grain, day(end), entries, loose)
        for (several,) in rows
        for at, grain, end, entries, loose in several
    ]
    return spread_of_points(points, YEAR, span) if points else None


_lying = Prepared(
    lambda viewer, timeline, first, last: (
        GatheredYear.objects.filter(timeline=timeline, year__gte=first, year__lte=last)
        .order_by("year")
        .values_list("lying")
    )
)


def _as_json(lying: Lying) -> list[Any]:
    day, grain, end, *told = lying
    return [day.toordinal(), grain, end.toordinal(), *told]
