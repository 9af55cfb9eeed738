"""Near-copies: articles that share their text, found by hashes of it, and grouped into one report.

What the machine finds are `SampledShingle` and `NearCopy`, what an editor says `Joined` and `Parted`; of both
follows `SameReport`, written by deciding/grouping.py alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsreader.models.article import Article, ArticleQuerySet
from newsreader.models.user import Viewer

BATCH = 500  # ids named in one statement


class SampledShingle(models.Model):
    """A hash of a run of words of an article's current version (drafting/near_copies.py): no word can be read
    from it. Some 40 an article; one that MOST articles have already is stored of no further one."""

    MOST = 30

    article = models.ForeignKey(Article, models.CASCADE, related_name="shingles")
    hash = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["hash", "article"], name="shingle_hash")]

    def __str__(self) -> str:
        return f"{self.hash:x}"


class ArticlePair(models.Model):
    """Two articles, by their ids."""

    lower = models.ForeignKey(Article, models.CASCADE, related_name="%(class)s_as_lower", db_index=False)
    higher = models.ForeignKey(Article, models.CASCADE, related_name="%(class)s_as_higher")

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["lower", "higher"], name="%(class)s_once"),
            models.CheckConstraint(condition=Q(lower__lt=F("higher")), name="%(class)s_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.lower} = {self.higher}"


class NearCopy(ArticlePair):
    """Two articles that share their text, as the machine reads their current versions."""

    share = models.FloatField()  # of the words of the smaller one that count, 0 to 1

    class Meta(ArticlePair.Meta):
        verbose_name = _("near-copy")
        verbose_name_plural = _("near-copies")


class Joined(ArticlePair):
    """Two articles of which an editor said that they are one report, whatever the machine finds."""

    class Meta(ArticlePair.Meta):
        verbose_name = _("one report")
        verbose_name_plural = _("one report")


class Parted(models.Model):
    """An article of which an editor said that it is a report of its own: the machine groups it with none."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="parted")

    class Meta:
        verbose_name = _("report of its own")
        verbose_name_plural = _("reports of their own")

    def __str__(self) -> str:
        return str(self.article)


class SameReportQuerySet(models.QuerySet["SameReport"]):
    def told_with(self, article: Article, viewer: Viewer) -> ArticleQuerySet:
        """The other articles of its report that the viewer may see, the earliest first."""
        of_its_report = self.filter(article=article).values("first")
        others = Article.objects.filter(same_reports__first__in=of_its_report).exclude(pk=article.pk)
        return others.visible_to(viewer).distinct().order_by("listed", "pk")

    def told_together(self, articles: Collection[int]) -> set[int]:
        """The articles that tell a report that one of these tells, these too, by their ids."""
        told = self.filter(article__in=articles).values("first")
        return {*articles, *self.filter(first__in=told).values_list("article", flat=True)}

    def of_articles(self, articles: Collection[int]) -> Iterator[tuple[int, int]]:
        """The articles that tell a report, each with its first."""
        for some in batches(articles):
            yield from self.filter(article__in=some).values_list("article", "first")

    def telling(self, firsts: Collection[int]) -> Iterator[tuple[int, int, bool, int | None]]:
        """Of these reports the articles: first, article, whether it is public, and its source."""
        for some in batches(firsts):
            rows = self.filter(first__in=some).order_by()
            yield from rows.values_list("first", "article", "article__public", "article__source")


class SameReport(models.Model):
    """That an article tells what `first` told, the earliest with that text; `first` has a row too.

    One woven together from two reports tells both. An article that shares its text with none has no row.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="same_reports", db_index=False)
    first = models.ForeignKey(Article, models.CASCADE, related_name="told_again")

    objects = SameReportQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "first"], name="same_report_once")]

    def __str__(self) -> str:
        return f"{self.article} = {self.first}"


def in_order(one: int, other: int) -> dict[str, int]:
    """The columns of a pair of articles."""
    return {"lower_id": min(one, other), "higher_id": max(one, other)}


def voices(articles: Iterable[tuple[int, int | None]]) -> dict[int, set[int]]:
    """Whose words each article has, given with the id of its source: of the sources of the first reports it
    tells, or its own. A source is its id; an article of nobody knows whom is the negative of its own.

    As anybody may know it: where the first is private, and not among those given, the report is that of the
    first article which came in of those that are public or given.
    """
    own = {article: source or -article for article, source in articles}
    told: dict[int, set[int]] = {}
    for article, first in SameReport.objects.of_articles(own):
        told.setdefault(article, set()).add(first)
    origins = _origins({first for reports in told.values() for first in reports}, own)
    return {
        article: {origins[first] for first in told[article]} if article in told else {source}
        for article, source in own.items()
    }


def _origins(firsts: Collection[int], given: Collection[int]) -> dict[int, int]:
    """Of each report the source of the article that it is known by."""
    found: dict[int, tuple[bool, int, int]] = {}
    for first, article, public, source in SameReport.objects.telling(firsts):
        if public or article in given:
            known = (article != first, article, source or -article)
            found[first] = min(known, found.get(first, known))
    return {first: source for first, (_later, _article, source) in found.items()}


def batches(ids: Collection[int]) -> Iterator[list[int]]:
    """In their order, BATCH of them at most."""
    ordered = sorted(ids)
    return (ordered[at : at + BATCH] for at in range(0, len(ordered), BATCH))
