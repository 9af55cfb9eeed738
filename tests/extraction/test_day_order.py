"""What settles 08/12/2016, and what leaves it open."""

import pytest

from newsreader.extraction.dates.dates import moments
from newsreader.extraction.dates.day_order import PageDate, day_first_in, order
from newsreader.extraction.fields import Outlet


def page(**lines):
    return [
        PageDate(moment, "" if kind == "bare" else kind, line[moment.start : moment.end])
        for kind, line in lines.items()
        for moment in moments(line)
    ]


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        ({"published": "12/08/2016 6:45 PM", "updated": "Dec. 8, 2016"}, False),
        ({"published": "12/08/2016", "updated": "9 December 2016"}, False),
        ({"published": "12/08/2016", "updated": "13 August 2016"}, True),
        ({"published": "08/12/2016", "captured": "9 December 2016"}, True),
        ({"published": "12/08/2016", "captured": "1 September 2016"}, True),
        ({"published": "03/04/2016", "updated": "1 April 2017"}, True),
        ({"bare": "12/08/2016", "updated": "8 December 2016 21:00"}, False),
        ({"published": "12/08/2016", "bare": "12/23/2016"}, False),
        ({"published": "12/08/2016", "bare": "Thursday, 12/08/2016"}, False),
    ],
)
def test_other_dates_of_the_page_settle_it(dates, day_first):
    assert order(page(**dates), None) == (day_first, "")


@pytest.mark.parametrize(
    ("dates", "day_first"),
    [
        ({"published": "12/08/2016", "body": "the storm of December 7, 2016"}, False),
        ({"published": "12/08/2016", "body": "the storm of 11 August 2016"}, True),
        ({"published": "12/08/2016", "body": "on Dec. 8 the bridge fell"}, False),
        ({"published": "12/08/2016", "updated": "12/09/2016"}, False),
        ({"published": "12/08/2016 6:45 PM EST"}, False),
    ],
)
def test_what_shows_it_less_surely_carries_a_doubt(dates, day_first):
    settled = order(page(**dates), None)

    assert (settled.day_first, settled.doubt != "") == (day_first, True)


@pytest.mark.parametrize(
    "dates",
    [
        {"published": "12/08/2016 6:45 PM"},
        {"published": "12/08/2016 6:45 PM AEST"},
        {"published": "12/08/2016", "captured": "1 March 2018"},
        {"published": "12/08/2016", "body": "the war of 1914, from 28 July 1914 on"},
        {"published": "12/08/2016", "updated": "12/08/2016"},
    ],
)
def test_it_stays_open_where_nothing_tells(dates):
    assert order(page(**dates), None) == (None, "")


def test_the_source_comes_first_then_the_page_then_the_region_then_the_zone():
    source = Outlet("Kalyan Courier", day_first=True)
    dates = {"published": "12/08/2016 6:45 PM EST"}

    assert order(page(**dates, updated="9 December 2016"), source, "en-US") == (True, "")
    assert order(page(**dates, updated="9 December 2016"), None, "en-GB") == (False, "")
    assert order(page(**dates), None, "en-AU") == (
        True,
        "The order of day and month was taken from the page's language alone (en-AU).",
    )
    assert order(page(**dates), None, "en").day_first is False


@pytest.mark.parametrize(
    ("language", "day_first"),
    [
        ("en-US", False), ("en_PH", False), ("en-GB", True), ("en-IN", True), ("de", True), ("es-MX", True),
        ("en", None), ("en-CA", None), ("", None),
    ],
)  # fmt: skip
def test_the_region_of_a_language(language, day_first):
    assert day_first_in(language) is day_first
