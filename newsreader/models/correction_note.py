"""What editors tell readers of a change of substance after publication: decision 38."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models.timeline import Entry, Timeline

LONGEST_NOTE = 2000  # characters


class CorrectionNoteQuerySet(models.QuerySet["CorrectionNote"]):
    def newest_first(self) -> CorrectionNoteQuerySet:
        return self.order_by("-made", "-pk")


class CorrectionNote(models.Model):
    """About the timeline, or an entry of it, which is named without a constraint: an entry that was taken off
    comes back with its notes. Public as its timeline is; withdrawn, readers are told that it was."""

    timeline = models.ForeignKey(Timeline, models.CASCADE, related_name="correction_notes", db_index=False)
    entry = models.ForeignKey(
        Entry, models.DO_NOTHING, null=True, related_name="correction_notes", db_constraint=False
    )
    words = models.TextField(_("correction"), max_length=LONGEST_NOTE)
    made = models.DateTimeField(default=timezone.now)
    withdrawn = models.DateTimeField(null=True)

    objects = CorrectionNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction note")
        verbose_name_plural = _("correction notes")
        indexes = [models.Index(fields=["timeline", "-made", "-id"], name="correction_note_timeline")]

    def __str__(self) -> str:
        return self.words
