"""What a request narrows the queue of proposals to."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from newsreader.models import Article, Source, Timeline
from newsreader.models.ids import id_in
from newsreader.showing.queue import FIRST, ORDERS, Narrowing
from newsreader.text.timex.typed import understand
from newsreader.text.when import When
from newsreader.views.door import editor


def asked_narrowing(request: HttpRequest) -> Narrowing:
    """Unknown timelines, outlets and articles are 404; what nobody can read is left out."""
    query = request.GET
    timelines = Timeline.objects.editable_by(editor(request))
    timeline, onto, outlet, article = (query.get(n, "") for n in ("timeline", "onto", "outlet", "article"))
    day = understood(typed := _line(query.get("day", "")))
    order = query.get("order", "")
    return Narrowing(
        timeline=get_object_or_404(timelines, pk=id_in(timeline)) if timeline else None,
        onto=get_object_or_404(timelines, pk=id_in(onto)) if onto else None,
        outlet=get_object_or_404(Source, pk=id_in(outlet)) if outlet else None,
        article=get_object_or_404(Article.objects.visible_to(request.user), pk=id_in(article))
        if article
        else None,
        day=typed if day else "",
        first=day.earliest if day else None,
        last=day.latest if day else None,
        name=_line(query.get("name", "")),
        words=_line(query.get("q", "")),
        order=order if order in ORDERS else FIRST,
    )


def _line(typed: str) -> str:
    return " ".join(typed.replace("\0", "").split())[:120]


def understood(words: str) -> When | None:
    """What a typed day means; None for what has no first and last day."""
    try:
        when = understand(words) if words else None
    except ValueError:
        return None
    return when if when and when.earliest and when.latest else None
