"""Outages: the database or the machine fails, not what is being worked on. It waits, for however long, and
is never given up for that."""

from __future__ import annotations

import errno
import logging
from contextlib import suppress
from datetime import timedelta

from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.models.work import LEASE, Work

logger = logging.getLogger(__name__)

AGAIN_AFTER = min(timedelta(minutes=5), LEASE)
# Of an OSError: there is no room, no memory, no process or file more to be had, or nothing may be written.
OF_THE_MACHINE = frozenset(
    {
        *(errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO),
        *(errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE),
    }
)


def is_outage(failure: BaseException) -> bool:
    """Whether it says nothing of what was worked on.

    >>> is_outage(OSError(errno.ENOSPC, "No space left on device"))
    True
    >>> is_outage(ValueError("no date"))
    False
    """
    if isinstance(failure, OSError):
        return failure.errno in OF_THE_MACHINE
    return isinstance(failure, OperationalError | InterfaceError)


def wait_out(work: Work, failure: BaseException) -> None:
    """Say so in one line of the log, and in the row where that can be written: else its lease ends."""
    of_database = not isinstance(failure, OSError)
    reason = " ".join(str(failure).split())
    what = "the database" if of_database else "this machine"
    logger.warning("%s %s waits for %s: %s", type(work).__name__, work.pk, what, reason)
    said = (
        _("The database did not take it: %(reason)s") if of_database else _("The machine failed: %(reason)s")
    )
    with suppress(DatabaseError, InterfaceError):
        if not connection.in_atomic_block and not connection.is_usable():
            connection.close()  # the next statement opens another
        work.put_off(said % {"reason": reason}, timezone.now() + AGAIN_AFTER)
