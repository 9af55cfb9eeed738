"""The door: who may come in, what they ask, and how the answer leaves."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import cast
from urllib.parse import urlsplit

import brotli
from backports import zstd
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseRedirectBase
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, is_valid_path, reverse
from django.utils.cache import add_never_cache_headers, patch_cache_control, patch_vary_headers
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from newsreader.deciding.presses import decided, pressed
from newsreader.models import Again, Conflict, Decision, Presence, UnsavedForm, User
from newsreader.models.access import is_editor
from newsreader.models.addresses import inside
from newsreader.models.ids import id_in
from newsreader.models.presence import PresenceQuerySet
from newsreader.models.unsaved import changed, typist
from newsreader.pipeline.giving_way import readers
from newsreader.views.undoing import say_conflict

View = Callable[..., HttpResponse]
Middleware = Callable[[HttpRequest], HttpResponse]
CACHED_FOR = 3600  # seconds; the key holds the revision, so this only bounds what the cache carries

# Bytes, packed: with the number of those kept (settings.CACHES) it bounds what a process holds of pages.
LARGEST_KEPT = 100_000

# Who comes in


def served(get_response: Middleware) -> Middleware:
    """Counts the pages that are being made, which the site's own work gives way to."""

    def counted(request: HttpRequest) -> HttpResponse:
        with readers.one_more():
            return get_response(request)

    return counted


def bounded(get_response: Middleware) -> Middleware:
    """Answers 413, and reads nothing, where more is sent than this visitor may send.

    By Content-Length: what comes without one is not read at all. (Checking a form's token reads the whole
    body, and writes its files to disk, before any view is asked: so this stands before that.)
    """

    def guarded(request: HttpRequest) -> HttpResponse:
        try:
            sent = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            sent = 0  # as Django takes it: no body
        if sent > settings.MOST_SENT_BY_STRANGERS:
            allowed = is_editor(request.user)
            if not allowed or sent > settings.MOST_SENT_BY_EDITORS:
                context = {"allowed": allowed, "most": settings.MOST_SENT_BY_EDITORS}
                return render(request, "413.html", context, status=413)
        return get_response(request)

    return guarded


def editors_only(view: View) -> View:
    """Strangers are asked to log in, readers are refused, and nothing of the desk is ever cached.

    A Conflict inside becomes a message on the page the editor came from: nothing was changed. Words that were
    typed and could not be saved are put aside, and the editor is led to them. A press that is sent twice is
    made once.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.user.is_authenticated:
            return logged_out(request)
        if not is_editor(request.user):
            raise PermissionDenied
        response = as_at_the_desk(request, view, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    return guarded


def as_at_the_desk(request: HttpRequest, view: View, *args: object, **kwargs: object) -> HttpResponse:
    """The view's answer to who is logged in, with what editors_only() says of words and presses."""
    if request.method == "POST" and _typed_by_another(request):
        messages.error(
            request,
            _("Somebody else had opened this form: nothing was saved, and their words are kept for them."),
        )
        return redirect("desk")
    press = _press(request)
    try:
        if done := decided(editor(request), press):  # before its form is looked at, which may not fit now
            raise Again(done)
        response = _without_deadlock(request, press, lambda: _made(press, view, request, *args, **kwargs))
    except Again as again:
        return _pressed_twice(request, again.decision)
    except Conflict as conflict:
        back = return_address(request)
        say_conflict(request, conflict, editor(request), back)
        return redirect_page(request, redirect(put_aside(request) or back))
    except Http404:
        if aside := put_aside(request):
            messages.error(request, _("What this form was about is not here any more."))
            return redirect_page(request, redirect(aside))
        raise
    if response.status_code == 422 and "resumed" in request.POST:
        response.status_code = 200  # nothing is wrong with it: the form is shown, as was asked
    saved = response.status_code == 302 and not hasattr(request, "put_aside")
    if saved and (id := id_in(request.POST.get("unsaved", ""))) is not None:
        UnsavedForm.objects.of(editor(request)).filter(pk=id).delete()  # it is saved now
    return response


