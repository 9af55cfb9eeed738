"""What a reader follows: timelines, entities, sources and searches."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsreader.models import access
from newsreader.models.entity import Entity
from newsreader.models.ids import id_in
from newsreader.models.source import Source
from newsreader.models.timeline import Timeline
from newsreader.models.user import User, Viewer

MOST_FOLLOWED = 500  # of one reader
LONGEST_QUERY = 1000  # characters
SEARCH = "search"  # the name of the page of searches; what is followed of one is what stands after its "?"
FOLLOWED: dict[str, type[Timeline] | type[Entity] | type[Source]] = {
    "timeline": Timeline,
    "entity": Entity,
    "source": Source,
}


class FollowQuerySet(models.QuerySet["Follow"]):
    def visible_to(self, viewer: Viewer) -> FollowQuerySet:
        return access.follows(self, viewer)

    def of(self, user: User) -> FollowQuerySet:
        return self.filter(user=user)

    def follow(self, user: User, followed: Timeline | Entity | Source | FollowedSearch) -> None:
        """Followed twice it is followed once. Raises ValueError where that is too much."""
        if self.of(user).count() >= MOST_FOLLOWED:
            raise ValueError(_("You follow as much as can be followed here. Leave something first."))
        more = {"name": followed.name} if isinstance(followed, FollowedSearch) else {}
        self.get_or_create(user=user, **_columns(followed), defaults=more)

    def leave(self, user: User, followed: Timeline | Entity | Source | FollowedSearch) -> None:
        """An entity is left with all that was merged into it, for following them led to it."""
        self.of(user).filter(**_columns(followed)).delete()
        if isinstance(followed, Entity):
            merged = self.of(user).filter(entity__merged_into__isnull=False).select_related("entity")
            self.filter(
                pk__in=[each.pk for each in merged if each.entity and each.entity.standing == followed]
            ).delete()

    def is_followed(self, user: User, followed: Timeline | Entity | Source | FollowedSearch) -> bool:
        if self.of(user).filter(**_columns(followed)).exists():
            return True
        if not isinstance(followed, Entity):
            return False
        merged = self.of(user).filter(entity__merged_into__isnull=False).select_related("entity__merged_into")
        return any(each.entity and each.entity.standing == followed for each in merged)


class FollowedSearch:
    """A search as it is followed: its query string, and a name of the reader's."""

    def __init__(self, query: str, name: str = "") -> None:
        self.query, self.name = query.lstrip("?")[:LONGEST_QUERY], name[:200]


def _columns(followed: Timeline | Entity | Source | FollowedSearch) -> dict[str, Any]:
    if isinstance(followed, FollowedSearch):
        return {"query": followed.query}
    return {type(followed).__name__.lower(): followed}


def named(what: str, viewer: Viewer) -> Timeline | Entity | Source | None:
    """What is named as "timeline:3", "entity:12" or "source:4", where the viewer may see it."""
    kind, _colon, id = what.partition(":")
    model, key = FOLLOWED.get(kind), id_in(id)
    if model is None or key is None:
        return None
    if model is Entity:
        entity = Entity.objects.filter(pk=key).first()
        key = entity.standing.pk if entity else key
    return model.objects.visible_to(viewer).filter(pk=key).first()


def name_of(followed: Timeline | Entity | Source) -> str:
    """As named() reads it."""
    return f"{type(followed).__name__.lower()}:{followed.pk}"


class Follow(models.Model):
    """That one reader follows one of these; seen by them alone.

    An entity that is merged stays followed as it was, and leads to the one that stands: where the merge is
    undone, each is itself again.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="follows", db_index=False)
    timeline = models.ForeignKey(Timeline, models.CASCADE, null=True, related_name="follows")
    entity = models.ForeignKey(Entity, models.CASCADE, null=True, related_name="follows")
    source = models.ForeignKey(Source, models.CASCADE, null=True, related_name="follows")
    query = models.CharField(gettext_lazy("search"), max_length=LONGEST_QUERY, blank=True)
    name = models.CharField(gettext_lazy("name"), max_length=200, blank=True)  # of a search
    since = models.DateTimeField(default=timezone.now)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("followed")
        verbose_name_plural = gettext_lazy("followed")
        constraints = [
            models.UniqueConstraint(fields=["user", "timeline"], name="follow_timeline_once"),
            models.UniqueConstraint(fields=["user", "entity"], name="follow_entity_once"),
            models.UniqueConstraint(fields=["user", "source"], name="follow_source_once"),
            models.UniqueConstraint(
                fields=["user", "query"], name="follow_search_once", condition=~Q(query="")
            ),
            models.CheckConstraint(
                name="follow_one_thing",
                condition=Q(timeline__isnull=False, entity=None, source=None, query="")
                | Q(timeline=None, entity__isnull=False, source=None, query="")
                | Q(timeline=None, entity=None, source__isnull=False, query="")
                | Q(timeline=None, entity=None, source=None) & ~Q(query=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)  # the admin names what goes with a user, and is told nothing
