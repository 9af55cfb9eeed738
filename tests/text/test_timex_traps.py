"""Every trap's example, its four figures in brackets: the trap decides whether they are a year."""

from datetime import date

import pytest

from newsreader.text.timex import find
from newsreader.text.timex.year_traps import TRAPS, reading_of


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.id)
def test_a_trap_decides_on_its_example(trap):
    before, figures, after = trap.example.replace("]", "[").split("[")
    text, start = before + figures + after, len(before)

    assert reading_of(text, text.lower(), start, start + len(figures), 2016) == trap


@pytest.mark.parametrize(
    "text", ["June Foster left.", "They may go.", "The march on Marlow began.", "MAY I GO?"]
)
def test_words_that_are_no_month(text):
    assert find(text, date(2016, 12, 8)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He works at 12 May Street.", []),
        ("The 1 May Stadium was full.", []),
        ("They met in June 17 Square.", []),
        ("It was 12 May, Street lamps failed.", ["12 May"]),
        ("On 12 May streets were shut.", ["12 May"]),
        ("On 12 May Streetwise sang.", ["12 May"]),
    ],
)
def test_a_place_that_is_called_after_a_day(text, found):
    assert [text[timex.start : timex.end] for timex in find(text, date(2016, 12, 8))] == found


@pytest.mark.parametrize(
    "text", ["She left in May.", "He sang, last March, in Marlow.", "It rained in June."]
)
def test_words_that_are_a_month(text):
    assert [timex.rule for timex in find(text, date(2016, 12, 8))][-1] in ("bare-month", "relative-month")
