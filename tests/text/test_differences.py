"""What changed between two texts: bounded whatever they are, and such that one can read it."""

import pytest

from newsreader.text.differences import MOST_EDITED, differences
from newsreader.text.edits import edits, readable
from newsreader.text.sentences import Span


def told(before, after, **most):
    """Each change as one line: what went in [-…-], what came in {+…+}."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    changes = differences(before, after, **most)
    return ["".join(marks[piece.kind].format(piece.words) for piece in change) for change in changes]


class Word(str):
    """A word that counts how often it is compared."""

    compared = 0
    __hash__ = str.__hash__

    def __eq__(self, other):
        Word.compared += 1
        return str.__eq__(self, other)

    def __ne__(self, other):
        return not self == other


def alternating(word, times):
    return [Word(each) for n in range(times) for each in ("the", f"{word}{n}")]


# As long as it may take


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (alternating("x", 750), alternating("y", 750)),  # by difflib 420 million comparisons
        ([Word("the")] * 1490, [Word("the")] * 1400 + [Word("a")] * 90),
        ([Word(str(n % 7)) for n in range(1500)], [Word(str(n * n % 7)) for n in range(1500)]),
        ([Word(n) for n in "abcdefgh" * 180], [Word(n) for n in "hgfedcba" * 180]),
    ],
    ids=["every other word", "one word", "seven words", "backwards"],
)
def test_no_text_takes_more_than_its_length_times_the_edits_allowed(was, now):
    Word.compared = 0

    edits(was, now, 300)

    assert Word.compared < 300 * (len(was) + len(now))


def test_where_every_other_word_went_all_went():
    before, after = (" ".join(f"the {word}{n}" for n in range(MOST_EDITED)) for word in "xy")

    assert told(before, after) == [f"[-{before}-]{{+{after}+}}"]


def test_after_the_most_that_is_shown_nothing_is_compared():
    before, after = (
        " ".join(f"Stays {n} here. {w} fell on town {n}." for n in range(4)) for w in ("Rain", "Snow")
    )

    assert told(before, after, most=1) == [
        "[-Rain-]{+Snow+} fell on town 0.",
        *(f"[-Rain fell on town {n}.-]{{+Snow fell on town {n}.+}}" for n in (1, 2, 3)),
    ]


def test_the_edits_are_the_fewest_and_both_texts_are_whole():
    found = edits("abcabba", "cbabac", 99)

    assert "".join("abcabba"[edit.was] for edit in found) == "abcabba"
    assert "".join("cbabac"[edit.now] for edit in found) == "cbabac"
    assert sum(edit.was.stop - edit.was.start for edit in found if edit.same) == 4


# As one reads it


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "Hanano fell to the government after two years of siege, the state news agency said.",
            "Hanano was taken by the army after two years of siege, the state news agency said.",
            "Hanano [-fell to the government-]{+was taken by the army+}"
            " after two years of siege, the state news agency said.",
        ),
        (
            "At least 40 people were killed and 12 wounded, the rescuers of the town said on Monday.",
            "At least 45 people were killed and 19 wounded, the rescuers of the town said on Monday.",
            "At least [-40-]{+45+} people were killed and [-12-]{+19+} wounded,"
            " the rescuers of the town said on Monday.",
        ),
        (
            "Hanano fell to the government on Saturday in the north of the city.",
            "It was the largest district that rebels held, and the army took it in a day of fighting.",
            "[-Hanano fell to the government on Saturday in the north of the city.-]"
            "{+It was the largest district that rebels held, and the army took it in a day of fighting.+}",
        ),
    ],
    ids=["a stretch", "two figures", "a sentence"],
)
def test_what_was_rewritten_is_struck_as_one_reads_it(before, after, expected):
    assert told(before, after) == [expected]


def test_short_words_alone_do_not_stay_between_two_changes():
    was, now = (["Aleppo", "in", "the", "end", "fell"], ["Homs", "in", "the", "end", "stood"])

    assert [edit.same for edit in readable([f"{w} " for w in was], [f"{w} " for w in now], 9)] == [False]


def test_the_items_of_a_list_are_compared_one_by_one():
    before, after = "Two tents\nNine lamps\nBread", "Two tents\nTen lamps\nBread"
    whole = [Span(0, len(before))], [Span(0, len(after))]

    assert told(before, after, in_lines=whole) == ["[-Nine-]{+Ten+} lamps"]
