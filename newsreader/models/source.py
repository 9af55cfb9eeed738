"""Sources: the outlets articles come from, and the agencies that write for them."""

from __future__ import annotations

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import address, slug_from
from newsreader.models.stamped import Stamped
from newsreader.models.user import Viewer

CLOCK = frozenset({"zone", "day_first"})  # by which its articles' dates were read


def known_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone. Europe/London is one."), params={"name": name})


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, viewer: Viewer) -> SourceQuerySet:
        return access.sources(self, viewer)

    def mentioning(self, entity: int, viewer: Viewer) -> SourceQuerySet:
        """Those with an article, visible to this viewer, that names the entity of this id; by name."""
        return access.sources_mentioning(self, entity, viewer).order_by("name")

    def called(self, name: str) -> SourceQuerySet:
        """That of this name, or those with this further name."""
        named = SourceName.objects.filter(name__iexact=name).values("source")
        found = self.filter(models.Q(name__iexact=name) | models.Q(pk__in=named))
        own = models.Case(models.When(name=name, then=0), models.When(name__iexact=name, then=1), default=2)
        return found.order_by(own, "pk")

    def with_articles(self) -> SourceQuerySet:
        """Those that have at least one article: the starter list alone is not worth an index."""
        return self.filter(access.has_articles())

    def with_articles_for(self, viewer: Viewer) -> SourceQuerySet:
        """Those of which the viewer can read an article: what a list of articles can be narrowed to."""
        return access.sources_to_read(self, viewer)


class Source(Stamped):
    class Kind(models.TextChoices):
        OUTLET = "outlet", _("Outlet")
        AGENCY = "agency", _("News agency")

    name = models.CharField(_("name"), max_length=200, unique=True)
    slug = slug_from("name", 50)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.OUTLET)
    home_page = models.CharField(_("home page"), max_length=200, blank=True)
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[known_zone],
        help_text=_("An IANA name such as Asia/Kolkata; empty where it is not known."),
    )
    day_first = models.BooleanField(
        _("writes the day first"),
        null=True,
        blank=True,
        help_text=_("How 05/06/2016 is to be read; unknown leaves such dates unread."),
    )
    language = models.CharField(_("language"), max_length=16, default="en")
    description = models.CharField(_("description"), max_length=300, blank=True)
    starter_key = models.CharField(
        max_length=80, unique=True, null=True, blank=True, editable=False
    )  # the key in the starter list it came from: loading the list again changes nothing

    # Its articles with a lower id are to be read anew, for it was corrected: pipeline/rereading.py.
    reread_below = models.PositiveBigIntegerField(null=True, editable=False)

    objects = SourceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["id"], name="source_to_reread", condition=models.Q(reread_below__isnull=False)
            )
        ]
        ordering = ["name"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("source", id=self.pk, slug=self.slug)

    def read_anew(self) -> None:
        """Let the sweep read all its articles anew, by the clock and the order of dates it has now."""
        newest = self.articles.aggregate(newest=models.Max("pk"))["newest"]
        self.reread_below = None if newest is None else newest + 1
        Source.objects.filter(pk=self.pk).update(reread_below=self.reread_below)

    @property
    def to_reread(self) -> int:
        """How many of its articles are still to be read anew."""
        waiting = self.articles.filter(erased__isnull=True, pk__lt=self.reread_below or 0)
        return waiting.count() if self.reread_below else 0

    @property
    def key(self) -> str:
        return f"source:{self.pk}"


class SourceName(models.Model):
    """Another form of a source's name, as pages print it ("Indian Express", "indianexpress.com")."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["source", "name"], name="source_name_once")]
        verbose_name = _("name form")
        verbose_name_plural = _("name forms")

    def __str__(self) -> str:
        return self.name
