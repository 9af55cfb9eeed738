"""A timeline at a glance: how many, from when to when, how they lie in time, who is on it and who said so."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.deciding.overview import BARS, bars, without_outliers
from newsreader.models import Entity
from newsreader.text.when import When
from tests import factories

MARCH = date(2019, 3, 1)


def told(*whens, **fields):
    """The overview of a timeline with an event at each of these whens."""
    timeline = factories.timeline(**fields)
    for when in whens:
        factories.entry(timeline, factories.event(when=when))
    return timeline.overview


def test_an_empty_timeline_has_nothing_to_show(db):
    overview = told()

    assert (overview["count"], overview["first"], overview["last"], overview["bars"]) == (0, None, None, [])


def test_it_counts_its_entries_and_their_reach(db):
    overview = told(MARCH, MARCH, MARCH + timedelta(days=9))

    assert (overview["count"], overview["first"], overview["last"]) == (3, "2019-03-01", "2019-03-10")
    assert [bar for bar in overview["bars"] if bar[2]] == [
        ["2019-03-01", "2019-03-01", 2],
        ["2019-03-10", "2019-03-10", 1],
    ]
    assert overview["periods"] == [["2019-03", 3]]


def test_its_reach_is_no_more_precise_than_its_ends(db):
    overview = told(
        When(date(2012, 1, 1), date(2012, 12, 31), "year"),
        MARCH,
        When(date(2019, 5, 1), date(2019, 5, 31), "month"),
    )

    assert (overview["first"], overview["last"]) == ("2012", "2019-05")


def test_open_and_unknown_whens_are_counted_and_bound_nothing(db):
    overview = told(MARCH, When(None, date(2019, 4, 2)), When(date(2019, 2, 2), None), When(None, None))

    assert (overview["count"], overview["first"], overview["last"]) == (4, "2019-02-02", "2019-04-02")
    assert sum(count for *_days, count in overview["bars"]) == 3


def test_it_names_who_takes_part_and_who_reported(db):
    timeline = factories.timeline()
    post, ledger = factories.source("The Post"), factories.source("The Ledger")
    selby, bray = factories.entity("Port Selby", Entity.Kind.PLACE), factories.entity("Ned Bray")
    for source, naming in ((post, [selby]), (post, [selby, bray]), (ledger, [])):
        article = factories.article(source=source)
        event = factories.event(article=article, naming=naming)
        factories.citation(event, article, factories.MARCHED)  # a second one of the same report counts once
        factories.entry(timeline, event)

    timeline.refresh_from_db()
    assert timeline.overview["entities"] == [
        [selby.pk, "Port Selby", "place", 2, None],
        [bray.pk, "Ned Bray", "person", 1, None],
    ]
    assert timeline.overview["sources"] == [[post.pk, "The Post", 2], [ledger.pk, "The Ledger", 1]]


a_count = st.dictionaries(st.dates(), st.integers(1, 5), min_size=1, max_size=30).map(Counter)


@given(a_count)
def test_bars_hold_every_entry_once_without_gap_or_overlap(days):
    drawn = bars(days, min(days), max(days))

    edges = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last, _count in drawn]
    assert (edges[0][0], edges[-1][1], len(drawn) <= BARS) == (min(days), max(days), True)
    assert [b[0] - a[1] for a, b in pairwise(edges)] == [timedelta(days=1)] * (len(edges) - 1)
    assert [count for *_edges, count in drawn] == [
        sum(n for day, n in days.items() if first <= day <= last) for first, last in edges
    ]


@given(a_count)
def test_at_most_one_entry_in_twenty_is_left_out_of_the_strip(days):
    near = without_outliers(days)

    left_out = sum(days.values()) - sum(near.values())
    assert (left_out <= max(1, sum(days.values()) // 20), set(near) <= set(days)) == (True, True)


def test_the_one_far_off_entry_leaves_the_strip_to_the_others():
    days = Counter({MARCH + timedelta(days=n): 1 for n in range(5)} | {date(1990, 1, 1): 1})

    assert sorted(without_outliers(days)) == [MARCH + timedelta(days=n) for n in range(5)]


def test_entries_spread_evenly_are_all_drawn():
    days = Counter({MARCH + timedelta(days=30 * n): 1 for n in range(4)})

    assert without_outliers(days) == days


@pytest.mark.parametrize("last", [date(2019, 3, 1), date(9999, 12, 30)])
def test_no_date_is_too_far_for_an_overview(last, db):
    assert told(date(1, 1, 2), MARCH, last)["count"] == 3
