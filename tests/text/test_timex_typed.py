from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.showing.html.dates import when as in_words
from newsreader.text.timex.typed import understand
from newsreader.text.when import When


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("17 November 2016", When(date(2016, 11, 17), date(2016, 11, 17), "day")),
        ("about 17 November 2016", When(date(2016, 11, 14), date(2016, 11, 20), "day", circa=True)),
        (
            "overnight 7–8 December 2016",
            When(date(2016, 12, 7), date(2016, 12, 8), "part-of-day", part_of_day="ON"),
        ),
        ("early December 2016", When(date(2016, 12, 1), date(2016, 12, 10), "month")),
        ("late 2012", When(date(2012, 9, 1), date(2012, 12, 31), "year")),
        ("2016-12", When(date(2016, 12, 1), date(2016, 12, 31), "month")),
        ("2016-W46-4", When(date(2016, 11, 17), date(2016, 11, 17), "day")),
        ("2016-12-07/08", When(date(2016, 12, 7), date(2016, 12, 8), "period")),
        ("2016-11-30/12-02", When(date(2016, 11, 30), date(2016, 12, 2), "period")),
        ("7 or 8 December 2016", When(date(2016, 12, 7), date(2016, 12, 8), "period")),
        ("December 2016 or January 2017", When(date(2016, 12, 1), date(2017, 1, 31), "period")),
        ("2016-W46", When(date(2016, 11, 14), date(2016, 11, 20), "week")),
        ("between 3 and 5 May 2016", When(date(2016, 5, 3), date(2016, 5, 5), "period")),
        ("7 dec 2016 – 9 jan 2017", When(date(2016, 12, 7), date(2017, 1, 9), "period")),
        ("15 Nov 2016, 14:30", When(date(2016, 11, 15), date(2016, 11, 15), "instant", time=time(14, 30))),
        (
            "19 November 2016, evening",
            When(date(2016, 11, 19), date(2016, 11, 19), "part-of-day", part_of_day="EV"),
        ),
        ("before 5 May 2016", When(None, date(2016, 5, 4), "day")),
        ("since 2012", When(date(2012, 1, 1), None, "year")),
        ("early 1990s", When(date(1990, 1, 1), date(1993, 12, 31), "decade")),
        ("mid-1990s", When(date(1994, 1, 1), date(1996, 12, 31), "decade")),
        ("late 1990s", When(date(1997, 1, 1), date(1999, 12, 31), "decade")),
        ("late 19th century", When(date(1867, 1, 1), date(1900, 12, 31), "century")),
        ("1057", When(date(1057, 1, 1), date(1057, 12, 31), "year")),
        ("c. 1057", When(date(1056, 1, 2), date(1058, 12, 31), "year", circa=True)),
        ("29 February 2016", When(date(2016, 2, 29), date(2016, 2, 29), "day")),
        ("2100-12", When(date(2100, 12, 1), date(2100, 12, 31), "month")),
        ("2100", When(date(2100, 1, 1), date(2100, 12, 31), "year")),
        ("December 2099", When(date(2099, 12, 1), date(2099, 12, 31), "month")),
        ("Christmas Eve 1899", When(date(1899, 12, 24), date(1899, 12, 24), "day")),
        ("easter 1916", When(date(1916, 4, 23), date(1916, 4, 23), "day")),
        ("since Christmas 1899", When(date(1899, 12, 25), None, "day")),
        ("c1850", When(date(1849, 1, 1), date(1851, 12, 31), "year", circa=True)),
        ("c. 1850", When(date(1849, 1, 1), date(1851, 12, 31), "year", circa=True)),
    ],
)
def test_a_typed_date_is_understood(words, when):
    assert understand(words) == when


