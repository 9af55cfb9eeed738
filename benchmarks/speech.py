"""Who said what and how many, measured on sets/speech.jsonl: the goal beside what was measured.

    python benchmarks/speech.py [SET.jsonl] [-v]

A quotation is found where nine tenths of its words are; its speaker is right in any of the set's forms, by
the last words of the name. A figure is exact with its words and both its bounds. With -v, what is wrong.
Exits 1 when a goal is missed. Needs no database and no settings.
"""

import json
import sys
from collections import Counter
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from newsreader.text.figures import figures
from newsreader.text.saying import quotations
from newsreader.text.sentences import split

SET = Path(__file__).with_name("sets") / "speech.jsonl"
NEARLY_WHOLE = 0.9


def shared(one, two):
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def fits(said, speakers):
    """Whether the words name one of these: the same, or one ends the other ("Lee" of "Ann Lee")."""
    said = bare(said)
    return any(
        said == each or said.endswith(f" {each}") or each.endswith(f" {said}") for each in map(bare, speakers)
    )


def bare(words):
    low = words.lower().strip(" .,")
    for article in ("the ", "a ", "an "):
        low = low.removeprefix(article)
    return low


def of_quotations(text, wanted, counts, told):
    found = quotations.find(text, split(text))
    used = set()
    for row in wanted:
        span = (row["start"], row["end"])
        hits = [q for q in found if shared(span, (q.start, q.end)) >= NEARLY_WHOLE * (span[1] - span[0])]
        counts["quotations"] += 1
        counts["found"] += bool(hits)
        used.update(hits)
        speaker = hits[0].speaker if hits else None
        said = text[slice(*speaker)] if speaker else ""
        right = fits(said, row["speakers"]) if said else not row["speakers"]
        counts["right"] += right
        counts["wrong"] += bool(said) and not right
        if not right:
            told(f"“{row['words'][:50]}”: {said or 'nobody'!r}, not {row['speakers']}")
    for one in found:
        if one not in used and one.speaker:
            counts["beyond"] += 1
            told(f"beyond: “{text[one.start : one.end][:50]}” by {text[slice(*one.speaker)]!r}")


def of_figures(text, wanted, counts, told):
    found = [f for f in figures.find(text, split(text)) if not f.unit]
    gold = {(row["start"], row["end"]): row for row in wanted}
    used = set()
    for span, row in gold.items():
        counts["figures"] += 1
        hits = [f for f in found if shared(span, (f.start, f.end))]
        used.update(hits)
        ends = [(f.number, f.upper or f.number) for f in hits]
        exact = (row["low"], row["high"]) in ends
        counts["exact"] += exact
        if not exact:
            told(f"{row['words']!r} of {row['counts']!r}: {ends or 'nothing'}")
    for one in found:
        if one not in used:
            counts["figures beyond"] += 1
            told(f"beyond: {text[one.start : one.end]!r} of {one.counts!r}")


def main():
    paths = [each for each in sys.argv[1:] if not each.startswith("-")]
    loud = "-v" in sys.argv
    counts = Counter()
    for line in Path(paths[0] if paths else SET).read_text(encoding="utf-8").splitlines():
        document = json.loads(line)

        def told(words, name=document["id"]):
            if loud:
                print(f"{name}  {words}")

        of_quotations(document["text"], document["quotes"], counts, told)
        of_figures(document["text"], document["figures"], counts, told)
    said, many = counts["quotations"], counts["figures"]
    rows = [
        ("quotations found", ">=", 0.0, counts["found"] / said),
        ("speaker right", ">=", 0.90, counts["right"] / said),
        ("named wrongly", "<=", 0.03, counts["wrong"] / said),
        ("said to be speech by somebody and is not", "<=", 1.0, counts["beyond"] / said),
        ("figures exact", ">=", 0.92, counts["exact"] / many),
        ("figures that are none", "<=", 1.0, counts["figures beyond"] / many),
    ]
    missed = False
    print(f"{said} quotations, {many} figures")
    for name, sign, goal, value in rows:
        good = value >= goal if sign == ">=" else value <= goal
        missed |= not good
        aim = f"{sign} {goal}" if 0 < goal < 1 else "-"
        print(f"{name:42s} {aim:>8s} {value:7.3f} {'' if good else 'missed'}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
