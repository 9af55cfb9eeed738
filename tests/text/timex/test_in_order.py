"""What is done first and what next, what figures are compared with, and lists under a heading."""

from datetime import date

import pytest

from newsreader.text.timex import find

THURSDAY = date(2020, 3, 12)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The trial will open on Monday and end on Friday.", ["16", "20"]),
        ("The fair starts on Saturday morning and ends on Thursday.", ["14", "19"]),
        ("The ferry sails on Sunday, returning on Friday.", ["15", "20"]),
        ("The trial began on Monday and will end on Friday.", ["09", "13"]),
        ("The strike began on Wednesday and ended on Tuesday.", ["04", "10"]),
        ("The bank will report on Monday and the shop on Friday.", ["16", "13"]),
        ("The mayor will speak on Monday and was in Ek on Friday.", ["16", "06"]),
    ],
)
def test_what_one_does_next_comes_after_what_one_does_first(text, days):
    found = find(text, THURSDAY)

    assert [f"{each.day:%d}" for each in found] == days


def test_a_month_after_another_to_come_is_of_the_next_year():
    found = find("The show will open in November and close in March.", THURSDAY)

    assert [each.value for each in found] == ["2020-11", "2021-03"]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Repairs will cost 48.5 million, up from an estimate of 31 million in June.", "2020-06"),
        ("Fares will rise to 3 crowns, from 2.40 in June.", "2020-06"),
        ("Prices will be higher than in June.", "2020-06"),
        ("Rent will go up from 900 to 950 in June.", "2021-06"),
        ("The dam will hold more than 40 million litres in June.", "2021-06"),
        ("The shop will move up from the beach in June.", "2021-06"),
    ],
)
def test_a_figure_compared_with_is_of_the_past(text, month):
    [found] = find(text, date(2020, 12, 22))

    assert found.value == month


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("What was agreed\n\n- A public apology on Friday", "20-03-13"),
        ("They agreed on the following:\n1. A dinner\n2. A march on Friday", "20-03-13"),
        ("What happened\n\n- A march on Friday", "20-03-06"),
        ("What was agreed\n\n- Peace\n\nWhat went wrong\n\n- A fire on Friday", "20-03-06"),
        ("What was agreed\n\nBoth sides spoke of peace.\n\nA fire on Friday", "20-03-06"),
    ],
)
def test_a_list_looks_where_its_heading_looks(text, day):
    [found] = find(text, THURSDAY)

    assert found.value == f"20{day}"
