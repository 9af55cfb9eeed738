#!/bin/bash
# Babel 2.19.0: parse_date() reads "7-8 December 2016" as 8 July 2016.
#
# parse_date() looks for numbers alone and gives them to year, month and day in the order of the locale's short form.
# Of any text with three numbers it makes a date, whatever stands between them: the name of a month is skipped like
# any other letters. Two days of a range become a month and a day. With one day ("8 December 2016") there are two
# numbers, and it raises IndexError, so that of a column of typed dates the single days are refused as unreadable and
# the ranges are taken, wrong by five months.
#
# One would guess that a library which writes "8 December 2016" in any language either reads it or refuses it.
#
# Seen: en_US makes 8 July of both ways to write the range, en_GB 7 August; a single day raises IndexError.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date

import babel
from babel.dates import format_date, parse_date

print("Babel", babel.__version__)
seen = {
    (text, locale): parse_date(text, locale=locale)
    for text in ("7-8 December 2016", "December 7-8, 2016")
    for locale in ("en_US", "en_GB")
}
for (text, locale), day in seen.items():
    print(f"{text} in {locale}: {day}")
assert {day for (_, locale), day in seen.items() if locale == "en_US"} == {date(2016, 7, 8)}
assert {day for (_, locale), day in seen.items() if locale == "en_GB"} == {date(2016, 8, 7)}
written = format_date(date(2016, 12, 8), "long", locale="en_GB")
try:
    raise AssertionError(f"{written} is read as {parse_date(written, locale='en_GB')}")
except IndexError as error:
    print(f"{written} in en_GB: IndexError, {error}")
print("as found")
PYTHON
