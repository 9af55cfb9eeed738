"""Who reported a timeline: its outlets, and how many independent sources they are.

Outlets that print one report are one source (models/near_copy.py says which do). It is counted as anybody may
know it, for all read the same figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count

from newsreader.drafting.near_copies import independent
from newsreader.models import Citation, Source, Timeline
from newsreader.models.event import CitationQuerySet
from newsreader.models.near_copy import voices
from newsreader.models.overview import OneReport, SourceCount

MOST_REPORTS, MOST_NAMED = 6, 8  # that are told of: reports that several outlets print, and outlets of one


class CitedOutlet(NamedTuple):
    """A source that is cited, by how many events and articles."""

    id: int
    events: int
    articles: int


def sources_of(timeline: Timeline, offered: int) -> dict[str, Any]:
    """sources: the most frequent, at most so many as are `offered`; and counted_of()."""
    return sources_in(_outlets(timeline), _copies(timeline), offered)


def sources_in(outlets: Sequence[CitedOutlet], source_of: Mapping[int, int], offered: int) -> dict[str, Any]:
    """The same of these outlets, the most frequent first; `source_of` the articles that others print too."""
    names = Source.objects.in_bulk([outlet.id for outlet in outlets[:offered]])
    rows = [SourceCount(outlet.id, names[outlet.id].name, outlet.events) for outlet in outlets[:offered]]
    rows.sort(key=lambda row: (-(row.entries or 0), row.name))
    return {"sources": rows} | _counted(outlets, source_of)


def counted_of(timeline: Timeline) -> dict[str, Any]:
    """outlets: how many are cited; independent: how many sources they are, at most so many; once: what makes
    them fewer, rows of models/overview.py."""
    return _counted(_outlets(timeline), _copies(timeline))


def _cited(timeline: Timeline) -> CitationQuerySet:
    return Citation.objects.filter(event__entries__timeline=timeline, article__source__isnull=False)


def _outlets(timeline: Timeline) -> list[CitedOutlet]:
    rows = _cited(timeline).order_by().values_list("article__source")
    counted = rows.annotate(events=Count("event", distinct=True), articles=Count("article", distinct=True))
    return [CitedOutlet(*row) for row in counted.order_by("-events", "article__source")]


def _copies(timeline: Timeline) -> dict[int, int]:
    copies = _cited(timeline).filter(article__same_reports__isnull=False)
    return dict(copies.order_by().values_list("article", "article__source").distinct())


def _counted(outlets: Collection[CitedOutlet], source_of: Mapping[int, int]) -> dict[str, Any]:
    heard = voices(source_of.items())
    alone = _alone(outlets, source_of, heard)
    told = {frozenset([source]) for source in alone} | {frozenset(each) for each in heard.values()}
    # An outlet that has a report from elsewhere, and one of its own, is the one source that is named.
    sources = min(independent(told), len(outlets))
    once: list[OneReport] = []
    if sources < len(outlets):
        members = _printing(source_of, heard, alone, {outlet.id for outlet in outlets})
        once = list(_named(sorted(members, key=lambda each: (-len(each), sorted(each)))))
    return {"outlets": len(outlets), "independent": sources, "once": once}


def _alone(
    outlets: Iterable[CitedOutlet], source_of: Mapping[int, int], heard: Mapping[int, set[int]]
) -> set[int]:
    """The outlets that have a report of their own here."""
    copies = Counter(source_of.values())
    alone = {outlet.id for outlet in outlets if outlet.articles > copies[outlet.id]}
    return alone | {source for article, source in source_of.items() if heard[article] == {source}}


def _printing(
    source_of: Mapping[int, int],
    heard: Mapping[int, set[int]],
    alone: Collection[int],
    cited: Collection[int],
) -> list[set[int]]:
    """The outlets that are one source, each time several: those without a report of their own, and whose
    report they print, where that one is cited as well."""
    members: dict[int, set[int]] = {}
    for article, source in source_of.items():
        for voice in heard[article]:
            if source not in alone:
                members.setdefault(voice, {voice} & set(cited)).add(source)
    return [each for each in members.values() if len(each) > 1]


def _named(reports: list[set[int]]) -> Iterator[OneReport]:
    shown = reports[:MOST_REPORTS]
    names = Source.objects.in_bulk({source for report in shown for source in report})
    for report in shown:
        yield OneReport(len(report), sorted(names[source].name for source in report)[:MOST_NAMED])
