#!/bin/bash
# jellyfish 1.3.0: metaphone() gives the empty key to every name in Cyrillic, Greek, Arabic or Chinese letters, and
# leaves out Đ and Ł: "Đorđević" is "RFK", "Dordevic" is "TRTFK".
#
# What is no letter of ASCII, after accents are taken off, is passed over without a word; Đ and Ł have no accent that
# comes off. soundex() does the other thing and keeps the first letter as it is, so that "Łukasz" and "Lukasz" differ
# by it.
#
# One would guess an error, or the name itself, where an algorithm for English meets letters it does not know. Grouping
# people by this key puts Асад, Путин, الأسد and 李 into one group: two that "sound alike" since both are "". And the
# two spellings of one Serbian or Polish name, for which one uses such a key, never meet.
#
# Seen: as above. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jellyfish==1.3.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import jellyfish

print("jellyfish", version("jellyfish"))
names = ["Асад", "Путин", "Τσίπρας", "الأسد", "李", "Đorđević", "Dordevic", "Łukasz", "Lukasz"]
seen = {name: jellyfish.metaphone(name) for name in names}
print(seen)
assert [name for name in names if seen[name] == ""] == ["Асад", "Путин", "Τσίπρας", "الأسد", "李"]
assert (seen["Đorđević"], seen["Dordevic"]) == ("RFK", "TRTFK")
assert seen["Łukasz"] != seen["Lukasz"]
assert (jellyfish.soundex("Łukasz"), jellyfish.soundex("Lukasz")) == ("Ł220", "L220")
print("as found")
PYTHON
