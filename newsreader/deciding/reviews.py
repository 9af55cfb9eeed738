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


def answer(review: Review, by: User, *, ready: bool, because: str = "") -> None:
    """Raises Conflict where somebody answered it already, or it was published or taken back meanwhile."""
    timeline = review.timeline
    with decide(by, Action.READY if ready else Action.BACK, timeline.title, timeline=timeline) as changes:
        _check_open(review)
        given = Answer.READY if ready else Answer.BACK
        changes.update(review, answer=given, because=because, answered_by=by, answered=timezone.now())


def take_back(review: Review, by: User) -> None:
    """Ask for it no more. Raises Conflict where somebody answered it already."""
    timeline = review.timeline
    with decide(by, Action.UNREVIEW, timeline.title, timeline=timeline) as changes:
        _check_open(review)
        changes.delete(review)


def _check_open(review: Review) -> None:
    if not lock(review).is_open:
        raise Conflict(_("This review is over already."))
