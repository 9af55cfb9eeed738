"""Workers killed (-9) at random during an import of 500 articles, from a server that fails, stalls and lies.

    python -m benchmarks --only killed                               # SQLite: a web server is killed
    python -m tests.postgres -- python -m benchmarks --only killed   # PostgreSQL: two db_worker processes

The same as `tests/pipeline/test_killed.py`, longer.
"""

from __future__ import annotations

from benchmarks import report
from tests.pipeline.killing import Run, faults, run

ARTICLES, KILLS = 500, 20
PATIENCE = 1800.0  # seconds


def measure(kills: int = KILLS, seed: int = 1) -> None:
    articles = ARTICLES * kills // KILLS
    asked = Run(articles, seed=seed, kills=kills, patience=PATIENCE)
    print(f"\n{articles} articles of a paper that fails, {kills} times somebody is killed")
    run(asked)
    found = faults(asked)
    report.figure("articles doubled, lost, cut or unread, marks doubled, jobs left", len(found), 0, "")
    report.figure("  seconds on the clock", asked.seconds, None, "s")
    for fault in found[:20]:
        print(f"    {fault[:200]}")
