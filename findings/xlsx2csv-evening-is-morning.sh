#!/bin/bash
# xlsx2csv 0.8.6: a cell that Excel shows as "07.12.2016 22:30" is written "07.12.2016 10:30", one of half past midnight
# as 12:30. It is so with Excel's own format for a day with its time (number 22) and with the one in which openpyxl
# writes any.
#
# A number format tells hours by h or hh: two letters ask for two figures. Whether the clock goes to 12 or to 24 is said
# by AM/PM, and without it it goes to 24 (ISO/IEC 29500, part 1, 18.8.31). xlsx2csv makes of "hh:mm" the clock of 24
# hours and of a single h, beside a day, that of 12, and where the format has no AM/PM it writes none.
#
# One would guess the time that the sheet shows, or the one that it holds. Morning and evening of a day are one, noon
# and midnight too: "2016-12-07 10:30" stands there twice and nothing says which was which. With "hh", with AM/PM and
# with times alone it is right, so that it shows in some tables and not in others. Of a figure with a quoted letter (`0"
# m"`, metres) the day's month is written, `0" 04"`, and no figure at all. The hours of format 22 were reported in 2019.
#
# Seen: as above. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check xlsx2csv==0.8.6 openpyxl==3.1.5
cd "$folder"
venv/bin/python - <<'PYTHON'
import csv
import io
from datetime import datetime, time
from importlib.metadata import version

from openpyxl import Workbook
from xlsx2csv import Xlsx2csv

print("xlsx2csv", version("xlsx2csv"))
FORMATS = ["m/d/yy h:mm", "d.m.yyyy h:mm", "yyyy-mm-dd hh:mm", "m/d/yyyy h:mm AM/PM"]  # the first is Excel's number 22
book = Workbook()
sheet = book.active
for hour in (0, 10, 12, 22):
    sheet.append([datetime(2016, 12, 7, hour, 30)] * 5 + [time(hour, 30), 1201])
    for column, shape in enumerate(FORMATS, 2):  # column 1 keeps the format that openpyxl gives by itself
        sheet.cell(sheet.max_row, column).number_format = shape
    sheet.cell(sheet.max_row, 7).number_format = '0" m"'
assert sheet.cell(1, 1).number_format == "yyyy-mm-dd h:mm:ss"
book.save("times.xlsx")
written = io.StringIO()
Xlsx2csv("times.xlsx").convert(written)
seen = [row for row in csv.reader(io.StringIO(written.getvalue())) if row]
for row in seen:
    print(row)
halves = [[cell[-5:] for cell in row[1:4]] + [row[4], row[5]] for row in seen]
assert halves == [
    ["12:30", "12:30", "00:30", "12/07/2016 12:30 AM", "00:30"],  # one would guess 00:30 and 22:30 throughout
    ["10:30", "10:30", "10:30", "12/07/2016 10:30 AM", "10:30"],
    ["12:30", "12:30", "12:30", "12/07/2016 12:30 PM", "12:30"],
    ["10:30", "10:30", "22:30", "12/07/2016 10:30 PM", "22:30"],
], halves
assert [row[0] for row in seen] == [f"2016-12-07 {hour}:30:00" for hour in (12, 10, 12, 10)], seen
assert {row[6] for row in seen} == {'0" 04"'}, seen  # 1201, or "1201 m"
print("as found")
PYTHON
