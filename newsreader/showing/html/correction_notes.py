"""A note of a correction, with its day; of one that was withdrawn, that it was."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.translation import gettext as _

from newsreader.showing.correction_notes import ShownCorrection
from newsreader.showing.html.dates import day
from newsreader.text.markdown import to_html


def corrections_html(notes: Iterable[ShownCorrection]) -> str:
    return "".join(_one(note) for note in notes)


def _one(note: ShownCorrection) -> str:
    if note.withdrawn_on:
        told = {"day": day(note.day), "withdrawn": day(note.withdrawn_on)}
        said = _("The correction of %(day)s was withdrawn on %(withdrawn)s.") % told
        return f'<p class="facts correction" id="correction-{note.id}">{escape(said)}</p>'
    dated = _("Correction, %(day)s") % {"day": day(note.day)}
    return (
        f'<div class="annotation correction" id="correction-{note.id}">'
        f'<p class="facts"><strong>{escape(dated)}</strong></p>{to_html(note.words)}</div>'
    )
