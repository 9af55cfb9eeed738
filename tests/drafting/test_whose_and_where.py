"""Titles with whose, where and what for: the town's council, the fire in Harn, the plan to close a mill."""

import pytest

from newsreader.drafting.undated import undated
from tests.drafting.test_proposals import THURSDAY, cited, drafted, titles
from tests.drafting.test_which_one import last_title


@pytest.mark.parametrize(
    ("before", "told", "title"),
    [
        ("Its owner, Berg Lines, is old.", "The company was fined", "Berg Lines was fined"),
        ("Skyway, a firm of two brothers, is old.", "The firm was sold", "Skyway was sold"),
        ("The builder, Lie & Holm, is old.", "The builder was fined", "Lie & Holm was fined"),
    ],
)
def test_the_company_is_the_one_firm_named_beside_what_it_is(before, told, title):
    assert last_title(f"{before} {told} on Tuesday.") == title


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Its owner, Berg Lines, and the builder, Lie & Holm, are old.", "The company was fined"),
        ("Its owner, Karl Holm, is old.", "The company was fined"),
        ("The operator, Berg Lines, is old.", "The builder was fined"),
    ],
)
def test_it_is_none_where_two_are_named_nor_a_person_nor_one_of_another_trade(before, told):
    assert last_title(f"{before} {told} on Tuesday.") == told


def test_a_firm_named_far_before_is_no_longer_meant():
    told = "Its owner, Berg Lines, is old. " + "It rained. " * 70

    assert last_title(f"{told}The company was fined on Tuesday.") == "The company was fined"


@pytest.mark.parametrize(
    ("before", "told", "title"),
    [
        (
            "Ministers want a bill to ban peat sales.",
            "The bill was shelved",
            "The bill to ban peat sales was shelved",
        ),
        ("There was a lawsuit over new rosters.", "The lawsuit ended", "The lawsuit over new rosters ended"),
        (
            "Councillors voted to close the baths.",
            "The mayor signed the decision",
            "The mayor signed the decision to close the baths",
        ),
        ("It will shut its mill at Stony Ford.", "The mill opened", "The mill at Stony Ford opened"),
    ],
)
def test_a_plan_is_told_with_what_it_is_for_and_a_mill_with_where_it_stands(before, told, title):
    assert last_title(f"{before} {told} on Tuesday.") == title


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Ministers want a bill to cut their pay.", "The bill was shelved"),
        ("Ministers want a bill to ban eels. The electricity bill is high.", "The bill was shelved"),
        ("Ministers want a bill to ban peat sales. Peers want a bill to ban eels.", "The bill was shelved"),
        (
            "Councillors voted to close the baths. Peers voted to open a mill.",
            "The mayor signed the decision",
        ),
        ("A man caught the virus in Spain.", "The virus spread"),
    ],
)
def test_it_is_not_where_that_points_back_or_there_are_two(before, told):
    assert last_title(f"{before} {told} on Tuesday.") == told


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "Norland's capital is calm. The prime minister resigned on Tuesday.",
            "Norland’s prime minister resigned",
        ),
        ("Councillors in Harn are old. The mayor shut a mill on Tuesday.", "Harn’s mayor shut a mill"),
        ("A baker in Harn is ill. Councillors shut a mill on Tuesday.", "Councillors in Harn shut a mill"),
    ],
)
def test_an_office_is_of_the_country_or_town_that_has_it(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Envoys left Norland's capital for Sarland's capital. The king fell on Tuesday.", "The king fell"),
        (
            "The Sarlandish army is in Norland's capital. The government fell on Tuesday.",
            "The government fell",
        ),
        ("A baker in Harn met one in Ek. The mayor shut a mill on Tuesday.", "The mayor shut a mill"),
        ("A baker in Ohio is ill. The mayor shut a mill on Tuesday.", "The mayor shut a mill"),
        ("Haiti's capital is calm. A UK crew left. The government fell on Tuesday.", "The government fell"),
        ("The Ek Republic's capital is calm. The government fell on Tuesday.", "The government fell"),
        ("A baker in Ghana is ill. The mayor shut a mill on Tuesday.", "The mayor shut a mill"),
    ],
)
def test_it_is_nobodys_where_two_may_have_it(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "A fire has burned a mill in Harn.\n\nThe fire began in a shed on Tuesday.",
            "The fire in Harn began in a shed",
        ),
        (
            "Two men have been killed in a collision near Harn.\n\nThe crash happened on Tuesday.",
            "The crash near Harn happened",
        ),
        (
            "Dockers at Port Ek have walked out.\n\nA second strike began on Tuesday.",
            "A second strike at Port Ek began",
        ),
    ],
)
def test_a_fire_is_told_with_the_place_of_the_first_sentence(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "A fire has burned a mill in Harn and a barn in Ek.\n\nThe fire began on Tuesday.",
            "The fire began",
        ),
        ("A baker in Harn has died.\n\nThe fire killed a man on Tuesday.", "The fire killed a man"),
        ("A storm has hit Harn in Norland.\n\nThe storm reached Ek on Tuesday.", "The storm reached Ek"),
        (
            "A fire has burned a mill in Harn.\n\nThe fire of 2013 began in a shed on 3 May 2013.",
            "The fire of 2013 began in a shed",
        ),
    ],
)
def test_it_is_not_beside_a_second_place_nor_where_no_fire_is_told_of_there(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("before", "told", "title"),
    [
        ("Queen Ruth is old.", "The queen opened a mill", "Queen Ruth opened a mill"),
        (
            "The Ek Book Festival is over. The festival has been sold.",
            "A baker took it over",
            "A baker took the Ek Book Festival over",
        ),
    ],
)
def test_what_points_back_inside_a_title_is_told(before, told, title):
    assert last_title(f"{before} {told} on Tuesday.") == title


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("Anna Lie is old.", "Karl Holm hit her car"),
        ("The mill has been shut.", "A guard left the shop beside it"),
        ("Queen Ruth met Queen Anna.", "The queen opened a mill"),
        ("King Street is shut.", "The king opened a mill"),
    ],
)
def test_it_stays_where_something_in_the_title_may_be_meant(before, told):
    assert last_title(f"{before} {told} on Tuesday.") == told


