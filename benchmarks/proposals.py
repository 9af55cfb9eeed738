"""What is proposed of press reports, against the events an editor would want.

    python benchmarks/proposals.py [SET.jsonl] [--likely] [--errors] [--titles] | --sample

The set (benchmarks/sets/README-reports.md says how it was written) has a report a line. A proposal is of the
event whose words it shares by more than half of the shorter of the two. Of proposals: `of an event` is the
share that is of an event at all, `wanted` of one the editor wants, `not wanted` the rest, background
included; days and titles are judged of those of an event. A day is right where first and last are the
event's; "by" a day (an open first) is right of a lead, if it holds the event's days, and of what lies ahead,
from its report's day on. A title is good where somebody judged so who read it beside its report
(sets/titles.tsv, of the first set alone); one that was not judged counts in neither number. `whole` are those
and the ones that only leave out where, or in what story, it was. A title is near the editor's where half the
words of each, by their first four letters, stand in the other, and it begins with no pronoun: that is for
sets whose titles nobody judged.
Recall is of wanted events: a proposal stands for one event, and either of two tellings is enough.

By two readers: the same proposals read without the set's events, judged as the corpora's proposals are (date,
event, not wanted at all, title; sets/judged.tsv; README-reports.md says how the readers were tried). What is
proposed or called otherwise since counts in none of these shares; how much that is, is printed.
"""

import argparse
import json
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

SET = Path(__file__).with_name("sets") / "reports.jsonl"
# (measure, of what, goal in per cent, whether less is better)
ROWS = (
    ("date right", "of an event", 95.0, False),
    ("of an event", "proposals", 93.0, False),
    ("wanted", "proposals", None, False),
    ("not wanted", "proposals", 12.0, True),
    ("title good", "title judged", 75.0, False),
    ("title whole", "title judged", None, False),
    ("title near", "of an event", None, False),
    ("lead found", "lead", 85.0, False),
    ("past found", "past", 75.0, False),
    ("ahead found", "ahead", 70.0, False),
    ("lead found, day right", "lead", None, False),
    ("past found, day right", "past", None, False),
    ("ahead found, day right", "ahead", None, False),
)
# (measure, place of its letter, the letter, goal in per cent, whether less is better)
READERS = (
    ("date right", 0, "R", 95.0, False),
    ("of an event", 1, "E", 93.0, False),
    ("not wanted", 2, "N", 12.0, True),
    ("title good", 3, "G", 75.0, False),
)
# Of one judged title: G good; L whole, and only its place or story is missing; D "the bill", P "it", X cut or
# ill put together, U says another thing, V tells next to nothing.
LETTERS = "GLDPXUV"
LITTLE = re.compile(
    r"an?|the|of|in|on|at|to|for|by|and|or|with|from|is|are|was|were|be|been|ha[sd]|have|will"
)
PRONOUNS = re.compile(r"(?:he|she|it|they|this|that|these|those|who|which|we|i|you|his|her|their|its)\b")


