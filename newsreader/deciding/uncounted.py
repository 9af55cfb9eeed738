"""What a timeline's overview has not counted yet: decisions, noted in its column `uncounted` in their order.

A note is the decision's id. Where citations went, their articles' outlets are noted with it: what is decided
about one of these is noted at no timeline that cites it no more, and "before" could not be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsreader.deciding.touched import Cited, cited_articles
from newsreader.models import Decision

Note = int | dict[str, Any]  # {"decision": id, "cited": [[article, source or None, whether others have it]]}


def note_of(made: Decision) -> Note:
    gone = {
        row["before"]["article_id"]
        for row in made.changes
        if row["model"] == "citation" and "ids" not in row and row["after"] is None
    }
    if not gone:
        return made.pk
    known = cited_articles(gone)
    cited = [[*known[id]] if id in known else [id, None, False] for id in sorted(gone)]
    return {"decision": made.pk, "cited": cited}


def decisions_of(notes: Iterable[Note]) -> list[int]:
    return [note["decision"] if isinstance(note, dict) else note for note in notes]


def cited_before(notes: Sequence[Note]) -> Mapping[int, Cited | None]:
    """The articles of citations that went, as they were when the first of them did; None has no outlet."""
    return {
        article: None if source is None else Cited(article, source, copied)
        for note in reversed(notes)
        if isinstance(note, dict)
        for article, source, copied in note["cited"]
    }
