"""An article with its names, speech and figures as an editor mends them: each is a link to say what it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from newsreader.models import (
    Article,
    Decision,
    Entity,
    Figure,
    MarkKind,
    MarkReading,
    Quotation,
)
from newsreader.models import Mention as NameMention
from newsreader.models.passage import PlaceInVersion, place_of
from newsreader.models.user import Viewer
from newsreader.showing.fields_known import said_of_mark
from newsreader.showing.html.blocks import written
from newsreader.showing.html.marks import Laying, Mark
from newsreader.text.names.said import occurrences

SAID, NAME, SENTENCE = range(3)  # of two marks that cross, the first of these stays
NESTED = 4  # names that hold the same words, at most
MOST_OFFERED = 16  # entities in one list
MARKED_IN = {MarkKind.NAME: NameMention, MarkKind.SPEECH: Quotation, MarkKind.FIGURE: Figure}


class MendingPage:
    """The text of a version, every mark in it a link."""

    def __init__(self, article: Article) -> None:
        assert article.current is not None  # visible_to() leaves out the erased, which alone have none
        self.article, self.version = article, article.current

    @property
    def headline(self) -> list[SafeString]:
        return self._whole("headline")

    @property
    def standfirst(self) -> list[SafeString]:
        return self._whole("standfirst")

    @property
    def captions(self) -> list[SafeString]:
        laying = Laying(self.version.caption, self._marks("caption"))
        return [laying.part(each.start, each.end) for each in self.version.blocks_of("caption")]

    @property
    def blocks(self) -> list[SafeString]:
        return written(Laying(self.version.body, self._marks("body")), self.version.blocks_of("body"))

    def _whole(self, field: str) -> list[SafeString]:
        text = self.version.text_of(field)
        return [Laying(text, self._marks(field)).part(0, len(text))] if text else []

    @cached_property
    def _found(self) -> list[tuple[MarkKind, Any]]:
        return [
            (kind, row)
            for kind, model in MARKED_IN.items()
            for row in _with_names(kind, model._default_manager.filter(version=self.version))
        ]

    def _marks(self, field: str) -> list[Mark]:
        found = [(kind, row) for kind, row in self._found if row.field == field]
        names = [row for kind, row in found if kind == MarkKind.NAME]
        marks = [_name(row) for row in names]
        marks += [_said(kind, row, names) for kind, row in found if kind != MarkKind.NAME]
        return marks + [_sentence(field, each.start, each.end) for each in self.version.sentences_of(field)]

    @cached_property
    def said(self) -> list[SaidOnPage]:
        """What editors said, the newest first."""
        readings = self.article.mark_readings.select_related("entity").order_by("-pk")
        return [SaidOnPage(reading) for reading in readings]


class SaidOnPage:
    def __init__(self, reading: MarkReading) -> None:
        self.reading = reading

    @property
    def told(self) -> str:
        reading = self.reading
        return said_of_mark(reading.kind, reading.entity.name if reading.entity else "", reading.counts)

    @property
    def address(self) -> str:
        """Of its words; "" where they stand there no more."""
        return "" if self.reading.lost else address_of(self.reading.kind, self.reading)


def _with_names(kind: str, rows: Any) -> Iterable[Any]:
    if kind == MarkKind.NAME:
        return rows.select_related("entity").order_by("field", "start")  # type: ignore[no-any-return]
    return rows.select_related("speaker").order_by("field", "start")  # type: ignore[no-any-return]


def address_of(kind: str, passage: Any) -> str:
    place = place_of(passage.version_id, passage.field, passage.start, passage.end)
    return reverse("desk-mark", args=[kind, place])


def _link(kind: str, row: Any) -> str:
    url = address_of(kind, row)
    return format_html('href="{}" hx-get="{}card/" hx-target="#card"', url, url)


def _name(row: NameMention) -> Mark:
    opening = format_html('<a class="name {}" {}>', row.entity.kind, _link(MarkKind.NAME, row))
    return Mark(row.start, row.end, NAME, opening, "</a>")


def _said(kind: MarkKind, row: Any, names: Sequence[NameMention]) -> Mark:
    """The words, and after them who speaks, or what they count: that is the link. In one of the names of the
    field, which are given in order, it stands around it, for no link holds another."""
    before = bisect_right(names, row.start, key=attrgetter("start"))
    over = next((name for name in names[max(before - NESTED, 0) : before] if row.end <= name.end), row)
    closing = format_html('</span> <a class="mend" {}>{}</a>', _link(kind, row), told_by_machine(kind, row))
    opening, rest = (f'<span class="{kind.value}{more}">' for more in ("", " going-on"))
    return Mark(over.start, over.end, SAID, opening, closing, rest)


def _sentence(field: str, start: int, end: int) -> Mark:
    opening = f'<span class="sentence" id="{field}-{start}">'
    return Mark(start, end, SENTENCE, opening, "</span>", '<span class="sentence going-on">')


def told_by_machine(kind: str, row: Any) -> str:
    """What the mark says now."""
    if kind == MarkKind.FIGURE:
        return _("counts %(what)s") % {"what": row.counts} if row.counts else _("counts what?")
    if kind == MarkKind.SPEECH:
        speaker = row.speaker.name if row.speaker else row.speaker_words
        return _("%(name)s speaks") % {"name": speaker} if speaker else _("who speaks?")
    return str(row.entity.name)


class MarkPage:
    """One mark, or words that are none yet, and what may be said of them."""

    def __init__(self, article: Article, kind: MarkKind, place: PlaceInVersion, viewer: Viewer) -> None:
        assert article.current is not None
        self.article, self.kind, self.place, self.viewer = article, kind, place, viewer
        self.version = article.current

    @property
    def words(self) -> str:
        return self.version.text_of(self.place.field)[self.place.start : self.place.end]

    @cached_property
    def sentence(self) -> tuple[str, str, str]:
        """Before the words, the words, and after them."""
        text, place = self.version.text_of(self.place.field), self.place
        spans = self.version.sentences_of(place.field)
        over = [span for span in spans if span.start < place.end and place.start < span.end]
        start = min([place.start, *(span.start for span in over)])
        end = max([place.end, *(span.end for span in over)])
        return text[start : place.start], self.words, text[place.end : end]

    @property
    def anchor(self) -> str:
        """The id of its sentence on the page of all marks."""
        starts = [s.start for s in self.version.sentences_of(self.place.field) if s.start <= self.place.start]
        return f"{self.place.field}-{max(starts, default=0)}"

    @cached_property
    def standing(self) -> Any | None:
        """The mark on just these words."""
        rows = MARKED_IN[self.kind]._default_manager.filter(**self.place._asdict())
        return next(iter(_with_names(self.kind, rows)), None)

    @property
    def told(self) -> str:
        return told_by_machine(self.kind, self.standing) if self.standing else ""

    @property
    def initial(self) -> dict[str, str]:
        """What a form begins with."""
        if self.kind == MarkKind.FIGURE:
            return {"counts": getattr(self.standing, "counts", "")}
        kind = self.standing.entity.kind if self.standing and self.kind == MarkKind.NAME else ""
        return {"name": self.words, "kind": kind}

    @cached_property
    def places(self) -> int:
        """Of the article with the same words."""
        fields = {name: self.version.text_of(name) for name in ("headline", "standfirst", "caption", "body")}
        return sum(1 for _place in occurrences(fields, self.words))

    def decision_on(self, reading: MarkReading | None) -> Decision | None:
        """That said so, for undoing it."""
        if reading is None:
            return None
        made = Decision.objects.standing().filter(article=self.article, action=Decision.Action.MARK)
        for decision in made.newest_first()[:50]:
            for row in decision.changes:
                if (row["model"], row.get("id"), row["before"]) == ("markreading", reading.pk, None):
                    return decision
        return None

    def offered(self, asked: str = "") -> list[Entity]:
        """Who may be meant: by the words asked for; without any, who goes by these, and who is named here."""
        named = Entity.objects.visible_to(self.viewer)
        if asked:
            return list(named.named_like(asked)[:MOST_OFFERED])
        found = [] if self.kind == MarkKind.SPEECH else list(named.named_like(self.words)[:8])
        here = named.filter(appearances__article=self.article).order_by("-appearances__mentions", "sort_name")
        either = dict.fromkeys(self._but_now([*found, *here[: MOST_OFFERED + 1]]))
        return list(either)[:MOST_OFFERED]

    def _but_now(self, entities: Iterable[Entity]) -> Iterator[Entity]:
        now = getattr(self.standing, "entity_id", None)
        return (entity for entity in entities if entity.pk != now)
