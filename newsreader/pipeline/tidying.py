"""Tidying: what feeds brought and nobody used goes when its time has come (models/used.py says which).

Unlike erasing it leaves no tombstone: an editor who gives the address has the article again. Its arrivals
stay, so that its feed does not bring it back as long as it lists it.

A batch is one short transaction. In it the articles are locked, and looked at once more: who cites one at the
same moment either finds it gone, or was first, and it stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Length
from django.utils import timezone

from newsreader.deciding.grouping import regroup
from newsreader.deciding.overview import outdate
from newsreader.models import (
    Appearance,
    Arrival,
    Article,
    ArticleVersion,
    Decision,
    Distinction,
    Entity,
    Figure,
    Follow,
    LeadPicture,
    MarkReading,
    Mention,
    Original,
    Participation,
    Proposal,
    Quotation,
    SameReport,
    TimeExpression,
)
from newsreader.models.used import KeepingRule, rules
from newsreader.pipeline.giving_way import goes_on

BATCH = 200  # articles in one transaction: about half a second of one that SQLite's other writers wait for
GONE = "gone"  # the outcome of an arrival whose article went


def tidy(
    now: datetime | None = None,
    *,
    grace: timedelta = timedelta(0),
    most: int | None = None,
    tell: Callable[[int], object] = lambda gone: None,
) -> bool:
    """Let go what the rules say, until it is done, this process is to end, or so many batches were done.
    Whether all is done. A rule of a feed that was changed within `grace` does not hold yet. `tell` hears of
    each batch how many rows went."""
    now = now or timezone.now()
    left = most
    for gone in _batches(now, grace):
        tell(gone)
        left = None if left is None else left - 1
        if left == 0 or not goes_on():
            return False
    return True


def _batches(now: datetime, grace: timedelta) -> Iterator[int]:
    """Does one batch after the other; how many rows went in each."""
    for rule in rules():
        if rule.feed is None or not rule.own or rule.feed.modified <= now - grace:
            yield from _few_by_few(rule.going(now).order_by("created"), _let_articles_go)
    originals = originals_going(now).order_by("received")
    yield from _few_by_few(originals, partial(_let_originals_go, now=now))


def _few_by_few(going: QuerySet[Any], let_go: Callable[[QuerySet[Any], list[int]], int]) -> Iterator[int]:
    """Until none is left, or all that are left are held by others: they wait for the next day."""
    while few := list(going.values_list("pk", flat=True)[:BATCH]):
        gone = let_go(going, few)
        yield gone
        if not gone:
            return


@transaction.atomic
def _let_articles_go(going: QuerySet[Article], few: list[int]) -> int:
    # Who holds one just now makes use of it.
    held = Article.objects.select_for_update(skip_locked=True).filter(pk__in=few).order_by("pk")
    locked = list(held.values_list("pk", flat=True))
    gone = list(going.filter(pk__in=locked).values_list("pk", flat=True))  # as it is now
    versions = ArticleVersion.objects.filter(article__in=gone)
    originals = list(versions.exclude(original=None).values_list("original", flat=True).distinct())
    mentions = Mention.objects.filter(article__in=gone).order_by()
    named = list(mentions.values_list("entity", flat=True).distinct())
    told_again = SameReport.objects.filter(first__told_again__article__in=gone).exclude(article__in=gone)
    to_group = set(told_again.values_list("article", flat=True))
    Arrival.objects.filter(article__in=gone).update(
        state=Arrival.State.TAKEN,
        outcome=GONE,
        article=None,
        told={},
        failures=0,
        failure="",
    )
    for of_article in (Mention, Appearance, Proposal, LeadPicture):
        of_article._default_manager.filter(article__in=gone).delete()
    for of_version in (TimeExpression, Figure, Quotation):
        of_version._default_manager.filter(version__article__in=gone).delete()
    Article.objects.filter(pk__in=gone).update(current=None, looked_at=None)
    versions.delete()
    Article.objects.filter(pk__in=gone).delete()
    Original.objects.filter(pk__in=originals, versions__isnull=True).delete()
    _let_names_go(named)
    outdate([], None, regroup(to_group))
    return len(gone)


def _let_names_go(named: list[int]) -> None:
    """Of these entities those that nothing names any more and nobody stood for, joined or told apart."""
    held = Entity.objects.select_for_update(skip_locked=True).filter(pk__in=named).order_by("pk")
    locked = list(held.values_list("pk", flat=True))
    machines = Entity.objects.filter(pk__in=locked, confirmed=False, starter_key=None, merged_into=None)
    Entity.objects.filter(pk__in=list(machines.exclude(_wanted()).values_list("pk", flat=True))).delete()


def _wanted() -> Q:
    rows = (
        *((model, "entity") for model in (Mention, MarkReading, Participation, Decision, Follow)),
        *((model, "speaker") for model in (Figure, Quotation)),
        *((Distinction, side) for side in ("one", "other")),
        (Entity, "merged_into"),
    )
    wanted = Q()
    for model, name in rows:
        wanted |= Q(Exists(model._default_manager.filter(**{name: OuterRef("pk")})))
    return wanted


def originals_going(now: datetime) -> QuerySet[Original]:
    """Those whose bytes go now, their articles staying: of no version of an article that is used, or new."""
    days = settings.NEWSREADER_KEEP_ORIGINALS_DAYS
    if days is None:
        return Original.objects.none()
    before = now - timedelta(days=days)
    unused = Article.objects.filter(pk=OuterRef("article")).taken_before(before).unused()
    versions = ArticleVersion.objects.filter(original=OuterRef("pk"))
    kept = Q(Exists(versions.filter(~Exists(unused)))) | ~Q(Exists(versions))
    return Original.objects.filter(gone=None, received__lt=before).exclude(kept)


@transaction.atomic
def _let_originals_go(going: QuerySet[Original], few: list[int], now: datetime) -> int:
    of = ArticleVersion.objects.filter(original__in=few).order_by().values("article")
    held = Article.objects.select_for_update(skip_locked=True).filter(pk__in=of).order_by("pk")
    locked = list(held.values_list("pk", flat=True))
    busy = Exists(ArticleVersion.objects.filter(original=OuterRef("pk")).exclude(article__in=locked))
    gone = list(going.filter(~busy, pk__in=few).values_list("pk", flat=True))
    return Original.objects.filter(pk__in=gone).update(compressed=b"", gone=now)


# What would go


@dataclass(frozen=True, slots=True)
class Would:
    """What one rule would let go: articles, the characters of their texts, the stored bytes of originals."""

    rule: KeepingRule
    articles: int
    characters: int
    stored: int


def would_go(now: datetime) -> Iterator[Would]:
    """Of each rule, also where it is nothing. An original that two articles share is counted twice."""
    for rule in rules():
        versions = ArticleVersion.objects.filter(article__in=rule.going(now).values("pk"))
        sums = versions.aggregate(
            characters=Sum(Length("body"), default=0),
            stored=Sum(Length("original__compressed"), default=0),
        )
        yield Would(rule, rule.going(now).count(), **sums)


def originals_would_go(now: datetime) -> tuple[int, int]:
    """How many originals, and their stored bytes."""
    sums = originals_going(now).aggregate(stored=Sum(Length("compressed"), default=0))
    return originals_going(now).count(), sums["stored"]
