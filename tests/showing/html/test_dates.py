"""Dates in words: as the text had them, never more precise, and with the reason."""

from dataclasses import replace
from datetime import date, time
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.showing.html.dates import days, differ, published, when
from newsreader.showing.html.explanations import explain
from newsreader.showing.html.rail import rail
from newsreader.text.when import PARTS_OF_DAY, PRECISIONS, When
from tests import factories


def span(first, last, precision="period", **more):
    return When(first and date(*first), last and date(*last), precision, **more)


def one(year, month, day, precision="day", **more):
    return span((year, month, day), (year, month, day), precision, **more)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (one(2016, 12, 8), "8 December 2016"),
        (one(2016, 12, 8, "instant", time=time(14, 5)), "8 December 2016, 14:05"),
        (one(2016, 12, 8, "instant", time=time(14, 5), zone="+03:00"), "8 December 2016, 14:05 +03:00"),
        (one(2016, 12, 8, "part-of-day", part_of_day="MO"), "8 December 2016, morning"),
        (span((2016, 12, 7), (2016, 12, 8), "part-of-day", part_of_day="ON"), "overnight, 7–8 December 2016"),
        (span((2016, 12, 7), (2016, 12, 8), "part-of-day", part_of_day="NI"), "night of 7–8 December 2016"),
        (one(2016, 12, 7, "part-of-day", part_of_day="NI"), "7 December 2016, night"),
        (one(2016, 12, 7, "part-of-day", part_of_day="EH"), "7 December 2016, early hours"),
        (span((1900, 1, 1), (2000, 12, 31), "century"), "20th century"),
        (span(None, (1799, 12, 31), "century"), "by the 18th century"),
        (span((2016, 10, 17), (2017, 4, 14), "season", circa=True), "about winter 2016–17"),
        (
            span((2016, 11, 30), (2016, 12, 1), "part-of-day", part_of_day="ON"),
            "overnight, 30 November – 1 December 2016",
        ),
        (span((2016, 12, 3), (2016, 12, 5)), "3–5 December 2016"),
        (span((2016, 11, 28), (2016, 12, 2)), "28 November – 2 December 2016"),
        (span((2016, 12, 30), (2017, 1, 2)), "30 December 2016 – 2 January 2017"),
        (span((2016, 12, 5), (2016, 12, 11), "week"), "week of 5 December 2016"),
        (span((2016, 12, 5), (2016, 12, 8), "week"), "5–8 December 2016"),
        (span((2016, 12, 10), (2016, 12, 11), "weekend"), "10–11 December 2016"),
        (span((2016, 12, 1), (2016, 12, 31), "month"), "December 2016"),
        (span((2016, 2, 1), (2016, 2, 29), "month"), "February 2016"),
        (span((2016, 12, 1), (2016, 12, 10), "month"), "early December 2016"),
        (span((2016, 12, 1), (2016, 12, 8), "month"), "1–8 December 2016"),
        (span((2016, 10, 1), (2016, 12, 31), "quarter"), "quarter 4 of 2016"),
        (span((2016, 12, 1), (2017, 2, 28), "season"), "winter 2016–17"),
        (span((2016, 1, 1), (2016, 6, 30), "half-year"), "first half of 2016"),
        (span((2016, 1, 1), (2016, 12, 31), "year"), "2016"),
        (span((2016, 1, 1), (2016, 12, 8), "year"), "1 January – 8 December 2016"),
        (span((2014, 1, 1), (2016, 12, 31), "year"), "2014–2016"),
        (span((1990, 1, 1), (1999, 12, 31), "decade"), "the 1990s"),
        (span((1990, 1, 1), (1993, 12, 31), "decade"), "early 1990s"),
        (span((1994, 1, 1), (1996, 12, 31), "decade"), "mid-1990s"),
        (span((1997, 1, 1), (1999, 12, 31), "decade"), "late 1990s"),
        (span((1993, 5, 2), (1996, 8, 31), "decade"), "mid-1990s"),  # as stored before
        (span((1990, 1, 1), (1993, 12, 31)), "1990–1993"),
        (span((1990, 1, 1), (1995, 12, 31), "decade"), "1990–1995"),
        (span((2010, 1, 1), (2016, 12, 8), "decade"), "2010–2016"),
        (span((2010, 1, 1), (2010, 12, 8), "decade"), "2010"),
        (span((1800, 1, 1), (1833, 12, 31), "century"), "early 19th century"),
        (span((1834, 1, 1), (1866, 12, 31), "century"), "mid-19th century"),
        (span((1867, 1, 1), (1900, 12, 31), "century"), "late 19th century"),
        (span((1800, 1, 1), (1833, 9, 1), "century"), "early 19th century"),
        (span((1990, 1, 1), (1993, 12, 31), "decade", circa=True), "about the early 1990s"),
        (span(None, (1993, 12, 31), "decade"), "by the early 1990s"),
        (span(None, (1999, 12, 31), "decade"), "by the 1990s"),
        (span((1997, 1, 1), None, "decade"), "from the late 1990s"),
        (span((1990, 1, 1), None, "decade"), "from the 1990s"),
        (span(None, (1900, 12, 31), "century"), "by the 19th century"),
        (span((1900, 1, 1), None, "century"), "from the 20th century"),
        (span((2016, 11, 10), (2016, 11, 24), "week", circa=True), "about 17 November 2016"),
        (span((2016, 11, 14), (2016, 11, 20), "day", circa=True), "about 17 November 2016"),
        (one(2016, 11, 17, circa=True), "about 17 November 2016"),
        (span((2016, 11, 16), (2017, 1, 15), "month", circa=True), "about December 2016"),
        (span((2011, 1, 1), (2013, 12, 31), "year", circa=True), "about 2012"),
        (span((2012, 1, 1), (2012, 12, 31), "year", circa=True), "about 2012"),
        (span((1985, 1, 1), (2004, 12, 31), "decade", circa=True), "about the 1990s"),
        (one(2016, 12, 8, "instant", time=time(14, 0), circa=True), "8 December 2016, about 14:00"),
        (span((2016, 12, 8), None, "day"), "from 8 December 2016"),
        (span(None, (2016, 12, 8), "day"), "by 8 December 2016"),
        (span((2016, 12, 1), None, "month"), "from December 2016"),
        (span(None, (2016, 12, 31), "month"), "by December 2016"),
        (span((2012, 1, 1), None, "year"), "from 2012"),
        (span(None, (2012, 12, 31), "year", circa=True), "by about 2012"),
        (span(None, None), "date unknown"),
    ],
)
def test_a_when_in_words(value, words):
    assert when(value) == words


