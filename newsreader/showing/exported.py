"""All that a reader marked, to take along: as Markdown for people, as JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from newsreader.models import Article, Note, ReaderMark, User
from newsreader.showing.followed import followed_by
from newsreader.showing.html.dates import day


def as_json(user: User) -> dict[str, Any]:
    """Moments are ISO 8601 in UTC, days as the report tells them. Offsets are code points of the field's text
    in the newest version; of words that are lost, where they stood last."""
    return {
        "reader": user.get_username(),
        "site": settings.SITE_URL,
        "notes": [_note(note) for note in _notes(user)],
        "starred": [
            _article(mark.article) | {"starred": mark.starred and mark.starred.isoformat()}
            for mark in _starred(user)
        ],
        "read": [
            {
                "address": settings.SITE_URL + mark.article.get_absolute_url(),
                "read": mark.read and mark.read.isoformat(),
            }
            for mark in ReaderMark.objects.visible_to(user)
            .filter(read__isnull=False)
            .select_related("article")
            .only("read", "article__slug")
            .order_by("read", "pk")
        ],
        "followed": [
            {"kind": each.kind, "name": each.name, "address": settings.SITE_URL + each.url}
            for each in followed_by(user, None)
        ],
    }


def _notes(user: User) -> Iterator[Note]:
    notes = Note.objects.visible_to(user).select_related("article__source", "article__current")
    return notes.defer(*_TEXTS).order_by("created", "pk").iterator()


def _starred(user: User) -> Iterator[ReaderMark]:
    marks = (
        ReaderMark.objects.visible_to(user).starred().select_related("article__source", "article__current")
    )
    return marks.defer(*_TEXTS).iterator()


_TEXTS = ("article__current__body", "article__current__left_out", "article__current__evidence")


def _article(article: Article) -> dict[str, Any]:
    published = article.current.published_day if article.current else None
    return {
        "headline": article.headline,
        "outlet": article.source.name if article.source else "",
        "day": published.isoformat() if published else None,
        "address": "" if article.erased else settings.SITE_URL + article.get_absolute_url(),
        "at_the_source": article.canonical_url,
    }


def _note(note: Note) -> dict[str, Any]:
    words = {
        "field": note.field,
        "start": note.start,
        "end": note.end,
        "exact": note.exact,
        "prefix": note.prefix,
        "suffix": note.suffix,
        "lost": note.lost,
    }
    return {
        "article": _article(note.article),
        "erased": bool(note.article.erased),
        "words": words if note.exact else None,
        "note": note.text,
        "written": note.created.isoformat(),
        "changed": note.modified.isoformat(),
    }


def as_markdown(user: User) -> str:
    parts = [f"# {_plain(_('Notes, stars and what I follow'))}"]
    if notes := list(_notes(user)):
        parts += [f"## {_('Notes')}", *(part for note in notes for part in _note_in_words(note))]
    if starred := list(_starred(user)):
        parts += [f"## {_('Starred')}", "\n".join(f"- {_cited(mark.article)}" for mark in starred)]
    if followed := followed_by(user, None):
        lines = (
            f"- {each.kind_in_words}: {_link(each.name, settings.SITE_URL + each.url)}" for each in followed
        )
        parts += [f"## {_('Followed')}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _note_in_words(note: Note) -> Iterator[str]:
    yield f"### {_cited(note.article)}"
    if note.exact:
        yield "\n".join(f"> {_plain(line)}" for line in note.exact.split("\n"))
        if note.lost:
            yield f"*{_('These words are no longer in the article.')}*"
    yield note.text.replace("\r\n", "\n")


def _cited(article: Article) -> str:
    """Headline, outlet and day, with its address."""
    if article.erased:
        return _("An article that was erased")
    published = article.current.published_day if article.current else None
    facts = [article.source.name if article.source else "", str(day(published)) if published else ""]
    title = _link(article.headline or _("Without a headline"), settings.SITE_URL + article.get_absolute_url())
    return ", ".join([title, *(_plain(fact) for fact in facts if fact)])


def _link(words: str, address: str) -> str:
    closed = (
        address.replace("(", "%28")
        .replace(")", "%29")
        .replace(" ", "%20")
        .replace("<", "%3C")
        .replace(">", "%3E")
    )
    return f"[{_plain(words)}]({closed})"


def _plain(words: str) -> str:
    """On one line, with nothing in it that Markdown would read."""
    return re.sub(r"([\\`*_{}\[\]<>#|~])", r"\\\1", " ".join(words.split()))
