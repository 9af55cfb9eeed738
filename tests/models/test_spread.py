"""How entries lie in time: few slots, every entry once, nothing finer than told, far-off ones apart."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.models.lying import Lying
from newsreader.models.spread import ACROSS, SLOT, WIDTH, spread
from newsreader.text import scale
from newsreader.text.order import grain, place
from newsreader.text.timex.typed import understand


def lying(words, entries=1):
    when = understand(words)
    known = when.earliest and when.latest
    named = grain(when.precision, when.earliest if known else None, when.latest)
    day = place(when).day
    exact = bool(known) and not when.circa
    return Lying(day, named, when.latest if exact else day, entries, not exact)


def days(first, number, step=1):
    begin = understand(first).earliest
    return [Lying(day, "day", day, 1) for day in (begin + timedelta(days=n * step) for n in range(number))]


# The scale


@pytest.mark.parametrize(
    ("told", "first", "number"),
    [
        (days("7 December 2016", 5), "2016-12-07", 5),
        (days("15 November 2016", 38), "2016-11-14..2016-11-20", 6),
        (days("15 November 2016", 4, step=70), "2016-11", 8),
        (days("15 November 2015", 12, step=70), "2015-10..2015-12", 9),
        (days("1 May 2003", 9, step=400), "2003", 10),
        (days("1 May 2003", 9, step=1600), "2000..2004", 8),
        (days("1 May 1913", 11, step=3652), "1910..1919", 11),
        (days("1 May 1313", 8, step=36524), "1300..1399", 8),
    ],
)
def test_a_scale_is_as_fine_as_twelve_slots_allow(told, first, number):
    slots = spread(told).slots

    assert (slots[0].period, len(slots)) == (first, number)


@pytest.mark.parametrize(
    ("span", "first", "last", "number"),
    [
        ("1900..1999", "1900..1909", "1990..1999", 10),
        ("2016", "2016-01", "2016-12", 12),
        ("2016-12", "2016-12-01..2016-12-04", "2016-12-26..2016-12-31", 5),
        ("2016-12-05..2016-12-11", "2016-12-05", "2016-12-11", 7),
    ],
)
def test_a_span_is_filled_and_not_gone_beyond(span, first, last, number):
    begin, _dots, end = span.partition("..")
    bounds = understand(begin).earliest, understand(end or begin).latest

    slots = spread(days("1 January 1900", 400, step=109), bounds).slots

    assert (slots[0].period, slots[-1].period, len(slots)) == (first, last, number)


many = st.lists(
    st.builds(
        lambda day, named, more, count, loose: Lying(day, named, day + timedelta(days=more), count, loose),
        st.dates(date(1, 1, 2), date(9900, 1, 1)),
        st.sampled_from(["day", "day", "day", "month", "year", "decade", "century"]),
        st.sampled_from([0, 0, 0, 3, 40]),
        st.integers(1, 9),
        st.booleans(),
    ),
    max_size=40,
)


@given(many)
def test_every_entry_is_counted_once_and_every_slot_can_be_hit(told):
    laid = spread(told)

    far_off = [run for run in laid.stretches if not run.slots]
    drawn = [slot.entries for slot in laid.slots] + [run.entries for run in far_off]
    counted = sum(drawn) + sum(each.entries for each in laid.across) + laid.more
    assert counted == sum(each.entries for each in told)
    assert (len(laid.slots) * SLOT <= WIDTH, len(laid.across) <= ACROSS) == (True, True)
    assert all(slot.loose <= slot.entries for slot in laid.slots)


@given(many)
def test_slots_follow_each_other_without_gap_or_overlap(told):
    for run in spread(told).stretches:
        ends = [(date.fromisoformat(slot.first), date.fromisoformat(slot.last)) for slot in run.slots]

        gaps = [(after[0] - before[1]).days for before, after in zip(ends, ends[1:], strict=False)]
        assert gaps == [1] * max(0, len(ends) - 1)


# Far off


HISTORY = [lying(words) for words in ("1971", "4 May 2000", "March 2011", "2 June 2012")]
STORY = days("15 November 2016", 38)


@pytest.mark.parametrize(
    ("told", "apart"),
    [
        (HISTORY + STORY, [("1971..2012-06-02", 4)]),
        (STORY + [lying("2019"), lying("about 2024")], [("2019..2024", 2)]),
        (HISTORY[:2] + STORY + [lying("2019")], [("1971..2000-05-04", 2), ("2019", 1)]),
        (HISTORY + days("15 November 2016", 12), [("1971..2000-05-04", 2), ("2011-03..2012-06-02", 2)]),
        ([*HISTORY, lying("2013")] + days("15 November 2016", 3), []),  # half of it is history
        (days("4 January 2016", 40, step=9), []),
        ([*days("1 May 1995", 9), *STORY], []),  # two stories, each drawn by its days
    ],
)
def test_a_short_storys_history_is_broken_off_together(told, apart):
    stretches = spread(told).stretches

    assert [(each.period, each.entries) for each in stretches if not each.slots] == apart


def test_a_decade_that_reaches_into_the_story_lies_across_it_and_is_no_history():
    told = [lying("the 1950s"), lying("the 1980s"), lying("the 1990s", 2), *days("4 March 1992", 30)]

    laid = spread(told)

    far_off = [(each.period, each.entries) for each in laid.stretches if not each.slots]
    assert (far_off, [each.period for each in laid.across]) == ([("1950..1989", 2)], ["1990..1999"])


def test_what_is_broken_off_leaves_room_for_no_coarser_slots():
    told = [*days("1 May 1979", 2, step=90), *days("2 November 1997", 20, step=38)]

    laid = spread(told)  # by quarters: three years would be left where 1979 takes the room of three slots
    assert [laid.kind, laid.many, *(len(stretch.slots) for stretch in laid.stretches)] == ["month", 3, 2, 9]


def test_of_a_long_timeline_one_in_twenty_may_be_far_off():
    laid = spread([*HISTORY, *(each._replace(entries=9) for each in STORY)])

    assert [each.period for each in laid.stretches if not each.slots] == []


# Nothing finer than it was told


def test_a_month_among_weeks_lies_across_them():
    laid = spread([*days("10 October 2003", 30), lying("October 2003", 2)])

    across = [(each.period, each.entries) for each in laid.across]
    assert (across, sum(slot.entries for slot in laid.slots)) == ([("2003-10", 2)], 30)


def test_a_month_among_months_is_one_of_them():
    laid = spread([*days("10 September 2003", 7, step=30), lying("October 2003", 2)])

    assert ([*laid.across], [slot.entries for slot in laid.slots][:3]) == ([], [1, 3, 1])


def test_days_that_reach_into_the_next_slot_lie_across_both():
    laid = spread([*days("1 October 2003", 40), lying("4–8 October 2003")])

    assert [(each.period, each.first, each.last) for each in laid.across] == [
        ("2003-10-04..2003-10-08", "2003-10-04", "2003-10-08")
    ]


@pytest.mark.parametrize(
    ("words", "loose"),
    [("5 October 2003", 0), ("about 5 October 2003", 1), ("by 5 October 2003", 1), ("October 2003", 0)],
)
def test_what_is_only_about_a_day_is_lighter(words, loose):
    laid = spread([*days("10 April 2003", 9, step=30), lying(words)])

    assert (laid.kind, sum(slot.loose for slot in laid.slots)) == ("month", loose)


def test_what_is_told_by_years_alone_makes_a_scale_of_years():
    laid = spread([lying(str(year)) for year in range(2009, 2013)])

    assert [slot.period for slot in laid.slots] == ["2009", "2010", "2011", "2012"]


def test_a_month_that_ends_among_the_days_does_not_widen_the_scale():
    laid = spread([*days("15 November 2016", 38), lying("November 2016")])

    assert laid.slots[0].period == "2016-11-14..2016-11-20"


def test_open_beginnings_lie_at_their_ends():
    laid = spread([lying("before 2000"), lying("until 2015"), *days("1 May 2003", 9, step=400)])

    counted = [(slot.period, slot.loose) for slot in laid.slots if slot.loose]
    assert counted == [("1995..1999", 1), ("2015..2019", 1)]


# Far off


@pytest.mark.parametrize(
    ("words", "period"),
    [("1850", "1850"), ("5 May 1990", "1990-05-05"), ("the 2090s", "2090..2099"), ("March 1704", "1704-03")],
)
def test_one_far_off_stands_apart_and_leaves_the_scale_to_the_others(words, period):
    laid = spread([*days("15 November 2016", 38), lying(words)])

    apart = [(run.period, run.entries) for run in laid.stretches if not run.slots]
    assert (apart, laid.kind) == ([(period, 1)], "week")


@pytest.mark.parametrize("words", ["1 October 2016", "5 January 2017", "12 December 2016"])
def test_what_is_near_stands_among_the_others(words):
    laid = spread([*days("15 November 2016", 38), lying(words)])

    assert (len(laid.stretches), sum(slot.entries for slot in laid.slots)) == (1, 39)


def test_two_times_far_from_each_other_are_drawn_on_one_scale():
    laid = spread([*days("1 May 1914", 30), *days("1 May 2014", 30)])

    assert [len(run.slots) for run in laid.stretches] == [5, 5]


def test_nothing_is_nothing():
    assert [bool(spread(told)) for told in ([], [lying("date unknown")], [lying("5 May 2016", 9)])] == [
        False
    ] * 3


# The calendar's divisions


@given(st.dates(), st.sampled_from(scale.DIVISIONS))
def test_each_day_lies_in_its_division(day, division):
    first, last = scale.bounds(division, scale.number(division, day))

    assert first <= day <= last
    assert last == date.max or scale.number(division, last + timedelta(days=1)) - 1 == scale.number(
        division, day
    )
