"""Hits of a timeline as it was known on a day: their words and days are those of that day."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import replace
from datetime import date

from newsreader.models import Entry, Timeline
from newsreader.models.search import Kind
from newsreader.models.user import Viewer
from newsreader.showing.as_known import dated_on
from newsreader.showing.entries import ShownEntry, entries, set_dated_then
from newsreader.showing.search.hits import Hit
from newsreader.showing.search.sentences import MarkedWords, best_sentence
from newsreader.showing.words_then import end_of, set_entry_words, set_timeline_words
from newsreader.text.markdown import plain


def as_known_then(
    viewer: Viewer, found: Sequence[Hit], timeline: int, day: date, sought: MarkedWords
) -> list[Hit]:
    """The same hits, in the same order. Their words were found in what stands there now: what they said then
    may hold none of them."""
    ids = [hit.target for hit in found if hit.kind == Kind.ENTRY]
    story = Timeline.objects.visible_to(viewer).filter(pk=timeline).first() if ids else None
    if story is None:
        return list(found)
    shown = entries(Entry.objects.visible_to(viewer).filter(pk__in=ids, timeline=story), day)
    dated = dated_on(story, day)
    for entry in shown:
        set_dated_then(entry, dated)
    set_entry_words(shown, end_of(day), day)
    of_that_day = copy(story)
    set_timeline_words(of_that_day, end_of(day))
    by_id = {entry.pk: entry for entry in shown}
    return [
        _hit_then(hit, by_id[hit.target], of_that_day.title, sought) if hit.target in by_id else hit
        for hit in found
    ]


def _hit_then(hit: Hit, entry: ShownEntry, timeline: str, sought: MarkedWords) -> Hit:
    annotation = plain(entry.annotation)
    said = best_sentence({"standfirst": annotation, "body": "", "caption": ""}, (), sought)
    sentence = annotation[said[1].start : said[1].end] if said else ""
    when = entry.event.when
    return replace(
        hit,
        title=entry.title,
        title_marked=sought.spans(entry.title),
        sentence=sentence,
        marked=sought.spans(sentence),
        when=when,
        between=entry.between,
        day=when.earliest or when.latest,
        stands_in=timeline,
    )
