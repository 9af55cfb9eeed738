"""Trying again: how long after each failure in a row."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

# After the last of them it is given up.
TRIED_AFTER = [timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=3), timedelta(hours=18)]
LONGEST_PAUSE = timedelta(days=2)  # whatever a host asks for


def next_try(failures: int, after: float | None) -> datetime | None:
    """When to try again what failed so often before this time, its host asking for `after` seconds; None: it
    is given up."""
    if failures >= len(TRIED_AFTER):
        return None
    pause = max(TRIED_AFTER[failures], timedelta(seconds=after or 0))
    return timezone.now() + min(pause, LONGEST_PAUSE)
