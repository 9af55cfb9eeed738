"""Words found again in another version, or lost: never guessed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsreader.models.passage import CONTEXT, find_again

words = st.text("ab \n", max_size=30)


@given(words, words, words, words)
def test_what_is_found_says_the_same(text, exact, prefix, suffix):
    at = find_again(text, exact, prefix, suffix)

    assert at is None or text[at : at + len(exact)] == exact != ""


@given(words, words.filter(bool), words)
def test_words_that_stand_once_are_found_wherever_they_stand(before, exact, after):
    text = f"{before}|{exact}|{after}"
    assume(text.count(exact) == 1 and text.find(exact) == text.rfind(exact))

    assert find_again(text, exact, "surroundings", "that changed") == text.index(exact)


@given(words, words.filter(bool), words)
def test_nothing_changed_finds_the_same_place(before, exact, after):
    """With its own surroundings a passage is found where it was, or lost among equals; never elsewhere."""
    text = before + exact + after
    at = len(before)

    found = find_again(text, exact, text[max(0, at - CONTEXT) : at], text[at + len(exact) :][:CONTEXT])

    assert found == at


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the army left. Later the army came.", 21),
        ("Later the army came.", 6),
        ("so the army left, and the army left", None),
        ("the navy came", None),
        ("", None),
    ],
)
def test_surroundings_tell_repeated_words_apart(text, found):
    assert find_again(text, "the army", "Later ", " came.") == found
