"""Whose deed a title tells where an aside, a quotation or another's words stand between doer and verb."""

import pytest

from tests.drafting.test_proposals import titles


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "Police said that a house in Mill Lane, the home of a clerk, had been searched on Tuesday.",
            "A house in Mill Lane had been searched",
        ),
        ("The firm said Anna Lie, its chief, was sacked on Tuesday.", "Anna Lie was sacked"),
        (
            "The mayor said the dam was old and called for a new one on Tuesday.",
            "The mayor called for a new one",
        ),
        (
            "The mayor said the vicar had resigned and left for Ek on Tuesday.",
            "The vicar had resigned and left for Ek",
        ),
        (
            "Oil leaks from a pipe more than 500 feet deep that was damaged on Tuesday by a blast.",
            "A pipe was damaged by a blast",
        ),
        (
            "Anna Lie, who has told aides to “plug the hole,” will head to Harn on Friday.",
            "Anna Lie will head to Harn",
        ),
        ("Unlike the talks held on Tuesday in Ek, the vote is secret.", "The talks were held in Ek"),
        ("Despite the order, the coast guard let a ship sail on Tuesday.", "The coast guard let a ship sail"),
        (
            "The inquiry – announced on Tuesday by Anna Lie – is secret.",
            "The inquiry was announced by Anna Lie",
        ),
        (
            "Crews moved a box into a gushing ruptured well on Tuesday.",
            "Crews moved a box into a gushing ruptured well",
        ),
        ("A bombing killed civilians on Tuesday.", "A bombing killed civilians"),
        (
            "Ola Berg, 82, has survived two plots and crushed a strike on Tuesday.",
            "Ola Berg crushed a strike",
        ),
        ("The pier is to be finally opened on Friday.", "The pier is to be finally opened"),
        (
            "Firms said that investors – from Ek, Harn and the isles – were found on Tuesday.",
            "Investors – from Ek, Harn and the isles – were found",
        ),
    ],
)
def test_a_title_tells_whose_deed_it_was(body, title):
    assert titles(body)[-1] == title
