"""The pages of the site: what each costs, beside its goal."""

from __future__ import annotations

from functools import partial
from statistics import median
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Count
from django.urls import reverse

from benchmarks import browser, report, requests
from benchmarks.data import Size, famous
from benchmarks.report import Goal
from benchmarks.requests import cost, signed_in
from newsreader.deciding.changes import Changes
from newsreader.deciding.overview import bring_up_to_date, outdate, refresh
from newsreader.models import (
    Appearance,
    Article,
    Decision,
    Entity,
    Entry,
    Event,
    Participation,
    Source,
    Timeline,
    User,
)
from newsreader.text.when import When

IN_BROWSER = (200, 2_000, 10_000)
OPENING = Goal(cpu=15, kilobytes=20, queries=10)
OPENING_ON_POSTGRESQL = Goal(cpu=10, kilobytes=20, queries=10)
UNCHANGED = Goal(cpu=2)
FURTHER = Goal(cpu=7)
CARD = Goal(cpu=4)
CARD_ON_POSTGRESQL = Goal(cpu=4.5)
PAGE = Goal(cpu=10)  # of an entity, of the sources
DECISION = Goal(cpu=15)
DESK = Goal(cpu=30)  # its front page, and the page that cites words
ARTICLE = Goal(cpu=10)
LIST = Goal(cpu=10)
SEARCH = Goal(cpu=15)


def measure(size: Size, times: int) -> None:
    editor = signed_in(User.objects.get(username="editor"))
    _timelines(size, times, editor)
    _entities(times, editor)
    _articles(size, times, editor)
    _search(size, times, editor)
    _others(size, times, editor)


def timelines(size: Size, times: int) -> None:
    """These alone, by the server's CPU, as where a million additions take report.PACE, and in a browser."""
    _timelines(size, times, signed_in(User.objects.get(username="editor")), paced=True)
    browser.measure(IN_BROWSER, 7)


