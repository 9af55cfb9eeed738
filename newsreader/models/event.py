"""Events, and the citations that bind them to the sentences that say them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import address, of_words
from newsreader.models.article import ArticleVersion
from newsreader.models.entity import Entity
from newsreader.models.list_order import InListOrder
from newsreader.models.passage import InSentence, Quote
from newsreader.models.source import Source
from newsreader.models.stamped import Stamped
from newsreader.models.user import Viewer
from newsreader.models.when import Dated
from newsreader.text.sentences import Span, split

if TYPE_CHECKING:
    from newsreader.models.timeline import Timeline

LONGEST_PLACE = 120


class DatedStatement(InSentence, Quote, Dated):
    """The words of an article that say an event, with the when those words give and how it was got."""

    article_id: int  # each kind of statement has its own foreign key
    title = models.CharField(_("title"), max_length=300)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    sentence = models.TextField()  # what strangers may see of a private article
    rule = models.CharField(max_length=60)
    expression = models.CharField(
        max_length=200, blank=True
    )  # the words that date it, "" for rule "reported"
    anchor_day = models.DateField(null=True, blank=True)
    parameters = models.JSONField(default=dict, blank=True)
    reported = models.DateField(null=True, blank=True)  # the local day the article was published

    class Meta:
        abstract = True

    STATEMENT_FIELDS = (
        *("version_id", "field", "start", "end", "exact", "prefix", "suffix", "lost"),
        *("title", "sentence_start", "sentence_end", "sentence", "rule", "expression"),
        *("anchor_day", "parameters", "reported"),
        *Dated.WHEN_FIELDS,
    )

    @property
    def within_sentence(self) -> Q:
        """Marks of the same version that stand wholly in its sentence."""
        return Q(
            version=self.version_id,
            field=self.field,
            start__gte=self.sentence_start,
            end__lte=self.sentence_end,
        )

    def set_sentence_from(self, version: ArticleVersion) -> None:
        """Set the sentence, or the sentences, of the version's field that `start` to `end` lie in."""
        text = version.text_of(self.field)
        begins = text.rfind("\n\n", 0, self.start) + 1  # no sentence crosses a blank line
        ends = text.find("\n\n", self.end)
        lines = [Span(each.start - begins, each.end - begins) for each in version.lines_of(self.field)]
        spans = split(text[begins : ends if ends != -1 else len(text)], lines)
        over = [span for span in spans if span.start + begins < self.end and self.start < span.end + begins]
        self.sentence_start = min([self.start, *(span.start + begins for span in over)])
        self.sentence_end = max([self.end, *(span.end + begins for span in over)])
        self.sentence = text[self.sentence_start : self.sentence_end]


class EventQuerySet(models.QuerySet["Event"]):
    def visible_to(self, viewer: Viewer) -> EventQuerySet:
        return access.events(self, viewer)

    def editable_by(self, viewer: Viewer) -> EventQuerySet:
        return access.edited_events(self, viewer)

    def between(self, first: date, last: date) -> EventQuerySet:
        return self.filter(
            Q(earliest__lte=last) | Q(earliest__isnull=True), Q(latest__gte=first) | Q(latest__isnull=True)
        )

    def mentioning(self, entity: Entity) -> EventQuerySet:
        return self.filter(Exists(Participation.objects.filter(event=OuterRef("pk"), entity=entity)))

    def standing(self) -> EventQuerySet:
        """Those that were not merged with another."""
        return self.filter(merged_into__isnull=True)

    def in_order(self) -> EventQuerySet:
        return self.order_by("earliest", "latest", "time", "id")


