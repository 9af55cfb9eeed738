"""The weights of drafting/likelihood.py, fitted on proposals judged by hand, and how far they reach.

    python -m benchmarks.weights CORPORA

CORPORA is the folder that benchmarks/drawn.py reads, with `proposals/check.py` and `judged.tsv` beside: the
judgements of both are taken, each of the proposal made today of more than half of the words judged. What
is fitted is whether the editor of that story wants it (an event, Y): logistic regression, by steps along
the slope (AdaGrad), with a penalty on large weights. Reports are parted into eight: the order and the curve
are of each part by the weights of the seven others.
"""

import csv
import importlib.util
import random
import sys
from collections import Counter
from math import exp, sqrt
from pathlib import Path
from typing import NamedTuple

from benchmarks import drawn
from newsreader.drafting.likelihood import EVEN, SIGNS

DRAWN = Path(__file__).with_name("sets") / "drawn.tsv"

PENALTY, STEPS, STEP = 3.0, 300, 0.5
PARTS = 8
IDS = [sign.id for sign in SIGNS]


class Judged(NamedTuple):
    report: str
    wanted: bool
    signs: tuple[str, ...]
    likelihood: int


def of_check(corpora):
    """The judgements beside check.py, which makes the reports."""
    spec = importlib.util.spec_from_file_location("check", corpora / "proposals" / "check.py")
    check = importlib.util.module_from_spec(spec)
    arguments, sys.argv = sys.argv, sys.argv[:1]  # it reads its own folder from them
    spec.loader.exec_module(check)
    sys.argv = arguments
    told = {name: (day, fields) for name, day, fields in [*check.sample(), *check.pages()]}
    made = {}
    with (corpora / "proposals" / "judged.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name = row["article"]
            if name not in made:
                made[name] = check.proposed(*told[name])
            yield name, made[name], row, row["kind"] == "E" and row["want"] == "Y"


def of_drawn(corpora):
    bodies = {name: (day, body) for name, day, body in drawn.reports(corpora)}
    made = {}
    with DRAWN.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            name = row["article"]
            if name not in made:
                made[name] = drawn.proposed(*bodies[name])
            yield name, made[name], {"field": "body", **row}, row["letters"][1:3] == "EY"


def judged(rows):
    """What is still proposed of them, each proposal once."""
    taken = set()
    for name, made, row, wanted in rows:
        start, end = int(row["start"]), int(row["end"])
        for each in made:
            shared = min(each.end, end) - max(each.start, start)
            if each.field == row["field"] and 2 * shared > end - start and (name, each.start) not in taken:
                taken.add((name, each.start))
                yield Judged(name, wanted, each.signs, each.likelihood)
                break


def fitted(rows):
    """The log-odds with no sign, and what each sign adds."""
    even, weights = 0.0, dict.fromkeys(IDS, 0.0)
    even_slopes, slopes = 1e-6, dict.fromkeys(IDS, 1e-6)
    for _ in range(STEPS):
        up = {sign: -PENALTY * weight for sign, weight in weights.items()}
        all_up = 0.0
        for each in rows:
            error = each.wanted - 1 / (1 + exp(-even - sum(weights[sign] for sign in each.signs)))
            all_up += error
            for sign in each.signs:
                up[sign] += error
        even_slopes += all_up**2
        even += STEP * all_up / sqrt(even_slopes)
        for sign in IDS:
            slopes[sign] += up[sign] ** 2
            weights[sign] += STEP * up[sign] / sqrt(slopes[sign])
    return even, weights


def order(scored):
    """How often a wanted one stands before one that is not (the area under the curve); .5 is by chance."""
    wanted = [score for score, yes in scored if yes]
    others = [score for score, yes in scored if not yes]
    before = sum((one > other) + (one == other) / 2 for one in wanted for other in others)
    return before / (len(wanted) * len(others))


def cross_fitted(rows):
    """(log-odds, whether wanted) of each by weights that have not seen its report."""
    names = sorted({each.report for each in rows})
    random.Random(1).shuffle(names)
    for part in range(PARTS):
        kept_back = set(names[part::PARTS])
        even, weights = fitted([each for each in rows if each.report not in kept_back])
        for each in rows:
            if each.report in kept_back:
                yield even + sum(weights[sign] for sign in each.signs), each.wanted


def main():
    corpora = Path(sys.argv[1])
    rows = list(judged([*of_check(corpora), *of_drawn(corpora)]))
    even, weights = fitted(rows)
    held = Counter(sign for each in rows for sign in each.signs)
    print(f"{len(rows)} judged, {sum(each.wanted for each in rows)} wanted")
    print(f"  {'with no sign':15} {EVEN:5} now {100 * even:6.0f} fitted")
    for sign in SIGNS:
        print(f"  {sign.id:15} {sign.weight:5} now {100 * weights[sign.id]:6.0f} fitted  of {held[sign.id]}")
    scored = sorted(cross_fitted(rows))
    print(f"order: {order([(each.likelihood, each.wanted) for each in rows]):.3f} by the table,", end=" ")
    print(f"{order(scored):.3f} cross-fitted")
    for folded in range(5, 45, 5):
        cut = len(scored) * folded // 100
        kept = sum(wanted for _, wanted in scored[cut:])
        share = kept / sum(wanted for _, wanted in scored)
        print(f"  folded {folded:2} %: {share:.3f} of the wanted kept,", end=" ")
        print(f"{kept / (len(scored) - cut):.3f} of what is kept wanted, odds {scored[cut][0]:+.2f}")


if __name__ == "__main__":
    main()
