"""A reader's marks beside an article's text, and in their own place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from newsreader.models import Article, Note, ReaderMark, User
from newsreader.models.user import Viewer

Marks = dict[int, ReaderMark]


class ShownNote(NamedTuple):
    """A note beside its article's text; `sentence` is the id of the sentence its words begin in."""

    note: Note
    sentence: str


def marks_of(viewer: Viewer, articles: Any) -> Marks:
    """The viewer's marks on these articles, by article: one query, and none for a stranger."""
    if not isinstance(viewer, User):
        return {}
    ids = [article.pk for article in articles]
    return {mark.article_id: mark for mark in ReaderMark.objects.of(viewer).filter(article__in=ids)}


def notes_on(article: Article, viewer: Viewer) -> list[ShownNote]:
    """In the order of the text; those on all of it first."""
    if not isinstance(viewer, User):
        return []
    notes = sorted(
        Note.objects.of(viewer).filter(article=article),
        key=lambda note: (bool(note.exact), note.start, note.pk),
    )
    return [ShownNote(note, _sentence(article, note)) for note in notes]


def _sentence(article: Article, note: Note) -> str:
    version = article.current
    if version is None or not note.exact or note.lost or note.version_id != version.pk:
        return ""
    for span in version.sentences_of(note.field):
        if span.start <= note.start < span.end:
            return f"{note.field}-{span.start}"
    return ""


def starred_articles(user: User, marks: Iterable[ReaderMark]) -> list[Article]:
    """Those that are marked so, as lists show them, in the order of the marks."""
    ids = [mark.article_id for mark in marks]
    found = Article.objects.visible_to(user).for_list().in_bulk(ids)
    return [found[id] for id in ids if id in found]
