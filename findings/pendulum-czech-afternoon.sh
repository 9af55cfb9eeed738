#!/bin/bash
# pendulum 3.3.0: in Czech half past two in the afternoon is written "2:30", as is half past two at night, and midnight as
# "12:00". In Lithuanian "6 days before" another date is "6 dienas nuo dabar", six days from now.
#
# format() has letters for a language's own way to write a time ("LT") and a date with its time ("LLL", "LLLL"). For Czech
# all of them hold `h:mm`, the hour of a clock of twelve, with no word for the half of the day behind it. Of two dates
# diff_for_humans() says how far the one lies before or behind the other; "before" has the words "from now" in Lithuanian.
#
# One would guess that two times of a day never look the same: Czechs write 14:30, and so does CLDR (as Babel 2.19.0 shows).
# What happened in the afternoon stands in the night, before what led to it, and nothing on the page says that it may be
# twelve hours off. Slovak and Danish, and English with its AM and PM, are right.
#
# Seen: as above. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pendulum==3.3.0 babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pendulum
from babel.dates import format_time

DAY = pendulum.datetime(2016, 12, 7)
NIGHT, AFTERNOON = DAY.at(2, 30), DAY.at(14, 30)


def shown(moment: pendulum.DateTime, locale: str) -> str:
    return moment.format("LLL", locale=locale)


print("pendulum", version("pendulum"))
seen = {locale: (shown(NIGHT, locale), shown(AFTERNOON, locale)) for locale in ("cs", "sk", "da", "en")}
print(seen, shown(DAY, "cs"))
assert seen["cs"] == ("7. prosince, 2016 2:30", "7. prosince, 2016 2:30"), seen  # one would guess 2:30 and 14:30
assert shown(DAY, "cs") == "7. prosince, 2016 12:00"
assert DAY.at(14, 30).format("LT", locale="cs") == "2:30"
assert seen["sk"][1].endswith(" 14:30") and seen["da"][1].endswith(" 14:30") and seen["en"][1].endswith(" 2:30 PM"), seen
assert format_time(AFTERNOON, "short", locale="cs") == "14:30"

before = DAY.diff_for_humans(DAY.add(days=6), locale="lt")
ago = pendulum.now().subtract(days=6).diff_for_humans(locale="lt")
print(before, "|", ago)
assert before == "6 dienas nuo dabar", before
assert ago == "prieš 6 dienas", ago
print("as found")
PYTHON
