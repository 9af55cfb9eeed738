"""How well articles are read from saved pages and from texts of them: the goal beside what is measured.

    python benchmarks/extraction.py [--sets fundus,wcxb,naeb,htmldate] [--texts w3m,chromium,html2text,lynx]
                                    [--limit N] [--only pages|texts|cases]

Needs the corpora beside the checkout; for texts w3m, lynx (Debian), chromium and html2text (PyPI), or what
they made of the pages before. Agencies count as authors where the gold names them so. `--limit` takes so many
pages of a set for the texts (all by default).
"""

import argparse
import gzip
import importlib.util
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from newsreader.extraction import Extracted, Published, extract, starter  # noqa: E402
from newsreader.extraction.fields import zone_of  # noqa: E402
from newsreader.extraction.pages import worker  # noqa: E402
from newsreader.fetching import Document, Refused  # noqa: E402

SHARED = ROOT.parent / "shared"
PAGES, CASES = SHARED / "corpora" / "pages", SHARED / "cases"
SETS = ("fundus", "wcxb", "naeb", "htmldate")
# Asked for on fundus: text and instant; else what was reached on 29 November 2026: not worse than that.
GOALS: Mapping[str, Mapping[str, float]] = {
    "fundus": {
        "text": 0.950,
        "paragraphs": 0.984,
        "title": 0.831,
        "author": 0.789,
        "day": 0.977,
        "instant": 0.98,
    },
    "wcxb": {"text": 0.920, "title": 0.808, "author": 0.67, "day": 0.845},
    "naeb": {"text": 0.950, "title": 0.917, "author": 0.86, "day": 0.83},
    "htmldate": {"day": 0.88},
}
WRONG_DAYS = 20
PAGES_A_CPU_SECOND = 25
# Of texts in English, then in other languages. "at least" unless the measure is a cost or an error.
TEXT_GOALS: Mapping[str, Mapping[str, float]] = {
    "w3m": {"headline": 0.75, "day": 0.90, "day other": 0.03, "authors": 0.62, "body unmarked": 0.88},
    "lynx": {"headline": 0.75, "day": 0.90, "day other": 0.03, "authors": 0.62, "body unmarked": 0.88},
    "chromium": {"headline": 0.75, "day": 0.92, "day other": 0.03, "authors": 0.62, "body unmarked": 0.90},
    "html2text": {"headline": 0.85, "day": 0.94, "day other": 0.03, "authors": 0.62, "body unmarked": 0.89},
}
OTHER_LANGUAGES = {"headline": 0.62, "day": 0.82}
MILLISECONDS_A_TEXT = 30.0
AT_MOST = ("day other",)
MARKDOWN = re.compile(r"\]\(|!\[|\*\*\S|^#{1,6} ", re.MULTILINE)


def iso(published: Published | None) -> str | None:
    """A moment as the scorer reads it: no more precise than it is known."""
    if published is None or published.local is None:
        return None
    if published.precision == "day":
        return published.local.date().isoformat()
    if not published.zone:
        return published.local.isoformat()
    return published.local.replace(tzinfo=zone_of(published.zone)).isoformat()


def scored(article: Extracted) -> dict[str, object]:
    authors = [*article.authors]
    if not authors and article.agency:
        authors = [article.evidence["agency"].raw.removeprefix("By ").removeprefix("by ")]
    return {
        "text": article.body,
        "title": article.headline,
        "author": authors,
        "published": iso(article.published),
    }


def predicted(folder: Path) -> tuple[dict[str, dict[str, object]], int]:
    found: dict[str, dict[str, object]] = {}
    refused = 0
    for row in rows_of(folder):
        data = gzip.decompress((folder / row["html"]).read_bytes())
        try:
            article = extract(Document(row["id"], data, "text/html", row.get("url", "")), starter())
        except Refused:
            refused += 1
            continue
        found[row["id"]] = scored(article)
    return found, refused


