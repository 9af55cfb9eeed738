"""What a browser kept is taken over into the account: sent once or twice, it is there once."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from newsreader.forms.kept import SEARCH, KeptInBrowser, KeptNote, kept_in
from newsreader.models import Article, Follow, Note, ReaderMark, User
from newsreader.models.reader_follows import FollowedSearch, named
from newsreader.views.reader import reader, signed_in


@require_POST
@signed_in
def take_over(request: HttpRequest) -> HttpResponse:
    """Answers what could not be taken, by kind and as the browser calls it: that stays there."""
    kept, user = kept_in(request.POST.get("kept", "")), reader(request)
    articles = Article.objects.visible_to(user)
    with transaction.atomic():
        marked = articles.filter(pk__in={*kept.read, *kept.starred})
        shown = set(marked.values_list("pk", flat=True))
        noted = articles.select_related("current").in_bulk([note.article for note in kept.notes])
        left = {
            "star": _marks(user, kept, shown),
            "follow": [key for key, name in kept.follows.items() if not _followed(user, key, name)],
            "notes": [note.key for note in kept.notes if not _noted(user, note, noted)],
        }
    _tell(request, kept, left)
    return JsonResponse({"left": left})


def _marks(user: User, kept: KeptInBrowser, shown: set[int]) -> list[str]:
    """The stars that are left. Of what was read nothing is: that an article is gone says enough."""
    read, starred = ({id: at for id, at in each.items() if id in shown} for each in (kept.read, kept.starred))
    ReaderMark.objects.take_over(user, read, starred)
    return [str(id) for id in kept.starred if id not in shown]


def _followed(user: User, key: str, name: str) -> bool:
    query = key.removeprefix(SEARCH) if key.startswith(SEARCH) else ""
    followed = FollowedSearch(query, name) if query else named(key, user)
    if followed is None:
        return False
    try:
        Follow.objects.follow(user, followed)
    except ValueError:  # as much as can be followed
        return False
    return True


def _noted(user: User, note: KeptNote, noted: dict[int, Article]) -> bool:
    article = noted.get(note.article)
    if article is None:
        return False
    try:
        Note.objects.take_over(user, article, note.text, note.quote, note.place, (note.prefix, note.suffix))
    except ValueError:  # as many as can be kept
        return False
    return True


def _tell(request: HttpRequest, kept: KeptInBrowser, left: dict[str, list[str]]) -> None:
    taken = len(kept.starred) + len(kept.follows) + len(kept.notes) - (stay := sum(map(len, left.values())))
    said = [ngettext("%(count)d was taken over.", "%(count)d were taken over.", taken) % {"count": taken}]
    if stay:
        words = ngettext(
            "%(count)d could not be and stays in this browser: what it is about is not public any more, or "
            "there is no room.",
            "%(count)d could not be and stay in this browser: what they are about is not public any more, or "
            "there is no room.",
            stay,
        )
        said.append(words % {"count": stay})
    elif not taken:
        said = [_("What you have read was taken over.")]
    messages.success(request, " ".join(said))
