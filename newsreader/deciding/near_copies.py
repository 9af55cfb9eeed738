"""Near-copies: an editor says which articles are one report, whatever the machine finds."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, lock
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.grouping import regroup, touched_by
from newsreader.deciding.overview import outdate
from newsreader.models import Article, Conflict, Joined, Parted, User
from newsreader.models.near_copy import in_order


def join(article: Article, other: Article, by: User, why: str = "") -> bool:
    """The two are one report, and neither any longer one of its own. Was there anything to change? Raises
    Conflict where they are one article, or the other was erased."""
    if article.pk == other.pk:
        raise Conflict(_("That is the article itself."))
    pair = in_order(article.pk, other.pk)
    with decide(by, Action.JOIN, str(article), why, article=article) as changes:
        if lock(other).erased:
            raise Conflict(_("The article was erased."))
        for parted in Parted.objects.filter(article__in=(article, other)):
            changes.delete(parted)
        if not Joined.objects.filter(**pair).exists():
            changes.create(Joined(**pair))
        _follow(changes)
    return bool(changes.rows)


def part(article: Article, by: User, why: str = "") -> bool:
    """The article is a report of its own, whatever it shares with others; what an editor joined it with is
    taken back. Was there anything to change?"""
    with decide(by, Action.APART, str(article), why, article=article) as changes:
        for joined in Joined.objects.filter(Q(lower=article) | Q(higher=article)).order_by("pk"):
            changes.delete(joined)
        if not Parted.objects.filter(article=article).exists():
            changes.create(Parted(article=article))
        _follow(changes)
    return bool(changes.rows)


def _follow(changes: Changes) -> None:
    outdate([], None, told_anew=regroup(touched_by(changes.rows)))
