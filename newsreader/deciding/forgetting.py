"""Forgetting words in the rows that decisions keep for undoing, so that what can be undone still can."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from newsreader.models import Article, Decision, Entity, LeadPicture, Participation
from newsreader.models.decision import Noun

Row = dict[str, Any]

# Columns that hold words of an article, and those that hold an entity's names.
WORDS = (
    *("exact", "prefix", "suffix", "sentence", "title", "expression"),
    *("headline", "slug", "canonical_url", "fetched_from", "folded_url", "fingerprint", "opening"),
    "read_headline",
    *("reading_failed", "address", "counts"),
)
OF_TWO = (" → ", " ← ")  # what stands between two events in the subject of a merge or a split
NAMES = (
    "name",
    "slug",
    "sort_name",
    "initial",
    "description",
    "folded",
    "last_word",
    "wikidata",
    "wikipedia",
)

QUOTES = ("citation", "rejection", "datereading", "markreading")
POINTERS = ("entity_id", "one_id", "other_id", "merged_into_id")


class Retitled(NamedTuple):
    """An event whose title was the machine's: `words` are such titles, `new` stands in their place."""

    event: int
    words: set[str]
    new: str


def _columns(row: Row) -> Row:
    """Of a row that was made, changed or taken away its columns; of a move none: it holds ids alone."""
    return {} if "ids" in row else (row["before"] or {}) | (row["after"] or {})


@dataclass
class Kept:
    """What the record knows of an article: the rows of its quotes, also those long gone, and the titles
    the machine gave its events; and of all entities which of them editors made their own."""

    article: Article
    quotes: set[tuple[str, int]] = field(default_factory=set)
    titles: dict[int, set[str]] = field(default_factory=dict)
    guessed: set[int] = field(default_factory=set)  # entities that nobody stood for once
    proposed: dict[int, str] = field(default_factory=dict)  # by citation the title that came with it
    split_off: dict[int, int | None] = field(default_factory=dict)  # a new entity's id -> whose names it took
    said: set[int] = field(default_factory=set)  # entities that were made for a mark of the article
    owned: set[int] = field(default_factory=set)  # that an editor described or named

    @classmethod
    def of(cls, article: Article) -> Kept:
        kept = cls(article)
        said = (article.date_readings, article.mark_readings)
        for quotes in (article.citations, article.rejections, *said):
            name = str(quotes.model._meta.model_name)
            kept.quotes |= {(name, id) for id in quotes.values_list("pk", flat=True)}
        pictures = LeadPicture.objects.filter(article=article).values_list("pk", flat=True)
        kept.quotes |= {("leadpicture", id) for id in pictures}
        for decision in _all_decisions():
            for row in decision.changes:
                kept._note(row, decision)
        own = (Decision.Action.DESCRIBE, Decision.Action.NAME)
        described = Decision.objects.standing().filter(action__in=own, entity__isnull=False)
        kept.owned = set(described.values_list("entity_id", flat=True))
        return kept

    def _note(self, row: Row, decision: Decision) -> None:
        columns = _columns(row)
        if row["model"] in QUOTES and columns.get("article_id") == self.article.pk:
            self.quotes.add((row["model"], row["id"]))
            if columns.get("proposed"):
                self.proposed[row["id"]] = columns["title"]
                self.titles.setdefault(columns["event_id"], set()).add(columns["title"])
        if row["model"] == "citation" and row.get("id") in self.proposed:
            for side in (row["before"], row["after"]):  # it went to another event, which may be called by it
                if event := (side or {}).get("event_id"):
                    self.titles.setdefault(event, set()).add(self.proposed[row["id"]])
        if row["model"] == "entity" and columns:
            self._note_entity(row, decision)

    def _note_entity(self, row: Row, decision: Decision) -> None:
        """What is split off a guess is one, though its first row says that an editor stands for it."""
        if row["before"] is not None:
            if row["before"].get("confirmed") is False:
                self.guessed.add(row["id"])
            return
        if decision.article_id == self.article.pk:
            self.said.add(row["id"])
        self.split_off[row["id"]] = decision.entity_id
        if decision.entity_id in self.guessed or decision.entity_id in _unconfirmed_in(decision):
            self.guessed.add(row["id"])

    def with_undone_splits(self, entities: set[int]) -> set[int]:
        """These, and what was split off them, or made for a mark of the article, and is there no more: the
        record still names it."""
        standing = set(Entity.objects.filter(pk__in=self.split_off).values_list("pk", flat=True))
        found = set(entities)
        for new, old in sorted(self.split_off.items()):
            if (old in found or new in self.said) and new not in standing:
                found.add(new)
        return found

    def was_read_by_machine(self, entity: Entity) -> bool:
        """Nobody stands for the entity but by having merged or split what the machine read."""
        guess = not entity.confirmed or entity.pk in self.guessed
        return guess and not entity.starter_key and entity.pk not in self.owned


