"""Reading: what the text and drafting packages find in an article, stored as marks and proposals."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime
from typing import Any, NamedTuple

from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.indexing import index_read
from newsreader.deciding.overview import outdate
from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import (
    Article,
    ArticleVersion,
    Conflict,
    Proposal,
    Source,
    TimeExpression,
    Timeline,
)
from newsreader.models.analyser import LONGEST_NOTE, note_of
from newsreader.pipeline.analysers import said_by
from newsreader.pipeline.asking import Question
from newsreader.pipeline.decided import SaidMark, is_decided, marks_said_of, readings_of, said_of
from newsreader.pipeline.kept import clear, is_marked
from newsreader.pipeline.marks import ArticleReading, Ready
from newsreader.pipeline.near_copies import Sought, look, store
from newsreader.pipeline.registry import stand
from newsreader.pipeline.rows import change

logger = logging.getLogger(__name__)

BATCH = 500  # ids named in one statement
TURNS = 5  # each that fails means that somebody else was done meanwhile


def read(article: Article) -> None:
    """Find dates, names, quotations, figures and events in the current version and store them.

    Reading again replaces what the machine found and nothing that an editor decided: proposals over
    cited or rejected words take the state of that decision. Pages show all of it or nothing: all is found
    and made ready first, then written in one transaction that only sends it. Where something was changed
    meanwhile that the reading rests on, the article is read once more.

    Where an analyser fails, its marks of this version stay as they were, the others' are stored, and the
    article's `reading_failed` names it; the next reading tries it again.
    """
    for _turn in range(TURNS):
        basis = _basis(article)
        if (article.current_id, article.public, article.listed) != basis.shown:
            article.refresh_from_db()
        version = article.current
        if version is None:
            return
        _with_source(article, version)
        dates = readings_of(basis.said)
        ready = ArticleReading(article, version, dates, basis.marked, basis.marks).ready()
        sought = look(article, version)
        # An IntegrityError: whom it names was tidied away since stand() looked (pipeline/tidying.py).
        with suppress(IntegrityError), transaction.atomic():
            _hold(article)
            if _basis(article) == basis and stand(ready.entities):
                _store(article, ready, sought, basis.marked)
                return
    raise Conflict(
        _("“%(article)s” is being changed by others just now. Read it again.") % {"article": article}
    )


class Basis(NamedTuple):
    """What a reading rests on, and may be changed by others while it goes on."""

    shown: tuple[Any, ...]  # the article's current version, and what of it its marks copy
    read_at: datetime | None
    marked: bool  # whether any rows of an earlier reading stand
    said: list[tuple[Any, ...]]  # what editors say its dates mean
    marks: list[SaidMark]  # … and of its names, speech and figures


def _basis(article: Article) -> Basis:
    stored = _STORED.rows(article.pk)
    if not stored:
        raise Conflict(_("“%(row)s” is gone: somebody took it away.") % {"row": article})
    version, public, listed, read_at = stored[0]
    said = said_of(article.pk, version) if version else []
    marks = marks_said_of(article.pk, version) if version else []
    return Basis((version, public, listed), read_at, is_marked(article.pk), said, marks)


_STORED = Question(
    lambda pk: Article.objects.filter(pk=pk).values_list("current", "public", "listed", "read_at"), int
)
# Held as deciding.changes.lock() does. SQLite has one writer anyway.
_HELD = Question(
    lambda pk: Article.objects.select_for_update(no_key=True).filter(pk=pk).values_list("pk"), int
)


def _hold(article: Article) -> None:
    """Until the transaction ends; whether it is still there, the basis tells."""
    if connection.features.has_select_for_update:
        _HELD.rows(article.pk)


def _with_source(article: Article, version: ArticleVersion) -> None:
    """The version's article, and its source, are looked at several times: they are asked for once."""
    version.article = article
    if article.source_id and not Article.source.is_cached(article):
        row = _SOURCE.rows(article.source_id)
        article.source = Source.from_db(connection.alias, SOURCE_COLUMNS, row[0]) if row else None


SOURCE_COLUMNS = [field.attname for field in Source._meta.concrete_fields]
_SOURCE = Question(lambda pk: Source.objects.filter(pk=pk).order_by().values_list(*SOURCE_COLUMNS), int)


def _store(article: Article, ready: Ready, sought: Sought, marked: bool) -> None:
    if marked:
        clear(article, ready.version, ready.failed)
    for kept, gone in ((Proposal, ready.proposals_gone), (TimeExpression, ready.times_gone)):
        for at in range(0, len(gone), BATCH):
            kept._default_manager.filter(pk__in=gone[at : at + BATCH]).delete()
    for statement in ready.statements:
        statement.send()
    grouped = store(sought)
    decided = is_decided(article.pk)
    if decided:
        resolve_proposals(article, held=True)
    if decided or grouped:
        # They show the figures in its cited sentences.
        outdate(Timeline.objects.citing([article] if decided else []), None, grouped)
    index_read(article.pk, ready.entities)
    article.read_at, article.reading_failed = timezone.now(), note_of(ready.failed)
    change(Article, [article], ["read_at", "reading_failed"]).send()


def try_to_read(article: Article) -> bool:
    """Read the article; where that fails, note it on the article and go on. For runs over many.

    True where it was read, if only in part: `reading_failed` then names the analysers that failed.
    """
    try:
        read(article)
    except (OperationalError, InterfaceError) as failure:  # no fault of its text: it waits for another try
        logger.error("Article %s could not be read: %s", article.pk, failure)
        return False
    except Exception as failure:  # whatever one text does to the rules must not stop the others
        logger.exception("Article %s could not be read", article.pk)
        article.reading_failed = said_by(failure)[:LONGEST_NOTE]
        with suppress(OperationalError, InterfaceError):
            Article.objects.filter(pk=article.pk).update(reading_failed=article.reading_failed)
        return False
    return True
