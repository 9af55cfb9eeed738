"""Who says what, and how many there were, on texts written for measuring.

    python benchmarks/speech.py [SET.jsonl ...] [--errors]

Each set has rows of its own; without one named, the eleven of benchmarks/sets are read (README-speech.md
there says how they were written). A set has a text a line: {"id", "published", "headline", "text", "quotes":
[{"start", "end", "words", "speakers"}], "figures": [{"start", "end", "words", "low", "high", "counts"}]},
the tenth has "names": [{"start", "end", "words", "type"}] as well; offsets are code points. A quotation is
found where one of ours overlaps it; its speaker is right where the words named are among `speakers` or are
words of one of them ("Holt" of "Anna Holt"), or where both name nobody. A figure is exact where ours overlaps
it with the same low and high and counts the same noun. A name is right where ours has its first and last
letter and its type, as in benchmarks/names.py; peoples ("Norwegians") are none.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from newsreader.text import sentences
from newsreader.text.figures import figures
from newsreader.text.names import Registry, starters
from newsreader.text.names import find as find_names
from newsreader.text.saying import quotations

SETS = [
    Path(__file__).with_name("sets") / f"speech{of}.jsonl" for of in ("", *(f"-{n}" for n in range(2, 12)))
]
# (measure, of what, goal in per cent, whether less is better)
REGISTRY = Registry(starter.known for starter in starters())
TYPES = {"person": "PER", "place": "LOC"}
ROWS = (
    ("quotations found", "quotations", None, False),
    ("speaker right", "quotations", 90.0, False),
    ("speaker named wrongly", "quotations", 3.0, True),
    ("speech that is none", "quotations", None, True),
    ("figures exact", "figures", 92.0, False),
    ("figures found", "figures", None, False),
    ("counts that are none", "figures", None, True),
    ("names, exact F1", "name spans", None, False),
)


def overlapping(found, gold):
    return next((one for one in found if one.start < gold["end"] and one.end > gold["start"]), None)


def names_one(words, speakers):
    """Whether the words name one of the speakers, whole or by some of their words."""
    said = set(words.casefold().split())
    return any(said <= set(s.casefold().split()) or set(s.casefold().split()) <= said for s in speakers)


def of_quotations(text, document, counts, wrong):
    found = quotations.find(text, sentences.split(text))
    for gold in document["quotes"]:
        counts["quotations"] += 1
        ours = overlapping(found, gold)
        counts["quotations found"] += ours is not None
        named = text[slice(*ours.speaker)] if ours and ours.speaker else ""
        right = ours is not None and (names_one(named, gold["speakers"]) if named else not gold["speakers"])
        counts["speaker right"] += right
        counts["speaker named wrongly"] += bool(named) and not right
        if not right:
            wrong.append((document["id"], gold["words"][:50], gold["speakers"], named or "nobody"))
    for extra in found:
        if not any(g["start"] < extra.end and g["end"] > extra.start for g in document["quotes"]):
            counts["speech that is none"] += 1
            wrong.append((document["id"], text[extra.start : extra.end][:50], "no speech", "found"))


def of_figures(text, document, counts, wrong):
    found = figures.find(text, sentences.split(text))
    for gold in document["figures"]:
        counts["figures"] += 1
        ours = overlapping(found, gold)
        counts["figures found"] += ours is not None
        ends = ours and (ours.number, ours.number if ours.upper is None else ours.upper)
        same_noun = ours and set(ours.counts.casefold().split()) & set(gold["counts"].casefold().split())
        if ends == (gold["low"], gold["high"]) and same_noun:
            counts["figures exact"] += 1
        else:
            got = (ends, ours.counts) if ours else "nothing"
            wrong.append((document["id"], gold["words"], (gold["low"], gold["high"], gold["counts"]), got))
    for extra in found:
        plain = not extra.unit and extra.counts
        if plain and not any(g["start"] < extra.end and g["end"] > extra.start for g in document["figures"]):
            counts["counts that are none"] += 1
            wrong.append((document["id"], text[extra.start : extra.end], "no count", extra.counts))


def of_names(text, document, counts, wrong):
    gold = {(n["start"], n["end"], n["type"]) for n in document["names"]}
    found = {
        (m.start, m.end, TYPES.get(n.kind, "ORG"))
        for n in find_names({"body": text}, REGISTRY)
        for m in n.mentions
        if not m.demonym
    }
    counts["name spans"] += len(gold) + len(found)
    counts["names, exact F1"] += 2 * len(gold & found)
    for start, end, kind in sorted(gold ^ found):
        side = "missed" if (start, end, kind) in gold else "no such name"
        wrong.append((document["id"], text[start:end], kind, side))


def measured(path, errors):
    """Print the rows of one set, and what is wrong in it where asked."""
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    counts, wrong = Counter(), []
    for document in documents:
        of_quotations(document["text"], document, counts, wrong)
        of_figures(document["text"], document, counts, wrong)
        if "names" in document:
            of_names(document["text"], document, counts, wrong)
    sums = f"{counts['quotations']} quotations, {counts['figures']} figures"
    print(f"{path.name}: {len(documents)} texts, {sums}")
    for name, of, goal, less in ROWS:
        if not counts[of]:
            continue
        share = 100 * counts[name] / counts[of]
        verdict = (
            "" if goal is None else "reached" if (share <= goal if less else share >= goal) else "MISSED"
        )
        print(f"  {name:24} {'' if goal is None else goal:>6} {share:>7.1f} %  {verdict}")
    for line in wrong if errors else []:
        print("    ", *line, sep=" | ")


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("sets", nargs="*", metavar="set", type=Path, default=SETS)
    asked.add_argument("--errors", action="store_true", help="print what is wrong")
    options = asked.parse_args()
    for path in options.sets:
        measured(path, options.errors)


if __name__ == "__main__":
    main()
