"""What was found, as a page shows it: the sentence that holds the words, where it stands, and when.

Only what is shown is looked at: a page's articles, block by block, until one holds all the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from newsreader.models import Article, Entity, Entry, Event, Figure, Quotation, Timeline
from newsreader.models.addresses import address
from newsreader.models.prepared import Prepared
from newsreader.models.search import Kind
from newsreader.models.territories import name_for_readers
from newsreader.models.user import Viewer
from newsreader.showing.search.language import Wanted
from newsreader.showing.search.streams import Match
from newsreader.text.blocks import OF_LINES, Block, blocks
from newsreader.text.folding import joined, words
from newsreader.text.sentences import Span, split
from newsreader.text.when import When

FIELDS = ("standfirst", "body", "caption")  # where a sentence is looked for, in this order


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. Spans are code points of `sentence` and `title`."""

    kind: Kind
    title: str
    url: str
    sentence: str = ""
    marked: list[Span] = field(default_factory=list)
    title_marked: list[Span] = field(default_factory=list)
    day: date | None = None
    when: When | None = None
    stands_in: str = ""
    speaker: str = ""
    language: str = ""
    direction: str = ""


class Sought:
    """The words that are marked where they stand: those that were asked for, each phrase as a whole."""

    def __init__(self, terms: Iterable[Sequence[str]]) -> None:
        self.terms = [tuple(term) for term in terms]
        self.padded = [f" {' '.join(term)} " for term in self.terms]
        self.first: dict[str, list[tuple[str, ...]]] = {}
        for term in self.terms:
            self.first.setdefault(term[0], []).append(term)

    def held_by(self, text: str) -> int:
        """How many of the terms the text holds."""
        if not self.terms:
            return 0
        folded = f" {joined(text)} "
        return sum(each in folded for each in self.padded)

    def spans(self, text: str) -> list[Span]:
        """Where they stand, in order."""
        found: list[Span] = []
        placed = words(text) if self.terms else []
        for at, (word, start, _end) in enumerate(placed):
            for term in self.first.get(word, ()):
                if tuple(each[0] for each in placed[at : at + len(term)]) == term:
                    end = placed[at + len(term) - 1][2]
                    if not found or start >= found[-1].end:
                        found.append(Span(start, end))
        return found


def hits(viewer: Viewer, matches: Sequence[Match], wanted: Wanted) -> list[Hit]:
    """Of each match a hit, in the same order; what went in this moment is left out."""
    sought = Sought(term.words for term in wanted.positive)
    shown: dict[tuple[int, int], Hit] = {}
    for kind, show in SHOWN.items():
        ids = list(
            dict.fromkeys(each.target for each in matches if each.kind in (kind, *TWICE.get(kind, ())))
        )
        if ids:
            shown.update({(kind, id): hit for id, hit in show(viewer, ids, sought)})
    keys = ((OTHER.get(each.kind, each.kind), each.target) for each in matches)
    return [shown[key] for key in keys if key in shown]


TWICE = {Kind.ENTRY: (Kind.HAPPENED,)}
OTHER: dict[int, int] = {Kind.HAPPENED: Kind.ENTRY}
Shown = Iterable[tuple[int, Hit]]


# Sentences


def _best(text: str, kinds: Sequence[str], sought: Sought) -> tuple[int, Block | None]:
    """The first block that holds the most of the words, and how many."""
    most, best = 0, None
    for block in blocks(text, kinds) if text else ():
        held = sought.held_by(text[block.start : block.end])
        if held > most:
            most, best = held, block
            if most == len(sought.terms):
                break
    return most, best


def _sentences(text: str, block: Block) -> list[Span]:
    part = text[block.start : block.end]
    in_lines = [Span(0, len(part))] if block.kind in OF_LINES else []
    return [Span(block.start + each.start, block.start + each.end) for each in split(part, in_lines)]


def _sentence(texts: dict[str, str], kinds: Sequence[str], sought: Sought) -> tuple[str, Span] | None:
    """The field and the sentence that holds the most of the words; None where no text holds any."""
    found: list[tuple[int, str, Block]] = []
    for name in FIELDS:
        held, block = _best(texts[name], kinds if name == "body" else (), sought)
        if block is not None:
            found.append((held, name, block))
            if held == len(sought.terms):
                break
    if not found:
        return None
    _held, name, block = max(found, key=lambda each: each[0])
    spans = _sentences(texts[name], block)
    if not spans:
        return None
    return name, max(spans, key=lambda span: sought.held_by(texts[name][span.start : span.end]))


