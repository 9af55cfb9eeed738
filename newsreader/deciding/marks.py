"""Names, speech and figures in a text: what they are, where an editor knows better than the machine."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from newsreader.deciding.changes import Changes, lock
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.partaking import follow_names
from newsreader.models import Alias, Article, Conflict, Entity, MarkKind, MarkReading, User
from newsreader.models.entity import fold
from newsreader.models.passage import Field


def standing_at(article: Article, kind: str, field: str, start: int, end: int) -> MarkReading | None:
    """What editors say of these words of the current version: of just them before all the same words."""
    words = article.current.text_of(field)[start:end] if article.current else ""
    here = Q(version=article.current, lost=False, field=field, start__lt=end, end__gt=start)
    same = Q(everywhere=True, exact=words)
    said = article.mark_readings.filter(here | same, kind=kind)
    return max(said, key=lambda each: (not each.everywhere, each.pk), default=None)


def say(
    reading: MarkReading,
    by: User,
    *,
    named: tuple[str, str] | None = None,
    seen: int | None = None,
    why: str = "",
) -> MarkReading:
    """Say what some words of an article's current version are: the machine's mark gives way, now and later.

    `reading` is not stored yet, and tells article, version, field, start, end, and what it says. `named` is
    the name and kind of whom the words name, who is made where no such entity stands. `seen` is the id of
    what stood when the form was made (0: nothing); where another stands by now this raises Conflict. The
    events that cite a sentence with these names follow. Whoever calls this reads the article again
    afterwards.
    """
    article, text = reading.article, reading.version.text_of(reading.field)
    reading.quote_from(text)
    if not reading.exact.strip() or reading.field not in Field.values:
        raise Conflict(_("Choose some words of the article."))
    with decide(by, Action.MARK, reading.exact, why, article=article) as changes:
        article.refresh_from_db(fields=["current"])
        if article.current_id != reading.version_id:
            raise Conflict(_("The article has a new version: look at its words again."))
        place = (reading.field, reading.start, reading.end)
        standing = standing_at(article, reading.kind, *place)
        if named is not None:
            reading.entity = _entity(*named, changes)
        elif reading.entity is not None:
            _hold(reading.entity)
        if standing and _same(standing, reading):
            return standing
        if seen is not None and seen != (standing.pk if standing else 0):
            raise Conflict(_("Somebody said of these words meanwhile what they are: look at them again."))
        for former in _superseded(reading):
            changes.delete(former)
        if reading.kind == MarkKind.NAME:
            follow_names(reading, changes)
        changes.create(reading)
    return reading


def _same(standing: MarkReading, reading: MarkReading) -> bool:
    columns = ("kind", "entity_id", "counts", "everywhere", "exact")
    return all(getattr(standing, name) == getattr(reading, name) for name in columns)


def _superseded(reading: MarkReading) -> Collection[MarkReading]:
    """What was said before of just these words, and of all the same words where it is said of them anew."""
    here = Q(field=reading.field, start__lt=reading.end, end__gt=reading.start)
    said = Q(here, version=reading.version, lost=False, everywhere=False)
    if reading.everywhere:
        said |= Q(exact=reading.exact, everywhere=True)
    return list(reading.article.mark_readings.filter(said, kind=reading.kind).order_by("pk"))


def _hold(entity: Entity) -> None:
    if lock(entity).merged_into_id:
        raise Conflict(_("“%(name)s” was merged with another meanwhile.") % {"name": entity})


def _entity(name: str, kind: str, changes: Changes) -> Entity:
    """The entity of this name and kind: one that stands, or a new one. Where the name is another's too, it is
    as one that the machine found: an editor who stands for it says so on its page."""
    name = " ".join(name.split())[:200]
    if not fold(name):
        raise Conflict(_("A name needs letters."))
    going_by: Any = Alias.objects.filter(folded=fold(name)[:200], entity__merged_into=None, demonym=False)
    same = going_by.filter(entity__kind=kind).select_related("entity")
    standing = same.order_by("-entity__confirmed", "entity").first()
    if standing is not None:
        _hold(standing.entity)
        return standing.entity  # type: ignore[no-any-return]
    shared = going_by.exists()
    entity = changes.create(Entity(kind=kind, name=name, confirmed=not shared))
    changes.create(Alias(entity=entity, name=name, default=not shared))
    return entity
