#!/bin/bash
# dateparser 1.5.0: "14 मे 2016", 14 May in Marathi, is read as the day 14 months before the one on which it is read; "14 મે
# 2016" in Gujarati the same. With no language named it is the 14th of this month in 2016. "In two hours" in Arabic
# ("خلال ساعتين") is two hours ago.
#
# dateparser takes accents off before it looks words up, all that Unicode calls a mark; in the scripts of India the vowels
# are marks too. What is left of May is one consonant, and that stands in the same lists as short for "month". In Arabic one
# unit and two of it are a single word with no figure: they are known for "ago" and not for "in", and "in" (خلال) is
# passed over.
#
# One would guess that a date with a day, a month and a year has nothing to do with today: of the other eleven months none
# does. Of an archive in Marathi the reports of each May are spread by their day over the two and a half years before the
# reading, and next year over others; what is announced is read as having happened. None of it is refused.
#
# Seen, from 5 March 2020: as above; "خلال 3 أيام" (in 3 days) is right. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check dateparser==1.5.0 babel==2.19.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from datetime import date, datetime
from importlib.metadata import version

import dateparser
from babel.dates import format_date

print("dateparser", version("dateparser"))


def read(text, language=None):
    known = {"languages": [language]} if language else {}
    return dateparser.parse(text, settings={"RELATIVE_BASE": datetime(2020, 3, 5, 12)}, **known)


for language in ("mr", "gu"):
    days = [date(2016, month, 14) for month in range(1, 13)]
    seen = {text: read(text, language) for text in (format_date(day, "d MMMM y", language) for day in days)}
    print(language, {text: str(moment) for text, moment in seen.items()})
    wrong = [month for month, moment in enumerate(seen.values(), 1) if moment != datetime(2016, month, 14)]
    assert wrong == [5], wrong
    assert read(format_date(days[4], "d MMMM y", language), language) == datetime(2019, 1, 5, 12)  # 14 May 2016
print("no language:", read("14 मे 2016"))
assert read("14 मे 2016") == datetime(2016, 3, 14)
hours, later = read("خلال ساعتين", "ar"), read("خلال 3 أيام", "ar")
print(hours, later)
assert hours == datetime(2020, 3, 5, 10), hours  # one would guess 14:00
assert later == datetime(2020, 3, 8, 12), later
print("as found")
PYTHON
