"""Periods as newspapers write them: what they end with, halves of months, fortnights, "to the day"."""

from datetime import date

import pytest

from tests.text.timex.reading import days, timexes


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        # A length up to a day or month is known by its end.
        ("Profit for the year to 31 January rose.", "the year", "2015-02-01/2016-01-31"),
        ("In the year ended 30 June it lost £4m.", "the year", "2015-07-01/2016-06-30"),
        ("Sales in the three months to September fell.", "the three months", "2016-07-01/2016-09-30"),
        ("The six months to the end of June brought a loss.", "The six months", "2016-01-01/2016-06-30"),
        ("In the 12 months to November prices rose.", "the 12 months", "2015-12-01/2016-11-30"),
        ("Rents fell in the four weeks to 27 November.", "the four weeks", "2016-10-31/2016-11-27"),
        ("In the five years to 2015 it grew.", "the five years", "2011-01-01/2015-12-31"),
        ("The three months since September were dry.", "The three months", ""),
        ("He gave her three months to December to pay.", "three months", ""),
        ("The two years to come will be hard.", "years", ""),
        # A week is told by its end, or by its beginning.
        ("Claims fell in the week ended 26 November.", "the week ended 26 November", "2016-11-20/2016-11-26"),
        ("The week ending 4 December was wet.", "The week ending 4 December", "2016-11-28/2016-12-04"),
        ("In the week beginning 3 December it snowed.", "the week beginning", "2016-12-03/2016-12-09"),
        ("In the week of 26 November it snowed.", "the week of", "2016-11-21/2016-11-27"),
        ("It fell in the week ended April 30. The previous week was bad.", "The p", "2016-04-18/2016-04-24"),
        # School and tax years hold both years they name, and none before.
        ("Pupils of the 2014-15 school year did well.", "the 2014-15", "2014-01-01/2015-12-31"),
        ("Costs rose in the 2014/15 financial year.", "the 2014/15", "2014-01-01/2015-12-31"),
        ("It fell in fiscal 2014-15.", "fiscal 2014-15", "2014-01-01/2015-12-31"),
        ("It fell in fiscal 2014.", "fiscal 2014", "2013-01-01/2015-12-31"),
        # Half a month.
        ("Cars sold well in the first half of November.", "half of November", "2016-11-01/2016-11-15"),
        ("In the second half of February 2015 it froze.", "half of February", "2015-02-16/2015-02-28"),
        ("It rained in the latter half of April.", "half of April", "2016-04-16/2016-04-30"),
        ("Half of November was dry.", "November", "2016-11"),
        # Two weeks.
        ("In the past fortnight two crews left.", "the past fortnight", "2016-11-23/2016-12-07"),
        ("Over the next fortnight it will be shut.", "the next fortnight", "2016-12-07/2016-12-21"),
        ("The past fortnight was dry.", "The past fortnight", ""),
        # To the day.
        ("It is a year to the day since the mill burned.", "a year to the day", "2015-12-07"),
        ("It is two years to the day since he died.", "two years to the day", "2014-12-07"),
        ("A year to the day after 4 May 2014 it reopened.", "A year to the day", "2015-05-04"),
        ("Six months to the day before 4 May 2014 he died.", "Six months to the day", "2013-11-04"),
        ("Ten years to the day after the flood of 3 May 2005 it rained.", "Ten years", "2015-05-03"),
        ("A year to the day after his arrest on 9 May 2014 he fled.", "A year to the day", "2015-05-09"),
        ("A year to the day after it shut, on 3 May 2014, it burned.", "A year to the day", ""),
        ("A year to the day after it shut it reopened.", "A year to the day", ""),
        ("She married him ten years to the day since they met.", "ten years to the day", ""),
        ("He stayed from the year to the day he died.", "year", ""),
    ],
)
def test_days_of_a_period(text, words, expected):
    assert days(text, words) == expected


def test_the_day_is_none_of_to_the_day():
    text = "A year to the day after it shut it reopened."

    assert [text[t.start : t.end] for t in timexes(text, "to the day after", date(2016, 12, 7))] == [
        "A year to the day"
    ]
