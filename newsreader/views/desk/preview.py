"""A timeline as strangers will see it: the readers' own pages, with what is pending on them.

Made by the readers' own views for somebody who is not logged in, while the database holds what is pending as
published (deciding/rehearsing.py). Around the page stands a frame that says what of it is pending; its links
to the timeline stay in the preview.
"""

from __future__ import annotations

import re
from copy import copy

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from newsreader.deciding.rehearsing import as_published
from newsreader.models import Timeline
from newsreader.models.addresses import inside
from newsreader.showing.pending import pending_on
from newsreader.static_files import tags
from newsreader.views.door import editor, editors_only, wants_fragment

# Feeds leave the preview, and so does what readers write.
NO_PAGE = "(?:(?:feed|changes|corrections)[.]|entries/[0-9]+/wrong/)"
# Of the request itself, which would make another answer than a stranger's first one.
UNASKED = ("HTTP_COOKIE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_ACCEPT_ENCODING")


@require_safe
@editors_only
def preview(request: HttpRequest, slug: str, page: str = "timeline", **kwargs: int) -> HttpResponse:
    timeline = get_object_or_404(Timeline.objects.shared_with(editor(request)), slug=slug)
    path = reverse(page, kwargs={"slug": slug, **kwargs})
    with as_published(timeline):
        answer = _as_stranger(request, path)
    made = HttpResponse(status=answer.status_code, content_type=answer.headers["Content-Type"])
    if location := answer.headers.get("Location"):
        made["Location"] = _inside(f'"{location}', timeline)[1:]
    # What scripts keep in a stranger's browser is not to be kept in an editor's.
    html = answer.content.decode().replace(tags("js/strangers.js"), tags("js/previewed.js"))
    html = _inside(html, timeline)
    if not wants_fragment(request):
        context = {"timeline": timeline, "waiting": pending_on(timeline)}
        html = _framed(html, render_to_string("desk/preview_frame.html", context))
    made.content = html.encode()
    made["X-Robots-Tag"] = "noindex"
    return made


def _as_stranger(request: HttpRequest, path: str) -> HttpResponse:
    asked = copy(request)
    asked.user = AnonymousUser()
    asked.path, asked.path_info = path, inside(path)
    asked.META = {name: value for name, value in request.META.items() if name not in UNASKED}
    asked.__dict__.pop("headers", None)  # made of META when it is asked for
    asked.COOKIES = {}
    match = resolve(asked.path_info)
    asked.resolver_match = match
    answer: HttpResponse = match.func(asked, *match.args, **match.kwargs)
    return answer


def _inside(html: str, timeline: Timeline) -> str:
    """With the links to the timeline's pages leading to those of the preview. A draft has no feeds yet."""
    pages, previewed = timeline.get_absolute_url(), reverse("preview", args=[timeline.slug])
    if not timeline.is_published:
        html = re.sub(f'"{re.escape(escape(pages))}{NO_PAGE}[^"]*"', f'"{escape(previewed)}"', html)
    return re.sub(f'"{re.escape(escape(pages))}(?!{NO_PAGE})', f'"{escape(previewed)}', html)


def _framed(html: str, frame: str) -> str:
    head = f'<link rel="stylesheet" href="{static("css/desk.css")}"></head>'
    html = html.replace("</head>", head, 1)
    return re.sub(r'(?s)<a class="skip".*?</a>', lambda skip: skip[0] + frame, html, count=1)
