"""What waits for one person at the desk: the first thing its front page shows.

What a further part of the site leaves waiting is a further line of KINDS: the rows that wait for a person,
how their number is said, and where they are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models import Article, Citation, Comment, Entry, JoinRequest, Remark, Review, User
from newsreader.models.prepared import Answers, Prepared
from newsreader.models.user import Viewer
from newsreader.showing.passed import passed

MOST = 1000  # counted; what is more than that is no more to one who looks at it


class WaitingForMe(NamedTuple):
    """A line: `said` holds the count and is the link, `rest` ends the sentence."""

    waiting: int
    said: str
    rest: str
    url: str


def number(count: int) -> str:
    more = "+" if count > MOST else ""
    return number_format(min(count, MOST), force_grouping=True) + more


def _some(waiting: Callable[..., QuerySet]) -> Prepared:  # type: ignore[type-arg]
    """So many of what waits for an editor as are counted."""
    return Prepared(lambda user, *asked: waiting(user, *asked).order_by().values_list("pk")[: MOST + 1])


def _corrected(user: Viewer) -> QuerySet[Article]:
    # Asked of the few that were corrected: a list of all events they edit is long.
    mine = Exists(Entry.objects.editable_by(user).filter(event=OuterRef("event")))
    cited = Exists(Citation.objects.filter(mine, article=OuterRef("pk")))
    return Article.objects.visible_to(user).corrected().filter(cited)


def _comments(count: int) -> WaitingForMe:
    said = ngettext("%(number)s open comment", "%(number)s open comments", count)
    return WaitingForMe(count, said, _("on your timelines, by others."), reverse("desk-comments"))


def _requests(count: int) -> WaitingForMe:
    said = ngettext("%(number)s request", "%(number)s requests", count)
    return WaitingForMe(count, said, _("to join a timeline of yours."), reverse("desk-requests"))


def _reviews(count: int) -> WaitingForMe:
    said = ngettext("%(number)s draft", "%(number)s drafts", count)
    return WaitingForMe(count, said, _("to review."), reverse("desk-reviews"))


def _remarks(count: int) -> WaitingForMe:
    said = ngettext("%(number)s remark", "%(number)s remarks", count)
    return WaitingForMe(count, said, _("by readers on what is wrong."), reverse("desk-remarks"))


def _changed(count: int) -> WaitingForMe:
    said = ngettext("%(number)s article", "%(number)s articles", count)
    return WaitingForMe(count, said, _("that you cite changed since."), f"{reverse('desk')}#corrected")


def _citations(count: int) -> WaitingForMe:
    said = ngettext("%(number)s citation", "%(number)s citations", count)
    rest = _("lost their words, or are read differently now.")
    return WaitingForMe(count, said, rest, reverse("desk-citations"))


def _announced(count: int) -> WaitingForMe:
    said = ngettext("%(number)s announced event", "%(number)s announced events", count)
    rest = _("whose day has passed: did it happen?")
    return WaitingForMe(count, said, rest, reverse("desk-announced"))


# In the order in which they are shown, people before texts: what waits, of a person and perhaps of today, and
# how that is said.
KINDS: tuple[tuple[Prepared, Callable[[int], WaitingForMe]], ...] = (
    (_some(lambda user: Comment.objects.waiting_for(user)), _comments),
    (_some(lambda user: JoinRequest.objects.visible_to(user).open()), _requests),
    (_some(lambda user: Review.objects.waiting_for(user)), _reviews),
    (_some(lambda user: Remark.objects.visible_to(user).open()), _remarks),
    (_some(_corrected), _changed),
    (_some(lambda user: Citation.objects.to_look_at_by(user)), _citations),
    (PASSED := _some(passed), _announced),
)


def waiting_for(user: User) -> list[WaitingForMe]:
    """Without what there is nothing of."""
    answers, today = Answers(user), localdate()
    questions = [(kind, today) if kind is PASSED else (kind,) for kind, _said in KINDS]
    answers.ask(*questions)
    counts = [len(answers.rows(*question)) for question in questions]
    found = [say(count) for (_kind, say), count in zip(KINDS, counts, strict=True) if count]
    return [each._replace(said=each.said % {"number": number(each.waiting)}) for each in found]
