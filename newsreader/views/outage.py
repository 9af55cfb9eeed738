"""What is answered where a view failed: of the database's outage a page that says so, and what became of what
was sent."""

from __future__ import annotations

import errno
import sys
from collections.abc import Mapping

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

AGAIN_AFTER = 60  # seconds
FULL, BUSY, AWAY = "full", "busy", "away"
# By the names that SQLite, and the codes that PostgreSQL, gives to what is no fault of a statement of ours.
SQLITE: Mapping[str, str] = {
    "SQLITE_FULL": FULL,
    **dict.fromkeys(("SQLITE_BUSY", "SQLITE_LOCKED"), BUSY),
    **dict.fromkeys(("SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_NOMEM"), AWAY),
}
POSTGRESQL: Mapping[str, str] = {"53100": FULL, **dict.fromkeys(("55P03", "40P01", "40001"), BUSY)}
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


def failed(request: HttpRequest) -> HttpResponse:
    """503 of an outage, else 500. Asks nothing of the database, nor who is logged in."""
    kind = kind_of(sys.exc_info()[1])
    if not kind:
        return server_error(request)
    context = {"kind": kind, "sent": request.method not in ("GET", "HEAD")}
    headers = {"Retry-After": str(AGAIN_AFTER), "Cache-Control": "private, no-store"}
    return HttpResponse(render_to_string("503.html", context), status=503, headers=headers)


def kind_of(failure: BaseException | None) -> str:
    """FULL, BUSY or AWAY; "" where it is none of them.

    >>> kind_of(OSError(errno.ENOSPC, "No space left on device")), kind_of(ValueError("no date"))
    ('full', '')
    """
    if isinstance(failure, OSError):
        return FULL if failure.errno in NO_ROOM else ""
    if not isinstance(failure, OperationalError | InterfaceError):
        return ""
    if name := getattr(failure.__cause__, "sqlite_errorname", ""):
        return next((kind for known, kind in SQLITE.items() if name.startswith(known)), "")
    return POSTGRESQL.get(getattr(failure.__cause__, "sqlstate", None) or "", AWAY)