def _unconfirmed_in(decision: Decision) -> set[int]:
    """Entities that nobody stood for before this decision."""
    entities = [row for row in decision.changes if row["model"] == "entity" and row.get("before")]
    return {row["id"] for row in entities if row["before"].get("confirmed") is False}


def _all_decisions() -> Iterator[Decision]:
    return Decision.objects.order_by("pk").iterator(chunk_size=500)


def forget(kept: Kept, retitled: list[Retitled], entities: set[int], aliases: set[int]) -> None:
    """Blank the article's words, the machine's titles and the names of these entities in every decision."""
    titles = {each.event: each for each in retitled}
    record = _Record(kept, titles, entities, aliases)
    for decision in _all_decisions():
        changes = [row for each in decision.changes if (row := record.without_words(each)) is not None]
        subject = record.subject_of(decision)
        if changes != decision.changes or subject != decision.subject:
            Decision.objects.filter(pk=decision.pk).update(changes=changes, subject=subject[:300])


class _Record:
    def __init__(
        self, kept: Kept, titles: dict[int, Retitled], entities: set[int], aliases: set[int]
    ) -> None:
        self.kept, self.titles, self.entities, self.aliases = kept, titles, entities, aliases
        going = Participation.objects.filter(entity__in=entities)
        self.participations = set(going.values_list("pk", flat=True))

    def without_words(self, row: Row) -> Row | None:
        """The row as the record may keep it; None of a participation that goes with its entity, lest the
        event could not be undone."""
        columns = _columns(row)
        if row["model"] == "participation" and self._goes(row, columns):
            return None
        if row["model"] == "event" and row["id"] in self.titles:
            return self._retitled(row)
        if row["model"] in ("cover", "entry"):
            return self._without_picture(row)
        if self._quotes_article(row, columns):
            return _blanked(row, WORDS)
        if self._names(row, columns):
            return _blanked(row, NAMES)
        return row

    def subject_of(self, decision: Decision) -> str:
        if decision.article_id == self.kept.article.pk:
            return _("an article that was erased")
        of_names = decision.timeline_id is None and decision.event_id is None and decision.article_id is None
        if of_names and any(self._names(row, _columns(row)) for row in decision.changes):
            return _("a name that was erased")
        for mark in OF_TWO if decision.noun == Noun.EVENT else ():
            if mark in decision.subject:
                return mark.join(self._retold(told) for told in decision.subject.split(mark))
        for each in self.titles.values():
            if decision.event_id in (each.event, None):
                for title in each.words:
                    if decision.subject == title or decision.subject.endswith(f": {title}"):
                        return decision.subject.removesuffix(title) + each.new
        return decision.subject

    def _retold(self, told: str) -> str:
        """One of two events in a subject, by its new title."""
        for each in self.titles.values():
            for title in each.words:
                if told == title or told.endswith(f": {title}"):
                    return told.removesuffix(title) + each.new
        return told

    def _goes(self, row: Row, columns: Row) -> bool:
        return row.get("id") in self.participations or columns.get("entity_id") in self.entities

    def _quotes_article(self, row: Row, columns: Row) -> bool:
        article = self.kept.article.pk
        itself = row["model"] == "article" and row.get("id") == article
        return (
            itself
            or columns.get("article_id") == article
            or (row["model"], row.get("id")) in self.kept.quotes
        )

    def _names(self, row: Row, columns: Row) -> bool:
        if "ids" in row:
            return row["field"] in ("entity", "speaker") and bool(
                {row["before"], row["after"]} & self.entities
            )
        itself = (row["model"] == "entity" and row["id"] in self.entities) or (
            row["model"] == "alias" and row["id"] in self.aliases
        )
        return itself or any(columns.get(name) in self.entities for name in POINTERS)

    def _without_picture(self, row: Row) -> Row:
        """A cover or entry had the article's picture: as its row has none now, so that what was decided
        about it can still be undone. What an editor said of the picture stays, as it does there."""
        sides = {
            side: row[side] | {"report_picture_id": None, "report_digest": ""}
            for side in ("before", "after")
            if row[side] and ("leadpicture", row[side].get("report_picture_id")) in self.kept.quotes
        }
        return row | sides

    def _retitled(self, row: Row) -> Row:
        """The same title as the event has now, so that nobody seems to have changed it since."""
        new = self.titles[row["id"]]
        sides = {
            side: row[side] | {"title": new.new}
            for side in ("before", "after")
            if row[side] and row[side].get("title") in new.words
        }
        return row | sides


def _blanked(row: Row, names: tuple[str, ...]) -> Row:
    if "ids" in row:
        return row
    return row | {side: _blank(row[side], names) for side in ("before", "after")}


def _blank(columns: Row | None, names: tuple[str, ...]) -> Row | None:
    if columns is None:
        return None
    blank: Row = dict.fromkeys((name for name in names if name in columns), "")
    if "parameters" in columns:
        blank["parameters"] = {}
    if "public" in columns:
        blank["public"] = False  # an erased article is shown to nobody, whatever is undone
    return columns | blank
