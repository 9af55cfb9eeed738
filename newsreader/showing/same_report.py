"""The other articles that print an article's report, and how much of it stands in each."""

from __future__ import annotations

from typing import NamedTuple

from newsreader.drafting.near_copies import ComparedText, shared_sentences
from newsreader.models import Article, SameReport
from newsreader.models.user import Viewer

MOST = 12  # shown of one report: an agency's may stand in fifty papers


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
