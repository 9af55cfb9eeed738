"""What there is to be found: of each root (deciding/indexing.py) its documents, as the rows say just now."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsreader.models import (
    Alias,
    Appearance,
    Article,
    Citation,
    Entity,
    Entry,
    Era,
    Event,
    Figure,
    Participation,
    Quotation,
    SearchText,
    Timeline,
)
from newsreader.models.prepared import Answers, Prepared, filled_up
from newsreader.models.search import Findable, Kind, minute_of
from newsreader.models.user import NOBODY
from newsreader.text.folding import joined
from newsreader.text.markdown import plain
from newsreader.text.order import place
from newsreader.text.when import When


def _asked(prepared: Prepared, ids: list[int]) -> list[tuple[Any, ...]]:
    return prepared.rows(NOBODY, filled_up(ids))


def _by_first(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for first, *rest in rows:
        found.setdefault(first, []).append(rest)
    return found


def known_entities(ids: list[int]) -> set[int]:
    """Those that can be found already."""
    return {entity for (entity,) in _asked(_KNOWN, ids)}


_KNOWN = Prepared(
    lambda _viewer, ids: SearchText.objects.filter(entity__in=ids).order_by().values_list("entity")
)


TEXTS = ("headline", "standfirst", "body", "caption")


def _of_articles(ids: list[int]) -> Iterator[Findable]:
    articles = list(dict.fromkeys(_asked(_ARTICLES, ids)))
    if not articles:
        return
    named = _by_first(_asked(_APPEARANCES, ids))
    versions = [version for _id, version, *_rest in articles]
    quotations = _by_first(_asked(_QUOTATIONS, versions))
    figures = _by_first(_asked(_FIGURES, versions))
    for id, version, listed, source, public, language, *texts in articles:
        minute = minute_of(listed)
        about = [f"a_{id}", "r_"]
        if source:
            about.append(f"s_{source}")
        if public:
            about.append("v_0")
        entities = [f"e_{entity}" for (entity,) in named.get(id, ())]
        own = [f"k_{Kind.ARTICLE.value}", f"g_{language.lower()}"]
        parts = [joined(text) for text in texts]
        yield Findable(Kind.ARTICLE, id, minute, parts, [*about, *own, *entities], article=id)
        for pk, exact, by, by_words in quotations.get(version, ()):
            spoken = ["", joined(exact), joined(by_words)]
            facets = _facets_of(Kind.QUOTATION, about, by)
            yield Findable(Kind.QUOTATION, pk, minute, spoken, facets, article=id)
        by_name = dict(zip(TEXTS, texts, strict=True))
        for pk, name, begins, end, by, by_words in figures.get(version, ()):
            spoken = ["", joined(_around(by_name.get(name, ""), begins, end)), joined(by_words)]
            facets = _facets_of(Kind.FIGURE, about, by)
            yield Findable(Kind.FIGURE, pk, minute, spoken, facets, article=id)


def _facets_of(kind: Kind, about: list[str], speaker: int | None) -> list[str]:
    return [*about, f"k_{kind.value}", *([f"e_{speaker}"] if speaker else [])]


REACH = 300  # characters behind a figure in which its sentence ends


def _around(text: str, begins: int, end: int) -> str:
    """From where its sentence begins to a stop behind the figure: about the sentence, and quickly."""
    ends = [at for stop in (". ", "\n") if (at := text.find(stop, end, end + REACH)) != -1]
    return text[begins : min(ends, default=end + REACH)]


_ARTICLES = Prepared(
    lambda _viewer, ids: (
        Article.objects.filter(pk__in=ids, erased__isnull=True, current__isnull=False)
        .order_by()
        .values_list(
            *("pk", "current", "listed", "source", "public", "current__language"),
            *(f"current__{name}" for name in TEXTS),
        )
    )
)
_APPEARANCES = Prepared(
    lambda _viewer, ids: (
        Appearance.objects.filter(article__in=ids).order_by("entity").values_list("article", "entity")
    )
)
_QUOTATIONS = Prepared(
    lambda _viewer, ids: (
        Quotation.objects.filter(version__in=ids)
        .order_by("pk")
        .values_list("version", "pk", "exact", "speaker", "speaker_words")
    )
)
_FIGURES = Prepared(
    lambda _viewer, ids: (
        Figure.objects.filter(version__in=ids)
        .order_by("pk")
        .values_list(*("version", "pk", "field", "sentence_start", "end", "speaker", "speaker_words"))
    )
)


def _of_events(ids: list[int]) -> Iterator[Findable]:
    answers, asked = Answers(NOBODY), filled_up(ids)
    answers.ask(*((prepared, asked) for prepared in (_ENTRIES, _CITED, _PARTAKING, _EVENTS)))
    entries, cited, partaking = (
        _by_first(answers.rows(prepared, asked)) for prepared in (_ENTRIES, _CITED, _PARTAKING)
    )
    for id, title, created, *when in answers.rows(_EVENTS, asked):
        reports = cited.get(id, [])
        reported = minute_of(min((listed for listed, _source in reports), default=created))
        about = [f"s_{source}" for source in sorted({source for _listed, source in reports if source})]
        about += [f"e_{entity}" for (entity,) in partaking.get(id, ())]
        if id not in entries:
            facets = ["r_", f"k_{Kind.EVENT.value}", *about]
            yield Findable(Kind.EVENT, id, reported, [joined(title)], facets, event=id)
        happened = minute_of(place(When(*when)).day) if any(when[:2]) else 0
        for pk, timeline, published, headline, annotation in entries.get(id, ()):
            parts = [joined(headline or title), joined(plain(annotation)), joined(title) if headline else ""]
            facets = [f"k_{Kind.ENTRY.value}", f"t_{timeline}", *(["v_0"] if published else []), *about]
            hangs = {"event": id, "timeline": timeline}
            yield Findable(Kind.ENTRY, pk, reported, parts, ["r_", *facets], **hangs)
            yield Findable(Kind.HAPPENED, pk, happened, parts, ["h_", *facets], **hangs)


_EVENTS = Prepared(
    lambda _viewer, ids: (
        Event.objects.standing()
        .filter(pk__in=ids)
        .order_by()
        .values_list("pk", "title", "created", *Event.WHEN_FIELDS)
    )
)
_ENTRIES = Prepared(
    lambda _viewer, ids: (
        Entry.objects.filter(event__in=ids, timeline__isnull=False)
        .order_by("pk")
        .values_list("event", "pk", "timeline", "timeline__published", "headline", "annotation")
    )
)
_CITED = Prepared(
    lambda _viewer, ids: (
        Citation.objects.filter(event__in=ids).order_by("pk").values_list("event", "listed", "source")
    )
)
_PARTAKING = Prepared(
    lambda _viewer, ids: (
        Participation.objects.filter(event__in=ids).order_by("entity").values_list("event", "entity")
    )
)


def _of_entities(ids: list[int]) -> Iterator[Findable]:
    names = _by_first(_asked(_NAMES, ids))
    for id, name, description, created in _asked(_ENTITIES, ids):
        facets = ["r_", f"k_{Kind.ENTITY.value}", f"e_{id}", "v_0"]
        others = [joined(other) for (other,) in names.get(id, ()) if other != name]
        parts = [joined(name), *others, joined(description)]
        yield Findable(Kind.ENTITY, id, minute_of(created), parts, facets, entity=id)


_ENTITIES = Prepared(
    lambda _viewer, ids: (
        Entity.objects.filter(pk__in=ids, merged_into__isnull=True)
        .order_by()
        .values_list("pk", "name", "description", "created")
    )
)
_NAMES = Prepared(
    lambda _viewer, ids: Alias.objects.filter(entity__in=ids).order_by("pk").values_list("entity", "name")
)


def _of_timelines(ids: list[int]) -> Iterator[Findable]:
    eras = _by_first(_asked(_ERAS, ids))
    for id, title, standfirst, published, created in _asked(_TIMELINES, ids):
        facets = ["r_", f"k_{Kind.TIMELINE.value}", f"t_{id}", *(["v_0"] if published else [])]
        parts = [joined(title), joined(plain(standfirst)), *(joined(era) for (era,) in eras.get(id, ()))]
        yield Findable(Kind.TIMELINE, id, minute_of(published or created), parts, facets, timeline=id)


_TIMELINES = Prepared(
    lambda _viewer, ids: (
        Timeline.objects.filter(pk__in=ids)
        .order_by()
        .values_list("pk", "title", "standfirst", "published", "created")
    )
)
_ERAS = Prepared(
    lambda _viewer, ids: Era.objects.filter(timeline__in=ids).order_by("pk").values_list("timeline", "title")
)

DOCUMENTS: Mapping[Kind, Callable[[list[int]], Iterator[Findable]]] = {
    Kind.ARTICLE: _of_articles,
    Kind.EVENT: _of_events,
    Kind.ENTITY: _of_entities,
    Kind.TIMELINE: _of_timelines,
}
