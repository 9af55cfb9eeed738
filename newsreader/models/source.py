"""Sources: the outlets articles come from, and the agencies that write for them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import address, slug_from
from newsreader.models.stamped import Stamped
from newsreader.models.user import Viewer

if TYPE_CHECKING:
    from newsreader.models.entity import Entity


def known_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone. Europe/London is one."), params={"name": name})


class SourceQuerySet(models.QuerySet["Source"]):
    def visible_to(self, viewer: Viewer) -> SourceQuerySet:
        return access.sources(self, viewer)

    def mentioning(self, entity: Entity, viewer: Viewer) -> SourceQuerySet:
        """Those with an article, visible to this viewer, that names the entity."""
        return access.sources_mentioning(self, entity, viewer).order_by("name")

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

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("source", id=self.pk, slug=self.slug)

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
