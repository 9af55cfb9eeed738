"""Articles as lists show them, and what a list is narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, Func, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from newsreader.models.reader_lists import ReaderLists, RowByRow

if TYPE_CHECKING:
    from newsreader.models.source import Source
    from newsreader.models.timeline import Timeline

Row = TypeVar("Row", bound=models.Model)


class OneOf(Func):
    """OneOf(id, ids): is it one of these, which are found first, and by themselves?

    Of "id IN (SELECT …)" PostgreSQL takes the rows to lie evenly among all: to find the twenty newest of an
    old story it walked the list back, past half a million articles that came in since.
    """

    output_field = models.BooleanField()
    arity = 2

    def as_sql(self, compiler: Any, connection: Any, *_function: Any, **_extra: Any) -> Any:
        return self._as_sql(compiler, "{} IN {}")

    def as_postgresql(self, compiler: Any, connection: Any, **_extra: Any) -> Any:
        return self._as_sql(compiler, "{} = ANY(ARRAY{})")

    def _as_sql(self, compiler: Any, template: str) -> tuple[str, tuple[Any, ...]]:
        """Raises EmptyResultSet where there can be no ids, which a Func takes for NULL."""
        (id, of_id), (ids, of_ids) = map(compiler.compile, self.get_source_expressions())
        return template.format(id, ids), (*of_id, *of_ids)


class ArticleLists(ReaderLists[Row]):
    def for_list(self) -> Self:
        """What a list shows of an article, without its text: of that its length alone, `characters`."""
        shown = self.select_related("source", "current", "picture").only(
            *("headline", "slug", "public", "listed", "created", "source__name", "source__slug"),
            *(f"current__{name}" for name in _OF_VERSION),
            *(f"picture__{name}" for name in ("wanted", "digest", "width", "height")),
        )
        return shown.annotate(characters=Length("current__body"))

    def of_source(self, source: Source | int) -> Self:
        return self.filter(source=source)

    def cited_on(self, timeline: Timeline | int) -> Self:
        """Those that an event of the timeline is bound to; begins at the timeline, which has the fewer."""
        cited = apps.get_model("newsreader", "Citation")._default_manager.cited_on(timeline)
        return self.filter(OneOf("pk", cited.order_by().values("article")))

    def each_report_once(self, of: Self | None = None) -> Self:
        """Without what tells the report of an earlier one of these: copies stand in the row of the first. Or
        of an earlier one `of` all that these are the newest of.

        Of each row alone, and of nothing on the page around it: so no page loses a row or has it again.
        Begins at who tells the report: begun at the articles, the database looked at all of a source. Asked
        row by row: joined, all reports told twice are put in order for a few hundred rows.
        """
        row = {name: OuterRef(OuterRef(OuterRef(name))) for name in ("listed", "pk")}
        earlier = Q(listed__lt=row["listed"]) | Q(listed=row["listed"], pk__lt=row["pk"])
        first = (self if of is None else of).filter(earlier, pk=OuterRef("article")).order_by()
        told = _all("SameReport").filter(Exists(first), first=OuterRef("first"))
        again = Exists(_all("SameReport").filter(Exists(told), article=OuterRef("pk")))
        return self.filter(RowByRow(~again))


_OF_VERSION = (
    *("standfirst", "published_day", "published_time", "published_at", "made", "captured", "agency"),
    *("language", "direction", "number", "updated"),
)


def _all(table: str) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model("newsreader", table)._default_manager.all()
    return rows
