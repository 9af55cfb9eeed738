"""Entities: people, organisations, armed groups, media and places, and where they are named."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from newsreader.models import access
from newsreader.models.addresses import address, slug_from
from newsreader.models.overview import EntityCount
from newsreader.models.passage import Passage
from newsreader.models.stamped import Stamped
from newsreader.models.territories import name_for_readers
from newsreader.models.user import Viewer


def fold(name: str) -> str:
    """The key under which name forms are equal: case, accents, curly quotes and spacing do not count."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‑", "-"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def first_letter(name: str) -> str:
    """The letter an index files the name under: its first letter without accents, "#" where there is none."""
    for character in unicodedata.normalize("NFKD", name):
        if character.isalpha():
            return character.upper()[:1]
    return "#"


class EntityQuerySet(models.QuerySet["Entity"]):
    def visible_to(self, viewer: Viewer) -> EntityQuerySet:
        return access.entities(self, viewer)

    def met_by(self, viewer: Viewer) -> EntityQuerySet:
        """Visible, and named somewhere: a country of the starter registry no article names is left out."""
        return access.met_entities(self, viewer)

    def counted(self, counts: Mapping[int, int]) -> list[EntityCount]:
        """Those with these ids as an overview has them, the most frequent first."""
        found = self.in_bulk(list(counts))
        rows = [
            EntityCount(id, found[id].name, found[id].kind, count, found[id].starter_key)
            for id, count in counts.items()
        ]
        return sorted(rows, key=lambda row: (-(row.entries or 0), row.name))

    def provisional(self) -> EntityQuerySet:
        """Found by the machine, and nobody stands for them yet."""
        return self.filter(confirmed=False, merged_into__isnull=True)

    def met_often(self) -> EntityQuerySet:
        """Named in two articles or more."""
        return self.annotate(articles_naming=models.Count("appearances")).filter(articles_naming__gte=2)

    def worth_a_card(self, viewer: Viewer) -> EntityQuerySet:
        """Confirmed, or named in two articles this viewer may see: a name met once may be a misreading."""
        return access.entities_worth_a_card(self, viewer)

    def named_like(self, words: str, also: Collection[int] = ()) -> EntityQuerySet:
        """Those with a name that begins with these words, or holds them as its last, and those of these ids;
        in order of name."""
        folded = fold(words).replace("\0", "")  # which PostgreSQL cannot even read
        alias = Alias.objects.filter(entity=OuterRef("pk"), demonym=False)
        beginning = alias.filter(folded__startswith=folded)
        found = Q(Exists(beginning)) | Q(Exists(alias.filter(last_word=folded)))
        if also:
            found |= Q(pk__in=also)
        return self.filter(found, merged_into__isnull=True).by_name()

    def of_kind(self, kind: str) -> EntityQuerySet:
        return self.filter(kind=kind)

    def filed_under(self, letter: str) -> EntityQuerySet:
        return self.filter(initial=letter)

    def by_name(self) -> EntityQuerySet:
        return self.order_by("sort_name", "id")


class Entity(Stamped):
    class Kind(models.TextChoices):
        PERSON = "person", _("Person")
        ORGANISATION = "organisation", _("Organisation")
        ARMED_GROUP = "armed-group", _("Armed group")
        MEDIA = "media", _("Media")
        PLACE = "place", _("Place")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=200)
    slug = slug_from("name")
    sort_name = models.CharField(max_length=200, editable=False, db_index=True)
    initial = models.CharField(max_length=1, editable=False)
    description = models.CharField(_("description"), max_length=300, blank=True)
    confirmed = models.BooleanField(
        _("confirmed"), default=False, help_text=_("An editor, or the starter registry, stands for it.")
    )
    starter_key = models.CharField(max_length=80, unique=True, null=True, blank=True, editable=False)
    wikidata = models.CharField(_("Wikidata id"), max_length=20, blank=True, help_text=_("Such as Q41183."))
    wikipedia = models.CharField(_("Wikipedia title"), max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="merged", db_index=False
    )

    objects = EntityQuerySet.as_manager()

    class Meta:
        verbose_name = _("entity")
        verbose_name_plural = _("entities")
        indexes = [
            models.Index(fields=["kind", "sort_name", "id"], name="entity_kind_name"),
            # Of the few merged ones alone: SQLite would look through a whole index for "not merged".
            models.Index(
                fields=["merged_into"], name="entity_merged", condition=Q(merged_into__isnull=False)
            ),
            models.Index(fields=["initial", "sort_name", "id"], name="entity_initial_name"),
        ]
        constraints = [models.CheckConstraint(condition=~Q(merged_into=F("id")), name="no_merge_into_itself")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("entity", id=self.pk, slug=self.slug)

    @property
    def shown_name(self) -> str:
        """As pages for readers show it: see name_for_readers()."""
        return name_for_readers(self.name, self.starter_key)

    @property
    def standing(self) -> Entity:
        """The entity itself, or what it was merged into at last; in a circle, one of those in it."""
        entity, passed = self, {self.pk}
        while entity.merged_into is not None and entity.merged_into_id not in passed:
            entity = entity.merged_into
            passed.add(entity.pk)
        return entity

    def clean(self) -> None:
        """No circle of merges: nobody would stand for these names."""
        super().clean()
        if self._merges_into_itself(Entity.objects.all()):
            raise ValidationError({"merged_into": _("That one leads back to this: choose one that stands.")})

    def save(self, **kwargs: Any) -> None:
        """Raises ValidationError where a circle of merges would close, however many save at once."""
        self.file_by_name()
        if self.merged_into_id is None:
            super().save(**kwargs)
            return
        with transaction.atomic():
            if self._merges_into_itself(Entity.objects.select_for_update()):
                raise ValidationError(_("A circle of merges is not stored."))
            super().save(**kwargs)

    def _merges_into_itself(self, stored: EntityQuerySet) -> bool:
        """Whether the merges lead from here back here; a circle further on, stored once, is not ours."""
        passed: set[int] = set()
        next_id = self.merged_into_id
        while next_id is not None and next_id not in passed and self.pk is not None:
            if next_id == self.pk:
                return True
            passed.add(next_id)
            next_id = stored.filter(pk=next_id).values_list("merged_into", flat=True).first()
        return False

    def file_by_name(self) -> None:
        self.sort_name = fold(self.name)[:200]
        self.initial = first_letter(self.name)


# Foreign keys that lead an index of their model have none of their own (db_index=False): it would only be
# written, and without statistics, which a SQLite site never gathers, be taken for the better one.


class Alias(models.Model):
    """A form of an entity's name; a demonym ("Syrian") is a form of its place."""

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="aliases", db_index=False)
    name = models.CharField(_("name"), max_length=200)
    folded = models.CharField(max_length=200, db_index=True, editable=False)
    last_word = models.CharField(max_length=80, db_index=True, editable=False)  # names alike share it mostly
    demonym = models.BooleanField(_("demonym"), default=False)
    default = models.BooleanField(
        _("default sense"),
        default=True,
        help_text=_("Where several entities have this name, the one meant when nothing else tells."),
    )

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["entity", "folded", "demonym"], name="alias_once")]
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fold()
        super().save(*args, **kwargs)

    def fold(self) -> None:
        self.folded = fold(self.name)[:200]
        self.last_word = self.folded.rpartition(" ")[2][-80:]


