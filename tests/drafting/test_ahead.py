from datetime import date

import pytest

from newsreader.drafting.ahead import LOOKS_AHEAD, Looking
from tests.drafting.test_proposals import THURSDAY, days, drafted

FRIDAY_WEEK = date(2023, 5, 26)


def announced(body: str) -> list[tuple[str, date | None, date | None]]:
    return [(event.title, *days(event)) for event in drafted(body) if event.status == "announced"]


@pytest.mark.parametrize("way", LOOKS_AHEAD, ids=lambda way: way.id)
def test_the_example_of_a_way_to_look_ahead_is_announced(way: Looking):
    assert [(first, last) for _title, first, last in announced(way.example)] == [(FRIDAY_WEEK, FRIDAY_WEEK)]


@pytest.mark.parametrize(
    ("body", "title", "first", "last"),
    [
        ("The new library opens on Saturday 27 May.", "The new library opens", 27, 27),
        (
            "The council will close the pier on 22 May, an official said.",
            "The council will close the pier",
            22,
            22,
        ),
        ("Ministers meet in Oslo next week.", "Ministers meet in Oslo", 22, 28),
        ("Karl Holm said he would resign on 30 May.", "Karl Holm would resign", 30, 30),
        ("The court was expected to rule on 23 May.", "The court was expected to rule", 23, 23),
        ("Work would begin on 23 May, the minister said.", "Work would begin", 23, 23),
        ("Under the plan the road would close on 23 May.", "Under the plan the road would close", 23, 23),
        ("The new speed limit takes effect on 23 May.", "The new speed limit takes effect", 23, 23),
        ("He told of talks to be held in Oslo on 23 May.", "Talks are to be held in Oslo", 23, 23),
    ],
)
def test_what_lies_ahead_is_announced_for_its_day(body, title, first, last):
    assert announced(body) == [(title, date(2023, 5, first), date(2023, 5, last))]


def test_a_deadline_has_an_open_beginning():
    assert announced("The firm plans to cut 200 jobs by 26 May.") == [
        ("The firm plans to cut 200 jobs", None, FRIDAY_WEEK)
    ]
    assert announced("Drivers must pay by 26 May.") == [("Drivers must pay", None, FRIDAY_WEEK)]


def test_what_is_left_of_a_period_that_has_begun_is_to_come():
    assert announced("Engineers will close the road this month.") == [
        ("Engineers will close the road", THURSDAY, date(2023, 5, 31))
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The mayor called for a vote to be held on 3 June.", ["A vote is to be held"]),
        ("A vote to be held on 3 June was put off.", []),
        ("Talks with the army to be held on 3 June are secret.", []),
        ("Karl Holm spoke of a trip to Oslo to be held on 3 June.", []),
        ("Police are ready for a rally in Oslo to be held on 3 June.", []),
        ("Talks will fail, according to a report to be printed on 3 June.", ["A report is to be printed"]),
    ],
)
def test_what_is_to_be_done_is_the_whole_thing_and_not_called_off(body, told):
    assert [title for title, _first, _last in announced(body)] == told


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The council decided to open on 3 June.", "The council is to open"),
        ("The council decided against a plan to open on 3 June.", None),
        ("The judge ordered the bank to pay on 3 June.", None),
        ("Karl Holm promised his sister to sail on 3 June.", None),
    ],
)
def test_the_doer_is_to_do_it_only_where_nobody_and_nothing_stands_between(body, title):
    assert [told for told, _first, _last in announced(body)] == [title or body.removesuffix(" on 3 June.")]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("The Hope Bridge will open on 3 June.", 1),
        ("The doubts aside, the bridge will open on 3 June.", 1),
        ("The hope chest will be sold on 3 June.", 1),
        ("Karl Holm hopes the bridge will open on 3 June.", 0),
        ("The fear that the port will close on 3 June is real.", 0),
        ("Hopes that the port will open on 3 June are high.", 0),
    ],
)
def test_a_name_and_a_noun_hope_nothing(body, count):
    assert len(announced(body)) == count


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("The club meets on the first Tuesday of the month.", 0),
        ("The club meets on the third Tuesday of every month.", 0),
        ("Harn holds its elections on the first Tuesday after the first Monday in June.", 0),
        ("The club meets on Tuesday.", 1),
        ("The club holds its first gala on Tuesday.", 1),
        ("Harn holds its vote on the second Tuesday of the strike.", 1),
    ],
)
def test_a_day_of_every_month_is_none_of_those_ahead(body, count):
    assert len(announced(body)) == count


def test_the_second_tuesday_of_a_strike_keeps_its_day():
    body = "Harn holds its vote on the second Tuesday of the strike."

    assert announced(body)[0][0] == "Harn holds its vote on the second Tuesday of the strike"


def test_what_was_agreed_on_is_what_is_to_come():
    assert announced("The sides agreed to meet again on 26 May.")[0][0] == "The sides are to meet again"


@pytest.mark.parametrize(
    "body",
    [
        "The bridge could open on 26 May.",
        "Karl Holm hopes to play again on 26 May.",
        "If the rain goes on, the dam will break on 26 May.",
        "The court will not sit on 26 May.",
        "The town would be proud of a bridge on 26 May.",
        "The market opens every Friday.",
        "The doors open at 7 pm.",
        "The road would close on 26 May in a dry year.",
        "Home games start at 3 pm.",
        "A gate was built so that the road will open on 26 May.",
        "The firm has no plans to cut jobs on 26 May.",
        "Home visits on 15 May were cancelled.",
        "The pier will stay closed until 26 May.",
        "The council closed the pier on 16 May.",
        "The mayor hopes the gallery will draw a crowd by 26 May.",
        "The pipeline is meant to carry 400,000 barrels from 26 May.",
        "The firm aims to sell 20,000 boats by 26 May.",
        "Stocks are put at 183m tonnes on 26 May.",
        "Gates open at noon on 26 May.",
    ],
)
def test_a_wish_a_condition_and_what_is_over_announce_nothing(body):
    assert announced(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "The mayor will open the gallery on 26 May.",
        "The firm aims to launch its ninth boat by 26 May.",
        "The firm will sell 20,000 acres on 26 May.",
        "The museum opens at noon on 26 May.",
    ],
)
def test_but_what_is_planned_and_no_mere_amount_is_announced(body):
    assert len(announced(body)) == 1


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The forward will have a scan on Friday 26 May 2023.", "The forward will have a scan"),
        ("The clerk will go before a panel on Friday 26 May 2023.", "The clerk will go before a panel"),
        ("A strike has been called from 27 May 2023.", "A strike has been called from 27 May 2023"),
        # Another thing's day, and one that is told as over.
        ("The clerk will leave before the vote on Friday 26 May 2023.", None),
        ("The mill sold 90 tonnes for delivery in June 2023.", None),
    ],
)
def test_what_one_will_have_or_go_before_is_of_its_day(body, title):
    assert [each.title for each in drafted(body) if each.status == "announced"] == ([title] if title else [])
