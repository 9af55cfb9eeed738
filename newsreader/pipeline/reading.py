"""Reading: what the text and drafting packages find in an article, stored as marks and proposals."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any

from django.db import IntegrityError, InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.overview import refresh
from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import Article, Conflict, DateReading, Proposal, TimeExpression, Timeline
from newsreader.models.analyser import LONGEST_NOTE, note_of
from newsreader.pipeline.analysers import said_by
from newsreader.pipeline.asking import Question
from newsreader.pipeline.kept import clear
from newsreader.pipeline.marks import ArticleReading, Ready
from newsreader.pipeline.near_copies import Sought, look, store
from newsreader.pipeline.registry import stand

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
        if (article.current_id, article.public, article.listed) != basis[:3]:
            article.refresh_from_db()
        version = article.current
        if version is None:
            return
        ready = ArticleReading(article, version).ready()
        sought = look(article, version)
        # An IntegrityError: whom it names was tidied away since stand() looked (pipeline/tidying.py).
        with suppress(IntegrityError), transaction.atomic():
            lock(article)
            if _basis(article) == basis and stand(ready.entities):
                _store(article, ready, sought)
                return
    raise Conflict(
        _("“%(article)s” is being changed by others just now. Read it again.") % {"article": article}
    )


def _basis(article: Article) -> tuple[Any, ...]:
    """What a reading rests on, and may be changed by others while it goes on: the article's current version,
    what of it its marks copy, its last reading, and what editors say its dates mean."""
    columns = ("current", "public", "listed", "read_at")
    stored = Article.objects.filter(pk=article.pk).values_list(*columns).first()
    if stored is None:
        raise Conflict(_("“%(row)s” is gone: somebody took it away.") % {"row": article})
    return (*stored, _SAID.rows(article.pk, stored[0]) if stored[0] else [])


def _said(article: int, version: int) -> QuerySet[DateReading, Any]:
    said = DateReading.objects.filter(article=article, version=version, lost=False).order_by("pk")
    return said.values_list("start", "end", "field", *DateReading.WHEN_FIELDS)


_SAID = Question(_said, int, int)


def _store(article: Article, ready: Ready, sought: Sought) -> None:
    clear(article, ready.version, ready.failed)
    for kept, gone in ((Proposal, ready.proposals_gone), (TimeExpression, ready.times_gone)):
        for at in range(0, len(gone), BATCH):
            kept._default_manager.filter(pk__in=gone[at : at + BATCH]).delete()
    for statement in ready.statements:
        statement.send()
    resolve_proposals(article, held=True)
    grouped = store(sought)
    # They show the figures in its cited sentences, and count as one those who print one report.
    refresh(Timeline.objects.citing([article.pk, *grouped]))
    article.read_at, article.reading_failed = timezone.now(), note_of(ready.failed)
    Article.objects.filter(pk=article.pk).update(
        read_at=article.read_at, reading_failed=article.reading_failed
    )


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
