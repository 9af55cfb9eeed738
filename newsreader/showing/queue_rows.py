"""What stands beside each proposal of a page of the queue: a few queries, however many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db import connection
from django.db.models import Count, Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.models import ArticleVersion, Entry, Event, Proposal, Timeline, User
from newsreader.models.addresses import address
from newsreader.showing.likely_timelines import LikelyTimelines
from newsreader.showing.signs import said
from newsreader.text.folding import tokens
from newsreader.text.when import When

MOST = 3  # events, and reports, shown beside one
LONGEST = timedelta(days=31)  # of a when: beside what may have happened all year stands nothing
DAY = timedelta(days=1)  # by so much two reports may differ on when one thing was
BEFORE = timedelta(days=2)  # what is told without a day was seldom earlier than so long before its report
AROUND = 400  # characters of its paragraph before the sentence, and after
LOOKED_AT = 400  # rows that one page of the queue compares, shared by its days
ALIKE = 0.2  # of the words of both titles so many in both: below it, other news of the same day
WHEN = tuple(f"event__{name}" for name in Event.WHEN_FIELDS)
_SMALL = 3  # letters of words that say nothing


class StandingEvent(NamedTuple):
    """An event that the timeline has on these days already."""

    event: int
    title: str
    when: When


class OtherReport(NamedTuple):
    id: int
    title: str
    source: str | None
    state: str

    def get_absolute_url(self) -> str:
        return address("proposal", id=self.id)


class QueueRow(NamedTuple):
    proposal: Proposal
    target: Timeline | None  # where Accept puts it, unless another is chosen
    lead: str  # its paragraph before the sentence, and after
    tail: str
    standing: Sequence[StandingEvent]
    others: Sequence[OtherReport]
    of_article: int  # how many of its article are open
    options: SafeString  # of a list of timelines, its target chosen
    why: str  # it stands where it does among the likely
    after: int  # the id of the row below it, or its own
    address: str


class Queue:
    """Rows for the proposals of one page. `target` is where events go, instead of the likely timeline."""

    def __init__(self, proposals: Sequence[Proposal], editor: User, target: Timeline | None = None) -> None:
        likely = LikelyTimelines([proposal.article for proposal in proposals], editor)
        self.timelines = likely.timelines
        self._made: dict[int, SafeString] = {}
        targets = {each.pk: target or likely.of(each.article_id) for each in proposals}
        standing, others = _standing(proposals, targets), _others(proposals)
        texts = _texts(proposals)
        counts = _counts(proposals)
        self.rows = [
            QueueRow(
                each,
                targets[each.pk],
                *_around(each, texts.get((each.version_id, each.field), "")),
                standing.get(each.pk, ()),
                others.get(each.pk, ()),
                counts.get(each.article_id, 0),
                self._options(targets[each.pk]),
                said(each.signs),
                proposals[min(at + 1, len(proposals) - 1)].pk,
                address("proposal", id=each.pk),
            )
            for at, each in enumerate(proposals)
        ]

    def _options(self, chosen: Timeline | None) -> SafeString:
        id = chosen.pk if chosen else 0
        if id not in self._made:
            self._made[id] = options_html(self.timelines, chosen)
        return self._made[id]


def options_html(timelines: Iterable[Timeline], chosen: Timeline | None) -> SafeString:
    """The options of a list of timelines: made once for many rows."""
    none = (
        format_html('<option value="">{}</option>', _("Choose a timeline")) if not chosen else SafeString("")
    )
    rows = format_html_join(
        "",
        '<option value="{}"{}{}>{}</option>',
        (
            (
                each.pk,
                mark_safe(" selected") if each == chosen else "",
                mark_safe(" data-published") if each.publishes_at_once else "",
                _("%(title)s (published)") % {"title": each.title} if each.is_published else each.title,
            )
            for each in timelines
        ),
    )
    return none + rows if rows else rows


def _counts(proposals: Iterable[Proposal]) -> Mapping[int, int]:
    of_these = Proposal.objects.open().filter(article__in={each.article_id for each in proposals})
    return dict(of_these.order_by().values_list("article").annotate(number=Count("pk")))


def _texts(proposals: Iterable[Proposal]) -> Mapping[tuple[int, str], str]:
    """The fields they stand in, by version and name."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for each in proposals:
        wanted[each.field].add(each.version_id)
    return {
        (id, field): text
        for field, versions in wanted.items()
        for id, text in ArticleVersion.objects.filter(pk__in=versions).values_list("pk", field)
    }


def _around(proposal: Proposal, text: str) -> tuple[str, str]:
    begins, ends = proposal.sentence_start, proposal.sentence_end
    if text[begins:ends] != proposal.sentence:
        return "", ""
    lead = text[max(0, begins - AROUND) : begins].rpartition("\n\n")[2]
    tail = text[ends : ends + AROUND].partition("\n\n")[0]
    return (f"…{lead.partition(' ')[2]}" if len(lead) == AROUND else lead), (
        f"{tail.rpartition(' ')[0]}…" if len(tail) == AROUND else tail
    )


def _near(proposal: Proposal) -> tuple[date, date] | None:
    """Its days, where they are few; of what was "by" a day that and those before."""
    return _few(proposal.earliest, proposal.latest)


