"""The process that benchmarks/before.py asks: it works with the code of one tree, of today or of then.

    python -P benchmarks/in_tree.py TREE ARTICLES KILOBYTES REQUESTS

Standard input has a name a line, standard output the figure of each. Nothing here is imported from the
project before the tree is known.
"""

from __future__ import annotations

import json
import math
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, redirect_stdout, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import psutil

PROTOTYPES = 200  # articles that are read; the others are copies


def main(tree: str, *sizes: str) -> None:
    sys.path.insert(0, tree)
    site = _Site(*map(int, sizes))
    for line in sys.stdin:
        print(json.dumps(site.figures[json.loads(line)]()), flush=True)


class _Site:
    def __init__(self, articles: int, kilobytes: int, requests: int) -> None:
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        _make(articles)
        from benchmarks.data import famous
        from newsreader.models import Appearance, Entity

        someone = famous()
        seen = Appearance.objects.filter(public=True).exclude(entity=someone)
        busiest = Entity.objects.get(pk=_most(seen.values_list("entity", flat=True).order_by("entity")))
        self.requests = requests
        self.paths = [each.get_absolute_url() for each in (someone, busiest)]
        self.paths += ["/", "/sources/", "/articles/", "/entities/", "/timelines/benchmark-200/"]
        page, most = self.paths[:2]
        self.figures: dict[str, Callable[[], float]] = {
            "page": lambda: _cost(page),
            "busiest": lambda: _cost(most),
            "sources": lambda: _cost("/sources/"),
            "card": lambda: _cost(f"{page}card/", fragment=True),
            "busiest card": lambda: _cost(f"{most}card/", fragment=True),
            "long": lambda: _long(kilobytes)[0],
            "long kilobytes": lambda: _long(kilobytes)[1],
            "months": _months,
            "growth": _growth,
            "memory": self._memory,
            "suite": _suite,
        }

    def _memory(self) -> float:
        """MB of RSS of the web server's one process, after requests to pages of several kinds."""
        port = _free_port()
        with _web_server(port) as server:
            ask = partial(_fetch, port)
            with ThreadPoolExecutor(4) as pool:
                list(pool.map(ask, [self.paths[at % len(self.paths)] for at in range(self.requests)]))
            return max(child.memory_info().rss for child in server.children()) / 1e6


def _most(entities: Any) -> int:
    return Counter(entities.iterator()).most_common(1)[0][0]


def _make(articles: int) -> None:
    from benchmarks import data

    size = replace(
        data.FULL, articles=articles, prototypes=PROTOTYPES, timelines=(200, max(1_000, articles // 5))
    )
    data.make(size)


def _cost(url: str, *, fragment: bool = False) -> float:
    """Milliseconds of CPU for one answer, the database's included; the cache of pages is empty."""
    from benchmarks.requests import cost

    return float(cost(url, times=1, fragment=fragment).cpu)


def _long(kilobytes: int) -> tuple[float, float]:
    """The long article: CPU to the first byte of its page in ms, and the page's size in kB."""
    from benchmarks.requests import cost
    from newsreader.models import Article

    found = Article.objects.filter(headline="A chronology").first() or _chronology(kilobytes)
    answer = cost(found.get_absolute_url(), times=1)
    body = answer.answer.text if hasattr(answer.answer, "text") else answer.answer.body.decode()
    return float(answer.cpu), len(body.encode()) / 1000


def _chronology(kilobytes: int) -> Any:
    """Taken and read by the tree's own command."""
    from django.core.management import call_command

    from newsreader.models import Article

    bodies = Article.objects.order_by("pk").values_list("current__body", flat=True)[:400]
    text = "\n\n".join(bodies)
    body = (f"{text}\n\n" * (kilobytes * 1000 // len(text) + 1))[: kilobytes * 1000]
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(f"A chronology\n\nBy Ada Hale\n\nPublished 13 March 2019\n\n{body}")
        file.flush()
        with redirect_stdout(StringIO()):
            call_command("ingest", file.name)
    Article.objects.filter(headline="A chronology").update(public=True)
    return Article.objects.get(headline="A chronology")


def _months() -> float:
    from newsreader.text import timex

    text = "January February " * (100_000 // 17)
    began = time.process_time()
    list(timex.find(text, date(2016, 12, 8)))
    return (time.process_time() - began) * 1000


# A dozen kinds of markup, shorter than those of benchmarks/growth.py: the worst took 14 s at 200 kB once.
KINDS = {
    "attributes of one tag": lambda n: f"<p {' '.join(f'a{each}=1' for each in range(n // 9))}>Said.</p>",
    "nested elements": lambda n: "<div>" * (n // 11) + "Said." + "</div>" * (n // 11),
    "cells": lambda n: f"<table><tr>{'<td>Selby' * (n // 9)}</table>",
    "entities": lambda n: "&amp;&eacute;&#8217;" * (n // 20),
    "links": lambda n: "<a href='/a'>word</a> " * (n // 22),
    "strong": lambda n: "<em>a</em> b " * (n // 13),
    "times": lambda n: "<time datetime=2016-12-08>8 December 2016</time> " * (n // 49),
    "quotations": lambda n: "<q>word</q> " * (n // 12),
    "raised figures": lambda n: "10<sup>6</sup> " * (n // 15),
    "struck words": lambda n: "<del>word</del> x " * (n // 18),
    "hidden words": lambda n: "word <span hidden>x</span> " * (n // 27),
    "pictures": lambda n: "<figure><img src=a><figcaption>The ferry.</figcaption></figure>" * (n // 63),
}
SHORT, LONGER = 15_000, 60_000


def _growth() -> float:
    try:
        from newsreader.extraction.pages import tree

        def read(page: str) -> Any:
            return tree.found_in(page.encode())
    except ModuleNotFoundError:
        from newsreader.extraction import tree  # type: ignore[attr-defined,no-redef] # of then

        read = tree.found_in

    def took(body: str) -> float:
        page = f"<html lang=en><title>Ferry sails</title><body><h1>Ferry sails</h1>{body}<p>{'Said. ' * 99}"
        seconds = []
        for _turn in range(2):
            began = time.process_time()
            read(page)
            seconds.append(time.process_time() - began)
        return min(seconds)

    took("<p>Said.</p>")
    return max(math.log(took(kind(LONGER)) / took(kind(SHORT)), LONGER / SHORT) for kind in KINDS.values())


def _suite() -> float:
    """Minutes by the clock."""
    began = time.monotonic()
    settings = {n: v for n, v in os.environ.items() if n not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q"], env=settings, stdout=subprocess.DEVNULL, check=False
    )
    return (time.monotonic() - began) / 60


def _free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def _web_server(port: int) -> Iterator[psutil.Process]:
    """As `make run` of the tree starts it, with one process."""
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "newsreader.wsgi",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "1",
    ]
    command += ["--threads", "4", "--no-control-socket", "--log-level", "warning"]
    if Path("newsreader/gunicorn.py").exists():
        command += ["--config", "python:newsreader.gunicorn"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with suppress(OSError):
                _fetch(port, "/")
                break
            time.sleep(0.2)
        yield psutil.Process(server.pid)
    finally:
        server.terminate()
        server.wait()


def _fetch(port: int, path: str) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        answer.read()


if __name__ == "__main__":
    main(*sys.argv[1:])
