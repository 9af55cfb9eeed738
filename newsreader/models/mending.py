"""What editors mended in an article: which columns a field is, and what was read in them.

A version keeps, for each field that an editor mended, who did it and when, and what its source says there,
as the machine reads it: by that the article is known again, and by that it is told when the source itself
changes the field (`asks`). Its evidence stays what the machine's was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date, time
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone

from newsreader.text.typography import fold

if TYPE_CHECKING:
    from newsreader.models.article import ArticleVersion

# The field, and what of a version it is; its outlet is the article's.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline",),
    "standfirst": ("standfirst",),
    "byline": ("byline",),
    "authors": ("authors",),
    "agency": ("agency",),
    "dateline": ("dateline",),
    "published": (
        *("published_day", "published_time", "published_zone"),
        *("zone_status", "published_precision", "published_at"),
    ),
    "caption": ("caption",),
    "body": ("body", "kinds", "links"),
}
SOURCE = "source"
FIELDS = (*COLUMNS, SOURCE)
Values = dict[str, Any]  # a field's columns, as JSON holds them


class Mend(NamedTuple):
    """What is kept of one field: the editor's id, when (ISO), what its source says of it, and whether the
    source changed that since the editor mended it."""

    by: int | None
    at: str
    read: Values
    asks: bool = False

    @classmethod
    def now(cls, by: int, read: Values) -> Mend:
        return cls(by, timezone.now().isoformat(), read)


def mends(version: ArticleVersion) -> dict[str, Mend]:
    """By field, in the order of FIELDS."""
    return {name: Mend(**version.mended[name]) for name in FIELDS if name in version.mended}


def stored(kept: Mapping[str, Mend]) -> dict[str, Any]:
    return {name: mend._asdict() for name, mend in kept.items()}


def values_of(version: ArticleVersion, field: str) -> Values:
    """What stands in the field, as JSON holds it."""
    values = {name: getattr(version, name) for name in COLUMNS.get(field, ())}
    return {name: v.isoformat() if isinstance(v, date | time) else v for name, v in values.items()}


def written(version: ArticleVersion, values: Values) -> Values:
    """The same, as the columns hold it."""
    columns = {each.attname: each for each in version._meta.concrete_fields}
    return {name: columns[name].to_python(value) for name, value in values.items() if name in columns}


def same_words(field: str, one: Values, other: Values) -> bool:
    """Whether both say the same in the field, whatever their typography, or what the links of it are."""
    return [_said(one, name) for name in _telling(field)] == [_said(other, name) for name in _telling(field)]


def _telling(field: str) -> Iterable[str]:
    if field == "published":
        return ("published_day", "published_time", "published_zone")
    return (COLUMNS.get(field) or ("source_id",))[:1]


def _said(values: Values, name: str) -> Any:
    value = values.get(name)
    return fold(value) if isinstance(value, str) else value


def as_read(version: ArticleVersion) -> ArticleVersion:
    """The version as its source says it, not to be stored: with what the machine read in each field that was
    mended."""
    if not version.mended:
        return version
    read = copy(version)
    read.mended = {}
    for field, mend in mends(version).items():
        if field in COLUMNS:
            for name, value in written(version, mend.read).items():
                setattr(read, name, value)
    return read


def keep(current: ArticleVersion, version: ArticleVersion) -> None:
    """Let what was mended in the current version stand in this one too, which the source brought.

    Where the source says by itself what the editor says, it is mended no more; where it changed that very
    field otherwise, the editor's stands and `asks`.
    """
    kept: dict[str, Mend] = {}
    for field, mend in mends(current).items():
        if field == SOURCE:
            kept[field] = mend
            continue
        says, mine = values_of(version, field), values_of(current, field)
        if same_words(field, says, mine):
            continue
        asks = mend.asks or not same_words(field, says, mend.read)
        kept[field] = mend._replace(read=says, asks=asks)
        for name, value in written(version, mine).items():
            setattr(version, name, value)
    version.mended = stored(kept)
