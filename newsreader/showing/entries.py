"""Entries, citations and figures as pages show them: rows and no objects, for a window has hundreds of each.

Their queries ask nothing of the viewer: what a timeline shows, it shows to whoever sees the timeline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from newsreader.models.addresses import address
from newsreader.models.entry_key import DatedThen, EntryKey, beyond
from newsreader.models.event import Citation, Participation
from newsreader.models.marks import Figure
from newsreader.models.passage import InSentence
from newsreader.models.prepared import Answers, Prepared, Row, filled_up
from newsreader.models.timeline import Entry, EntryQuerySet, Timeline
from newsreader.models.user import NOBODY, Viewer
from newsreader.showing.between import Between, BetweenOthers, betweens, dated
from newsreader.showing.chips import CHIP, EntityChip
from newsreader.showing.events import EVENT, ShownEvent
from newsreader.showing.pictures import PICTURE, PictureOfReport
from newsreader.showing.shapes import Shape
from newsreader.text.order import BETWEEN
from newsreader.text.when import When


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
    contradicts: bool  # it says that the event did not happen, or not so
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
    picture: PictureOfReport | None = None  # asked for where one entry has a page


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
    number: float  # of a range the low end
    upper: float | None  # of a range the high end


CITATION = Shape(
    ShownCitation,
    **{name: name for name in _Citation._fields[: _Citation._fields.index("headline")]},
    headline="article__headline",
    public="article__public",
    erased="article__erased",
    canonical_url="article__canonical_url",
    source="article__source__name",
    language="version__language",
    direction="version__direction",
)
ILLUSTRATED = Shape(ShownCitation, **CITATION.fields, picture=PICTURE)
FIGURE = Shape(
    ShownFigure, exact="exact", counts="counts", speaker="given_by", number="number", upper="upper"
)


class GivenPicture(NamedTuple):
    """The picture an editor gave an entry: an article's that everybody may see (`report`), or one that was
    sent. None and "" where there is none."""

    report: int | None
    report_digest: str
    report_width: int | None
    report_height: int | None
    report_source: str | None
    sent: int | None
    sent_digest: str | None
    sent_width: int | None
    sent_height: int | None
    alternative: str
    credit: str

    @property
    def url(self) -> str:
        """Its address; "" where there is none to show."""
        if self.report:
            return reverse("picture", args=[self.report, self.report_digest])
        return reverse("sent-picture", args=[self.sent, self.sent_digest]) if self.sent else ""

    @property
    def size(self) -> tuple[int | None, int | None]:
        """Width and height in pixels."""
        if self.report:
            return self.report_width, self.report_height
        return self.sent_width, self.sent_height

    @property
    def words(self) -> str:
        """Credit, and whose report it is from."""
        source = self.report_source if self.report else ""
        reported = _("from %(source)s") % {"source": source} if source else ""
        return " · ".join(each for each in (self.credit, reported) if each)


# Of an entry, asked for with_pictures().
GIVEN_PICTURE = Shape(
    GivenPicture,
    report="shown_report",
    report_digest="report_digest",
    report_width="report_picture__width",
    report_height="report_picture__height",
    report_source="report_picture__article__source__name",
    sent="sent_picture",
    sent_digest="sent_picture__digest",
    sent_width="sent_picture__width",
    sent_height="sent_picture__height",
    alternative="picture_alternative",
    credit="picture_credit",
)
NO_PICTURE = GivenPicture(None, "", None, None, None, None, None, None, None, "", "")


@dataclass(slots=True, eq=False)
class ShownEntry:
    """An entry with its event, and all that a page shows of it."""

    key: EntryKey
    event: ShownEvent
    headline: str
    annotation: str
    placed: int | None  # by an editor, whatever its time says
    stands_after: int | None  # the entries it is known to lie after and before
    stands_before: int | None
    weight: str  # one of models.Weight
    place: str
    body: str  # what is to be said of its event, at its own page and on paper
    picture: GivenPicture
    cited: Sequence[ShownCitation] = ()
    figures: Mapping[int, Sequence[ShownFigure]] = field(default_factory=dict)  # by citation
    taking_part: Sequence[EntityChip] = ()
    # Of a timeline as it was known on a day: are there later reports, and when was its annotation written?
    reported_later: bool = False
    written: date | None = None
    between: Between | None = None  # of what has no day of its own: what it is known to lie between

    @property
    def pk(self) -> int:
        return self.key.id

    @property
    def title(self) -> str:
        return self.headline or self.event.title

    @property
    def dated(self) -> str:
        """When it was, in a list's words."""
        return dated(self.event.when, self.between)

    @property
    def supported_by(self) -> Sequence[ShownCitation]:
        return [each for each in self.cited if not each.contradicts]

    @property
    def contradicted_by(self) -> Sequence[ShownCitation]:
        return [each for each in self.cited if each.contradicts]


ENTRY = Shape(
    ShownEntry,
    key=Shape(EntryKey, **{name: name for name in EntryKey._fields}),
    event=EVENT.by("event"),
    headline="headline",
    annotation="annotation",
    placed="placed",
    stands_after="stands_after_id",
    stands_before="stands_before_id",
    weight="weight",
    place="event__place",
    body="event__body",
    picture=GIVEN_PICTURE,
)


def entries(
    asked: EntryQuerySet, known: date | None = None, *, illustrated: bool = False
) -> list[ShownEntry]:
    """These entries with citations, their figures and who takes part, in four queries; reports to `known`
    alone.

    Of what is known to lie between others what these are is a query more.
    """
    return _told(_rows(asked), known, illustrated=illustrated)


