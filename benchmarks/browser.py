"""Timelines in a real browser: from the click to a page that is parsed, styled and laid out.

In turns with the same words as bare HTML: a heading and a paragraph an event, nothing to fetch, sent with the
headers that guard our pages. For one of them, Cross-Origin-Opener-Policy, Chromium starts a process, whatever
the page: 25 to 35 ms; what the bare page takes without any is printed too. By the clock, so what else the
machine does counts in both, and by the CPU time of the page's main thread, which a busy machine changes less;
the ratios are the yardstick. What a page leaves for when the browser is idle is held back: it is ready before
that.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from benchmarks import report
from benchmarks.plain_pages import plainly
from benchmarks.requests import get

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# Reading a size forces the layout of all but what is left for later; what is left after that is painting.
READY = """() => { document.querySelector("main").getBoundingClientRect();
    return performance.now() }"""
GUARDING = (
    *("Content-Security-Policy", "Cross-Origin-Opener-Policy", "Referrer-Policy"),
    *("X-Content-Type-Options", "X-Frame-Options"),
)
LONGEST = 120_000  # ms until a page has to be there, on a machine that others work on
NOTHING_WHEN_IDLE = "globalThis.requestIdleCallback = () => {}"
NODES = """() => { const walk = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let nodes = 1; while (walk.nextNode()) nodes += 1; return nodes }"""
ENTRY = re.compile(
    r'<li\b[^>]*\bclass="entry.*?(?=<li\b[^>]*\bclass="entry|</ol>\s*(?:<p class="more|</div>))', re.S
)
TAG = re.compile(r"<[^>]*>")


def measure(sizes: tuple[int, ...], times: int) -> None:
    """Of timelines of so many events. A new context each time: the browser has nothing in its cache."""
    print("\nIn Chromium, nothing in its cache, pages kept by the site")
    program = (
        os.environ.get("CHROMIUM") or shutil.which("chromium", path="/usr/bin") or shutil.which("chromium")
    )
    if program is None:
        print("  Chromium is not installed: skipped (CHROMIUM may name one)")
        return
    from playwright.sync_api import sync_playwright

    window = get(f"/timelines/benchmark-{sizes[0]}/")
    words, guarding = bare(window.text), {name: window.headers[name] for name in GUARDING}
    with (
        site() as address,
        plainly(words, guarding) as bare_address,
        plainly(words) as unguarded,
        sync_playwright() as playwright,
    ):
        pages = {f"{size:,}": f"{address}/timelines/benchmark-{size}/" for size in sizes}
        pages |= {"bare": bare_address, "unguarded": unguarded}
        pages["print"] = f"{address}/timelines/benchmark-2000/print/"
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        ready, working, nodes = defaultdict(list), defaultdict(list), {}
        for _turn in range(times + 1):
            for name, url in pages.items():
                context = browser.new_context()
                page = context.new_page()
                page.add_init_script(NOTHING_WHEN_IDLE)
                asked = context.new_cdp_session(page)
                asked.send("Performance.enable", {"timeDomain": "threadTicks"})
                page.goto(url, wait_until="domcontentloaded", timeout=LONGEST)
                ready[name].append(page.evaluate(READY))
                counted = {
                    each["name"]: each["value"] for each in asked.send("Performance.getMetrics")["metrics"]
                }
                working[name].append(counted["TaskDuration"] * 1000)
                nodes[name] = page.evaluate(NODES)
                context.close()
        browser.close()
    found, worked = (
        {name: median(several[1:]) for name, several in measured.items()} for measured in (ready, working)
    )
    report.figure("a window's words as bare HTML ready", found["bare"], None, "ms")
    report.figure("  its main thread's CPU", worked["bare"], None, "ms")
    report.figure("  the same, sent without our headers", found["unguarded"], None, "ms")
    for name in list(pages)[: len(sizes)]:
        report.figure(f"first window of 100, of {name}, ready", found[name], round(3 * found["bare"]), "ms")
        report.figure("  its main thread's CPU", worked[name], round(3 * worked["bare"]), "ms")
    report.figure("  its nodes", max(nodes[name] for name in list(pages)[: len(sizes)]), 6_000, "nodes")
    report.figure("print of 2,000 ready", found["print"], 1_500, "ms")
    report.figure("  its nodes", nodes["print"], 60_000, "nodes")


def bare(page: str) -> bytes:
    """The words of a window, nothing else."""
    entries = [" ".join(TAG.sub(" ", entry).split()) for entry in ENTRY.findall(page)]
    if len(entries) != 100:
        raise SystemExit(f"{len(entries)} entries found on a page of 100")
    rows = "".join(f"<li><h2>{entry[:60]}</h2><p>{entry[60:]}</p></li>" for entry in entries)
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>The same words</title>'
    return f"{head}<main><ol>{rows}</ol></main>".encode()


@contextmanager
def site() -> Iterator[str]:
    """The site under gunicorn, on the benchmark's database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "newsreader.wsgi", f"--bind=127.0.0.1:{port}", "--threads=4"]
        + ["--workers=1", "--no-control-socket", "--log-level=warning"]
    )
    try:
        for _try in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
