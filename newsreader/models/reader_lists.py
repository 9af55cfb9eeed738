"""Articles as one reader has them: which they have read, and which they starred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, QuerySet, Value, When

from newsreader.models.read_blocks import Packed, SaidRead

if TYPE_CHECKING:
    from newsreader.models.user import User


Row = TypeVar("Row", bound=models.Model)


class ReaderLists(models.QuerySet[Row]):
    """What a list of articles can be narrowed to for who is signed in.

    Both are walked in the order of the list, and stop where its page is full.
    """

    def unread_by(self, user: User, packed: Packed | None = None) -> Self:
        """Asks the index of what was read once for each article that the list passes, unless what was packed
        of the user says already that it was read."""
        unread = ~Exists(_marks(user).filter(article=OuterRef("pk"), read__isnull=False))
        if packed is None:
            return self.filter(unread)
        # Within a CASE it is asked row by row, in the order of the list: joined, all would be ordered first.
        return self.filter(Case(When(SaidRead("pk", packed), then=Value(False)), default=unread))

    def starred_by(self, user: User) -> Self:
        """Begins at the stars, for they are few: walking all articles to find them would not be."""
        return self.filter(pk__in=_marks(user).filter(starred__isnull=False).values("article"))


def _marks(user: User) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model("newsreader", "ReaderMark")._default_manager.filter(user=user)
    return rows
