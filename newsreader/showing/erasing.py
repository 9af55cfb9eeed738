"""What an administrator is shown before articles are erased: the one act that cannot be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef
from django.db.models.functions import Coalesce

from newsreader.models import Article, Citation, Entry, Timeline


class RestingTimeline(NamedTuple):
    """`entries` of it, pending ones too, cite one of the articles; `alone` of these cite no other report that
    stands, `pending` wait to be published."""

    timeline: Timeline
    entries: int
    alone: int
    pending: int


def resting_timelines(articles: Iterable[Article]) -> list[RestingTimeline]:
    """The timelines that cite the articles or show a picture of theirs, the public ones first."""
    gone = [article.pk for article in articles]
    citing = Citation.objects.filter(event=OuterRef("event"))
    others = citing.filter(article__erased__isnull=True).exclude(article__in=gone)
    entries = Entry.objects.filter(Exists(citing.filter(article__in=gone)))
    homes = entries.annotate(home_id=Coalesce("timeline", "pending_on"), elsewhere=Exists(others)).order_by()
    rows = homes.values_list("home_id", "elsewhere", "pending_on")
    resting, alone = Counter(row[0] for row in rows), Counter(row[0] for row in rows if not row[1])
    pending = Counter(row[0] for row in rows if row[2])
    pictured = Timeline.objects.picturing(gone).values_list("pk", flat=True)
    timelines = Timeline.objects.filter(pk__in={*resting, *pictured}).order_by("title", "pk")
    shown = sorted(timelines, key=lambda each: not each.is_published)
    return [RestingTimeline(each, resting[each.pk], alone[each.pk], pending[each.pk]) for each in shown]
