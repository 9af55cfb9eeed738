"""The list of articles: what a reader narrowed it to, a page of it, and what stands beside a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from django.db.models import Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from newsreader.models import Article, Citation, Entry, ReadBlock, SameReport, Timeline
from newsreader.models.addresses import address
from newsreader.models.article import ArticleQuerySet
from newsreader.models.article_lists import OneOf
from newsreader.models.ids import id_in
from newsreader.models.list_order import InListOrder, ListOrder
from newsreader.models.list_places import ListPlace
from newsreader.models.prepared import Answers, Asked, Prepared, PreparedModels, Question, Row
from newsreader.models.read_blocks import MOST, Packed
from newsreader.models.user import User, Viewer
from newsreader.showing.filter import Filter, Parts
from newsreader.showing.printed_copies import PrintedCopy, copies_of, papers
from newsreader.showing.reader_notes import MARKS, Marks
from newsreader.showing.updated import updated_days

Rows = TypeVar("Rows", bound=InListOrder[Any])

PAGE = 20
# How far back a folder's articles are looked for, until a page is full: PostgreSQL puts in order all that it
# finds of several feeds, and SQLite takes their index only where a moment is named.
REACHES = tuple(timedelta(hours=6) * 16**time for time in range(4))
EVER = timedelta.max
# Of a timeline's articles the first so many are looked through for copies, before all of them are.
FEW = 4 * (PAGE + 1)
EARLIEST, LATEST = (datetime(year, 1, 1, tzinfo=UTC) for year in (1, 5000))
ARRIVAL = "arrival"  # the value of `order` in an address


@dataclass(frozen=True, slots=True)
class ListFilter(Filter):
    """`feeds` are those of the folder, by their ids; in order of arrival the period is that of arrival.

    What a reader without an account has read or starred is kept in their browser: their list of what is
    unread is that of all, and the stars it is made of are `stars`, as the browser names them.
    """

    timeline: Timeline | None = None
    folder: str = ""
    feeds: tuple[int, ...] = ()
    unread: bool = False
    starred: bool = False
    stars: tuple[int, ...] | None = None
    order: ListOrder = ListOrder.LISTED

    def __bool__(self) -> bool:
        """Is anything left out? Another order leaves out nothing."""
        return any((self.unread, self.starred, self.source, self.timeline, self.folder, self.period))

    @property
    def by_arrival(self) -> bool:
        return self.order == ListOrder.CREATED

    @property
    def parts(self) -> Parts:
        return {
            "order": ARRIVAL if self.by_arrival else "",
            "unread": 1 if self.unread else None,
            "starred": 1 if self.starred else None,
            "source": self.source.pk if self.source else None,
            "timeline": self.timeline.slug if self.timeline else None,
            "folder": self.folder,
            "period": self.period,
        }

    @property
    def way_in(self) -> str:
        """What an article's address carries, so that its page knows the list it was opened from."""
        return self.query(**{"in": "list"})

    @property
    def asked(self) -> dict[str, Asked]:
        """What a query is asked with, by name."""
        asked: dict[str, Asked] = {}
        if self.source:
            asked["source"] = self.source.pk
        if self.timeline:
            asked["timeline"] = self.timeline.pk
        if self.folder:
            asked["feeds"] = self.feeds
        if self.stars is not None:
            asked["stars"] = self.stars
        if self.first and self.last:
            asked["first"] = datetime.combine(self.first, datetime.min.time(), tzinfo=UTC)
            asked["end"] = datetime.combine(self.last, datetime.min.time(), tzinfo=UTC) + timedelta(days=1)
        return asked


class Neighbour(NamedTuple):
    """An article beside another in a list."""

    id: int
    headline: str
    slug: str

    def get_absolute_url(self) -> str:
        return address("article", id=self.id, slug=self.slug)


class ListRow(NamedTuple):
    """An article in the list: the others that print its report, in how many other `papers`; the day its words
    were changed on, if they were; and what its address carries of the list."""

    article: Article
    copies: Sequence[PrintedCopy]
    papers: int
    updated: date | None
    way_in: str


class ListPage(NamedTuple):
    rows: Sequence[ListRow]
    marks: Marks  # the viewer's, by article
    more: bool
    order: ListOrder

    @property
    def articles(self) -> list[Article]:
        return [row.article for row in self.rows]

    @property
    def last(self) -> str:
        """The place to go on from, as addresses carry it."""
        return place_of(self.rows[-1].article, self.order).as_text if self.rows else ""


