"""A kind of day that does something tells a habit, and no news of its report's day."""

import pytest

from tests.drafting.test_reported import news


@pytest.mark.parametrize(
    "body",
    [
        "A normal weekday ended at nine with a cup of tea.",
        "An ordinary day started at the mill gate.",
        "A working day there began before dawn.",
        "The typical Thursday night closed with a song.",
        "A typical summer's day drew hundreds to the pier.",
        "A Monday began with a bell.",
        "Every Saturday started with a swim.",
        "Saturdays began with a swim in the lake.",
        "Market days drew crowds from the hills.",
        "Sunday mornings began with a walk to the well.",
        "Their summers passed at the lighthouse.",
        "Most days began with a drill.",
        "Winters brought wolves down to the village.",
        "On a Friday the choir sang in the square.",
        "On an ordinary day, the guards opened the gate.",
    ],
)
def test_what_a_kind_of_day_brought_is_no_news(body):
    assert news(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "A day nursery was closed by inspectors.",
        "A summer storm sank three boats.",
        "A typical farmer lost half his herd.",
        "A normal day trip ended in the death of two boys.",
        "An ordinary day turned to horror in a quiet port.",
        "A normal evening became a nightmare for two families.",
        "On a day trip to the coast two boys drowned.",
        "On a winter road the bus overturned.",
        "A week of strikes ended with a deal.",
        "Two days of talks ended without a deal.",
        "The Weekdays won the contest.",
        "Winters has resigned as chairman.",
        "Winters resigned as chairman.",
    ],
)
def test_what_is_only_named_with_a_day_does_its_own_deeds(body):
    assert news(body) == [body.rstrip(".")]
