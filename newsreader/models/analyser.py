"""The analysers of a reading, by name, and how an article notes those that failed on it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_NOTE = 300  # what Article.reading_failed holds


class Analyser(models.TextChoices):
    """What a reading looks for, each by itself. The values are stored, the labels shown to editors."""

    SENTENCES = "sentences", _("sentences")
    TIMES = "times", _("dates")
    NAMES = "names", _("names")
    FIGURES = "figures", _("figures")
    QUOTATIONS = "quotations", _("quotations")
    INDIRECT = "indirect", _("reported speech")
    PROPOSALS = "proposals", _("dated statements")


def note_of(failed: Mapping[Analyser, str]) -> str:
    """A line for each: its name and what it said, shortened so that every name finds room.

    >>> note_of({Analyser.NAMES: "no such word", Analyser.FIGURES: ""})
    'names: no such word\\nfigures: '
    """
    room = LONGEST_NOTE // max(1, len(failed))
    return "\n".join(
        f"{analyser.value}: {' '.join(why.split())}"[: room - 1] for analyser, why in failed.items()
    )


def failures_in(note: str) -> dict[Analyser, str]:
    """The analysers of such a note, each with what it said; none where the whole reading failed.

    >>> failures_in("names: no such word")
    {Analyser.NAMES: 'no such word'}
    >>> failures_in("too deep")
    {}
    """
    lines = [line.partition(": ") for line in note.splitlines()]
    if any(name not in Analyser.values for name, _colon, _why in lines):
        return {}
    return {Analyser(name): why for name, _colon, why in lines}
