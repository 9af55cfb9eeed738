"""python -m tests.complexity: how branched the code is, by folder; fails above what one dares to change.

Cyclomatic complexity as radon counts it (boolean operators and comprehensions too) of every function and
method. No function may be above WORST; in the folders of LANGUAGE nine of ten are at most USUAL.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import NamedTuple

from radon.complexity import cc_visit
from radon.visitors import Class

PACKAGE = Path(__file__).resolve().parent.parent / "newsreader"
WORST = 25
USUAL = 10
LANGUAGE = {"text", "drafting", "extraction"}


class Counted(NamedTuple):
    complexity: int
    name: str
    place: str


def functions(folder: Path) -> list[Counted]:
    """Every function and method below the folder, the most branched first."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        for block in cc_visit(path.read_text(encoding="utf-8")):
            if not isinstance(block, Class):  # its methods stand beside it
                place = f"{path.relative_to(PACKAGE.parent)}:{block.lineno}"
                found.append(Counted(block.complexity, block.name, place))
    return sorted(found, reverse=True)


def nine_of_ten(found: list[Counted]) -> int:
    """The complexity that nine of ten functions do not pass."""
    return sorted(each.complexity for each in found)[math.ceil(0.9 * len(found)) - 1]


def main() -> int:
    wrong = 0
    print(
        f"complexity: at most {WORST} anywhere; nine of ten at most {USUAL} in {', '.join(sorted(LANGUAGE))}"
    )
    for folder in sorted(path.parent for path in PACKAGE.glob("*/__init__.py")):
        found = functions(folder)
        if folder.name == "migrations" or not found:
            continue
        worst, usual = found[0], nine_of_ten(found)
        far = worst.complexity > WORST or (folder.name in LANGUAGE and usual > USUAL)
        wrong += far
        print(
            f"{'! ' if far else '  '}{folder.name:13} {len(found):4} functions, nine of ten ≤ {usual:2}, "
            f"worst {worst.complexity:3}: {worst.name}, {worst.place}"
        )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
