"""Citations an editor has to look at: those that lost their words, and those read differently now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from newsreader.models import Citation, Proposal
from newsreader.models.user import Viewer
from newsreader.showing.passages import PickableSentence
from newsreader.text.nearest import Sentences, nearest


class CitationToLookAt(NamedTuple):
    citation: Citation
    near: Sequence[PickableSentence]  # of today's text, where it is lost
    proposal: Proposal | None  # what its words give now, where that differs


class CitationsToLookAt:
    """A page of them, in the order they were made."""

    def __init__(self, editor: Viewer, after: int | None, most: int) -> None:
        self.editor = editor
        asked = Citation.objects.to_look_at_by(editor).order_by("pk")
        if after is not None:
            asked = asked.filter(pk__gt=after)
        related = ("event", "article__source", "article__current")
        # Of the version it came from no text: what is shown is the cited sentence.
        rows = asked.select_related(*related, "version").defer("version__body", "version__evidence")
        found = list(rows[: most + 1])
        self.citations, self.more = found[:most], len(found) > most
        self._read: dict[tuple[int, str], Sentences] = {}

    @property
    def rows(self) -> list[CitationToLookAt]:
        return [CitationToLookAt(each, self._near(each), self._over(each)) for each in self.citations]

    def _near(self, citation: Citation) -> list[PickableSentence]:
        current, field = citation.article.current, citation.field
        if not citation.lost or current is None:
            return []
        key, text = (current.pk, field), current.text_of(field)
        if key not in self._read:
            self._read[key] = Sentences(text)
        near = nearest(citation.sentence, self._read[key])
        return [
            PickableSentence(field, each.start, each.end, text[each.start : each.end], False) for each in near
        ]

    def _over(self, citation: Citation) -> Proposal | None:
        if citation.lost:
            return None
        over = (each for each in self._flagged if each.event_id == citation.event_id)
        return next((each for each in over if each.overlaps(citation)), None)

    @cached_property
    def _flagged(self) -> list[Proposal]:
        articles = [citation.article_id for citation in self.citations]
        flagged = Proposal.objects.to_review_by(self.editor).filter(article__in=articles)
        return list(flagged.select_related("event"))
