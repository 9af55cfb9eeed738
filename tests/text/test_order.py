"""Where a when stands among others: as a reader would tell them."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.order import UNKNOWN, place, shown_day
from newsreader.text.timex.typed import understand
from newsreader.text.when import PARTS_OF_DAY, PRECISIONS, When

AS_TOLD = [
    "August 1057",
    "19th century",
    "late 19th century",
    "the 1990s",
    "mid-1990s",
    "late 1990s",
    "by 1999",
    "2012",
    "3 February 2012",
    "by 2015",
    "from 2016",
    "15 November 2016",
    "16 November 2016",
    "about 17 November 2016",
    "18 November 2016",
    "December 2016",
    "6 December 2016, 23:50",
    "overnight, 6–7 December 2016",
    "7 December 2016, 0:00",
    "7 December 2016, early hours",
    "7 December 2016, 3:01",
    "7 December 2016, morning",
    "7 December 2016, 11:59",
    "7 December 2016, 12:00",
    "7 December 2016, midday",
    "7 December 2016",
    "7–9 December 2016",
    "7 December 2016, 14:59",
    "7 December 2016, 15:00",
    "7 December 2016, afternoon",
    "7 December 2016, evening",
    "7 December 2016, 22:29",
    "night of 7–8 December 2016",
    "7 December 2016, 23:10",
    "overnight, 7–8 December 2016",
    "8 December 2016, 00:10",
    "8 December 2016, about 12:00",
    "8 December 2016",
    "date unknown",
]


@pytest.mark.parametrize("pair", list(pairwise(AS_TOLD)), ids=" < ".join)
def test_one_is_told_before_the_other(pair):
    one, other = (place(understand(words)) for words in pair)

    # The position, which an editor sets, stands between minute and width; here it is the same for both.
    assert one < other


def test_two_seconds_of_one_minute_are_in_order():
    day = date(2016, 12, 7)
    early, late = (When(day, day, "instant", time=time(14, 0, second)) for second in (5, 40))

    assert place(early) < place(late)


@pytest.mark.parametrize(
    ("loose", "exact"),
    [
        ("night of 7 December 2016", "7 December 2016, 23:10"),
        ("overnight 7–8 December 2016", "8 December 2016, 03:00"),
        ("about 17 November 2016", "17 November 2016"),
        ("7 December 2016, early hours", "7 December 2016, 03:00"),
        ("7 December 2016, evening", "7 December 2016, 19:10"),
        ("7 December 2016", "7 December 2016, 12:00"),
    ],
)
def test_a_more_exact_date_stays_where_it_happened(loose, exact):
    loosely, exactly = place(understand(loose)), place(understand(exact))

    between = timedelta(minutes=exactly.minute - loosely.minute)
    assert (loosely.day, between < timedelta(hours=6)) == (exactly.day, True)


a_day = st.none() | st.dates(date(1, 1, 2), date(9999, 12, 30))
a_when = st.builds(
    When,
    a_day,
    a_day,
    st.sampled_from(PRECISIONS),
    st.booleans(),
    st.none() | st.times(),
    st.just(""),
    st.sampled_from(("", *PARTS_OF_DAY)),
).filter(lambda when: not (when.earliest and when.latest and when.earliest > when.latest))


@given(a_when)
def test_every_when_has_a_place_within_its_bounds(when):
    stands = place(when)

    first, last = when.earliest or date.min, when.latest or date.max
    assert (first <= stands.day <= last, stands.day == (shown_day(when) or UNKNOWN)) == (True, True)
    assert (-90 <= stands.minute < 24 * 60, stands.width >= 0) == (True, True)
