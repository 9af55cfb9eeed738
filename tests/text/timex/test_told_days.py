"""Days counted from a story, a quotation, a named day; and weekdays and figures that are no day."""

from datetime import date

import pytest

from newsreader.text.timex import find
from tests.text.timex.reading import days


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The ferry sank on 6 June. That Thursday divers found it.", "Thursday", "2016-06-09"),
        ("The town was taken on 2 May. On the Friday it burned.", "Friday", "2016-05-06"),
        ("She came on 11 July. That Monday it rained.", "Monday", "2016-07-11"),
        ("The ferry sank on 6 June. The Friday after, its owner was held.", "Friday", "2016-06-10"),
        ("The ferry sank on 6 June. The next Friday its owner was held.", "Friday", "2016-06-10"),
        ("He said on 6 June that Friday's vote was lost.", "Friday", "2016-08-19"),
        ("The ferry sank on 6 June. On Friday its owner was held.", "Friday", "2016-08-19"),
        ("The ferry sank on 6 June. On the Friday before it had been mended.", "Friday", "2016-08-19"),
    ],
)
def test_that_friday_is_of_the_story(text, words, expected):
    assert days(text, words, "2016-08-20") == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“We lost the sheep yesterday,” a farmer said on Sunday.", "yesterday", "2016-12-03"),
        ("“Last night it rained,” said Ann Pike on Monday.", "Last night", "2016-12-04/2016-12-05"),
        ("“Two days ago we had light,” a nurse said on Sunday.", "Two days ago", "2016-12-02"),
        ("In a letter dated 9 June 2013 she wrote: “Today it is quiet.”", "Today", "2013-06-09"),
        ("“We will vote next year,” he said in 2013.", "next year", "2014-01-01/2014-12-31"),
        ("“It rained yesterday,” he said in 2013.", "yesterday", ""),
        ("“It rained yesterday,” a farmer said.", "yesterday", "2016-12-06"),
        ("“It rained yesterday,” he said of the vote on Sunday.", "yesterday", "2016-12-06"),
        ("It rained yesterday, a farmer said on Sunday.", "yesterday", "2016-12-06"),
        ("“It rained yesterday,” he joked by telephone on Sunday.", "yesterday", "2016-12-03"),
        ("Speaking yesterday, he said: “It rained last night.”", "last night", "2016-12-05/2016-12-06"),
        ("“It rained yesterday,” he said after a walk on Sunday.", "yesterday", "2016-12-03"),
        ("“It rained yesterday,” he said after the war in 2013.", "yesterday", "2016-12-06"),
        ("“It rained yesterday,” he said before the match on Sunday.", "yesterday", "2016-12-06"),
        ("“It rained yesterday,” he said after his arrest on Sunday.", "yesterday", "2016-12-06"),
        ("“It rained yesterday,” said Ann Pike, a smith, on Sunday.", "yesterday", "2016-12-03"),
        ("“It rained yesterday.” His men found two on Sunday.", "yesterday", "2016-12-06"),
        # A clause that says who speaks does not say when.
        ("The warden, who came on Sunday, said: “Yesterday it rained.”", "Yesterday", "2016-12-06"),
        ("A smith, whose forge burned on Sunday, said: “Today I work.”", "Today", "2016-12-07"),
        ("The warden, who said on Sunday: “Yesterday it rained,” left.", "Yesterday", "2016-12-03"),
    ],
)
def test_a_quotation_counts_from_when_it_was_spoken(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The barge left on the last weekend of May.", "last weekend", "2016-05-28/2016-05-29"),
        ("Rain fell on the second weekend in June 2014.", "second weekend", "2014-06-14/2014-06-15"),
        ("The final Sunday of May was hot.", "final Sunday", "2016-05-29"),
        ("The opening weekend of May was hot.", "opening weekend", "2016-05-07/2016-05-08"),
        ("Rain fell on the fifth weekend of May 2015.", "fifth weekend", "2015-05-30/2015-05-31"),
        ("Rain fell on the fifth weekend of May 2016.", "fifth weekend", ""),
        ("Rain fell last weekend.", "last weekend", "2016-12-03/2016-12-04"),
        ("Rain fell at the weekend in May.", "May", "2016-05"),
        ("Rain fell over the last weekend in May.", "last weekend", "2016-05-28/2016-05-29"),
        ("Rain fell over the last weekend in the hills.", "last weekend", "2016-12-03/2016-12-04"),
    ],
)
def test_a_weekend_is_counted_in_its_month(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The poll is three weeks from today.", "three weeks from today", "2016-12-28"),
        ("The poll is a week from Friday.", "a week from", "2016-12-16"),
        ("The lease ends two months from today.", "two months", "2017-02-07"),
        ("The poll will be held in four days.", "in four days", "2016-12-11"),
        ("The ban expires in 72 hours.", "in 72 hours", "2016-12-10"),
        ("The poll is ten days away.", "ten days away", "2016-12-17"),
        ("The poll, in nine days, will be close.", "in nine days", "2016-12-16"),
        ("The choir sings a week on Friday.", "a week on Friday", "2016-12-16"),
        ("The choir sings a fortnight on Friday.", "a fortnight on Friday", "2016-12-23"),
        ("The choir lost a week on Friday.", "Friday", "2016-12-02"),
        ("In four days the ban runs out.", "In four days", "2016-12-11"),
        ("The choir sings a week tomorrow.", "a week tomorrow", "2016-12-15"),
        ("It is a week today since they left.", "a week", ""),
        ("With the poll just ten days away, both are nervous.", "ten days", "2016-12-17"),
        ("He built the boat in four days.", "four days", ""),
        ("It was the third storm in four days.", "four days", ""),
        ("He will visit five towns in four days.", "four days", ""),
        ("The coast is two days away by cart.", "two days", ""),
    ],
)
def test_a_day_is_counted_on(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday is a day of prayer on the island.",
        "Tuesday is washing day there.",
        "Tuesday remains the quietest day at the pit.",
        "A normal Tuesday starts with soup.",
        "To him Tuesday meant fish.",
        "Tuesday is choir night at the mill.",
        "Tuesday is for football.",
        "Tuesday remains the quietest night on the ward.",
        "Tuesday is early closing in Marlow.",
        "Tuesday is sacred to the guild.",
        "They think of Tuesday as the day of the long table.",
        "A Tuesday without soup is no Tuesday.",
        "The mill is open Tuesday to Saturday.",
        "One Tuesday in spring he left.",
        "He was born on a Tuesday.",
        "They sell goats at the Tuesday Market.",
    ],
)
def test_a_weekday_of_any_week_names_no_day(text):
    assert days(text, "Tuesday") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday was a bad day for the guild.", "2016-12-06"),
        ("The guild faces a Tuesday deadline.", "2016-12-13"),
        ("Tuesday is the last day to pay.", "2016-12-13"),
        ("Tuesday is election day in Marlow.", "2016-12-13"),
        ("Tuesday marks a year since the flood.", "2016-12-13"),
        ("The attack on Tuesday is the worst yet.", "2016-12-06"),
        ("Shops are ready for a busy Tuesday.", "2016-12-13"),
        ("A quiet Tuesday vote settled it.", "2016-12-06"),
        ("The guild named Tuesday as a day of mourning.", "2016-12-06"),
        ("A Tuesday to remember: the dam held.", "2016-12-06"),
        ("The guild missed no Tuesday vote.", "2016-12-06"),
        ("Tuesday is trial day.", "2016-12-13"),
        ("Tuesday was the quietest night of the war.", "2016-12-06"),
        ("Tuesday is when the guild will vote.", "2016-12-13"),
        ("The rocket lifts off on Tuesday.", "2016-12-13"),
        ("The truce holds from 6 a.m. Tuesday to Friday.", "2016-12-13"),
        ("The mill was open Tuesday to Friday last week.", "2016-11-29"),
    ],
)
def test_a_weekday_of_one_week_is_a_day(text, expected):
    assert days(text, "Tuesday") == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Read it at https://example.net/2015/04/17/barge-sinks today.", "2015"),
        ("See example.net/archive/2015-04-17/ for more.", "2015"),
        ("He kept notes-2015-04-17.txt on his desk.", "2015"),
        ("Write to www.example.net/march-2015 for a map.", "2015"),
        ("Write to desk-2015-04-17@example.net for a map.", "2015"),
        ("It lies in /archive/2015/04/17/ on the disk.", "2015"),
        ("It lies in (/archive/2015-04-17/).", "2015"),
        ("It lies in\n/archive/2015-04-17/", "2015"),
    ],
)
def test_an_address_holds_no_date(text, words):
    assert days(text, words) == ""


