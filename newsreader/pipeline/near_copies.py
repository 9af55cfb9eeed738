"""Near-copies of an article: looked for by a sample of its shingles when it is read, and stored in pairs.

Of an article that shares its text with none, as most, this is four statements. What is slow
(the words of the few that may be copies) is done before the transaction that stores; what came in meanwhile
is looked at within it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection, transaction

from newsreader.deciding.changes import lock
from newsreader.deciding.grouping import asked_alone, regroup
from newsreader.deciding.overview import outdate
from newsreader.drafting.near_copies import STANDING, ComparedText, Overlap, compare
from newsreader.models import Article, ArticleVersion, NearCopy, SameReport, SampledShingle
from newsreader.models.near_copy import BATCH, batches
from newsreader.pipeline.asking import Question
from newsreader.pipeline.rows import Writing, send_all, values_insertion

COMMON = 2  # hashes that two articles have in common before their words are compared
OF_A_REPORT, ALTOGETHER = 3, 12  # articles whose words are compared: of one report, of all


@dataclass
class Sought:
    """An article of which near-copies are sought, and what was found before the transaction that stores
    it."""

    article: Article
    version: ArticleVersion
    text: ComparedText
    compared: dict[int, Overlap] = field(default_factory=dict)  # by the other's version

    def __post_init__(self) -> None:
        self.look()

    def look(self) -> None:
        self.found = _Found(self)
        self.copies = _copies(self, self.found, set())


def group(article: Article) -> None:
    """Find the near-copies of the article's current version, store them, and group the article with them.

    Idempotent; what editors joined and parted stands. `reading.read` does the same with its own transaction.
    """
    article.refresh_from_db(fields=["current"])
    if article.current is None:
        return
    sought = look(article, article.current)
    with transaction.atomic():
        if lock(article).current_id == sought.version.pk:
            outdate([], None, store(sought))


def look(article: Article, version: ArticleVersion) -> Sought:
    """All that takes time: before the transaction in which store() is called."""
    return Sought(article, version, ComparedText(version.text))


def store(sought: Sought) -> set[int]:
    """Store what was found, in the transaction of a reading and before it holds timelines: the articles that
    are grouped in another way now."""
    article = sought.article.pk
    last, pairs = _stored_now(article)
    if last != sought.found.last:  # something came in meanwhile
        sought.look()
    found, copies = sought.found, sought.copies
    if found.same_words:
        copies = {other: share for other, (_id, share) in pairs.items()} | copies
    elif pairs:
        copies = _copies(sought, found, pairs.keys())
    found.forget()
    if not (copies or pairs):
        found.new.send()
        return regroup([article], waited=True) if _IN_A_REPORT.rows(article) else set()
    gone = [id for other, (id, share) in pairs.items() if copies.get(other) != share]
    for some in batches(gone):
        NearCopy.objects.filter(pk__in=some).delete()
    new = {other: share for other, share in copies.items() if pairs.get(other, (0, -1.0))[1] != share}
    made = [(*sorted((article, other)), share) for other, share in sorted(new.items())]
    send_all(found.new, values_insertion(NearCopy, ("lower_id", "higher_id", "share"), made))
    return regroup([article], near=copies, waited=True)


class _Found:
    """What is stored of the article's hashes, and who else has them."""

    def __init__(self, sought: Sought) -> None:
        self.article = sought.article.pk
        self.sample = sought.text.sample
        self.last = 0  # of all hashes that are stored, which is done one at a time
        self.own: dict[int, int] = {}  # each with its row's id
        self.holders: dict[int, list[int]] = {}
        self.reports: dict[int, int] = {}  # a report that each of them tells, if it is one of several
        for id, hash, other, first in _holders(self.article, self.sample):
            if other is None:
                self.last = id or 0
                continue
            if other == self.article:
                self.own[hash] = id
                continue
            others = self.holders.setdefault(hash, [])
            if other not in others:  # a row for each report it tells
                others.append(other)
            if first is not None:
                self.reports[other] = min(first, self.reports.get(other, first))

    @property
    def full(self) -> set[int]:
        """Hashes of which enough articles are stored: by those this one is found, and its copies are."""
        return {hash for hash, others in self.holders.items() if len(others) >= SampledShingle.MOST}

    @property
    def same_words(self) -> bool:
        """Whether the article was looked at before, with the same words."""
        return bool(self.own) and self.own.keys() <= self.sample <= self.own.keys() | self.full

    def forget(self) -> None:
        """Take away the hashes that its words have no more."""
        gone = [id for hash, id in self.own.items() if hash not in self.sample]
        for at in range(0, len(gone), BATCH):
            SampledShingle.objects.filter(pk__in=gone[at : at + BATCH]).delete()

    @property
    def new(self) -> Writing:
        """The hashes that are not stored yet."""
        new = self.sample - self.own.keys() - self.full
        return values_insertion(
            SampledShingle, ("article_id", "hash"), [(self.article, hash) for hash in sorted(new)]
        )


