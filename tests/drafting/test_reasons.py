from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from newsreader.drafting.dating import governor, place
from newsreader.drafting.pairs import Pair, Reason
from newsreader.drafting.reasons import REASONS, dates, deciding
from newsreader.drafting.sentence import read_sentences
from newsreader.text import timex

THURSDAY = date(2023, 5, 18)


def pairs(text: str) -> Iterator[Pair]:
    for sentence in read_sentences("body", text, timex.find(text, THURSDAY), []):
        for clause in sentence.clauses:
            for number in sentence.dates(clause):
                # What the expression says itself ("negated") would leave the reason unasked.
                placed = place(replace(sentence.timexes[number], marks=frozenset()), THURSDAY)
                verb = governor(clause, sentence.places[number])
                if placed and verb:
                    yield Pair(sentence.tokens, clause, verb, sentence.places[number], placed)


@pytest.mark.parametrize("reason", REASONS, ids=lambda reason: reason.id)
def test_the_example_of_a_reason_is_decided_by_it(reason: Reason):
    decided = [deciding(pair) for pair in pairs(reason.example)]

    assert decided == [reason]


def test_every_reason_has_a_name_of_its_own():
    assert [id for id, times in Counter(reason.id for reason in REASONS).items() if times > 1] == []


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on Tuesday.",
        "There was a fire on Tuesday.",
        "Troops were leaving on Tuesday.",
        "The council wanted a bridge on Tuesday.",
        "The firms agreed to merge last week.",
        "The strikes took place between 3 and 5 May.",
        "On Tuesday Norway was chosen.",
        "The firm published its figures on Tuesday.",
        "The ferry left for To on Tuesday.",
    ],
)
def test_no_reason_keeps_a_date_from_its_event(text):
    assert [(dates(pair), deciding(pair)) for pair in pairs(text)] == [(True, None)]
