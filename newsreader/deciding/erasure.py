"""Erasing an article: bytes, text, passages and quotes go from every table; a tombstone stays.

The tombstone knows by digests what was erased (models.ErasedDigest), and pipeline.ingest refuses it. What
decisions keep is forgotten in deciding/forgetting.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.deciding.changes import lock
from newsreader.deciding.forgetting import Kept, Retitled, forget
from newsreader.deciding.grouping import forget_text, regroup
from newsreader.deciding.indexing import index_roots, overwrite_what_went
from newsreader.deciding.overview import refresh
from newsreader.models import (
    Alias,
    Arrival,
    Article,
    Citation,
    Cover,
    Entity,
    Entry,
    ErasedDigest,
    Event,
    LeadPicture,
    MarkKind,
    Original,
    Timeline,
    UnsavedForm,
)
from newsreader.models.entity import fold
from newsreader.models.erased import digest_of
from newsreader.models.search import Kind


@transaction.atomic
def erase(article: Article) -> None:
    """Forget what the article said. Its source stays, that it was cited, and the events.

    What an editor wrote stays: titles, annotations, reasons, names they gave or described. So does what a
    reader wrote in a note; the words it was about go. A title as the machine proposed it gives way to that of
    another report, and names the machine read there alone go.
    """
    tomb = lock(article)
    if tomb.erased:
        return
    _overwrite_what_goes()
    kept = Kept.of(tomb)
    entities, aliases = _named_only_in(tomb, kept)
    on = Timeline.objects.citing([tomb]) | Timeline.objects.filter(
        pk__in=Timeline.objects.filter(entries__event__participations__entity__in=entities).values("pk")
    )
    shown = list(on.values_list("pk", flat=True))
    shown += Timeline.objects.picturing([tomb]).exclude(pk__in=shown).values_list("pk", flat=True)
    # What they keep is of before, and may hold its words.
    shown += Timeline.objects.exclude(uncounted=[]).exclude(pk__in=shown).values_list("pk", flat=True)
    originals = list(tomb.versions.values_list("original_id", flat=True))
    _remember(tomb)
    _throw_away_unsaved(tomb)
    forget(kept, _retitle(tomb, kept), entities, aliases)
    for citation in tomb.citations.all():
        citation.erase()
    tomb.notes.update(version=None, start=0, end=0, exact="", prefix="", suffix="", lost=True)
    tomb.reader_marks.all().delete()
    _bury(tomb)
    tomb.arrivals.update(headline="", address="", told={}, compressed=b"", state=Arrival.State.REFUSED)
    Entry.objects.filter(report_picture__article=tomb).update(report_picture=None, report_digest="")
    Cover.objects.filter(report_picture__article=tomb).update(report_picture=None, report_digest="")
    LeadPicture.objects.filter(article=tomb).delete()
    said = (tomb.rejections, tomb.date_readings, tomb.mark_readings)
    for marks in (tomb.appearances, tomb.proposals, *said, tomb.versions):
        marks.all().delete()
    Original.objects.filter(pk__in=originals, versions__isnull=True).delete()
    renamed = set(Alias.objects.filter(pk__in=aliases).values_list("entity", flat=True)) - entities
    # The registry of a running process is built anew where an entity was modified.
    Entity.objects.filter(aliases__in=aliases).update(modified=timezone.now())
    Alias.objects.filter(pk__in=aliases).delete()
    Entity.objects.filter(pk__in=entities).delete()
    _forget_in_the_admins_log(Article, [tomb.pk])
    _forget_in_the_admins_log(Entity, entities)
    told_anew = regroup(forget_text(tomb))
    events = set(tomb.citations.values_list("event", flat=True))
    index_roots({Kind.ARTICLE: {tomb.pk}, Kind.EVENT: events, Kind.ENTITY: renamed})
    overwrite_what_went()
    refresh(Timeline.objects.filter(pk__in=shown), told_anew)
    article.refresh_from_db()
    transaction.on_commit(_clear_away)


def _remember(article: Article) -> None:
    """By what the article is known again, in any of its versions."""
    known = set()
    if article.fetched_from:
        known.add((ErasedDigest.Kind.ADDRESS.value, digest_of(article.fetched_from)))
    # What was held back and never taken may be another outlet's: it stays welcome.
    for version in article.versions.filter(number__isnull=False).select_related("original"):
        known |= set(version.digests(article.source_read(version)).items())
        if version.original:
            known.add((ErasedDigest.Kind.BYTES.value, version.original.sha256))
    ErasedDigest.objects.bulk_create(
        ErasedDigest(article=article, kind=kind, digest=digest) for kind, digest in sorted(known)
    )


def _throw_away_unsaved(article: Article) -> None:
    """Forms of the article that somebody could not save may hold its words."""
    about = Q(path__startswith=reverse("desk-article", args=[article.pk])) | Q(path=reverse("desk-ingest"))
    for proposal in article.proposals.values_list("pk", flat=True):
        about |= Q(path__startswith=reverse("proposal", args=[proposal]))
    for citation in article.citations.values_list("pk", flat=True):
        about |= Q(path__startswith=reverse("citation-repick", args=[citation]))
    for version in article.versions.values_list("pk", flat=True):
        for kind in MarkKind.values:
            of_version = reverse("desk-mark", args=[kind, f"{version}-"])
            about |= Q(path__startswith=of_version.removesuffix("/"))
    UnsavedForm.objects.filter(about).delete()


def _bury(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(  # saving would make a slug anew
        current=None,
        headline="",
        slug="",
        canonical_url="",
        fetched_from="",
        folded_url="",
        opening="",
        fingerprint="",
        read_source=None,
        read_headline="",
        reading_failed="",
        public=False,
        erased=timezone.now(),
    )


def _retitle(article: Article, kept: Kept) -> list[Retitled]:
    """Give each event whose title is still the machine's, out of these words, another; also those undone."""
    proposed = {event: set(titles) for event, titles in kept.titles.items()}
    for event, title in article.citations.filter(proposed=True).values_list("event_id", "title"):
        proposed.setdefault(event, set()).add(title)
    standing = Event.objects.in_bulk(list(proposed))
    retitled = []
    for id, titles in proposed.items():
        others = Citation.objects.filter(event=id, article__erased__isnull=True).exclude(article=article)
        of_others = [title for title in others.values_list("title", flat=True) if title]
        words = titles - {"", *of_others}
        new = of_others[0] if of_others else _("An event whose report was erased")
        if id in standing and standing[id].title in words:
            Event.objects.filter(pk=id).update(title=new)
        retitled.append(Retitled(id, words, new))
    return retitled


