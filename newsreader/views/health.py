"""Whether the site works, for what watches it: `/healthz`."""

from __future__ import annotations

from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

LATE = 900  # seconds that a job may wait before something is wrong with the workers


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """200 where the database answers and no job waits for long; else 503. `queue_age` is in seconds."""
    try:
        first = (
            DBTaskResult.objects.ready().order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
        )
    except (DatabaseError, InterfaceError):
        return JsonResponse({"database": "failing"}, status=503)
    age = int((timezone.now() - first).total_seconds()) if first else 0
    told = {"database": "ok", "queue_age": age, "queue": "ok" if age <= LATE else "late"}
    return JsonResponse(told, status=200 if age <= LATE else 503)
