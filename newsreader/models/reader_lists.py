"""Articles as one reader has them: which they have read, and which they starred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet

if TYPE_CHECKING:
    from newsreader.models.user import User


Row = TypeVar("Row", bound=models.Model)


class ReaderLists(models.QuerySet[Row]):
    """What a list of articles can be narrowed to for who is signed in.

    Both are walked in the order of the list, and stop where its page is full.
    """

    def unread_by(self, user: User) -> Self:
        """Asks the index of what was read once for each article that the list passes."""
        return self.filter(~Exists(_marks(user).filter(article=OuterRef("pk"), read__isnull=False)))

    def unread_far_back(self, user: User) -> Self:
        """The same, for who has read very many in a row: all they read is listed once."""
        return self.exclude(pk__in=_marks(user).filter(read__isnull=False).values("article"))

    def starred_by(self, user: User) -> Self:
        """Begins at the stars, for they are few: walking all articles to find them would not be."""
        return self.filter(pk__in=_marks(user).filter(starred__isnull=False).values("article"))


def _marks(user: User) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model("newsreader", "ReaderMark")._default_manager.filter(user=user)
    return rows
