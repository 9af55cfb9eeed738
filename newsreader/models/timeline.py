"""Timelines and their entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import MAXYEAR, date
from types import MappingProxyType
from typing import Any

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import LONGEST_SLUG, address, stands_in_an_address
from newsreader.models.article import Article
from newsreader.models.beside import BESIDE_OTHERS, StandsBeside
from newsreader.models.chosen_picture import ChosenPicture
from newsreader.models.entity import Entity, Mention
from newsreader.models.entry_key import DatedThen, EntryKey, beyond
from newsreader.models.era import Era
from newsreader.models.event import Citation, Event, Participation
from newsreader.models.kept_overview import KeepsOverview
from newsreader.models.lead_picture import LONGEST_ALTERNATIVE, LeadPicture
from newsreader.models.overview import OneReport
from newsreader.models.pending import ON_OR_PENDING, ONCE_ON_OR_PENDING, MayBePending
from newsreader.models.sent_picture import LONGEST_CREDIT, SentPicture
from newsreader.models.source import Source
from newsreader.models.stamped import Stamped
from newsreader.models.user import User, Viewer
from newsreader.text.order import BETWEEN, DAY, NOON, OPEN, UNKNOWN, place

OPEN_START = date.min  # stands for "no earliest day" in an entry's copy of its bounds
OPEN_END = date(MAXYEAR, 12, 31)


class TimelineQuerySet(models.QuerySet["Timeline"]):
    def visible_to(self, viewer: Viewer) -> TimelineQuerySet:
        return access.timelines(self, viewer)

    def editable_by(self, viewer: Viewer) -> TimelineQuerySet:
        return access.edited_timelines(self, viewer)

    def owned_by(self, viewer: Viewer) -> TimelineQuerySet:
        return access.owned_timelines(self, viewer)

    def shared_with(self, viewer: Viewer) -> TimelineQuerySet:
        """Those the viewer is a member of, who see what is pending on them, and comment."""
        return access.members_timelines(self, viewer)

    def published(self) -> TimelineQuerySet:
        return self.filter(published__isnull=False)

    def formerly_at(self, slug: str) -> TimelineQuerySet:
        """The one that had this address last, where none has it now."""
        standing = Timeline.objects.filter(slug=slug)
        return self.filter(~Exists(standing), former_addresses__slug=slug)

    def newest_first(self) -> TimelineQuerySet:
        return self.order_by(F("published").desc(nulls_last=True), "-id")

    def with_event(self, event: Event | int) -> TimelineQuerySet:
        return self.filter(Exists(Entry.objects.filter(timeline=OuterRef("pk"), event=event)))

    def citing(self, articles: Iterable[Article | int]) -> TimelineQuerySet:
        cited = Entry.objects.filter(timeline=OuterRef("pk"), event__citations__article__in=articles)
        return self.filter(Exists(cited))

    def picturing(self, articles: Iterable[Article | int]) -> TimelineQuerySet:
        """Those whose cover, or an entry, has the picture of one of these, cited there or no more."""
        entries = Entry.objects.filter(report_picture__article__in=articles, timeline__isnull=False)
        covered = Timeline.objects.filter(cover__report_picture__article__in=articles)
        return self.filter(Q(pk__in=entries.values("timeline")) | Q(pk__in=covered.values("pk")))

    def mentioning(self, entity: Entity | int) -> TimelineQuerySet:
        named = Entry.objects.filter(timeline=OuterRef("pk"), event__participations__entity=entity)
        return self.filter(Exists(named))


class Timeline(KeepsOverview, Stamped):
    slug = models.CharField(
        _("address"),
        max_length=LONGEST_SLUG,
        unique=True,
        validators=[stands_in_an_address],
        help_text=_("As in /timelines/my-story/"),
    )
    title = models.CharField(_("title"), max_length=200)
    standfirst = models.TextField(_("standfirst"), blank=True)
    language = models.CharField(_("language"), max_length=16, default="en")
    published = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    # Else a published one takes new entries as pending: its owner says so.
    at_once = models.BooleanField(
        _("new entries are published at once"), default=False, db_default=False, editable=False
    )
    takes_remarks = models.BooleanField(_("readers may say what is wrong"), default=True, db_default=True)
    members = models.ManyToManyField(User, through="Membership", related_name="timelines")

    # In memory alone, of a timeline as it was known on a day (showing/as_known.py): by entry what was dated
    # otherwise then, and by event the name of its place where that was another, "" for none.
    dated_then: Mapping[int, DatedThen] = MappingProxyType({})
    placed_then: Mapping[int, str] = MappingProxyType({})

    objects = TimelineQuerySet.as_manager()

    class Meta:
        verbose_name = _("timeline")
        verbose_name_plural = _("timelines")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("timeline", slug=self.slug)

    @cached_property
    def eras_in_order(self) -> list[Era]:
        return list(self.eras.all())

    @property
    def years(self) -> list[int]:
        years: list[int] = self.overview.get("years", [])
        return years

    @property
    def sources(self) -> int:
        """How many independent ones; before they were counted so, how many outlets."""
        return int(self.overview.get("independent", len(self.overview.get("sources", []))))

    @property
    def printed_once(self) -> list[OneReport]:
        """The reports that several outlets print, which makes its sources fewer than those."""
        return [OneReport(*row) for row in self.overview.get("once", [])]

    def is_edited_by(self, viewer: Viewer) -> bool:
        return Timeline.objects.editable_by(viewer).filter(pk=self.pk).exists()

    @property
    def is_published(self) -> bool:
        return self.published is not None

    @property
    def takes_pending(self) -> bool:
        """Whether a new entry is pending, seen by its members alone until one of them publishes it."""
        return self.is_published and not self.at_once

    @property
    def publishes_at_once(self) -> bool:
        """Whether everybody reads a new entry as soon as it is made."""
        return self.is_published and self.at_once


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_order(self) -> MembershipQuerySet:
        """Owners first, then editors, then reviewers, each in the order in which they came."""
        roles = Case(*(When(role=role, then=n) for n, role in enumerate(Membership.Role.values)))
        return self.select_related("user").order_by(roles, "pk")


class Membership(models.Model):
    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        EDITOR = "editor", _("Editor")
        REVIEWER = "reviewer", _("Reviewer")

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    role = models.CharField(_("role"), max_length=8, choices=Role.choices, default=Role.EDITOR)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["timeline", "user"], name="member_once")]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, viewer: Viewer) -> EntryQuerySet:
        return access.entries(self, viewer)

    def editable_by(self, viewer: Viewer) -> EntryQuerySet:
        return access.edited_entries(self, viewer)

    def at_home_on(self, timeline: int) -> EntryQuerySet:
        """Those on the timeline, and those pending on it: nothing for readers."""
        return self.filter(Q(timeline=timeline) | Q(pending_on=timeline))

    def in_order(self) -> EntryQuerySet:
        return self.order_by(*EntryKey._fields)

    def in_reverse(self) -> EntryQuerySet:
        return self.order_by(*(f"-{name}" for name in EntryKey._fields))

    def after(self, key: EntryKey) -> EntryQuerySet:
        return self.filter(beyond(key, "gt"))

    def before(self, key: EntryKey) -> EntryQuerySet:
        return self.filter(beyond(key, "lt"))

    def mentioning(self, *any_of: Entity, until: date | None = None) -> EntryQuerySet:
        """Those whose event names one of these; as of the end of a day, whom only later reports name is not
        named."""
        if until is None:  # a list of them: SQLite asked 100,000 entries one by one for the few
            return self.filter(event__in=Participation.objects.filter(entity__in=any_of).values("event"))
        taking_part = Participation.objects.filter(event=OuterRef("event"))
        named = Q()
        for entity in any_of:
            naming = Mention.objects.filter(entity=entity)
            ever = Exists(naming.cited(event=OuterRef("event")))
            by_then = Exists(naming.cited(event=OuterRef("event"), reported__lte=until))
            later = Q(ever) & ~Q(by_then)
            named |= Q(Exists(taking_part.filter(entity=entity))) & ~later
        return self.filter(named)

    def reported_by(self, source: Source, *, until: date | None = None) -> EntryQuerySet:
        cited = Citation.objects.filter(source=source)
        return self.filter(event__in=(cited.filter(reported__lte=until) if until else cited).values("event"))

    def at(self, place: str, placed_then: Mapping[int, str] = MappingProxyType({})) -> EntryQuerySet:
        """Those whose event happened at the place of this name; of some by its id in `placed_then`."""
        if not placed_then:
            return self.filter(event__place=place)
        there = [event for event, name in placed_then.items() if name == place]
        return self.filter(Q(event__place=place) & ~Q(event__in=list(placed_then)) | Q(event__in=there))

    def with_pictures(self) -> EntryQuerySet:
        """`shown_report` is the article's picture that everybody may see: the article is public, and the
        picture still the one that was chosen. None where there is no such picture."""
        seen = Q(
            report_picture__article__public=True,
            report_picture__wanted=True,
            report_picture__digest=F("report_digest"),
        )
        return self.annotate(shown_report=Case(When(seen, then=F("report_picture"))))

    def known_on(self, day: date) -> EntryQuerySet:
        """Those that some report had told by the end of this day."""
        return self.filter(
            Exists(Citation.objects.filter(event=OuterRef("event"), reported__lte=day)),
        )

    def not_known_on(self, day: date) -> EntryQuerySet:
        """Those that no report had told by the end of this day."""
        return self.filter(~Exists(Citation.objects.filter(event=OuterRef("event"), reported__lte=day)))

    def told_after(self, day: date) -> EntryQuerySet:
        """Those that a report of a later day told of, or one of no known day."""
        later = Q(reported__gt=day) | Q(reported=None)
        return self.filter(Exists(Citation.objects.filter(later, event=OuterRef("event"))))

    def between(self, first: date | None, last: date | None) -> EntryQuerySet:
        """Those that may have happened in these days, ends included."""
        entries = self
        if first:
            entries = entries.filter(latest__gte=first)
        if last:
            entries = entries.filter(earliest__lte=last)
        return entries

    def with_a_day(self) -> EntryQuerySet:
        """Those that a report or an editor dated: neither undated, nor known to lie between others alone."""
        return self.dated().exclude(width=BETWEEN)

    def dated(self) -> EntryQuerySet:
        """Without those that stand at the very end because nobody knows when they happened."""
        return self.filter(day__lt=UNKNOWN)


class Weight(models.TextChoices):
    """How much an entry matters to its timeline: an editor says so, nothing is guessed."""

    KEY = "key", _("Key")
    ORDINARY = "ordinary", _("Ordinary")
    MINOR = "minor", _("Minor")


class Entry(ChosenPicture, MayBePending, StandsBeside, Stamped):
    """An event in a timeline, with the editor's annotation.

    `earliest` and `latest` are copies of the event's bounds, `day`, `minute` and `width` the place of its
    when (text/order.py): written wherever either is saved.
    """

    timeline: models.ForeignKey[Timeline, Timeline] = models.ForeignKey(  # type: ignore[misc]
        Timeline, models.CASCADE, related_name="entries", null=True, blank=True, db_index=False
    )
    event = models.ForeignKey(Event, models.PROTECT, related_name="entries")
    headline = models.CharField(
        _("headline"), max_length=300, blank=True, help_text=_("Empty: the event's own title.")
    )
    annotation = models.TextField(_("annotation"), blank=True)
    weight = models.CharField(_("weight"), max_length=8, choices=Weight.choices, default=Weight.ORDINARY)
    # Of its picture either that of an article, or one that an editor sent; the words beside it are theirs.
    report_picture = models.ForeignKey(
        LeadPicture, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    # The article's as it was chosen: of another one the words would be wrong.
    report_digest = models.CharField(max_length=64, blank=True, default="", editable=False)
    sent_picture = models.ForeignKey(
        SentPicture, models.PROTECT, null=True, blank=True, related_name="entries"
    )
    picture_alternative = models.CharField(
        _("what its picture shows"), max_length=LONGEST_ALTERNATIVE, blank=True, default=""
    )
    picture_credit = models.CharField(
        _("credit of its picture"), max_length=LONGEST_CREDIT, blank=True, default=""
    )
    earliest = models.DateField(default=OPEN_START, editable=False)
    latest = models.DateField(default=OPEN_END, editable=False)
    day = models.DateField(default=UNKNOWN, editable=False)
    minute = models.IntegerField(default=NOON, editable=False)
    width = models.IntegerField(default=OPEN, editable=False)
    position = models.IntegerField(_("position"), default=0)
    # The minute an editor gave it, which stands in its key for its own as long as its day stays.
    placed = models.IntegerField(null=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.UniqueConstraint(fields=["timeline", "event"], name="event_once_a_timeline"),
            ONCE_ON_OR_PENDING,
            ON_OR_PENDING,
            models.CheckConstraint(
                condition=Q(report_picture=None) | Q(sent_picture=None), name="entry_one_picture"
            ),
        ]
        indexes = [
            models.Index(fields=["timeline", *EntryKey._fields, "earliest", "latest"], name="entry_in_order"),
            models.Index(fields=["timeline", "put_on", "id"], name="entry_newest"),
            models.Index(fields=["timeline"], condition=BESIDE_OTHERS, name="entry_between"),
            # What may have happened at another time than it stands at: in a period, and as known on a day.
            models.Index(
                fields=["timeline", "day", "width", "earliest", "latest"],
                condition=Q(width__gt=DAY),
                name="entry_wider",
            ),
            # Few are: without an index of their own each decision looked through all entries for them.
            models.Index(
                fields=["timeline", *EntryKey._fields], condition=Q(weight=Weight.KEY), name="entry_key"
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.event.title

    def get_absolute_url(self) -> str:
        """Of a pending one where it will stand, as its members see that."""
        name = "preview-entry" if self.is_pending else "entry"
        return address(name, slug=self.home.slug, id=self.pk)

    @property
    def title(self) -> str:
        return self.headline or self.event.title

    @property
    def key(self) -> EntryKey:
        return EntryKey(self.day, self.minute, self.position, self.width, self.pk)

    def save(self, **kwargs: Any) -> None:
        self.write_copies()
        super().save(**kwargs)

    def write_copies(self) -> list[str]:
        """From the event as it is in memory. Gives the columns that are others now."""
        copies = {**self.key_columns(self.event)}
        if self.placed is not None:
            copies["minute"] = self.placed
        if self.beside and self.is_undated:
            copies |= self.columns_between(OPEN_START, OPEN_END)
        changed = [name for name, value in copies.items() if getattr(self, name) != value]
        for name in changed:
            setattr(self, name, copies[name])
        return changed

    @staticmethod
    def key_columns(event: Event) -> Mapping[str, Any]:
        """The copies an entry carries of its event's when, unless an editor placed it."""
        return {
            "earliest": event.begins,
            "latest": event.latest or OPEN_END,
            **place(event.when)._asdict(),
        }
