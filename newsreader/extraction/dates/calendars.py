"""Days of other calendars as Gregorian ones: Solar Hijri, Buddhist, Minguo, and the eras of Japan.

A year is converted where the words say whose it is (the name of an era or of a month), or the page's language
does; else it is refused: 1395 is a year of three calendars. Days of the Islamic (lunar) calendar are refused
always: its reckonings differ by a day, papers seldom say which is theirs, and most write the Gregorian day
beside it.
"""

from datetime import date, timedelta
from typing import NamedTuple

# Months of the Solar Hijri calendar, in Persian, and in Dari and Pashto. Babel has Gregorian months alone.
SOLAR_MONTHS = {
    name: number
    for names in (
        "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند",
        "فروردین اردیبهشت خرداد تیر امرداد شهریور مهر آبان آذر دی بهمن اسفند",
        "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت",
        "وری غویی غبرګولی چنګاښ زمری وږی تله لړم لیندۍ مرغومی سلواغه کب",
    )
    for number, name in enumerate(names.split(), 1)
}
_SOLAR = frozenset(("fa", "pes", "prs", "ps"))
_BUDDHIST = frozenset(("th",))
# Years of Bikram Sambat look like Gregorian ones of half a century ahead.
_BIKRAM = frozenset(("ne", "npi"))


class JapaneseEra(NamedTuple):
    """An era and its first and last day: year 1 is that of its first day."""

    first: date
    last: date


ERAS = {
    "明治": JapaneseEra(date(1868, 1, 25), date(1912, 7, 30)),
    "大正": JapaneseEra(date(1912, 7, 30), date(1926, 12, 25)),
    "昭和": JapaneseEra(date(1926, 12, 25), date(1989, 1, 7)),
    "平成": JapaneseEra(date(1989, 1, 8), date(2019, 4, 30)),
    "令和": JapaneseEra(date(2019, 5, 1), date.max),
}
ERA_LETTERS = dict(zip("MTSHR", ERAS, strict=True))
_MINGUO = 1911


def has_other_years(language: str) -> bool:
    """Whether papers of a language (a tag: "fa-IR") count years otherwise too."""
    first = _primary(language)
    return first in _SOLAR | _BUDDHIST | _BIKRAM or first in ("ja", "zh")


def solar(year: int, month: int, day: int) -> date | None:
    """The day of the Solar Hijri calendar of Iran and Afghanistan; None where there is no such day.

    By the rule of 33 years. From 1300 to 1472 (1921 to 2093) its new years are the astronomical ones of
    convertdate 2.5; the rule of 2,820 years, which many programs have, is a day off in 1404.

    >>> solar(1395, 9, 18), solar(1396, 12, 30)
    (datetime.date(2016, 12, 8), None)
    """
    if not (1300 <= year <= 1472 and 1 <= month <= 12):
        return None
    length = 31 if month <= 6 else 30 if month < 12 or (25 * year + 11) % 33 < 8 else 29
    if not 1 <= day <= length:
        return None
    days_before = 31 * (month - 1) - max(0, month - 7)
    return date(622, 3, 21) + timedelta(365 * (year - 1) + (8 * year + 21) // 33 + days_before + day - 1)


def of_era(name: str, year: int, month: int, day: int) -> date | None:
    """The day of a Japanese era, or of Minguo; None where the era has no such day.

    >>> of_era("平成", 28, 12, 8), of_era("平成", 31, 5, 1), of_era("民國", 105, 12, 8)
    (datetime.date(2016, 12, 8), None, datetime.date(2016, 12, 8))
    """
    era = ERAS.get(name)
    found = _day(year + (era.first.year - 1 if era else _MINGUO), month, day)
    if era and found and not era.first <= found <= era.last:
        return None
    return found


def gregorian(year: int, month: int, day: int, language: str = "", names: str = "") -> date | None:
    """The day of a year written in figures: as it stands, or converted where that is sure; else None.

    `names` is "solar" or "buddhist" where the words themselves say so.

    >>> gregorian(2559, 12, 8), gregorian(2559, 12, 8, "th"), gregorian(2016, 12, 8, "th")
    (None, datetime.date(2016, 12, 8), datetime.date(2016, 12, 8))
    """
    first = _primary(language)
    if names == "solar" or (1300 <= year < 1500 and first in _SOLAR):
        return solar(year, month, day)
    if 2400 <= year < 2700:
        return _day(year - 543, month, day) if "buddhist" in (names, _CALENDAR.get(first)) else None
    if 100 <= year < 200 and is_minguo(language):
        return of_era("民國", year, month, day)
    if not 1600 <= year < 2200 or (first in _BIKRAM and year > 2050):
        return None
    return _day(year, month, day)


def full_year(short: int, language: str = "", names: str = "") -> int:
    """The year of two figures, in the calendar they are of; 0 where it stays open.

    >>> full_year(16), full_year(95, "fa"), full_year(59, "th"), full_year(16, "th")
    (2016, 1395, 2559, 0)
    """
    calendar = names or _CALENDAR.get(_primary(language), "")
    if calendar == "solar":
        return 1300 + short if short >= 40 else 1400 + short
    if calendar == "buddhist":
        return 2500 + short if short > 43 else 0  # 16 may be 2016, or 2516
    return 2000 + short if short < 70 else 1900 + short


def is_minguo(language: str) -> bool:
    """Whether pages of a language may count years from 1912 without saying so: those of Taiwan."""
    parts = language.replace("_", "-").casefold().split("-")
    return parts[0] == "zh" and ("tw" in parts or ("hant" in parts and not {"hk", "mo"} & set(parts)))


_CALENDAR = dict.fromkeys(_SOLAR, "solar") | dict.fromkeys(_BUDDHIST, "buddhist")


def _primary(language: str) -> str:
    return language.replace("_", "-").split("-")[0].casefold()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
