"""What stands beside each proposal of a page of the queue: a few queries, however many rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db.models import Case, Count, F, Func, IntegerField, Q, Value
from django.db.models import When as Where
from django.db.models.functions import Coalesce
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from newsreader.models import ArticleVersion, Entry, Event, Proposal, Timeline
from newsreader.models.addresses import address
from newsreader.models.passage import Field
from newsreader.models.prepared import Answers, Prepared, filled_up
from newsreader.showing.likely_timelines import LikelyTimelines
from newsreader.showing.signs import said
from newsreader.text.folding import tokens
from newsreader.text.when import When

MOST = 3  # events, and reports, shown beside one
LONGEST = timedelta(days=31)  # of a when: beside what may have happened all year stands nothing
DAY = timedelta(days=1)  # by so much two reports may differ on when one thing was
BEFORE = timedelta(days=2)  # what is told without a day was seldom earlier than so long before its report
AROUND = 400  # characters of its paragraph before the sentence, and after
LOOKED_AT = 640  # rows that one page of the queue compares, shared by its days
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

    def __init__(
        self,
        proposals: Sequence[Proposal],
        answers: Answers,
        timelines: Sequence[Timeline],
        target: Timeline | None = None,
    ) -> None:
        """`timelines` are those the editor edits; `answers` the editor's."""
        articles = sorted({each.article_id for each in proposals})
        texts, counts, told = _Texts(proposals), (_COUNTS, filled_up(articles)), _ToldNear(proposals)
        likely = LikelyTimelines(articles, timelines, answers, [*texts.questions, counts, *told.questions])
        self._made: dict[int, SafeString] = {}
        self.timelines = timelines
        targets = {each.pk: target or likely.of(each.article_id) for each in proposals}
        others, days = told.likest(proposals, answers), _days_on(proposals, targets)
        reports = (_REPORTS, filled_up(sorted({id for ids in others.values() for id in ids})))
        answers.ask(reports, *days.values())
        standing = _standing(proposals, targets, days, answers)
        reported = {id: OtherReport(id, *rest) for id, *rest in answers.rows(*reports)}
        text_of = texts.found(answers)
        of_article: dict[int, int] = dict(answers.rows(*counts))
        self.rows = [
            QueueRow(
                each,
                targets[each.pk],
                *_around(each, text_of.get((each.version_id, each.field), "")),
                standing.get(each.pk, ()),
                tuple(reported[id] for id in others.get(each.pk, ()) if id in reported),
                of_article.get(each.article_id, 0),
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


_COUNTS = Prepared(
    lambda _viewer, articles: (
        Proposal.objects.open()
        .filter(article__in=articles)
        .order_by()
        .values_list("article")
        .annotate(number=Count("pk"))
    )
)
_TEXTS = {
    field: Prepared(
        lambda _viewer, versions, field=field: ArticleVersion.objects.filter(pk__in=versions).values_list(
            "pk", field
        )
    )
    for field in Field.values
}


class _Texts:
    """The fields that proposals stand in."""

    def __init__(self, proposals: Iterable[Proposal]) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        for each in proposals:
            wanted[each.field].add(each.version_id)
        self._asked = {field: (_TEXTS[field], filled_up(sorted(ids))) for field, ids in wanted.items()}
        self.questions = list(self._asked.values())

    def found(self, answers: Answers) -> Mapping[tuple[int, str], str]:
        """By version and name."""
        return {
            (id, field): text
            for field, question in self._asked.items()
            for id, text in answers.rows(*question)
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


_Days = tuple[date, date]


@cache
def _on(home: str, most: int) -> Prepared:
    """What a timeline has on some days, or has pending: the last to come in, at most so many."""
    columns = ("event", "headline", "event__title", *WHEN)
    return Prepared(
        lambda _viewer, timeline, soonest, first, last: (
            Entry.objects.filter(
                **{home: timeline}, day__range=(soonest, last), latest__gte=first, earliest__lte=last
            )
            .order_by("-id")
            .values_list(*columns)[:most]
        )
    )


def _days_on(
    proposals: Sequence[Proposal], targets: Mapping[int, Timeline | None]
) -> Mapping[tuple[int, _Days, str], Any]:
    """What is asked of these timelines' days."""
    wanted = {
        (target.pk, near) for each in proposals if (target := targets[each.pk]) and (near := _near(each))
    }
    most = _each_of(len(wanted))
    return {
        (timeline, near, home): (
            *(_on(home, most), timeline, _moved(near[0], -LONGEST)),
            *(_moved(near[0], -DAY), _moved(near[1], DAY)),
        )
        for timeline, near in sorted(wanted)
        for home in ("timeline", "pending_on")
    }


def _standing(
    proposals: Sequence[Proposal],
    targets: Mapping[int, Timeline | None],
    days: Mapping[tuple[int, _Days, str], Any],
    answers: Answers,
) -> Mapping[int, Sequence[StandingEvent]]:
    """What each one's timeline has on its days, or has pending, likest in words first."""
    rows: dict[tuple[int, _Days], list[tuple[StandingEvent, _Days]]] = defaultdict(list)
    for (timeline, days_near, _home), question in days.items():
        for event, headline, title, *columns_of_when in answers.rows(*question):
            when = When(*columns_of_when)
            if when.earliest and when.latest:
                row = StandingEvent(event, headline or title, when)
                rows[timeline, days_near].append((row, (when.earliest, when.latest)))
    standing = {}
    for each in proposals:
        target, near = targets[each.pk], _near(each)
        if target and near:
            words = _words(each.title)
            over = [
                row
                for row, (first, last) in rows[target.pk, near]
                if (first <= near[1] and last >= near[0])
                or (_meet(near, (first, last)) and _alike(words, _words(row.title)) >= ALIKE)
            ]
            standing[each.pk] = sorted(over, key=lambda row: -_alike(words, _words(row.title)))[:MOST]
    return standing


_REPORTS = Prepared(
    lambda _viewer, ids: Proposal.objects.filter(pk__in=ids).values_list(
        "pk", "title", "article__source__name", "state"
    )
)


class _ToldNear:
    """What is proposed of the days of these, or a day beside, decided or not: those of the very same days
    first, then the last to come in. A long page of many days looks at fewer of each."""

    def __init__(self, proposals: Sequence[Proposal]) -> None:
        self._near = {each.pk: days for each in proposals if (days := _near(each))}
        several = sorted(set(self._near.values()))
        self._asked = {days: _told_of(days, _each_of(len(several))) for days in several}
        self.questions = list(self._asked.values())

    def likest(self, proposals: Sequence[Proposal], answers: Answers) -> Mapping[int, Sequence[int]]:
        """By proposal the ids of those that other articles say in like words."""
        told = {days: answers.rows(*question) for days, question in self._asked.items()}
        likest = {}
        for each in proposals:
            if each.pk in self._near:
                words = _words(each.title)
                alike = [
                    (share, id)
                    for id, title, article in told[self._near[each.pk]]
                    if article != each.article_id and (share := _alike(words, _words(title))) >= ALIKE
                ]
                likest[each.pk] = [id for _share, id in sorted(alike, key=lambda pair: -pair[0])[:MOST]]
        return likest


def _each_of(number: int) -> int:
    """How many rows are looked at for each of so many days: by powers of two, to have few statements."""
    return max(1, LOOKED_AT // (1 << (number - 1).bit_length())) if number else LOOKED_AT


def _told_of(days: _Days, most: int) -> Any:
    """The question."""
    first, last = days
    asked = (first, last, _moved(last, -BEFORE))
    if last - first > BEFORE:
        return (_of_these_days(most), *asked)
    soonest, latest = _moved(first, -DAY), _moved(last, DAY)
    return (_of_days_near(most), *asked, _moved(soonest, -BEFORE), soonest, latest, _moved(latest, BEFORE))


@cache
def _of_these_days(most: int) -> Prepared:
    return Prepared(
        lambda _viewer, first, last, unbegun: _told(
            Q(earliest=first, latest=last), first, last, unbegun, most
        )
    )


@cache
def _of_days_near(most: int) -> Prepared:
    """Days that _meet() days as few; the first of what is told without one lies BEFORE its last."""

    def told(
        _viewer: Any,
        first: date,
        last: date,
        unbegun: date,
        soonest: date,
        begins: date,
        latest: date,
        ends: date,
    ) -> Any:
        meets = Q(earliest__range=(soonest, latest), latest__range=(begins, ends), width__lte=BEFORE.days)
        unbegun_then = Q(earliest=None, latest__range=(begins, ends))
        return _told(Q(earliest=first, latest=last) | meets | unbegun_then, first, last, unbegun, most)

    return Prepared(told)


def _told(of_days: Q, first: date, last: date, before: date, most: int) -> Any:
    begins = Coalesce("earliest", Value(before))
    the_same = Case(Where(Q(latest=last, begins=first), then=0), default=1, output_field=IntegerField())
    rows = Proposal.objects.alias(width=_Width(F("latest"), F("earliest")), begins=begins).filter(of_days)
    return rows.order_by(the_same, "-id").values_list("id", "title", "article")[:most]


class _Width(Func):
    """The days from the second to the first."""

    output_field = IntegerField()
    arg_joiner = " - "
    template = "(%(expressions)s)"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        joiner, template = ") - julianday(", "(julianday(%(expressions)s))"
        return self.as_sql(compiler, connection, arg_joiner=joiner, template=template, **context)


@lru_cache(maxsize=4096)
def _words(title: str) -> frozenset[str]:
    return frozenset(word for word in tokens(title) if len(word) > _SMALL)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the words of both that are in both."""
    return len(one & other) / len(one | other) if one and other else 0.0