def test_figures_follow_the_editors_habit():
    assert understand("05/06/2016", day_first=True).earliest == date(2016, 6, 5)
    assert understand("05/06/2016", day_first=False).earliest == date(2016, 5, 6)


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("", "No date was given"),
        ("soon", "is no date"),
        ("31 February 2016", "is no date: February 2016 has 29 days"),
        ("29 February 2015", "is no date: February 2015 has 28 days"),
        ("February 29, 2015", "is no date: February 2015 has 28 days"),
        ("2015-02-29", "is no date: February 2015 has 28 days"),
        ("3 May to 31 June 2016", "is no date: June 2016 has 30 days"),
        ("29 February", "lacks its year"),
        ("early December 2100", "of years after 2099 only a day, a month or a year is read"),
        ("29 February 2100", "is no date: February 2100 has 28 days"),
        ("midnight 7 December 2016", "Write “7 December 2016, 00:00” or “8 December 2016, 00:00”"),
        ("7 December 2016 at midnight", "may be the midnight that begins the day or the one that ends it"),
        ("about midnight on 31 December 2016", "“31 December 2016, 00:00” or “1 January 2017, 00:00”"),
        ("midnight in December 2016", "is no date that can be read"),
        ("midnight", "is no date that can be read"),
        ("morning into 8 December 2016", "is no date that can be read"),
        ("overnight into 7–8 December 2016", "is no date that can be read"),
        ("5 May", "lacks its year"),
        ("yesterday", "counts from a day that is not given"),
        ("05/06/2016", "may be read day or month first"),
        ("Monday 7 December 2016", "was a Wednesday"),
        ("every Monday", "is no date"),
        ("5 May 2016 to 3 May 2016", "is no date: it ends before it begins"),
        ("2020–2019", "is no date: it ends before it begins"),
    ],
)
def test_what_is_no_date_is_refused_with_an_example(words, because):
    with pytest.raises(ValueError, match=because):
        understand(words)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_words_give_a_date_or_a_reason(words):
    try:
        when = understand(words)
    except ValueError as refusal:
        assert str(refusal)
    else:
        assert when.known


# What pages show is read back, and a time is never dropped


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1 p.m. on 7 December 2016", "7 December 2016, 13:00"),
        ("7 December 2016 at 14:00", "7 December 2016, 14:00"),
        ("14:00 on 7 December 2016", "7 December 2016, 14:00"),
        ("2016-12-07T14:30", "7 December 2016, 14:30"),
        ("7 Dec 2016 2pm", "7 December 2016, 14:00"),
        ("about 14:00 on 7 December 2016", "7 December 2016, about 14:00"),
        ("7 December 2016, 14:00 +03:00", "7 December 2016, 14:00 +03:00"),
        ("7 December 2016, 14:00 Europe/London", "7 December 2016, 14:00 Europe/London"),
        ("noon on 7 December 2016", "7 December 2016, 12:00"),
        ("7 December 2016 at noon", "7 December 2016, 12:00"),
        ("midday 7 December 2016", "7 December 2016, midday"),
        ("morning of 7 December 2016", "7 December 2016, morning"),
        ("early hours of 7 December 2016", "7 December 2016, early hours"),
        ("7 December 2016, in the small hours", "7 December 2016, early hours"),
        ("before dawn on 7 December 2016", "7 December 2016, early hours"),
        ("night of 7 December 2016", "night of 7–8 December 2016"),
        ("7 December 2016, night", "7 December 2016, night"),
        ("overnight 7–8 December 2016", "overnight, 7–8 December 2016"),
        ("Dec. 2100", "December 2100"),
        ("May 5, 2100", "5 May 2100"),
        ("before 1 January 2101", "by 31 December 2100"),
        ("overnight into 8 December 2016", "overnight, 7–8 December 2016"),
        ("night into 1 January 2017", "night of 31 December 2016 – 1 January 2017"),
        ("7 December 2016, 0:00", "7 December 2016, 00:00"),
        ("overnight on 30 November 2016", "overnight, 30 November – 1 December 2016"),
        ("evening of 7-8 December 2016", "evening, 7–8 December 2016"),
        ("quarter 4 of 2016", "quarter 4 of 2016"),
        ("the 19th century", "19th century"),
        ("by the 1990s", "by the 1990s"),
        ("about the 1990s", "about the 1990s"),
        ("by about 2012", "by about 2012"),
        ("beginning of the 1990s", "early 1990s"),
        ("mid 1990s", "mid-1990s"),
        ("end of the 1990s", "late 1990s"),
        ("early 19th century", "early 19th century"),
        ("mid-19th century", "mid-19th century"),
        ("late 20th century", "late 20th century"),
        ("circa the early 1990s", "about the early 1990s"),
        ("by the early 1990s", "by the early 1990s"),
        ("before the late 19th century", "by the mid-19th century"),
        ("after the early 1990s", "from the mid-1990s"),
        ("since the 1990s", "from the 1990s"),
        ("by the 19th century", "by the 19th century"),
        ("from the 1990s to the 2000s", "1990–2009"),
        ("unknown", "date unknown"),
    ],
)
def test_what_is_shown_is_read_back(typed, shown):
    understood = understand(typed)

    assert (in_words(understood), understand(shown)) == (shown, understood)


