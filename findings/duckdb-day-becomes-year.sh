#!/bin/bash
# DuckDB 2.0.1: a column of "07/12/16", "08/12/16" (7 and 8 December 2016) in a CSV file is read as 16 December 2007 and
# 16 December 2008: days and years are exchanged.
#
# read_csv() finds the format of a column of days by trying patterns on a sample. Where the year has four figures and nothing
# says which of the others is the month, the day is in front; where it has two, the year is, with any sign between them. What
# the year in front cannot be (a day of one figure, a year of 99, "12/25/16") changes the pattern, and with it every other
# row of the column: one row of 1999 among them, and all the rest are of 2016 again.
#
# One would guess that two figures more or fewer for the year do not change which part is the day, or that days that can be
# read in several ways stay texts. A diary of one month becomes one day in each of thirty years; it sorts, and its column is
# one of days. Nothing is said unless sniff_csv() is asked.
#
# Seen: as above, and "31/12/16" is of 2031. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check duckdb==2.0.1
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from pathlib import Path

import duckdb


def read(*texts):
    Path("diary.csv").write_text("\n".join(["day", *texts, ""]))
    return [day for (day,) in duckdb.sql("SELECT day FROM read_csv('diary.csv')").fetchall()]


COLUMNS = {
    ("07/12/2016", "08/12/2016"): [date(2016, 12, 7), date(2016, 12, 8)],
    ("07/12/16", "08/12/16"): [date(2007, 12, 16), date(2008, 12, 16)],  # one would guess as above, or the texts
    ("07.12.16", "31.12.16"): [date(2007, 12, 16), date(2031, 12, 16)],
    ("7/12/16", "08/12/16"): [date(2016, 12, 7), date(2016, 12, 8)],
    ("07/12/16", "08/12/99"): [date(2016, 12, 7), date(1999, 12, 8)],
    ("07/12/16", "12/25/16"): [date(2016, 7, 12), date(2016, 12, 25)],
    ("7 December 2016",): ["7 December 2016"],
}
seen = {column: read(*column) for column in COLUMNS}
print("DuckDB", duckdb.__version__, *seen.items(), sep="\n")
assert seen == COLUMNS, seen
read("07/12/16", "08/12/16")
assert duckdb.sql("SELECT DateFormat FROM sniff_csv('diary.csv')").fetchall() == [("%y/%m/%d",)]
print("as found")
PYTHON
