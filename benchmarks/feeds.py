"""Feeds, measured on feedparser's own well-formed ones beside the checkout: goals beside what was measured.

    python benchmarks/feeds.py [ARCHIVE] [--show REASON]

Every feed is read by us and by feedparser. A difference has a reason, told by what the feed says and not by
its name; "unexplained" is the one that may not be. Then entries a CPU-second, of feeds made here. Needs no
database and no settings. Exits 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import calendar
import html
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    # Instead of this folder, whose requests.py is not the one that a library asks for.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

import feedparser

from newsreader.extraction.feeds import FeedEntry, read
from newsreader.extraction.feeds.feed import EntryDate
from newsreader.fetching.documents import Refused

ARCHIVE = Path(__file__).resolve().parents[2] / "shared/corpora/feeds/feedparser-wellformed.tar.gz"
# Where the feeds say they came from: feedparser's own tests have a server there.
ADDRESS = "http://127.0.0.1:8097/"
NOW = datetime(2026, 11, 28, tzinfo=UTC)
LETTERS = re.compile(r"\b(?!GMT|UTC?\b|EST|EDT|CST|CDT|MST|MDT|PST|PDT|AM\b|PM\b)[A-Z]{1,5}\)?$")
OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d|GMT|UTC?|[ECMP][SD]T)\)?$", re.IGNORECASE)
FASTEST = 1_000  # entries a CPU-second at least


def feeds(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as packed:
        for member in packed:
            stream = packed.extractfile(member) if member.isfile() else None
            if stream is not None:
                yield member.name, stream.read()


def headers_of(data: bytes) -> dict[str, str]:
    """What a feed's first comment says its server sent."""
    found = re.findall(rb"^\s*Header:\s*([A-Za-z-]+)\s*[:=]\s*(\S.*?)\s*$", data[:2000], re.MULTILINE)
    return {name.decode().lower(): value.decode("latin-1") for name, value in found}


def words(markup: Any) -> str:
    plain = html.unescape(html.unescape(re.sub(r"<[^<>]*>", " ", str(markup or ""))))
    return " ".join(re.sub(r"<[^<>]*>", " ", plain).split())


def addresses(markup: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r"""\s(?:href|src)\s*=\s*["']?([^"'\s>]*)""", markup)]


def instant(date: EntryDate | None) -> float | None:
    """Seconds since 1970 as feedparser counts them: of a day its midnight, of no zone as if it were UTC."""
    if date is None or date.moment is None or date.moment.local is None:
        return None
    moment = date.moment.utc or date.moment.local.replace(tzinfo=UTC)
    return calendar.timegm(moment.timetuple())


class Comparison:
    def __init__(self) -> None:
        self.equal: Counter[str] = Counter()
        self.reasons: Counter[tuple[str, str]] = Counter()
        self.examples: dict[tuple[str, str], list[str]] = {}

    def note(self, field: str, reason: str, example: str) -> None:
        if not reason:
            self.equal[field] += 1
            return
        self.reasons[field, reason] += 1
        self.examples.setdefault((field, reason), []).append(example)

    def entry(self, name: str, ours: FeedEntry, theirs: Any) -> None:
        fields = {
            "title": (ours.title, theirs.get("title", ""), title_reason),
            "link": (ours.link, theirs.get("link", ""), link_reason),
            "id": (ours.id, theirs.get("id", ""), id_reason),
            "body": (ours.html, body_of(theirs), body_reason),
            "addresses in it": (ours.html, body_of(theirs), addresses_reason),
            "published": (ours.published, dict.get(theirs, "published_parsed"), date_reason),
            "updated": (ours.updated, dict.get(theirs, "updated_parsed"), date_reason),
        }
        for field, (mine, other, reason) in fields.items():
            told = reason(mine, other, ours, theirs, field)
            self.note(field, told, f"{name}: {mine!r} / {other!r}")


def body_of(theirs: Any) -> str:
    texts = [each.get("value", "") for each in theirs.get("content", [])] + [theirs.get("summary", "")]
    return max(texts, key=lambda text: len(words(text)))


def title_reason(mine: str, other: str, ours: FeedEntry, theirs: Any, field: str) -> str:
    return "" if words(mine).replace(" ", "") == words(other).replace(" ", "") else "unexplained"


def link_reason(mine: str, other: str, ours: FeedEntry, theirs: Any, field: str) -> str:
    if mine == other or mine == other.replace(" ", "%20"):
        return ""
    if not mine and ours.id and other.endswith(ours.id):
        return "theirs made an address of the id"
    if not mine and not other.startswith(("http://", "https://")):
        return "theirs is no address of the web"
    if not other:
        return "theirs has none: a page of another type"
    return "unexplained"


def id_reason(mine: str, other: str, ours: FeedEntry, theirs: Any, field: str) -> str:
    if mine == " ".join(other.split()):
        return ""
    if not other or other.lower().endswith(mine.lower()):
        return "theirs made another address of it, or none"
    return "unexplained"


def body_reason(mine: str, other: str, ours: FeedEntry, theirs: Any, field: str) -> str:
    if words(mine) == words(other) or words(mine).replace(" ", "") == words(other).replace(" ", ""):
        return ""
    if any(name.startswith("media_") for name in theirs):
        return "theirs is a picture's caption"
    return "unexplained"


