"""The other articles that print the report of a list's rows: they stand folded in the row of the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsreader.models import Article, SameReport
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


_OTHER = "first__told_again__article"
_copies = Prepared(
    lambda viewer, articles: (
        SameReport.objects.filter(
            **{"article__in": articles, f"{_OTHER}__in": Article.objects.visible_to(viewer)}
        )
        .order_by("article", f"{_OTHER}__listed", _OTHER)
        .values_list(
            *("article", f"{_OTHER}__pk", f"{_OTHER}__headline", f"{_OTHER}__slug"),
            *(f"{_OTHER}__source", f"{_OTHER}__source__name"),
        )
    )
)
