#!/bin/bash
# Polars 2.1.0: a column of "07-12-16" (7 December 2016) in a CSV file is read as 7 December of the year 16, "12/07/16" as
# 12 July 16; with four figures for the year "12/07/2016" is 12 July, and where a 13 stands among the days all stay texts.
#
# read_csv(try_parse_dates=True) and str.to_date() without a format try patterns until one fits, the year in front or the day
# in front; none has the month in front, and none a year of two figures. Where two stand they are taken for the whole of a
# year. The column is then one of days, and of these more functions are on offer than of texts.
#
# One would guess that a year of two figures is one of this century or the last, as with "%y" in Polars itself, or that the
# column is left alone, as it is with "7 December 2016". Sorting, differences and groups by month work; joined with days that
# are written whole, a chart of some months begins with the Romans. Of American files those with no day after the twelfth are
# read with day and month exchanged, the others not at all.
#
# Seen: as above; with the format "%d-%m-%y" the first is of 2016. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check polars==2.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from datetime import date

import polars as pl


def read(*texts):
    return pl.read_csv(io.StringIO("\n".join(["day", *texts])), try_parse_dates=True)["day"].to_list()


COLUMNS = {
    ("07-12-16", "08-12-16"): [date(16, 12, 7), date(16, 12, 8)],  # one would guess 2016, or the texts
    ("12/07/16",): [date(16, 7, 12)],
    ("12/07/2016", "12/08/2016"): [date(2016, 7, 12), date(2016, 8, 12)],
    ("12/07/2016", "12/13/2016"): ["12/07/2016", "12/13/2016"],
    ("7 December 2016",): ["7 December 2016"],
    ("2016-12-07",): [date(2016, 12, 7)],
}
seen = {column: read(*column) for column in COLUMNS}
print("Polars", pl.__version__, *seen.items(), sep="\n")
assert seen == COLUMNS, seen
assert pl.Series(["07-12-16"]).str.to_date().to_list() == [date(16, 12, 7)]
assert pl.Series(["07-12-16"]).str.to_date("%d-%m-%y").to_list() == [date(2016, 12, 7)]
print("as found")
PYTHON
