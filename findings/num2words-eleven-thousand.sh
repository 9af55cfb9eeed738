#!/bin/bash
# num2words 0.5.14: in Azerbaijani 11,000 is "on min", which is ten thousand; 21,000 is twenty thousand, 101,000 a hundred
# thousand. In Belarusian the 80th is "сямідзясяты", the 70th.
#
# In Azerbaijani a thousand is "min", without "bir", one. num2words leaves "bir" out before every "min", also where it is
# the one of eleven, twenty-one or a hundred and one. Of ordinals in Belarusian two have the same word in its table.
#
# One would guess that two numbers never have the same words. What is read aloud, or printed in words beside the figure so
# that nobody can change it, is less by a thousand, and only where the number of thousands ends in one; "on bir" and "min"
# by themselves are right.
#
# Seen: as above, for both pairs of numbers the same words. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check num2words==0.5.14
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from num2words import num2words

print("num2words", version("num2words"))
seen = {number: num2words(number, lang="az") for number in (11, 10_000, 11_000, 12_000, 20_000, 21_000, 100_000, 101_000)}
print(seen)
assert seen[11_000] == seen[10_000] == "on min", seen  # one would guess "on bir min"
assert seen[21_000] == seen[20_000] == "iyirmi min", seen
assert seen[101_000] == seen[100_000] == "yüz min", seen
assert (seen[11], seen[12_000]) == ("on bir", "on iki min"), seen
ordinals = {number: num2words(number, lang="be", to="ordinal") for number in (70, 80, 90)}
print(ordinals)
assert ordinals[80] == ordinals[70] != ordinals[90], ordinals
print("as found")
PYTHON
