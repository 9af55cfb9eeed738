#!/bin/bash
# python-dateutil 2.9.0: "7 December 2016 10.45pm" is read as 22:00; the minutes are dropped.
#
# British, Irish and Indian papers write a time of day with a full stop: 10.45pm. dateutil's parser takes "10.45" for a
# decimal number, and where "am" or "pm" follows it makes the whole part of it the hour. Without "pm" the same figure is
# refused, as is what it knows nothing of; with a colon, and with "22h45", it is right.
#
# One would guess 22:45 or an error. The parser is known to guess, but from letters it knows: here it reads all of the text
# and passes over two of its figures, without `fuzzy`. Of an evening's reports taken from such a paper all that happened
# between ten and eleven happened at ten, at the same time, and their order is gone; a correction of 10.50 stands beside
# the error of 10.05.
#
# Seen: as above, for am and pm, in front of the date and behind it. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-dateutil==2.9.0.post0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from dateutil.parser import ParserError, parse

print("python-dateutil", version("python-dateutil"))
TIMES = {  # what is written, and what is read
    "7 December 2016 10.45pm": "2016-12-07T22:00",  # one would guess 22:45
    "7 December 2016 10.45 pm": "2016-12-07T22:00",
    "10.05am on 7 December 2016": "2016-12-07T10:00",  # 10:05
    "7.59am, 7 December 2016": "2016-12-07T07:00",  # 07:59
    "7 December 2016 10:45pm": "2016-12-07T22:45",
    "7 December 2016 22h45": "2016-12-07T22:45",
}
seen = {written: parse(written).isoformat(timespec="minutes") for written in TIMES}
for written, read in seen.items():
    print(f"{written}: {read}")
assert seen == TIMES, seen
try:
    raise AssertionError(f"22.45 is read as {parse('7 December 2016 22.45')}")
except ParserError as error:
    print(error)
print("as found")
PYTHON
