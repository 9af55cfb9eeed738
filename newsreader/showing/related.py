"""Other reports that belong to an article's: of the same events, or of the same people on near days."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count, Exists, OuterRef

from newsreader.models import Appearance, Article, Citation
from newsreader.models.addresses import address
from newsreader.models.prepared import Prepared, filled_up
from newsreader.models.user import Viewer
from newsreader.showing.chips import EntityChip
from newsreader.showing.shapes import Shape

MOST = 6
MOST_EVENTS = 64  # that one article is asked for
NEAR = timedelta(days=4)
MOST_NAMES, ENOUGH = 8, 3  # entities looked for; of so many an article must name as many as these


class RelatedReport(NamedTuple):
    id: int
    headline: str
    slug: str
    source: str | None
    day: date | None

    def get_absolute_url(self) -> str:
        return address("article", id=self.id, slug=self.slug)


REPORT = Shape(
    RelatedReport,
    id="pk",
    headline="headline",
    slug="slug",
    source="source__name",
    day="current__published_day",
)


def related(
    article: Article, named: Sequence[EntityChip], viewer: Viewer, but: Collection[int] = ()
) -> list[RelatedReport]:
    """Those cited for an event that it is cited for, then those that name most of whom it names; none of
    `but`. Four queries however many."""
    events = filled_up([event for (event,) in _events.rows(viewer, article.pk)])
    ids = [id for (id,) in _of_same_events.rows(viewer, events)]
    entities = [entity.id for entity in named[:MOST_NAMES]]
    if len(entities) >= ENOUGH:
        near = (article.listed - NEAR, article.listed + NEAR)
        ids += [id for id, _count in _of_same_names.rows(viewer, entities, *near)]
    wanted = [id for id in dict.fromkeys(ids) if id != article.pk and id not in but][:MOST]
    found = {report.id: report for report in map(REPORT.of, _reports.rows(viewer, wanted))}
    return [found[id] for id in wanted if id in found]


# Asked in two steps, of the citations, which say where their articles stand in the list: PostgreSQL takes the
# events of one article for many, and walks all articles for the few that are cited with it. So does SQLite
# where the articles are a list (IN) and are not asked one by one.
_events = Prepared(  # that a timeline shows the viewer: what stands on a draft relates nothing
    lambda viewer, article: (
        Citation.objects.filter(article=article)
        .on_timelines_of(viewer)
        .order_by("-event")
        .values_list("event")[:MOST_EVENTS]
    )
)
_of_same_events = Prepared(
    lambda viewer, events: (
        Citation.objects.filter(event__in=events)
        .filter(Exists(Article.objects.visible_to(viewer).filter(pk=OuterRef("article"))))
        .newest_first()
        .articles()
        .values_list("article")[: 2 * MOST]
    )
)
_of_same_names = Prepared(
    lambda viewer, entities, first, last: (
        Appearance.objects.visible_to(viewer)
        .filter(entity__in=entities, listed__gte=first, listed__lt=last)
        .order_by()
        .values("article")
        .annotate(shared=Count("pk"))
        .filter(shared__gte=ENOUGH)
        .order_by("-shared", "-article")
        .values_list("article", "shared")[: 3 * MOST]
    )
)
_reports = Prepared(
    lambda viewer, ids: Article.objects.visible_to(viewer).filter(pk__in=ids).values_list(*REPORT.columns)
)
