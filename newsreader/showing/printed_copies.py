"""The other articles that print the report of a list's rows: they stand folded in the row of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsreader.models import Article
from newsreader.models.addresses import address
from newsreader.models.prepared import Prepared
from newsreader.models.user import Viewer


class PrintedCopy(NamedTuple):
    """Another article of a row's report; the outlet is named by its id and name, where it is known."""

    id: int
    headline: str
    slug: str
    source: int | None
    source_name: str | None

    def get_absolute_url(self) -> str:
        return address("article", id=self.id, slug=self.slug)


def copies_of(articles: Sequence[Article], viewer: Viewer) -> Mapping[int, Sequence[PrintedCopy]]:
    """Of each the others the viewer may see, the earliest first; one query."""
    copies: dict[int, list[PrintedCopy]] = defaultdict(list)
    for article, *other in _copies.rows(viewer, [each.pk for each in articles]):
        copy = PrintedCopy(*other)
        if copy.id != article and copy not in copies[article]:  # two reports may have it in common
            copies[article].append(copy)
    return copies


def papers(article: Article, copies: Sequence[PrintedCopy]) -> int:
    """In how many other papers it stands; one that nobody knows is a paper of its own."""
    return len({copy.source or -copy.id for copy in copies} - {article.source_id})


_OF = "same_reports__first__told_again__article"
# Begins at these articles: asked whether a copy is among all that are visible, SQLite listed all those.
_copies = Prepared(
    lambda viewer, articles: (
        Article.objects.visible_to(viewer)
        .filter(**{f"{_OF}__in": articles})
        .order_by(_OF, "listed", "pk")
        .values_list(_OF, "pk", "headline", "slug", "source", "source__name")
    )
)
