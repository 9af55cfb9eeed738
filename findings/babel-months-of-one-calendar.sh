#!/bin/sh
# Babel 2.19.0: locales whose own calendar is not the Gregorian one have Gregorian months alone, and a Thai or
# Persian date written by it is in Gregorian years; CLDR itself has the Persian, Buddhist and Japanese calendars.
# Run without newsreader, in a venv with Babel 2.19.0; it fails when that changes.
set -eu
"${PYTHON:-python3}" - <<'EOF'
from datetime import date
from importlib.metadata import version

from babel import Locale
from babel.dates import format_date

assert version("babel") == "2.19.0", version("babel")
day = date(2016, 12, 8)
persian = {name for context in Locale.parse("fa").months.values() for names in context.values() for name in names.values()}
assert "آذر" not in persian and "دسامبر" in persian
assert format_date(day, "d MMMM y", locale="fa") == "8 دسامبر 2016", format_date(day, "d MMMM y", locale="fa")
assert "2559" not in format_date(day, "long", locale="th"), format_date(day, "long", locale="th")
# One name, two months: only the language tells.
months = {tag: {name: number for number, name in Locale.parse(tag).months["format"]["wide"].items()} for tag in ("pl", "hr")}
assert (months["pl"]["listopada"], months["hr"]["listopada"]) == (11, 10)
# Levantine names are Syria's (Lebanon's, Jordan's), never plain Arabic's.
assert Locale.parse("ar_SY").months["format"]["wide"][12] == "كانون الأول"
assert "كانون الأول" not in Locale.parse("ar").months["format"]["wide"].values()
print("as found")
EOF
