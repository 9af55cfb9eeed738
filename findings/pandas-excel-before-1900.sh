#!/bin/bash
# pandas 3.1.1: 14 April 1865, written by to_excel() and read back by read_excel(), is 13 April; with engine="calamine", the
# default of pandas to come, it is midnight, a time without a day.
#
# A spreadsheet counts days from the beginning of 1900, with a 29 February in that year which never was; Excel itself shows
# no earlier ones. pandas hands them on, and its writers go on counting below zero, each in its own way: XlsxWriter, which
# it takes by itself where it is there, makes -12679 of the day, openpyxl -12678. Of its readers openpyxl undoes its own,
# calamine takes all that is below zero for midnight; no pair but openpyxl with itself gives the day that was written.
#
# One would guess an error, as XlsxWriter raises for a time with a zone, or the day as text. A column of a family's or a
# town's history looks whole: the years of the last century are right, those before are off by a day or gone, by what is
# installed beside pandas. Write such days as text ("1865-04-14").
#
# Seen: as above, XlsxWriter 3.3.1, openpyxl 3.1.5, python-calamine 0.9.1; 1 March 1900 is right throughout. Fails when
# that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check \
    pandas==3.1.1 xlsxwriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import warnings
from datetime import date, datetime, time
from io import BytesIO

import pandas

warnings.simplefilter("error")
DAYS = [date(1865, 4, 14), date(1899, 7, 1), date(1900, 3, 1)]


def through(writer: str | None, reader: str) -> list[date | time]:
    book = BytesIO()
    pandas.DataFrame({"day": DAYS}).to_excel(book, engine=writer, index=False)
    read = pandas.read_excel(book, engine=reader)["day"].tolist()
    return [each.date() if isinstance(each, datetime) else each for each in read]


print("pandas", pandas.__version__)
seen = {pair: through(*pair) for pair in ((None, "openpyxl"), (None, "calamine"), ("openpyxl", "openpyxl"))}
for pair, days in seen.items():
    print(pair, *days)
assert seen[None, "openpyxl"] == [date(1865, 4, 13), date(1899, 6, 30), date(1900, 3, 1)], seen  # one would guess DAYS
assert seen[None, "calamine"] == [time(0), time(0), date(1900, 3, 1)], seen
assert through("openpyxl", "calamine") == seen[None, "calamine"]
assert seen["openpyxl", "openpyxl"] == DAYS, seen
print("as found")
PYTHON
