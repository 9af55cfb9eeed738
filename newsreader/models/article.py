"""Articles and their versions: what was received, and what was read off it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.fetching.addresses import fold as fold_address
from newsreader.fetching.addresses import names_a_page
from newsreader.models import access, mending, used
from newsreader.models.addresses import address, slug_from
from newsreader.models.article_lists import ArticleLists
from newsreader.models.erased import ErasedDigest, digest_of
from newsreader.models.marks import Figure, Quotation
from newsreader.models.original import Original
from newsreader.models.publication import PublicationMoment
from newsreader.models.source import Source
from newsreader.models.stamped import Stamped
from newsreader.models.user import Viewer
from newsreader.text.blocks import OF_LINES, Block, blocks
from newsreader.text.sentences import Span, split
from newsreader.text.shingles import opening
from newsreader.text.typography import fold


class ArticleQuerySet(ArticleLists["Article"]):
    def visible_to(self, viewer: Viewer) -> ArticleQuerySet:
        return access.articles(self, viewer)

    def with_original(self, sha256: str) -> ArticleQuerySet:
        """Those of which a version has these bytes; one that is held back is none of theirs yet."""
        return self.filter(versions__original__sha256=sha256, versions__number__isnull=False)

    def to_read(self) -> ArticleQuerySet:
        """Those that wait for a reading, and last those that one failed on, wholly or in part."""
        waiting = self.filter(Q(read_at__isnull=True) | Q(reading_failed__gt=""), erased__isnull=True)
        return waiting.order_by("reading_failed", "pk")

    def unread(self) -> ArticleQuerySet:
        """Those that no reading was tried on."""
        return self.filter(read_at__isnull=True, erased__isnull=True, reading_failed="").order_by("pk")

    def failed(self) -> ArticleQuerySet:
        """Those whose last reading failed, wholly or in part; what failed alike stands together."""
        return self.filter(reading_failed__gt="").order_by("reading_failed", "-pk")

    def corrected(self) -> ArticleQuerySet:
        """Those that say other words since an editor looked."""
        return self.filter(looked_at__isnull=False)

    def undated(self) -> ArticleQuerySet:
        """Those of which nobody knows the day of publication."""
        undated = ArticleVersion.objects.filter(published_day__isnull=True, number__isnull=False)
        return self.filter(current__in=undated.values("pk"))

    def unused(self) -> ArticleQuerySet:
        """Those that a feed brought, and nobody used: all that may go."""
        return self.exclude(used.used())

    def asking(self) -> ArticleQuerySet:
        """Those whose source changed a field since an editor mended it."""
        asking = ArticleVersion.objects.filter(mending_asks=True, number__isnull=False)
        return self.filter(current__in=asking.values("pk"))

    def taken_before(self, moment: datetime) -> ArticleQuerySet:
        """Those whose words stand since before this moment."""
        return self.filter(created__lt=moment, current__made__lt=moment)


_SEEN = Q(public=True, erased__isnull=True)  # by strangers


class Article(Stamped):
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("source"),
        db_index=False,
    )
    current = models.OneToOneField(
        "ArticleVersion", models.PROTECT, null=True, related_name="+", verbose_name=_("current version")
    )
    # The version whose words an editor knew last, where they changed since; else empty.
    looked_at = models.ForeignKey(
        "ArticleVersion", models.SET_NULL, null=True, related_name="+", editable=False
    )
    headline = models.CharField(
        _("headline"), max_length=500, help_text=_("A copy of the current version's.")
    )
    slug = slug_from("headline")
    canonical_url = models.CharField(_("address"), max_length=500, blank=True, db_index=True)
    # The folded address it was fetched from, by which it is known again; "" of a file, whatever that claims.
    fetched_from = models.CharField(max_length=500, blank=True, db_index=True, editable=False)
    fingerprint = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    # The folded address it claims, and a digest of the words it opens with: what else it is known again by.
    folded_url = models.CharField(max_length=500, blank=True, editable=False)
    opening = models.CharField(max_length=32, blank=True, editable=False)
    # Its outlet and headline as its source has them, where an editor mended one of them: the same.
    read_source = models.ForeignKey(
        Source, models.SET_NULL, null=True, related_name="+", editable=False, db_index=False
    )
    read_headline = models.CharField(max_length=500, blank=True, default="", db_default="", editable=False)
    public = models.BooleanField(_("public"), default=False)
    # Where the article stands in lists: the instant of publication; where the zone is unknown the stated
    # local time taken as UTC; where nothing is known, or what is later than that, the moment it was received.
    # Never shown as a date.
    listed = models.DateTimeField(editable=False)
    read_at = models.DateTimeField(_("read"), null=True, blank=True, editable=False)
    # What the last reading failed on: the analysers, as models/analyser.py writes them, or why all of it did.
    reading_failed = models.CharField(_("reading failed"), max_length=300, blank=True, editable=False)
    erased = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    # For models/used.py: the feed that brought it; whether an editor gave it, by an address or a file; when
    # somebody first looked at it at the desk.
    feed = models.ForeignKey(
        "Feed", models.SET_NULL, null=True, related_name="brought", editable=False, db_index=False
    )
    given = models.BooleanField(default=False, db_default=False, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [
            # For the desk, which shows the few that failed.
            models.Index(fields=["reading_failed"], name="article_reading_failed"),
            # For what goes of each feed.
            models.Index(fields=["feed", "created"], name="article_feed_created"),
            # For the desk's front page, which shows the newest of those that say other words by now.
            models.Index(
                fields=["-current", "-id"], name="article_corrected", condition=Q(looked_at__isnull=False)
            ),
            # For the sweep, which shows those that a killed worker left unread.
            models.Index(
                fields=["id"],
                name="article_unread",
                condition=Q(read_at__isnull=True, erased__isnull=True),
            ),
            # For strangers an index of the rows they see alone: SQLite cannot seek a bare `public` in a key,
            # and PostgreSQL reads no row to learn that it is none of them, nor of which feed it is.
            models.Index(fields=["listed", "id"], name="article_listed"),
            models.Index(fields=["listed", "id", "feed"], name="article_public_listed", condition=_SEEN),
            # The same for lists by arrival.
            models.Index(fields=["created", "id"], name="article_created"),
            models.Index(fields=["created", "id", "feed"], name="article_public_created", condition=_SEEN),
            models.Index(fields=["source", "created", "id"], name="article_source_created"),
            models.Index(fields=["feed", "listed", "id"], name="article_feed_listed"),
            # Of a timeline's articles, by their ids: where each stands in the list.
            models.Index(fields=["id", "listed"], name="article_public", condition=_SEEN),
            models.Index(fields=["id", "listed"], name="article_kept", condition=Q(erased__isnull=True)),
            # For each article that comes in (pipeline/identity.py); a headline may be every day's.
            models.Index(fields=["source", "headline", "listed"], name="article_source_headline"),
            models.Index(fields=["opening", "source", "id"], name="article_opening"),
            # The few that were mended.
            models.Index(
                fields=["read_source", "read_headline"],
                name="article_read_headline",
                condition=Q(read_source__isnull=False),
            ),
            models.Index(fields=["folded_url"], name="article_folded_url"),
            # With all that visible_to() asks, so that counting a source's articles reads none of them.
            models.Index(fields=["source", "listed", "id", "erased"], name="article_source_listed"),
            models.Index(
                fields=["source", "listed", "id", "erased", "public"],
                name="article_source_public",
                condition=Q(public=True),
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("Article without a headline"))

    def get_absolute_url(self) -> str:
        return address("article", id=self.pk, slug=self.slug)

    @transaction.atomic
    def add_version(self, version: ArticleVersion) -> None:
        """Make `version` the current one, with what lists show of it. Passages follow by re-anchoring."""
        version.article = self
        version.number = self.next_number
        version.save()
        for name, value in self.copied_from(version).items():
            setattr(self, name, value)
        self.read_at, self.reading_failed = None, ""
        self.save()
        if version.number > 1:  # nothing was read off an article that has just come in
            self.write_copies()

    @property
    def next_number(self) -> int:
        return (self.versions.aggregate(models.Max("number"))["number__max"] or 0) + 1

    def copied_from(self, version: ArticleVersion) -> dict[str, Any]:
        """Its own columns once `version` is current; the address stays where the version tells none. What it
        is known again by are the words its source has, whatever an editor mended."""
        read = version.as_read
        named_otherwise = {"headline", mending.SOURCE} & version.mended.keys()
        return {
            "current": version,
            "looked_at": self._changed_since(version),
            "read_source_id": self.source_read(version) if named_otherwise else None,
            "read_headline": read.headline[:500] if named_otherwise else "",
            "headline": version.headline[:500],
            "canonical_url": version.canonical_url or self.canonical_url,
            "folded_url": version.folded_url or self.folded_url,
            "fingerprint": read.fingerprint,
            "opening": read.opening,
            "listed": version.listed,
        }

    def source_read(self, version: ArticleVersion | None) -> int | None:
        """The id of the outlet that its source names, whatever an editor said of it."""
        mend = version.mended.get(mending.SOURCE) if version else None
        return mend["read"]["source_id"] if mend else self.source_id

    def _changed_since(self, version: ArticleVersion) -> ArticleVersion | None:
        """The version whose words were known, if this one says others; another typography says the same."""
        known = self.looked_at or self.current
        return None if known is None or known.says_the_same(version) else known

    def write_copies(self) -> None:
        """Write `public`, `listed` and the source wherever they are copied to: call where one was changed."""
        self.appearances.update(public=self.public, listed=self.listed)
        for said in (Figure, Quotation):
            said._default_manager.filter(version__article=self).update(listed=self.listed)
        copies = {"source": self.source_id, "listed": self.listed}
        self.citations.exclude(**copies).update(**copies)


class ArticleVersion(PublicationMoment, models.Model):
    """The extracted fields of an article as it stood once. Never changed after it was made."""

    class ZoneStatus(models.TextChoices):
        STATED = "stated", _("stated in the article")
        INFERRED = "inferred", _("inferred from the source")
        UNKNOWN = "unknown", _("unknown")

    class Precision(models.TextChoices):
        SECOND = "second", _("to the second")
        MINUTE = "minute", _("to the minute")
        DAY = "day", _("to the day")

    MOST_LEFT_OUT, LONGEST_LINE = 200, 300  # lines, characters of one

    article = models.ForeignKey(Article, models.CASCADE, related_name="versions", db_index=False)
    number = models.PositiveIntegerField(null=True)  # none while it is held back: HeldVersion
    original = models.ForeignKey(Original, models.PROTECT, null=True, related_name="versions")
    made = models.DateTimeField(default=timezone.now)

    headline = models.CharField(max_length=500, blank=True)
    standfirst = models.TextField(blank=True)
    byline = models.CharField(max_length=500, blank=True)
    authors = models.JSONField(default=list, blank=True)
    agency = models.CharField(max_length=100, blank=True)
    dateline = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    # What each block of the body is (extraction.fields.BlockKind), one each; none: all are paragraphs.
    kinds = models.JSONField(default=list, db_default=[], blank=True)
    caption = models.TextField(blank=True)  # of several pictures, parted by a blank line
    credit = models.CharField(max_length=300, blank=True)
    image_url = models.CharField(
        max_length=1000, blank=True, default="", db_default=""
    )  # of the lead picture, as told
    # [start, end, address] of what the body links to, by code points of it: extraction.fields.Link
    links = models.JSONField(default=list, db_default=[], blank=True)
    keywords = models.JSONField(default=list, blank=True)
    language = models.CharField(max_length=16, default="und")
    direction = models.CharField(max_length=3, default="ltr")
    canonical_url = models.CharField(max_length=500, blank=True)

    published_day = models.DateField(null=True, blank=True)  # the local day, as stated
    published_time = models.TimeField(null=True, blank=True)  # the local time, as stated
    published_zone = models.CharField(max_length=64, blank=True)
    zone_status = models.CharField(max_length=8, choices=ZoneStatus.choices, default=ZoneStatus.UNKNOWN)
    published_precision = models.CharField(max_length=6, choices=Precision.choices, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)  # the instant, where the zone is known
    captured = models.DateField(null=True, blank=True)
    # When the page says it was last changed: {"day", "time", "zone", "status", "precision"}; none: unknown
    updated = models.JSONField(default=dict, db_default={}, blank=True)

    evidence = models.JSONField(default=dict, blank=True)  # field -> {rule, raw, start, end, where}
    doubts = models.JSONField(default=list, blank=True)  # the warnings of its extraction
    # [line, rule] of what the page showed and no field has, as many as MOST_LEFT_OUT: its bytes have all
    left_out = models.JSONField(default=list, db_default=[], blank=True)
    source_status = models.CharField(max_length=100, blank=True)
    # What editors mended: field -> models.mending.Mend; and whether the source changed any of that since
    mended = models.JSONField(default=dict, db_default={}, blank=True)
    mending_asks = models.BooleanField(default=False, db_default=False, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="version_number_once")]
        indexes = [
            models.Index(fields=["id"], name="version_asks", condition=Q(mending_asks=True)),
            # Of the few without a day, for the desk's list of them.
            models.Index(
                fields=["id"],
                name="version_undated",
                condition=Q(published_day__isnull=True, number__isnull=False),
            ),
        ]
        verbose_name = _("version")
        verbose_name_plural = _("versions")

    def __str__(self) -> str:
        return f"{self.headline} ({self.number or '–'})"

    def save(self, **kwargs: Any) -> None:
        self.mending_asks = any(mend["asks"] for mend in self.mended.values())
        super().save(**kwargs)

    @property
    def as_read(self) -> ArticleVersion:
        """As its source has it: see models/mending.py."""
        return mending.as_read(self)

    def text_of(self, field: str) -> str:
        text: str = getattr(self, field)
        return text

    @property
    def paragraphs(self) -> list[str]:
        return self.body.split("\n\n") if self.body else []

    def blocks_of(self, field: str) -> list[Block]:
        """The blocks of the field's text; only those of the body are more than paragraphs."""
        return blocks(self.text_of(field), self.kinds if field == "body" else ())

    def lines_of(self, field: str) -> list[Span]:
        """Where in the field each line is by itself: its lists and tables."""
        if field != "body" or not self.kinds:
            return []
        return [Span(each.start, each.end) for each in self.blocks_of(field) if each.kind in OF_LINES]

    def sentences_of(self, field: str) -> list[Span]:
        return split(self.text_of(field), self.lines_of(field))

    def forget_marks(self) -> None:
        """Take away all that the machine read in it: for a version that is held back again."""
        for marks in ("timeexpressions", "mentions", "figures", "quotations", "proposals"):
            getattr(self, marks).all().delete()

    @property
    def text(self) -> str:
        """What it tells, for comparing: standfirst and body."""
        return f"{self.standfirst}\n\n{self.body}".strip()

    @property
    def fingerprint(self) -> str:
        """Of the words alone: equal for two files that differ only in encoding, line ends or furniture."""
        return digest_of(self.headline, self.standfirst, self.caption, self.body)

    @property
    def opening(self) -> str:
        """Of the words it opens with: equal for two that differ in headline or end alone; "" of few words."""
        words = opening(self.text)
        return digest_of(words)[:32] if words else ""

    @property
    def folded_url(self) -> str:
        """The address it claims, folded; "" where that was cut off, or is a site's front page."""
        folded = fold_address(self.canonical_url) if len(self.canonical_url) < 500 else ""
        return folded if names_a_page(folded) and len(folded) <= 500 else ""

    def says_the_same(self, other: ArticleVersion) -> bool:
        """The same words, whatever their typography."""
        fields = ("headline", "standfirst", "caption", "body")
        return all(fold(getattr(self, name)) == fold(getattr(other, name)) for name in fields)

    def digests(self, source: int | None) -> dict[str, str]:
        """What an article of this source is known again by after it was erased, but for its bytes."""
        if self.mended:
            return self.as_read.digests(source)
        known = {}
        if self.headline or self.standfirst or self.caption or self.body:
            known[ErasedDigest.Kind.WORDS.value] = self.fingerprint
        if self.canonical_url:
            known[ErasedDigest.Kind.ADDRESS.value] = digest_of(self.canonical_url)
        if source and self.headline and self.published_day:
            known[ErasedDigest.Kind.HEADLINE.value] = digest_of(
                str(source), self.headline, self.published_day.isoformat()
            )
        return known
