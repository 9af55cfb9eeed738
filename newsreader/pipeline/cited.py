"""Words that were accepted and are proposed no more: they stay a proposal while they are cited.

A date that is read differently now, by an editor's word or a rule's, may make no event any more: it lies
ahead, or too far back for a report's news. What was decided rests on it all the same, and whoever decided is
asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from newsreader.drafting import dating, stamps
from newsreader.models import ArticleVersion, Citation, Proposal
from newsreader.pipeline.followed import Followed
from newsreader.text.overlaps import Overlaps
from newsreader.text.timex import Timex
from newsreader.text.when import When

EDITOR = "editor"  # the rule of an expression whose meaning an editor said
LONGEST = 200  # of the words that date a citation, as they are kept
Reading = tuple[Timex, When]  # an expression, and what it gives what was decided


def still_cited(
    version: ArticleVersion,
    proposed: Sequence[Proposal],
    standing: Followed[Proposal],
    timexes: Mapping[str, Sequence[Timex]],
    words_of: Callable[[str, Timex], str],
) -> Iterator[Proposal]:
    """A proposal for each accepted citation of the version over which none is `proposed`, with what the words
    that dated it give today. One that stood over its words (`standing`) stays; a new one is made only where
    they are read differently than was decided.

    `words_of` gives the words of a field with which an expression dates what it dates.
    """
    places = {field: Overlaps(_placed(proposed, field)) for field in {each.field for each in proposed}}
    cited = Citation.objects.filter(article=version.article_id, version=version, lost=False, proposed=True)
    items: dict[str, _Items] = {}
    for citation in cited.order_by("pk"):
        field, over = citation.field, places.get(citation.field)
        if over and over.over(citation.start, citation.end):
            continue
        if field not in items:
            items[field] = _Items(version, field, timexes.get(field, ()))
        dating_it = [t for t in items[field].timexes if _dates(citation, t, words_of)]
        read = _readings(dating_it, items[field].published_at(citation.start))
        if not read:
            continue
        row = standing.take((field, citation.start, citation.end))
        if row is not None or _differs(citation, read):
            yield _as_read(row or _of(citation), citation, read)


class _Items:
    """A field's times, each counted from the day of its item where a page has several; what an editor said of
    one stands."""

    def __init__(self, version: ArticleVersion, field: str, found: Sequence[Timex]) -> None:
        text = version.text_of(field)
        of_items = stamps.Items(stamps.find(text), version.reported)
        said = [each for each in found if each.rule == EDITOR]
        over = Overlaps((each.start, each.end, each) for each in said)
        read = (t for t in of_items.reread(text, found) if not over.over(t.start, t.end))
        self.timexes = [*said, *read]
        self.published_at = of_items.published_at


def _placed(proposed: Sequence[Proposal], field: str) -> Iterator[tuple[int, int, Proposal]]:
    return ((each.start, each.end, each) for each in proposed if each.field == field)


def _dates(citation: Citation, timex: Timex, words_of: Callable[[str, Timex], str]) -> bool:
    inside = citation.sentence_start <= timex.start and timex.end <= citation.sentence_end
    return inside and words_of(citation.field, timex)[:LONGEST] == citation.expression


def _readings(timexes: Sequence[Timex], day: date | None) -> list[Reading]:
    """What each may give in a report of that day, the likeliest first: what happened, what lies ahead, its
    bare when."""
    found: list[Reading] = []
    for timex in timexes:
        ahead = dating.place_ahead(timex, day) if day else None
        placed = [each.when for each in (dating.place(timex, day), ahead) if each]
        bare = timex.range or timex.when
        found += [(timex, when) for when in (*placed, bare) if when is not None and when.known]
    return found


def _differs(citation: Citation, read: Sequence[Reading]) -> bool:
    """Whether no expression is read as it was when it was decided. A day that two expressions gave together
    is none of them alone: where one was read by the same rule from the same day, nothing changed."""
    return all(when != citation.when and not _as_it_was(citation, timex) for timex, when in read)


def _as_it_was(citation: Citation, timex: Timex) -> bool:
    counted_from = timex.anchor.day if timex.anchor else None
    same_rule = citation.rule in (timex.rule, "not-after-report")
    return same_rule and (counted_from, dict(timex.parameters)) == (citation.anchor_day, citation.parameters)


def _of(citation: Citation) -> Proposal:
    columns = {name: getattr(citation, name) for name in Citation.STATEMENT_FIELDS}
    return Proposal(article_id=citation.article_id, **columns)


def _as_read(row: Proposal, citation: Citation, read: Sequence[Reading]) -> Proposal:
    """As it was decided, where the words may still be read so; else as the first of the readings."""
    words = ("version_id", "start", "end", "exact", "prefix", "suffix")
    for name in (*words, "sentence_start", "sentence_end", "sentence", "reported"):
        setattr(row, name, getattr(citation, name))
    if not _differs(citation, read):
        row.when, row.rule = citation.when, citation.rule
        row.anchor_day, row.parameters = citation.anchor_day, citation.parameters
        return row
    timex, row.when = read[0]
    row.rule, row.parameters = timex.rule, dict(timex.parameters)
    row.anchor_day = timex.anchor.day if timex.anchor else None
    return row
