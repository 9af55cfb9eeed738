"""A reader's marks beside an article's text, and in their own place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from newsreader.models import Article, Note, ReaderMark, User
from newsreader.models.addresses import of_sentence
from newsreader.models.prepared import PreparedModels
from newsreader.models.user import Viewer
from newsreader.text.portions import portion_at

Marks = dict[int, ReaderMark]


class ShownNote(NamedTuple):
    """A note beside its article's text; `place` leads to the sentence its words begin in."""

    note: Note
    place: str


def marks_of(viewer: Viewer, articles: Any) -> Marks:
    """The viewer's marks on these articles, by article: one query, and none for a stranger."""
    if not isinstance(viewer, User):
        return {}
    marks = MARKS.models(viewer, [article.pk for article in articles])
    return {mark.article_id: mark for mark in marks}


MARKS: PreparedModels[ReaderMark] = PreparedModels(
    lambda user, articles: ReaderMark.objects.of(user).filter(article__in=articles)
)


def notes_on(article: Article, viewer: Viewer) -> list[ShownNote]:
    """In the order of the text; those on all of it first."""
    if not isinstance(viewer, User):
        return []
    notes = sorted(
        Note.objects.of(viewer).filter(article=article),
        key=lambda note: (bool(note.exact), note.start, note.pk),
    )
    return [ShownNote(note, _place(article, note)) for note in notes]


def _place(article: Article, note: Note) -> str:
    version = article.current
    if version is None or not note.exact or note.lost or note.version_id != version.pk:
        return ""
    text = version.text_of(note.field)
    portion = portion_at(text, version.blocks_of(note.field), note.start)
    page = "" if portion.is_all else article.get_absolute_url()  # which may show another portion
    for span in portion.sentences(text):
        if span.start <= note.start < span.end:
            return of_sentence(page, note.field, span.start)
    return ""


def starred_articles(user: User, marks: Iterable[ReaderMark]) -> list[Article]:
    """Those that are marked so, as lists show them, in the order of the marks."""
    ids = [mark.article_id for mark in marks]
    found = Article.objects.visible_to(user).for_list().in_bulk(ids)
    return [found[id] for id in ids if id in found]