def rows_of(folder: Path) -> list[dict[str, Any]]:
    with (folder / "manifest.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path} cannot be loaded.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cpu() -> float:
    """The CPU seconds of this process and of the children that have ended."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def pages(sets: Iterable[str]) -> float:
    """Prints how well the pages of the sets are read; gives the CPU seconds that the scoring took."""
    scorer = loaded(PAGES / "score.py")
    scoring, wrong_days = 0.0, 0
    for name in sets:
        started = time.perf_counter()
        found, refused = predicted(PAGES / name)
        each = (time.perf_counter() - started) / max(1, len(found)) * 1000
        scored_from = time.process_time()
        lines = scores(scorer, PAGES / name, found)
        scoring += time.process_time() - scored_from
        print(f"{name}: {len(found)} pages read, {refused} refused, {each:.0f} ms each")
        for line in lines:
            measure, value = line.split()[:2]
            goal = GOALS[name].get(measure) if "." in value else None
            print(f"  {line}" + (f"   (goal {goal:.3f})" if goal is not None else ""))
            wrong_days += int(line.split(": ")[1]) if line.startswith("day wrong: ") else 0
    print(f"wrong days over these sets: {wrong_days} (goal over all four ≤ {WRONG_DAYS})")
    return scoring


def scores(scorer: ModuleType, folder: Path, found: Mapping[str, Mapping[str, object]]) -> list[str]:
    """The lines the scorer prints of what was found in a set."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(found, file)
        file.flush()
        sys.argv = ["score.py", str(folder), file.name]
        out = StringIO()
        with redirect_stdout(out):
            scorer.main()
    return out.getvalue().splitlines()


def texts(sets: Iterable[str], renderers: Iterable[str], limit: int) -> None:
    scorer = loaded(PAGES / "as_text.py")
    cache = Path(os.environ.get("TMPDIR", "/tmp")) / "pages-as-text"  # where as_text.py keeps them
    options = argparse.Namespace(cache=cache, chromium="/usr/bin/chromium")
    for renderer in renderers:
        judged: dict[bool, list[dict[str, float]]] = {True: [], False: []}
        spent, marked, silent = 0.0, 0, [0, 0]
        for row, text in rendered(scorer, sets, renderer, limit, options):
            got, took = scorer.read(text)
            spent += took
            one = scorer.judged(row, text, got)
            judged[scorer.english(row["gt"].get("text") or text)].append(one)
            fields = (got["title"], got["text"], *got["author"])
            marked += renderer == "html2text" and any(map(MARKDOWN.search, fields))
            if one.get("headline") is False:
                silent[any("headline" in doubt for doubt in got.get("doubts", ()))] += 1
        number = sum(map(len, judged.values()))
        if not number:
            print(f"{renderer}: nothing rendered, nothing measured")
            continue
        cost = spent / number * 1000
        print(f"{renderer}: {number} texts, {cost:.1f} CPU-ms each (goal {MILLISECONDS_A_TEXT:.0f})")
        print(f"  wrong headlines {sum(silent)}, with a doubt {silent[True]}")
        print(f"  texts with Markdown left in a field {marked} (goal 0)")
        for said, goals in ((True, TEXT_GOALS[renderer]), (False, OTHER_LANGUAGES)):
            for measure, goal in goals.items():
                values = [float(one[measure]) for one in judged[said] if measure in one]
                tongue, bound = "English" if said else "other", "≤" if measure in AT_MOST else "≥"
                mean = sum(values) / max(1, len(values))
                print(
                    f"  {tongue:8} {measure:14} {mean:.3f}   (goal {bound} {goal:.2f}, {len(values)} texts)"
                )


def rendered(
    scorer: ModuleType, sets: Iterable[str], renderer: str, limit: int, options: argparse.Namespace
) -> Iterator[tuple[dict[str, Any], str]]:
    """The pages of the sets with what a renderer makes of them, but those of fewer than 50 words."""
    for name in sets:
        rows = rows_of(PAGES / name)
        if limit and limit < len(rows):
            rows = random.Random(f"1 {name}").sample(rows, limit)
        made = scorer.rendered(PAGES / name, rows, renderer, options)
        yield from ((row, made[row["id"]]) for row in rows if len(made.get(row["id"], "").split()) >= 50)


def cases() -> None:
    """The last lines of the scorers of cases: siblings (goal 90 %), pages of text.jsonl (goal 95 %)."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    run = [sys.executable, str(CASES / "run.py")]
    lines = subprocess.run(run, capture_output=True, text=True, env=environment, cwd=ROOT).stdout.splitlines()
    counts = [re.findall(r"(\d+) of (\d+)", line)[0] for line in lines if line.startswith("page ")]
    right, number = (sum(int(count[at]) for count in counts) for at in (0, 1))
    print(f"pages among the cases: {right} of {number} right (goal 95 %)")
    run = [sys.executable, str(CASES / "siblings" / "score.py")]
    lines = subprocess.run(run, capture_output=True, text=True, env=environment, cwd=ROOT).stdout.splitlines()
    print(f"siblings: {lines[-1] if lines else 'nothing'} (goal 90 %)")


def main() -> None:
    if not PAGES.exists():
        sys.exit("The corpora are not beside this checkout.")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--texts", default="w3m,chromium,html2text,lynx")
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--only", choices=("pages", "texts", "cases"))
    asked = parser.parse_args()
    sets = asked.sets.split(",")
    if asked.only in (None, "pages"):
        began = cpu()
        scoring = pages(sets)
        worker.end_all()  # so that what the children spent is counted
        number = sum(len(rows_of(PAGES / name)) for name in sets)
        speed = number / (cpu() - began - scoring)
        print(f"{speed:.1f} pages a CPU-second, children's counted (goal {PAGES_A_CPU_SECOND})")
    if asked.only in (None, "texts"):
        texts(sets, asked.texts.split(","), asked.limit)
    if asked.only in (None, "cases"):
        cases()


if __name__ == "__main__":
    main()