a_date = st.dates(date(1000, 1, 1), date(9000, 12, 31))
a_when = st.builds(
    lambda bounds, **rest: When(bounds[0], bounds[1], **rest),
    st.tuples(st.none() | a_date, st.none() | a_date).map(lambda b: tuple(sorted(b)) if all(b) else b),
    precision=st.sampled_from(PRECISIONS),
    circa=st.booleans(),
    time=st.none() | st.times().map(lambda t: t.replace(tzinfo=None)),
    zone=st.sampled_from(["", "+03:00", "Asia/Kolkata"]),
    part_of_day=st.sampled_from(["", *PARTS_OF_DAY]),
)


@given(a_when)
def test_any_when_has_words_and_a_place_on_the_rail(value):
    words, beside = when(value), rail(value)

    assert (bool(words), bool(beside.big)) == (True, True)


@given(a_when.filter(lambda w: w.precision in ("month", "year", "decade") and w.known))
def test_what_is_open_or_about_names_no_day_its_precision_does_not_know(value):
    """The days 1 to 31 of a month are told by a number before its name."""
    open_or_about = value.circa and value.time is None or not (value.earliest and value.latest)
    words = when(value)

    named = [word for word in words.replace("–", " ").split() if word.isdigit() and len(word) < 3]
    assert (named if open_or_about else []) == []


@given(a_when, st.sampled_from(["decade", "century"]))
def test_what_is_told_by_decades_or_centuries_never_names_a_day(value, precision):
    value = replace(value, precision=precision, time=None, part_of_day="")

    said = f"{when(value)} {' '.join(rail(value)[:2])}"

    assert [word for word in said.replace("–", " ").split() if word.isdigit() and len(word) < 3] == []


