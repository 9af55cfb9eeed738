"""The words that a search looks through: a row for whatever can be found, keyed in the order of time.

One shape on both databases: a row's words, folded (text/folding.py), and its facets, which are words that no
text can hold, for they have a "_". SQLite keeps them as text, which triggers hold in step with an FTS5 table;
PostgreSQL as a tsvector of our own making. See docs/decisions/0023-search.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.user import Viewer

# The longest that a tsvector can tell the places of, and the most places of one word: beyond them a word is
# found, and no phrase with it. SQLite is given no more either, so that both find the same.
MOST_WORDS = 16_000
_MOST_PLACES, _LAST_PLACE = 255, 16_383
LAST_MINUTE = 2**31 - 1  # in the year 4084
TARGETS = 2**29  # ids that a key tells apart
# Rows of one stretch of time share a word, of stretches of so many doublings of a minute: from 17 hours to 16
# years. PostgreSQL's index gives no order by itself, and SQLite's no end where nothing more is found.
STRETCHES = (10, 12, 14, 16, 18, 20, 23)


class Kind(models.IntegerChoices):
    """What can be found. The numbers are stored."""

    ARTICLE = 1, _("Article")
    EVENT = 2, _("Event on no timeline")
    QUOTATION = 3, _("Quotation")
    FIGURE = 4, _("Figure")
    ENTITY = 5, _("Name")
    TIMELINE = 6, _("Timeline")
    ENTRY = 7, _("Event")
    HAPPENED = 0, _("Event, by when it happened")  # an entry once more, under another key


# What rows of a kind hang on: of what an article says by the article alone.
_OF_AN_ARTICLE: access.Hanging = ("article",)
_OF_A_STORY: access.Hanging = ("timeline", "event")
HANGING: dict[int, access.Hanging] = {
    Kind.ARTICLE: _OF_AN_ARTICLE,
    Kind.QUOTATION: _OF_AN_ARTICLE,
    Kind.FIGURE: _OF_AN_ARTICLE,
    Kind.ENTITY: ("entity",),
    Kind.TIMELINE: _OF_A_STORY,
    Kind.EVENT: _OF_A_STORY,
    Kind.ENTRY: _OF_A_STORY,
    Kind.HAPPENED: _OF_A_STORY,
}


class Findable(NamedTuple):
    """What can be found, before it is stored. `parts` are its texts, folded; the first is its headline."""

    kind: int
    target: int
    minute: int
    parts: Sequence[str]
    facets: Sequence[str]
    article: int | None = None
    event: int | None = None
    entity: int | None = None
    timeline: int | None = None

    @property
    def key(self) -> int:
        return key_of(self.minute, self.kind, self.target)

    @property
    def words(self) -> str:
        """As SearchText keeps them: the headline with a "_" before each word, then the texts, the headline
        among them, then the facets; a "_" by itself parts them, lest a phrase go across."""
        headline = " ".join(f"_{word}" for word in self.parts[0].split())
        texts = " _ ".join(part for part in (headline, *self.parts) if part)
        if len(texts) > MOST_WORDS:  # no fewer characters than words
            texts = " ".join(texts.split(" ")[:MOST_WORDS])
        stretches = (stretch(level, self.minute) for level in range(len(STRETCHES)))
        return f"{texts} _ {' '.join([*self.facets, *stretches])}"


def minute_of(moment: datetime | date | None) -> int:
    """Minutes since the year 1; what is later than a key can tell is as late as that."""
    if moment is None:
        return 0
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), tzinfo=UTC)
    since = moment - datetime(1, 1, 1, tzinfo=UTC)
    return min(since // timedelta(minutes=1), LAST_MINUTE)


def key_of(minute: int, kind: int, target: int) -> int:
    """The later the higher; of one minute in the order of ids."""
    return minute << 32 | target % TARGETS << 3 | kind


def hanging_of(key: int) -> access.Hanging:
    """What the row of this key hangs on."""
    return HANGING[key & 7]


def first_key(day: date) -> int:
    """No key of this day is lower."""
    return minute_of(day) << 32


def stretch(level: int, minute: int) -> str:
    """The word that all rows of a stretch of time share."""
    return f"b{level}_{minute >> STRETCHES[level]}"


if TYPE_CHECKING:
    AnyText = models.TextField[Any, Any]
else:
    AnyText = models.TextField  # which takes no types when it runs


class WordsField(AnyText):
    """Text in SQLite, a tsvector in PostgreSQL; in Python words parted by blanks, as Findable.words."""

    def db_type(self, connection: Any) -> str:
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if connection.vendor == "postgresql" and value is not None:
            return vector(value)
        return value

    def deconstruct(self) -> Any:
        name, _path, arguments, options = super().deconstruct()
        return name, "newsreader.models.search.WordsField", arguments, options


def vector(words: str) -> str:
    """A tsvector as PostgreSQL reads it. Words are of letters, digits, marks and "_": none needs quoting.

    >>> vector("port selby _ port _ _port s_3")
    'port:1,4 selby:2 _port:6 s_3'
    """
    places: dict[str, list[str]] = {}
    for place, word in enumerate(words.split(" "), 1):
        known = places.get(word)
        if known is None:
            places[word] = [str(place)] if place <= _LAST_PLACE else []
        elif len(known) < _MOST_PLACES and place <= _LAST_PLACE:
            known.append(str(place))
    places.pop("_", None)
    places.pop("", None)
    return " ".join(
        word if "_" in word[1:] or not at else f"{word}:{','.join(at)}" for word, at in places.items()
    )


class SearchTextQuerySet(models.QuerySet["SearchText"]):
    def visible_to(self, viewer: Viewer, hanging: access.Hanging = access.ANYTHING) -> SearchTextQuerySet:
        return access.search_texts(self, viewer, hanging)


class SearchText(models.Model):
    """Something that can be found, with its words."""

    key = models.BigIntegerField(primary_key=True)
    kind = models.SmallIntegerField(choices=Kind.choices)
    target = models.BigIntegerField()  # the id of what it is of
    # By which it is visible, and with which it goes; of what hangs on none empty.
    article = models.ForeignKey("Article", models.CASCADE, null=True, related_name="+", db_index=False)
    event = models.ForeignKey("Event", models.CASCADE, null=True, related_name="+", db_index=False)
    entity = models.ForeignKey("Entity", models.CASCADE, null=True, related_name="+", db_index=False)
    timeline = models.ForeignKey("Timeline", models.CASCADE, null=True, related_name="+", db_index=False)
    words = WordsField()

    objects = SearchTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("words to be found")
        constraints = [models.UniqueConstraint(fields=["kind", "target"], name="search_text_once")]
        indexes = [
            models.Index(fields=[name], name=f"search_text_{name}", condition=Q(**{f"{name}__isnull": False}))
            for name in ("article", "event", "entity", "timeline")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.target}"


class Unindexed(models.Model):
    """Rows of one kind, from the highest id on down, that are yet to be looked at: of a site that was there
    before the search, or whose index is being made anew."""

    kind = models.SmallIntegerField(primary_key=True, choices=Kind.choices)
    next = models.BigIntegerField()  # this id and all below it

    class Meta:
        verbose_name = _("rows to be indexed")

    def __str__(self) -> str:
        return f"{self.kind}: {self.next}"


class ToIndex(models.Model):
    """One row that changed with so many others that it is indexed a little later."""

    kind = models.SmallIntegerField(choices=Kind.choices)
    target = models.BigIntegerField()

    class Meta:
        verbose_name = _("row to be indexed")
        constraints = [models.UniqueConstraint(fields=["kind", "target"], name="to_index_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.target}"