def _few(first: date | None, last: date | None) -> tuple[date, date] | None:
    if last is None:
        return None
    first = first or _moved(last, -BEFORE)
    return (first, last) if last - first <= LONGEST else None


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two reports may mean one thing by these days: the same, or both of days and a day apart."""
    if one == other:
        return True
    narrow = max(one[1] - one[0], other[1] - other[0]) <= BEFORE
    return narrow and one[0] - other[1] <= DAY and other[0] - one[1] <= DAY


def _moved(day: date, by: timedelta) -> date:
    """So much earlier or later; no further than there are days."""
    return date.fromordinal(min(max(day.toordinal() + by.days, 1), date.max.toordinal()))


def _standing(
    proposals: Sequence[Proposal], targets: Mapping[int, Timeline | None]
) -> Mapping[int, Sequence[StandingEvent]]:
    """What each one's timeline has on its days, or has pending, likest in words first."""
    days: dict[int, set[tuple[date, date]]] = defaultdict(set)
    for each in proposals:
        target, near = targets[each.pk], _near(each)
        if target and near:
            days[target.pk].add(near)
    if not days:
        return {}
    asked = [
        Q(
            **{home: timeline},
            day__range=(_moved(first, -LONGEST), _moved(last, DAY)),
            latest__gte=_moved(first, -DAY),
            earliest__lte=_moved(last, DAY),
        )
        for home in ("timeline", "pending_on")
        for timeline, several in days.items()
        for first, last in several
    ]
    columns = ("timeline", "pending_on", "event", "headline", "event__title", *WHEN)
    found = Entry.objects.filter(reduce(or_, asked)).order_by("-id").values_list(*columns)[:LOOKED_AT]
    rows: dict[int, list[tuple[StandingEvent, date, date]]] = defaultdict(list)
    for timeline, pending_on, event, headline, title, *columns_of_when in found:
        when = When(*columns_of_when)
        if when.earliest and when.latest:
            row = StandingEvent(event, headline or title, when)
            rows[timeline or pending_on].append((row, when.earliest, when.latest))
    standing = {}
    for each in proposals:
        target, near = targets[each.pk], _near(each)
        if target and near:
            words = _words(each.title)
            over = [
                row
                for row, first, last in rows[target.pk]
                if (first <= near[1] and last >= near[0])
                or (_meet(near, (first, last)) and _alike(words, _words(row.title)) >= ALIKE)
            ]
            standing[each.pk] = sorted(over, key=lambda row: -_alike(words, _words(row.title)))[:MOST]
    return standing


def _others(proposals: Sequence[Proposal]) -> Mapping[int, Sequence[OtherReport]]:
    """What other articles say of the same days, or a day beside, in like words, decided or not."""
    near = {each.pk: days for each in proposals if (days := _near(each))}
    told = _told_near(sorted(set(near.values())))
    likest: dict[int, list[int]] = {}
    for each in proposals:
        if each.pk in near:
            words = _words(each.title)
            alike = [
                (share, id)
                for id, title, article in told[near[each.pk]]
                if article != each.article_id and (share := _alike(words, title)) >= ALIKE
            ]
            likest[each.pk] = [id for _share, id in sorted(alike, key=lambda pair: -pair[0])[:MOST]]
    columns = ("pk", "title", "article__source__name", "state")
    shown = Proposal.objects.filter(pk__in={id for ids in likest.values() for id in ids})
    reports = {row[0]: OtherReport(*row) for row in shown.values_list(*columns)}
    return {id: [reports[each] for each in ids if each in reports] for id, ids in likest.items()}


_Told = tuple[int, frozenset[str], int]  # its id, the words of its title, its article


def _told_near(asked: Sequence[tuple[date, date]]) -> Mapping[tuple[date, date], Sequence[_Told]]:
    """Of each of these days what is proposed of them or a day beside: those of the very same days first, then
    the last to come in. A long page of many days looks at fewer of each.

    One statement, for to make it of a query set for each would take longer than to answer it.
    """
    told: dict[tuple[date, date], list[_Told]] = {days: [] for days in asked}
    statements, given = [], []
    for at, (first, last) in enumerate(asked):
        conditions, days = [_SAME], [first, last]
        if last - first <= BEFORE:
            conditions += _BESIDE[connection.vendor]
            days += _beside(first, last)
        statements.append(_TOLD.format(at=at, told=" OR ".join(conditions), most=-(-LOOKED_AT // len(asked))))
        given += [*days, last, _moved(last, -BEFORE), first]
    if not statements:
        return told
    with connection.cursor() as cursor:
        days_given = [connection.ops.adapt_datefield_value(day) for day in given]
        cursor.execute(" UNION ALL ".join(statements), days_given)
        for at, id, title, article in cursor.fetchall():
            told[asked[at]].append((id, _words(title), article))
    return told


_TOLD = """SELECT * FROM (
    SELECT {at} AS at, id, title, article_id FROM newsreader_proposal WHERE {told}
    ORDER BY CASE WHEN latest = %s AND COALESCE(earliest, %s) = %s THEN 0 ELSE 1 END, id DESC LIMIT {most}
) AS told"""
_SAME = "earliest = %s AND latest = %s"
# Days that _meet() days as few; the first of what is told without one lies BEFORE its last.
_RANGES = "earliest BETWEEN %s AND %s AND latest BETWEEN %s AND %s AND {width} <= 2"
_UNBEGUN = "earliest IS NULL AND latest BETWEEN %s AND %s"
_BESIDE = {
    "sqlite": (_RANGES.format(width="julianday(latest) - julianday(earliest)"), _UNBEGUN),
    "postgresql": (_RANGES.format(width="latest - earliest"), _UNBEGUN),
}


def _beside(first: date, last: date) -> list[date]:
    """What _BESIDE asks for: between which days it begins and ends, and ends that begins nowhere."""
    soonest, latest = _moved(first, -DAY), _moved(last, DAY)
    ends = _moved(latest, BEFORE)
    return [_moved(soonest, -BEFORE), latest, soonest, ends, soonest, ends]


def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in tokens(title) if len(word) > _SMALL)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of both that are in both."""
    return len(one & other) / len(one | other) if one and other else 0.0