def _named_only_in(article: Article, kept: Kept) -> tuple[set[int], set[int]]:
    """Entities, and aliases of entities that stay, that the machine read in this article and no other has."""
    entities: set[int] = set()
    aliases: set[int] = set()
    for entity in Entity.objects.filter(mentions__article=article).distinct():
        members = _with_merged(entity)
        forms = entity.mentions.exclude(article=article).order_by().values_list("exact", flat=True)
        elsewhere = {fold(exact) for exact in forms.distinct()}
        if not elsewhere and all(kept.was_read_by_machine(member) for member in members):
            entities |= {member.pk for member in members}
            continue
        for member in members[1:]:
            form = fold(member.name)
            if kept.was_read_by_machine(member) and not any(form in other for other in elsewhere):
                entities.add(member.pk)
                if form != fold(entity.name):
                    aliases |= set(entity.aliases.filter(folded=form).values_list("pk", flat=True))
    return kept.with_undone_splits(entities), aliases


def _with_merged(entity: Entity) -> list[Entity]:
    """The entity first, then all that were merged into it, and into these."""
    members = [entity]
    for member in members:
        members.extend(member.merged.all())
    return members


def _forget_in_the_admins_log(model: type[Article | Entity], ids: Iterable[int]) -> None:
    """Django's log names each row as it was called, and the names in its inlines."""
    LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=[str(id) for id in ids]
    ).update(object_repr="", change_message="")


def _overwrite_what_goes() -> None:
    """SQLite leaves deleted rows in the file, and so in its backups, unless told otherwise."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _clear_away() -> None:
    """What this process and SQLite's log of writes still hold; other processes' caches end by the hour."""
    cache.clear()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