def test_whom_the_clause_before_is_about_may_be_meant():
    assert last_title("Bo Lie is old. Karl Holm hit him on Tuesday.") == "Karl Holm hit Bo Lie"
    assert last_title("Bo Lie is old. The star was ill when Karl Holm hit him on Tuesday.") == (
        "Karl Holm hit him"
    )


def test_what_was_decided_is_cited_with_who_decided_it():
    body = "A dam at Harn is to be removed, the water board has decided."

    assert cited(body) == [body[:-1]]
    assert titles(body) == [body[:-1]]


def test_what_a_relative_clause_tells_of_stands_behind_its_verb():
    body = "The software is of Inkling Hill, which Bumble bought on Tuesday for £3m."

    assert titles(body) == ["Bumble bought Inkling Hill for £3m"]


def test_nobody_was_died():
    assert (
        titles("The mayor, Anna Lie, died on Tuesday, and her deputy wept.")[0] == "The mayor, Anna Lie, died"
    )


@pytest.mark.parametrize(
    ("title", "made"),
    [
        ("Nine died in Monday's blast", "Nine died in the blast"),
        ("Yesterday’s vote was close", "The vote was close"),
        ("Nine died in last Monday's blast", "Nine died in last Monday's blast"),
        ("“Monday's vote was close,” she said", "“Monday's vote was close,” she said"),
        ("The firm beat last year's sales", "The firm beat last year's sales"),
        ("Nine died in Sunday's and Monday's floods", "Nine died in Sunday's and Monday's floods"),
        ("Early Monday's fire is out", "Early Monday's fire is out"),
        ("They met after Good Friday's mass", "They met after Good Friday's mass"),
        ("Every Monday's class is full", "Every Monday's class is full"),
    ],
)
def test_whose_day_a_thing_is_means_nothing_later(title, made):
    assert undated(title) == made


def test_sworn_in_keeps_its_particle():
    assert drafted("Anna Lie will be sworn in on 20 June.", published=THURSDAY)[0].title == (
        "Anna Lie will be sworn in"
    )
