"""Pictures: the lead picture of an article, small, as the site itself serves it."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.fetching.pictures.sizes import SMALL, fitted
from newsreader.models import access
from newsreader.models.article import Article
from newsreader.models.user import Viewer
from newsreader.models.work import Work, WorkQuerySet

LONGEST_ALTERNATIVE = 500
NOTHING_YET = {"digest": "", "width": 0, "height": 0}
NOTHING_TRIED = {"queued_at": None, "busy_until": None, "failures": 0, "failure": ""}


class LeadPictureQuerySet(WorkQuerySet):
    def visible_to(self, viewer: Viewer) -> LeadPictureQuerySet:
        """Those of articles the viewer may read."""
        return access.pictures(self, viewer)

    def wanted(self) -> LeadPictureQuerySet:
        return self.filter(wanted=True)

    def kept(self) -> LeadPictureQuerySet:
        """Those that pages show."""
        return self.filter(wanted=True, width__gt=0)

    def given_back(self) -> LeadPictureQuerySet:
        """Those nobody wants any more, that are still there."""
        return self.filter(wanted=False, width__gt=0)

    def follow(self, article: Article) -> int:
        """The article has another version: where its picture is another, that one is asked for. What was kept
        is shown no more, for the caption beside it would be of the new one. How many that are."""
        version = article.current
        if version is None or not version.image_url:
            return 0
        other = list(
            self.filter(article=article).exclude(address=version.image_url).values_list("pk", flat=True)
        )
        PictureFile.objects.filter(picture__in=other).delete()
        return self.filter(pk__in=other).update(
            address=version.image_url,
            alternative="",
            next_at=timezone.now(),
            **NOTHING_YET,
            **NOTHING_TRIED,
        )


class LeadPicture(Work):
    """Fetched because an editor or a feed's setting asked; re-encoded, so that nothing of the file received
    is served. `width` and `height` are the large one's in pixels; 0 while there is none yet.

    It is `wanted` until an editor removes it: then its row stays, lest the next version from a feed bring it
    back.
    """

    article = models.OneToOneField(Article, models.CASCADE, related_name="picture")
    address = models.CharField(_("address"), max_length=1000)  # where it is fetched from
    wanted = models.BooleanField(default=True)
    alternative = models.CharField(
        _("alternative text"),
        max_length=LONGEST_ALTERNATIVE,
        blank=True,
        help_text=_("What it shows, for who cannot see it. Empty: as its caption begins."),
    )
    digest = models.CharField(max_length=64, blank=True, editable=False)  # SHA-256 of the large one
    width = models.PositiveIntegerField(default=0, editable=False)
    height = models.PositiveIntegerField(default=0, editable=False)

    objects = LeadPictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        indexes = [
            models.Index(fields=["next_at", "id"], name="picture_next"),
            # For the sweep, which throws away the few that an editor removed.
            models.Index(fields=["id"], name="picture_given_back", condition=Q(wanted=False, width__gt=0)),
        ]

    def __str__(self) -> str:
        return self.alternative or self.address

    @property
    def is_kept(self) -> bool:
        return self.wanted and self.width > 0

    @property
    def url(self) -> str:
        return reverse("picture", args=[self.pk, self.digest])

    @property
    def small_url(self) -> str:
        return reverse("picture-small", args=[self.pk, self.digest])

    @property
    def small_size(self) -> tuple[int, int]:
        """Width and height of the small one, in pixels."""
        return fitted(self.width, self.height, SMALL)

    @transaction.atomic
    def throw_away(self) -> None:
        """The bytes. Where it is wanted again it is fetched again."""
        PictureFile.objects.filter(picture=self).delete()
        self.done(next_at=timezone.now(), **NOTHING_YET)


class PictureFile(models.Model):
    """The bytes of a lead picture as WebP, across a page and beside a headline. A table of their own, so that
    no list of articles reads past them."""

    picture = models.OneToOneField(LeadPicture, models.CASCADE, primary_key=True, related_name="file")
    large = models.BinaryField()
    small = models.BinaryField()

    class Meta:
        verbose_name = _("file of a picture")
        verbose_name_plural = _("files of pictures")

    def __str__(self) -> str:
        return str(self.picture)