def _holders(article: int, hashes: Collection[int]) -> list[tuple[Any, ...]]:
    """Who has these hashes, and which this article has: id, hash, article, and a report that it tells if it
    is one of several. Without an article: the last id of all."""
    given: Any = sorted(hashes)
    any_of = "= ANY(%s::bigint[])"
    if connection.vendor != "postgresql":
        given, any_of = json.dumps(given), "IN (SELECT value FROM json_each(%s))"
    with connection.cursor() as cursor:
        cursor.execute(_HOLDERS.format(any_of=any_of), [given, article])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _copies(sought: Sought, found: _Found, known: Collection[int]) -> dict[int, float]:
    """The articles that share its text, each with the share; those `known` are looked at whatever they have
    in common."""
    reports = found.reports
    standing = {
        hash
        for hash, others in found.holders.items()
        if len(others) >= STANDING and len({reports.get(each, each) for each in others}) >= STANDING
    }
    candidates = _candidates(found, standing, reports)
    if not (candidates or known):
        return {}
    without = sought.text.standing(standing) if standing else frozenset()
    shares = {}
    for row in _of({*candidates, *known}):
        overlap = sought.compared.get(row.version)
        if overlap is None:
            overlap = compare(sought.text, ComparedText(f"{row.standfirst}\n\n{row.body}"), without)
            sought.compared[row.version] = overlap
        if overlap.copied(row.source is not None and row.source == sought.article.source_id):
            shares[row.article] = round(overlap.share, 3)
    return shares


def _candidates(found: _Found, standing: set[int], reports: dict[int, int]) -> list[int]:
    """Those who have most hashes in common with it, and of each report a few: of two reports that it was
    woven together from, the one may stand in fifty papers."""
    telling = found.holders.keys() - standing or found.holders.keys()
    common = Counter(each for hash in telling for each in found.holders[hash])
    taken: list[int] = []
    of_report: Counter[int] = Counter()
    for article, hashes in sorted(common.items(), key=lambda each: (-each[1], each[0])):
        report = reports.get(article, article)
        if hashes >= COMMON and of_report[report] < OF_A_REPORT and len(taken) < ALTOGETHER:
            of_report[report] += 1
            taken.append(article)
    return taken


class _Row(NamedTuple):
    article: int
    source: int | None
    version: int
    standfirst: str
    body: str


def _of(articles: Collection[int]) -> Iterator[_Row]:
    for some in batches(articles):
        yield from (row for row in map(_Row._make, _TEXTS.rows(some)) if row.version is not None)


def _stored_now(article: int) -> tuple[int, dict[int, tuple[int, float]]]:
    """Once nobody else groups: the last id of all hashes; and the articles that are paired with this one,
    each with the pair's id and share."""
    rows = asked_alone(_PAIRS, [article, article])
    last = next(id for id, lower, _higher, _share in rows if lower is None) or 0
    pairs = [row for row in rows if row[1] is not None]
    return last, {(higher if lower == article else lower): (id, share) for id, lower, higher, share in pairs}


_TEXTS = Question(
    lambda articles: (
        Article.objects.filter(pk__in=articles)  # bare ones too: a planner takes the index of the others
        .order_by()
        .values_list("pk", "source", "current", "current__standfirst", "current__body")
    ),
    int,
)
# One parameter for all hashes: forty places for values take the driver longer than the database the answer.
# And one statement of three questions: each costs as much to send and to plan as these do to answer.
_HOLDERS = (
    "SELECT has.id, has.hash, has.article_id, told.first_id FROM newsreader_sampledshingle has"
    " LEFT JOIN newsreader_samereport told ON told.article_id = has.article_id WHERE has.hash {any_of}"
    " UNION ALL SELECT id, hash, article_id, NULL FROM newsreader_sampledshingle WHERE article_id = %s"
    " UNION ALL SELECT max(id), NULL, NULL, NULL FROM newsreader_sampledshingle"
)
_PAIRS = (
    "SELECT id, lower_id, higher_id, share FROM newsreader_nearcopy WHERE lower_id = %s OR higher_id = %s"
    " UNION ALL SELECT max(id), NULL, NULL, NULL FROM newsreader_sampledshingle"
)
_IN_A_REPORT = Question(
    lambda article: SameReport.objects.filter(article=article).order_by().values_list("pk")[:1], int
)
