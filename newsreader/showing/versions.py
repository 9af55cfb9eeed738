"""Two versions of an article, by what differs, and what rests on its words."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from newsreader.models import ArticleVersion, Citation, Event
from newsreader.models.passage import Field
from newsreader.models.user import Viewer
from newsreader.text.differences import Change, differences

MOST = 60  # changes shown of a field
FIELDS = (Field.HEADLINE, Field.STANDFIRST, Field.BYLINE, Field.CAPTION, Field.BODY)


class ChangedField(NamedTuple):
    field: Field
    changes: list[Change]
    more: int  # changes that are not shown


class Difference:
    def __init__(self, former: ArticleVersion, version: ArticleVersion, viewer: Viewer) -> None:
        self.former, self.version, self.viewer = former, version, viewer

    @cached_property
    def fields(self) -> list[ChangedField]:
        found = ((each, self._changes(each)) for each in FIELDS)
        return [ChangedField(each, all[:MOST], max(0, len(all) - MOST)) for each, all in found if all]

    def _changes(self, field: Field) -> list[Change]:
        was, now = self.former, self.version
        lines = (was.lines_of(field), now.lines_of(field))
        return differences(was.text_of(field), now.text_of(field), MOST, in_lines=lines)

    @cached_property
    def citations(self) -> list[Citation]:
        """What rests on the article's words, as they stand today: the lost ones first."""
        seen = Event.objects.visible_to(self.viewer)
        rows = self.version.article.citations.filter(event__in=seen).select_related("event", "article")
        return list(rows.order_by("-lost", "pk"))