def judged():
    """The letter of each title that was judged, by report and title."""
    lines = SET.with_name("titles.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {(report, title): letter for report, letter, title in (line.split("\t") for line in lines)}


def readers():
    """The letters of both readers by (report, start, end, days, title) of a proposal."""
    lines = SET.with_name("judged.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {(*row[:4], row[6]): row[4:6] for row in rows}


def by_readers(made):
    """What two readers say of what is proposed (`made`: by report), each for himself."""
    letters, found, unread = readers(), ([], []), 0
    for report, its in made.items():
        for each in its:
            days = f"{each.when.earliest or ''}/{each.when.latest or ''}"
            read = letters.get((report, str(each.start), str(each.end), days, each.title))
            unread += read is None
            if read is not None:
                found[0].append(read[0])
                found[1].append(read[1])
    print(f"  by two readers, of {len(found[0])}; {unread} not read:")
    for name, place, letter, goal, less in READERS:
        shares = [100 * sum(each[place] == letter for each in reader) / len(reader) for reader in found]
        reached = all(share <= goal if less else share >= goal for share in shares)
        both = " and ".join(f"{share:.1f}" for share in shares)
        print(f"    {name:22} {goal:>6} {both:>14} %  {'reached' if reached else 'MISSED'}")


def proposed(report, likely=False):
    fields = {"headline": report["headline"], "body": report["body"]}
    published = date.fromisoformat(report["published"])
    found = {field: timex.find(text, published) for field, text in fields.items()}
    made = proposals.propose(fields, found, published, names.find(fields, Registry([])))
    return [each for each in made if each.field == "body" and (each.likelihood > UNLIKELY or not likely)]


def shared(ours, gold):
    """The share of the shorter that both have."""
    both = min(ours.end, gold["end"]) - max(ours.start, gold["start"])
    return both / min(ours.end - ours.start, gold["end"] - gold["start"])


def day_right(ours, gold, published):
    earliest, latest = str(ours.when.earliest or ""), str(ours.when.latest or "")
    if (earliest, latest) == (gold["from"], gold["to"]):
        return True
    if gold["what"] == "lead" and not earliest:
        return latest >= gold["to"]
    return gold["what"] == "ahead" and not earliest and (gold["from"], gold["to"]) == (published, latest)


def stems(title):
    return {word[:4] for word in re.findall(r"[\w’']+", title.casefold()) if not LITTLE.fullmatch(word)}


def title_near(ours, gold):
    mine, its = stems(ours), stems(gold)
    both = 2 * len(mine & its)
    return both >= len(mine) and both >= len(its) and not PRONOUNS.match(ours.casefold())


def matched(made, events, published):
    """(proposal, event) pairs that share words, each with whether the day is right; the best pairs first."""
    pairs = [
        (day_right(ours, gold, published), shared(ours, gold), number, place)
        for number, ours in enumerate(made)
        for place, gold in enumerate(events)
        if shared(ours, gold) > 0.5
    ]
    return sorted(pairs, reverse=True)


def of_report(report, made, counts, wrong, titles, letters):
    events = report["events"]
    pairs = matched(made, events, report["published"])
    best, taken = {}, {}
    for right, _, number, place in pairs:
        best.setdefault(number, (right, place))
        if place not in taken and number not in [each for each, _ in taken.values()]:
            taken[place] = (number, right)
    for number, ours in enumerate(made):
        counts["proposals"] += 1
        if number not in best:
            over = next((n["why"] for n in report["not_events"] if shared(ours, n) > 0.5), "nothing")
            counts["not wanted"] += 1
            wrong.append((report["id"], "no event", over, ours.rule, ours.title, str(ours.when)))
            continue
        right, place = best[number]
        gold = events[place]
        counts["of an event"] += 1
        counts["wanted" if gold["wanted"] else "not wanted"] += 1
        counts["date right"] += right
        near = title_near(ours.title, gold["title"])
        counts["title near"] += near
        letter = letters.get((report["id"], ours.title), "?")
        counts["title judged"] += letter != "?"
        counts["title good"] += letter == "G"
        counts["title whole"] += letter in ("G", "L")
        counts["title", letter] += 1
        titles.append((report["id"], letter, "near" if near else "FAR", ours.title, gold["title"]))
        if not right:
            days = f"{ours.when.earliest}/{ours.when.latest}"
            wrong.append((report["id"], "day", ours.rule, days, f"{gold['from']}/{gold['to']}", ours.title))
    of_events(report, taken, counts, wrong)


def of_events(report, taken, counts, wrong):
    """How many of the wanted events are found, those told twice once."""
    tellings = {}
    for place, gold in enumerate(report["events"]):
        tellings.setdefault(gold.get("same", place), []).append(place)
    for first, places in tellings.items():
        gold = report["events"][first]
        if not gold["wanted"]:
            continue
        counts[gold["what"]] += 1
        counts[f"{gold['what']} found"] += any(place in taken for place in places)
        counts[f"{gold['what']} found, day right"] += any(taken.get(place, (0, 0))[1] for place in places)
        if not any(place in taken for place in places):
            wrong.append((report["id"], "missed", gold["what"], report["body"][gold["start"] : gold["end"]]))


def of_sample():
    """Entries of the sample story, those of them accepted as proposed, and the whole titles among these."""
    from tests.test_sample_story import DECISIONS, covered  # it reads the reports

    decided = [each for each in DECISIONS["decisions"] if each["do"] in ("accept", "write")]
    found = [covered(each)[0] for each in decided if each["do"] == "accept"]
    return len(decided), len(found), sum(each.stands for each in found)


def main():
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("set", nargs="?", type=Path, default=SET)
    asked.add_argument("--errors", action="store_true", help="print what is wrong")
    asked.add_argument("--likely", action="store_true", help="leave out what the queue folds away")
    asked.add_argument("--sample", action="store_true", help="how many entries of the sample need no hand")
    asked.add_argument("--titles", action="store_true", help="print each title beside the editor's")
    options = asked.parse_args()
    if options.sample:
        entries, found, clauses = of_sample()
        print(f"sample: {found} of {entries} entries are accepted as proposed, {clauses} with whole titles")
        return
    reports = [json.loads(line) for line in options.set.read_text(encoding="utf-8").splitlines()]
    counts, wrong, titles = Counter(), [], []
    letters = judged()
    made = {report["id"]: proposed(report, options.likely) for report in reports}
    for report in reports:
        of_report(report, made[report["id"]], counts, wrong, titles, letters)
    print(f"{options.set.name}: {len(reports)} reports, {counts['proposals']} proposals,", end=" ")
    print(f"{counts['proposals'] / len(reports):.1f} an article")
    for name, of, goal, less in ROWS:
        if not counts[of]:
            continue  # of a set whose titles nobody judged
        share = 100 * counts[name] / counts[of]
        reached = share <= goal if less else share >= goal if goal is not None else None
        verdict = "" if goal is None else "reached" if reached else "MISSED"
        print(f"  {name:24} {'' if goal is None else goal:>6} {share:>7.1f} %  of {counts[of]:<4} {verdict}")
    if options.set == SET:
        by_readers(made)
    print("  titles by letter:", ", ".join(f"{letter} {counts['title', letter]}" for letter in f"{LETTERS}?"))
    for line in [*(titles if options.titles else []), *(wrong if options.errors else [])]:
        print("    ", *line, sep=" | ")


if __name__ == "__main__":
    main()
