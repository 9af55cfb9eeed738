#!/bin/bash
# isodate 0.7.2 (Python): 1 January 2016 is written "2016-W53-5", which isodate itself reads as 6 January 2017; 30
# December 2024 is written "2024-W01-1", and read as the first of that January. And what is "a month less three days" is
# written "-P1M3D", a month and three days back.
#
# A week of ISO 8601 belongs to the year that has its Thursday, so that around the New Year the week's year is another
# than the day's. isodate has the formats of the standard by name (DATE_EXT_WEEK_COMPLETE and three more); in them the
# number of the week is the standard's and the year that of the calendar. Of a duration it writes a sign for the whole
# and then its parts without theirs; a part below nothing makes the whole negative.
#
# One would guess that what a library of ISO 8601 writes by a constant named after the standard is by the standard, and
# that it reads back what it wrote: of all days from 2000 to 2029 there are 51 for which it does not. None is refused.
# Reports of the turn of a year move by a year, to before or after all others of it, and a count by weeks puts the last
# days of December 2024 together with the first of January 2024. Of a deadline three days short of a month is made one
# that has passed.
#
# Seen: as above; Python's own isocalendar() has 2015 for the first and 2025 for the second. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check isodate==0.7.2
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, timedelta
from importlib.metadata import version

from isodate import DATE_EXT_WEEK_COMPLETE, date_isoformat, duration_isoformat, parse_date, parse_duration

print("isodate", version("isodate"))


def written(day):
    return date_isoformat(day, DATE_EXT_WEEK_COMPLETE)


DAYS = [date(2016, 1, 1), date(2024, 12, 30), date(2016, 12, 7)]
seen = {str(day): (written(day), str(parse_date(written(day)))) for day in DAYS}
print(seen)
assert seen == {
    "2016-01-01": ("2016-W53-5", "2017-01-06"),  # one would guess 2015-W53-5, and the same day back
    "2024-12-30": ("2024-W01-1", "2024-01-01"),  # 2025-W01-1
    "2016-12-07": ("2016-W49-3", "2016-12-07"),
}, seen
assert [tuple(day.isocalendar()) for day in DAYS[:2]] == [(2015, 53, 5), (2025, 1, 1)]
days = [date(2000, 1, 1) + timedelta(each) for each in range((date(2030, 1, 1) - date(2000, 1, 1)).days)]
moved = [day for day in days if parse_date(written(day)) != day]
print(len(moved), "days from 2000 to 2029 come back as others:", *moved[:4], "…")
assert len(moved) == 51, len(moved)

span = parse_duration("P1M") - parse_duration("P3D")
text = duration_isoformat(span)
ends = [str(date(2016, 3, 31) + each) for each in (span, parse_duration(text))]
print("a month less three days:", text, "from 31 March 2016:", *ends)
assert (text, ends) == ("-P1M3D", ["2016-04-27", "2016-02-26"]), (text, ends)
print("as found")
PYTHON
