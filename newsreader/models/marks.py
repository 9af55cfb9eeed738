"""What reading an article left behind: time expressions, quotations, figures. Rebuilt at each reading."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, StrIndex
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.passage import Passage, Quote
from newsreader.models.user import Viewer
from newsreader.models.when import Dated


class TimeExpression(Passage, Dated):
    """A TIMEX3 expression, resolved: `rule` and `parameters` say how, `anchor_day` from which day."""

    type = models.CharField(max_length=8)
    value = models.CharField(max_length=40)
    mod = models.CharField(max_length=16, blank=True)
    rule = models.CharField(max_length=60)
    anchor_kind = models.CharField(max_length=12, blank=True)
    anchor_day = models.DateField(null=True)
    anchor_start = models.IntegerField(default=-1)
    anchor_end = models.IntegerField(default=-1)
    parameters = models.JSONField(default=dict)
    marks = models.JSONField(default=list)

    class Meta:
        ordering = ["field", "start"]

    def __str__(self) -> str:
        return f"{self.exact} → {self.value}"


class DateReading(Quote, Dated):
    """An editor's reading of a time expression. At each reading it stands in the place of the machine's."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="date_readings")

    class Meta:
        ordering = ["field", "start"]

    def __str__(self) -> str:
        return self.exact


class MarkKind(models.TextChoices):
    NAME = "name", _("name")
    SPEECH = "speech", _("speech")
    FIGURE = "figure", _("figure")


class MarkReading(Quote):
    """What an editor said of a name, speech or figure: at each reading it stands in the machine's place.

    Without an entity, and what it counts, it is no such mark. `everywhere`: so are all the same words of the
    article, of names alone; it stands though its own place is lost.
    """

    article = models.ForeignKey("Article", models.CASCADE, related_name="mark_readings")
    kind = models.CharField(max_length=6, choices=MarkKind.choices)
    # Whom the words name, or who speaks.
    entity = models.ForeignKey(
        "newsreader.Entity", models.CASCADE, null=True, blank=True, related_name="mark_readings"
    )
    counts = models.CharField(max_length=200, blank=True)
    everywhere = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.exact

    @property
    def says(self) -> tuple[int | None, str]:
        return self.entity_id, self.counts


class SaidQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Viewer) -> SaidQuerySet:
        return access.said(self, viewer)

    def in_sentences_of(self, **cited: object) -> SaidQuerySet:
        """Those that stand wholly in the sentences of citations with these columns, each with its
        `citation`'s id.

        And with `given_by`: the name of who gave it, or the words for them; "" where nobody is named, or of
        a private article outside the sentence, of which strangers see the sentence and no more.
        """
        named = StrIndex(F("version__citations__sentence"), F("speaker_words"))
        said: SaidQuerySet = (
            self.filter(
                **{f"version__citations__{name}": value for name, value in cited.items()},
                version__citations__field=F("field"),
                version__citations__sentence_start__lte=F("start"),
                version__citations__sentence_end__gte=F("end"),
            )
            .alias(named=named)
            .annotate(
                citation=F("version__citations"),
                given_by=Case(
                    When(
                        Q(version__article__public=True) | Q(named__gt=0),
                        then=Coalesce("speaker__name", "speaker_words"),
                    ),
                    default=Value(""),
                ),
            )
        )
        return said


class Said(Passage):
    """Words with somebody who gave them, as far as the text says who."""

    speaker = models.ForeignKey(
        "newsreader.Entity", models.SET_NULL, null=True, related_name="%(class)ss", db_index=False
    )
    speaker_words = models.CharField(max_length=200, blank=True)
    sentence_start = models.PositiveIntegerField(default=0)  # where the sentence begins that it stands in
    listed = models.DateTimeField(editable=False)  # as its article: a card asks for the newest few

    objects = SaidQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["field", "start"]
        indexes = [models.Index(fields=["speaker", "listed", "version", "start"], name="%(class)s_speaker")]


class Figure(Said):
    """A number a text gives of something, with its hedge and who gave it."""

    number = models.FloatField()  # of a range the low end
    upper = models.FloatField(null=True)  # of a range the high end
    unit = models.CharField(max_length=20, blank=True)
    hedge = models.CharField(max_length=40, blank=True)
    counts = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.exact} {self.counts}".strip()


class Quotation(Said):
    """Speech with its speaker where the text names one; `certain` is false for "probably".

    Indirect speech (`direct` false) is kept only where the text says who speaks.
    """

    direct = models.BooleanField(default=True)
    certain = models.BooleanField(default=True)
    rule = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.exact
