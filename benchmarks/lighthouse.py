"""Lighthouse on a phone, as it comes, beside a bare page of the same bytes: medians of what it gives.

    npm install --prefix /tmp/lighthouse lighthouse@12          # 13 needs Node 22
    python -m benchmarks.lighthouse /tmp/lighthouse/node_modules/.bin/lighthouse http://127.0.0.1:8000 \
        / /articles/ /articles/12-…/ /timelines/aleppo-offensive/

The site runs already. Each page and a bare one (a headline and paragraphs of one HTML file, as many bytes as
all that the page loads, from a server of Python's) are measured in turns, for what else runs on the machine
costs both. Exits 1 where a median is below 98, unless it is performance and the bare page's is no better.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from statistics import median
from typing import Any

from benchmarks.plain_pages import plainly

GOAL = 98  # of 100, in each category
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"
HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>A bare page</title>'
    '<meta name="viewport" content="width=device-width"><meta name="description" content="Words alone">'
    '<link rel="icon" href="data:,"><h1>A bare page</h1>'
)
PARAGRAPH = "<p>The ferry to the islands was late again, and nobody on the quay could say by how much.</p>\n"


class Scores(dict[str, float]):
    """What Lighthouse gives a page, of 100 by category."""

    weight: int = 0  # bytes of all that was loaded

    @classmethod
    def of(cls, answer: dict[str, Any]) -> Scores:
        scores = cls({name: each["score"] * 100 for name, each in answer["categories"].items()})
        scores.weight = int(answer["audits"]["total-byte-weight"]["numericValue"])
        return scores


def scores_of(program: str, url: str) -> Scores:
    command = [program, url, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": os.environ.get("CHROMIUM") or shutil.which("chromium") or ""}
    answer = subprocess.run(command, env=environment, capture_output=True, check=True).stdout
    return Scores.of(json.loads(answer))


def bare(size: int) -> bytes:
    """A page of words that is about as large."""
    return (HEAD + PARAGRAPH * (max(0, size - len(HEAD)) // len(PARAGRAPH))).encode()


def measure(program: str, url: str, times: int) -> bool:
    """Prints a line each for the page and the bare one. Is a goal missed?"""
    page, beside = [scores_of(program, url)], []
    with plainly(bare(page[0].weight)) as address:
        beside.append(scores_of(program, address))
        for _turn in range(times - 1):
            page.append(scores_of(program, url))
            beside.append(scores_of(program, address))
    medians = {name: median(each[name] for each in page) for name in CATEGORIES}
    of_bare = median(each["performance"] for each in beside)
    missed = [
        name
        for name in CATEGORIES
        if medians[name] < GOAL and (name != "performance" or medians[name] < of_bare)
    ]
    scores = ", ".join(f"{name} {medians[name]:.0f}" for name in CATEGORIES)
    print(f"{url}, {page[0].weight / 1000:.0f} kB: {scores}{'  MISSED' if missed else ''}")
    print(f"    a bare page of as many bytes: performance {of_bare:.0f}", flush=True)
    return bool(missed)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lighthouse", description=__doc__)
    parser.add_argument("program", help="lighthouse, as npm installs it")
    parser.add_argument("site", help="its address")
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--times", type=int, default=5)
    options = parser.parse_args()
    print(f"The machine's load: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    urls = [options.site.rstrip("/") + path for path in options.paths]
    missed = [measure(options.program, url, options.times) for url in urls]
    print(f"The machine's load: {os.getloadavg()[0]:.1f}")
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
