import pytest

from newsreader.drafting.standing import stands
from tests.drafting.test_proposals import titles


@pytest.mark.parametrize(
    "title", ["Two sailors were killed", "The deal signed in Oslo collapsed", "Anna Lie resigned"]
)
def test_a_clause_with_a_doer_and_a_verb_stands_by_itself(title):
    assert stands(title)


@pytest.mark.parametrize(
    "title", ["She resigned", "Leaving the valley", "The end of the", "Seventy sailors", "Said “no"]
)
def test_a_fragment_does_not(title):
    assert not stands(title)


def test_a_pronoun_becomes_whom_the_sentence_before_is_about():
    body = "Anna Lie spoke to a full hall. She resigned on Tuesday."

    assert titles(body)[-1] == "Anna Lie resigned"


def test_of_two_people_a_pronoun_names_neither():
    body = "Anna Lie and Karl Holm spoke to a full hall. He resigned on Tuesday."

    assert titles(body)[-1] == "He resigned on Tuesday."


def test_it_is_the_thing_of_the_sentence_before_and_no_person():
    assert titles("The council has nine members. It closed the bridge on Tuesday.")[-1] == (
        "The council closed the bridge"
    )
    assert titles("Anna Lie spoke. It was closed on Tuesday.")[-1] == "It was closed on Tuesday."