def test_a_date_between_strokes_is_one():
    assert days("The barge sank on 2015/04/17, they say.", "2015") == "2015-04-17"
    assert days("It (2015-04-17) was late.", "2015") == "2015-04-17"
    assert days("It sank on 17/04/2015.", "17/04") == "2015-04-17"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("In the past four days, two boats sank.", "the past four days", "2016-12-03/2016-12-07"),
        ("Over the past year, rents doubled.", "the past year", "2015-12-07/2016-12-07"),
        ("Within the next two weeks, it will thaw.", "the next two weeks", "2016-12-07/2016-12-21"),
        ("He waited for the past four days.", "the past four days", ""),
        ("In the first four days, it rained.", "the first four days", ""),
        ("In four days, two boats sank.", "four days", ""),
    ],
)
def test_a_stretch_up_to_now_has_its_days(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He was born in nineteen forty-two.", "nineteen forty-two", "1942-01-01/1942-12-31"),
        ("The peace of nineteen hundred and nineteen broke.", "nineteen", "1919-01-01/1919-12-31"),
        ("The law of twenty eleven lapsed.", "twenty eleven", "2011-01-01/2011-12-31"),
        ("It shut in two thousand and nine.", "two thousand and nine", "2009-01-01/2009-12-31"),
        ("He had a flock of nineteen twenty-pound geese.", "nineteen", ""),
        ("They sold twenty twelve-inch records.", "twenty", ""),
        ("It shut in two thousand and nine villages.", "two thousand", ""),
        ("The wall of AD 92 still stands.", "AD 92", "0092-01-01/0092-12-31"),
    ],
)
def test_a_year_in_words(text, words, expected):
    assert days(text, words) == expected


