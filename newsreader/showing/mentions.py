"""All sentences that name an entity, newest article first, a page of articles at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from newsreader.models import Appearance, Article, Entity, Source
from newsreader.models.addresses import address
from newsreader.models.entity import AppearanceQuerySet
from newsreader.models.list_places import ListPlace
from newsreader.models.prepared import Answers, Prepared, Question
from newsreader.models.user import Viewer
from newsreader.showing.cards import MENTIONS, Card, Rows
from newsreader.showing.filter import Filter
from newsreader.showing.naming import NamingSentence, as_named, each_once
from newsreader.showing.shapes import Shape

ARTICLES = 20  # on one page
SENTENCES = 4  # of one article
LOOKED_THROUGH = 1_000  # articles, for their sources: looking through more takes longer than all else


class NamingArticle(NamedTuple):
    pk: int
    slug: str
    headline: str
    source: str | None
    published: date | None
    listed: datetime

    def get_absolute_url(self) -> str:
        return address("article", id=self.pk, slug=self.slug)


NAMING_ARTICLE = Shape(
    NamingArticle,
    pk="pk",
    slug="slug",
    headline="headline",
    source="source__name",
    published="current__published_day",
    listed="listed",
)


@dataclass(frozen=True, slots=True)
class ArticleMentions:
    article: NamingArticle
    sentences: Sequence[NamingSentence]
    more: int  # further sentences of the article that name it


@dataclass(frozen=True, slots=True)
class MentionsPage:
    articles: Sequence[ArticleMentions]
    more: bool

    @property
    def last(self) -> str:
        """The place to go on from, as addresses carry it."""
        article = self.articles[-1].article
        return ListPlace(article.listed, article.pk).as_text


class NamedSource(NamedTuple):
    pk: int
    name: str


def sources(card: Card) -> list[NamedSource]:
    """Those of which an article this viewer may see names the entity, by name; of one named in more than
    LOOKED_THROUGH articles all sources of which the viewer may read any."""
    if card.is_in_more_than(LOOKED_THROUGH):
        rows = card.answers.rows(_readable)
    else:
        rows = card.answers.rows(_mentioning, card.entity.pk)
    return [NamedSource(*row) for row in rows]


def first_questions(entity: int) -> list[Question]:
    """What a page asks that begins with the newest."""
    return [(_newest, entity)]


def questions_then(answers: Answers, entity: int) -> list[Question]:
    shown = [id for (id,) in answers.rows(_newest, entity)[:ARTICLES]]
    return [(_articles, shown), (MENTIONS, entity, shown)]


def page(entity: Entity, answers: Answers, asked: Filter, after: ListPlace | None = None) -> MentionsPage:
    """The articles that name the entity, narrowed by source and period, from after `after` on."""
    if asked or after:
        rows = list(_from(_narrowed(_naming(answers.viewer, entity.pk), asked, after)))
    else:
        rows = answers.rows(_newest, entity.pk)
    shown = [id for (id,) in rows[:ARTICLES]]
    articles = {row.pk: row for row in map(NAMING_ARTICLE.of, answers.rows(_articles, shown))}
    sentences = _sentences(entity, answers, shown)
    return MentionsPage(
        [
            ArticleMentions(articles[id], found[:SENTENCES], max(0, len(found) - SENTENCES))
            for id in shown
            if id in articles
            for found in [sentences.get(id, [])]
        ],
        more=len(rows) > ARTICLES,
    )


def _naming(viewer: Viewer, entity: int) -> AppearanceQuerySet:
    return Appearance.objects.visible_to(viewer).filter(entity=entity)


def _narrowed(seen: AppearanceQuerySet, asked: Filter, after: ListPlace | None) -> AppearanceQuerySet:
    if asked.source:
        seen = seen.filter(article__source=asked.source)
    if asked.first and asked.last:
        first = datetime.combine(asked.first, time(), tzinfo=UTC)
        seen = seen.filter(listed__gte=first)
        seen = seen.filter(listed__lt=datetime.combine(asked.last, time(), tzinfo=UTC) + timedelta(days=1))
    if after:
        moment, id = after
        seen = seen.filter(listed__lte=moment).exclude(listed=moment, article__gte=id)
    return seen


def _from(seen: AppearanceQuerySet) -> Rows:
    """The newest, and one more where there is one."""
    return seen.order_by("-listed", "-article").values_list("article")[: ARTICLES + 1]


def _sentences(entity: Entity, answers: Answers, articles: Sequence[int]) -> dict[int, list[NamingSentence]]:
    """Those of each article that name it."""
    found: dict[int, list[NamingSentence]] = defaultdict(list)
    for sentence in each_once(as_named(answers.rows(MENTIONS, entity.pk, articles), articles)):
        found[sentence.place.article].append(sentence)
    return found


_newest = Prepared(lambda viewer, entity: _from(_naming(viewer, entity)))
_articles = Prepared(
    lambda viewer, articles: (
        Article.objects.visible_to(viewer).filter(pk__in=articles).values_list(*NAMING_ARTICLE.columns)
    )
)
_mentioning = Prepared(
    lambda viewer, entity: (
        Source.objects.visible_to(viewer).mentioning(entity, viewer).values_list("pk", "name")
    )
)
_readable = Prepared(
    lambda viewer: Source.objects.with_articles_for(viewer).order_by("name").values_list("pk", "name")
)