def page(asked: ListFilter, answers: Answers, after: ListPlace | None = None) -> ListPage:
    """The newest of the list; or those after this place, where no article need stand any more."""
    viewer = answers.viewer
    found = _found(asked, answers, after, older=True, most=PAGE + 1)
    ids = [id for (id,) in found[:PAGE]]
    of_reader: Sequence[Question] = ((MARKS, ids),) if isinstance(viewer, User) else ()
    answers.ask((_shown, ids), *of_reader)
    rows = {each.pk: each for each in answers.models(_shown, ids)}
    marks = answers.models(MARKS, ids) if of_reader else ()
    articles = [rows[id] for id in ids if id in rows]
    copies = copies_of([each for each in articles if getattr(each, "has_copies", False)], viewer)
    updated, way_in = updated_days(articles), asked.way_in
    return ListPage(
        [
            ListRow(each, also, papers(each, also), updated.get(each.pk), way_in)
            for each in articles
            for also in (copies.get(each.pk, ()),)
        ],
        {mark.article_id: mark for mark in marks},
        more=len(found) > PAGE,
        order=asked.order,
    )


def place_of(article: Article, order: ListOrder) -> ListPlace:
    return ListPlace(getattr(article, order), article.pk)


def asked_place(text: str, viewer: Viewer, order: ListOrder = ListOrder.LISTED) -> ListPlace | None:
    """Where the page before ended: by values, or by the article's id, as addresses were written once."""
    id = id_in(text)
    if id is None:
        return ListPlace.of_text(text)
    return place_of(get_object_or_404(Article.objects.visible_to(viewer), pk=id), order)


class WaysOn(NamedTuple):
    """Where a reader goes on from an article: in the list they came from, or back to the timeline's entry."""

    entry: Entry | None = None
    asked: ListFilter | None = None
    newer: Neighbour | None = None
    older: Neighbour | None = None
    then: str = ""  # the query of the day on which that timeline was read as it was known
    kept_in_browser: bool = False  # what that list leaves out: static/js/own-lists.js says what stands beside


def ways_on(asked: ListFilter, viewer: Viewer, article: Article) -> WaysOn:
    """One query each way."""
    place = place_of(article, asked.order)
    answers = Answers(viewer)
    newer, older = (_found(asked, answers, place, older=way, most=1) for way in (False, True))
    kept = (asked.unread or asked.starred) and not viewer.is_authenticated
    return WaysOn(None, asked, _neighbour(newer), _neighbour(older), kept_in_browser=kept)


def _neighbour(rows: Sequence[Row]) -> Neighbour | None:
    return next((Neighbour(*row) for row in rows), None)


# The queries: one for each way of narrowing, whose SQL is kept


class _Narrowing(NamedTuple):
    """A way of narrowing: what is asked by name, and the rest, which changes the query itself."""

    names: tuple[str, ...]
    order: str
    unread: bool
    starred: bool
    older: bool
    most: int
    near: bool = False  # of a timeline: among its first articles alone


def _found(
    asked: ListFilter, answers: Answers, place: ListPlace | None, *, older: bool, most: int
) -> list[Row]:
    """The ids of a page; of one article alone what its link needs as well."""
    way, given = _way(asked, answers.viewer, older, most), _given(asked, place)
    if way.unread and (packed := Packed.of(answers.rows(_PACKED))):
        given |= {"first_read": packed.first, "read": packed.read}
    if asked.timeline and not way.unread:
        near = _asked(way._replace(near=True), answers, given)
        return near if len(near) == most else _asked(way, answers, given)
    if not _in_reaches(asked, way):
        return _asked(way, answers, given)
    begin = place.moment if place else _edge(asked, answers)
    found: list[Row] = []
    if begin is None:
        return found
    for reach in (REACHES[-1], EVER) if way.unread else (*REACHES, EVER):
        found = _asked(way, answers, given | {"bound": _bound(begin, reach, older)})
        if len(found) == most:
            break
    return found


def asked_first(asked: ListFilter, viewer: Viewer, place: ListPlace | None) -> Sequence[Question]:
    """What page() asks first, for a caller that asks more in the same message."""
    way = _way(asked, viewer, True, PAGE + 1)
    packed = [(_PACKED,)] if way.unread else []
    newest = [(_newest[asked.order],)] if _in_reaches(asked, way) and place is None else []
    return (*packed, *newest)


def _way(asked: ListFilter, viewer: Viewer, older: bool, most: int) -> _Narrowing:
    own = isinstance(viewer, User)
    return _Narrowing((), str(asked.order), asked.unread and own, asked.starred and own, older, most)


def _given(asked: ListFilter, place: ListPlace | None) -> dict[str, Asked]:
    return asked.asked | ({"moment": place.moment, "id": place.id} if place else {})


