"""Floors of quality on texts of our own, and sentences that must fool nobody."""

import json
from datetime import date
from pathlib import Path

import pytest

from newsreader.text.timex import find

DATA = Path(__file__).resolve().parents[1] / "data" / "timex"


def test_the_gold_set_is_read_as_annotated():
    documents = [json.loads(line) for line in (DATA / "gold.jsonl").read_text(encoding="utf-8").splitlines()]

    wrong, total = [], 0
    for document in documents:
        found = find(document["text"], date.fromisoformat(document["published"]))
        got = {(t.start, t.end): (t.type, t.value) for t in found}
        wanted = {(t["start"], t["end"]): (t["type"], t["value"]) for t in document["timexes"]}
        total += len(wanted)
        wrong += [span for span in got.keys() | wanted.keys() if got.get(span) != wanted.get(span)]

    assert len(documents) >= 30
    assert len(wrong) <= 0.02 * total


@pytest.mark.parametrize(
    ("file", "texts", "least", "wrong_days_at_most"),
    [("newsrooms", 78, 0.95, 6), ("wires-and-histories", 51, 0.985, 2)],
)
def test_newsrooms_of_many_habits_are_read_nearly_as_annotated(file, texts, least, wrong_days_at_most):
    """Annotated before the rules were tried on them, and what still fails was left in."""
    documents = [
        json.loads(line) for line in (DATA / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()
    ]

    right, total, wrong_days = 0, 0, 0
    for document in documents:
        found = find(document["text"], date.fromisoformat(document["published"]))
        got = {t.start: t.value for t in found}
        total += len(document["timexes"])
        right += sum(got.get(t["start"]) == t["value"] for t in document["timexes"])
        wrong_days += sum(
            len(got.get(t["start"], "")) == len(t["value"]) == 10 and got[t["start"]] != t["value"]
            for t in document["timexes"]
        )

    assert len(documents) == texts
    assert right >= least * total
    assert wrong_days <= wrong_days_at_most


TRAPS, _, CALENDAR_TRAPS = (DATA / "traps.txt").read_text(encoding="utf-8").partition("# DURATION\n")
TRAPS = [line for line in TRAPS.splitlines() if not line.startswith("#")]


def test_there_are_five_hundred_traps():
    assert len(TRAPS) >= 500


def test_no_time_is_found_where_none_is():
    found = {sentence: [t.rule for t in find(sentence, date(2016, 12, 8))] for sentence in TRAPS}

    assert {sentence: rules for sentence, rules in found.items() if rules} == {}


def test_no_day_is_found_where_only_a_length_is():
    found = {sentence: find(sentence, date(2016, 12, 8)) for sentence in CALENDAR_TRAPS.splitlines()}

    days = {sentence: [t.rule for t in times if t.when is not None] for sentence, times in found.items()}
    assert len(days) >= 10
    assert {sentence: rules for sentence, rules in days.items() if rules} == {}
