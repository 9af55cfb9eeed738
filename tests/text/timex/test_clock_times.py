"""The day of a clock time: what stands beside it, the head of a live blog, or none."""

from datetime import date, datetime

import pytest

from newsreader.text.timex import find
from tests.text.timex.reading import days, hour, timexes


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The tunnel opens at 9 a.m. ET / 6 a.m. PT on Dec. 12.", "9 a.m.", "2016-12-12T09:00"),
        ("The tunnel opens at 9 a.m. ET / 6 a.m. PT on Dec. 12.", "6 a.m.", "2016-12-12T06:00"),
        ("A horn sounded at 4 a.m. Baku time on Monday.", "4 a.m.", "2016-12-05T04:00"),
        ("A horn sounded at 4 a.m. AZT on Monday.", "4 a.m.", "2016-12-05T04:00"),
        ("A horn sounded at 4 a.m., long before sunrise, on Monday.", "4 a.m.", "2016-12-05T04:00"),
        ("He spoke at 3 p.m. in Oslo, 9 a.m. in Lima, on Nov. 3.", "3 p.m.", "2016-11-03T15:00"),
        ("The wall fell at 6:15 p.m., minutes after he left, on Monday.", "6:15 p.m.", "2016-12-05T18:15"),
        ("Gates open at 7 p.m. and the fair starts at 8 p.m. on Friday.", "7 p.m.", "2016-12-09T19:00"),
    ],
)
def test_a_day_behind_a_clock_time_is_its_own(text, words, expected):
    assert hour(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It opened at 9 a.m. and was shut on Monday.", "9 a.m."),
        ("It opened at 9 a.m., officials said on Monday.", "9 a.m."),
        ("It opened at 9 a.m. The owner left on Monday.", "9 a.m."),
        ("The guard saw her leave at 7 p.m. by the back door.", "7 p.m."),
        ("The lamp was lit at 21:40 by the watchman.", "21:40"),
        ("The watchman rose at 5 a.m. On Monday he slept.", "5 a.m."),
    ],
)
def test_a_clock_time_whose_day_nothing_gives_stays_open(text, words):
    assert hour(text, words).startswith("T")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("08:40 – The first boats come in.", "08:40", "2016-12-07T08:40"),
        ("Update 13:05: The bridge is open again.", "13:05", "2016-12-07T13:05"),
        ("Update 8.25: The gates are open.", "8.25", "2016-12-07T08:25"),
        ("Flour\n3.50\nSugar", "3.50", ""),
        ("14.20: She has left the hall.", "14.20", "2016-12-07T14:20"),
        ("[14:20] She has left the hall.", "14:20", "2016-12-07T14:20"),
        ("14:20 She has left the hall.", "14:20", "2016-12-07T14:20"),
        ("14:20 men left the hall.", "14:20", ""),
        ("The programme for Sunday:\n09:30 Doors open\n14:20 Choir", "14:20", ""),
        ("Monday, 5 December\n\n06:15\n\nThe doors open.", "06:15", "2016-12-05T06:15"),
        ("He was fined 13.05: too much, he said.", "13.05", ""),
        ("They won 12:30 in the end.", "12:30", ""),
        ("The lamp was lit at 06:15 by the watchman.", "06:15", "T06:15"),
    ],
)
def test_a_live_blogs_lines_are_of_the_day_that_heads_them(text, words, expected):
    assert hour(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Last night at 9 the siren sounded.", "9", "2016-12-06T21:00"),
        ("On Monday evening at 6 the gates shut.", "6", "2016-12-05T18:00"),
        ("This morning at 7.15 a barge sank.", "7.15", "2016-12-07T07:15"),
        ("On Monday afternoon at 3, they met.", "3", "2016-12-05T15:00"),
        ("Last night at 9 factories the siren sounded.", "9", ""),
        ("This morning at 10 Mill Lane a cat was found.", "10", ""),
        ("On Monday night at 3 they met.", "3", ""),
        ("This morning at 7.15 dollars a loaf bread was dear.", "7.15", ""),
        ("He was found at seven on Monday morning.", "seven", "2016-12-05T07:00"),
        ("Marlow beat Oya by three on Monday night.", "three", ""),
    ],
)
def test_an_hour_behind_a_part_of_day_is_in_it(text, words, expected):
    assert hour(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The last day to pay is noon Friday.", "noon", "2016-12-09T12:00"),
        ("Noon Friday is the deadline for bids.", "Noon", "2016-12-09T12:00"),
        ("The bridge is shut from noon Thursday.", "noon", "2016-12-08T12:00"),
        ("The midday Monday ferry sank.", "midday", "2016-12-05T12:00"),
        ("The truce runs out at midday on Friday.", "midday", "2016-12-09T12:00"),
        ("The noon deadline on Monday passed.", "noon", "2016-12-05T12:00"),
        ("A High Noon poster hung there Monday.", "Noon", ""),
        ("Noon came and nobody spoke.", "Noon", ""),
    ],
)
def test_noon_before_a_weekday_is_a_time(text, words, expected):
    assert hour(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Written Wed May 11 09:30:12 2011.", "May 11", "2011-05-11T09:30"),
        ("Sent Mon Jun 6 21:04:55 UTC 2011 from Oslo.", "Jun 6", "2011-06-06T21:04"),
        ("The wall fell on 3 March at 06:10, 2009.", "3 March", "2009-03-03T06:10"),
        ("The wall fell on 3 March at 06:10. In 2009 it was new.", "3 March", "2016-03-03T06:10"),
    ],
)
def test_a_year_behind_the_clock_is_the_dates(text, words, expected):
    assert hour(text, words) == expected or days(text, words) == expected[:10]


def zone(text, published):
    return next(t.when.zone for t in find(text, published) if t.when and t.when.time)


@pytest.mark.parametrize("letters", ["IST", "CST", "BST"])
def test_letters_of_several_zones_assert_none(letters):
    assert zone(f"It starts at 5 p.m. {letters} today.", date(2016, 12, 7)) == ""


def test_letters_of_several_zones_are_settled_by_the_hour_beside_or_the_source():
    irish = datetime.fromisoformat("2016-07-07T09:00:00+01:00")

    assert zone("It starts at 10:30pm BST (2130 GMT) today.", date(2016, 12, 7)) == "+01:00"
    assert zone("It starts at 5 p.m. IST today.", irish) == "+01:00"
    assert zone("It starts at 5 p.m. EST today.", date(2016, 12, 7)) == "-05:00"


def test_a_zones_own_name_is_taken_in():
    text = "A horn sounded at 4 a.m. Baku time on Monday."

    assert [text[t.start : t.end] for t in timexes(text, "4 a.m.", date(2016, 12, 7))] == ["4 a.m. Baku time"]
