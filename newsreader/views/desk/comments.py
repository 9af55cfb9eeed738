"""A timeline as its members read it, and what they say to each other about its entries. Never public."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsreader.forms.colleagues import CommentForm
from newsreader.models import Comment, Entry, FormerEntry, Timeline
from newsreader.models.entry_key import EntryKey
from newsreader.models.ids import id_in
from newsreader.showing.between import at_the_desk
from newsreader.showing.state import state_of
from newsreader.views.door import editor, put_aside
from newsreader.views.not_yours import members_only

PAGE = 100


@require_safe
@members_only
def read(request: HttpRequest, slug: str) -> HttpResponse:
    """The timeline to read and comment, without anything that changes it."""
    user = editor(request)
    timeline = get_object_or_404(Timeline.objects.shared_with(user), slug=slug)
    entries = timeline.entries.select_related("event").in_order()
    if after := EntryKey.of_text(request.GET.get("after", "")):
        entries = entries.after(after)
    page = list(entries[: PAGE + 1])
    pending = list(timeline.pending_entries.select_related("event").in_order()[:PAGE])
    context = {
        "timeline": timeline,
        "state": state_of(timeline),
        "pending": pending,
        "entries": page[:PAGE],
        "more": len(page) > PAGE,
        "between": at_the_desk(page),
        "comments": Comment.objects.open_on([*pending, *page[:PAGE]]),
        "edits": timeline.is_edited_by(user),
    }
    return render(request, "desk/read.html", context)


@require_safe
@members_only
def comments(request: HttpRequest) -> HttpResponse:
    """The open threads that wait for this person, on all their timelines."""
    user = editor(request)
    timelines = list(Timeline.objects.shared_with(user).newest_first()[:PAGE])
    if not (timelines or user.is_editor):
        raise Http404
    waiting = Comment.objects.visible_to(user).waiting_for(user).threads().select_related("timeline")
    shown = list(waiting.reverse()[:PAGE])
    asked = {each.entry_id for each in shown}
    entries = Entry.objects.select_related("event").in_bulk(asked)
    former = {id: FormerEntry.where_it_leads(id) for id in asked - entries.keys()}  # they were merged: few
    joined = Entry.objects.select_related("event").in_bulk(set(former.values()) - {None}) if former else {}
    entries |= {id: joined[now] for id, now in former.items() if now in joined}
    threads = [(each, entries[each.entry_id]) for each in shown if each.entry_id in entries]
    return render(request, "desk/comments.html", {"threads": threads, "timelines": timelines})


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def entry(request: HttpRequest, id: int) -> HttpResponse:
    """What is said about an entry, its words above it; a new comment, or an answer in a thread."""
    user = editor(request)
    shared = Timeline.objects.shared_with(user)
    entries = Entry.objects.filter(Q(timeline__in=shared) | Q(pending_on__in=shared))
    entry = entries.select_related("timeline", "pending_on", "event").filter(pk=id).first()
    if entry is None:
        return redirect("entry-comments", get_object_or_404(entries, pk=FormerEntry.where_it_leads(id)).pk)
    known = [entry.pk, *FormerEntry.leading_to(entry.pk)]
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        thread = _thread(request, known)
        made = Comment.objects.write(entry, entry.home, user, form.cleaned_data["words"], thread)
        messages.success(request, _("It is said."))
        return redirect(made)
    context = {
        "entry": entry,
        "between": at_the_desk([entry]).get(entry.pk, ""),
        "citations": entry.event.citations.with_article(),
        "threads": Comment.objects.filter(entry__in=known).threads(),
        "form": form,
        "answered": id_in(request.POST.get("thread", "")),
        "edits": Entry.objects.editable_by(user).filter(pk=entry.pk).exists(),
    }
    return render(
        request, "desk/entry_comments.html", context, status=422 if request.method == "POST" else 200
    )


def _thread(request: HttpRequest, entries: list[int]) -> Comment | None:
    if (id := id_in(request.POST.get("thread", ""))) is None:
        return None
    return get_object_or_404(Comment.objects.filter(thread=None, entry__in=entries), pk=id)


def _mine(request: HttpRequest, id: int) -> Comment:
    """One's own, as long as one is a member."""
    standing = Comment.objects.visible_to(editor(request)).filter(by=editor(request), taken_back=None)
    return get_object_or_404(standing.select_related("timeline", "thread"), pk=id)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def comment(request: HttpRequest, id: int) -> HttpResponse:
    """Edit one's own comment."""
    comment = _mine(request, id)
    form = CommentForm(request.POST or None, initial={"words": comment.words})
    if request.method == "POST" and form.is_valid():
        comment.rewrite(form.cleaned_data["words"])
        messages.success(request, _("Saved."))
        return redirect(comment)
    context = {"comment": comment, "form": form}
    return render(request, "desk/comment.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@members_only
def remove(request: HttpRequest, id: int) -> HttpResponse:
    """Take back one's own comment."""
    comment = _mine(request, id)
    put_aside(request, and_tell=True)
    comment.take_back()
    messages.success(request, _("Taken back."))
    return redirect("entry-comments", comment.entry_id)


@require_POST
@members_only
def resolve(request: HttpRequest, id: int) -> HttpResponse:
    """Say that a thread is resolved, or open again: any member may."""
    threads = Comment.objects.visible_to(editor(request)).filter(thread=None)
    thread = get_object_or_404(threads, pk=id)
    put_aside(request, and_tell=True)
    thread.resolve(editor(request), resolved=request.POST.get("resolved") == "yes")
    return redirect(thread)
