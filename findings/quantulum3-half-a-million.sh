#!/bin/bash
# quantulum3 0.10.0: "half a million people" is 1,500,000 people, and "2 to 3 million" is 1,500,001; "a million and a
# half" is 1,000,000.5; "half a mile" is 0.5 of a unit "per mile".
#
# quantulum3 finds quantities in a text, with number, unit and the words they stand in; of a range it gives the middle,
# with half its width as the uncertainty. Before it looks it writes numbers in words as figures, and adds up what
# follows one another: half a million is a half of one and one whole, a million and a half half of one person more. In a
# range the "million" behind the second number is counted for that one alone, and the middle between 2 and 3,000,000 is
# what is left. "a" before a unit is "per", also behind "half".
#
# One would guess what its manual names among what it reads, "spelled-out numbers, ranges and uncertainties", and that a
# phrase which is not understood gives nothing: "several hundred" does. All of these are the very way in which papers
# give the dead, the displaced and the cost. Three times too many people fled, of a range of two to three million the
# half is kept, with digits that look exact; both are of the right size.
#
# Seen: as above; "one and a half million" and "2 million to 3 million" are right. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check quantulum3==0.10.0 inflect==7.6.0 num2words==0.5.14
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from quantulum3 import parser

print("quantulum3", version("quantulum3"))
EXPECTED = {
    "half a million people": [(1_500_000.0, "dimensionless")],  # one would guess 500,000
    "half a billion dollars": [(1_500_000_000.0, "dollar")],  # 500 million
    "2 to 3 million people": [(1_500_001.0, "dimensionless")],  # 2.5 million
    "two to three million people": [(1_500_001.0, "dimensionless")],
    "1 to 2 billion dollars": [(1_000_000_000.5, "dollar")],  # 1.5 billion
    "half a mile": [(0.5, "per mile")],  # half a mile
    "a million and a half people": [(1_000_000.5, "dimensionless")],  # 1.5 million
    "several hundred people": [],
    "one and a half million people": [(1_500_000.0, "dimensionless")],
    "2 million to 3 million people": [(2_500_000.0, "dimensionless")],
    "10 to 20 miles": [(15.0, "mile")],
}
seen = {text: [(found.value, found.unit.name) for found in parser.parse(text)] for text in EXPECTED}
for text, found in seen.items():
    print(f"{text}: {found}")
assert seen == EXPECTED, seen
(miles,) = parser.parse("10 to 20 miles")
assert miles.uncertainty == 5, miles.uncertainty
print("as found")
PYTHON
