"""The other articles that print an article's report, and what of it stands in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.drafting.near_copies import ComparedText, SharedPart, shared_part, shared_sentences
from newsreader.models import Article, SameReport
from newsreader.models.user import Viewer
from newsreader.showing.html.marks import Mark

MOST = 12  # shown of one report: an agency's may stand in fifty papers
SHARED = 9  # the rank of its marks: all others stand around them
OPENING, FIRST_OPENING, CLOSING = '<mark class="shared">', '<mark class="shared" id="shared">', "</mark>"


class PrintedToo(NamedTuple):
    """Another article of the same report: `shared` of the `sentences` of the one looked at stand in it."""

    article: Article
    shared: int
    sentences: int


def printed_in(article: Article, viewer: Viewer) -> list[Article]:
    """The others the viewer may see, the earliest first."""
    told = SameReport.objects.told_with(article, viewer).select_related("source")
    return list(told.only("headline", "slug", "public", "listed", "source__name", "source__slug")[:MOST])


def compared(article: Article, viewer: Viewer) -> list[PrintedToo]:
    """The same, each with how much they share. Reads their texts: for the desk."""
    version = article.current
    others = SameReport.objects.told_with(article, viewer).select_related("source", "current")[:MOST]
    if version is None or not others:
        return []
    text, sentences = ComparedText(version.body), version.sentences_of("body")
    return [
        PrintedToo(
            other,
            len(shared_sentences(text, ComparedText(other.current.body), sentences)) if other.current else 0,
            len(sentences),
        )
        for other in others
    ]


class SharedReport(NamedTuple):
    """What of an article's body the `other` one prints too: `part`, of `words` that it has."""

    other: Article
    part: SharedPart
    words: int

    def marks(self, others: Sequence[Mark]) -> Iterator[Mark]:
        """The shared words, cut wherever one of the other marks begins or ends, so that none crosses it."""
        ends = sorted({end for mark in others for end in (mark.start, mark.end)})
        opening = FIRST_OPENING
        for span in self.part.spans:
            within = ends[bisect_right(ends, span.start) : bisect_left(ends, span.end)]
            for start, end in pairwise([span.start, *within, span.end]):
                yield Mark(start, end, SHARED, opening, CLOSING, OPENING)
                opening = OPENING


def shared_with(article: Article, id: int, viewer: Viewer) -> SharedReport | None:
    """With the article of this id; None where the viewer sees no such one that prints the same report."""
    told = SameReport.objects.told_with(article, viewer).filter(pk=id).select_related("source", "current")
    columns = ("headline", "slug", "source__name", "current__standfirst", "current__body")
    other = told.only(*columns).first()
    if other is None or other.current is None or article.current is None:
        return None
    text = ComparedText(article.current.body)
    return SharedReport(other, shared_part(text, ComparedText(other.current.text)), len(text.words))
