"""Each field of an article beside where it was read and by which rule, and who mended it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from newsreader.extraction.doubts import about
from newsreader.models import Article, ArticleVersion, Source, User
from newsreader.models.mending import SOURCE, Mend, mends
from newsreader.showing.html.dates import day, published


class Mended(NamedTuple):
    """Who mended a field and when, what its source says there in the machine's reading, and whether the
    source changed that since."""

    by: str
    at: datetime
    read: str
    asks: bool


class FieldRead(NamedTuple):
    label: str
    value: str
    raw: str
    where: str
    rule: str
    name: str = ""
    mended: Mended | None = None


def fields_with_evidence(article: Article) -> list[FieldRead]:
    """Those of its current version; the value of one that was not found is empty."""
    version = article.current
    if version is None:
        return []
    told = {"source": version.source_status}  # how it was recognised, in words
    mended = _mended(version)
    labels = _labels()
    return [
        _read(name, labels[name], value, version.evidence.get(name) or {}, told.get(name, ""), mended)
        for name, value in _values(version, article.source).items()
    ]


def field_labels(names: Collection[str]) -> str:
    """The fields' names, as one line."""
    labels = _labels()
    return ", ".join(labels[name] for name in labels if name in names)


def standing_doubts(version: ArticleVersion | None) -> list[str]:
    """The doubts of its extraction but for those about a field that an editor mended since."""
    if version is None:
        return []
    mended = version.mended.keys()
    return [each for each in version.doubts if not mended & set(about(each))]


def _labels() -> dict[str, str]:
    return {
        "headline": _("Headline"),
        "standfirst": _("Standfirst"),
        "byline": _("Byline"),
        "authors": _("Authors"),
        "agency": _("Agency"),
        "dateline": _("Dateline"),
        "published": _("Published"),
        "captured": _("Captured"),
        "source": _("Source"),
        "caption": _("Caption"),
        "credit": _("Credit"),
        "keywords": _("Keywords"),
        "body": _("Body"),
        "language": _("Language"),
    }


def _values(version: ArticleVersion, source: Source | None) -> dict[str, str]:
    said = {name: getattr(version, name, "") for name in _labels()} | {
        "authors": ", ".join(version.authors),
        "published": published(version) if version.published_day else "",
        "captured": day(version.captured),
        "source": source.name if source else "",
        "keywords": ", ".join(version.keywords),
    }
    return {name: said[name] for name in _labels()}


def _mended(version: ArticleVersion) -> dict[str, Mended]:
    known = mends(version)
    if not known:
        return {}
    names = dict(User.objects.filter(pk__in={m.by for m in known.values()}).values_list("pk", "username"))
    outlet = known[SOURCE].read["source_id"] if SOURCE in known else None
    source = Source.objects.filter(pk=outlet).first() if outlet else None
    read = _values(version.as_read, source)
    return {name: _told(mend, names, read[name]) for name, mend in known.items()}


def _told(mend: Mend, names: Mapping[int, str], read: str) -> Mended:
    by = names.get(mend.by or 0) or _("somebody")
    return Mended(by, datetime.fromisoformat(mend.at), read, mend.asks)


def _read(
    name: str,
    label: str,
    value: str,
    evidence: dict[str, Any],
    told: str,
    mended: Mapping[str, Mended],
) -> FieldRead:
    where = told or evidence.get("where") or ""
    if not where and evidence.get("start", -1) >= 0:
        where = _("characters %(start)s–%(end)s") % {"start": evidence["start"], "end": evidence["end"]}
    raw, rule = evidence.get("raw", ""), evidence.get("rule", "")
    return FieldRead(label, value, raw, where, rule, name, mended.get(name))
