"""What an administrator is shown before articles are erased: the one act that cannot be undone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Exists, OuterRef

from newsreader.models import Article, Citation, Entry, Timeline


class RestingTimeline(NamedTuple):
    """`entries` of it cite one of the articles; `alone` of these cite no other report that stands."""

    timeline: Timeline
    entries: int
    alone: int


def resting_timelines(articles: Iterable[Article]) -> list[RestingTimeline]:
    """The timelines that cite the articles or show a picture of theirs, the public ones first."""
    gone = [article.pk for article in articles]
    citing = Citation.objects.filter(event=OuterRef("event"))
    others = citing.filter(article__erased__isnull=True).exclude(article__in=gone)
    entries = Entry.objects.filter(Exists(citing.filter(article__in=gone)), timeline__isnull=False)
    rows = entries.annotate(elsewhere=Exists(others)).order_by().values_list("timeline", "elsewhere")
    resting, alone = Counter(row[0] for row in rows), Counter(row[0] for row in rows if not row[1])
    pictured = Timeline.objects.picturing(gone).values_list("pk", flat=True)
    timelines = Timeline.objects.filter(pk__in={*resting, *pictured}).order_by("title", "pk")
    shown = sorted(timelines, key=lambda each: not each.is_published)
    return [RestingTimeline(each, resting[each.pk], alone[each.pk]) for each in shown]
