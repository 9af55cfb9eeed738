"""200 events in a real browser: from the click to a page that is parsed, styled and laid out."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from benchmarks import report

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
# Reading a size forces the layout of everything; what is left after that is painting.
READY = """() => { document.querySelector("main").getBoundingClientRect();
    return performance.now() }"""


def measure(url: str, times: int) -> None:
    """`url` shows 200 events. A new context each time: nothing of the page is in the browser's cache."""
    print("\nIn Chromium, nothing in its cache, the page kept by the site")
    program = (
        os.environ.get("CHROMIUM") or shutil.which("chromium", path="/usr/bin") or shutil.which("chromium")
    )
    if program is None:
        print("  Chromium is not installed: skipped (CHROMIUM may name one)")
        return
    from playwright.sync_api import sync_playwright

    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        ready = []
        for _turn in range(times + 1):
            context = browser.new_context()
            page = context.new_page()
            page.goto(address + url, wait_until="domcontentloaded")
            ready.append(page.evaluate(READY))
            entries = page.locator(".entry").count()
            context.close()
        browser.close()
    report.figure(f"{entries} events ready (print page)", median(ready[1:]), 500, "ms")


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
