"""Quality and speed of the time expressions, beside their goals and beside dateparser.

    python benchmarks/timex.py GOLD.jsonl… [--errors N] [--rivals SECONDS]

GOLD.jsonl: a document a line, {"id", "published", "text",
"timexes": [{"start", "end", "type", "value"}]}.
Expressions are aligned one to one, exact spans first. value: overlap and equal TIMEX3 value (TempEval-3's
value F1); day: the same, of calendar days only, times cut to their day. `dateparser.search` gets as many of
the documents as fit into --rivals seconds (default 20; 0: none) and is scored on those.
"""

import argparse
import json
import re
import subprocess
import sys
import time
from collections import Counter
from datetime import date, datetime
from pathlib import Path

if __name__ == "__main__":
    # Instead of this folder, whose queue.py is not Python's own.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from newsreader.text.timex import find

# Set by the stem's words; every other file is held to the first line.
GOALS = {"": (84.0, 90.0), "wikiwars": (82.0, 88.0)}
PRECISION, SPEED, IMPORT = 93.0, 350_000, 0.2

DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")


def trimmed(text, start, end):
    """The span without the white space and the marks at its ends, by which annotators differ."""
    while start < end and (text[start].isspace() or text[start] in '",.;:()[]“”'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in '",.;:()[]“”'):
        end -= 1
    return start, end


def same_value(value):
    return re.sub(r"^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):00$", r"\1T\2:\3", (value or "").replace(" ", ""))


def day(value):
    found = DAY.fullmatch(same_value(value))
    return found[1] if found else None


def aligned(text, gold, found):
    pairs = []
    for i, one in enumerate(gold):
        for j, two in enumerate(found):
            overlap = min(one["end"], two["end"]) - max(one["start"], two["start"])
            if overlap > 0:
                exact = trimmed(text, one["start"], one["end"]) == trimmed(text, two["start"], two["end"])
                pairs.append((not exact, -overlap, one["start"], i, j))
    seen_gold, seen_found, matches = set(), set(), []
    for inexact, _, _, i, j in sorted(pairs):
        if i not in seen_gold and j not in seen_found:
            seen_gold.add(i)
            seen_found.add(j)
            matches.append((gold[i], found[j], not inexact))
    return matches


def measured(documents, readings):
    """Percentages by measure, and the errors by rule."""
    counts, wrong, used = Counter(), Counter(), Counter()
    errors = []
    for document in documents:
        text, gold, found = document["text"], document["timexes"], readings[document["id"]]
        matches = aligned(text, gold, found)
        counts["gold"] += len(gold)
        counts["found"] += len(found)
        counts["relaxed"] += len(matches)
        counts["gold day"] += sum(day(t["value"]) is not None for t in gold)
        counts["found day"] += sum(day(t["value"]) is not None for t in found)
        used.update(t["rule"] for t in found)
        for one, two, exact in matches:
            counts["strict"] += exact
            counts["type"] += one["type"] == two["type"]
            counts["day"] += day(one["value"]) is not None and day(one["value"]) == day(two["value"])
            if same_value(one["value"]) == same_value(two["value"]):
                counts["value"] += 1
            else:
                wrong[two["rule"]] += 1
                errors.append(
                    (two["rule"], text[one["start"] : one["end"]], one["value"], two["value"], document["id"])
                )
        matched = {id(two) for _, two, _ in matches}
        for extra in found:
            if id(extra) not in matched:
                wrong[extra["rule"]] += 1
                errors.append(
                    (extra["rule"], "", "(none)", text[extra["start"] : extra["end"]], document["id"])
                )

    def f1(name, found="found", gold="gold"):
        return 200 * counts[name] / (counts[found] + counts[gold]) if counts[found] + counts[gold] else 0.0

    figures = {
        "strict F1": f1("strict"),
        "relaxed precision": 100 * counts["relaxed"] / counts["found"] if counts["found"] else 0.0,
        "relaxed recall": 100 * counts["relaxed"] / counts["gold"] if counts["gold"] else 0.0,
        "type F1": f1("type"),
        "value F1": f1("value"),
        "day F1": f1("day", "found day", "gold day"),
    }
    return figures, wrong, used, errors