def addresses_reason(mine: str, other: str, ours: FeedEntry, theirs: Any, field: str) -> str:
    if addresses(mine) == addresses(other):
        return ""
    if body_reason(mine, other, ours, theirs, field):
        return "another body"
    return "unexplained"


def date_reason(mine: EntryDate | None, other: Any, ours: FeedEntry, theirs: Any, field: str) -> str:
    mine_at, other_at = instant(mine), calendar.timegm(other) if other else None
    if mine_at == other_at:
        return ""
    raw = mine.raw if mine else ""
    if mine is None:
        return "theirs is dc:date as an update" if ours.published else "unexplained"
    if re.fullmatch(r"\d{4}(?:-\d\d)?", raw):
        return "a month or year alone: theirs invents its first day"
    if other_at is None and not dict.get(theirs, field):
        return "dc:date or dcterms:created, where nothing calls itself published"
    if other_at is None:
        return "theirs reads none"
    if LETTERS.search(raw) and mine_at is not None:
        return "zone letters that theirs reads as UTC"
    return "unexplained"


def compare(archive: Path) -> tuple[Comparison, Counter[str], list[str]]:
    comparison, counts, raised = Comparison(), Counter[str](), []
    for name, data in feeds(archive):
        headers = headers_of(data)
        address = headers.get("content-location", ADDRESS)
        theirs = feedparser.parse(
            data, sanitize_html=False, response_headers={"content-location": ADDRESS, **headers}
        )
        counts["feeds"] += 1
        try:
            ours = read(data, url=address, now=NOW)
        except Refused as reason:
            counts[f"refused: {reason}"] += 1
            raised.append(f"{name}: {reason}")
            continue
        except Exception as fault:  # noqa: BLE001 - what this counts
            counts["raised"] += 1
            print(f"! {name}: {fault!r}")
            continue
        title = words(ours.title).replace(" ", "") == words(theirs.feed.get("title", "")).replace(" ", "")
        comparison.note("feed's title", "" if title else "unexplained", f"{name}: {ours.title!r}")
        if len(ours.entries) != len(theirs.entries):
            twice = any("more than once" in warning for warning in ours.warnings)
            comparison.note(
                "number of entries", "the same id and link twice" if twice else "unexplained", name
            )
            continue
        comparison.note("number of entries", "", name)
        for mine, other in zip(ours.entries, theirs.entries, strict=True):
            comparison.entry(name, mine, other)
    return comparison, counts, raised


def made_here(entries: int) -> bytes:
    """A feed of entries of some 80 words each."""
    sentence = "The {n}th gate of the lower canal was opened on Tuesday, and water ran to {n} mills below. "
    made = "".join(
        f"<item><title>Gate {n} &amp; the mills</title><link>https://canal.example/gate/{n}</link>"
        f"<guid isPermaLink='false'>gate-{n}</guid>"
        f"<pubDate>Thu, 08 Dec 2016 {n % 24:02}:37:00 +0100</pubDate>"
        f"<description><![CDATA[<p>{sentence.format(n=n) * 4}</p>]]></description></item>"
        for n in range(entries)
    )
    return f"<rss version='2.0'><channel><title>Canal</title>{made}</channel></rss>".encode()


def speed(data: bytes) -> float:
    """Entries a second of CPU."""
    started = time.process_time()
    feed = read(data, url=ADDRESS, now=NOW)
    return len(feed.entries) / (time.process_time() - started)


def line(name: str, measured: float, goal: str, missed: bool) -> bool:
    print(f"{name:58}{measured:9.0f}  goal {goal}{'  MISSED' if missed else ''}")
    return missed


def report(comparison: Comparison) -> None:
    """Each field: how many are equal, and why the others differ."""
    for field, count in comparison.equal.items():
        print(f"  {field:20} equal {count}")
        for (of, reason), different in sorted(comparison.reasons.items()):
            if of == field:
                print(f"  {'':20} {different}: {reason}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", nargs="?", type=Path, default=ARCHIVE)
    parser.add_argument("--show", default="", help="print what differs for this reason")
    asked = parser.parse_args()
    comparison, counts, refused = compare(asked.archive)
    report(comparison)
    for (field, reason), examples in comparison.examples.items():
        if asked.show and asked.show in f"{field}: {reason}":
            print(f"\n{field}: {reason}", *examples, sep="\n    ")
    unexplained = sum(count for (_, why), count in comparison.reasons.items() if why == "unexplained")
    sound, broken = made_here(5_000), made_here(2_000).replace(b"</title><link>", b"</titl><link>")
    missed = [
        line("feeds read", counts["feeds"], "all", False),
        line("raised", counts["raised"], "0", counts["raised"] > 0),
        line("refused", len(refused), "0", bool(refused)),
        line("differ for no reason known", unexplained, "0", unexplained > 0),
        line("entries a CPU-second", rate := speed(sound), f">= {FASTEST:,}", rate < FASTEST),
        line("entries a CPU-second, no sound XML", speed(broken), "none", False),
    ]
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
