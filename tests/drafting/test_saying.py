"""What is said and so done, and what is only said."""

import pytest

from tests.drafting.test_proposals import titles


@pytest.mark.parametrize(
    "body",
    [
        "Anna Lie told the court on Tuesday that the dam was old.",
        "Anna Lie told a press conference on Tuesday that she was well.",
        "Anna Lie was told on Tuesday to leave the hall.",
        "The bank reported a loss on Tuesday.",
        "Karl Holm conceded defeat on Tuesday.",
        "The brewery said on Tuesday it would pay for the damage.",
    ],
)
def test_what_is_done_by_saying_it_is_an_event(body):
    assert len(titles(body)) == 1


@pytest.mark.parametrize(
    "body",
    [
        "Anna Lie told the Post on Tuesday that the dam was old.",
        "Anna Lie told reporters on Tuesday that she was well.",
        "The dam was said on Tuesday to be old.",
        "The bank reported on Tuesday that it was well.",
        "Karl Holm conceded on Tuesday the race was long.",
        "The brewery said on Tuesday it was sorry for the damage.",
    ],
)
def test_what_is_only_said_is_none(body):
    assert titles(body) == []