def _timelines(size: Size, times: int, editor: str, *, paced: bool = False) -> None:
    cost, timed = partial(requests.cost, paced=paced), partial(requests.timed, paced=paced)
    report.heading(f"Timeline ({connection.vendor})")
    first = OPENING_ON_POSTGRESQL if connection.vendor == "postgresql" else OPENING
    for count in size.timelines:
        if count in (200, 2_000):
            continue
        timeline = Timeline.objects.get(slug=f"benchmark-{count}")
        url = timeline.get_absolute_url()
        opening = cost(url, times=times)
        report.page(f"first window of 100, of {count:,}", opening, first)
        report.page("  unchanged, from the cache", cost(url, times=times, kept=True), UNCHANGED)
        etag = opening.answer.headers["ETag"]
        unchanged = cost(url, times=times, kept=True, etag=etag, status=304)
        report.page("  unchanged, 304", unchanged, UNCHANGED)
    entries = list(timeline.entries.in_order()[:100]), timeline.entries.in_order()[size.events // 2]
    onwards, middle = f"{url}?after={entries[0][-1].key.as_text}", entries[1]
    report.page("  to an editor", cost(url, times=times, cookie=editor))
    report.page("next window of 50", cost(onwards, times=times, fragment=True), FURTHER)
    back = f"{url}?before={middle.key.as_text}"
    report.page("window of 50 before the middle", cost(back, times=times, fragment=True), FURTHER)
    report.page("window of 100 around an entry in the middle", cost(middle.get_absolute_url(), times=times))
    report.page("narrowed to an entity", cost(f"{url}?entity={famous().pk}", times=times))
    source = Source.objects.filter(articles__citations__event__entries=middle).first()
    report.page("narrowed to a source", cost(f"{url}?source={source.pk}", times=times))
    century, year = f"{middle.earliest:%Y}"[:2], f"{middle.earliest:%Y}"
    report.page("its overview of a century", cost(f"{url}?span={century}00..{century}99", times=times))
    report.page("its overview of a year", cost(f"{url}?span={year}", times=times))
    report.page("newest first", cost(f"{url}?order=newest", times=times), first)
    report.page("narrowed to a month", cost(f"{url}?period={middle.earliest:%Y-%m}", times=times))
    print_url = reverse("timeline-print", kwargs={"slug": "benchmark-2000"})
    report.page("print of 2,000", cost(print_url, times=max(2, times // 5)))
    cpu, _wall = timed(lambda: refresh([timeline]), max(2, times // 5))
    report.figure("counting the whole overview anew", cpu, None, "ms")
    turns = max(2, times // 5)
    added = [timed(partial(bring_up_to_date, _added(timeline, middle)), 1) for _turn in range(turns)]
    cpu = median(cpu for cpu, _wall in added)
    report.figure("what a decision adds: the overview by difference", cpu, DECISION.cpu, "ms")


def _added(timeline: Timeline, beside: Entry) -> Timeline:
    """The timeline after a decision that puts one more event beside an entry, which is not counted yet."""
    changes = Changes()
    event = Event(title="One more")
    event.when = When(beside.day, beside.day)
    changes.create(event)
    for participation in beside.event.participations.all():
        changes.create(Participation(event=event, entity=participation.entity))
    citation = beside.event.citations.all()[0]
    citation.pk, citation._state.adding, citation.event = None, True, event
    changes.create(citation)
    changes.create(Entry(timeline=timeline, event=event, **Entry.key_columns(event)))
    editor = User.objects.get(username="editor")
    made = Decision.objects.create(by=editor, action="edit", subject=event.title, changes=changes.rows)
    outdate([timeline], [made])
    return Timeline.objects.get(pk=timeline.pk)


def _entities(times: int, editor: str) -> None:
    report.heading("Entity")
    someone = famous()
    mentions = someone.mentions.count()
    quick = CARD_ON_POSTGRESQL if connection.vendor == "postgresql" else CARD
    card = f"{someone.get_absolute_url()}card/"
    report.page(f"card, of {mentions:,} mentions", cost(card, times=times, fragment=True), quick)
    report.page("  to an editor", cost(card, times=times, fragment=True, cookie=editor), quick)
    seen = Appearance.objects.filter(public=True).exclude(entity=someone).values("entity").order_by()
    busiest = seen.annotate(articles=Count("pk")).order_by("-articles", "entity")[0]
    busy = Entity.objects.get(pk=busiest["entity"])
    card = f"{busy.get_absolute_url()}card/"
    name = f"card, of one named in {busiest['articles']:,} articles"
    report.page(name, cost(card, times=times, fragment=True), quick)
    report.page("page of the first", cost(someone.get_absolute_url(), times=times), PAGE)
    report.page("page of the second", cost(busy.get_absolute_url(), times=times), PAGE)
    months = reverse("entity-months", args=[busy.pk, busy.slug])
    report.page("  all its mentions counted", cost(months, times=times))
    report.page("index", cost(reverse("entities"), times=times))
    report.page("index, to an editor", cost(reverse("entities"), times=times, cookie=editor))


def _articles(size: Size, times: int, editor: str) -> None:
    report.heading(f"Article (of {size.articles:,})")
    shown = Article.objects.filter(public=True)
    middle = shown.filter(pk__gte=size.articles // 2, citations__isnull=False).order_by("pk").first()
    version = middle.current
    marks = version.mentions.count() + version.timeexpressions.count() + version.citations.count()
    words = len(version.body.split())
    name = f"article of {words} words with {marks} marks"
    report.page(name, cost(middle.get_absolute_url(), times=times), ARTICLE)
    report.page("  to an editor", cost(middle.get_absolute_url(), times=times, cookie=editor), ARTICLE)
    of_blocks = shown.filter(pk__gte=middle.pk).exclude(current__kinds=[]).order_by("pk")[0]
    report.page("  with a subhead and a list", cost(of_blocks.get_absolute_url(), times=times), ARTICLE)
    url = reverse("articles")
    report.page("list of 20", cost(url, times=times), LIST)
    report.page("  to an editor", cost(url, times=times, cookie=editor), LIST)
    report.page("  of one source", cost(f"{url}?source={middle.source_id}", times=times), LIST)
    month = f"{middle.listed:%Y-%m}"
    report.page("  of one month", cost(f"{url}?period={month}", times=times), LIST)
    both = f"{url}?source={middle.source_id}&period={middle.listed:%Y}"
    report.page("  of one source and year", cost(both, times=times), LIST)
    report.page("  deep in the list", cost(f"{url}?after={middle.pk}", times=times), LIST)
    deep = f"{url}?source={middle.source_id}&after={middle.pk}"
    report.page("  of one source, deep", cost(deep, times=times), LIST)
    report.page("  deep, to an editor", cost(f"{url}?after={middle.pk}", times=times, cookie=editor), LIST)


def _search(size: Size, times: int, editor: str) -> None:
    """Words of many, of some and of few; of all sizes: benchmarks/search.py."""
    report.heading(f"Search (of {size.searched:,} articles)")
    url, name = reverse("search"), famous().name
    of_one = f"said who:{famous().pk}"
    for asked in ("said", "said tower", '"told reporters"', name, of_one, "nobodysaidthis"):
        address = f"{url}?{urlencode({'q': asked})}"
        report.page(asked, cost(address, times=times), SEARCH)
        report.page("  newest first", cost(f"{address}&order=newest", times=times), SEARCH)
    report.page("  to an editor", cost(f"{url}?q=said", times=times, cookie=editor), SEARCH)


def _others(size: Size, times: int, editor: str) -> None:
    report.heading(f"Other pages ({connection.vendor})")
    for name in ("home", "timelines", "sources"):
        goal = PAGE if name == "sources" else report.NONE
        report.page(name, cost(reverse(name), times=times), goal)
        report.page("  to an editor", cost(reverse(name), times=times, cookie=editor), goal)
    busy = Source.objects.filter(articles__public=True).order_by("-pk").first()
    report.page("a source", cost(busy.get_absolute_url(), times=times))
    report.page("desk", cost(reverse("desk"), times=times, cookie=editor), DESK)
    cited = Article.objects.filter(public=True, citations__isnull=False).order_by("pk").first()
    if cited:
        url = reverse("article-write", args=[cited.pk])
        report.page("desk: citing words", cost(url, times=times, cookie=editor), DESK)
    report.page("desk: proposals", cost(reverse("desk-proposals"), times=times, cookie=editor))
