"""Dates of publication lines in the languages, scripts and calendars of the world's papers."""

from datetime import date, datetime

import pytest

from newsreader.extraction.dates.calendars import solar
from newsreader.extraction.dates.dates import moments, resolved
from newsreader.extraction.dates.month_names import month, weekday

DAY = date(2016, 12, 8)


def days(line, language=""):
    return [moment.local.date() if moment.year else None for moment in moments(line, language)]


def clocks(line, language=""):
    return [moment.local for moment in moments(line, language)]


@pytest.mark.parametrize(
    "line",
    [
        "8. Dezember 2016",
        "8.Dezember 2016",
        "8. 12. 2016",
        "jeudi 8 décembre 2016",
        "jeudi 8 de\u0301cembre 2016",
        "8 de diciembre de 2016",
        "quinta-feira, 8 de dezembro de 2016",
        "8 de desembre de 2016",
        "8 dicembre 2016",
        "8. desember 2016",
        "8. joulukuuta 2016",
        "8 grudnia 2016",
        "8. prosince 2016",
        "8. decembra 2016",
        "2016. december 8.",
        "8 decembrie 2016",
        "8. prosinca 2016.",
        "2016 m. gruodžio 8 d.",
        "2016. gada 8. decembris",
        "8 Aralık 2016",
        "8 ARALIK 2016",
        "8 Ara 2016",
        "8 Desember 2016",
        "8 tháng 12 năm 2016",
        "8 Tháng Mười Hai, 2016",
        "8 Δεκεμβρίου 2016",
        "8 декабря 2016 г.",
        "8 ДЕКАБРЯ 2016",
        "8 грудня 2016 р.",
        "8. децембар 2016.",
        "8 בדצמבר 2016",
        "8 ديسمبر 2016",
        "٨ ديسمبر ٢٠١٦",
        "8 كانون الأول 2016",
        "8 كانون الاول 2016",
        "8 ديسمبر/ كانون الأول 2016",
        "8 كانون الأول (ديسمبر) 2016",
        "8 دسمبر 2016",
        "8 दिसंबर 2016",
        "८ दिसम्बर २०१६",
        "৮ ডিসেম্বর ২০১৬",
        "டிசம்பர் 8, 2016",
        "8 ธันวาคม 2016",
        "2016年12月8日",
        "２０１６年１２月８日",
        "2016/12/8",
        "2016. 12. 8.",
        "2016년 12월 8일",
        "2016年12月8日（木）",
    ],
)
def test_a_day_written_out(line):
    assert days(line) == [DAY]


@pytest.mark.parametrize(
    ("line", "hour", "minute"),
    [
        ("2016年12月8日 20:37", 20, 37),
        ("2016年12月08日20时37分", 20, 37),
        ("2016年12月8日下午8:37", 20, 37),
        ("2016年12月8日 午前8時37分", 8, 37),
        ("2016년 12월 8일 오후 8:37", 20, 37),
        ("8 ديسمبر 2016 8:37 م", 20, 37),
        ("8 ديسمبر 2016 - 8:37 صباحًا", 8, 37),
        ("8 декабря 2016 г. в 20:37", 20, 37),
        ("8 Aralık 2016 Perşembe 20:37", 20, 37),
        ("8 Δεκεμβρίου 2016, 8:37 μ.μ.", 20, 37),
        ("8. joulukuuta 2016 klo 20.37", 20, 37),
        ("8 grudnia 2016, godz. 20:37", 20, 37),
        ("am 8. Dezember 2016 um 20.37 Uhr", 20, 37),
        ("8 ธ.ค. 2559 20:37 น.", 20, 37),
        ("۲۰:۳۷ - ۱۸ آذر ۱۳۹۵", 20, 37),
    ],
)
def test_a_time_beside_the_day(line, hour, minute):
    assert clocks(line) == [datetime(2016, 12, 8, hour, minute)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("۱۸ آذر ۱۳۹۵", ""),
        ("پنجشنبه ۱۸ آذر ۱۳۹۵", ""),
        ("18 قوس 1395", ""),
        ("18 آذر 95", ""),
        ("1395/09/18", "fa-IR"),
        ("تاریخ انتشار: ۱۳۹۵/۰۹/۱۸", ""),
        ("8 ธันวาคม 2559", ""),
        ("8 ธ.ค. 59", ""),
        ("8/12/2559", "th"),
        ("平成28年12月8日", ""),
        ("H28.12.8", "ja"),
        ("民國105年12月8日", ""),
        ("105年12月8日", "zh-TW"),
        ("105/12/08", "zh-Hant-TW"),
    ],
)
def test_a_year_of_another_calendar_where_words_or_language_say_so(line, language):
    assert days(line, language) == [DAY]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("1395/09/18", ""),
        ("1395-09-18", "ar"),
        ("8/12/2559", ""),
        ("8/12/2559", "en"),
        ("8 December 2559", ""),
        ("8 December 1395", ""),
        ("105年12月8日", ""),
        ("105年12月8日", "zh-CN"),
        ("8 ธ.ค. 16", ""),
        ("平成32年12月8日", ""),
        ("昭和元年1月5日", ""),
        ("H28.12.8", ""),
        ("2073/08/23", "ne"),
        ("9 ربيع الأول 1438", ""),
        ("9 ربيع الأول 1438 هـ", "ar-SA"),
        ("1438/03/09", "ar-SA"),
        ("18 آذر 2016", ""),
    ],
)
def test_a_year_nothing_explains_gives_no_day(line, language):
    assert days(line, language) == []


