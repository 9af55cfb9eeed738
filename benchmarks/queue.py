"""A morning at the desk: the queue, and each press in it, with 5,000 proposals and 20,000 events stored.

CPU is told as where a million additions take 20 ms (report.PACE), asked before each request: neighbours on a
shared machine cost a request half of its own as soon as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from statistics import median
from urllib.parse import urlencode

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Count
from django.urls import reverse

from benchmarks import data, report
from benchmarks.__main__ import pace
from benchmarks.requests import Answer, Cost, counted, get, post, signed_in, timed
from newsreader.deciding.resolving import resolve_proposals
from newsreader.models import Article, Decision, Event, Mention, Proposal, Timeline, User

SIZE = data.Size(
    articles=2_000,
    words=200,
    prototypes=200,
    famous=20,
    entities=500,
    timelines=(100, 1_000, 20_000),
)
OPEN = 5_000
PAGE, PRESS = report.Goal(cpu=20), report.Goal(cpu=15)
TIMES = 25
SEVERAL = 20  # at once: as many as a page has


def measure() -> None:
    _fill()
    editor = User.objects.get()
    cookie = signed_in(editor)
    print(f"A million additions take {pace():.0f} ms; CPU is told as where they take {report.PACE:.0f}")
    report.heading(f"The queue, {OPEN:,} proposals open and {SIZE.events:,} events ({connection.vendor})")
    _pages(cookie)
    waiting = iter(Proposal.objects.open().order_by("id"))
    for timeline in Timeline.objects.order_by("pk"):
        _presses(timeline, editor, cookie, waiting)


def _fill() -> None:
    data.make(SIZE)
    data.copy_proposals(SIZE)
    with transaction.atomic():
        for article in Article.objects.order_by("pk"):
            resolve_proposals(article)
    left_over = Proposal.objects.open().order_by("-id").values("pk")
    over = max(0, Proposal.objects.open().count() - OPEN)
    Proposal.objects.filter(pk__in=list(left_over.values_list("pk", flat=True)[:over])).delete()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    connection.close()


def _pages(cookie: str) -> None:
    url = reverse("desk-proposals")
    timeline = Timeline.objects.get(slug="benchmark-1000")
    article = Proposal.objects.open().latest("id").article
    versions = Proposal.objects.open().values("version")
    named = Mention.objects.filter(version__in=versions).values_list("entity__name")
    [(name_of, _number)] = named.annotate(n=Count("pk")).order_by("-n")[:1]
    for name, query in (
        ("queue, as it opens", ""),
        ("  in order of time", "?order=time"),
        ("  in order of intake", "?order=intake"),
        ("  of one article", f"?article={article.pk}"),
        ("  of one outlet", f"?outlet={article.source_id}"),
        ("  of one timeline", f"?timeline={timeline.pk}"),
        ("  likeliest for it", f"?timeline={timeline.pk}&order=likely"),
        ("  with a word", "?q=minister"),
        ("  with a name", f"?{urlencode({'name': name_of})}"),
        ("  of one day", "?day=2016"),
    ):
        report.page(name, _cost(partial(_cold, url + query, cookie)), PAGE)


def _cold(address: str, cookie: str) -> Answer:
    cache.clear()  # of a long queue the outlets are kept a minute
    answer = get(address, cookie)
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return answer


def _presses(timeline: Timeline, editor: User, cookie: str, waiting: Iterator[Proposal]) -> None:
    last = ""
    size = f"{timeline.overview['count']:,}"

    def accept() -> Answer:
        proposal = next(waiting)
        return post(
            reverse("proposal-accept", args=[proposal.pk]), {"timeline": timeline.pk, "sure": "1"}, cookie
        )

    def undo() -> Answer:
        return post(last, {}, cookie)

    def decided(press: Callable[[], Answer]) -> Callable[[], object]:
        def pressed() -> None:
            nonlocal last
            press()
            last = reverse("undo", args=[editor.decisions.latest("id").pk])

        return pressed

    def read() -> Answer:
        return get(timeline.get_absolute_url(), cookie)

    def reject() -> Answer:
        return post(reverse("proposal-reject", args=[next(waiting).pk]), {}, cookie)

    citable = iter(list(islice(_citable(timeline), 2 * TIMES + 2)))

    def cite() -> Answer:
        proposal, event = next(citable)
        return post(reverse("proposal-cite", args=[proposal.pk]), {"event": event.pk}, cookie)

    _press(f"accept, pending on a timeline of {size}", accept)
    _press("  undo", undo, after=decided(accept))
    Timeline.objects.filter(pk=timeline.pk).update(at_once=True)
    _press("accept, published there at once", accept)
    _press("  undo", undo, after=decided(accept))
    _press("  the timeline, read first after one", read, after=accept, decides=1, goal=report.NONE)
    _press("cite, for an event that stands there", cite)
    _press("  undo", undo, after=decided(cite))
    _press("reject", reject)
    _press("  undo", undo, after=decided(reject))

    def several(deed: str) -> Callable[[], Answer]:
        def sent() -> Answer:
            ticked = [next(waiting).pk for _each in range(SEVERAL)]
            return post(
                reverse("proposals-several"),
                {
                    "do": deed,
                    "proposal": ticked,
                    "timeline": timeline.pk,
                    "sure": "1",
                    "next": "/desk/proposals/",
                },
                cookie,
            )

        return sent

    def undo_all() -> Answer:
        first = editor.decisions.latest("id").batch_id
        return post(reverse("undo-all", args=[first]), {}, cookie)

    if timeline.slug.endswith("-1000"):
        several_at_once = partial(_press, times=5, decides=SEVERAL, goal=report.NONE)
        several_at_once(f"accept {SEVERAL} at once", several("accept"))
        several_at_once("  undo", undo_all, after=several("accept"), decides=2 * SEVERAL)
        several_at_once(f"reject {SEVERAL} at once", several("reject"))
        several_at_once("  undo", undo_all, after=several("reject"), decides=2 * SEVERAL)


def _citable(timeline: Timeline) -> Iterator[tuple[Proposal, Event]]:
    """Open proposals of as many articles, the last first, each with an event of the timeline on its days, if
    possible one that stands on no other: each that shows it is counted anew."""
    articles: set[int] = set()
    there = Event.objects.filter(pk__in=timeline.entries.values("event"))
    for proposal in Proposal.objects.open().exclude(earliest=None).exclude(latest=None).order_by("-id"):
        if proposal.article_id not in articles:
            same_days = there.between(proposal.earliest, proposal.latest)
            alone = same_days.annotate(on=Count("entries")).order_by("on", "-pk")
            if event := alone.first():
                articles.add(proposal.article_id)
                yield proposal, event


def _press(
    name: str,
    press: Callable[[], Answer],
    after: Callable[[], object] | None = None,
    decides: int = 0,
    goal: report.Goal = PRESS,
    times: int = TIMES,
) -> None:
    """What a press costs; `after` what is pressed before each, and not measured; `decides` how many decisions
    both make, where it is not one each."""
    decided = Decision.objects.count()
    cost = _cost(press, after, times)
    if Decision.objects.count() - decided != (decides or (2 if after else 1)) * (times + 1):
        raise SystemExit(f"{name}: {times + 1} presses did not decide each; first {cost.answer.status}")
    report.page(name, cost, goal)


def _cost(press: Callable[[], Answer], after: Callable[[], object] | None = None, times: int = TIMES) -> Cost:
    if after:
        after()
    with counted() as queries:
        answer = press()
    cpus, walls = [], []
    for _turn in range(times):
        if after:
            after()
        paced = pace(1)
        cpu, wall = timed(press, 1)
        cpus.append(cpu * report.PACE / paced)
        walls.append(wall)
    return Cost(median(cpus), median(walls), queries.count, answer)
