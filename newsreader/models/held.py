"""Versions that wait for an editor to say whether they are of the same article."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models.article import Article, ArticleVersion
from newsreader.models.source import Source


class HeldVersion(models.Model):
    """A version that was received and is not shown: it has no number, and nothing is read in it."""

    class Reason(models.TextChoices):
        CLAIM = "claim", _("It only says that it stands at this article's address.")
        ELSEWHERE = "elsewhere", _("The article is public, and this came from elsewhere.")
        ALIKE = (
            "alike",
            _("Most of its words are the article's; its address, headline, day or outlet is not."),
        )
        LOST = "lost", _("Most of the article's words are gone from it.")

    article = models.ForeignKey(Article, models.CASCADE, related_name="held", verbose_name=_("article"))
    version = models.OneToOneField(ArticleVersion, models.CASCADE, related_name="held")
    # What an article made of it would be of, and be known by.
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="+")
    fetched_from = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=9, choices=Reason.choices)
    received = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("version held back")
        verbose_name_plural = _("versions held back")

    def __str__(self) -> str:
        return self.version.headline or str(_("Article without a headline"))