def test_days_never_say_a_month_twice():
    assert days(date(2016, 12, 7), date(2016, 12, 8)) == "7–8 December 2016"


@pytest.mark.parametrize(
    ("value", "big", "month", "note"),
    [
        (one(2016, 12, 8), "8", "Dec", "Thu"),
        (span((2016, 12, 7), (2016, 12, 8), "part-of-day", part_of_day="NI"), "7–8", "Dec", "night"),
        (span((2016, 12, 7), (2016, 12, 8), "part-of-day", part_of_day="ON"), "7–8", "Dec", "overnight"),
        (span((1990, 1, 1), (1999, 12, 31), "decade"), "1990s", "", ""),
        (span((1997, 1, 1), (1999, 12, 31), "decade"), "1990s", "", "late"),
        (one(2010, 1, 1, "decade"), "2010s", "", ""),  # "this decade", told on its first day
        (span((1834, 1, 1), (1866, 12, 31), "century"), "19th", "century", "mid"),
        (span(None, (1900, 12, 31), "century"), "19th", "century", "by"),
        (span(None, (1799, 12, 31), "century"), "18th", "century", "by"),
        (span((1800, 1, 1), (1900, 12, 31), "century"), "19th", "century", ""),
        (span((2016, 12, 1), (2016, 12, 31), "month"), "Dec", "", "month"),
        (span((2016, 11, 1), (2016, 12, 31), "month"), "Nov", "–Dec", ""),
        (span((2016, 12, 11), (2016, 12, 20), "month"), "Dec", "", "mid"),
        (span((2016, 12, 7), (2016, 12, 9), "period"), "7–9", "Dec", ""),
        (span((2016, 12, 28), (2017, 1, 3), "period"), "28", "Dec\u00a0– 3\u00a0Jan", ""),
        (span((2016, 3, 1), (2016, 5, 31), "season"), "2016", "", "spring"),
        (span((2015, 12, 1), (2016, 2, 29), "season"), "2015", "", "winter 2015–16"),
        (span((2016, 5, 1), (2016, 8, 31), "year"), "2016", "", "mid"),
        (span((2016, 1, 1), (2016, 3, 31), "quarter"), "2016", "", "quarter 1 of 2016"),
        (span((2016, 1, 1), (2016, 12, 31), "year"), "2016", "", ""),
        (span((2016, 11, 10), (2016, 11, 24), "week", circa=True), "17", "Nov", "about"),
        (span((2011, 1, 1), (2013, 12, 31), "year", circa=True), "2012", "", "about"),
        (span((2016, 11, 16), (2017, 1, 15), "month", circa=True), "Dec", "", "about"),
        (span((2012, 1, 1), None, "year"), "2012", "", "from"),
        (span((2016, 12, 1), None, "month"), "Dec", "", "from"),
        (span(None, None), "?", "", "date unknown"),
    ],
)
def test_the_rail_is_no_finer_than_the_words(value, big, month, note):
    assert rail(value)[:3] == (big, month, note)


# Why


def statement(value, **more):
    """What explain() needs of a citation or a time expression."""
    given = {
        "expression": "yesterday",
        "rule": "today",
        "anchor_day": date(2016, 12, 8),
        "reported": date(2016, 12, 8),
        "parameters": {},
        "when": value,
    }
    columns = {name: getattr(value, name) for name in value.__slots__}
    return SimpleNamespace(**given | columns | more)


