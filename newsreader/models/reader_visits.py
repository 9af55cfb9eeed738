"""When a reader was here last, so that pages can say what is new since."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsreader.models.user import User

ABSENCE = timedelta(hours=4)  # after so long somebody comes back; before, they go on with the same visit
# Reports are looked for by when they came out, which lists are indexed by; what was published so long before
# it came in is not counted as new.
LATE = timedelta(days=7)
NOTED_EVERY = timedelta(minutes=10)  # within a visit: one row is written so often at most


class Visit(models.Model):
    """`last`: when they were seen last. `before`: when the visit before this one ended; none: this is the
    first. New to them is what came since `before`."""

    user = models.OneToOneField(User, models.CASCADE, related_name="visit", primary_key=True)
    last = models.DateTimeField(default=timezone.now)
    before = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")

    def __str__(self) -> str:
        return str(self.pk)


def last_visit(user: User) -> datetime | None:
    """Since when things are new to them: the end of the visit before this; None in their first.

    That they are here now is noted, so a page that shows what is new asks this and nothing else. One query;
    two or three more where something is to be noted.
    """
    now = timezone.now()
    visit = Visit.objects.filter(user=user).first()
    if visit is None:
        return Visit.objects.get_or_create(user=user)[0].before
    # Of two pages opened at once one moves it: the other finds another `last`, and writes nothing.
    standing = Visit.objects.filter(user=user, last=visit.last)
    if now - visit.last > ABSENCE:
        moved = standing.update(before=visit.last, last=now)
        return visit.last if moved else Visit.objects.get(user=user).before
    if now - visit.last > NOTED_EVERY:
        standing.update(last=now)
    return visit.before