def test_a_year_earlier_said_twice_is_one_year():
    twice = "Profit was $3m, from $2m a year earlier. Rents were $9m, from $8m a year earlier."
    counted_back = "He won in 2010. A year earlier he had lost."

    assert [t.value for t in find(twice, date(2016, 12, 7))] == ["2015", "2015"]
    assert [t.value for t in find(counted_back, date(2016, 12, 7))] == ["2010", "2009"]


def test_a_feast_before_a_noun_is_no_day():
    assert days("The Christmas assault failed.", "Christmas") == ""
    assert days("The Easter push failed.", "Easter") == ""
    assert days("The Christmas campaign failed.", "Christmas") == ""
    for called in ("Boxing Day tsunami", "Good Friday agreement", "May Day riots"):
        assert days(f"The {called} is recalled.", called) == ""
    assert days("The May Day riots hurt nine.", "May Day", "2016-05-03") == "2016-05-01"
    assert days("The Boxing Day match was lost.", "Boxing Day", "2017-01-09") == "2016-12-26"
    assert days("He came home at Christmas.", "Christmas") == "2015-12-25"


HISTORY = """The war began in 1741. In April 1742 the king's men took Oya, and in June lost it. In May 1743
they marched again. Towns that {aside} were burned. By September they had won the coast. The peace of March
1745 was signed in Oya, and the king went home in 1746.
"""


