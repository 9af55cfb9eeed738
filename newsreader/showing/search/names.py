"""Entities by their names, whatever the order of the words and however their letters are written."""

from __future__ import annotations

from django.db import connection

from newsreader.models import Alias
from newsreader.models.search import Kind
from newsreader.models.user import Viewer
from newsreader.showing.search.expressions import DIALECTS
from newsreader.showing.search.streams import BEYOND, FIRST, stream
from newsreader.text.folding import tokens

MOST = 300  # looked at, the newest: beyond them a name is found by its first words and its last one
MOST_WORDS = 8


def entities_called(viewer: Viewer, words: str) -> list[int]:
    """Ids of those that the viewer may see and one of whose names holds all these words, in any order."""
    wanted = dict.fromkeys(tokens(words)[:MOST_WORDS])
    if not wanted:
        return []
    say = DIALECTS[connection.vendor]
    match = say.every([*(say.phrase([word]) for word in wanted), say.phrase([f"k_{Kind.ENTITY.value}"])])
    ids = [each.target for each in stream(viewer, match, FIRST, BEYOND, MOST, rare=True)]
    names = Alias.objects.filter(entity__in=ids, demonym=False).order_by().values_list("entity", "name")
    return list(dict.fromkeys(id for id, name in names if wanted.keys() <= set(tokens(name))))
