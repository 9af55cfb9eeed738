"""Each field of an article beside where it was read and by which rule."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from newsreader.models import Article
from newsreader.showing.html.dates import day, published


class FieldRead(NamedTuple):
    label: str
    value: str
    raw: str
    where: str
    rule: str


def fields_with_evidence(article: Article) -> list[FieldRead]:
    """Those of its current version; the value of one that was not found is empty."""
    version = article.current
    if version is None:
        return []
    values = {
        "headline": (_("Headline"), version.headline),
        "standfirst": (_("Standfirst"), version.standfirst),
        "byline": (_("Byline"), version.byline),
        "authors": (_("Authors"), ", ".join(version.authors)),
        "agency": (_("Agency"), version.agency),
        "dateline": (_("Dateline"), version.dateline),
        "published": (_("Published"), published(version) if version.published_day else ""),
        "captured": (_("Captured"), day(version.captured)),
        "source": (_("Source"), article.source.name if article.source else ""),
        "caption": (_("Caption"), version.caption),
        "credit": (_("Credit"), version.credit),
        "keywords": (_("Keywords"), ", ".join(version.keywords)),
        "body": (_("Body"), version.body),
        "language": (_("Language"), version.language),
    }
    told = {"source": version.source_status}  # how it was recognised, in words
    return [
        _read(label, value, version.evidence.get(name) or {}, told.get(name, ""))
        for name, (label, value) in values.items()
    ]


def _read(label: str, value: str, evidence: dict[str, Any], told: str) -> FieldRead:
    where = told or evidence.get("where") or ""
    if not where and evidence.get("start", -1) >= 0:
        where = _("characters %(start)s–%(end)s") % {"start": evidence["start"], "end": evidence["end"]}
    return FieldRead(label, value, evidence.get("raw", ""), where, evidence.get("rule", ""))
