#!/bin/bash
# Babel 2.19.0: format_timedelta() says "1 year" of 311 days, "1 month" of 26, "1 week" of 6, "1 day" of 21 hours.
#
# It steps up to the next unit at .85 of it, then rounds: the words name more time than has passed, by up to 54 days.
# From there on it rounds to the nearest whole, so that 311 days and 547 are both "1 year".
#
# One would guess that "1 year" begins with a year, as it does in the libraries people know, or that it is rounded to
# the nearest unit that fits. "Published 1 year ago" under a report of January is read in November as last year's, and
# "corrected after 1 day" of a correction of the same evening is not true. threshold=1 gives what one expects.
#
# Seen: the four above, with threshold=1 "10 months", "4 weeks", "6 days", "21 hours". Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import timedelta

import babel
from babel.dates import format_timedelta

print("Babel", babel.__version__)
passed = [timedelta(days=311), timedelta(days=26), timedelta(days=6), timedelta(hours=21), timedelta(days=547)]
seen = [format_timedelta(each, locale="en") for each in passed]
asked = [format_timedelta(each, threshold=1, locale="en") for each in passed]
for each, words, exact in zip(passed, seen, asked, strict=True):
    print(f"{each}: {words}; with threshold=1, {exact}")
assert seen == ["1 year", "1 month", "1 week", "1 day", "1 year"], seen
assert asked[:4] == ["10 months", "4 weeks", "6 days", "21 hours"], asked
print("as found")
PYTHON