NO_DATE = {"unresolved": "no publication date to count from"}


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (
            statement(one(2016, 12, 7)),
            "“yesterday” in a report published on Thursday 8 December 2016: Wednesday 7 December 2016.",
        ),
        (
            statement(one(2016, 12, 7), expression="7 December 2016", anchor_day=None),
            "“7 December 2016”: Wednesday 7 December 2016.",
        ),
        (
            statement(one(2016, 11, 29), expression="the next day", anchor_day=date(2016, 11, 28)),
            "“the next day” counted from 28 November 2016 in the same text: Tuesday 29 November 2016.",
        ),
        (
            statement(span((2016, 11, 10), (2016, 11, 24), "week", circa=True), expression="three weeks ago"),
            "“three weeks ago” in a report published on Thursday 8 December 2016: about 17 November 2016. "
            "It may lie anywhere from 10 November 2016 to 24 November 2016.",
        ),
        (
            statement(
                span((2016, 12, 5), (2016, 12, 8), "week"), expression="this week", rule="not-after-report"
            ),
            "“this week” in a report published on Thursday 8 December 2016: 5–8 December 2016. "
            "It is told as past, so it ends when the report was published.",
        ),
        (
            statement(one(2016, 12, 8), expression="", rule="reported"),
            "The sentence gives no date; the report is of Thursday 8 December 2016.",
        ),
        (statement(one(2016, 12, 7), rule="editor"), "Set by an editor: 7 December 2016."),
        (
            statement(
                span(None, None),
                expression="Tuesday",
                anchor_day=None,
                marks=["unresolved"],
                parameters=NO_DATE,
            ),
            "“Tuesday” cannot be placed: the article’s own publication day is not known.",
        ),
        (
            statement(span(None, None), expression="five days", type="DURATION"),
            "“five days” says how long, not when.",
        ),
        (
            statement(
                span((2016, 11, 24), (2016, 12, 8)),
                expression="the past two weeks",
                type="DURATION",
            ),
            "“the past two weeks” in a report published on Thursday 8 December 2016: "
            "24 November – 8 December 2016.",
        ),
        (statement(span(None, None), expression="daily", type="SET"), "“daily” says how often, not when."),
        (
            statement(one(2016, 12, 7), expression="<b>yesterday</b>", anchor_day=None),
            "“&lt;b&gt;yesterday&lt;/b&gt;”: Wednesday 7 December 2016.",
        ),
    ],
)
def test_a_date_says_why(said, why):
    assert explain(said) == why


# Reports that differ


def dated(first, last, **more):
    given = {"rule": "today", "lost": False, "earliest": date(*first), "latest": date(*last)}
    return SimpleNamespace(**given | more)


SIXTH, SEVENTH = (2016, 12, 6), (2016, 12, 7)


@pytest.mark.parametrize(
    ("citations", "how"),
    [
        ([], ""),
        ([dated(SIXTH, SIXTH)], ""),
        ([dated(SIXTH, SIXTH), dated(SIXTH, SIXTH)], ""),
        ([dated(SIXTH, SIXTH), dated(SEVENTH, SEVENTH)], "apart"),
        ([dated(SIXTH, SIXTH), dated(SIXTH, SEVENTH)], "looser"),
        ([dated(SIXTH, SIXTH), dated(SEVENTH, SEVENTH, rule="reported")], ""),
        ([dated(SIXTH, SIXTH), dated(SEVENTH, SEVENTH, lost=True)], ""),
    ],
)
def test_reports_differ_where_those_that_give_a_date_do(citations, how):
    assert differ(citations) == how


@pytest.mark.parametrize(
    ("day", "at", "zone", "words"),
    [
        (None, None, "", "publication date unknown"),
        (date(2016, 12, 8), None, "", "8 December 2016"),
        (date(2016, 12, 8), time(20, 37), "", "8 December 2016, 20:37 (zone unknown)"),
        (date(2016, 12, 8), time(20, 37), "Asia/Kolkata", "8 December 2016, 20:37 (Asia/Kolkata)"),
    ],
)
def test_a_publication_is_said_as_far_as_it_is_known(day, at, zone, words):
    version = SimpleNamespace(published_day=day, published_time=at, published_zone=zone)

    assert published(version) == words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (one(2016, 3, 14, "instant", time=time(14, 0), circa=True), False),
        (
            span((2016, 11, 14), (2016, 11, 20), "day", circa=True),
            "from 14 November 2016 to 20 November 2016",
        ),
        (span((2016, 11, 16), (2017, 1, 15), "month", circa=True), "from November 2016 to January 2017"),
        (span((2011, 1, 1), (2013, 12, 31), "year", circa=True), "from 2011 to 2013"),
        (span((1990, 1, 1), (1999, 12, 31), "decade", circa=True), "from 1990 to 1999"),
    ],
)
def test_how_far_a_hedge_reaches_is_told_in_its_own_units(value, said, db):
    event = factories.event(when=value, article=factories.article())

    told = str(explain(event.citations.get()))

    assert ("It may lie anywhere" in told, not said or f"{said}." in told) == (bool(said), True)
