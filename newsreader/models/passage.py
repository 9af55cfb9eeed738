"""Passages: where in a version of an article some words stand.

The shape is that of the W3C Web Annotation model: `start` and `end` are its TextPositionSelector,
`exact`, `prefix` and `suffix` its TextQuoteSelector. Offsets are code points into the named field.
"""

import re
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

CONTEXT = 40  # characters of prefix and suffix: enough to tell repeated words apart


class Field(models.TextChoices):
    HEADLINE = "headline", _("headline")
    STANDFIRST = "standfirst", _("standfirst")
    BYLINE = "byline", _("byline")
    CAPTION = "caption", _("caption")
    BODY = "body", _("body")


class Passage(models.Model):
    """Words at a place. What the machine marks is rebuilt at each reading and needs no more than this."""

    version = models.ForeignKey("newsreader.ArticleVersion", models.CASCADE, related_name="%(class)ss")
    field = models.CharField(max_length=10, choices=Field.choices, default=Field.BODY)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    exact = models.TextField()

    class Meta:
        abstract = True

    def overlaps(self, other: "Passage") -> bool:
        return self.field == other.field and self.start < other.end and other.start < self.end


class InSentence:
    """What follows from where words stand, and where the sentence begins that they stand in."""

    __slots__ = ()
    field: Any  # a model's columns, or a row's values
    start: Any
    end: Any
    sentence_start: Any
    sentence: Any

    @property
    def anchor(self) -> str:
        """The id of these words on the article's page."""
        return f"{self.field}-{self.start}-{self.end}"

    @property
    def before(self) -> str:
        """The sentence up to the words; with `cited` and `after` it makes the whole sentence."""
        words: str = self.sentence[: max(0, self.start - self.sentence_start)]
        return words

    @property
    def cited(self) -> str:
        words: str = self.sentence[max(0, self.start - self.sentence_start) : self.end - self.sentence_start]
        return words

    @property
    def after(self) -> str:
        words: str = self.sentence[self.end - self.sentence_start :]
        return words


class Quote(Passage):
    """A passage that must be found again in other versions: by its words and what stands around them."""

    prefix = models.CharField(max_length=CONTEXT, blank=True)
    suffix = models.CharField(max_length=CONTEXT, blank=True)
    lost = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def quote_from(self, text: str) -> None:
        """Take `exact`, `prefix` and `suffix` from the field's text at `start` and `end`."""
        self.exact = text[self.start : self.end]
        self.prefix = text[max(0, self.start - CONTEXT) : self.start]
        self.suffix = text[self.end : self.end + CONTEXT]


def place_of(version: int, field: str, start: int, end: int) -> str:
    """Where words stand, for a form or an address to carry; `read_place` reads it."""
    return f"{version}-{field}-{start}-{end}"


class PlaceInVersion(NamedTuple):
    version: int
    field: str
    start: int
    end: int


def read_place(place: str) -> PlaceInVersion | None:
    """
    >>> read_place("12-body-3-9")
    PlaceInVersion(version=12, field='body', start=3, end=9)
    """
    read = _PLACE.fullmatch(place)
    if read is None:
        return None
    version, field, start, end = read.groups()
    return PlaceInVersion(int(version), field, int(start), int(end))


_PLACE = re.compile(rf"(\d{{1,18}})-({'|'.join(Field.values)})-(\d{{1,9}})-(\d{{1,9}})", re.ASCII)
