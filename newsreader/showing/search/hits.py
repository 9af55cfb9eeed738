"""What was found, as a page shows it: the sentence that holds the words, where it stands, and when.

Only what is shown is looked at: a page's articles, block by block, until one holds all the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from newsreader.models import Article, Entity, Entry, Event, Figure, Quotation, Timeline
from newsreader.models.addresses import address, of_sentence
from newsreader.models.prepared import Prepared, filled_up
from newsreader.models.search import Kind
from newsreader.models.territories import name_for_readers
from newsreader.models.user import Viewer
from newsreader.showing.between import BETWEEN_OTHERS, Between, betweens
from newsreader.showing.between import dated as dated_in_words
from newsreader.showing.html.dates import day
from newsreader.showing.search.language import Wanted
from newsreader.showing.search.sentences import (
    FIELDS,
    MarkedWords,
    best_sentence,
    opening,
    sentence_at,
)
from newsreader.showing.search.streams import Match
from newsreader.text.markdown import plain
from newsreader.text.sentences import Span
from newsreader.text.when import When


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
    between: Between | None = None  # what it is known to lie between, where no day is known
    stands_in: str = ""
    speaker: str = ""
    language: str = ""
    direction: str = ""
    target: int = 0  # the id of what it is of
    moment: datetime | None = None  # of its key: when it was reported, or made; None where nobody asked

    @property
    def dated(self) -> str:
        """When it happened or was published, in words; "" of what has no time."""
        return dated_in_words(self.when, self.between) if self.when else day(self.day)


def hits(viewer: Viewer, matches: Sequence[Match], wanted: Wanted) -> list[Hit]:
    """Of each match a hit, in the same order; what went in this moment is left out."""
    sought = MarkedWords(term.words for term in wanted.positive)
    shown: dict[tuple[int, int], Hit] = {}
    for kind, show in SHOWN.items():
        ids = list(
            dict.fromkeys(each.target for each in matches if each.kind in (kind, *TWICE.get(kind, ())))
        )
        if ids:
            shown.update({(kind, id): hit for id, hit in show(viewer, ids, sought)})
    found = [((OTHER.get(each.kind, each.kind), each.target), each.key) for each in matches]
    then = f"?known={wanted.known}" if wanted.known else ""  # a link of a timeline as it was known keeps that
    return [
        replace(
            hit,
            url=hit.url + then if hit.kind == Kind.ENTRY else hit.url,
            target=row[1],
            moment=moment_of(key),
        )
        for row, key in found
        if (hit := shown.get(row))
    ]


def moment_of(key: int) -> datetime:
    return datetime(1, 1, 1, tzinfo=UTC) + timedelta(minutes=key >> 32)


TWICE = {Kind.ENTRY: (Kind.HAPPENED,)}
OTHER: dict[int, int] = {Kind.HAPPENED: Kind.ENTRY}
Shown = Iterable[tuple[int, Hit]]


# Articles, and what is said in them


class ArticleRow(NamedTuple):
    """An article as a hit without a sentence, and its texts by field, with the kinds of the body's blocks."""

    id: int
    hit: Hit
    texts: dict[str, str]
    kinds: list[str]


def _article_rows(viewer: Viewer, ids: list[int]) -> Iterator[ArticleRow]:
    for row in _rows(_ARTICLES, viewer, ids):
        id, slug, headline, outlet, day, language, direction, kinds, *said = row
        hit = Hit(
            Kind.ARTICLE,
            headline,
            address("article", id=id, slug=slug),
            day=day,
            stands_in=outlet or "",
            language=language,
            direction=direction,
        )
        yield ArticleRow(id, hit, dict(zip(FIELDS, said, strict=True)), kinds)


def article_row(viewer: Viewer, id: int) -> ArticleRow | None:
    return next(_article_rows(viewer, [id]), None)


def _articles(viewer: Viewer, ids: list[int], sought: MarkedWords) -> Shown:
    for id, hit, texts, kinds in _article_rows(viewer, ids):
        url, sentence = hit.url, ""
        if found := best_sentence(texts, kinds, sought) or opening(texts, kinds):
            name, span = found
            sentence, url = texts[name][span.start : span.end], of_sentence(url, name, span.start)
        marked, title_marked = sought.spans(sentence), sought.spans(hit.title)
        yield id, replace(hit, url=url, sentence=sentence, marked=marked, title_marked=title_marked)


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


def _quotations(viewer: Viewer, ids: list[int], sought: MarkedWords) -> Shown:
    for row in _rows(_QUOTATIONS, viewer, ids):
        id, exact, name, begins, by, by_words, article, slug, headline, outlet, day, language, direction = row
        yield (
            id,
            Hit(
                Kind.QUOTATION,
                headline,
                of_sentence(address("article", id=article, slug=slug), name, begins),
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


def _figures(viewer: Viewer, ids: list[int], sought: MarkedWords) -> Shown:
    for row in _rows(_FIGURES, viewer, ids):
        id, _exact, name, begins, by, by_words, article, slug, headline, outlet, day, language, *rest = row
        direction, kinds, *texts = rest
        text = dict(zip(("headline", *FIELDS), texts, strict=True)).get(name, "")
        span = sentence_at(text, kinds if name == "body" else (), begins)
        sentence = text[span.start : span.end]
        yield (
            id,
            Hit(
                Kind.FIGURE,
                headline,
                of_sentence(address("article", id=article, slug=slug), name, begins),
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


def _entries(viewer: Viewer, ids: list[int], sought: MarkedWords) -> Shown:
    rows = _rows(_ENTRIES, viewer, ids)
    standing = [BETWEEN_OTHERS.of(row[-len(BETWEEN_OTHERS.columns) :]) for row in rows]
    for row, between in zip(rows, betweens(standing), strict=True):
        id, slug, timeline, headline, annotation, title, *when = row[: -len(BETWEEN_OTHERS.columns)]
        annotation = plain(annotation)
        found = best_sentence({"standfirst": annotation, "body": "", "caption": ""}, (), sought)
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
                between,
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
            *BETWEEN_OTHERS.columns,
        )
    )
)


def _events(viewer: Viewer, ids: list[int], sought: MarkedWords) -> Shown:
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


def _timelines(viewer: Viewer, ids: list[int], sought: MarkedWords) -> Shown:
    for id, slug, title, standfirst in _rows(_TIMELINES, viewer, ids):
        standfirst = plain(standfirst)
        found = best_sentence({"standfirst": standfirst, "body": "", "caption": ""}, (), sought)
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


def _entities(viewer: Viewer, ids: list[int], sought: MarkedWords) -> Shown:
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
    return prepared.rows(viewer, filled_up(ids))


SHOWN: dict[Kind, Callable[[Viewer, list[int], MarkedWords], Shown]] = {
    Kind.ARTICLE: _articles,
    Kind.QUOTATION: _quotations,
    Kind.FIGURE: _figures,
    Kind.ENTRY: _entries,
    Kind.EVENT: _events,
    Kind.ENTITY: _entities,
    Kind.TIMELINE: _timelines,
}
