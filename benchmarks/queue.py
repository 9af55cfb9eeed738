"""A morning at the desk: the queue, and each press in it, with 5,000 proposals and 20,000 events stored.

CPU is told as where a million additions take 20 ms (report.PACE), asked before each request: neighbours on a
shared machine cost a request half of its own as soon as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from statistics import median

from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import Count
from django.urls import reverse

from benchmarks import data, report
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
    named = Mention.objects.filter(version__proposals__state="open").values("entity__name")
    name_of = named.annotate(n=Count("pk")).latest("n")["entity__name"]
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
        report.page(name, _cost(lambda address=url + query: _cold(address, cookie), lambda: None), PAGE)


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
                {"do": deed, "proposal": ticked, "timeline": timeline.pk, "sure": "1", "next": "/desk/proposals/"},
                cookie,
            )

        return sent

    if timeline.overview["count"] <= FEW:
        together = {"times": 5, "each": SEVERAL, "goal": report.NONE}
        _press(f"accept {SEVERAL} at once", several("accept"), **together)
        _press("  undo", undo_all, after=decided(several("accept")), **together)
        _press(f"reject {SEVERAL} at once", several("reject"), **together)


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
) -> None:
    """What a press costs; `after` what is pressed before each, and not measured; `decides` how many decisions
    both make, where it is not one each."""
    decided = Decision.objects.count()
    if after:
        after()
    with counted() as queries:
        answer = press()
    cpus, walls = [], []
    for _turn in range(TIMES):
        if after:
            after()
        cpu, wall = timed(press, 1)
        cpus.append(cpu)
        walls.append(wall)
    if Decision.objects.count() - decided != (decides or (2 if after else 1)) * (TIMES + 1):
        raise SystemExit(f"{name}: {TIMES + 1} presses did not decide each; the first answer {answer.status}")
    report.page(name, Cost(median(cpus), median(walls), queries.count, answer), goal)
