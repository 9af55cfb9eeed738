"""Articles as one reader has them: which they have read, and which they starred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, Func, OuterRef, Q, QuerySet

from newsreader.models.list_order import InListOrder
from newsreader.models.read_blocks import Packed, SaidRead

if TYPE_CHECKING:
    from newsreader.models.user import User


Row = TypeVar("Row", bound=models.Model)


class RowByRow(Func):
    """A condition that the database asks of each row it passes, in the order of the list.

    Where it may join, PostgreSQL makes one list of all that the condition looks through, and puts the rows in
    order afterwards: cheaper by its guesses, for it does not know that a page is soon full.
    """

    template = "CASE WHEN %(expressions)s THEN TRUE ELSE FALSE END"
    output_field = models.BooleanField()
    arity = 1


class ReaderLists(InListOrder[Row]):
    """What a list of articles can be narrowed to for who is signed in.

    Both are walked in the order of the list, and stop where its page is full.
    """

    def unread_by(self, user: User, packed: Packed | None = None) -> Self:
        """Asks the index of what was read once for each article that the list passes, unless what was packed
        of the user says already that it was read."""
        marked = _marks(user).filter(read__isnull=False)
        if packed is None:
            return self.filter(~Exists(marked.filter(article=OuterRef("pk"))))
        # Not "=": for that PostgreSQL hashes all that was read, expecting to be asked of every row.
        unread = ~Exists(marked.filter(article__gte=OuterRef("pk"), article__lte=OuterRef("pk")))
        return self.filter(~Q(SaidRead("pk", packed)), RowByRow(unread))

    def starred_by(self, user: User) -> Self:
        """Begins at the stars, for they are few: walking all articles to find them would not be."""
        return self.filter(pk__in=_marks(user).filter(starred__isnull=False).values("article"))


def _marks(user: User) -> QuerySet[Any]:
    rows: QuerySet[Any] = apps.get_model("newsreader", "ReaderMark")._default_manager.filter(user=user)
    return rows
