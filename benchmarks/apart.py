"""What `make bench` measures in processes of their own: benchmarks that can be run alone, with a site of
their own or none. Those of a corpus that is not beside the checkout are left out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from django.db import connection

from benchmarks import report

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "corpora"


def measure(whole: bool) -> None:
    """`whole`: as large as the goals are; else in a minute or two."""
    postgres = connection.vendor == "postgresql"
    kept = {name: v for name, v in os.environ.items() if not name.startswith(("NEWSREADER_", "DATABASE_URL"))}
    for command in (*(() if postgres else _without_a_site()), *_with_a_site(whole, postgres)):
        print(f"\n$ python {' '.join(command)}", flush=True)
        if subprocess.run([sys.executable, *command], cwd=ROOT, env=kept).returncode:
            report.MISSED.append(" ".join(command))


def _without_a_site() -> Iterator[list[str]]:
    yield ["benchmarks/near_copies.py"]
    if (SHARED / "feeds").is_dir():
        yield ["benchmarks/feeds.py"]
    if (SHARED / "pages").is_dir():
        yield ["benchmarks/extraction.py", "--only", "pages"]


def _with_a_site(whole: bool, postgres: bool) -> Iterator[list[str]]:
    beside = ["-m", "tests.postgres", "--", sys.executable] if postgres else []
    yield [*beside, "-m", "benchmarks.near_copies", "--stored", "100000" if whole else "20000"]
    yield [*beside, "-m", "benchmarks", "--only", "killed", "--kills", "20" if whole else "3"]