class Distinction(models.Model):
    """Two entities an editor said are not the same, however alike their names; `one` has the lower id."""

    one = models.ForeignKey(Entity, models.CASCADE, related_name="+")
    other = models.ForeignKey(Entity, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["one", "other"], name="distinct_once")]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"


class MentionQuerySet(models.QuerySet["Mention"]):
    def visible_to(self, viewer: Viewer) -> MentionQuerySet:
        return access.mentions(self, viewer)

    def cited(self, **by: Any) -> MentionQuerySet:
        """Those in sentences that citations of this kind have: columns of a citation, all of the same one."""
        return self.filter(
            **{f"version__citations__{name}": value for name, value in by.items()},
            version__citations__field=models.F("field"),
            version__citations__sentence_start__lte=models.F("start"),
            version__citations__sentence_end__gte=models.F("end"),
        )

    def with_sentences(self) -> MentionQuerySet:
        """Adds `sentence`, cut by the database out of the body, so that this is not loaded."""
        return self.annotate(
            sentence=Substr(
                "version__body",
                models.F("sentence_start") + Value(1),
                models.F("sentence_end") - models.F("sentence_start"),
            )
        )


class Mention(Passage):
    """An entity named at a place, with the bounds of the sentence in the same field."""

    article = models.ForeignKey("Article", models.CASCADE, related_name="mentions")
    entity = models.ForeignKey(Entity, models.CASCADE, related_name="mentions", db_index=False)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    # Of readings before December 2026 a model's name and version may stand here (decision 4). Nobody asks.
    backend = models.CharField(max_length=60, default="rules")
    demonym = models.BooleanField(default=False)
    ambiguous = models.BooleanField(default=False)
    joined = models.JSONField(default=list)  # the rules that brought its entity's mentions together here

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ["field", "start"]
        indexes = [models.Index(fields=["entity", "article"], name="mention_entity_article")]

    def __str__(self) -> str:
        return self.exact


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    def visible_to(self, viewer: Viewer) -> AppearanceQuerySet:
        return access.appearances(self, viewer)


class Appearance(models.Model):
    """One row an entity and article: what cards and indexes count, without touching ten thousand mentions.

    `public` and `listed` are copies of the article's, written where the article's are.
    """

    entity = models.ForeignKey(Entity, models.CASCADE, related_name="appearances", db_index=False)
    article = models.ForeignKey("Article", models.CASCADE, related_name="appearances")
    mentions = models.PositiveIntegerField()
    public = models.BooleanField()
    listed = models.DateTimeField()

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entity", "article"], name="appearance_once")]
        # All that cards and indexes ask is in the index itself: an entity may appear in every tenth article.
        indexes = [
            models.Index(
                fields=["entity", "listed", "article", "mentions", "public"], name="appearance_entity"
            ),
            # For strangers, who may see few; SQLite takes the other where `public` is not in it.
            models.Index(
                fields=["entity", "listed", "article", "mentions", "public"],
                name="appearance_public",
                condition=Q(public=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entity_id} in {self.article_id}"

    @classmethod
    def recount(cls, *entities: Entity) -> None:
        """Write these entities' rows anew from their mentions: after a merge or a split."""
        cls.objects.filter(entity__in=entities).delete()
        counted = (
            Mention.objects.filter(entity__in=entities)
            .order_by()
            .values_list("entity", "article", "article__public", "article__listed")
            .annotate(models.Count("pk"))
        )
        cls.objects.bulk_create(
            cls(
                entity_id=entity,
                article_id=article,
                mentions=count,
                public=public,
                listed=listed,
            )
            for entity, article, public, listed, count in counted
        )
