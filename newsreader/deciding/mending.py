"""Mending an article: an editor's own words in any of its fields, as a new version of it.

Whoever mends reads the article again afterwards (pipeline.read): marks and proposals follow; what was decided
stays, and is flagged where it is read otherwise now. What the machine read is kept beside what the editor
says (models/mending.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import copy
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from newsreader.deciding.anchoring import reanchor
from newsreader.deciding.changes import Changes
from newsreader.deciding.decisions import Action, decide
from newsreader.deciding.stale import merged
from newsreader.models import Article, ArticleVersion, Conflict, Source, User
from newsreader.models.mending import COLUMNS, SOURCE, Mend, mends, same_words, stored, values_of, written
from newsreader.text.rewritten import kinds_after, links_after

PUBLISHED = {"day": "published_day", "at": "published_time", "zone": "published_zone"}


def standing(article: Article) -> dict[str, Any]:
    """What stands in the fields that can be mended, by the names that forms give them: `authors` a list,
    `source` the outlet's name, `day`, `at` and `zone` those of its publication."""
    version = article.current
    if version is None:
        raise Conflict(_("The article was erased."))
    words = {name: getattr(version, name) for name in COLUMNS if name != "published"}
    published = {name: getattr(version, column) for name, column in PUBLISHED.items()}
    return words | published | {SOURCE: article.source.name if article.source else ""}


def field_of(name: str) -> str:
    """The field that is mended by what a form calls so."""
    return "published" if name in PUBLISHED else name


def mend(
    article: Article,
    by: User,
    typed: Mapping[str, Any],
    *,
    made_from: Mapping[str, Any] | None = None,
    why: str = "",
) -> bool:
    """Give the article these fields, some of those of standing(); an outlet that nobody knows is made.

    `at` without a zone stays a local time whose instant is unknown. `made_from` holds what the form showed:
    see deciding/stale.py, also of Stale. Was there anything to change?
    """
    with decide(by, Action.CORRECT, str(article), why, article=article) as changes:
        article.refresh_from_db()
        stands = standing(article)
        old = article.current
        assert old is not None
        wanted = merged(old, typed, made_from or {}, stands)
        if article.source and _known_source(wanted.get(SOURCE, "")) == article.source:
            del wanted[SOURCE]  # it is called by another of its names
        if wanted:
            fields = {field_of(name) for name in wanted}
            _next_version(article, changes, lambda version: _write(version, fields, stands | wanted, by))
    return bool(changes.rows)


def settle(article: Article, field: str, by: User, *, as_read: bool, why: str = "") -> None:
    """Of a field that was mended: put back what its source says, or let the editor's stand though the source
    changed it since. Raises Conflict where it is not mended any more."""
    with decide(by, Action.CORRECT, str(article), why, article=article) as changes:
        article.refresh_from_db()
        if article.current is None or field not in (known := mends(article.current)):
            raise Conflict(_("This was decided already."))
        if not as_read and not known[field].asks:
            raise Conflict(_("This was decided already."))
        kept = known[field]._replace(asks=False)

        def settled(version: ArticleVersion) -> int | None:
            if not as_read:
                version.mended = stored(known | {field: kept})
                return version.article.source_id
            return _put_back(version, field, kept)

        _next_version(article, changes, settled)


def _put_back(version: ArticleVersion, field: str, kept: Mend) -> int | None:
    version.mended = stored({name: each for name, each in mends(version).items() if name != field})
    if field == SOURCE:
        former: int | None = kept.read["source_id"]
        return former if Source.objects.filter(pk=former or 0).exists() else None
    for name, value in written(version, kept.read).items():
        setattr(version, name, value)
    return version.article.source_id


def _next_version(article: Article, changes: Changes, change: Callable[[ArticleVersion], int | None]) -> None:
    """A new version, a copy of the current one but for what `change` writes; that gives its outlet's id.

    Versions are kept where this is undone, as all that stood once.
    """
    version = copy_of(article.current, article)
    source = change(version)
    version.save()
    looked_at, article.source_id = article.looked_at, source
    columns = article.copied_from(version) | {"looked_at": looked_at}  # no news of its source
    changes.update(article, **columns, source_id=source, read_at=None, reading_failed="")
    article.write_copies()
    reanchor(article)


def copy_of(version: ArticleVersion | None, article: Article) -> ArticleVersion:
    """The same, to be stored as the article's next version."""
    made = copy(version)
    assert made is not None
    made._state = copy(made._state)
    made.pk, made._state.adding = None, True
    made.article, made.number, made.made = article, article.next_number, made.made
    return made


def _write(version: ArticleVersion, fields: set[str], values: Mapping[str, Any], by: User) -> int | None:
    known = mends(version)
    was = {field: _now_in(version, field) for field in fields}
    for field in fields - {SOURCE, "published", "body"}:
        setattr(version, field, values[field])
    if "published" in fields:
        publish(version, values["day"], values["at"], values["zone"])
    if "body" in fields:
        rewrite(version, values["body"])
    source = _source_called(values[SOURCE]) if SOURCE in fields else version.article.source_id
    for field in fields:
        read = known[field].read if field in known else was[field]
        known[field] = Mend.now(by.pk, read)
        says = {"source_id": source} if field == SOURCE else values_of(version, field)
        if same_words(field, says, read):
            del known[field]  # the source's own again
    version.mended = stored(known)
    return source


def _now_in(version: ArticleVersion, field: str) -> dict[str, Any]:
    return {"source_id": version.article.source_id} if field == SOURCE else values_of(version, field)


def publish(version: ArticleVersion, day: date | None, at: time | None, zone: str) -> None:
    """Let it be published then; `zone` is an IANA name or ""."""
    version.published_day, version.published_time, version.published_zone = day, at, zone
    version.published_precision = "" if day is None else "day" if at is None else "minute"
    version.zone_status = ArticleVersion.ZoneStatus.STATED if zone else ArticleVersion.ZoneStatus.UNKNOWN
    timed = day is not None and at is not None and zone
    version.published_at = datetime.combine(day, at, tzinfo=ZoneInfo(zone)) if timed else None  # type: ignore[arg-type]


def rewrite(version: ArticleVersion, body: str) -> None:
    """Another body: its blocks stay what they were, and its links with their words."""
    version.kinds = kinds_after(version.body, version.kinds, body)
    version.links = links_after(version.body, version.links, body)
    version.body = body


def _known_source(name: str) -> Source | None:
    return Source.objects.called(name).first() if name else None


def _source_called(name: str) -> int | None:
    if not name:
        return None
    return (_known_source(name) or Source.objects.create(name=name)).pk
