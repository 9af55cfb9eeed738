"""One press, one decision: a form that is sent twice (the answer was slow) decides once.

What makes a press is the door's business; here it is a string that two sendings of one page share and that
anything else does not. Only what an editor did last can be the same press again: whoever goes back to a page
and presses its button once more means it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection

from newsreader.models import Again, Decision, User
from newsreader.models.prepared import Answers, Prepared


class _Press:
    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.decided = False
        self.made: Decision | None = None


_current: ContextVar[_Press | None] = ContextVar("press", default=None)


@contextmanager
def pressed(mark: str) -> Iterator[None]:
    """Everything decided inside belongs to this press; "" is none that could be known again."""
    token = _current.set(_Press(mark))
    try:
        yield
    finally:
        _current.reset(token)


_HOLD = Prepared(  # nobody who only names the editor in a row of theirs waits for this lock
    lambda _viewer, by: User.objects.select_for_update(no_key=True).filter(pk=by).values_list("pk")
)
_last_press = Prepared(
    lambda _viewer, by: Decision.objects.filter(by=by).order_by("-id").values_list("press")[:1]
)


def decided(by: User, mark: str) -> Decision | None:
    """What this press did, where it is what the editor did last."""
    return _decided(by, mark, Answers(by)) if mark else None


def _decided(by: User, mark: str, answers: Answers) -> Decision | None:
    if answers.rows(_last_press, by.pk) != [(mark,)]:
        return None
    return Decision.objects.filter(by=by).order_by("-id").first()


def keep(made: Decision) -> None:
    """For made_last()."""
    if press := _current.get():
        press.made = made


def made_last() -> Decision:
    """What this press decided, the last where that are several: not what the editor did last, who may have
    pressed something else in another tab meanwhile.

    Raises LookupError where nothing was decided.
    """
    press = _current.get()
    if press is None or press.made is None:
        raise LookupError("This press decided nothing.")
    return press.made


def mark_of(by: User) -> str:
    """The mark to keep with a decision that is being made, inside its transaction.

    Raises Again where this press was decided already. Holds the editor's row, so that of two sendings at once
    the second looks when the first has decided; it is the first row that a decision holds.
    """
    press = _current.get()
    if press is None or not press.mark:
        return ""
    if not press.decided:
        answers = Answers(by)
        if connection.features.has_select_for_update:  # else there is one writer anyway
            answers.ask((_HOLD, by.pk), (_last_press, by.pk))  # in this order
            answers.rows(_HOLD, by.pk)  # where a server takes one at a time, asked now
        if last := _decided(by, press.mark, answers):
            raise Again(last)
        press.decided = True
    return press.mark
