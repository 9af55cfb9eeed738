"""A reader's marks on articles: that they have read one, and that they starred it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.article import Article
from newsreader.models.read_blocks import ReadBlock, hold_marks
from newsreader.models.user import User, Viewer

MOST_AT_ONCE = 500  # articles of one pressing


class ReaderMarkQuerySet(models.QuerySet["ReaderMark"]):
    def visible_to(self, viewer: Viewer) -> ReaderMarkQuerySet:
        return access.reader_marks(self, viewer)

    def of(self, user: User) -> ReaderMarkQuerySet:
        return self.filter(user=user)

    def starred(self) -> ReaderMarkQuerySet:
        """The last star first."""
        return self.filter(starred__isnull=False).order_by("-starred", "-id")

    @transaction.atomic
    def mark_read(self, user: User, articles: Collection[int]) -> datetime:
        """`user` has read these, of which they must see each; those read before keep their moment.

        Gives the moment, by which take_back() knows what was marked in this pressing.
        """
        now = timezone.now()
        with self._packed(user, articles, read=True):
            self._begin(user, articles)
            self.of(user).filter(article__in=articles, read__isnull=True).update(read=now)
        return now

    @transaction.atomic
    def take_back(self, user: User, moments: Collection[datetime]) -> int:
        """What was marked read in these pressings is unread again; how many that are."""
        marked = self.of(user).filter(read__in=moments)
        articles = list(marked.values_list("article", flat=True))
        with self._packed(user, articles, read=False):
            count = marked.update(read=None)
            self._clear(user)
        return count

    @transaction.atomic
    def keep_unread(self, user: User, article: int) -> None:
        with self._packed(user, [article], read=False):
            self.of(user).filter(article=article).update(read=None)
            self._clear(user)

    @transaction.atomic
    def star(self, user: User, article: int) -> None:
        hold_marks(user)
        self._begin(user, [article])
        self.of(user).filter(article=article, starred__isnull=True).update(starred=timezone.now())

    @transaction.atomic
    def take_over(self, user: User, read: Mapping[int, datetime], starred: Mapping[int, datetime]) -> None:
        """Marks of the moments a browser kept, by article; what the account has already stays as it is."""
        articles = {*read, *starred}
        with self._packed(user, read, read=True):
            self._begin(user, articles)
            rows = list(self.of(user).filter(article__in=articles))
            for row in rows:
                row.read = row.read or read.get(row.article_id)
                row.starred = row.starred or starred.get(row.article_id)
            self.bulk_update(rows, ["read", "starred"], batch_size=500)

    @transaction.atomic
    def unstar(self, user: User, article: int) -> None:
        """Held: the row that goes may be one that is marked read just now."""
        hold_marks(user)
        self.of(user).filter(article=article).update(starred=None)
        self._clear(user)

    @contextmanager
    def _packed(self, user: User, articles: Collection[int], *, read: bool) -> Iterator[None]:
        """Round what changes these marks: what is packed of them says the same afterwards."""
        held = ReadBlock.objects.hold(user, articles)
        yield
        ReadBlock.objects.write(held, articles, read=read)

    def _begin(self, user: User, articles: Collection[int]) -> None:
        """A row of each that has none yet."""
        rows = [self.model(user=user, article_id=id) for id in sorted(articles)]
        self.bulk_create(rows, ignore_conflicts=True)

    def _clear(self, user: User) -> None:
        """A row that says nothing goes."""
        self.of(user).filter(read__isnull=True, starred__isnull=True).delete()


class ReaderMark(models.Model):
    """What one reader did with one article; seen by them alone."""

    user = models.ForeignKey(User, models.CASCADE, related_name="reader_marks", db_index=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="reader_marks")
    read = models.DateTimeField(null=True)
    starred = models.DateTimeField(null=True)

    objects = ReaderMarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("reader’s mark")
        verbose_name_plural = _("readers’ marks")
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="reader_mark_once")]
        indexes = [
            # For lists of what is unread: the answer is in the index itself.
            models.Index(fields=["user", "article"], name="reader_read", condition=Q(read__isnull=False)),
            models.Index(
                fields=["user", "starred", "article"],
                name="reader_starred",
                condition=Q(starred__isnull=False),
            ),
            # For taking back one pressing, and for SQLite to list all that was read.
            models.Index(
                fields=["user", "read", "article"],
                name="reader_read_at",
                condition=Q(read__isnull=False),
            ),
            # For the rows that say nothing any more.
            models.Index(
                fields=["user"], name="reader_empty", condition=Q(read__isnull=True, starred__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)  # the admin names what goes with a user, and is told nothing
