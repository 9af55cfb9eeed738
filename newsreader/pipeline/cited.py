"""Words that were accepted and are proposed no more: they stay a proposal while they are cited.

A date that is read differently now, by an editor's word or a rule's, may make no event any more: it lies
ahead, or too far back for a report's news; or its words are no time any more. What was decided rests on it
all the same, and whoever decided is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from newsreader.drafting import dating, stamps
from newsreader.drafting.events import BY_REPORT
from newsreader.models import ArticleVersion, Citation, Proposal
from newsreader.pipeline.followed import Followed
from newsreader.text.overlaps import Overlaps
from newsreader.text.timex import Timex
from newsreader.text.when import When

EDITOR = "editor"  # the rule of an expression whose meaning an editor said
LONGEST = 200  # of the words that date a citation, as they are kept
_GOES_ON = re.compile(
    r"[ ,]+(?:and|or|to|until|till)\b|\s*[-–—,]"
)  # from the first of two dates to the other
Words = Callable[[str, Timex], str]  # of a field, with which an expression dates what it dates
Reading = tuple[Timex | None, When]  # an expression, None for the report's day, and what it gives


def still_cited(
    version: ArticleVersion,
    proposed: Sequence[Proposal],
    standing: Followed[Proposal],
    timexes: Mapping[str, Sequence[Timex]],
    words_of: Words,
) -> Iterator[Proposal]:
    """A proposal for each accepted citation of the version over which none is `proposed`, with what the words
    that dated it give today. One that stood over its words (`standing`) stays; a new one is made only where
    they are read differently than was decided.
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
        day = items[field].published_at(citation.start)
        read = _readings(_dating(citation, items[field].timexes, words_of), day) or _by_report(citation, day)
        if not read:
            continue
        row = standing.take((field, citation.start, citation.end))
        if row is not None or _differs(citation, read, words_of):
            yield _as_read(row or _of(citation), citation, read, words_of)


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


def _dating(citation: Citation, timexes: Sequence[Timex], words_of: Words) -> list[Timex]:
    """The times of its sentence that date it: by the words that did; else those that share some of these;
    where these were corrected away, the only time that stands there, of one as fine."""
    if not citation.expression:
        return []
    begins, end = citation.sentence_start, citation.sentence_end
    inside = [each for each in timexes if begins <= each.start and each.end <= end]
    same = [each for each in inside if words_of(citation.field, each)[:LONGEST] == citation.expression]
    if same:
        return same
    words = re.compile(rf"(?<!\w){re.escape(citation.expression)}(?!\w)")
    stand = [(begins + each.start(), begins + each.end()) for each in words.finditer(citation.sentence)]
    if not stand:
        return [each for each in inside if len(inside) == 1 and _precision(each) == citation.precision]
    return [each for each in inside if any(each.start < last and first < each.end for first, last in stand)]


def _precision(timex: Timex) -> str | None:
    when = timex.range or timex.when
    return when.precision if when else None


def _by_report(citation: Citation, day: date | None) -> list[Reading]:
    """What dates it where no time of its sentence does: it happened by the report's day, or on it where it
    was read so."""
    if day is None or not (citation.expression or citation.rule == BY_REPORT):
        return []
    told_then = citation.rule == BY_REPORT and citation.earliest is not None
    return [(None, When(day if told_then else None, day, "day"))]


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


def _differs(citation: Citation, read: Sequence[Reading], words_of: Words) -> bool:
    """Whether no expression is read as it was when it was decided. A day that two expressions gave together
    is none of them alone: where one was read by the same rule from the same day, nothing changed."""
    return all(when != citation.when and not _as_it_was(citation, timex, words_of) for timex, when in read)


def _as_it_was(citation: Citation, timex: Timex | None, words_of: Words) -> bool:
    if timex is None:
        return False
    words, kept = words_of(citation.field, timex)[:LONGEST], citation.expression
    if words != kept and not (kept.startswith(words) and _GOES_ON.match(kept, len(words))):
        return False
    counted_from = timex.anchor.day if timex.anchor else None
    same_rule = citation.rule in (timex.rule, "not-after-report")
    return same_rule and (counted_from, dict(timex.parameters)) == (citation.anchor_day, citation.parameters)


def _of(citation: Citation) -> Proposal:
    columns = {name: getattr(citation, name) for name in Citation.STATEMENT_FIELDS}
    return Proposal(article_id=citation.article_id, **columns)


def _as_read(row: Proposal, citation: Citation, read: Sequence[Reading], words_of: Words) -> Proposal:
    """As it was decided, where the words may still be read so; else as the first of the readings."""
    words = ("version_id", "start", "end", "exact", "prefix", "suffix")
    for name in (*words, "sentence_start", "sentence_end", "sentence", "reported"):
        setattr(row, name, getattr(citation, name))
    if not _differs(citation, read, words_of):
        row.when = citation.when
        for name in ("rule", "expression", "anchor_day", "parameters"):
            setattr(row, name, getattr(citation, name))
        return row
    timex, row.when = read[0]
    if timex is None:
        row.rule, row.expression, row.parameters, row.anchor_day = BY_REPORT, "", {}, citation.reported
        return row
    row.rule, row.parameters = timex.rule, dict(timex.parameters)
    row.expression = words_of(citation.field, timex)[:LONGEST]
    row.anchor_day = timex.anchor.day if timex.anchor else None
    return row
