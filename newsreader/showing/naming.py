"""Rows of what reports say of an entity: sentences that name it, its words, the figures it gave."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from newsreader.models import Figure, Quotation
from newsreader.models.addresses import address, of_sentence
from newsreader.models.passage import Field
from newsreader.models.prepared import Row
from newsreader.showing.shapes import Shape


class SentenceLink(NamedTuple):
    """A sentence of an article, as much of it as a card's link says."""

    article: int
    slug: str
    headline: str
    source: str | None
    published: date | None
    field: str
    sentence_start: int

    def get_absolute_url(self) -> str:
        page = address("article", id=self.article, slug=self.slug)
        return of_sentence(page, self.field, self.sentence_start)


class ArticleLink(NamedTuple):
    """An article the entity is named in."""

    article: int
    slug: str
    published: date | None
    listed: datetime

    def get_absolute_url(self) -> str:
        return address("article", id=self.article, slug=self.slug)


class NamingSentence(NamedTuple):
    """A sentence and the name in it; `joined` are the rules that say whose name it is there."""

    place: SentenceLink
    words: str | None
    start_in_field: int
    end_in_field: int
    joined: Sequence[str]

    @property
    def sentence(self) -> str:
        return self.words or ""

    @property
    def start(self) -> int:
        """Of the name, in the sentence."""
        return self.start_in_field - self.place.sentence_start

    @property
    def end(self) -> int:
        return self.end_in_field - self.place.sentence_start


class SpokenWords(NamedTuple):
    place: SentenceLink
    exact: str
    direct: bool
    certain: bool
    rule: str


class GivenFigure(NamedTuple):
    """A figure, and what it counts."""

    place: SentenceLink
    exact: str
    counts: str


def _sentence_link(article: str, version: str) -> Shape[SentenceLink]:
    """By the ways to its article and to its version."""
    return Shape(
        SentenceLink,
        article=f"{article}__pk",
        slug=f"{article}__slug",
        headline=f"{article}__headline",
        source=f"{article}__source__name",
        published=f"{version}__published_day",
        field="field",
        sentence_start="sentence_start",
    )


_MENTIONED, _SAID = _sentence_link("article", "version"), _sentence_link("version__article", "version")
ARTICLE = Shape(
    ArticleLink,
    article="article",
    slug="article__slug",
    published="article__current__published_day",
    listed="listed",
)
NAMING = Shape(
    NamingSentence,
    place=_MENTIONED,
    words="sentence",
    start_in_field="start",
    end_in_field="end",
    joined="joined",
)
SAID: Mapping[type[Quotation | Figure], Shape[Any]] = {
    Quotation: Shape(
        SpokenWords, place=_SAID, exact="exact", direct="direct", certain="certain", rule="rule"
    ),
    Figure: Shape(GivenFigure, place=_SAID, exact="exact", counts="counts"),
}


def as_named(rows: Iterable[Row], articles: Sequence[int]) -> list[NamingSentence]:
    """Where these articles name an entity, in their order: of the rows of MENTIONS."""
    named = [NAMING.of(row) for row in rows]
    return sorted(named, key=lambda each: (articles.index(each.place.article), each.place, each.start))


def each_once(sentences: Iterable[NamingSentence]) -> list[NamingSentence]:
    """Each sentence of a body once, however often it names the entity."""
    seen: dict[SentenceLink, NamingSentence] = {}
    for sentence in sentences:
        if sentence.place.field == Field.BODY:
            seen.setdefault(sentence.place, sentence)
    return list(seen.values())
