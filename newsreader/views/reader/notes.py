"""A reader's notes: written, changed, deleted."""

from __future__ import annotations

from urllib.parse import urldefrag

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsreader.forms.readers import NoteForm
from newsreader.models import Article, Note
from newsreader.showing.passages import sentences
from newsreader.views.reader import reader, signed_in


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def write(request: HttpRequest, id: int) -> HttpResponse:
    """A note on an article, or on words of it: typed, pasted, selected, or a sentence chosen here."""
    found = Article.objects.visible_to(request.user).select_related("source", "current")
    article = get_object_or_404(found, pk=id)
    if request.method == "POST":
        form = NoteForm(request.POST)
        if form.is_valid() and (note := _written(form, article, request)):
            messages.success(request, _("Your note is kept."))
            return redirect(_among_its_list(note, request))
        return _page(request, article, form, status=422)
    chosen = request.GET.get("sentence", "")
    picked = next((each for each in sentences(article.current) if each.whole_anchor == chosen), None)
    words = {"quote": picked.text, "place": picked.whole_anchor} if picked else {}
    return _page(request, article, NoteForm(initial=words))


def _among_its_list(note: Note, request: HttpRequest) -> str:
    """The note in its article, opened from the list or the entry that the reader came from."""
    page, note_of_it = urldefrag(note.get_absolute_url())
    query = request.GET.copy()
    query.pop("sentence", None)
    return f"{page}{'?' if query else ''}{query.urlencode()}#{note_of_it}"


def _page(request: HttpRequest, article: Article, form: NoteForm, status: int = 200) -> HttpResponse:
    context = {"article": article, "form": form, "sentences": sentences(article.current)}
    return render(request, "reader/write.html", context, status=status)


def _written(form: NoteForm, article: Article, request: HttpRequest) -> Note | None:
    words = form.cleaned_data
    given = (words["text"], words["quote"], words["place"])
    try:
        return Note.objects.write(reader(request), article, *given)
    except ValueError as problem:
        form.add_error("quote", str(problem))
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def note(request: HttpRequest, id: int) -> HttpResponse:
    found = Note.objects.visible_to(request.user).select_related("article__source", "article__current")
    note = get_object_or_404(found, pk=id)
    form = NoteForm(request.POST or None, instance=note)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your note is kept."))
        return redirect("my-notes" if note.article.erased else note)
    return render(
        request, "reader/note.html", {"note": note, "form": form}, status=422 if form.errors else 200
    )


@require_POST
@signed_in
def delete(request: HttpRequest, id: int) -> HttpResponse:
    note = get_object_or_404(Note.objects.visible_to(request.user).select_related("article"), pk=id)
    on = note.article
    note.delete()
    messages.success(request, _("The note is deleted."))
    return redirect("my-notes" if on.erased else on)
