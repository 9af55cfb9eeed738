"""What is asked of the database once for several articles that come in together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar, cast

OLDEST = 1.0  # seconds that an answer is used again: what an editor changes meanwhile counts a second later
Answer = TypeVar("Answer")

_answers: ContextVar[dict[Callable[[], Any], tuple[float, Any]] | None] = ContextVar("answers", default=None)


@contextmanager
def together() -> Iterator[None]:
    """The articles taken and read inside come in together."""
    before = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(before)


def once(ask: Callable[[], Answer]) -> Answer:
    """The answer to a question that is not about one article; asked each time where none come in together."""
    answers = _answers.get()
    if answers is None:
        return ask()
    now = time.monotonic()
    if ask not in answers or now - answers[ask][0] > OLDEST:
        answers[ask] = now, ask()
    return cast(Answer, answers[ask][1])
