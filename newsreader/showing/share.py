"""How something is passed on: its address, and its citation in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from newsreader.models import Article, Event, Timeline
from newsreader.models.addresses import absolute, address
from newsreader.showing.entries import ShownCitation, ShownEntry
from newsreader.showing.html.dates import day, published, when

REPORTS = 3  # named in one citation


class Share(NamedTuple):
    """What one copies: a whole address, and a line or two of plain text."""

    url: str
    citation: str


def of_entry(timeline: Timeline, entry: ShownEntry, then: str = "") -> Share:
    """As of the day the timeline last changed, for that is what its page shows. `then` is the query of the
    day on which it is read as it was known."""
    where = _("timeline “%(timeline)s”, newsreader at %(site)s, as of %(day)s") % {
        "timeline": timeline.title,
        "site": _site(),
        "day": day(timezone.localdate(timeline.modified)),
    }
    url = address("entry", slug=timeline.slug, id=entry.pk)
    cited = _citation(entry.title, entry.dated, entry.cited, where)
    return Share(absolute(url + then), cited)


def of_event(event: Event, citations: Sequence[ShownCitation]) -> Share:
    where = _("newsreader at %(site)s, as of %(day)s") % {"site": _site(), "day": day(timezone.localdate())}
    return Share(absolute(event.get_absolute_url()), _citation(event.title, when(event), citations, where))


def _citation(title: str, dated: str, citations: Iterable[ShownCitation], where: str) -> str:
    what = _("‘%(title)s’, %(when)s.") % {"title": title, "when": dated}
    reports = _reports(citations)
    reported = _("Reported by %(reports)s;") % {"reports": reports} if reports else ""
    return " ".join(part for part in (what, reported, where) if part)


def of_article(article: Article) -> Share:
    outlet = article.source.name if article.source else _("source unknown")
    told = {
        "headline": article.headline or _("Without a headline"),
        "outlet": outlet,
        "when": published(article.current),
        "site": _site(),
    }
    citation = _("‘%(headline)s’, %(outlet)s, %(when)s; newsreader at %(site)s") % told
    return Share(absolute(article.get_absolute_url()), citation)


def _reports(citations: Iterable[ShownCitation]) -> str:
    """ "Reuters, 7 December 2016; The Post, 8 December 2016": of each outlet the first."""
    first: dict[str, str] = {}
    for citation in citations:
        if citation.source and not citation.erased and not citation.contradicts:
            reported = f", {day(citation.reported)}" if citation.reported else ""
            first.setdefault(citation.source, f"{citation.source}{reported}")
    return "; ".join(list(first.values())[:REPORTS])


def _site() -> str:
    return urlsplit(settings.SITE_URL).netloc
