"""What a reader of articles may count on: values, bounds, anchors, marks and ranges of time expressions."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.text.timex import find
from newsreader.text.when import When

THURSDAY = date(2016, 12, 8)


def values(text, published=THURSDAY, **more):
    return [(text[t.start : t.end], t.value) for t in find(text, published, **more)]


def only(text, published=THURSDAY, **more):
    (found,) = find(text, published, **more)
    return found


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Sept. 21", "2016-09-21"),
        ("the 21st of September", "2016-09-21"),
        ("Wednesday, Sept. 21, 2016", "2016-09-21"),
        ("21 September, 2016", "2016-09-21"),
        ("2016-09-21", "2016-09-21"),
        ("13/06/2016", "2016-06-13"),
        ("February of 1940", "1940-02"),
        ("mid-July", "2016-07"),
        ("last Tuesday", "2016-12-06"),
        ("Monday night", "2016-12-05TNI"),
        ("the early hours of Tuesday", "2016-12-06TMO"),
        ("yesterday afternoon", "2016-12-07TAF"),
        ("5:30 p.m. EST", "2016-12-08T17:30-05:00"),
        ("16:08 UTC", "2016-12-08T16:08Z"),
        ("last week", "2016-W48"),
        ("a fortnight ago", "2016-W47"),
        ("three months ago", "2016-09"),
        ("two and a half years ago", "2014"),
        ("the summer of 1943", "1943-SU"),
        ("the third quarter of 2015", "2015-Q3"),
        ("the second half of 2015", "2015-H2"),
        ("the late 1990s", "199"),
        ("the 19th century", "18"),
        ("480 BC", "BC0480"),
        ("five-day", "P5D"),
        ("three and a half years", "P3.5Y"),
        ("decades-long", "PXY"),
        ("twenty-one days", "P21D"),
        ("every other Monday", "XXXX-WXX-1"),
        ("recently", "PAST_REF"),
        ("Christmas Eve", "2015-12-24"),
        ("Good Friday", "2016-03-25"),
    ],
)
def test_a_form_has_its_value(words, value):
    text = f"It happened in {words}, he said."

    assert values(text) == [(words, value)]


def test_a_bare_weekday_is_the_most_recent_and_today_counts():
    assert values("Troops moved in on Thursday.") == [("Thursday", "2016-12-08")]
    assert values("Troops moved in on Friday.") == [("Friday", "2016-12-02")]


@pytest.mark.parametrize(
    "text",
    [
        "Markets stay closed until Friday.",
        "The report is due on Friday.",
        "A hearing is scheduled for Friday.",
        "The court will rule on Friday.",
        "On Friday, the court will rule.",
        "They must leave by Friday.",
    ],
)
def test_cues_point_a_weekday_forward(text):
    assert values(text) == [("Friday", "2016-12-09")]


def test_tense_chooses_the_year_of_a_month():
    assert values("He was jailed in May.") == [("May", "2016-05")]
    assert values("The verdict is due in May.") == [("May", "2017-05")]
    assert values("A dividend payable Jan. 7 was declared.") == [("Jan. 7", "2017-01-07")]


def test_weeks_ago_are_a_week_and_a_week_to_either_side():
    found = only("The offensive began three weeks ago.")

    assert (found.value, found.when) == (
        "2016-W46",
        When(date(2016, 11, 10), date(2016, 11, 24), "week", circa=True),
    )


def test_overnight_is_the_night_before_publication():
    found = only("Patients were moved overnight.")

    assert (found.value, found.when) == (
        "2016-12-07TNI",
        When(date(2016, 12, 7), THURSDAY, "part-of-day", part_of_day="ON"),
    )


def test_an_early_year_stays_a_year_and_says_which_part():
    found = only("He left in early 2012.")

    assert (found.value, found.mod, found.when) == (
        "2012",
        "START",
        When(date(2012, 1, 1), date(2012, 4, 30), "year"),
    )


def test_later_this_month_begins_with_the_report():
    assert only("They meet later this month.").when == When(THURSDAY, date(2016, 12, 31), "month")


def test_a_time_has_its_clock_and_zone():
    found = only("It opens at 14:30 GMT.", datetime(2016, 12, 8, 20, 37))

    assert found.when == When(THURSDAY, THURSDAY, "instant", time=time(14, 30), zone="+00:00")


def test_the_day_is_the_sources_own_whatever_its_zone():
    kolkata = timezone(timedelta(hours=5, minutes=30))

    assert values("He left today.", datetime(2016, 12, 8, 0, 30, tzinfo=kolkata)) == [("today", "2016-12-08")]


def test_a_year_earlier_keeps_the_quarter_before_it():
    text = "Profit for the second quarter was $2bn, from $1bn a year earlier."

    assert values(text) == [("the second quarter", "2016-Q2"), ("a year earlier", "2015-Q2")]


def test_days_later_count_from_the_date_told():
    text = "The bridge fell on 3 May 2012. Two days later the mayor resigned."

    _, later = find(text, THURSDAY)

    assert (later.value, later.anchor.kind, text[later.anchor.start : later.anchor.end]) == (
        "2012-05-05",
        "timex",
        "3 May 2012",
    )


def test_a_relative_expression_says_what_it_was_counted_from():
    anchor = only("The rebels yesterday called for a truce.").anchor

    assert (anchor.kind, anchor.day) == ("published", THURSDAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Fighting raged between 3 and 5 May 2016.", "2016-05-03", "2016-05-05"),
        ("The road is shut from Monday to Thursday.", "2016-12-05", "2016-12-08"),
        ("He ruled from 1957–58.", "1957-01-01", "1958-12-31"),
        ("They met on 7-9 October.", "2016-10-07", "2016-10-09"),
        ("The war lasted from June 1848 to May 1849.", "1848-06-01", "1849-05-31"),
    ],
)
def test_both_ends_of_a_range_know_the_whole(text, first, last):
    one, two = find(text, THURSDAY)

    whole = When(date.fromisoformat(first), date.fromisoformat(last), "period")
    assert (one.range, two.range) == (whole, whole)


def test_without_publication_relative_words_are_found_and_say_why_not():
    found = only("He left on Monday.", None)

    assert (found.value, found.when, found.marks, found.parameters) == (
        "XXXX-WXX-1",
        None,
        {"unresolved"},
        (("unresolved", "no publication date to count the weekday from"),),
    )


def test_figures_are_read_by_the_sources_habit_or_left_open():
    text = "The deal of 05/06/2014 failed."

    assert values(text, day_first=True) == [("05/06/2014", "2014-06-05")]
    assert values(text, day_first=False) == [("05/06/2014", "2014-05-06")]
    assert only(text).marks == {"unresolved"}
    assert only(text).when == When(date(2014, 5, 6), date(2014, 6, 5), "period")


def test_supposed_and_denied_dates_are_marked():
    assert only("If they strike on Friday, trains stop.").marks == {"hypothetical"}
    assert only("He was not there on Friday.").marks == {"negated"}


def test_what_recurs_is_marked():
    found = only("They meet every Monday.")

    assert (found.type, found.marks) == ("SET", {"recurring"})


def test_a_history_takes_its_year_from_the_date_told_last():
    text = (
        "The siege began in March 1848. On 18 March troops fired. In May an assembly met, and in "
        "November it fled. In January the city fell."
    )

    assert [value for _, value in values(text, narrative=True)] == [
        "1848-03",
        "1848-03-18",
        "1848-05",
        "1848-11",
        "1849-01",
    ]


def test_figures_without_end_are_no_year_and_are_read_past():
    text = f"{'9' * 50_000}a, built in May 1848."

    assert values(text) == [("May 1848", "1848-05")]


def test_a_short_history_is_known_by_its_lack_of_a_reports_words():
    text = (
        "By the autumn of 1644 the north was lost. Talks in February 1645 failed. The army marched on 30 "
        "April. Leicester fell in May and the king was beaten in June. The war flared up again in 1648 and "
        "he was tried the next year."
    )

    assert [value for _, value in values(text)] == [
        "1644-FA",
        "1645-02",
        "1645-04-30",
        "1645-05",
        "1645-06",
        "1648",
        "1649",
    ]


def test_a_day_counted_from_an_event_without_a_date_stays_open():
    found = only("Crowds cheered the day after the general resigned.")

    assert (found.value, found.when, found.marks) == ("XXXX-XX-XX", None, {"unresolved"})


def test_a_step_told_in_the_past_never_lands_after_the_report():
    text = "Engineers sealed the well on Thursday. Three weeks later it leaked."

    assert [t.marks for t in find(text, THURSDAY)] == [frozenset(), {"unresolved"}]


def test_a_length_before_a_date_is_placed_by_it():
    weeks, christmas = find("He vanished two weeks before Christmas.", THURSDAY)

    assert (weeks.type, weeks.value, weeks.when) == (
        "DURATION",
        "P2W",
        When(date(2016, 12, 8), date(2016, 12, 14), "week", circa=True),
    )
    assert christmas.when == When(date(2016, 12, 25), date(2016, 12, 25), "day")


def test_the_last_week_of_a_month_has_its_days():
    found = only("They met in the last week of May 2015.")

    week = When(date(2015, 5, 25), date(2015, 5, 31), "week")
    assert (found.type, found.value, found.when) == ("DATE", "P1W", week)


@pytest.mark.parametrize(
    ("text", "type", "first", "last"),
    [
        ("Rain fell in the first week in March.", "DATE", (2020, 3, 1), (2020, 3, 7)),
        ("The ferry sank in the first ten days of February.", "DATE", (2020, 2, 1), (2020, 2, 10)),
        ("The vote was put off until the last week of April.", "DATE", (2020, 4, 24), (2020, 4, 30)),
        ("The roof leaked late in the last week of February.", "DATE", (2020, 2, 23), (2020, 2, 29)),
        ("The tower fell in the last months of 2019.", "DATE", (2019, 9, 1), (2019, 12, 31)),
        ("The tower fell in the opening weeks of 2019.", "DATE", (2019, 1, 1), (2019, 4, 30)),
        ("She spent the last week of February at sea.", "DURATION", (2020, 2, 23), (2020, 2, 29)),
    ],
)
def test_a_part_of_a_month_or_year_says_when_unless_it_was_spent(text, type, first, last):
    [found] = find(text, date(2020, 3, 12))

    assert (found.type, found.when.earliest, found.when.latest) == (type, date(*first), date(*last))


def test_last_week_without_the_is_the_week_before_the_report():
    week, month = find("Two mills shut last week in February rain.", date(2020, 3, 12))

    assert (week.value, month.value) == ("2020-W10", "2020-02")


def test_what_cannot_be_foretold_lies_behind():
    assert values("The Jan. 6 attack is still unsolved.") == [("Jan. 6", "2016-01-06")]
    assert values("They will travel on Jan. 6.") == [("Jan. 6", "2017-01-06")]


def test_midnight_belongs_to_the_night_after():
    found, _ = find("The truce ends at midnight on Friday.", THURSDAY)

    assert (found.value, found.when) == (
        "2016-12-09T24:00",
        When(date(2016, 12, 9), date(2016, 12, 10), "part-of-day", part_of_day="NI"),
    )


def test_next_friday_said_in_the_same_week_is_the_one_after():
    assert values("The court sits next Friday.") == [("next Friday", "2016-12-16")]
    assert values("The court sits this Friday.") == [("this Friday", "2016-12-09")]


def test_nothing_of_an_empty_text():
    assert find("", THURSDAY) == []


@given(st.text(), st.sampled_from([None, THURSDAY, date(1, 1, 1), date(9999, 12, 31)]))
@example("last week 31 February 99999 BC İstanbul’da 5 May", date(1, 1, 1))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_without_a_word(text, published):
    found = find(text, published)

    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))


SOME_WORDS = """
    the a of in on at from to until early late mid this last next past every three 3 21st 2016 1990s May
    monday Monday week weeks months ago later earlier quarter first second half night overnight today
    Labor Day weekend half o'clock year-end fiscal that like ended through ½ 1/2 tonight year-ago past ten
    08-15-90 1337EDT today
    5:30 p.m. GMT 7/8/07 2016-12-08 BC century decade summer Christmas Day now recently - – , . ' (
