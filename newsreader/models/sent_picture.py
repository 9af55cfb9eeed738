"""Pictures that editors send for an entry: small, as the site itself serves them."""

from __future__ import annotations

import hashlib

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsreader.fetching.pictures import reencode
from newsreader.models import access
from newsreader.models.stamped import Stamped
from newsreader.models.user import Viewer

LONGEST_CREDIT = 200


class SentPictureQuerySet(models.QuerySet["SentPicture"]):
    def visible_to(self, viewer: Viewer) -> SentPictureQuerySet:
        """Those that an entry the viewer sees shows; editors see all, for they choose among them."""
        return access.sent_pictures(self, viewer)

    def receive(self, received: bytes) -> SentPicture:
        """The row of what an editor sent, encoded anew; slow, so outside of transactions. Raises Refused with
        one line."""
        made = reencode(received)
        return self.take(made.large, made.width, made.height)

    def take(self, webp: bytes, width: int, height: int) -> SentPicture:
        """The row of this picture, which was encoded anew; the same for the same bytes."""
        digest = hashlib.sha256(webp).hexdigest()
        values = {"webp": webp, "width": width, "height": height}
        return self.get_or_create(digest=digest, defaults=values)[0]


class SentPicture(Stamped):
    """One that was sent, encoded anew: nothing of the file received is kept. It never changes, and stays
    though no entry shows it any more, for a decision that is undone may bring it back.

    `width` and `height` are in pixels. The bytes come last, so that whoever asks for the rest
    reads past none.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)  # SHA-256 of its bytes
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    webp = models.BinaryField()

    objects = SentPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture sent by an editor")
        verbose_name_plural = _("pictures sent by editors")

    def __str__(self) -> str:
        return self.digest[:12]

    @property
    def url(self) -> str:
        return reverse("sent-picture", args=[self.pk, self.digest])
