from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.timex.typed import understand
from newsreader.text.when import When


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("17 November 2016", When(date(2016, 11, 17), date(2016, 11, 17), "day")),
        ("about 17 November 2016", When(date(2016, 11, 14), date(2016, 11, 20), "day", circa=True)),
        (
            "overnight 7–8 December 2016",
            When(date(2016, 12, 7), date(2016, 12, 8), "part-of-day", part_of_day="NI"),
        ),
        ("early December 2016", When(date(2016, 12, 1), date(2016, 12, 10), "month")),
        ("late 2012", When(date(2012, 9, 1), date(2012, 12, 31), "year")),
        ("2016-12", When(date(2016, 12, 1), date(2016, 12, 31), "month")),
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
        ("31 February 2016", "is no date"),
        ("5 May", "lacks its year"),
        ("yesterday", "counts from a day that is not given"),
        ("05/06/2016", "may be read day or month first"),
        ("Monday 7 December 2016", "was a Wednesday"),
        ("every Monday", "is no date"),
        ("5 May 2016 to 3 May 2016", "is no date"),
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