@pytest.mark.parametrize(
    ("aside", "expected"),
    [
        ("had joined him in late 1742", "1743-09"),
        ("rose after the flood in 1742", "1743-09"),
        ("stood as late as 1744", "1743-09"),
        ("held out into 1744", "1744-09"),
    ],
)
def test_a_history_goes_on_where_it_stood_before_an_aside(aside, expected):
    assert days(HISTORY.format(aside=aside), "September") == expected


def test_what_belongs_to_a_season_is_of_any_year():
    assert days(HISTORY.format(aside="had no winter quarters"), "winter") == ""
    assert days(HISTORY.format(aside="fell that winter"), "winter") == "1743-12-01/1744-02-29"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He won two Sundays ago.", "two Sundays ago", "2016-11-27"),
        ("He works two Sundays a month, as years ago.", "two Sundays", ""),
        ("It sank 20 years ago Friday.", "20 years ago", "1996-12-09"),
        ("Two years ago Friday's vote was lost.", "Two years ago", "2014-01-01/2015-06-08"),
        ("Two years ago, Friday was a holiday.", "Two years ago", "2014-01-01/2015-06-08"),
        ("They meet a week from Monday.", "Monday", "2016-12-19"),
        ("They met for a week from Monday on.", "Monday", "2016-12-05"),
        ("The road will be shut for two weeks from Monday.", "Monday", "2016-12-12"),
        ("Two years ago Sunday trading was banned.", "Two years ago", "2014-01-01/2015-06-08"),
        ("She died in 1984 and her will was read in March.", "March", "1984-03"),
        ("The ban covers the period through March.", "March", "2017-03"),
        ("In the first half last year's team led.", "last year", "2015-01-01/2015-12-31"),
        ("He said Monday he would meet those held Tuesday.", "Tuesday", "2016-12-06"),
        ("He took office six weeks ago Monday.", "six weeks ago", "2016-10-24"),
        ("They meet next Monday or Tuesday.", "Tuesday", "2016-12-13"),
        ("They met last Friday and on Tuesday.", "Tuesday", "2016-12-06"),
        ("The next day, Dec. 2, he left.", "The next day", "2016-12-02"),
        ("Two days later, on Monday, he left.", "Two days later", "2016-12-05"),
        ("The next day, Monday's vote was lost.", "The next day", ""),
        ("It fell in July a year ago.", "July", "2015-07"),
        ("It fell in July. A year ago it rose.", "July", "2016-07"),
        ("He joined in 1984 and will be 65 in March.", "March", "2017-03"),
        ("He joined in 1984 and left in March.", "March", "1984-03"),
        ("The report covers the period through March.", "March", "2016-03"),
        ("The deadline is midnight Monday.", "Monday", "2016-12-12/2016-12-13"),
        ("It lost money in the second quarter last year.", "second quarter", "2015-04-01/2015-06-30"),
        ("Net in the quarter that ended March 31 fell.", "the quarter", "2016-01-01/2016-03-31"),
        ("Sales fell in the fiscal year to June.", "June", "2016-06"),
        ("It forecast second-quarter sales of $2m.", "second-quarter", "2016-04-01/2016-06-30"),
        ("Sales rose in the year-ago period.", "year-ago", "2015-01-01/2015-12-31"),
    ],
)
def test_days_and_quarters_as_agencies_count_them(text, words, expected):
    assert days(text, words) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Its 1999 fiscal year was bad.", "FY1999"),
        ("Sales rose in the fiscal year ended Sept. 30, 1997.", "FY1997"),
        ("Sales rose in the fiscal year ended in November.", "FY2016"),
        ("Sales rose in the fiscal year to December.", "FY2015"),
        ("Sales rose in the fiscal year ended Dec. 3.", "FY2016"),
        ("The fiscal year ends in June.", "FY2017"),
        ("The fiscal year was bad.", "FY2016"),
        ("It lasted 1,999 years.", "P1999Y"),
    ],
)
def test_fiscal_years_by_their_number_or_their_end(text, value):
    assert find(text, date(2016, 12, 7))[0].value == value
