"""Citations whose words are gone from their article: bound to other words, or left lost."""

from __future__ import annotations

from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.events import add_participants, date_event
from newsreader.deciding.passages import check_uncited, check_version, date_by_words, pick
from newsreader.models import Citation, Conflict, User
from newsreader.text.when import When

# What is its words' and follows from where they stand.
PICKED = (
    *("version", "field", "start", "end", "exact", "prefix", "suffix"),
    *("sentence_start", "sentence_end", "sentence", "reported"),
)


def repick(
    citation: Citation,
    field: str,
    quote: str,
    by: User,
    *,
    when: When | None = None,
    why: str = "",
    place: str = "",
) -> Citation:
    """Bind a lost citation to words of today's text: `quote` and `place` as passages.pick() says.

    Its when stays, unless the editor gives one; that goes on to an event that is dated by it. Raises
    ValueError as pick() does, and where the event cites these words already.
    """
    event = citation.event
    chosen = pick(citation.article, field, quote, place)
    date_by_words(chosen, when or citation.when)
    about = {"event": event, "article": citation.article}
    with decide(by, Action.REPICK, event.title, why, **about) as changes:
        check_version(chosen)
        _still_lost(citation)
        check_uncited(chosen, event)
        given = (*PICKED, *Citation.WHEN_FIELDS, "rule", "expression", "anchor_day", "parameters")
        words = {name: getattr(chosen, name) for name in given}
        changes.update(citation, lost=False, left_lost="", dismissed="", proposed=False, **words)
        if when and event.dated_by_id == citation.pk:
            date_event(event, when, citation, changes)
        add_participants(event, citation, changes)
    return citation


def leave(citation: Citation, by: User, why: str = "") -> None:
    """Seen, and left lost: not asked about again before the article's words change.

    Raises Conflict where it was left so already.
    """
    about = {"event": citation.event, "article": citation.article}
    with decide(by, Action.LEAVE, citation.event.title, why, **about) as changes:
        if _still_lost(citation).left_lost == citation.article.fingerprint:
            raise Conflict(_("This was left lost already."))
        changes.update(citation, left_lost=citation.article.fingerprint)


def _still_lost(citation: Citation) -> Citation:
    """As it is stored, held."""
    stored = lock(citation)
    if stored.event_id != citation.event_id:
        raise Conflict(_("These words are cited for another event by now."))
    if not stored.lost:
        raise Conflict(_("These words stand in the article again."))
    return stored
