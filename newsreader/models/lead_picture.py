"""Pictures: the lead picture of an article, small, as the site itself serves it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.article import Article
from newsreader.models.user import Viewer
from newsreader.models.work import Work, WorkQuerySet


class LeadPictureQuerySet(WorkQuerySet):
    def visible_to(self, viewer: Viewer) -> LeadPictureQuerySet:
        """Those of articles the viewer may read."""
        return access.pictures(self, viewer)

    def kept(self) -> LeadPictureQuerySet:
        return self.filter(width__gt=0)


class LeadPicture(Work):
    """Fetched because an editor or a feed's setting asked; re-encoded, so that nothing of the file received
    is served. `width` and `height` are pixels; 0 while there is none yet."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="picture")
    address = models.CharField(_("address"), max_length=1000)  # where it is fetched from
    alternative = models.CharField(_("alternative text"), max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)  # SHA-256 of `encoded`
    media_type = models.CharField(max_length=20, blank=True, editable=False)
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)
    encoded = models.BinaryField(default=b"", editable=False)
    made = models.DateTimeField(default=timezone.now, editable=False)

    objects = LeadPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [models.Index(fields=["next_at", "id"], name="picture_next")]

    def __str__(self) -> str:
        return self.alternative or self.address
