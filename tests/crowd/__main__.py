"""Editors in processes of their own, who decide at once, and what was lost of it.

    python -m tests.crowd --editors 8 --operations 200 --seed 1 --database sqlite
    python -m tests.crowd --database postgresql --beside-import

Everything happens in a scratch database, which is gone afterwards.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
GOAL = 1.0  # seconds that an editor may wait beside an import
LONG = 1_000_000  # characters of an article that is taken in beside


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.crowd", description=__doc__)
    parser.add_argument("--editors", type=int, default=8)
    parser.add_argument("--operations", type=int, default=200, help="of each editor")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--scratch", help="a file or address: a database that has tables, and no rows")
    parser.add_argument("--beside-import", action="store_true", help="long articles are taken in meanwhile")
    parser.add_argument("--no-undoing", action="store_true", help="do not undo everything at the end")
    parser.add_argument("--json", type=Path, help="where to write what was found")
    parser.add_argument("--examples", type=int, default=3, help="of each kind of finding, printed")
    asked = parser.parse_args()
    ours = os.environ.get("NEWSREADER_TEST_DATABASE") == "postgres"
    if asked.database == "postgresql" and not ours:
        launcher = [sys.executable, "-m", "tests.postgres", "--", sys.executable, "-m", "tests.crowd"]
        return subprocess.run([*launcher, *sys.argv[1:]], cwd=ROOT).returncode
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))  # so that all end with us
    folder = Path(tempfile.mkdtemp(prefix="newsreader-crowd-"))
    try:
        with_server = asked.database == "postgresql" and not asked.scratch
        made = _scratch() if with_server else str(folder / "crowd.sqlite3")
        os.environ["CROWD_DATABASE"] = asked.scratch or made
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.crowd.settings"
        return _run(asked, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _scratch() -> str:
    """A database beside the launcher's own, in its server; both go with it."""
    import psycopg

    address, name = os.environ["DATABASE_URL"], f"crowd_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return address.replace("/newsreader?", f"/{name}?")


def _run(asked: argparse.Namespace, folder: Path) -> int:
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    from tests.crowd import judging, site, story
    from tests.crowd.deeds import Deed

    if not asked.scratch:
        call_command("migrate", verbosity=0, interactive=False)
    story.make(asked.editors, asked.operations, asked.seed)
    before = site.rows()
    connections.close_all()
    began = time.monotonic()
    imported = _import(folder, asked.seed) if asked.beside_import else None
    try:
        codes = _editors(asked, folder)
    finally:
        seconds = time.monotonic() - began
        taken = _end(imported) if imported else ""
    logs = sorted(folder.glob("editor-*.jsonl"))
    deeds = [Deed(**json.loads(line)) for log in logs for line in log.read_text().splitlines()]
    decisions = site.decisions()
    found = judging.judge(decisions, deeds, site.rows())
    found.server_errors += [f"editor {number} ended with {code}" for number, code in enumerate(codes) if code]
    site.look(found)
    undone = 0
    if not asked.no_undoing and not asked.beside_import:
        undone = site.undo_all(before, found)
    presses = [deed for deed in deeds if deed.kind != "get"]
    old = judging.stale(decisions, presses)
    sums = {
        "operations": len({(deed.editor, deed.number) for deed in presses}),
        "forms": len(presses),
        "stale": len(old),
        "done": sum(deed.done for deed in presses),
        "decisions": len(decisions),
        "undone_at_the_end": undone,
        "seconds": round(seconds, 1),
        "kinds": dict(Counter(deed.kind for deed in presses)),
        "statuses": {str(k): n for k, n in sorted(Counter(deed.status for deed in presses).items())},
        "longest": sorted(((round(d.seconds, 2), d.kind) for d in presses), reverse=True)[:5],
        "over_goal": sum(deed.seconds > GOAL for deed in presses),
        "import": taken,
    }
    _tell(asked, sums, vars(found))
    if asked.json:
        asked.json.write_text(json.dumps({"sums": sums, "found": vars(found), "failed": found.failed()}))
    return 1 if found.failed() else 0


def _editors(asked: argparse.Namespace, folder: Path) -> list[int]:
    """The exit codes of all editors, once the last has gone home."""
    running = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.crowd.editor",
                str(number),
                str(asked.operations),
                str(asked.seed),
                folder,
            ],
            cwd=ROOT,
            stdout=(folder / f"editor-{number}.out").open("wb"),
            stderr=subprocess.STDOUT,
        )
        for number in range(asked.editors)
    ]
    try:
        codes = [editor.wait() for editor in running]
    finally:
        for editor in running:
            editor.kill()
    for number, code in enumerate(codes):
        if code:
            print((folder / f"editor-{number}.out").read_text()[-3000:], file=sys.stderr)
    return codes


def _import(folder: Path, seed: int) -> subprocess.Popen[bytes]:
    """`manage.py ingest` of long articles, one after another, until it is ended."""
    import random

    from tests.crowd import story

    texts = folder / "long"
    texts.mkdir()
    for number in range(20):
        chance = random.Random(f"long {seed} {number}")
        body = story.report(chance, LONG // 110)
        (texts / f"long-{number:02}.txt").write_text(
            f"The strike at length, {number}\n\n2 May 2019\n\n{body}"
        )
    return subprocess.Popen(
        [sys.executable, "manage.py", "ingest", texts],
        cwd=ROOT,
        stdout=(folder / "import.out").open("wb"),
        stderr=subprocess.STDOUT,
    )


def _end(imported: subprocess.Popen[bytes]) -> str:
    from newsreader.models import Article

    running = imported.poll() is None
    imported.terminate()
    imported.wait()
    long = Article.objects.filter(current__headline__startswith="The strike at length")
    read = long.filter(read_at__isnull=False).count()
    return (
        f"{long.count()} long articles taken, {read} read, {'still at work' if running else 'ended before'}"
    )


def _tell(asked: argparse.Namespace, sums: dict[str, Any], found: dict[str, list[str]]) -> None:
    print(f"{asked.editors} editors × {asked.operations} operations, seed {asked.seed}, {asked.database}")
    share = 100 * sums["stale"] / max(1, sums["forms"])
    print(f"{sums['forms']} forms sent in {sums['seconds']} s, {share:.0f} % of them stale; ", end="")
    print(
        f"{sums['done']} done, {sums['decisions']} decisions, {sums['undone_at_the_end']} undone at the end"
    )
    print(f"answers: {sums['statuses']}; kinds: {sums['kinds']}")
    longest, kind = sums["longest"][0]
    print(f"longest wait: {longest} s ({kind}), {sums['over_goal']} above {GOAL:.0f} s", end="")
    print(f", the goal beside an import; {sums['import']}" if asked.beside_import else "")
    for name, said in found.items():
        print(f"{len(said):5} {name.replace('_', ' ')}")
        for each in said[: asked.examples]:
            print(f"        {each[:400]}")


if __name__ == "__main__":
    sys.exit(main())
