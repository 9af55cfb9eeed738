"""What is used stays: whether anybody made anything of an article, and the rules by which the rest goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

if TYPE_CHECKING:
    from newsreader.models.article import Article, ArticleQuerySet
    from newsreader.models.feed import Feed

# Rows that name an article, and by which column, because somebody did something with it: a new kind gets its
# line here.
USED_BY = (
    ("Citation", "article"),  # an event rests on it
    ("Rejection", "article"),  # an editor said what of it makes no event
    ("DateReading", "article"),  # an editor said what a date of it means
    ("MarkReading", "article"),  # … or whom it names, who speaks, what is counted
    ("Decision", "article"),  # made public, corrected, looked over, …; also undone, for it can be done again
    ("HeldVersion", "article"),  # an editor is being asked
    ("Cover", "report_picture__article"),  # a timeline is shown by its picture
    ("Parted", "article"),  # an editor said that it is a report of its own
    ("Note", "article"),  # a reader wrote about it
    *(("Joined", side) for side in ("lower", "higher")),  # … or another's
)
# Of one report with an article that is cited: without it that and a third might count as two sources.
SHARES_REPORT = {"first__told_again__article__citations__isnull": False}


def used() -> Q:
    """Of an article: somebody cited, judged, gave or opened it, or is asked to. What was erased stays a
    tombstone, and what its feed delivers anew just now is waited for."""
    known = Q(given=True) | Q(opened_at__isnull=False) | Q(erased__isnull=False)
    for name, column in USED_BY:
        known |= _named_by(name, **{column: OuterRef("pk")})
    copies = _named_by("SameReport", article=OuterRef("pk"), **SHARES_REPORT)
    starred = _named_by("ReaderMark", article=OuterRef("pk"), starred__isnull=False)
    return known | copies | starred | _named_by("Arrival", article=OuterRef("pk"), state="waiting")


def _named_by(name: str, **columns: Any) -> Q:
    return Q(Exists(apps.get_model("newsreader", name)._default_manager.filter(**columns)))


def open_at_desk(article: Article) -> None:
    """Somebody looks at it: the first look is written, later ones ask nothing."""
    if article.opened_at is None:
        article.opened_at = timezone.now()
        unopened = type(article).objects.filter(pk=article.pk, opened_at__isnull=True)
        unopened.update(opened_at=article.opened_at)


@dataclass(frozen=True, slots=True)
class KeepingRule:
    """How many days the articles of a feed stay that nobody used; `feed` is None of those whose feed is
    followed no more. `own` is whether the feed says so itself, not the site for all."""

    feed: Feed | None
    days: int
    own: bool = False

    def going(self, now: datetime) -> ArticleQuerySet:
        """The articles that go by this rule now."""
        articles: ArticleQuerySet = apps.get_model("newsreader", "Article")._default_manager.all()
        return articles.filter(feed=self.feed).taken_before(now - timedelta(days=self.days)).unused()


def rule_of(feed: Feed | None) -> KeepingRule | None:
    """None where its articles are kept for ever."""
    own = feed.keep_days if feed else None
    days = own or settings.NEWSREADER_KEEP_DAYS
    return KeepingRule(feed, days, own=bool(own)) if days else None


def any_rule() -> bool:
    """Whether anything may ever go, asked often."""
    sites = (settings.NEWSREADER_KEEP_DAYS, settings.NEWSREADER_KEEP_ORIGINALS_DAYS)
    feeds = apps.get_model("newsreader", "Feed")._default_manager
    return any(sites) or feeds.filter(keep_days__isnull=False).exists()


def rules() -> list[KeepingRule]:
    """Of every feed that has one, by its own or the site's, and of the feeds that are followed no more."""
    feeds = apps.get_model("newsreader", "Feed")._default_manager.in_folders()
    return [rule for feed in [*feeds, None] if (rule := rule_of(feed))]