@pytest.mark.parametrize(
    ("there", "here"),
    [
        # The first days of years as Iran's almanacs have them, and days of its history.
        ((1399, 1, 1), date(2020, 3, 20)),
        ((1400, 1, 1), date(2021, 3, 21)),
        ((1403, 1, 1), date(2024, 3, 20)),
        ((1403, 12, 30), date(2025, 3, 20)),
        ((1404, 1, 1), date(2025, 3, 21)),
        ((1332, 5, 28), date(1953, 8, 19)),
        ((1357, 11, 22), date(1979, 2, 11)),
        ((1358, 1, 12), date(1979, 4, 1)),
        ((1404, 12, 30), None),
        ((1395, 7, 31), None),
        ((1395, 13, 1), None),
    ],
)
def test_solar_hijri_days(there, here):
    assert solar(*there) == here


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("平成元年1月8日", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("民國元年1月1日", date(1912, 1, 1)),
    ],
)
def test_first_and_last_days_of_eras(line, day):
    assert days(line) == [day]


def test_a_lunar_day_beside_a_gregorian_one():
    assert days("الخميس 9 ربيع الأول 1438 هـ - 8 ديسمبر 2016 م") == [DAY]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("تاریخ: ۱۸ آذر ۱۳۹۵ تهران", "۱۸ آذر ۱۳۹۵"),
        ("x 8\u200f/12\u200f/2016 y", "8\u200f/12\u200f/2016"),
        ("Le 8 de\u0301cembre 2016, Lyon", "Le 8 de\u0301cembre 2016"),
        ("发布时间：２０１６年１２月８日　记者", "２０１６年１２月８日"),
        ("Thứ năm, 8/12/2016, 19:25 (GMT+7)", "Thứ năm, 8/12/2016, 19:25 (GMT+7)"),
        ("31. Oktober 202331. Oktober 2023", "31. Oktober 202331. Oktober 2023"),
    ],
)
def test_offsets_are_of_the_original(line, words):
    [moment] = moments(line)

    assert line[moment.start : moment.end] == words


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Erschienen17. Dezember 2016", [date(2016, 12, 17)]),
        ("Ada Moller24.04.2016, 19:35", [date(2016, 4, 24)]),
        ("Jane DoeDec 8, 2016", [DAY]),
        ("Jane DDec. 8, 2016", [DAY]),
        ("Covid19 March 2020", []),
        ("Airbus8/12/2016", []),
        ("version2.10.12", []),
    ],
)
def test_a_date_glued_to_a_word_is_read_where_it_can_be_nothing_else(line, expected):
    assert days(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("8 out of 10 voters", []),
        ("won 3 set points", []),
        ("the end of des 19.", []),
        ("plug 4 Mac users", []),
        ("5 mars", []),
        ("8 mai", [None]),
        ("8 ago", []),
        ("10:12 June 8, 2021", [date(2021, 6, 8)]),
        ("at 09:30 June", []),
        ("7:05 December 2016", []),
        ("10:12 8 June 2021", [date(2021, 6, 8)]),
        ("Posted:8 June 2021", [date(2021, 6, 8)]),
        ("9 to 17: 8 June 2021", [date(2021, 6, 8)]),
        ("8 out 2016", [date(2016, 10, 8)]),
        ("12 people 2016", []),
        ("8 December", [None]),
        ("12月8日", [None]),
    ],
)
def test_a_name_that_is_also_a_word_needs_a_year(line, expected):
    assert days(line) == expected


def test_on_a_page_in_its_language_it_needs_none():
    assert days("5 mars", "fr") == [None]


def test_a_name_that_two_languages_share_is_left_open_without_the_language():
    assert [month("listopada", language) for language in ("", "pl", "hr-HR", "de")] == [0, 11, 10, 0]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Donnerstag, 8. Dezember 2016", 3),
        ("Do., 8.12.2016", 3),
        ("8 Aralık 2016, Perşembe", 3),
        ("2016年12月8日 星期四", 3),
        ("2016년 12월 8일 (목)", 3),
        ("on 8 December 2016", -1),
        ("To 8 December 2016", -1),
        ("so 8 December 2016", -1),
        ("Maison de Mer 8 December 2016", -1),
        ("mer., 7.12.2016", 2),
    ],
)
def test_the_weekday_beside_a_day(line, day):
    [moment] = moments(line)

    assert moment.weekday == day


def test_a_foreign_weekday_settles_day_and_month():
    [moment] = moments("jeudi 08/12/2016")

    assert resolved(moment, None).local.date() == DAY


def test_days_of_the_week_by_name():
    assert [weekday(word) for word in ("Perşembe", "THURSDAY", "پنج‌شنبه", "木曜日", "Kalyan")] == [
        3,
        3,
        3,
        3,
        None,
    ]
