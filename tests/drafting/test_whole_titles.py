"""Titles that can be used as they stand: nothing that is needed is missing, and nothing is too much."""

import pytest

from newsreader.drafting.standing import stands
from tests.drafting.test_proposals import titles
from tests.drafting.test_reported import news


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "The port released a statement on Tuesday warning that the quay was unsafe.",
            "The port released a statement warning that the quay was unsafe",
        ),
        (
            "Holm Rail announced on Tuesday that the bridge it bought has been tested.",
            "Holm Rail announced that the bridge it bought has been tested",
        ),
        # Who else says something is no part of what is said.
        (
            "The army announced on Tuesday that the fort had fallen, a witness said.",
            "The army announced that the fort had fallen",
        ),
    ],
)
def test_what_was_said_is_told_with_who_said_it(body, title):
    assert titles(body)[0] == title


def test_what_has_been_found_is_told():
    assert news("A study has concluded that the tides at Harn are weak.") == [
        "A study has concluded that the tides at Harn are weak"
    ]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "The fire began on Tuesday, when a line came down in high winds.",
            "The fire began when a line came down in high winds",
        ),
        ("The pass was shut on Tuesday after a slide.", "The pass was shut after a slide"),
        # Who only says so, and what has a day of its own, are other things.
        ("The fire began on Tuesday, as the mayor had warned.", "The fire began"),
        ("The fire began on Tuesday, after the fair had closed on Monday.", "The fire began"),
        # Where much is told, that is enough.
        (
            "The fire in the upper valley behind the old mill began on Tuesday, when a line came down.",
            "The fire in the upper valley behind the old mill began",
        ),
    ],
)
def test_where_little_is_told_when_or_why_goes_with_it(body, title):
    assert titles(body)[0] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Anna Lie, 54, of Mill Lane, Harn, was held on Tuesday.", "Anna Lie was held"),
        ("Lie Foods, a maker of jam, closed its mill on Tuesday.", "Lie Foods closed its mill"),
        (
            "The vote, on Tuesday, was watched by a million people.",
            "The vote was watched by a million people",
        ),
        # A name says who is meant, and of a list nobody goes.
        ("The mayor, Anna Lie, resigned on Tuesday.", "The mayor, Anna Lie, resigned"),
        (
            "Oslo, the port of Ek, and Harn were flooded on Tuesday.",
            "Oslo, the port of Ek, and Harn were flooded",
        ),
    ],
)
def test_who_somebody_is_besides_is_left_out(body, title):
    assert titles(body)[0] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Karl Lie died on Tuesday; two daughters survive him.", "Karl Lie died"),
        ("Twenty ewes were found on Monday and nine rams on Tuesday.", "Twenty ewes were found"),
        ("The pump, which began on Tuesday, takes oil on board.", "The pump began"),
        ("The mayor rejected all of this on Tuesday.", "The mayor rejected all of this"),
        # One day, or one thing of two days.
        ("Twenty ewes and nine rams were found on Tuesday.", "Twenty ewes and nine rams were found"),
        ("Twenty ewes were found on Monday and Tuesday in a barn.", "Twenty ewes were found in a barn"),
    ],
)
def test_another_thing_behind_is_left_out(body, title):
    assert titles(body)[0] == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Anna Lie, whose mill burned on Tuesday, is old.", "Anna Lie’s mill burned"),
        (
            "The crew of the Harn drilling platform that sank on Tuesday is old.",
            "The Harn drilling platform sank",
        ),
        ("Work on the first relief well, which began on Tuesday, goes on.", "The first relief well began"),
        ("Anna Lie, the clerk who was held on Tuesday, is old.", "Anna Lie was held"),
        ("In Harn, the clerk who was held on Tuesday is old.", "The clerk was held"),
        ("Police told Reuters on Monday that she had left the town.", None),
        (
            "Police said the crane was old when its arm fell on Tuesday.",
            "The crane’s arm fell",
        ),
        ("The letter from Anna Lie said he sank the tug on Tuesday.", None),
        ("It took two months to close the well last year.", None),
    ],
)
def test_the_doer_is_whose_deed_it_is_or_nobody(body, title):
    assert titles(body)[:1] in ([], [title or body.removesuffix(".")])


def test_of_two_deeds_done_to_the_same_both_are_told():
    found = "The ewes had strayed on Tuesday.\n\n"

    assert "The ewes were found and killed on the spot" in news(
        f"{found}The ewes were found and killed on the spot."
    )


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Anna Lie smiled as Ruth Berg spoke.", "Anna Lie"),
        ("Anna Lie, who came in 1990, is a sailor.", "Anna Lie"),
        ("Anna Lie praised Ruth Berg.", "She"),
        ("Anna Lie and Ruth Berg spoke.", "She"),
    ],
)
def test_a_pronoun_is_who_does_what_the_sentence_before_tells(before, name):
    assert titles(f"{before} She resigned on Tuesday.")[-1].startswith(f"{name} resigned")


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("In a claim filed on the coast", False),
        ("With the well plugged", False),
        ("Tests found that between the wars", False),
        ("In Harn a claim was filed", True),
        ("With the well plugged, the crew left", True),
        ("Tests found that between the wars nobody had looked", True),
    ],
)
def test_a_phrase_without_a_doer_is_no_title(title, whole):
    assert stands(title) is whole


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("But he left on Tuesday.", "He left on Tuesday"),
        ("He left at 7 p.m. on Tuesday for Lie & Co.", "He left at 7 p.m. on Tuesday for Lie & Co."),
    ],
)
def test_a_sentence_as_title_has_no_stop_and_joins_nothing(body, title):
    assert titles(body)[0] == title
