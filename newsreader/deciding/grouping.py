"""Which articles are one report: what follows of the near-copies the machine found and of what editors said.

Of articles that share their text each belongs to the earliest before it that does, and with that to whatever
report that one tells: so a group has one first report, and an article woven together from two reports belongs
to both, which stay two. Two that an editor joined are as two that share their text; one that an editor parted
shares it with none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from newsreader.models import Article, Joined, NearCopy, Parted, SameReport, SampledShingle
from newsreader.models.near_copy import ArticlePair, batches
from newsreader.models.prepared import Prepared, Row, filled_up
from newsreader.models.user import NOBODY

MOST = 500  # articles of a group that are looked at; beyond it stands what was found before
GROUPING = 0x636F7079  # "copy": any number that no other lock of ours has

Pairs = set[tuple[int, int]]
Told = dict[int, set[int]]  # article -> the first articles of the reports it tells
EMPTY: Mapping[int, set[int]] = {}
_ALONE = "SELECT pg_advisory_xact_lock(%s)"


def one_at_a_time() -> None:
    """Wait until nobody else groups, to the end of the transaction: of two copies that come at the same
    moment one must see the other. Last in a transaction, for whoever waits here may hold rows. SQLite has one
    writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_ALONE, [GROUPING])


def asked_alone(question: str, values: Sequence[Any]) -> list[Row]:
    """The rows that a question of one statement finds once nobody else groups, as one_at_a_time(): sent
    together with the waiting. A statement of PostgreSQL sees what was stored before it began itself."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"{_ALONE}; {question}", [GROUPING, *values])
            cursor.nextset()
        else:
            cursor.execute(question, values)
        found: list[Row] = cursor.fetchall()
    return found


def regroup(articles: Iterable[int], *, near: Iterable[int] = (), waited: bool = False) -> set[int]:
    """Group these articles anew, and all that hang together with them: the articles whose report is another
    now, or known by another article to those who may not see all. Timelines that cite one of those count
    their sources anew; whoever calls refreshes them. `near`: articles known to share their text, which need
    not be looked for. `waited`: one_at_a_time() was called in this transaction already."""
    if not waited:
        one_at_a_time()
    given = set(articles)
    rows = {*_asked(_TOLD_WITH, given.union(near))}
    looked_at = given.union(near, (article for article, _first, _id in rows))
    known = set(looked_at)
    pairs = _connected(given, known)
    if too_many := len(known) > MOST:
        pairs = {pair for pair in pairs if not given.isdisjoint(pair)}
        known = given.union(*pairs)
    rows.update(_asked(_TOLD, known - looked_at))
    told = {(article, first): id for article, first, id in rows if article in known}
    standing = _by_article(each for each in told if each[0] not in given) if too_many else EMPTY
    stored = {article: (listed, public) for article, listed, public in _asked(_ARTICLES, known)}
    in_order = sorted(stored, key=lambda article: (stored[article][0], article))
    public = {article for article, (_listed, public) in stored.items() if public}
    return _write(told, firsts(in_order, pairs, standing), public)


def _by_article(rows: Iterable[tuple[int, int]]) -> Told:
    found: Told = {}
    for article, first in rows:
        found.setdefault(article, set()).add(first)
    return found


def _connected(given: set[int], known: set[int]) -> Pairs:
    """The pairs that hold the group together; `known` grows by the articles in them. Of a group too large to
    look through those of the `given` articles, and what else was found."""
    pairs: Pairs = set()
    new = set(known) if len(known) <= MOST else given
    while new:
        found = set(_asked(_PAIRED, new))
        pairs |= found
        new = {each for pair in found for each in pair} - known
        known |= new
        if len(known) > MOST:
            break
    return pairs


def firsts(in_order: Iterable[int], pairs: Pairs, standing: Mapping[int, set[int]] = EMPTY) -> Told:
    """Of each article that is in a pair the first reports it tells; the articles are given earliest first.
    What `standing` says is so.

    >>> sorted(firsts([1, 2, 3, 4], {(1, 3), (2, 3), (2, 4)}).items())
    [(1, {1}), (2, {2}), (3, {1, 2}), (4, {2})]
    """
    beside: Told = {}
    for one, other in pairs:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found: Told = {}
    for article in in_order:
        earlier = [found[other] for other in beside.get(article, ()) if other in found]
        told = standing.get(article) or _told(article, set().union(*earlier), beside)
        found[article] = told or {article}
    return {article: told for article, told in found.items() if beside.get(article, set()) & found.keys()}


def _told(article: int, reports: set[int], beside: Told) -> set[int]:
    """Those reports that it shares text with itself, if any: it may have a part alone of another's two."""
    return reports & beside.get(article, set()) or reports