def entries_beyond(
    timeline: Timeline, place: EntryKey | None, most: int, *, backwards: bool
) -> list[ShownEntry]:
    """So many of all that stand beyond a place, or from the first or last on; else as entries() has it."""
    asked = (timeline.pk,) if place is None else (timeline.pk, place)
    return _told(Answers(NOBODY).rows(_beyond(most, backwards), *asked))


def stands_beyond(timeline: Timeline, place: EntryKey, than: str) -> bool:
    """Is there any that stands after a place ("gt") or before it ("lt")?"""
    return bool(Answers(NOBODY).rows(_any_beyond[than], timeline.pk, place))


def _rows(asked: EntryQuerySet) -> QuerySet[Entry, Row]:
    return asked.with_pictures().values_list(*ENTRY.columns)


@cache
def _beyond(most: int, backwards: bool) -> Prepared:
    def build(_viewer: Viewer, timeline: int, place: EntryKey | None = None) -> QuerySet[Entry, Row]:
        entries = Entry.objects.filter(timeline=timeline)
        if place:
            entries = entries.filter(beyond(place, "lt" if backwards else "gt"))
        return _rows((entries.in_reverse() if backwards else entries.in_order())[:most])

    return Prepared(build)


_any_beyond = {
    than: Prepared(
        lambda viewer, timeline, place, than=than: Entry.objects.filter(
            beyond(place, than), timeline=timeline
        ).values_list("pk")[:1]
    )
    for than in ("gt", "lt")
}


def _told(rows: Iterable[Row], known: date | None = None, *, illustrated: bool = False) -> list[ShownEntry]:
    shown = [ENTRY.of(row) for row in rows]
    events = filled_up([entry.event.id for entry in shown])
    cited_by, shape = (_illustrated, ILLUSTRATED) if illustrated else (_citations, CITATION)
    answers = Answers(NOBODY)
    answers.ask((cited_by, events), (_figures_of, events), (_participations, events))
    cited = _by_event(answers.rows(cited_by, events), shape)
    figures = _by_citation(answers.rows(_figures_of, events))
    taking_part: dict[int, list[EntityChip]] = defaultdict(list)  # in the order the citations name them
    for event, *entity in answers.rows(_participations, events):
        taking_part[event].append(CHIP.of(entity))
    for entry in shown:
        reports = cited.get(entry.event.id, [])
        entry.cited = [each for each in reports if not known or (each.reported and each.reported <= known)]
        entry.figures = {each.id: figures[each.id] for each in entry.cited if each.id in figures}
        entry.reported_later = len(entry.cited) < len(reports)
        entry.taking_part = taking_part.get(entry.event.id, ())
    _set_between(shown)
    return shown


def _set_between(shown: Sequence[ShownEntry]) -> None:
    """One query more where anything stands between others."""
    standing = [BetweenOthers(each.key.width, each.stands_after, each.stands_before) for each in shown]
    for each, between in zip(shown, betweens(standing), strict=True):
        each.between = between


def set_dated_then(entry: ShownEntry, dated_then: Mapping[int, DatedThen]) -> None:
    """As it was dated then, where that was otherwise (Timeline.dated_then); what it lies between by its days
    of then alone."""
    if then := dated_then.get(entry.pk):
        entry.key, entry.event, entry.placed = then.key, entry.event._replace(when=then.when), None
    if entry.between:
        stood = {"after": entry.stands_after, "before": entry.stands_before}
        whens = {side: dated_then.get(id or 0) for side, id in stood.items()}
        told = {side: each.when if each else None for side, each in whens.items()}
        entry.between = entry.between.as_dated(told) if entry.key.width == BETWEEN else None


def citations(event: int) -> list[ShownCitation]:
    """In order of report."""
    return _by_event(_citations.rows(NOBODY, [event]), CITATION).get(event, [])


def _by_event(rows: Iterable[Row], shape: Shape[ShownCitation]) -> dict[int, list[ShownCitation]]:
    found: dict[int, list[ShownCitation]] = defaultdict(list)
    for row in rows:
        citation = shape.of(row)
        found[citation.event].append(citation)
    return found


def figures(citations: list[int]) -> dict[int, list[ShownFigure]]:
    """Those that stand in the cited sentences, by citation."""
    return _by_citation(_figures.rows(NOBODY, filled_up(citations)))


def _by_citation(rows: Iterable[Row]) -> dict[int, list[ShownFigure]]:
    found: dict[int, list[ShownFigure]] = defaultdict(list)
    for citation, *figure in rows:
        found[citation].append(FIGURE.of(figure))
    return found


_citations, _illustrated = (
    Prepared(
        lambda viewer, events, shape=shape: (
            Citation.objects.filter(event__in=events).order_by("reported", "id").values_list(*shape.columns)
        )
    )
    for shape in (CITATION, ILLUSTRATED)
)
_participations = Prepared(
    lambda viewer, events: (
        Participation.objects.filter(event__in=events)
        .order_by("position", "id")
        .values_list("event", *CHIP.by("entity").columns)
    )
)
_figures, _figures_of = (
    Prepared(
        lambda viewer, ids, column=column: Figure.objects.in_sentences_of(**{column: ids}).values_list(
            "citation", *FIGURE.columns
        )
    )
    for column in ("pk__in", "event__in")
)
