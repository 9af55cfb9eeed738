"""What a number counts that ends its clause, and numbers that count nothing; sentences written for this."""

import pytest

from newsreader.text.figures.figures import find
from newsreader.text.sentences import split


def counted(text):
    return [(f.number, f.counts) for f in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orla keeps hens. “I want to get ten,” she said.", [(10, "hens")]),
        ("The petition has 900 signatures. It needs 2,000.", [(900, "signatures"), (2000, "signatures")]),
        ("The pond held 66 newts. “Maybe 70,” he said.", [(66, "newts"), (70, "newts")]),
        ("The ride takes 66 minutes. “Maybe 70,” he said.", []),
        ("The yard built 12 boats. In 1960 its owner turned 40.", [(12, "boats")]),
        ("Ek has 30 points and wants to reach 60.", []),
        ("They counted geese at dawn: 40 in all.", [(40, "geese")]),
        ("The jail holds 90 inmates in cells for 60.", [(90, "inmates"), (60, "inmates")]),
        ("Ek makes 40 boats a year; its rival, 60.", [(40, "boats"), (60, "boats")]),
        ("A nurse put the injured at 40.", [(40, "people injured")]),
        ("The bank put profits at 40.", []),
        ("He won 70–80 in the rain.", []),
    ],
)
def test_a_number_without_a_noun(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council voted nine to four to keep it.", [(9, "votes"), (4, "votes")]),
        ("It passed with 30 for, 12 against.", [(30, "votes"), (12, "votes")]),
        ("He got 63 letters in favour and four against.", [(63, "letters"), (4, "letters")]),
    ],
)
def test_votes_by_their_sides(text, found):
    assert counted(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Four is a crowd.", []),
        ("Four of the boats sank.", [(4, "boats")]),
        ("“Tea,” muttered one old sailor.", []),
        ("The storm hurt one old sailor.", [(1, "old sailor")]),
        ("They saw not one gull.", []),
        ("They saw one gull.", [(1, "gull")]),
    ],
)
def test_a_number_that_is_none_of_a_count(text, found):
    assert counted(text) == found