def _write(standing: Mapping[tuple[int, int], int], told: Told, public: Collection[int]) -> set[int]:
    """`standing`: the rows there are, article and first, each with its id."""
    wanted = {(article, first) for article, all_first in told.items() for first in all_first}
    gone, new = standing.keys() - wanted, sorted(wanted - standing.keys())
    if gone:
        SameReport.objects.filter(pk__in=[standing[each] for each in gone]).delete()
    if new:
        with connection.cursor() as cursor:
            cursor.executemany(_INSERT, new)
    known_anew = _known_by(standing, public).items() ^ _known_by(wanted, public).items()
    reports = {first for first, _known in known_anew}
    others = {article for article, first in (*standing, *wanted) if first in reports}
    return others.union(article for article, _first in (*gone, *new))


def _known_by(rows: Iterable[tuple[int, int]], public: Collection[int]) -> Mapping[int, int]:
    """The reports whose first is private, each with the public article it is known by (models.voices)."""
    known: dict[int, int] = {}
    for article, first in rows:
        if first not in public and article in public:
            known[first] = min(article, known.get(first, article))
    return known


def touched_by(rows: Iterable[dict[str, Any]]) -> set[int]:
    """The articles whose group a decision changed, by the rows kept in it."""
    said = [row for row in rows if row["model"] in ("joined", "parted")]
    columns = [(row["before"] or {}) | (row["after"] or {}) for row in said]
    names = ("lower_id", "higher_id", "article_id")
    return {each[name] for each in columns for name in names if name in each}


def forget_text(article: Article) -> set[int]:
    """Take away what is known of an erased article's text, and what editors said of it: the articles that
    told its report, to be grouped anew."""
    told = SameReport.objects.told_together([article.pk])
    SampledShingle.objects.filter(article=article).delete()
    for pairs in (NearCopy, Joined):
        pairs._default_manager.filter(Q(lower=article) | Q(higher=article)).delete()
    Parted.objects.filter(article=article).delete()
    return told


# Asked whenever a copy comes in, so their SQL is worked out once: it is nine tenths of their time.


def _asked(question: Prepared, articles: Collection[int]) -> Iterator[Row]:
    for some in batches(articles):
        yield from question.rows(NOBODY, filled_up(some))


_INSERT = "INSERT INTO newsreader_samereport (article_id, first_id) VALUES (%s, %s)"


def _told_by(articles: Any) -> Any:
    return SameReport.objects.filter(article__in=articles).order_by().values_list("article", "first", "pk")


def _telling_with(articles: Collection[int]) -> Any:
    told = SameReport.objects.filter(article__in=articles).values("first")
    return SameReport.objects.filter(first__in=told).values("article")


_TOLD_WITH = Prepared(lambda _viewer, articles: _told_by(_telling_with(articles)))
_TOLD = Prepared(lambda _viewer, articles: _told_by(articles))


def _paired(pairs: type[ArticlePair], articles: Collection[int]) -> Any:
    found = pairs._default_manager.filter(Q(lower__in=articles) | Q(higher__in=articles)).order_by()
    return found.values_list("lower", "higher")


def _of_none_parted(articles: Collection[int]) -> Any:
    alone = (Exists(Parted.objects.filter(article=OuterRef(side))) for side in ("lower", "higher"))
    return _paired(NearCopy, articles).filter(*(~each for each in alone))


# The machine's pairs and the editors': one question of a step, not three.
_PAIRED = Prepared(lambda _viewer, articles: _of_none_parted(articles).union(_paired(Joined, articles)))
_ARTICLES = Prepared(
    lambda _viewer, articles: (
        Article.objects.filter(pk__in=articles, erased__isnull=True)
        .order_by()
        .values_list("pk", "listed", "public")
    )
)