def _opening(texts: dict[str, str], kinds: Sequence[str]) -> tuple[str, Span] | None:
    """Where the title says all that was asked for: what a report begins with."""
    for name in FIELDS:
        for block in blocks(texts[name], kinds if name == "body" else ())[:1]:
            for span in _sentences(texts[name], block)[:1]:
                return name, span
    return None


def _at(text: str, kinds: Sequence[str], start: int) -> Span:
    """The sentence that begins there."""
    for block in blocks(text, kinds):
        if block.start <= start < block.end:
            for span in _sentences(text, block):
                if span.start <= start < span.end:
                    return span
    return Span(start, start)


# Articles, and what is said in them


def _articles(viewer: Viewer, ids: list[int], sought: Sought) -> Shown:
    for row in _rows(_ARTICLES, viewer, ids):
        id, slug, headline, outlet, day, language, direction, kinds, *said = row
        texts = dict(zip(FIELDS, said, strict=True))
        found = _sentence(texts, kinds, sought) or _opening(texts, kinds)
        url = address("article", id=id, slug=slug)
        sentence = ""
        if found:
            name, span = found
            sentence, url = texts[name][span.start : span.end], f"{url}#{name}-{span.start}"
        yield (
            id,
            Hit(
                Kind.ARTICLE,
                headline,
                url,
                sentence,
                sought.spans(sentence),
                sought.spans(headline),
                day,
                stands_in=outlet or "",
                language=language,
                direction=direction,
            ),
        )


_ARTICLES = Prepared(
    lambda viewer, ids: (
        Article.objects.visible_to(viewer)
        .filter(pk__in=ids, current__isnull=False)
        .order_by()
        .values_list(
            *("pk", "slug", "headline", "source__name", "current__published_day", "current__language"),
            *("current__direction", "current__kinds"),
            *(f"current__{name}" for name in FIELDS),
        )
    )
)


def _quotations(viewer: Viewer, ids: list[int], sought: Sought) -> Shown:
    for row in _rows(_QUOTATIONS, viewer, ids):
        id, exact, name, begins, by, by_words, article, slug, headline, outlet, day, language, direction = row
        yield (
            id,
            Hit(
                Kind.QUOTATION,
                headline,
                f"{address('article', id=article, slug=slug)}#{name}-{begins}",
                exact,
                sought.spans(exact),
                day=day,
                stands_in=outlet or "",
                speaker=by or by_words,
                language=language,
                direction=direction,
            ),
        )


_OF_ARTICLE = (
    *("version__article", "version__article__slug", "version__article__headline"),
    *("version__article__source__name", "version__published_day", "version__language", "version__direction"),
)
_SAID = ("pk", "exact", "field", "sentence_start", "speaker__name", "speaker_words", *_OF_ARTICLE)
_QUOTATIONS = Prepared(
    lambda viewer, ids: Quotation.objects.visible_to(viewer).filter(pk__in=ids).order_by().values_list(*_SAID)
)


def _figures(viewer: Viewer, ids: list[int], sought: Sought) -> Shown:
    for row in _rows(_FIGURES, viewer, ids):
        id, _exact, name, begins, by, by_words, article, slug, headline, outlet, day, language, *rest = row
        direction, kinds, *texts = rest
        text = dict(zip(("headline", *FIELDS), texts, strict=True)).get(name, "")
        span = _at(text, kinds if name == "body" else (), begins)
        sentence = text[span.start : span.end]
        yield (
            id,
            Hit(
                Kind.FIGURE,
                headline,
                f"{address('article', id=article, slug=slug)}#{name}-{begins}",
                sentence,
                sought.spans(sentence),
                day=day,
                stands_in=outlet or "",
                speaker=by or by_words,
                language=language,
                direction=direction,
            ),
        )