"""
WORDS = st.sampled_from(SOME_WORDS.split())


@given(
    st.lists(WORDS, max_size=30).map(" ".join),
    st.sampled_from([None, THURSDAY, date(1, 1, 1), date(9999, 12, 31)]),
    st.sampled_from([None, True, False]),
)
@settings(max_examples=300, deadline=None)
def test_any_words_of_time_in_any_order_are_read(text, published, narrative):
    found = find(text, published, narrative=narrative)

    assert all(one.end <= two.start for one, two in zip(found, found[1:], strict=False))
    assert all(
        t.when is None or t.when.earliest is None or t.when.latest is None or t.when.earliest <= t.when.latest
        for t in found
    )


@pytest.mark.parametrize(
    "text", ["1" * 1_000_000, "on " * 333_333, "x" * 100_000, "1/" * 100_000], ids=lambda t: t[:3]
)
def test_a_megabyte_of_nothing_holds_nothing(text):
    assert find(text, THURSDAY) == []


def test_an_anniversary_is_counted_from_the_day_told_with_it():
    text = "On the first anniversary of the 5 May 2015 landslide the valley fell silent."

    found = find(text, date(2019, 3, 13))

    assert [(text[t.start : t.end], t.value, t.rule) for t in found] == [
        ("the first anniversary of the 5 May 2015", "2016-05-05", "anniversary")
    ]


def test_an_anniversary_of_nothing_told_is_no_date():
    assert find("The harbour marked its 50th anniversary.", date(2019, 3, 13)) == []


@pytest.mark.parametrize("way", ["later", "earlier", "afterwards"])
def test_weekends_counted_from_a_day_are_a_length_of_time(way):
    found = find(f"He met her on 5 May. Two weekends {way} he left.", date(2016, 5, 20))

    assert [timex.value for timex in found] == ["2016-05-05", "P2WE"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Rebels came in the early hours of Thursday.", "EH"),
        ("They left in the small hours of 7 December.", "EH"),
        ("They left before dawn on Thursday.", "EH"),
        ("They left in the pre-dawn hours of Thursday.", "EH"),
        ("They left at dawn on Thursday.", "MO"),
        ("It was seized early Thursday morning.", "MO"),
        ("Shells fell overnight into Thursday.", "ON"),
        ("The fire burned through the night.", "ON"),
        ("Shells fell from Wednesday night into Thursday.", "ON"),
        ("Shells fell last night.", "NI"),
        ("He died on Tuesday night.", "NI"),
        ("On the night of 7 December he died.", "NI"),
    ],
)
def test_the_early_hours_and_the_whole_night_have_parts_of_their_own(text, part):
    found = [timex for timex in find(text, THURSDAY) if timex.when and timex.when.part_of_day]

    assert [timex.when.part_of_day for timex in found] == [part]
    assert found[0].value[-2:] == {"EH": "MO", "ON": "NI"}.get(part, part)  # as TIMEX3 has it
