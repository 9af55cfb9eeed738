"""When to ask for a feed next: as often as it speaks, never sooner than it wants, and not all at once.

Values in, a moment out: no clock, no database. All moments have a zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import pairwise
from statistics import median

SHORTEST = timedelta(minutes=10)
LONGEST = timedelta(hours=24)
# A server that wants to be left alone longer than this has forgotten to say otherwise.
LONGEST_RETRY = timedelta(days=7)
# A feed is asked twice in the time it usually takes to its next entry, by its latest so many.
_ASKED_PER_ENTRY = 2
_LATEST = 20
# One silent for three times its usual pause speaks less often now.
_SILENCE = 3
# Of the pause to the next asking, by the feed's address: what was asked together drifts apart.
_SPREAD = 0.2
_UNKNOWN = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a feed and its server want to be asked.

    `ttl` and `update_every` (`sy:updatePeriod`) are the feed's, `max_age` is Cache-Control's, and
    `retry_after` is how long a server that refused wants to be left alone. `skip_hours` are 0 to 23 of UTC,
    `skip_days` 0 (Monday) to 6.
    """

    ttl: timedelta | None = None
    update_every: timedelta | None = None
    max_age: timedelta | None = None
    retry_after: timedelta | None = None
    skip_hours: frozenset[int] = field(default_factory=frozenset)
    skip_days: frozenset[int] = field(default_factory=frozenset)


NO_WISHES = Wishes()


def next_asking(
    address: str,
    asked: datetime,
    entries: Sequence[datetime] = (),
    *,
    failures: int = 0,
    wishes: Wishes = NO_WISHES,
) -> datetime:
    """When to ask for the feed of that address again, in UTC.

    `asked` is when it was asked last, `entries` are the moments of its entries in any order (their arrival
    where they have no other), `failures` how often asking failed since it last went well.

    >>> at = datetime(2016, 12, 8, 12, tzinfo=UTC)
    >>> next_asking("https://mill.example/rss", at, [at - timedelta(hours=4 * n) for n in range(9)]) - at
    datetime.timedelta(seconds=8426)
    """
    pause = _backed_off(_usual(asked, entries), failures)
    wanted = max(filter(None, (wishes.ttl, wishes.update_every, wishes.max_age)), default=SHORTEST)
    pause = max(pause, min(wanted, LONGEST))
    if wishes.retry_after is not None:
        pause = max(pause, min(wishes.retry_after, LONGEST_RETRY))
    share = _share(address)
    due = asked.astimezone(UTC) + pause + min(pause, LONGEST) * _SPREAD * share
    return _not_skipped(due, wishes, share).replace(microsecond=0)


def _usual(asked: datetime, entries: Sequence[datetime]) -> timedelta:
    """The pause by how often the feed speaks: half the usual one between its entries, more in silence."""
    latest = sorted({entry for entry in entries if entry <= asked}, reverse=True)[:_LATEST]
    if not latest:
        return _UNKNOWN
    silence = (asked - latest[0]) / _SILENCE
    between = [(later - earlier).total_seconds() for later, earlier in pairwise(latest)]
    expected = max(timedelta(seconds=median(between)) if between else _UNKNOWN, silence)
    return _within(expected / _ASKED_PER_ENTRY)


def _backed_off(pause: timedelta, failures: int) -> timedelta:
    """Twice as long after each failure."""
    return _within(pause * 2 ** min(failures, 8))


def _within(pause: timedelta) -> timedelta:
    return min(max(pause, SHORTEST), LONGEST)


def _share(address: str) -> float:
    """From 0 to 1, the same for an address in every process and for ever."""
    return int.from_bytes(blake2b(address.encode(), digest_size=6).digest(), "big") / 2**48


def _not_skipped(due: datetime, wishes: Wishes, share: float) -> datetime:
    """The first hour from then on in which it may be asked; where that is none, as if none were named."""
    if not _skipped(due, wishes):
        return due
    hour = due.replace(minute=0, second=0)
    for ahead in range(1, 24 * 7 + 1):
        later = hour + timedelta(hours=ahead)
        if not _skipped(later, wishes):
            # Not at the full hour: all that skip the same ones would come at once.
            return later + timedelta(minutes=30) * share
    return due


def _skipped(at: datetime, wishes: Wishes) -> bool:
    return at.hour in wishes.skip_hours or at.weekday() in wishes.skip_days