def ours(documents):
    for document in documents[:20]:
        # The rules' expressions are compiled when first needed: not what is measured here.
        find(document["text"], date(2016, 5, 5))
    readings, characters, began = {}, 0, time.process_time()
    for document in documents:
        published = datetime.fromisoformat(document["published"])
        readings[document["id"]] = [
            {"start": t.start, "end": t.end, "type": t.type, "value": t.value, "rule": t.rule}
            for t in find(document["text"], published.date())
        ]
        characters += len(document["text"])
    return readings, characters / (time.process_time() - began)


def dateparsers(documents, seconds):
    """What dateparser.search finds in as many documents as the seconds allow."""
    from dateparser.search import search_dates

    readings, characters, began = {}, 0, time.process_time()
    for document in documents:
        if time.process_time() - began > seconds:
            break
        base = datetime.fromisoformat(document["published"])
        text, found, position = document["text"], [], 0
        for words, moment in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or []:
            start = text.find(words, position)
            if start >= 0:
                position = start + len(words)
                value = moment.date().isoformat()
                found.append(
                    {"start": start, "end": position, "type": "DATE", "value": value, "rule": "dateparser"}
                )
        readings[document["id"]] = found
        characters += len(text)
    return readings, characters / max(time.process_time() - began, 1e-9)


def import_seconds():
    code = (
        "import time; t = time.process_time(); import newsreader.text.timex; print(time.process_time() - t)"
    )
    return min(
        float(
            subprocess.run(
                [sys.executable, "-c", code],
                capture_output=True,
                text=True,
                check=True,
                cwd=Path(__file__).parents[1],
            ).stdout
        )
        for _ in range(3)
    )


def row(name, goal, got, rival=""):
    reached = "" if goal is None else "reached" if got >= goal else "MISSED"
    print(f"  {name:20} {'' if goal is None else goal:>10} {got:>12,.1f} {rival:>12}  {reached}")


def report(path, shown, seconds):
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    readings, speed = ours(documents)
    figures, wrong, used, errors = measured(documents, readings)
    rivals, rival_speed = {}, 0.0
    if seconds:
        theirs, rival_speed = dateparsers(documents, seconds)
        read = [document for document in documents if document["id"] in theirs]
        rivals = measured(read, theirs)[0]
    goals = next((goal for word, goal in GOALS.items() if word and word in path.stem), GOALS[""])
    wanted = {"value F1": goals[0], "day F1": goals[1], "relaxed precision": PRECISION}
    total = sum(len(document["timexes"]) for document in documents)
    print(f"\n{path.name}: {len(documents)} documents, {total} expressions")
    print(f"  {'':20} {'goal':>10} {'measured':>12} {'dateparser':>12}")
    for name, got in figures.items():
        row(name, wanted.get(name), got, f"{rivals[name]:.1f}" if rivals else "")
    row("characters a second", SPEED, speed, f"{rival_speed:,.0f}" if rivals else "")
    print(
        "  errors by rule (of what it found): "
        + ", ".join(f"{r} {n}/{used[r]}" for r, n in wrong.most_common(12))
    )
    for error in errors[:shown]:
        print("    ", *error, sep=" | ")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0, help="how many errors to show of each file")
    parser.add_argument("--rivals", type=float, default=20, help="seconds dateparser.search may take, a file")
    options = parser.parse_args()
    own = Path(__file__).resolve().parents[1] / "tests/data/timex/gold.jsonl"
    seconds = import_seconds()
    print(f"import: {seconds:.3f} s, goal {IMPORT} s, {'reached' if seconds <= IMPORT else 'MISSED'}")
    for path in options.gold or [own]:
        report(path, options.errors, options.rivals)


if __name__ == "__main__":
    main()
