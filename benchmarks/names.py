"""Names, measured against the gold sets beside the checkout: the goal beside what was measured.

    python benchmarks/names.py [NAMES_FOLDER] [SEED_FOLDER]

Prints a row a measure; exits 1 when a goal is missed. Needs no database and no settings.
"""

import csv
import importlib.util
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    # The checkout instead of this folder, whose requests.py would hide the package of that name.
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from newsreader.text.names import MentionSpan, Registry, find, group, recognised, starters
from newsreader.text.names.similarity import PROPOSE, similarity

SHARED = Path(__file__).resolve().parents[2] / "shared"
# What a corpus calls our kinds; one it has no name for is an organisation to it.
TYPES = {"person": "PER", "place": "LOC", "organisation": "ORG", "media": "ORG", "armed-group": "ORG"}
KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "AGENCY": "media", "MEDIA": "media"}
KINDS |= {"ARMED_GROUP": "armed-group"}


def load_scorer(folder):
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(named):
    return [(m.start, m.end, TYPES[n.kind], n.name) for n in named for m in n.mentions if not m.demonym]


def exact(score, documents, registry):
    """Precision, recall, F1 of spans and types; and words a CPU second."""
    hits = guessed = gold = words = 0
    seconds = 0.0
    for document in documents.values():
        text = document["text"]
        started = time.process_time()
        named = find({"body": text}, registry)
        seconds += time.process_time() - started
        words += len(text.split())
        wanted = {(*score.trim(text, m["start"], m["end"]), m["type"]) for m in document["names"]}
        found = {(*score.trim(text, start, end), kind) for start, end, kind, _ in predicted(named)}
        hits, guessed, gold = hits + len(wanted & found), guessed + len(found), gold + len(wanted)
    return score.prf(hits, guessed, gold), words / seconds


def grouping(score, documents, registry):
    """B-cubed F1 with the gold mentions given, and the share of them that end in an ambiguous group."""
    precision = recall = 0.0
    count = doubtful = 0
    for document in documents.values():
        text = document["text"]
        rows = sorted(document["names"], key=lambda m: (m["start"], -m["end"]))
        spotted = recognised(
            (
                (
                    MentionSpan("body", m["start"], m["end"], text[m["start"] : m["end"]], "gold"),
                    KINDS[m["type"]],
                )
                for m in rows
            ),
            registry,
        )
        named = group(spotted, registry, {"body": text})
        whose = {(m.start, m.end): place for place, n in enumerate(named) for m in n.mentions}
        pairs = [(m["entity"], whose[m["start"], m["end"]]) for m in rows]
        p, r = score.b_cubed(pairs)
        precision, recall, count = precision + p, recall + r, count + len(pairs)
        doubtful += sum(len(n.mentions) for n in named if n.ambiguous)
    p, r = precision / count, recall / count
    return 2 * p * r / (p + r), doubtful / count


def pairs(path):
    """Precision and recall of similarity at the threshold where it proposes."""
    right = wrong = missed = 0
    with path.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            kind = "person" if row["schema"] == "Person" else "organisation"
            alike = similarity(row["name1"], row["name2"], kind) >= PROPOSE
            same = row["is_match"] == "true"
            right, wrong, missed = (
                right + (alike and same),
                wrong + (alike and not same),
                missed + (same and not alike),
            )
    return right / (right + wrong), right / (right + missed)


def seed(score, folder, registry):
    """Exact F1 on the seed, over the zones that are fields, accepted boundaries counting; and the
    share of its entities whose mentions are one group."""
    from tests.seeds import in_folder

    seed = in_folder(folder)
    source, gold, fields, offsets = seed.text, seed.names, seed.fields, seed.starts
    named = find(fields, registry)
    found = {
        (*score.trim(source, offsets[m.field] + m.start, offsets[m.field] + m.end), TYPES[n.kind])
        for n in named
        for m in n.mentions
        if not m.demonym
    }
    whose = {offsets[m.field] + m.end: n for n in named for m in n.mentions if not m.demonym}
    accepts = {row["text"]: row["accept"] for row in gold["boundary_alternatives"]}
    hits = count = whole = several = 0
    for entity in gold["entities"]:
        if entity["type"] == "NORP":
            continue
        kind = TYPES[KINDS[entity["type"]]]
        spots = [m for m in entity["mentions"] if m["named"] and m["zone"] in fields]
        several += bool(spots)
        whole += len({whose.get(m["end"]) for m in spots} - {None}) == 1
        for mention in entity["mentions"]:
            if not mention["named"] or mention["zone"] not in fields:
                continue
            count += 1
            start, end = mention["start"], mention["end"]
            spans = {score.trim(source, start, end)}
            for words in accepts.get(mention["text"], ()):
                spans |= {
                    (at, at + len(words)) for at in (start, end - len(words)) if source.startswith(words, at)
                }
            hits += any((*span, kind) in found for span in spans)
    return score.prf(hits, len(found), count)[2], whole / several


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "corpora" / "names"
    seed_folder = Path(sys.argv[2]) if len(sys.argv) > 2 else SHARED / "seed"
    score = load_scorer(folder)
    registry = Registry(starter.known for starter in starters())
    wikigold, gum = score.load(folder / "wikigold.jsonl"), score.load(folder / "gum-news.jsonl")
    b3, doubtful = grouping(score, gum, registry)
    precision, recall = pairs(folder / "name-pairs.csv")
    from tests.text.gold_names import score as read_news
    from tests.text.gold_names import score_names as read_wire

    find({"body": "Warm up in Oslo."}, registry)
    (_, _, wiki_f1), speed = exact(score, wikigold, registry)
    (_, _, gum_f1), _ = exact(score, gum, registry)
    seed_f1, whole = seed(score, seed_folder, registry)
    news = read_news()
    rows = [
        ("gum-news, grouping of gold mentions, B3 F1", ">=", 0.955, b3),
        ("gum-news, mentions in ambiguous groups", "<=", 0.03, doubtful),
        ("name pairs, precision where it proposes", ">=", 0.83, precision),
        ("name pairs, recall where it proposes", ">=", 0.70, recall),
        ("own news, exact F1 of five kinds", ">=", 0.92, news.f1("kinds")),
        ("own wire texts, exact F1 of five kinds", ">=", 0.925, read_wire().f1("kinds")),
        ("own news, grouping, B3 F1", ">=", 0.99, news.b_cubed()),
        ("wikigold, exact F1", ">=", 0.745, wiki_f1),
        ("gum-news, exact F1", ">=", 0.66, gum_f1),
        ("seed, exact F1", ">=", 0.80, seed_f1),
        ("seed, entities in one group", ">=", 1.0, whole),
        ("words a CPU second", ">=", 100_000, speed),
    ]
    missed = False
    print(f"{'measure':46s} {'goal':>12s} {'measured':>10s}")
    for name, sign, goal, value in rows:
        good = value >= goal if sign == ">=" else value <= goal
        missed |= not good
        shown = f"{value:10.3f}" if value < 1000 else f"{value:10,.0f}"
        print(f"{name:46s} {f'{sign} {goal:,}':>12s} {shown} {'' if good else 'missed'}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