class Event(Stamped, Dated):
    """Something that happened. Only a decision makes or changes one.

    Merged with another (`merged_into`) it keeps nothing but its own columns, and its address leads there.
    """

    class Status(models.TextChoices):
        """How sure it is that it happened: an editor says so, nothing is guessed."""

        CONFIRMED = "confirmed", _("Confirmed")
        REPORTED = "reported", _("Reported")
        DISPUTED = "disputed", _("Disputed")
        ANNOUNCED = "announced", _("Announced")
        NOT_SO = "not-so", _("Did not happen")

    title = models.CharField(_("title"), max_length=300)
    status = models.CharField(
        _("how sure it is"), max_length=10, choices=Status.choices, default=Status.REPORTED
    )
    body = models.TextField(_("what is to be said of it"), blank=True, default="")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", db_index=False
    )
    entities = models.ManyToManyField(Entity, through="Participation", related_name="events")
    # Whose when the event has: a decision chooses among its citations, or sets one by hand (then empty).
    dated_by = models.ForeignKey("Citation", models.SET_NULL, null=True, blank=True, related_name="+")

    # Where it happened, as an editor said: a name, and degrees where the spot is certain.
    place = models.CharField(_("place"), max_length=LONGEST_PLACE, blank=True, default="")
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["earliest", "latest"], name="event_when"),
            models.Index(fields=["place"], name="event_place"),
            models.Index(fields=["merged_into"], name="event_merged", condition=Q(merged_into__isnull=False)),
            # Few, and asked after on the desk's front page: showing/passed.py.
            models.Index(fields=["latest"], name="event_announced", condition=Q(status="announced")),
            # For the events that words may mean, those nearest to their day (forms/offered.py).
            models.Index(Coalesce("earliest", "latest"), "id", name="event_from_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None)
                | ~Q(place="") & Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="event_place_whole",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="event_not_its_own"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("event", kwargs={"id": self.pk})

    def save(self, **kwargs: Any) -> None:
        if self._state.adding or not self._dates(kwargs.get("update_fields")):
            super().save(**kwargs)  # nothing hangs on it yet, or not on these columns
            return
        with transaction.atomic():
            super().save(**kwargs)
            self.participations.exclude(begins=self.first_day).update(begins=self.first_day)
            # Held, and only the copies written: somebody may be writing a headline, or placing it.
            for entry in self.entries.select_for_update(no_key=True).order_by("pk"):
                entry.event = self
                if copies := entry.write_copies():
                    entry.save(update_fields=copies)

    def _dates(self, columns: Collection[str] | None) -> bool:
        """Whether it is dated by what is saved: these columns, None for all."""
        return columns is None or not {*self.WHEN_FIELDS}.isdisjoint(columns)

    @property
    def stands_as(self) -> Event:
        """Itself, or the event that it is part of now."""
        event, passed = self, {self.pk}
        while event.merged_into is not None and event.merged_into_id not in passed:
            event = event.merged_into
            passed.add(event.pk)
        return event

    @property
    def begins(self) -> date:
        """The earliest day, for sorting: never empty."""
        return self.earliest or date.min

    @property
    def first_day(self) -> date:
        """The first day that is known of it: of one that is "by" a day that day, as on a timeline."""
        return self.earliest or self.latest or date.min


class ParticipationQuerySet(models.QuerySet["Participation"]):
    def on_timelines_of(self, viewer: Viewer) -> ParticipationQuerySet:
        """Those in events that a timeline shows the viewer."""
        return access.of_events_on_timelines(self, viewer)


class Participation(models.Model):
    """An entity that an event's cited sentences name, in the order they name them.

    `begins` is a copy of the event's first day, written wherever either is saved: an entity may have a
    thousand events, and its card shows the latest few.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations", db_index=False)
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="participations", db_index=False)
    position = models.PositiveSmallIntegerField(default=0)
    begins = models.DateField(default=date.min, editable=False)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "entity"], name="participation_once")]
        indexes = [models.Index(fields=["entity", "begins", "event"], name="participation_entity")]
        verbose_name = _("participation")
        verbose_name_plural = _("participations")

    def __str__(self) -> str:
        return f"{self.entity_id} in {self.event_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.begins = self.event.first_day
        super().save(*args, **kwargs)


class CitationQuerySet(InListOrder["Citation"]):
    id_of_article = "article"

    def cited_on(self, timeline: Timeline | int) -> CitationQuerySet:
        """Those of its events."""
        entries = apps.get_model("newsreader", "Entry").objects.filter(timeline=timeline)
        return self.filter(event__in=entries.values("event"))

    def articles(self) -> QuerySet[Any, Any]:
        """The ids of their articles, each once, in the list order of these."""
        return self.values("article", "listed").annotate(times=Count("pk")).values("article")

    def with_article(self) -> CitationQuerySet:
        """With what a page shows of the article: outlet, headline, address, language; none of its text."""
        article = ("headline", "slug", "public", "erased", "canonical_url", "source__name")
        return self.select_related("article", "article__source", "version").only(
            *(
                field.name
                for field in Citation._meta.concrete_fields
                if field.name not in ("prefix", "suffix")
            ),
            *(f"article__{name}" for name in article),
            "version__language",
            "version__direction",
        )

    def to_look_at_by(self, editor: Viewer) -> CitationQuerySet:
        """Of events they edit: lost, and not left so; or read differently now than was decided."""
        proposals = apps.get_model("newsreader", "Proposal").objects.disagreeing()
        read_differently = proposals.filter(
            *(Q(**{name: OuterRef(name)}) for name in ("article", "event", "field", "version")),
            start__lt=OuterRef("end"),
            end__gt=OuterRef("start"),
        )
        # Each by a way of its own, and both in one list: as one condition, or two of which one must hold, a
        # database looks at every citation.
        edited = Exists(Event.objects.filter(pk=OuterRef("event")).editable_by(editor))
        standing = Citation.objects.filter(edited, article__erased__isnull=True).order_by()
        left = Q(lost=True) & (Q(left_lost="") | ~Q(left_lost=F("article__fingerprint")))
        otherwise = Q(lost=False) & Q(article__in=proposals.values("article")) & Exists(read_differently)
        return self.filter(
            pk__in=standing.filter(left).values("pk").union(standing.filter(otherwise).values("pk"), all=True)
        )

    def on_timelines_of(self, viewer: Viewer) -> CitationQuerySet:
        """Those that a timeline shows the viewer."""
        return access.of_events_on_timelines(self, viewer)


class Citation(DatedStatement):
    """The binding of an event to the words that say it, with the when these words give.

    `version` is empty once the article was erased, and `lost` is set where a later version no longer
    has the words: both are shown, never hidden.
    """

    version = models.ForeignKey(  # type: ignore[assignment]
        "newsreader.ArticleVersion", models.SET_NULL, null=True, related_name="citations"
    )
    article = models.ForeignKey("Article", models.CASCADE, related_name="citations", db_index=False)
    # A copy of the article's, for whoever may see an outlet by what is cited of it alone: looking for a
    # citation of each of its articles took as long as all else of the list of sources.
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, related_name="+", editable=False, db_index=False
    )
    # A copy of it too: where a timeline's articles stand in their list.
    listed = models.DateTimeField(editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="citations", db_index=False)
    # The reading of these words that an editor looked at and did not take: it is not asked about again.
    dismissed = models.CharField(max_length=120, blank=True, editable=False)
    # The fingerprint of the article in which an editor left it lost: asked about again once that changes.
    left_lost = models.CharField(max_length=64, blank=True, editable=False)
    # It came from a proposal, not from words an editor picked.
    proposed = models.BooleanField(default=False)
    # Its words say that it did not happen, or not so.
    contradicts = models.BooleanField(_("contradicts it"), default=False)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["reported", "id"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        indexes = [
            models.Index(fields=["article", "field", "start"], name="citation_article"),
            models.Index(fields=["source", "event"], name="citation_source"),
            models.Index(fields=["event", "listed", "article"], name="citation_event"),
            models.Index(fields=["article"], name="citation_lost", condition=Q(lost=True)),
        ]

    def __str__(self) -> str:
        return self.exact

    def save(self, **kwargs: Any) -> None:
        if self._state.adding:
            self.copy_from_article()
        super().save(**kwargs)

    def copy_from_article(self) -> None:
        self.source_id, self.listed = self.article.source_id, self.article.listed

    def get_absolute_url(self) -> str:
        """The words in their article; where they are lost, the page that shows them as they stood."""
        if self.lost:
            return address("citation", id=self.pk)
        return of_words(self.article.get_absolute_url(), self.field, self.start, self.anchor)

    def erase(self) -> None:
        """Forget the words: the article they came from is erased. That there was a citation stays."""
        self.version = None
        self.title = self.exact = self.prefix = self.suffix = self.sentence = self.expression = ""
        self.parameters = {}
        self.lost = True
        self.save()