_FIGURES = Prepared(
    lambda viewer, ids: (
        Figure.objects.visible_to(viewer)
        .filter(pk__in=ids)
        .order_by()
        .values_list(
            *_SAID,
            "version__kinds",
            *(f"version__{name}" for name in ("headline", *FIELDS)),
        )
    )
)


# Events and timelines


def _entries(viewer: Viewer, ids: list[int], sought: Sought) -> Shown:
    for row in _rows(_ENTRIES, viewer, ids):
        id, slug, timeline, headline, annotation, title, *when = row
        found = _sentence({"standfirst": annotation, "body": "", "caption": ""}, (), sought)
        sentence = annotation[found[1].start : found[1].end] if found else ""
        happened = When(*when)
        yield (
            id,
            Hit(
                Kind.ENTRY,
                headline or title,
                address("entry", slug=slug, id=id),
                sentence,
                sought.spans(sentence),
                sought.spans(headline or title),
                happened.earliest or happened.latest,
                happened,
                timeline,
            ),
        )


_ENTRIES = Prepared(
    lambda viewer, ids: (
        Entry.objects.visible_to(viewer)
        .filter(pk__in=ids)
        .order_by()
        .values_list(
            *("pk", "timeline__slug", "timeline__title", "headline", "annotation", "event__title"),
            *(f"event__{name}" for name in Event.WHEN_FIELDS),
        )
    )
)


def _events(viewer: Viewer, ids: list[int], sought: Sought) -> Shown:
    for id, title, *when in _rows(_EVENTS, viewer, ids):
        happened = When(*when)
        yield (
            id,
            Hit(
                Kind.EVENT,
                title,
                address("event", id=id),
                title_marked=sought.spans(title),
                day=happened.earliest or happened.latest,
                when=happened,
            ),
        )


_EVENTS = Prepared(
    lambda viewer, ids: (
        Event.objects.visible_to(viewer)
        .filter(pk__in=ids)
        .order_by()
        .values_list("pk", "title", *Event.WHEN_FIELDS)
    )
)


def _timelines(viewer: Viewer, ids: list[int], sought: Sought) -> Shown:
    for id, slug, title, standfirst in _rows(_TIMELINES, viewer, ids):
        found = _sentence({"standfirst": standfirst, "body": "", "caption": ""}, (), sought)
        sentence = standfirst[found[1].start : found[1].end] if found else ""
        yield (
            id,
            Hit(
                Kind.TIMELINE,
                title,
                address("timeline", slug=slug),
                sentence,
                sought.spans(sentence),
                sought.spans(title),
            ),
        )


_TIMELINES = Prepared(
    lambda viewer, ids: (
        Timeline.objects.visible_to(viewer)
        .filter(pk__in=ids)
        .order_by()
        .values_list("pk", "slug", "title", "standfirst")
    )
)


# Names


def _entities(viewer: Viewer, ids: list[int], sought: Sought) -> Shown:
    kinds = dict(Entity.Kind.choices)
    for id, slug, name, starter_key, kind, description in _rows(_ENTITIES, viewer, ids):
        shown = name_for_readers(name, starter_key)
        yield (
            id,
            Hit(
                Kind.ENTITY,
                shown,
                address("entity", id=id, slug=slug),
                description,
                sought.spans(description),
                sought.spans(shown),
                stands_in=str(kinds[kind]),
            ),
        )


_ENTITIES = Prepared(
    lambda viewer, ids: (
        Entity.objects.visible_to(viewer)
        .filter(pk__in=ids)
        .order_by()
        .values_list("pk", "slug", "name", "starter_key", "kind", "description")
    )
)


def _rows(prepared: Prepared, viewer: Viewer, ids: list[int]) -> list[tuple[Any, ...]]:
    """One statement for each power of two of ids."""
    return prepared.rows(viewer, [*ids, *[ids[0]] * ((1 << (len(ids) - 1).bit_length()) - len(ids))])


SHOWN: dict[Kind, Callable[[Viewer, list[int], Sought], Shown]] = {
    Kind.ARTICLE: _articles,
    Kind.QUOTATION: _quotations,
    Kind.FIGURE: _figures,
    Kind.ENTRY: _entries,
    Kind.EVENT: _events,
    Kind.ENTITY: _entities,
    Kind.TIMELINE: _timelines,
}
