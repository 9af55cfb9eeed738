"""What finding marks costs, analyser by analyser, beside another commit's.

    python -m benchmarks.analysers [--against COMMIT] [--turns N] [--words N] [TEXTS.jsonl]

Both trees read the same texts in turns, each in a process of its own. A text counts with its quickest turn,
so neighbours on the cores weigh little; figures are milliseconds of CPU for 600 words. TEXTS.jsonl: a report
a line, {"published": "2016-12-08", "fields": {"headline": …, "body": …}}; without it, invented reports.

    python -m benchmarks.analysers --found TEXTS.jsonl > found.jsonl

writes all that is found instead, a report a line: a change of mechanism alone leaves it as it was.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, is_dataclass
from datetime import date
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
BEFORE = "0094b8d"
# Where each stood before the packages of today.
FORMER = {"saying.": "", "figures.figures": "figures"}
READ = ("newsreader/text", "newsreader/drafting", "newsreader/__init__.py")
ORDER = ("sentences", "times", "names", "quotations", "figures", "indirect", "proposals")
TOGETHER, EACH, MEMORY = 0.5, 1.1, 120

Report = dict[str, Any]
Found = dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analysers", description=__doc__)
    parser.add_argument("texts", nargs="?")
    parser.add_argument("--against", default=BEFORE)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--words", type=int, default=600, help="of an invented report")
    parser.add_argument("--found", action="store_true")
    parser.add_argument("--reader", metavar="TREE", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.reader:
        return _answer(asked.reader)
    reports = list(_reports(asked.texts, asked.words))
    if asked.found:
        analysers = Analysers(str(HERE.parents[1]))
        for report in reports:
            print(json.dumps(analysers.read(report)[0], default=_plain))
        return 0
    from benchmarks import trees

    with tempfile.TemporaryDirectory(prefix="newsreader-analysers-") as folder:
        if not trees.check_out(asked.against, folder, *READ):
            raise SystemExit(f"This checkout does not have {asked.against} (git fetch --unshallow).")
        return _compare(reports, folder, asked.against, asked.turns)


def _reports(path: str | None, words: int) -> Iterator[Report]:
    if path:
        yield from map(json.loads, Path(path).read_text(encoding="utf-8").splitlines())
        return
    from benchmarks.words import Writer

    writer = Writer(seed=3)
    names = [name for name, _kind in writer.names(400)]
    for _report in range(40):
        chosen = writer.random.sample(names, 12)
        body = writer.body(words, date(2019, 3, 13), chosen)
        yield {"published": "2019-03-13", "fields": {"headline": writer.headline(chosen[0]), "body": body}}


def _compare(reports: list[Report], other: str, commit: str, turns: int) -> int:
    from benchmarks.__main__ import pace
    from benchmarks.trees import Speaker

    readers = {
        name: Speaker([sys.executable, str(HERE), "--reader", tree], os.environ, HERE.parents[1])
        for name, tree in (("before", other), ("now", str(HERE.parents[1])))
    }
    quickest: dict[str, list[dict[str, float]]] = {tree: [] for tree in readers}
    for turn in range(turns + 1):  # the first makes patterns
        for at, report in enumerate(reports):
            for tree, reader in readers.items():
                took = reader.ask(report)
                if turn == 0:
                    quickest[tree].append(dict.fromkeys(took, float("inf")))
                else:
                    best = quickest[tree][at]
                    quickest[tree][at] = {name: min(best[name], took[name]) for name in took}
    for reader in readers.values():
        reader.end()
    words = sum(len(text.split()) for report in reports for text in report["fields"].values())
    print(f"{len(reports)} reports of {words // len(reports)} words; pace {pace():.0f} ms")
    before, now = (
        {name: sum(each[name] for each in quickest[tree]) * 600_000 / words for name in ORDER}
        for tree in readers
    )
    print(f"{'ms for 600 words':<20}{commit:>10}{'now':>10}{'ratio':>10}{'goal':>10}")
    missed = 0
    for name in ORDER:
        missed += _line(name, before[name], now[name], EACH)
    missed += _line("together", sum(before.values()), sum(now.values()), TOGETHER)
    memory = max(each["memory"] for each in quickest["now"])
    print(f"{'peak memory, MB':<20}{'':>10}{memory:10.0f}{'':>10}{MEMORY:10}")
    return missed + (memory > MEMORY)


def _line(name: str, before: float, now: float, goal: float) -> bool:
    missed = now > goal * before
    print(f"{name:<20}{before:10.2f}{now:10.2f}{now / before:10.2f}{goal:10.2f}{'  MISSED' * missed}")
    return missed


def _answer(tree: str) -> int:
    analysers = Analysers(tree)
    for line in sys.stdin:
        took = analysers.read(json.loads(line))[1]
        took["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(json.dumps(took), flush=True)
    return 0


class Analysers:
    """The analysers of one tree, as newsreader/pipeline/analysers.py runs them."""

    def __init__(self, tree: str) -> None:
        sys.path[0] = tree
        self.split = _module("text.sentences").split
        self.times = _module("text.timex").find
        names = _module("text.names")
        starters = _module("text.names.starter").starters()
        self.registry = names.Registry([starter.known for starter in starters])
        self.names = names.find
        self.quotations = _module("text.saying.quotations").find
        self.figures = _module("text.figures.figures").find
        self.indirect = _module("text.saying.indirect").find
        self.propose = _module("drafting.proposals").propose
        self.of_today = (Path(tree) / "newsreader" / "text" / "saying").is_dir()

    def read(self, report: Report) -> tuple[Found, dict[str, float]]:
        """What is found, and the seconds of CPU each took."""
        fields: dict[str, str] = report["fields"]
        published = date.fromisoformat(report["published"]) if report["published"] else None
        dated = {name: text for name, text in fields.items() if name != "byline"}
        found: Found = {}
        took: dict[str, float] = {}

        def run(name: str, work: Callable[[], Any]) -> None:
            began = time.process_time()
            found[name] = work()
            took[name] = time.process_time() - began

        def each(of: Iterable[str], work: Callable[[str], Any]) -> Callable[[], dict[str, Any]]:
            return lambda: {name: work(name) for name in of}

        run("sentences", each(fields, lambda name: self.split(fields[name])))
        spans = found["sentences"]
        run("times", each(dated, lambda name: self.times(fields[name], published)))
        run("names", lambda: self.names(fields, self.registry))
        run("quotations", each(dated, lambda name: self.quotations(fields[name], spans[name])))
        spoken = [(found["quotations"][name],) if self.of_today else () for name in dated]
        run(
            "figures",
            lambda: {
                name: self.figures(fields[name], spans[name], *said)
                for name, said in zip(dated, spoken, strict=True)
            },
        )
        told = [name for name in ("standfirst", "body") if name in fields]
        run("indirect", each(told, lambda name: self.indirect(fields[name], spans[name])))
        more = (spans,) if self.of_today else ()
        run("proposals", lambda: self.propose(dated, found["times"], published, found["names"], *more))
        return found, took


def _module(name: str) -> Any:
    try:
        return import_module(f"newsreader.{name}")
    except ModuleNotFoundError:
        for today, former in FORMER.items():
            name = name.replace(today, former)
        return import_module(f"newsreader.{name}")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, frozenset | set):
        return sorted(value)
    return value.value if isinstance(value, Enum) else str(value)


if __name__ == "__main__":
    sys.exit(main())
