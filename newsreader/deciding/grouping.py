"""Which articles are one report: what follows of the near-copies the machine found and of what editors said.

Of articles that share their text each belongs to the earliest before it that does, and with that to whatever
report that one tells: so a group has one first report, and an article woven together from two reports belongs
to both, which stay two. Two that an editor joined are as two that share their text; one that an editor parted
shares it with none.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Q

from newsreader.models import Article, Joined, NearCopy, Parted, SameReport, SampledShingle
from newsreader.models.near_copy import neighbours

MOST = 500  # articles of a group that are looked at; beyond it stands what was found before
GROUPING = 0x636F7079  # "copy": any number that no other lock of ours has

Pairs = set[tuple[int, int]]
Told = dict[int, set[int]]  # article -> the first articles of the reports it tells
EMPTY: Mapping[int, set[int]] = {}


def one_at_a_time() -> None:
    """Wait until nobody else groups, to the end of the transaction: of two copies that come at the same
    moment one must see the other. Last in a transaction, for whoever waits here may hold rows. SQLite has one
    writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [GROUPING])


def regroup(articles: Iterable[int]) -> set[int]:
    """Group these articles anew, and all that hang together with them: the articles that changed. Timelines
    that cite one of those count their sources anew; whoever calls refreshes them."""
    one_at_a_time()
    given = set(articles)
    known = given | _told_with(given)
    pairs = _connected(known)
    standing: Told = {}
    if len(known) > MOST:
        pairs = {pair for pair in pairs if not given.isdisjoint(pair)}
        known = given.union(*pairs)
        standing = _standing(known - given)
    listed = Article.objects.filter(pk__in=known, erased__isnull=True).order_by("listed", "pk")
    return _write(known, firsts(list(listed.values_list("pk", flat=True)), pairs, standing))


def _told_with(articles: Collection[int]) -> set[int]:
    """The articles that tell a report that one of these tells."""
    told = SameReport.objects.filter(article__in=articles).values("first")
    return set(SameReport.objects.filter(first__in=told).values_list("article", flat=True))


def _standing(articles: Collection[int]) -> Told:
    found: Told = {}
    for article, first in SameReport.objects.filter(article__in=articles).values_list("article", "first"):
        found.setdefault(article, set()).add(first)
    return found


def _connected(known: set[int]) -> Pairs:
    """The pairs that hold the group together; `known` grows by the articles in them."""
    pairs: Pairs = set()
    new = set(known)
    while new and len(known) <= MOST:
        found = set(neighbours(NearCopy, new))
        parted = Parted.objects.filter(article__in={each for pair in found for each in pair})
        alone = set(parted.values_list("article", flat=True))
        found = {pair for pair in found if alone.isdisjoint(pair)} | set(neighbours(Joined, new))
        pairs |= found
        new = {each for pair in found for each in pair} - known
        known |= new
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


def _write(articles: Collection[int], told: Told) -> set[int]:
    wanted = {(article, first) for article, all_first in told.items() for first in all_first}
    rows = SameReport.objects.filter(article__in=articles)
    standing = {(article, first): id for id, article, first in rows.values_list("pk", "article", "first")}
    gone, new = standing.keys() - wanted, sorted(wanted - standing.keys())
    SameReport.objects.filter(pk__in=[standing[each] for each in gone]).delete()
    SameReport.objects.bulk_create(SameReport(article_id=article, first_id=first) for article, first in new)
    return {article for article, _first in (*gone, *new)}


def touched_by(rows: Iterable[dict[str, Any]]) -> set[int]:
    """The articles whose group a decision changed, by the rows kept in it."""
    said = [row for row in rows if row["model"] in ("joined", "parted")]
    columns = [(row["before"] or {}) | (row["after"] or {}) for row in said]
    names = ("lower_id", "higher_id", "article_id")
    return {each[name] for each in columns for name in names if name in each}


def forget_text(article: Article) -> set[int]:
    """Take away what is known of an erased article's text, and what editors said of it: the articles that
    told its report, to be grouped anew."""
    told = {article.pk} | _told_with([article.pk])
    SampledShingle.objects.filter(article=article).delete()
    for pairs in (NearCopy, Joined):
        pairs._default_manager.filter(Q(lower=article) | Q(higher=article)).delete()
    Parted.objects.filter(article=article).delete()
    return told
