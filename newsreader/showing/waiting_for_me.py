"""What waits for one person at the desk: the first thing its front page shows.

What a further part of the site leaves waiting is a further function in KINDS: of a person, it gives how much
waits and where, by a bounded number of queries.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models import Article, Citation, Comment, Entry, JoinRequest, Remark, User

MOST = 1000  # counted; what is more than that is no more to one who looks at it


class WaitingForMe(NamedTuple):
    """A line: `said` holds the count and is the link, `rest` ends the sentence."""

    waiting: int
    said: str
    rest: str
    url: str


def counted(rows: QuerySet) -> int:  # type: ignore[type-arg]
    return rows.order_by()[: MOST + 1].count()


def number(count: int) -> str:
    more = "+" if count > MOST else ""
    return number_format(min(count, MOST), force_grouping=True) + more


def _comments(user: User) -> WaitingForMe:
    count = counted(Comment.objects.waiting_for(user))
    said = ngettext("%(number)s open comment", "%(number)s open comments", count)
    return WaitingForMe(count, said, _("on your timelines, by others."), reverse("desk-comments"))


def _requests(user: User) -> WaitingForMe:
    count = counted(JoinRequest.objects.visible_to(user).open())
    said = ngettext("%(number)s request", "%(number)s requests", count)
    return WaitingForMe(count, said, _("to join a timeline of yours."), reverse("desk-requests"))


def _remarks(user: User) -> WaitingForMe:
    count = counted(Remark.objects.visible_to(user).open())
    said = ngettext("%(number)s remark", "%(number)s remarks", count)
    return WaitingForMe(count, said, _("by readers on what is wrong."), reverse("desk-remarks"))


def _corrected(user: User) -> WaitingForMe:
    # Asked of the few that were corrected: a list of all events they edit is long.
    mine = Exists(Entry.objects.editable_by(user).filter(event=OuterRef("event")))
    cited = Exists(Citation.objects.filter(mine, article=OuterRef("pk")))
    count = counted(Article.objects.visible_to(user).corrected().filter(cited))
    said = ngettext("%(number)s article", "%(number)s articles", count)
    rest = _("that you cite changed since.")
    return WaitingForMe(count, said, rest, f"{reverse('desk')}#corrected")


def _citations(user: User) -> WaitingForMe:
    count = counted(Citation.objects.to_look_at_by(user))
    said = ngettext("%(number)s citation", "%(number)s citations", count)
    return WaitingForMe(
        count, said, _("lost their words, or are read differently now."), reverse("desk-citations")
    )


# In the order in which they are shown: people before texts.
KINDS: tuple[Callable[[User], WaitingForMe], ...] = (_comments, _requests, _remarks, _corrected, _citations)


def waiting_for(user: User) -> list[WaitingForMe]:
    """Without what there is nothing of."""
    found = [kind(user) for kind in KINDS]
    return [
        each._replace(said=each.said % {"number": number(each.waiting)}) for each in found if each.waiting
    ]