def _made(press: str, view: View, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    with pressed(press):
        return view(request, *args, **kwargs)


def _without_deadlock(request: HttpRequest, press: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer; asked for again where PostgreSQL chose its transaction to give way to another's. It has
    undone all of it then: not where a decision stands already, nor where files were read."""
    for _turn in range(3):
        try:
            return answer()
        except OperationalError as failed:
            gave_way = getattr(failed.__cause__, "sqlstate", "") in ("40P01", "40001")
            if not gave_way or request.FILES or decided(editor(request), press):
                raise
    return answer()


def logged_out(request: HttpRequest) -> HttpResponse:
    """To the login, and back; words that were typed wait for who typed them. A part of a page stays where it
    is, for the page around it may hold more of them: it is only told."""
    aside = put_aside(request)
    if wants_fragment(request):
        return HttpResponse(_("You are logged out."), status=401, content_type="text/plain")
    reading = request.method in ("GET", "HEAD")
    back = request.get_full_path() if reading else return_address(request)
    return redirect_to_login(aside.get_absolute_url() if aside else back)


def put_aside(request: HttpRequest, *, and_tell: bool = False) -> UnsavedForm | None:
    """Keep what was typed in a form of ours for who typed it; None where nothing was typed."""
    by, path = typist(request.POST.get("typist", "")), request.POST.get("typed_at", "")
    if by is None or not is_ours(path):
        return None
    carried = ("csrfmiddlewaretoken", "typist", "typed_at", "unsaved", "resumed", "take")
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    # PostgreSQL keeps no U+0000.
    answers = [(name, value.replace("\0", "")) for name, value in sent if name not in carried]
    shown = {name: value for name, value in answers if name.startswith("initial-")}
    if not changed(answers, shown):
        return None
    aside = UnsavedForm.objects.put_aside(by, path, answers)
    request.put_aside = True  # type: ignore[attr-defined]
    if aside is None:
        messages.warning(
            request, _("What you typed is too much to keep: go back, it should still stand there.")
        )
    elif and_tell and by == request.user:
        words = '{} <a href="{}">{}</a>'
        said = (_("What you typed is kept, not saved."), aside.get_absolute_url(), _("Your words"))
        messages.warning(request, format_html(words, *said))
    return aside


def _typed_by_another(request: HttpRequest) -> bool:
    """Was the form made for somebody else, who was logged in here before? Their words are kept for them."""
    by = typist(request.POST.get("typist", ""))
    if by is None or by == request.user:
        return False
    put_aside(request)
    return True


def _press(request: HttpRequest) -> str:
    """The same for two sendings of one page's form; "" for what carries no token of a page."""
    token = request.POST.get("csrfmiddlewaretoken", "")
    if not token:
        return ""
    sent = sorted((name, value) for name, values in request.POST.lists() for value in values)
    files = [file for name in request.FILES for file in request.FILES.getlist(name)]
    sent += [(file.name or "", str(file.size)) for file in files]
    whole = "\x1f".join((request.path, *(part for answer in sent for part in answer)))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:43]


def _pressed_twice(request: HttpRequest, decision: Decision) -> HttpResponse:
    """The first sending was answered to nobody: this is its answer."""
    if wants_fragment(request):
        return HttpResponse(status=204, headers={"Decision": str(decision.pk)})
    messages.success(request, _("Done once, though it was sent twice: %(decision)s") % {"decision": decision})
    on_timeline = (Decision.Action.CREATE, Decision.Action.REVISE, Decision.Action.REMOVE)
    home = decision.timeline or decision.pending_on
    if home and decision.action in on_timeline:
        return redirect("desk-timeline", home.slug)
    typed_at = request.POST.get("typed_at", "")
    return redirect(typed_at if is_ours(typed_at) else return_address(request))


def refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is not this session's: mostly of a page that was opened before the last login."""
    if not request.user.is_authenticated and typist(request.POST.get("typist", "")):
        return logged_out(request)
    another = _typed_by_another(request)
    if not another and (aside := put_aside(request)):
        messages.error(request, _("You logged in again after this page was opened, so it was not saved."))
        return redirect(aside)
    words = "" if another else request.POST.get("words", "")  # a stranger's note, which nobody puts aside
    return render(request, "403_csrf.html", {"another": another, "words": words}, status=403)


def posts_back_to(page: str) -> Callable[[View], View]:
    """For a form's own address, which shows that page again with a 422: loaded by GET it leads there.

    The page takes the same arguments.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **kwargs: object) -> HttpResponse:
            return (
                view(request, **kwargs)
                if request.method == "POST"
                else redirect(reverse(page, kwargs=kwargs))
            )

        return require_http_methods(["GET", "HEAD", "POST"])(guarded)

    return guard


def redirect_page(request: HttpRequest, response: HttpResponseRedirectBase) -> HttpResponse:
    """The redirect; for htmx, which would put that page into the row that asked, the order to go there."""
    return HttpResponseClientRedirect(response.url) if wants_fragment(request) else response


def editor(request: HttpRequest) -> User:
    """The user behind a request that editors_only let through."""
    return cast(User, request.user)


def return_address(request: HttpRequest, otherwise: str = "desk") -> str:
    """The form's `next`, if it is a path of ours; else the page it stood on, or that named `otherwise`."""
    url = request.POST.get("next", "")
    if is_ours(url):
        return url
    sent_from = urlsplit(request.headers.get("Referer", ""))
    page = sent_from.path + (f"?{sent_from.query}" if sent_from.query else "")
    return page if sent_from.netloc == request.get_host() and is_ours(page) else reverse(otherwise)


def is_ours(url: str) -> bool:
    """Is it an address of this site, as a path?"""
    path = url.partition("?")[0].partition("#")[0]
    # Whatever else: redirect() would look for a view of that name, or lead where nothing is.
    known = url_has_allowed_host_and_scheme(url, None) and is_valid_path(inside(path))
    return path.startswith(get_script_prefix()) and "\0" not in url and bool(known)


def also_here(request: HttpRequest, page: str) -> PresenceQuerySet:
    """Who else has this page of the desk open; that this editor has it open is noted."""
    Presence.objects.note(editor(request), page)
    return Presence.objects.others(editor(request), page)


# What they ask


def wants_fragment(request: HttpRequest) -> bool:
    """True where htmx asks for a part. A history restore gets the page: Back showed a naked fragment once."""
    htmx = getattr(request, "htmx", None)
    return htmx is not None and bool(htmx) and not htmx.history_restore_request


# How the answer leaves


def kept_by_nobody(get_response: Middleware) -> Middleware:
    """What anybody logged in gets may hold what is not public: no browser or proxy keeps it."""

    def guarded(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response

    return guarded


def with_vary(response: HttpResponse) -> HttpResponse:
    """Say what an answer depends on when one address serves both page and fragment."""
    patch_vary_headers(response, ["HX-Request", "HX-History-Restore-Request", "Accept-Language", "Cookie"])
    return response


def cached_for_anonymous(
    request: HttpRequest,
    revision: str,
    build: Callable[[], HttpResponse],
    *,
    address: str = "",
    keep: bool | Callable[[], bool] = True,
) -> HttpResponse:
    """`build()`'s answer, cached for anonymous readers under revision, address and language, with an ETag.

    What is cached is the content of a 200 as text/html: no other header of `build()`'s answer survives.
    `address` stands for the one that was asked for, where many get one answer. What is not to be kept
    (`keep`; where that takes a look, it is asked of what was built alone) has an ETag alone.
    Pages for strangers hold no token and no name, so they may be compressed and shared. Everybody else's
    are built anew and never stored.
    """
    if request.user.is_authenticated or request.method not in ("GET", "HEAD"):
        response = with_vary(build())
        patch_cache_control(response, private=True, no_store=True)
        return response
    fragment = "part" if wants_fragment(request) else "page"
    seen = "\x1f".join(
        (address or request.get_full_path(), fragment, revision, get_language() or "", release())
    )
    key = hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()
    etag = f'W/"{key[:32]}"'
    if request.headers.get("If-None-Match") == etag:
        return _shareable(HttpResponseNotModified(), etag)
    encoding = next((each for each in _PACK if _accepts(request, each)), "gzip")
    packed: bytes | None = cache.get(f"{encoding}:{key}")
    if packed is None:
        response = build()
        if response.status_code != 200:
            return with_vary(response)
        packed = _PACK[encoding](response.content)
        if len(packed) <= LARGEST_KEPT and (keep() if callable(keep) else keep):
            cache.set(f"{encoding}:{key}", packed, CACHED_FOR)
    if _accepts(request, encoding):
        response = HttpResponse(packed, headers={"Content-Encoding": encoding})
    else:
        response = HttpResponse(gzip.decompress(packed))
    return _shareable(response, etag)


def _accepts(request: HttpRequest, encoding: str) -> bool:
    asked = request.headers.get("Accept-Encoding", "").replace(" ", "").split(",")
    weights = {name: weight for name, _q, weight in (each.partition(";q=") for each in asked)}
    return encoding in weights and (not weights[encoding] or weights[encoding].strip("0.") != "")


# In the order of preference. Browsers take the first two over https: in half Brotli's time Zstandard makes a
# page a tenth larger than Brotli does at most, and no larger than gzip. Beyond these levels each takes a
# quarter and more longer to save one in a hundred.
_PACK: dict[str, Callable[[bytes], bytes]] = {
    "zstd": lambda content: zstd.compress(content, 5),
    "br": lambda content: brotli.compress(content, mode=brotli.MODE_TEXT, quality=5),
    "gzip": lambda content: gzip.compress(content, 6, mtime=0),
}


def _shareable(response: HttpResponse, etag: str) -> HttpResponse:
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["Accept-Encoding"])
    return with_vary(response)


@lru_cache(maxsize=1)
def release() -> str:
    """Changes with templates, styles and translations: a new release does not serve the old one's pages."""
    digest = hashlib.sha256()
    folders = [settings.BASE / "templates", settings.BASE / "static", *settings.LOCALE_PATHS]
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        digest.update(f"{path}:{path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()[:16]
