"""Whether bare weekdays, months, month-days and quarters are read in the right direction.

    python benchmarks/direction.py [SET.jsonl] [--errors]

The set (benchmarks/sets/README.md says how it was written) has a report a line: {"id", "published",
"text", "expressions": [{"start", "end", "words", "from", "to", "type", "direction", "open"}]}; offsets are
code points, from and to days, both inclusive. An expression is right where a time found over its words, or an
end of its range, lies within these two days: of "the end of March" the set marks March. One that is `open` is
right where no time over it has a place on the calendar.
"""

import argparse
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from newsreader.text.timex import find

SET = Path(__file__).with_name("sets") / "direction.jsonl"
GOALS = {"ahead": 88.0, "back": 95.0}


def days_over(found, start, end):
    """The first and last day of each time over start:end."""
    over = [t for t in found if t.start < end and t.end > start]
    return {(str(w.earliest), str(w.latest)) for t in over for w in (t.when, t.range) if w is not None}


def scored(reports):
    """How many there are and how many are right, by (direction, type), and what is wrong in words."""
    total, right, wrong = Counter(), Counter(), []
    for report in reports:
        found = find(report["text"], date.fromisoformat(report["published"]))
        for one in report["expressions"]:
            key = ("open" if one.get("open") else one["direction"], one["type"])
            got = days_over(found, one["start"], one["end"])
            inside = any(one["from"] <= first and last <= one["to"] for first, last in got)
            wanted = not got if one.get("open") else inside
            total[key] += 1
            right[key] += wanted
            if not wanted:
                wrong.append((report["id"], *key, one["words"], f"{one['from']}/{one['to']}", sorted(got)))
    return total, right, wrong


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("set", nargs="?", type=Path, default=SET)
    asked.add_argument("--errors", action="store_true", help="print what is wrong")
    options = asked.parse_args()
    reports = [json.loads(line) for line in options.set.read_text(encoding="utf-8").splitlines()]
    total, right, wrong = scored(reports)
    print(f"{options.set.name}: {len(reports)} reports, {sum(total.values())} expressions")
    print(f"  {'':22} {'goal %':>7} {'right %':>8}  of")
    for direction in ("ahead", "back", "open"):
        keys = [key for key in total if key[0] == direction]
        for key in [None, *sorted(keys)]:
            chosen = keys if key is None else [key]
            if count := sum(total[k] for k in chosen):
                share = 100 * sum(right[k] for k in chosen) / count
                goal = GOALS.get(direction, "") if key is None else ""
                print(f"  {direction if key is None else '  ' + key[1]:22} {goal:>7} {share:>8.1f}  {count}")
    for line in wrong if options.errors else []:
        print("    ", *line, sep=" | ")


if __name__ == "__main__":
    main()
