"""What is answered where a view failed: of the database's outage a page that says so, and what became of what
was sent."""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Mapping

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

from newsreader.models.set_up import is_behind

AGAIN_AFTER = 60  # seconds
FULL, BUSY, AWAY, UNMADE, READ_ONLY = "full", "busy", "away", "unmade", "read-only"
# By the names that SQLite, and the codes that PostgreSQL, gives to what is no fault of a statement of ours.
SQLITE: Mapping[str, str] = {
    "SQLITE_FULL": FULL,
    **dict.fromkeys(("SQLITE_BUSY", "SQLITE_LOCKED"), BUSY),
    "SQLITE_READONLY_": AWAY,
    "SQLITE_READONLY": READ_ONLY,
    **dict.fromkeys(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_NOMEM"), AWAY),
}
POSTGRESQL: Mapping[str, str] = {"53100": FULL, **dict.fromkeys(("55P03", "40P01", "40001"), BUSY)}
# What a statement of ours meets in a database that lacks tables of this release.
LACKS = ("no such table", "no such column", "table newsreader_")
POSTGRESQL_LACKS = ("42P01", "42703")
NOT_COLLECTED = "Missing staticfiles manifest entry"  # begins Django's own words
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def failed(request: HttpRequest) -> HttpResponse:
    """503 of an outage or where the site is not set up, else 500. Asks nothing of who is logged in."""
    kind = kind_of(sys.exc_info()[1])
    if not kind:
        return server_error(request)
    context = {"kind": kind, "sent": request.method not in ("GET", "HEAD")}
    headers = {"Retry-After": str(AGAIN_AFTER), "Cache-Control": "private, no-store"}
    return HttpResponse(render_to_string("503.html", context), status=503, headers=headers)


def kind_of(failure: BaseException | None) -> str:
    """FULL, BUSY, AWAY, UNMADE or READ_ONLY; "" where it is none of them.

    >>> kind_of(OSError(errno.ENOSPC, "No space left on device")), kind_of(ValueError("no date"))
    ('full', '')
    """
    if isinstance(failure, OSError):
        return FULL if failure.errno in NO_ROOM else ""
    if isinstance(failure, ValueError):
        return UNMADE if str(failure).startswith(NOT_COLLECTED) else ""
    if _lacks(failure) and is_behind():
        return UNMADE
    if not isinstance(failure, OperationalError | InterfaceError):
        return ""
    if name := getattr(failure.__cause__, "sqlite_errorname", ""):
        return next((kind for known, kind in SQLITE.items() if name.startswith(known)), "")
    return POSTGRESQL.get(getattr(failure.__cause__, "sqlstate", None) or "", AWAY)


def _lacks(failure: BaseException | None) -> bool:
    if not isinstance(failure, DatabaseError):
        return False
    state = getattr(failure.__cause__, "sqlstate", None)
    return state in POSTGRESQL_LACKS or str(failure).startswith(LACKS)


class InOneLine(logging.Filter):
    """Of Django's log of requests: an outage is a line, and says why; a fault of ours keeps its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        failure = record.exc_info[1] if record.exc_info else None
        if kind_of(failure):
            told = " ".join(str(failure).split())
            record.msg, record.args = "%s: %s", (record.getMessage(), told)
            record.exc_info = record.exc_text = None
        return True
