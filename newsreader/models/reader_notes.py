"""A reader's notes: on an article, or on words of it, which are followed as citations are."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.models import access
from newsreader.models.article import Article, ArticleVersion
from newsreader.models.passage import Field, Quote
from newsreader.models.stamped import Stamped
from newsreader.models.user import User, Viewer

MOST_NOTES = 5000  # of one reader
LONGEST = 10_000  # characters of a note
LONGEST_QUOTE = 3_000  # characters of the words it is about
FIELDS = (Field.BODY, Field.HEADLINE, Field.STANDFIRST, Field.CAPTION)  # looked through in this order
_PLACE = re.compile(rf"({'|'.join(Field.values)})-(\d{{1,9}})(?:-\d{{1,9}})?", re.ASCII)
_MOST_WORDS = 1000  # of a quote, for a pattern is made of them


class NoteQuerySet(models.QuerySet["Note"]):
    def visible_to(self, viewer: Viewer) -> NoteQuerySet:
        return access.notes(self, viewer)

    def of(self, user: User) -> NoteQuerySet:
        return self.filter(user=user)

    def on_words(self) -> NoteQuerySet:
        return self.exclude(exact="")

    def in_order(self) -> NoteQuerySet:
        """As their article has their words; those on all of it first."""
        return self.order_by("field", "start", "pk")

    def newest_first(self) -> NoteQuerySet:
        return self.order_by("-created", "-pk")

    def write(self, user: User, article: Article, text: str, quote: str = "", place: str = "") -> Note:
        """A note of this text, on the words `quote` where there are any; `place` as Note.bind() says.

        Raises ValueError where the words are not in the article, or nobody can tell which are meant.
        """
        if self.of(user).count() >= MOST_NOTES:
            raise ValueError(_("You have as many notes as can be kept here. Delete some first."))
        note = self.model(user=user, article=article, text=text)
        if quote.strip():
            note.bind(article.current, quote, place)
        note.save()
        return note

    def take_over(
        self,
        user: User,
        article: Article,
        text: str,
        quote: str,
        place: str,
        around: tuple[str, str],
    ) -> None:
        """A note that a browser kept, once however often it is sent.

        `around`: what stood before and after the words, white space folded. Where they do not stand between
        these now it is a lost note, with its words. Raises ValueError where there are too many.
        """
        note = self.model(user=user, article=article, text=text)
        if quote.strip():
            note.take_over(article.current, quote, place, around)
        if self.of(user).filter(article=article, text=text, exact=note.exact).exists():
            return
        if self.of(user).count() >= MOST_NOTES:
            raise ValueError(_("You have as many notes as can be kept here. Delete some first."))
        note.save()


class Note(Quote, Stamped):
    """What one reader wrote about an article, or about words of it; seen by them alone.

    `exact` is empty of a note on all of the article, and of one whose article was erased: then `lost` is set.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="notes", db_index=False)
    article = models.ForeignKey(Article, models.CASCADE, related_name="notes")
    version = models.ForeignKey(  # type: ignore[assignment]
        ArticleVersion, models.SET_NULL, null=True, related_name="notes"
    )
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    exact = models.TextField(blank=True)
    text = models.TextField(gettext_lazy("note"))

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("note")
        verbose_name_plural = gettext_lazy("notes")
        indexes = [
            models.Index(fields=["user", "created"], name="note_user_created"),
            models.Index(fields=["user", "article"], name="note_user_article"),
        ]

    def __str__(self) -> str:
        return str(self.pk)  # the admin names what goes with a user, and is told nothing

    def get_absolute_url(self) -> str:
        return f"{self.article.get_absolute_url()}#note-{self.pk}"

    @property
    def is_lost(self) -> bool:
        """The words it is about stand in the article no more."""
        return self.lost and bool(self.exact)

    def bind(self, version: ArticleVersion | None, quote: str, place: str = "") -> None:
        """Make it a note on these words of the version, white space between them as it may be.

        `place` is FIELD-START of the sentence they begin in, or FIELD-START-END: it tells them from the same
        words elsewhere. Raises ValueError as write() does.
        """
        if version is None:
            raise ValueError(_("This article has no text."))
        words = quote.split()[:_MOST_WORDS]
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        pressed = _PLACE.fullmatch(place)
        if pressed is not None and (found := pattern.search(version.text_of(pressed[1]), int(pressed[2]))):
            self._take(version, pressed[1], found)
            return
        for field in FIELDS:
            text = version.text_of(field)
            if found := pattern.search(text):
                if pattern.search(text, found.start() + 1):
                    raise ValueError(_("These words stand in the article more than once: choose a few more."))
                self._take(version, field, found)
                return
        raise ValueError(_("These words do not stand in the article."))

    def take_over(
        self, version: ArticleVersion | None, quote: str, place: str, around: tuple[str, str]
    ) -> None:
        """bind(), of words that were bound in a browser; lost where nobody can tell where they stand."""
        try:
            self.bind(version, quote, place)
        except ValueError:
            found = False
        else:
            found = _agree(self.prefix[::-1], around[0][::-1]) or _agree(self.suffix, around[1])
        if not found:
            self.version, self.field, self.start, self.end = None, Field.BODY, 0, 0
            self.exact, self.lost = quote, True
            self.prefix, self.suffix = around

    def _take(self, version: ArticleVersion, field: str, found: re.Match[str]) -> None:
        self.version, self.field = version, field
        self.start, self.end = found.span()
        self.quote_from(version.text_of(field))


def _agree(one: str, other: str) -> bool:
    """Do they begin alike, white space aside, as far as both go?"""
    first, second = ("".join(each.split()) for each in (one, other))
    return first.startswith(second) or second.startswith(first)
