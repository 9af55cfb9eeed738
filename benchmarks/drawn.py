"""Proposals of press reports drawn with a seed, to be judged by eye, and the rates of such judgements.

    python benchmarks/drawn.py CORPORA [--seed N] [--count N]          print what is to be judged
    python benchmarks/drawn.py --rates benchmarks/sets/drawn.tsv       what the judgements say

CORPORA is a folder with Timeline17 (`timelines/t17_*/articles.jsonl.gz`: a report a line with its tokenised
sentences). The judgements name the seed, article, offsets and letters, never a text:

- the date R right, W wrong, F finer than the text, H half of two
- the kind E event, S state, opinion or figure, J junk
- wanted by an editor of that story Y, M as background or of another story, N no
- the title G good, P pronoun, D dangling noun, X cut or fragment, U unfaithful, J furniture, V void
- and the lane: Q queue, F folded away
"""

import argparse
import csv
import gzip
import json
import random
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from newsreader.drafting import proposals
from newsreader.drafting.likelihood import UNLIKELY
from newsreader.text import names, timex
from newsreader.text.names import Registry

MARKS = (
    ("\\/", "/"),
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("-LSB-", "["),
    ("-RSB-", "]"),
    ("` `", "“"),
    ("``", "“"),
    ("' '", "”"),
    ("''", "”"),
    (" - ", "-"),
)
GOALS = (
    ("date right", 0, "R", 95.0, False),
    ("an event", 1, "E", 93.0, False),
    ("not wanted", 2, "N", 12.0, True),
    ("wanted by the story", 2, "Y", None, False),
    ("title good", 3, "G", 75.0, False),
)


def sentence(tokenised):
    for written, sign in MARKS:
        tokenised = tokenised.replace(written, sign)
    tokenised = re.sub(r" (n't|'s|'m|'re|'ve|'ll|'d)\b", r"\1", tokenised)
    tokenised = re.sub(r" ([,.;:?!%)\]”])", r"\1", tokenised)
    return re.sub(r"\s+", " ", re.sub(r"([(\[“$€£]) ", r"\1", tokenised)).strip()


def reports(corpora):
    """(name, day, body) of each report; two sentences a paragraph, for the corpus has lost them."""
    for file in sorted(corpora.glob("timelines/t17_*/articles.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for report in map(json.loads, lines):
                told = [sentence(each) for each in report["sentences"]]
                body = "\n\n".join(" ".join(told[at : at + 2]) for at in range(0, len(told), 2))
                day = date.fromisoformat(report["published"][:10])
                yield f"{file.parent.name}/{report['id']}", day, body


def proposed(day, body):
    times, named = {"body": timex.find(body, day)}, names.find({"body": body}, Registry([]))
    return proposals.propose({"body": body}, times, day, named)


def drawn(corpora, seed, count):
    """So many proposals of as many reports: (name, day, body, proposal)."""
    chance = random.Random(seed)
    found = []
    for name, day, body in chance.sample(list(reports(corpora)), count):
        made = proposed(day, body)
        found += [(name, day, body, each) for each in chance.sample(made, min(3, len(made)))]
    return chance.sample(found, min(count, len(found)))


def show(corpora, seed, count):
    for number, (name, day, body, each) in enumerate(drawn(corpora, seed, count), 1):
        lane = "F" if each.likelihood <= UNLIKELY else "Q"
        told = " ".join(body[each.sentence_start : each.sentence_end].split())
        cited = " ".join(body[each.start : each.end].split())
        print(f"{number}\t{seed}\t{name}\t{each.start}\t{each.end}\t{lane}\treported {day}")
        print(f"    {told}\n    cited: {cited}\n    {each.status}: {each.title} | {each.when}\n")


def seeds(judged):
    return sorted({row["seed"] for row in judged})


def rates(file):
    with file.open(encoding="utf-8") as lines:
        judged = list(csv.DictReader(lines, delimiter="\t"))
    draws = {f"seed {seed}": [row for row in judged if row["seed"] == seed] for seed in seeds(judged)}
    lanes = {"all": judged, "all in the queue": [row for row in judged if row["lane"] == "Q"]}
    for heading, rows in {**draws, **lanes}.items():
        print(f"{heading}: {len(rows)} judged")
        for name, place, letter, goal, less in GOALS:
            share = 100 * Counter(row["letters"][place] for row in rows)[letter] / max(len(rows), 1)
            reached = goal is None or (share <= goal if less else share >= goal)
            print(f"  {name:20} {goal or '':>6} {share:6.1f} % {'' if reached else 'MISSED'}")


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("corpora", nargs="?", type=Path)
    asked.add_argument("--seed", type=int, default=29)
    asked.add_argument("--count", type=int, default=100)
    asked.add_argument("--rates", type=Path)
    options = asked.parse_args()
    if options.rates:
        rates(options.rates)
    else:
        show(options.corpora, options.seed, options.count)


if __name__ == "__main__":
    main()
