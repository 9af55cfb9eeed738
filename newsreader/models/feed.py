"""Feeds: what an outlet publishes of its own news, and how we follow it."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsreader.fetching.addresses import fold
from newsreader.models import access
from newsreader.models.source import Source, known_zone
from newsreader.models.stamped import Stamped
from newsreader.models.user import User, Viewer
from newsreader.models.work import Work, WorkQuerySet

LONGEST_KEPT = 36_500  # days

LONGEST_ADDRESS = 600  # PostgreSQL indexes no more than some 2,700 bytes


class FeedQuerySet(WorkQuerySet):
    def visible_to(self, viewer: Viewer) -> FeedQuerySet:
        return access.desk_only(self, viewer)

    def named_to(self, viewer: Viewer) -> FeedQuerySet:
        """Those whose folder a list of articles names to the viewer, if they are in one."""
        return access.named_feeds(self, viewer).exclude(folder="")

    def in_folders(self) -> FeedQuerySet:
        """In the order an editor's list has them."""
        return self.order_by("folder", "name", "title", "pk")

    def at(self, address: str) -> Feed | None:
        """The feed of this address, however it is written."""
        return self.filter(folded=fold(address)).first()


class Feed(Work, Stamped):
    """A feed that is followed. `next_at` is when it is fetched next; none while it is paused."""

    address = models.CharField(_("address"), max_length=LONGEST_ADDRESS)
    folded = models.CharField(max_length=LONGEST_ADDRESS, unique=True, editable=False)
    title = models.CharField(max_length=300, blank=True, editable=False)  # as it calls itself
    name = models.CharField(
        _("name"), max_length=200, blank=True, help_text=_("Your own; else it goes by its own title.")
    )
    folder = models.CharField(_("folder"), max_length=100, blank=True)
    site = models.CharField(max_length=LONGEST_ADDRESS, blank=True, editable=False)  # its page
    source = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="feeds",
        verbose_name=_("outlet"),
        help_text=_("Of an article that names none itself."),
    )
    language = models.CharField(
        _("language"), max_length=16, blank=True, help_text=_("Where neither feed nor article says it.")
    )
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[known_zone],
        help_text=_("Of dates that name none; an IANA name such as Asia/Kolkata."),
    )
    full_text = models.BooleanField(
        _("fetch the pages"), default=False, help_text=_("The feed gives only the beginnings.")
    )
    public = models.BooleanField(
        _("public"), default=False, help_text=_("Everyone can read its articles as they come.")
    )
    pictures = models.BooleanField(_("keep lead pictures"), default=False)
    keep_days = models.PositiveIntegerField(
        _("keep for days"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_KEPT)],
        help_text=_("Articles that nobody used go after so long. Empty: as the site does."),
    )
    paused = models.BooleanField(_("paused"), default=False)
    followed_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+", editable=False)

    # What is asked with next time, as it was received, and a digest of the bytes received last.
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    fetched_at = models.DateTimeField(_("last fetched"), null=True, editable=False)
    changed_at = models.DateTimeField(_("last new"), null=True, editable=False)
    # How often it speaks and wants to be asked: {"entries": moments, "ttl", "update_every": seconds,
    # "skip_hours", "skip_days", "shortened": most entries are}; what is not known is left out.
    rhythm = models.JSONField(default=dict, blank=True, editable=False)
    # Where a web page stood instead: the feeds it names, [address, title] each, for an editor to choose of.
    offered = models.JSONField(default=list, blank=True, editable=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("feed")
        verbose_name_plural = _("feeds")
        indexes = [models.Index(fields=["next_at", "id"], name="feed_next")]

    def __str__(self) -> str:
        return self.name or self.title or self.address

    def save(self, **kwargs: Any) -> None:
        self.folded = fold(self.address)
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("desk-feed", args=[self.pk])
