"""Every cue's example, its expression in brackets: the cue stands there, and the clause looks its way."""

import pytest

from newsreader.text.timex.beside import BESIDE
from newsreader.text.timex.cues import Direction
from newsreader.text.timex.directions import direction, fired, wide_direction
from newsreader.text.timex.within import PLANS, UNDER_WAY, WITHIN

CUES = [row for cues in (*BESIDE, *WITHIN) for row in cues.rows]
OF_MONTHS = (*PLANS.rows, *UNDER_WAY.rows)


def place(example):
    """The example in small letters without its brackets, and where its expression stands."""
    before, expression, after = example.lower().replace("]", "[").split("[")
    return before + expression + after, len(before), len(before) + len(expression)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_a_cue_stands_in_its_example(cue):
    assert cue in fired(*place(cue.example))


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_an_example_looks_the_way_of_its_cue(cue):
    looks = wide_direction if cue in OF_MONTHS else direction

    assert looks(*place(cue.example)) == cue.direction


def test_cues_have_ids_of_their_own():
    assert len({cue.id for cue in CUES}) == len(CUES)


def test_a_sentence_without_cues_is_unsaid():
    assert direction(*place("A quiet [Friday] in Marlow.")) == Direction.UNSAID