@pytest.mark.parametrize(
    "words",
    [
        "by noon on 7 December 2016",
        "7 December 2016, 14:00 – 8 December 2016, 15:00",
        "7 December 2016, between 14:00 and 15:00",
        "7 December 2016 at 25:00",
        "7 December 2016, 14:00 Europe/Nowhere",
        "le 7 décembre 2016 à 14h30",
        "half past two on 7 December 2016",
        "afternoon of December 2016",
    ],
)
def test_a_time_that_cannot_be_kept_is_refused(words):
    with pytest.raises(ValueError, match="is no date that can be read"):
        understand(words)


@pytest.mark.parametrize(
    ("words", "earliest", "latest", "precision"),
    [
        ("1980-01-01/1980-12-31", date(1980, 1, 1), date(1980, 12, 31), "period"),
        ("2016-11/2016-12", date(2016, 11, 1), date(2016, 12, 31), "period"),
        ("2016-11-17~", date(2016, 11, 14), date(2016, 11, 20), "day"),
        ("2016?", date(2016, 1, 1), date(2016, 12, 31), "year"),
        ("198X", date(1980, 1, 1), date(1989, 12, 31), "decade"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "century"),
        ("2016-11-XX", date(2016, 11, 1), date(2016, 11, 30), "month"),
        ("2016-24", date(2016, 12, 1), date(2017, 2, 28), "season"),
        ("2016-33", date(2016, 1, 1), date(2016, 3, 31), "quarter"),
        ("2016–24", date(2016, 1, 1), date(2024, 12, 31), "period"),
        ("../2016", None, date(2016, 12, 31), "year"),
        ("2016-11/..", date(2016, 11, 1), None, "month"),
    ],
)
def test_what_edtf_writes_is_read(words, earliest, latest, precision):
    when = understand(words)

    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("AD 92", date(92, 1, 1), date(92, 12, 31)),
        ("the year 610", date(610, 1, 1), date(610, 12, 31)),
        ("610", date(610, 1, 1), date(610, 12, 31)),
        ("3 June AD 92", date(92, 6, 3), date(92, 6, 3)),
        ("May 610", date(610, 5, 1), date(610, 5, 31)),
        ("between 610 and 732", date(610, 1, 1), date(732, 12, 31)),
        ("before 610", None, date(609, 12, 31)),
        ("29 February 612", date(612, 2, 29), date(612, 2, 29)),
        ("AD 1410", date(1410, 1, 1), date(1410, 12, 31)),
    ],
)
def test_early_years_are_read(words, earliest, latest):
    assert (understand(words).earliest, understand(words).latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("490 BC", "before the year 1"),
        ("3 June 490 BCE", "before the year 1"),
        ("-489", "before the year 1"),
        ("92", "Write “AD 92”"),
        ("3 June 92", "Write “AD 92”"),
        ("1410", "Write “AD 1410” or “2031”"),
        ("1437 AH", "another calendar"),
        ("2563", "a year after 2199"),
        ("2016-13", "a year has twelve months"),
        ("1990/1980", "it ends before it begins"),
        ("5 p.m. IST on 3 June 2016", "IST names several zones"),
    ],
)
def test_years_that_are_refused_or_asked_about(words, because):
    with pytest.raises(ValueError) as refused:
        understand(words)

    assert because in str(refused.value)


def test_an_hour_before_its_day_is_kept():
    when = When(date(2016, 6, 3), date(2016, 6, 3), "instant", time=time(13))

    assert understand("1 p.m. on 3 June 2016") == when
    assert understand("2016-06-03T13:00:00+02:00").zone == "+02:00"
    assert understand("noon on 3 June 2016").time == time(12)
