"""A timeline's cover: a picture the site serves already, chosen at the desk. Decision 38."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsreader.models.chosen_picture import ChosenPicture
from newsreader.models.lead_picture import LONGEST_ALTERNATIVE, LeadPicture
from newsreader.models.sent_picture import LONGEST_CREDIT, SentPicture
from newsreader.models.timeline import Timeline


class CoverQuerySet(models.QuerySet["Cover"]):
    def shown(self) -> CoverQuerySet:
        """Those that everybody may see: one that was sent, or that of a public article, if its picture is
        still the one that was chosen."""
        public = Q(
            report_picture__article__public=True,
            report_picture__wanted=True,
            report_picture__digest=F("report_digest"),
        )
        return self.filter(public | Q(sent_picture__isnull=False))


class Cover(ChosenPicture, models.Model):
    """Either an article's picture or one that was sent for an entry; the words beside it are the editor's.
    Neither, where the article was erased."""

    timeline = models.OneToOneField(Timeline, models.CASCADE, related_name="cover")
    report_picture = models.ForeignKey(LeadPicture, models.PROTECT, null=True, related_name="covers")
    # The article's as it was chosen: of another one the words would be wrong.
    report_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    sent_picture = models.ForeignKey(SentPicture, models.PROTECT, null=True, related_name="covers")
    alternative = models.CharField(_("what it shows"), max_length=LONGEST_ALTERNATIVE)
    credit = models.CharField(_("credit"), max_length=LONGEST_CREDIT, blank=True, default="")

    objects = CoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("cover")
        verbose_name_plural = _("covers")
        constraints = [
            models.CheckConstraint(
                condition=Q(report_picture=None) | Q(sent_picture=None), name="cover_one_picture"
            )
        ]

    def __str__(self) -> str:
        return self.alternative
