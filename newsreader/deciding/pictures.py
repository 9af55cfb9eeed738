"""Lead pictures: whether an article's is kept, and what it is said to show.

Fetching it is work (pipeline/pictures.py): a decision only says that it is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.decisions import Action, decide
from newsreader.models import Article, Conflict, LeadPicture, User


def keep(article: Article, by: User, why: str = "") -> None:
    """The picture its current version names is wanted. Raises Conflict where that names none."""
    with decide(by, Action.PICTURE, str(article), why, article=article) as changes:
        article.refresh_from_db()
        if article.current is None or not article.current.image_url:
            raise Conflict(_("The article names no picture."))
        picture = LeadPicture.objects.filter(article=article).first()
        if picture is None:
            changes.create(LeadPicture(article=article, address=article.current.image_url))
        else:
            if not picture.width:  # whatever went wrong before, it is tried now
                picture.done(next_at=timezone.now())
            changes.update(picture, wanted=True)


def remove(article: Article, by: User, why: str = "") -> None:
    """It is shown no more; the next sweep throws its bytes away."""
    with decide(by, Action.UNPICTURE, str(article), why, article=article) as changes:
        picture = LeadPicture.objects.filter(article=article).first()
        if picture is not None:
            changes.update(picture, wanted=False)


def describe(
    picture: LeadPicture,
    by: User,
    *,
    alternative: str,
    made_from: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    """What the picture shows, for who cannot see it; see deciding/stale.py for `made_from`, and Stale."""
    article = picture.article
    with decide(by, Action.CAPTION, str(article), why, article=article) as changes:
        changes.update(picture, made_from, alternative=alternative)
