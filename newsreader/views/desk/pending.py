"""What is pending on a timeline: published one by one or together, or at once from the start."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from newsreader import deciding
from newsreader.models.ids import id_in
from newsreader.showing.between import at_the_desk
from newsreader.showing.pending import pending_on
from newsreader.showing.publishing import private_articles, publishing
from newsreader.showing.state import state_of
from newsreader.views.door import editor, editors_only, put_aside
from newsreader.views.edited import edited, edited_entry, owners_choice


@require_http_methods(["GET", "HEAD", "POST"])
@editors_only
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """What is to be known before it is published; sent, it is, or it is withdrawn."""
    timeline = edited(request, slug)
    if request.method != "POST":
        waiting = pending_on(timeline)
        about = publishing(timeline)
        context = {"timeline": timeline, "about": about, "state": state_of(timeline)}
        context |= {"pending": waiting.entries, "until": waiting.until}
        context["between"] = waiting.between | at_the_desk(about.unsourced)
        return render(request, "desk/publish.html", context)
    put_aside(request, and_tell=True)
    if request.POST.get("published") == "yes":
        deciding.timelines.publish(timeline, editor(request))
        messages.success(request, _("Published: everyone can read it now."))
    else:
        deciding.timelines.withdraw(timeline, editor(request))
        messages.success(request, _("Withdrawn: only its members see it now."))
    return redirect("desk-timeline", timeline.slug)


@require_POST
@editors_only
def show_cited(request: HttpRequest, slug: str) -> HttpResponse:
    """The private articles that the page showed as cited, made public together."""
    timeline = edited(request, slug)
    shown = {id_in(id) for id in request.POST.getlist("article")} & set(private_articles(timeline))
    count = deciding.articles.open_cited(timeline, [id for id in shown if id], editor(request))
    said = ngettext("%(count)d article is public now.", "%(count)d articles are public now.", count)
    messages.success(request, said % {"count": count})
    return redirect("timeline-publish", timeline.slug)


@require_POST
@editors_only
def publish_entry(request: HttpRequest, id: int) -> HttpResponse:
    entry = edited_entry(request, id)
    put_aside(request, and_tell=True)
    deciding.pending.publish(entry, editor(request))
    messages.success(
        request, _("“%(title)s” is published: everyone can read it now.") % {"title": entry.title}
    )
    return redirect("desk-timeline", entry.home.slug)


@require_POST
@editors_only
def publish_pending(request: HttpRequest, slug: str) -> HttpResponse:
    """All that the page showed as pending: what came since waits."""
    timeline = edited(request, slug)
    put_aside(request, and_tell=True)
    count = deciding.pending.publish_all(
        timeline, editor(request), until=id_in(request.POST.get("until", ""))
    )
    said = ngettext("%(count)d entry is published.", "%(count)d entries are published.", count)
    messages.success(request, said % {"count": count})
    return redirect("desk-timeline", timeline.slug)


@require_POST
@editors_only
def at_once(request: HttpRequest, slug: str) -> HttpResponse:
    """Its owner says whether new entries are published at once, or pending first."""
    timeline, chosen = owners_choice(request, slug, "at_once")
    deciding.timelines.update(timeline, editor(request), at_once=chosen)
    messages.success(
        request,
        _("New entries are published at once from now on.")
        if chosen
        else _("New entries are pending from now on, until somebody publishes them."),
    )
    return redirect("desk-timeline", timeline.slug)
