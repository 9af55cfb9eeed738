"""Articles: who may read them, when they were published, and what is held back of them.

Whoever corrects a publication date reads the article again afterwards (pipeline.read): proposals follow the
correction; what was decided keeps its date and is flagged (ProposalQuerySet.disagreeing). Mending its other
fields stands in mending.py, erasing, which no decision can bring back, in erasure.py.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.changes import lock, lock_all
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.mending import copy_of, mend
from newsreader.deciding.overview import outdate
from newsreader.deciding.shown import shown_by
from newsreader.fetching.addresses import fold
from newsreader.models import (
    Article,
    ArticleVersion,
    Conflict,
    HeldVersion,
    LeadPicture,
    Timeline,
    User,
    mending,
)


def set_public(article: Article, by: User, public: bool, why: str = "") -> None:
    """Make an article public or private; timelines that cite it change with it."""
    action = Action.SHOW if public else Action.HIDE
    with decide(by, action, str(article), why, article=article) as changes:
        changes.update(article, public=public)
        article.write_copies()


def open_cited(timeline: Timeline, articles: Collection[int], by: User, why: str = "") -> int:
    """Make these articles, which a timeline cites, public by one decision; how many were not yet? Erased ones
    stay. Raises Conflict where there is none."""
    cited = Article.objects.filter(pk__in=articles, erased__isnull=True)
    subject = _("cited on “%(title)s”") % {"title": timeline}
    with decide(by, Action.OPEN, subject, why, timeline=timeline) as changes:
        private = lock_all(cited.filter(public=False))
        if not private:
            raise Conflict(_("These articles are public already."))
        for article in private:
            changes.update(article, public=True)
            article.write_copies()
        outdate(Timeline.objects.filter(pk__in=shown_by([article.pk for article in private])), None)
    return len(private)


def correct_publication(
    article: Article,
    by: User,
    *,
    day: date | None,
    at: time | None = None,
    zone: str = "",
    made_from: Mapping[str, Any] | None = None,
    why: str = "",
) -> bool:
    """Give the article another publication date: a new version with the same words and `day`, `at`, `zone`.

    `zone` is an IANA name or ""; `at` without a zone stays a local time whose instant is unknown. `made_from`
    holds what the form showed of the three: see deciding/stale.py, also of Stale. Was there anything to
    change?
    """
    return mend(article, by, {"day": day, "at": at, "zone": zone}, made_from=made_from, why=why)


def take(held: HeldVersion, by: User, why: str = "") -> None:
    """Make what was held back its article's new version. Whoever calls reads the article again."""
    article, version = held.article, held.version
    with decide(by, Action.TAKE, str(held), why, article=article) as changes:
        article.refresh_from_db()
        changes.delete(held)
        if article.current and article.current.mended:
            # What was held back stays as it came, for this may be undone.
            version = copy_of(version, article)
            mending.keep(article.current, version)
            version.save()
        else:
            changes.update(version, number=article.next_number)
        known_by = article.fetched_from
        if fold(article.canonical_url) in ("", held.fetched_from):
            known_by = known_by or held.fetched_from
        changes.update(
            article, **article.copied_from(version), fetched_from=known_by, read_at=None, reading_failed=""
        )
        article.write_copies()
        LeadPicture.objects.follow(article)
        reanchor(article)


def look_over(article: Article, version: ArticleVersion, by: User, why: str = "") -> None:
    """What changed up to this version was looked at. Raises Conflict where the article changed again."""
    with decide(by, Action.SEEN, str(article), why, article=article) as changes:
        stored = lock(article)
        if stored.current_id != version.pk:
            raise Conflict(_("The article has changed once more: look at what changed."))
        changes.update(article, looked_at=None)


def make_another(held: HeldVersion, by: User, why: str = "") -> Article:
    """Make what was held back an article of its own, private and yet to be read."""
    version = held.version
    with decide(by, Action.ANOTHER, str(held.article), why, article=held.article) as changes:
        changes.delete(held)
        made = Article(source=held.source, listed=version.listed)
        columns = made.copied_from(version)
        del columns["current"]
        for name, value in columns.items():
            setattr(made, name, value)
        if not Article.objects.filter(fetched_from=held.fetched_from).exists():
            made.fetched_from = held.fetched_from
        changes.create(made)
        changes.update(version, article=made, number=1)
        changes.update(made, current=version)
    return made
