"""Feeds at the desk: following them, how each stands, and lists of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.opml import Subscription, read_opml, write_opml
from newsreader.forms.feeds import FeedForm, FollowForm, OpmlForm
from newsreader.models import Feed
from newsreader.pipeline.following import FollowedAlready, fetch_now, follow, follow_at
from newsreader.showing.feeds import counted, keeping, when_left
from newsreader.views.door import editor, editors_only

MOST_OPML = 5_000_000  # bytes of a list of feeds
LAST = 20  # arrivals shown with a feed


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def feeds(request: HttpRequest) -> HttpResponse:
    form = FollowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made, new = follow(
            form.cleaned_data["address"], editor(request), folder=form.cleaned_data["folder"].strip()
        )
        said = _("Followed. It is fetched in a moment.") if new else _("This feed is followed already.")
        messages.success(request, said)
        return redirect("desk-feed", made.pk)
    return _list(request, form, OpmlForm(), status=422 if form.errors else 200)


def _list(request: HttpRequest, form: FollowForm, opml: OpmlForm, status: int = 200) -> HttpResponse:
    followed = counted(Feed.objects.visible_to(request.user).select_related("source").in_folders())
    context = {"feeds": followed, "form": form, "opml": opml}
    return render(request, "desk/feeds.html", context, status=status)


def _feed(request: HttpRequest, id: int) -> Feed:
    found: Feed = get_object_or_404(Feed.objects.visible_to(request.user), pk=id)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def feed(request: HttpRequest, id: int) -> HttpResponse:
    """How a feed stands, and how its articles are taken."""
    shown = _feed(request, id)
    form = FeedForm(request.POST or None, instance=shown)
    if request.method == "POST" and form.is_valid():
        form.save()
        _begin_or_pause(shown)
        messages.success(request, _("Saved. It holds for what comes from now on."))
        return redirect("desk-feed", shown.pk)
    following = counted([shown])[0]
    context = {
        "feed": following,
        "when_left": when_left(following.waiting),
        "form": form,
        "keeping": keeping(shown, timezone.now()),
        "arrivals": shown.arrivals.select_related("article").newest_first()[:LAST],
    }
    return render(request, "desk/feed.html", context, status=422 if form.errors else 200)


def _begin_or_pause(feed: Feed) -> None:
    next_at = None if feed.paused else feed.next_at or timezone.now()
    Feed.objects.filter(pk=feed.pk).update(next_at=next_at)


@require_POST
@editors_only
def fetch(request: HttpRequest, id: int) -> HttpResponse:
    """Fetch it now, whatever its turn."""
    fetch_now(_feed(request, id))
    messages.success(request, _("It is fetched in a moment."))
    return redirect("desk-feed", id)


@require_POST
@editors_only
def choose(request: HttpRequest, id: int) -> HttpResponse:
    """Of the feeds that a page names, follow this one."""
    try:
        follow_at(_feed(request, id), request.POST.get("address", ""))
    except FollowedAlready as other:
        messages.warning(request, _("This feed is followed already."))
        return redirect("desk-feed", other.feed.pk)
    except ValueError:
        messages.error(request, _("The page named no such feed."))
    else:
        messages.success(request, _("Followed. It is fetched in a moment."))
    return redirect("desk-feed", id)


@require_POST
@editors_only
def leave(request: HttpRequest, id: int) -> HttpResponse:
    """Follow it no more; its articles stay."""
    left = _feed(request, id)
    becomes = when_left(counted([left])[0].waiting)
    left.delete()
    said = _("“%(feed)s” is not followed any more. %(becomes)s")
    messages.success(request, said % {"feed": str(left), "becomes": becomes})
    return redirect("desk-feeds")


@require_safe
@editors_only
def opml(request: HttpRequest) -> HttpResponse:
    """The list of feeds, as other readers read it."""
    data = write_opml(
        [
            Subscription(each.address, str(each), each.site, tuple(filter(None, each.folder.split(" / "))))
            for each in Feed.objects.visible_to(request.user).in_folders()
        ],
        title="newsreader",
        now=timezone.now(),
    )
    return HttpResponse(
        data, content_type="text/x-opml", headers={"Content-Disposition": 'attachment; filename="feeds.opml"'}
    )


@require_POST
@editors_only
def read_in(request: HttpRequest) -> HttpResponse:
    """Follow all feeds of a list from another reader."""
    form = OpmlForm(request.POST, request.FILES)
    if form.is_valid() and form.cleaned_data["file"].size > MOST_OPML:
        form.add_error("file", _("A list of feeds is not larger than 5 MB."))
    if form.is_valid():
        try:
            named = read_opml(form.cleaned_data["file"].read())
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            _follow_all(request, named)
            return redirect("desk-feeds")
    return _list(request, FollowForm(), form, status=422)


def _follow_all(request: HttpRequest, named: Iterable[Subscription]) -> None:
    counts = {"followed": 0, "known": 0, "refused": 0}
    for each in named:
        folder = " / ".join(each.folders)[:100]
        try:
            _made, new = follow(each.address, editor(request), name=each.title[:200], folder=folder)
        except ValueError:
            counts["refused"] += 1
        else:
            counts["followed" if new else "known"] += 1
    said = _("%(followed)s followed, %(known)s followed already, %(refused)s without an address of the web.")
    messages.success(request, said % counts)
