"""What a page says of itself to whoever links to it: only of what strangers may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from newsreader.models import Article, Entity, Entry, Event, Source, Timeline
from newsreader.models.addresses import absolute, address
from newsreader.showing.articles import ArticlePage
from newsreader.showing.entries import GivenPicture, ShownCitation, ShownEntry
from newsreader.showing.html.dates import day, published, reach, when
from newsreader.text.markdown import plain

LONGEST = 200  # characters of a description: search engines and messengers show no more


class FeedLink(NamedTuple):
    name: str  # of its address, in urls.py
    of: str | int | None  # a slug or id that the address holds
    title: str


class Head(NamedTuple):
    """`url` and `image` are whole addresses; "" where there is none to name."""

    title: str
    description: str
    url: str = ""
    type: str = "website"
    language: str = ""
    image: str = ""
    feeds: Sequence[FeedLink] = ()


def of_home() -> Head:
    return Head(
        "newsreader",
        _("Stories from many reports, put in order of time. Each event quotes the sentence it rests on."),
        absolute(reverse("home")),
        language=settings.LANGUAGE_CODE,
        feeds=[_newest()],
    )


def of_articles() -> Head:
    title = _("Articles")
    url = absolute(reverse("articles"))
    return Head(title, _("Newest first, by the moment of publication."), url, feeds=[_newest()])


def of_timeline(
    timeline: Timeline,
    here: ShownEntry | None = None,
    known: date | None = None,
    cover: GivenPicture | None = None,
) -> Head:
    """With the entry that the address names, where it names one. Of a draft its description alone.

    As it was `known` on a day, with that day: the timeline given is what it was then.
    """
    head = _of_timeline(timeline, here, cover)
    if known is None:
        return head
    said = {"title": head.title, "day": day(known)}
    return head._replace(
        title=_("%(title)s – as known on %(day)s") % said,
        description=_short(f"{_('As it was known on %(day)s') % said}. {head.description}".strip()),
        url=head.url and f"{head.url}?known={known}",
    )


def _of_timeline(timeline: Timeline, here: ShownEntry | None, cover: GivenPicture | None) -> Head:
    described = _short(plain(timeline.standfirst)) or reach(timeline.overview)
    if not timeline.is_published:
        return Head(timeline.title, described)
    feeds, language = _feeds(timeline), timeline.language
    if here is None:
        url = absolute(timeline.get_absolute_url())
        image = absolute(cover.url) if cover else ""
        return Head(timeline.title, described, url, "website", language, image, feeds)
    dated = {"when": here.dated, "title": timeline.title}
    described = _short(plain(here.annotation)) or _("%(when)s, on the timeline “%(title)s”") % dated
    url = absolute(address("entry", slug=timeline.slug, id=here.pk))
    return Head(here.title, described, url, "article", language, _picture(here.cited), feeds)


def of_changes(timeline: Timeline, since: date | None = None) -> Head:
    title = _("%(title)s: what changed") % {"title": timeline.title}
    if since:
        title = _("%(title)s: what changed since %(day)s") % {"title": timeline.title, "day": day(since)}
    if not timeline.is_published:
        return Head(title, "")
    described = _("Added, dated otherwise, corrected and withdrawn on the timeline “%(title)s”.")
    url = absolute(address("timeline-changes", slug=timeline.slug))
    url += f"?since={since}" if since else ""
    told = described % {"title": timeline.title}
    return Head(title, told, url, "website", timeline.language, feeds=_feeds(timeline))


def _feeds(timeline: Timeline) -> list[FeedLink]:
    said = {
        "timeline-feed": _("%(title)s: newest entries"),
        "changes-feed": _("%(title)s: what changed"),
        "corrections-feed": _("%(title)s: corrections"),
    }
    return [FeedLink(name, timeline.slug, title % {"title": timeline.title}) for name, title in said.items()]


def of_article(reading: ArticlePage) -> Head:
    """Of a private one nothing: it has no address that others could open."""
    article, version = reading.article, reading.version
    title = article.headline or _("Article")
    if not article.public:
        return Head(title, "")
    described = _short(version.standfirst or version.body)
    picture = absolute(reading.picture.url) if reading.picture else ""
    url = absolute(article.get_absolute_url())
    return Head(title, described or _told_by(article), url, "article", version.language, picture)


def _told_by(article: Article) -> str:
    outlet = article.source.name if article.source else _("source unknown")
    return _("%(outlet)s, %(when)s") % {"outlet": outlet, "when": published(article.current)}


def of_entity(entity: Entity) -> Head:
    described = _short(entity.description) or _("What reports say of %(name)s.") % {"name": entity.shown_name}
    feed = FeedLink("entity-feed", entity.pk, _("Articles that name %(name)s") % {"name": entity.shown_name})
    url = absolute(entity.get_absolute_url())
    return Head(entity.shown_name, described, url, language=settings.LANGUAGE_CODE, feeds=[feed])


def of_source(source: Source) -> Head:
    described = _short(source.description) or _("Articles of %(name)s.") % {"name": source.name}
    feed = FeedLink("source-feed", source.pk, source.name)
    url = absolute(source.get_absolute_url())
    return Head(source.name, described, url, language=settings.LANGUAGE_CODE, feeds=[feed])


def of_event(event: Event, citations: Sequence[ShownCitation], entries: Iterable[Entry]) -> Head:
    """Its address where one of its entries stands on a timeline that strangers see."""
    cited = next((each.sentence for each in citations if each.sentence), "")
    described = _short(f"{when(event)}. {cited}".strip())
    if not any(entry.timeline.is_published for entry in entries):
        return Head(event.title, described)
    url = absolute(event.get_absolute_url())
    return Head(event.title, described, url, "article", settings.LANGUAGE_CODE, _picture(citations))


def _newest() -> FeedLink:
    return FeedLink("articles-feed", None, _("Newest articles"))


def _picture(citations: Sequence[ShownCitation]) -> str:
    """The first that strangers may see beside these."""
    for each in citations:
        if each.public and each.picture and each.picture.is_shown:
            return absolute(each.picture.url)
    return ""


def _short(text: str) -> str:
    first_words = text.split(maxsplit=LONGEST + 1)[: LONGEST + 1]  # a text may have millions
    return Truncator(" ".join(first_words)).chars(LONGEST)
