"""Entries, citations and figures as pages show them: rows and no objects, for a window has hundreds of each.

Their queries ask nothing of the viewer: what a timeline shows, it shows to whoever sees the timeline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser

from newsreader.models.addresses import address
from newsreader.models.event import Citation, Participation
from newsreader.models.marks import Figure
from newsreader.models.passage import InSentence
from newsreader.models.prepared import Prepared
from newsreader.models.timeline import EntryKey, EntryQuerySet
from newsreader.models.when import Dated
from newsreader.showing.chips import EntityChip
from newsreader.text.when import When

NOBODY = AnonymousUser()
ENTRY = ("id", "event", "headline", "annotation", *EntryKey._fields[:-1], "event__title")


class _Citation(NamedTuple):
    event: int
    id: int
    field: str
    start: int
    end: int
    sentence_start: int
    sentence: str
    lost: bool
    rule: str
    expression: str
    anchor_day: date | None
    parameters: dict[str, Any]
    reported: date | None
    earliest: date | None
    latest: date | None
    precision: str
    circa: bool
    time: time | None
    zone: str
    part_of_day: str
    headline: str
    public: bool
    erased: datetime | None
    canonical_url: str
    source: str | None
    language: str | None
    direction: str | None


OF_ARTICLE = ("headline", "public", "erased", "canonical_url", "source__name")
CITATION = (
    *_Citation._fields[: -len(OF_ARTICLE) - 2],
    *(f"article__{name}" for name in OF_ARTICLE),
    *("version__language", "version__direction"),
)


class ShownCitation(InSentence, _Citation):
    """A citation with what a page shows of its article; once that is erased it has no language."""

    __slots__ = ()

    @property
    def when(self) -> When:
        return When(
            self.earliest, self.latest, self.precision, self.circa, self.time, self.zone, self.part_of_day
        )

    def get_absolute_url(self) -> str:
        """A short address that leads to the words in their article: a window has a hundred."""
        return address("citation", id=self.id)


class ShownFigure(NamedTuple):
    """A number that a cited sentence gives, and who gave it, where a reader may know."""

    exact: str
    counts: str
    speaker: str


@dataclass(slots=True, eq=False)
class ShownEntry:
    """An entry with its event, and all that a page shows of it."""

    pk: int
    event: int
    title: str
    annotation: str
    key: EntryKey
    when: When
    cited: Sequence[ShownCitation] = ()
    taking_part: Sequence[EntityChip] = ()


def entries(asked: EntryQuerySet, known: date | None = None) -> list[ShownEntry]:
    """These entries with citations and who takes part, in three queries; reports to `known` alone."""
    whens = (f"event__{name}" for name in Dated.WHEN_FIELDS)
    shown = [_entry(*row) for row in asked.values_list(*ENTRY, *whens)]
    events = [entry.event for entry in shown]
    cited, taking_part = citations(events), _taking_part(events)
    for entry in shown:
        entry.cited = [
            each for each in cited[entry.event] if not known or (each.reported and each.reported <= known)
        ]
        entry.taking_part = taking_part[entry.event]
    return shown


def _entry(
    id: int,
    event: int,
    headline: str,
    annotation: str,
    earliest: date,
    latest: date,
    at: time,
    position: int,
    title: str,
    *when: Any,
) -> ShownEntry:
    key = EntryKey(earliest, latest, at, position, id)
    return ShownEntry(id, event, headline or title, annotation, key, When(*when))


def citations(events: list[int]) -> dict[int, list[ShownCitation]]:
    """By event, in order of report."""
    found: dict[int, list[ShownCitation]] = defaultdict(list)
    for row in _citations.rows(NOBODY, _padded(events)):
        found[row[0]].append(ShownCitation._make(row))
    return found


def figures(citations: list[int]) -> dict[int, list[ShownFigure]]:
    """Those that stand in the cited sentences, by citation."""
    found: dict[int, list[ShownFigure]] = defaultdict(list)
    for citation, *figure in _figures.rows(NOBODY, _padded(citations)):
        found[citation].append(ShownFigure._make(figure))
    return found


def _taking_part(events: list[int]) -> dict[int, list[EntityChip]]:
    """In the order in which the citations name them."""
    found: dict[int, list[EntityChip]] = defaultdict(list)
    for row in _participations.rows(NOBODY, _padded(events)):
        found[row[0]].append(EntityChip._make(row[1:]))
    return found


def _padded(ids: list[int]) -> list[int]:
    """As many as the next power of two, by naming one again: SQL is kept for each length."""
    missing = (1 << (len(ids) - 1).bit_length()) - len(ids) if ids else 0
    return [*ids, *ids[-1:] * missing]


_citations = Prepared(
    lambda viewer, events: (
        Citation.objects.filter(event__in=events).order_by("reported", "id").values_list(*CITATION)
    )
)
_participations = Prepared(
    lambda viewer, events: (
        Participation.objects.filter(event__in=events)
        .order_by("position", "id")
        .values_list("event", *(f"entity__{name}" for name in EntityChip._fields))
    )
)
_figures = Prepared(
    lambda viewer, citations: Figure.objects.in_sentences_of(citations).values_list(
        "citation", "exact", "counts", "given_by"
    )
)
