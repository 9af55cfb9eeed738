"""Figures, what they count and who gives them, on sentences written for this."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.figures.figures import HEDGES, find
from newsreader.text.figures.numerals import numerals
from newsreader.text.sentences import split


def read(text):
    return [
        (text[f.start : f.end], f.number, f.hedge, f.counts, f.speaker and text[slice(*f.speaker)])
        for f in find(text, split(text))
    ]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        (
            "At least 1,200 homes were flooded, the mayor said.",
            ("At least 1,200", 1200, "at least", "homes", "mayor"),
        ),
        (
            "The harbour board said nearly 1.2 million people had left.",
            ("nearly 1.2 million", 1.2e6, "nearly", "people", "harbour board"),
        ),
        (
            "About 60 per cent of the old town was burned.",
            ("About 60 per cent", 60, "about", "the old town", None),
        ),
        (
            "According to Ann Lee, 25 % of the harbour is closed.",
            ("25 %", 25, "", "the harbour", "Ann Lee"),
        ),
        ("Two dozen buses waited.", ("Two dozen", 24, "", "buses", None)),
        ("Some 350 have fled their farms.", ("Some 350", 350, "some", "have fled their farms", None)),
        ("“We buried forty-five villagers,” said Ann Lee.", ("forty-five", 45, "", "villagers", "Ann Lee")),
        ("The storm killed 12, police said.", ("12", 12, "", "killed", "police")),
    ],
)
def test_figure_with_its_hedge_and_giver(text, figure):
    assert read(text) == [figure]


@pytest.mark.parametrize("hedge", HEDGES)
def test_every_hedge_belongs_to_its_figure(hedge):
    ((words, number, found, counts, _),) = read(f"Fire took {hedge} 1,200 homes.")

    assert (words, number, found, counts) == (f"{hedge} 1,200", 1200, hedge, "homes")


@pytest.mark.parametrize(
    ("text", "words", "ends"),
    [
        ("The mayor said between 400 and 600 civilians left.", "between 400 and 600", (400, 600)),
        ("Some 400 to 600 civilians left.", "Some 400 to 600", (400, 600)),
        ("About 400–600 homes burned.", "About 400–600", (400, 600)),
        ("From 40 to 60 per cent of the town burned.", "40 to 60 per cent", (40, 60)),
        ("Between two and three million people fled.", "Between two and three million", (2e6, 3e6)),
        ("Two or three people died.", "Two or three", (2, 3)),
        ("It rose from 12 to 15 people.", "15", (15, None)),
        ("It fell from 400 to 300 homes.", "300", (300, None)),
    ],
)
def test_range_is_one_figure_that_keeps_both_ends(text, words, ends):
    (figure,) = find(text, split(text))

    assert (text[figure.start : figure.end], (figure.number, figure.upper)) == (words, ends)


@pytest.mark.parametrize(
    "text",
    [
        "Between 2012 and 2016 people left; in 2015–16 they won 3-1.",
        "It lasted 3 to 4 hours.",
        "They met on 8 December 2016 at 10:30.",
        "Ann Lee, 42, won 3-1 in 1998.",
        "It cost $1.2 million, or 900 euros a head.",
        "A five-day truce began 3 weeks ago, the 80-year-old said.",
        "Flight 22 flew 300 km on Oct. 7.",
        "The 19th meeting was one of the last.",
    ],
)
def test_dates_ages_money_scores_and_ordinals_are_no_figures(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two hundred and fifty", 250),
        ("twenty-five", 25),
        ("a hundred", 100),
        ("three million", 3e6),
        ("10,000", 1e4),
        ("2.5 million", 2.5e6),
    ],
)
def test_numbers_in_words_and_digits(text, number):
    assert [numeral.number for numeral in numerals(text, 0, len(text))] == [number]


def test_seed_figures_have_their_givers_and_nothing_else_is_one(seed):
    body, gold = seed.fields["body"], seed.expected["figures"]

    found = [(body[f.start : f.end], f.speaker and body[slice(*f.speaker)]) for f in find(body, split(body))]

    assert [text for text, _ in found] == [figure["text"] for figure in gold]
    for (_, speaker), figure in zip(found, gold, strict=True):
        assert (speaker is None) == (figure["said_by"] is None)
        assert (speaker or "") in (figure["said_by"] or "")


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["at", "least", "1,200", "two", "hundred", "and", "5", "%", "of", "people", "killed", ",", "."]
        )
    ).map(" ".join)
)
def test_any_text_is_read(text):
    for figure in find(text, split(text)):
        assert 0 <= figure.start < figure.end <= len(text)
