"""Reviews of drafts: asked for by an editor, answered by a reviewer or an owner. Publishing asks for none."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.decisions import Action, decide
from newsreader.models import Conflict, Review, Timeline, User

Answer = Review.Answer


def ask(timeline: Timeline, by: User, *, reviewer: User | None = None, word: str = "") -> Review:
    """Raises Conflict where it is published, or in review already."""
    with decide(by, Action.REVIEW, timeline.title, timeline=timeline) as changes:
        if lock(timeline).is_published:
            raise Conflict(_("“%(title)s” is published already.") % {"title": timeline})
        if timeline.reviews.open().exists():
            raise Conflict(_("“%(title)s” is in review already.") % {"title": timeline})
        return changes.create(Review(timeline=timeline, asked_by=by, reviewer=reviewer, word=word))


def answer(review: Review, by: User, *, ready: bool, because: str = "") -> bool:
    """Whether anything was changed: who answered may answer otherwise as long as it is the last review of a
    draft. Raises Conflict where somebody else answered it already, or it was published, taken back or asked
    for anew meanwhile."""
    timeline, given = review.timeline, Answer.READY if ready else Answer.BACK
    with decide(by, Action.READY if ready else Action.BACK, timeline.title, timeline=timeline) as changes:
        standing = lock(review)
        if not standing.is_open and not Review.objects.changeable_by(by).filter(pk=review.pk).exists():
            raise _over()
        if (standing.answer, standing.because) == (given, because):
            return False
        changes.update(review, answer=given, because=because, answered_by=by, answered=timezone.now())
    return True


def take_back(review: Review, by: User) -> None:
    """Ask for it no more. Raises Conflict where somebody answered it already."""
    timeline = review.timeline
    with decide(by, Action.UNREVIEW, timeline.title, timeline=timeline) as changes:
        if not lock(review).is_open:
            raise _over()
        changes.delete(review)


def _over() -> Conflict:
    return Conflict(_("This review is over already."))
