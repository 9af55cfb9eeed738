"""How well articles are read from saved web pages: the goal beside what is measured.

    python benchmarks/extraction.py [SET …]        fundus, wcxb, naeb, htmldate; all without a name

Needs the corpora beside the checkout. Agencies count as authors where the gold names them so.
"""

import gzip
import importlib.util
import json
import sys
import tempfile
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from newsreader.extraction import Extracted, Published, extract, starter  # noqa: E402
from newsreader.extraction.fields import zone_of  # noqa: E402
from newsreader.fetching import Document, Refused  # noqa: E402

PAGES = ROOT.parent / "shared" / "corpora" / "pages"
GOALS = {
    "fundus": {"text": 0.94, "paragraphs": 0.95, "title": 0.80, "day": 0.98, "instant": 0.98},
    "wcxb": {"text": 0.90},
    "naeb": {"text": 0.90},
    "htmldate": {},
}


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
    with (folder / "manifest.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            data = gzip.decompress((folder / row["html"]).read_bytes())
            try:
                article = extract(Document(row["id"], data, "text/html", row.get("url", "")), starter())
            except Refused:
                refused += 1
                continue
            found[row["id"]] = scored(article)
    return found, refused


def main() -> None:
    if not PAGES.exists():
        sys.exit("The corpora are not beside this checkout.")
    spec = importlib.util.spec_from_file_location("score", PAGES / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for name in sys.argv[1:] or GOALS:
        started = time.perf_counter()
        found, refused = predicted(PAGES / name)
        each = (time.perf_counter() - started) / max(1, len(found)) * 1000
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(found, file)
            file.flush()
            sys.argv = ["score.py", str(PAGES / name), file.name]
            out = StringIO()
            with redirect_stdout(out):
                scorer.main()
        print(f"{name}: {len(found)} pages read, {refused} refused, {each:.0f} ms each")
        for line in out.getvalue().splitlines():
            measure, value = line.split()[:2]
            goal = GOALS[name].get(measure) if "." in value else None
            print(f"  {line}" + (f"   (goal {goal:.2f})" if goal is not None else ""))


if __name__ == "__main__":
    main()