def _in_reaches(asked: ListFilter, way: _Narrowing) -> bool:
    """Is it looked for further and further back, until a page is full? Not where what is found is few enough
    to be put in order: of one feed, an outlet or a timeline, or a reader's stars."""
    narrow = asked.source or asked.timeline or way.starred or asked.stars is not None
    return len(asked.feeds) > 1 and not narrow


def _asked(way: _Narrowing, answers: Answers, given: dict[str, Asked]) -> list[Row]:
    """A plan is kept of what always goes one way: back from the newest, past all that was read."""
    prepared, *asked = _question(way, given)
    keep = way.unread and "bound" not in given
    return answers.rows(prepared, *asked) if keep else prepared.rows(answers.viewer, *asked)


def _question(way: _Narrowing, given: dict[str, Asked]) -> Question:
    return (_prepared(way._replace(names=tuple(given))), *given.values())


def _edge(asked: ListFilter, answers: Answers) -> datetime | None:
    """Where the newest of the list can stand: none where there is none."""
    newest = next((moment for (moment,) in answers.rows(_newest[asked.order])), None)
    end = asked.asked.get("end")
    return min(newest, end) if newest and isinstance(end, datetime) else newest


def _bound(begin: datetime, reach: timedelta, older: bool) -> datetime:
    return begin - min(reach, begin - EARLIEST) if older else begin + min(reach, LATEST - begin)


_PACKED = Prepared(
    lambda user: ReadBlock.objects.of(user).order_by("-block").values_list("block", "read")[:MOST]
)
_printed_again = SameReport.objects.filter(article=OuterRef("pk"))
_shown: PreparedModels[Article] = PreparedModels(
    lambda viewer, ids: (
        Article.objects.visible_to(viewer)
        .for_list()
        .filter(pk__in=ids)
        .annotate(has_copies=Exists(_printed_again))
    )
)
_newest = {
    order: Prepared(
        lambda viewer, order=order: (
            Article.objects.visible_to(viewer).newest_first(order).values_list(order.value)[:1]
        )
    )
    for order in ListOrder
}


@lru_cache(maxsize=512)
def _prepared(way: _Narrowing) -> Prepared:
    return Prepared(partial(_rows, way))


def _rows(way: _Narrowing, viewer: Viewer, *asked: Any) -> QuerySet[Article, Any]:
    given = dict(zip(way.names, asked, strict=True))
    articles = all_of_these = _narrowed(way, viewer, given)
    if way.near:
        articles = Article.objects.visible_to(viewer).filter(OneOf("pk", _near(way, given, all_of_these)))
    articles = articles.each_report_once(of=all_of_these)
    if way.unread and isinstance(viewer, User):  # after: who read a report has read its copies
        packed = Packed(given["first_read"], given["read"]) if "read" in given else None
        articles = articles.unread_by(viewer, packed)
    ordered = _in_order(way, given, articles)
    # Of a page the ids alone, which stand in the index: passing 20,000 that were read costs half as much.
    return ordered.values_list(*(Neighbour._fields if way.most == 1 else Neighbour._fields[:1]))[: way.most]


def _near(way: _Narrowing, given: dict[str, Any], articles: ArticleQuerySet) -> QuerySet[Any, Any]:
    """The ids of the first of them: where nothing else is asked, told by the citations alone, which say where
    their articles stand. Of those some may be private, or erased."""
    if way.order != ListOrder.LISTED or way.starred or not given.keys() <= {"timeline", "moment", "id"}:
        return _in_order(way, given, articles)[:FEW].values("pk")
    return _in_order(way, given, Citation.objects.cited_on(given["timeline"])).articles()[:FEW]


def _in_order(way: _Narrowing, given: dict[str, Any], articles: Rows) -> Rows:
    """From the place that is given on, and no further than the bound."""
    if "moment" in given:
        going_on = articles.listed_before if way.older else articles.listed_after
        articles = going_on(given["moment"], given["id"], way.order)
    if "bound" in given:
        articles = articles.filter(**{f"{way.order}__{'gte' if way.older else 'lte'}": given["bound"]})
    return articles.newest_first(way.order) if way.older else articles.oldest_first(way.order)


def _narrowed(way: _Narrowing, viewer: Viewer, given: dict[str, Any]) -> ArticleQuerySet:
    articles = Article.objects.visible_to(viewer)
    if "source" in given:
        articles = articles.of_source(given["source"])
    if "timeline" in given:
        articles = articles.cited_on(given["timeline"])
    if "feeds" in given:
        articles = articles.filter(feed__in=given["feeds"])
    if "stars" in given:
        articles = articles.filter(pk__in=given["stars"])
    if "first" in given:
        articles = articles.listed_between(given["first"], given["end"], way.order)
    if way.starred and isinstance(viewer, User):
        articles = articles.starred_by(viewer)
    return articles
