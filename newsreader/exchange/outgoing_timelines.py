"""A timeline as it leaves the site: its newest entries, and what changed on it. The same for everybody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q
from django.utils.translation import gettext as _

from newsreader.exchange.outgoing import OutgoingEntry, isolated, tag
from newsreader.models import Entry, Timeline
from newsreader.models.addresses import absolute, address
from newsreader.models.user import NOBODY
from newsreader.showing import entries as shown
from newsreader.showing import since
from newsreader.showing.entries import ShownCitation, ShownEntry
from newsreader.showing.html.dates import day, when
from newsreader.showing.timeline_changes import ChangeKind, TimelineChange
from newsreader.text.markdown import plain

PAGE = 30
CITED = 3  # sentences of one entry


class OutgoingEntries(NamedTuple):
    entries: Sequence[OutgoingEntry]
    older: int | None  # the entry, or the decision, to go on before


def newest(timeline: Timeline, before: int | None = None) -> OutgoingEntries:
    """Those put on it last, whenever they happened: that is said in words."""
    public = timeline.published
    if public is None:
        return OutgoingEntries([], None)
    asked = Entry.objects.visible_to(NOBODY).filter(timeline=timeline)
    if before is not None:
        asked = asked.filter(_put_on_before(before))
    columns = ("pk", "put_on", "modified", "event__modified")
    newest = asked.order_by("-put_on", "-pk").values_list(*columns)[: PAGE + 1]
    stamps = {id: stamp for id, *stamp in newest}
    ids = list(stamps)[:PAGE]
    rows = {entry.pk: entry for entry in shown.entries(Entry.objects.filter(pk__in=ids))}
    entries = [_entry(timeline, rows[id], [max(public, each) for each in stamps[id]]) for id in ids]
    return OutgoingEntries(entries, ids[-1] if len(stamps) > PAGE else None)


def _put_on_before(entry: int) -> Q:
    """Of one that was taken off since, those made before it."""
    put_on = Entry.objects.filter(pk=entry).values_list("put_on", flat=True).first()
    return Q(put_on__lt=put_on) | Q(put_on=put_on, pk__lt=entry) if put_on else Q(pk__lt=entry)


def _entry(timeline: Timeline, entry: ShownEntry, stamps: Sequence[datetime]) -> OutgoingEntry:
    dated = entry.between.words if entry.between else when(entry.event.when)
    lines = [dated, entry.event.status_words, plain(entry.annotation), plain(entry.body)]
    lines += [_cited(citation) for citation in entry.supported_by[:CITED] if citation.sentence]
    lines += [_("Contradicted by: %(report)s") % {"report": _cited(each)} for each in entry.contradicted_by]
    if not entry.cited:
        lines.append(_("No report cited: the editors’ own"))
    return OutgoingEntry(
        id=tag("entry", entry.pk),
        url=absolute(address("entry", slug=timeline.slug, id=entry.pk)),
        title=entry.title,
        summary="\n".join(line for line in lines if line),
        updated=max(stamps),
        published=stamps[0],
        language=timeline.language,
    )


def _cited(citation: ShownCitation) -> str:
    """“The cited sentence” – Reuters, reported 7 December 2016"""
    reported = _("reported %(day)s") % {"day": day(citation.reported)} if citation.reported else ""
    source = isolated(citation.source) if citation.source else _("source unknown")
    said = ", ".join(part for part in (source, reported) if part)
    return f"{isolated(f'“{citation.sentence}”')} – {said}"


def changed(
    timeline: Timeline, kinds: Collection[ChangeKind] = tuple(ChangeKind), before: int | None = None
) -> OutgoingEntries:
    """What changed on it, newest first."""
    page = since.page(timeline, NOBODY, before=before, kinds=kinds)
    return OutgoingEntries([_change(timeline, change) for change in page.changes], page.older)


def _change(timeline: Timeline, change: TimelineChange) -> OutgoingEntry:
    called = change.entry.title if change.entry else timeline.title
    told = {"kind": change.kind.label, "title": isolated(called)}
    dated = change.entry.when if change.entry and change.kind == ChangeKind.ADDED else ""
    return OutgoingEntry(
        id=tag("change", change.id),
        url=absolute(change.url(timeline)),
        title=_("%(kind)s: %(title)s") % told,
        summary=dated or change.words,
        updated=change.at,
        published=change.at,
        language=timeline.language,
    )
