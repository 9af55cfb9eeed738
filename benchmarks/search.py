"""Search and list at size: what a page of 20 costs, in CPU of this process and of the database's.

    python -m benchmarks.search                                                 # SQLite, 50,000 articles
    python -m benchmarks.search --stored 500000                                 # in a quarter of an hour
    python -m tests.postgres -- python -m benchmarks.search --stored 500000     # PostgreSQL

Articles of words drawn by Zipf's law from 60,000 (benchmarks/stored.py): the commonest stands in all, the
rarest in one or none; "formerly" stands in every fifth of the oldest half and nowhere else. Printed is what
was measured, and what that is at the pace of the yardsticks' machine, which is asked after each, for a shared
machine slows and quickens by a third within a run: exits 1 where that misses a goal.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from benchmarks.report import PACE

GOAL, LIST = 15.0, 10.0  # ms of CPU a page of hits, a list
OF_A_READING = 1.5  # ms of CPU to index an article
DAY = date(2026, 1, 1)
RUNS = 7
INDEXED = 200  # articles indexed anew, to see what one costs


def indexing() -> float:
    """The CPU in ms that one article takes to be indexed anew."""
    from newsreader.deciding.indexing import index
    from newsreader.models import Article
    from newsreader.models.search import Kind

    costs = []
    for article in Article.objects.order_by("-pk").values_list("pk", flat=True)[:INDEXED]:
        began = cpu()
        index(Kind.ARTICLE, [article])
        costs.append(cpu() - began)
    return median(costs) * 1000


def cpu() -> float:
    """Seconds of CPU of this process and of the server's that works for it."""
    from benchmarks.requests import _cpu

    return _cpu()


def asked() -> dict[str, Any]:
    from benchmarks.stored import word

    common, less, rare = word(0), word(40), word(50_000)
    return {
        "the commonest word": common,
        "a common word": less,
        "a rare word": rare,
        "a word of years ago": "formerly",
        "a word of nobody": "zzyzx",
        "the commonest and a rare word": f"{common} {rare}",
        "three common words": f"{word(3)} {word(9)} {less}",
        "seven of the commonest": " ".join(word(each) for each in range(7)),
        "two rare words": f"{word(5000)} {word(6000)}",
        "a common phrase": f'"{word(3)} {word(9)}"',
        "the commonest without another": f"{common} -{less}",
        "of one source": f"{less} source:3",
        "of one person": f"{less} who:2",
        "of a person seldom named": f"{less} who:400",
        "of a month": f'{less} in:"may 2006"',
    }


def measure(name: str, query: str) -> Iterator[tuple[str, float, int]]:
    from django.contrib.auth.models import AnonymousUser

    from newsreader.models import User
    from newsreader.showing.search import HitOrder, search, understand

    editor = User(pk=1, username="editor", role=User.Role.EDITOR)
    for order in (HitOrder.RELEVANCE, HitOrder.NEWEST):
        for who, viewer in (("stranger", AnonymousUser()), ("editor", editor)):
            found, costs = None, []
            for _run in range(RUNS):
                began = cpu()
                found = search(viewer, understand(query, DAY), order=order)
                costs.append((cpu() - began) * 1000)
            assert found is not None
            yield f"{name}, {order.value}, {who}", sorted(costs)[RUNS // 2], len(found.hits)


def measure_pages(times: int) -> Iterator[tuple[str, float, float]]:
    """Whole pages, as the site answers them: name, ms and the goal."""
    from django.urls import reverse

    from benchmarks.requests import cost, signed_in
    from newsreader.models import Article, User

    search, articles = reverse("search"), reverse("articles")
    for name, query in asked().items():
        yield f"the page: {name}", cost(f"{search}?{urlencode({'q': query})}", times=times).cpu, GOAL
    newest = Article.objects.order_by("-listed").first()
    middle = Article.objects.filter(public=True, pk__gte=newest.pk // 2).order_by("pk").first()
    year = f"period={middle.listed:%Y}"
    deep = f"after={middle.pk}"
    lists = {
        "all": "", "deep": deep, "by arrival": "order=arrival", "of a year": year,
        "of an outlet": "source=3", "of an outlet, deep": f"source=3&{deep}",
        "of an outlet in a year": f"source=3&{year}",
        "of a folder of ten feeds": "folder=Coast", "of ten, deep": f"folder=Coast&{deep}",
        "of a folder of sixty": "folder=World", "of sixty, deep": f"folder=World&{deep}",
        "of sixty, by arrival": "folder=World&order=arrival", "of sixty, in a year": f"folder=World&{year}",
        "of an outlet in a folder": "source=3&folder=World",
        "of a timeline": "timeline=stored", "of a timeline, deep": f"timeline=stored&{deep}",
    }  # fmt: skip
    theirs = {
        "all": "", "unread": "unread=1", "unread, deep": f"unread=1&{deep}", "starred": "starred=1",
        "unread, of sixty feeds": "unread=1&folder=World", "unread, of an outlet": "unread=1&source=3",
        "unread and starred": "unread=1&starred=1",
    }  # fmt: skip
    for name, query in lists.items():
        yield f"the list: {name}", cost(f"{articles}?{query}", times=times).cpu, LIST
    for role in ("editor", "reader"):
        cookie = signed_in(User.objects.get(username=role))
        for name, query in (theirs if role == "reader" else lists).items():
            url = f"{articles}?{query}"
            yield f"the list to {role}: {name}", cost(url, times=times, cookie=cookie).cpu, LIST


def told(name: str, cost: float, goal: float, paced: float) -> bool:
    """Is it missed?"""
    at_pace = cost * PACE / paced
    missed = "  MISSED" if at_pace > goal else ""
    print(f"{cost:8.2f} ms, {at_pace:5.2f} of {goal:g} at pace  {name}{missed}", flush=True)
    return at_pace > goal


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stored", type=int, default=50_000, help="articles")
    parser.add_argument(
        "--written", type=int, default=100_000, help="articles; all beyond are copies of these"
    )
    parser.add_argument("--keep", help="a folder in which the SQLite database stays for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="search-") as folder:
        from benchmarks.__main__ import pace, settle_in

        settle_in(Path(options.keep or folder))
        from benchmarks.stored import store

        store(options.stored, options.written)
        print(f"The machine: {pace():.0f} ms for a million additions ({PACE:.0f} where the goals were set)")
        missed = int(told("to index an article anew", indexing(), OF_A_READING, pace()))
        for name, query in asked().items():
            for line, cost, hits in measure(name, query):
                missed += told(f"{hits:3} hits  {line}", cost, GOAL, pace())
        for name, cost, goal in measure_pages(RUNS):
            missed += told(name, cost, goal, pace())
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
