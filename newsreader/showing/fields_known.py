"""The columns people know, by the names they know them by, and how each is said.

A column that is neither here nor among BOOKKEEPING is shown as it is stored: no change is hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsreader.models import Entity, Event, MarkKind, Membership, Weight
from newsreader.models.when import Dated
from newsreader.showing.html.dates import days
from newsreader.showing.html.dates import when as in_words
from newsreader.showing.names_then import NamesThen, Side
from newsreader.text.when import When

Say = Callable[[Side, NamesThen], str]


class KnownField(NamedTuple):
    columns: tuple[str, ...]
    label: Callable[[], str]
    say: Say
    otherwise: Callable[[Side], str] | None = None  # said where it changed and both sides are said alike
    unset: str = ""  # what stands in its columns where nobody chose, if that is not nothing


def text(column: str, label: Callable[[], str]) -> KnownField:
    return KnownField((column,), label, lambda side, names: str(side.get(column) or ""))


def flag(column: str, label: Callable[[], str]) -> KnownField:
    return KnownField((column,), label, lambda side, names: _("yes") if side.get(column) else _("no"))


def number(column: str, label: Callable[[], str]) -> KnownField:
    return KnownField((column,), label, lambda side, names: str(side.get(column, "")))


def when(label: Callable[[], str]) -> KnownField:
    return KnownField(Dated.WHEN_FIELDS, label, lambda side, names: said_when(side))


def said_when(side: Side) -> str:
    """The seven columns as one line; "" where they are not all known any more, and nothing is better than
    a day the words did not have."""
    if not set(Dated.WHEN_FIELDS) <= set(side):
        ends = [str(side[name]) for name in ("earliest", "latest") if side.get(name)]
        return " – ".join(dict.fromkeys(ends))
    first, last, at = side["earliest"], side["latest"], side["time"]
    rest = {name: side[name] for name in ("precision", "circa", "zone", "part_of_day")}
    return in_words(
        When(
            _day(first),
            _day(last),
            time=time.fromisoformat(at) if isinstance(at, str) and at else at or None,
            **rest,
        )
    )


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def _kind(side: Side, names: NamesThen) -> str:
    kind = str(side.get("kind") or "")
    return str(Entity.Kind(kind).label) if kind in Entity.Kind.values else kind


def _published(side: Side, names: NamesThen) -> str:
    if not side.get("published"):
        return _("no")
    moment = timezone.localtime(datetime.fromisoformat(side["published"]))
    return _("since %(moment)s") % {"moment": formats.date_format(moment, "j F Y, H:i")}


def _dismissed(side: Side, names: NamesThen) -> str:
    """A reading, as models.when writes it: a zone may have a slash of its own."""
    parts = str(side.get("dismissed") or "").split("/")
    if len(parts) < len(Dated.WHEN_FIELDS):
        return "/".join(parts)
    told = [*parts[:5], "/".join(parts[5:-1]), parts[-1]]
    columns = dict(zip(Dated.WHEN_FIELDS, ("" if each == "None" else each for each in told), strict=True))
    try:
        return said_when(columns | {"circa": columns["circa"] == "True"})
    except ValueError:  # cut at the column's end
        return "/".join(parts)


def place_label() -> str:
    return _("place within its day")


def _placed(side: Side, names: NamesThen) -> str:
    return _("by its time") if side.get("placed") is None else _("placed by an editor")


def _moved(after: Side) -> str:
    return _("moved") if after.get("placed") is None else _("moved, placed by an editor")


def _beside(column: str) -> Say:
    return lambda side, names: names.entry(side.get(column))


def _weight(side: Side, names: NamesThen) -> str:
    weight = str(side.get("weight") or Weight.ORDINARY)
    return str(Weight(weight).label) if weight in Weight.values else weight


def _status(side: Side, names: NamesThen) -> str:
    status = str(side.get("status") or Event.Status.REPORTED)
    return str(Event.Status(status).label) if status in Event.Status.values else status


def _contradicts(side: Side, names: NamesThen) -> str:
    return _("yes") if side.get("contradicts") else _("no")


def _picture(side: Side, names: NamesThen) -> str:
    if side.get("sent_picture_id"):
        return _("one that an editor sent")
    return _("that of a report") if side.get("report_picture_id") else ""


def _another(after: Side) -> str:
    return _("another one")


def _spot(side: Side, names: NamesThen) -> str:
    """Degrees, north and east; "" where the place is a name alone."""
    spot = [side.get(name) for name in ("latitude", "longitude")]
    return ", ".join(f"{each:g}" for each in spot if each is not None)


def _mark(side: Side, names: NamesThen) -> str:
    entity, counts = names.entity(side.get("entity_id")), str(side.get("counts") or "")
    return said_of_mark(str(side.get("kind", "")), entity, counts)


def said_of_mark(kind: str, entity: str, counts: str) -> str:
    """What an editor said of a mark, in words."""
    if kind == MarkKind.FIGURE:
        return _("counts %(what)s") % {"what": counts} if counts else _("no figure")
    if kind == MarkKind.SPEECH:
        return _("%(name)s speaks") % {"name": entity} if entity else _("no speech")
    return entity or _("no name")


def _left_lost(side: Side, names: NamesThen) -> str:
    return _("yes") if side.get("left_lost") else _("no")


def _era(side: Side, names: NamesThen) -> str:
    title, first, last = side.get("title", ""), _day(side.get("earliest")), _day(side.get("latest"))
    return f"{title} ({days(first, last)})" if first and last else str(title)


def _day_first(side: Side, names: NamesThen) -> str:
    first = side.get("day_first")
    return "" if first is None else _("1 February") if first else _("January 2")


def _member(side: Side, names: NamesThen) -> str:
    role = str(side.get("role", ""))
    label = Membership.Role(role).label if role in Membership.Role.values else role
    return f"{names.user(side.get('user_id'))} ({label})"


def _alias(side: Side, names: NamesThen) -> str:
    name = names.alias(side)
    return f"{name} – {names.entity(side['entity_id'])}" if name and side.get("entity_id") else name


# Rows that are each a name in a list.
LISTED: Mapping[str, tuple[Callable[[], str], Say]] = {
    "participation": (lambda: _("takes part"), lambda side, names: names.entity(side.get("entity_id"))),
    "era": (lambda: _("eras"), _era),
    "formeraddress": (lambda: _("former addresses"), lambda side, names: str(side.get("slug", ""))),
    "formerentry": (
        lambda: _("addresses that lead here"),
        lambda side, names: names.entry(side.get("leads_to")),
    ),
    "membership": (lambda: _("members"), _member),
    "alias": (lambda: _("names"), _alias),
    "sourcename": (lambda: _("further names"), lambda side, names: str(side.get("name", ""))),
}
# Rows whose being there says something, beside their columns.
TELLS: Mapping[str, Callable[[], tuple[str, str]]] = {
    "entry": lambda: (_("on the timeline"), _("not on the timeline")),
    "heldversion": lambda: (_("held back"), _("not held back")),
    "parted": lambda: (_("a report of its own"), _("a report as its words have it")),
}
FIELDS: Mapping[str, tuple[KnownField, ...]] = {
    "entry": (
        flag("pending_on_id", lambda: _("pending: seen by its editors alone")),
        text("headline", lambda: _("headline")),
        text("annotation", lambda: _("annotation")),
        KnownField(("weight",), lambda: _("weight"), _weight, unset=Weight.ORDINARY),
        KnownField(
            ("report_picture_id", "report_digest", "sent_picture_id"),
            lambda: _("picture"),
            _picture,
            _another,
        ),
        text("picture_alternative", lambda: _("what its picture shows")),
        text("picture_credit", lambda: _("credit of its picture")),
        KnownField(("stands_after_id",), lambda: _("stands after"), _beside("stands_after_id")),
        KnownField(("stands_before_id",), lambda: _("stands before"), _beside("stands_before_id")),
        KnownField(("placed", "position"), place_label, _placed, _moved),
    ),
    "event": (
        text("title", lambda: _("event")),
        KnownField(("status",), lambda: _("how sure it is"), _status, unset=Event.Status.REPORTED),
        text("body", lambda: _("what is to be said of it")),
        KnownField(
            ("merged_into_id",),
            lambda: _("merged into"),
            lambda side, names: names.event(side.get("merged_into_id")),
        ),
        when(lambda: pgettext("label", "when")),
        text("place", lambda: pgettext("label", "where")),
        KnownField(("latitude", "longitude"), lambda: _("on the map"), _spot),
        KnownField(
            ("dated_by_id",),
            lambda: _("dated by the words"),
            lambda side, names: names.citation(side.get("dated_by_id")),
        ),
    ),
    "citation": (
        text("exact", lambda: _("cited words")),
        when(lambda: _("the date these words give")),
        KnownField(("contradicts",), lambda: _("contradicts the event"), _contradicts, unset=""),
        KnownField(("dismissed",), lambda: _("reading not taken"), _dismissed),
        KnownField(("left_lost",), lambda: _("left lost"), _left_lost),
    ),
    "rejection": (text("exact", lambda: _("words that make no event")),),
    "datereading": (
        text("exact", lambda: _("words of a date")),
        when(lambda: _("read as")),
    ),
    "markreading": (
        text("exact", lambda: _("words of a mark")),
        KnownField(("kind", "entity_id", "counts"), lambda: _("what they are"), _mark),
        flag("everywhere", lambda: _("in the whole article")),
    ),
    "timeline": (
        text("title", lambda: _("title")),
        text("standfirst", lambda: _("standfirst")),
        text("slug", lambda: _("address")),
        KnownField(("published",), lambda: _("published"), _published),
        flag("at_once", lambda: _("new entries are published at once")),
        flag("takes_remarks", lambda: _("readers may say what is wrong")),
    ),
    "entity": (
        text("name", lambda: _("name")),
        KnownField(("kind",), lambda: _("kind"), _kind),
        text("description", lambda: _("description")),
        text("wikidata", lambda: _("Wikidata id")),
        text("wikipedia", lambda: _("Wikipedia title")),
        flag("confirmed", lambda: _("an editor stands for it")),
        KnownField(
            ("merged_into_id",),
            lambda: _("merged into"),
            lambda side, names: names.entity(side.get("merged_into_id")),
        ),
    ),
    "leadpicture": (
        flag("wanted", lambda: _("its picture is kept")),
        text("alternative", lambda: _("what its picture shows")),
    ),
    "distinction": (
        KnownField(
            ("one_id", "other_id"),
            lambda: _("not the same"),
            lambda side, names: f"{names.entity(side.get('one_id'))} ≠ {names.entity(side.get('other_id'))}",
        ),
    ),
    "joined": (
        KnownField(
            ("lower_id", "higher_id"),
            lambda: _("one report"),
            lambda side, names: (
                f"{names.article(side.get('lower_id'))} = {names.article(side.get('higher_id'))}"
            ),
        ),
    ),
    "source": (
        text("name", lambda: _("name")),
        text("home_page", lambda: _("home page")),
        text("zone", lambda: _("time zone")),
        KnownField(("day_first",), lambda: _("how it writes 1/2/2016"), _day_first),
        text("language", lambda: _("language")),
        text("description", lambda: _("description")),
    ),
    "article": (
        KnownField(
            ("source_id",), lambda: _("outlet"), lambda side, names: names.source(side.get("source_id"))
        ),
        text("headline", lambda: _("headline")),
        flag("public", lambda: _("public")),
        KnownField(
            ("current_id",), lambda: _("version"), lambda side, names: names.version(side.get("current_id"))
        ),
        text("canonical_url", lambda: _("address")),
        KnownField(
            ("looked_at_id",),
            lambda: _("changed since version"),
            lambda side, names: names.version(side.get("looked_at_id")),
        ),
    ),
}
_PLACE = {
    *("version_id", "article_id", "event_id", "field", "start", "end", "prefix", "suffix", "lost"),
    *("sentence_start", "sentence_end", "sentence", "rule", "expression", "anchor_day", "parameters"),
    *("reported", "title", "proposed"),
}
BOOKKEEPING: Mapping[str, set[str]] = {
    "entry": {"timeline_id", "event_id", "put_on"},
    "citation": _PLACE,
    "rejection": _PLACE,
    "datereading": _PLACE,
    "markreading": _PLACE,
    "timeline": {"language"},
    "entity": {"slug", "sort_name", "initial", "starter_key"},
    "article": {
        "slug",
        "read_source_id",
        "read_headline",
        "fetched_from",
        "folded_url",
        "fingerprint",
        "opening",
        "listed",
        "erased",
    },
    "parted": {"article_id"},
    "source": {"slug", "kind", "starter_key"},
    "articleversion": {"number", "article_id"},
    "leadpicture": {"article_id", "address"},
    "heldversion": {"article_id", "version_id", "source_id", "fetched_from", "reason", "received"},
}
