#!/bin/bash
# csvkit 2.2.0: a column of times of day, "9:30", "22:45", is read as minutes and seconds, "0:09:30", "0:22:45"; "1990s"
# is 33 minutes and ten seconds; "24-25 December 2016" is the day on which it is read, and "7-8 December 2016" 8 July
# 2017.
#
# Most of csvkit's tools ask of each column what kind it is, in a fixed order, and write it anew as that: numbers, spans
# of time, days, text. Spans come before days, and are looked for by pytimeparse, for which two numbers with a colon are
# minutes and seconds and an "s" behind a number is seconds. Days are looked for by parsedatetime, with the first day of
# year 1 as "today". That the search for days goes far has been reported, and it can be turned off (--no-inference); of
# clocks and decades we found no report, and in the manual of agate, which does it for csvkit, a span is "the interval
# between two dates and/or times".
#
# One would guess that "22:45" is a quarter to eleven, as ISO 8601 writes it, or that a column which is not understood
# stays text; "10:45 pm" and "10.45pm" do. Of a chronology csvsql makes moments just after midnight of 1 January 1970;
# sorted beside "10:30:00" with its seconds all others come first. Of a range of days the first is taken for a month,
# with the year after; where there is no such month, today is put for the whole, and tomorrow another day. A column of
# days and of such ranges has dates throughout.
#
# Seen: as above, in csvjson, csvsort and csvsql; with --no-inference all is as written. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check csvkit==2.2.0 \
    agate==1.14.2 parsedatetime==2.6 pytimeparse==1.1.10
"$folder/venv/bin/python" - "$folder/venv/bin" <<'PYTHON'
import json
import subprocess
import sys
from datetime import date
from importlib.metadata import version

print("csvkit", version("csvkit"), "agate", version("agate"))


def read(tool, rows, *options):
    table = "when,what\n" + "".join(f"{when},x\n" for when in rows)
    command = [f"{sys.argv[1]}/{tool}", *options]
    return subprocess.run(command, input=table, capture_output=True, text=True, check=True).stdout


def kept(*rows, options=()):
    return [row["when"] for row in json.loads(read("csvjson", rows, *options))]


before = str(date.today())
seen = {
    "clock": kept("9:30", "10:45", "22:45"),
    "decades": kept("1970s", "1990s"),
    "ranges": kept("7-8 December 2016", "9 December 2016"),
    "late ranges": kept("24-25 December 2016"),
    "with pm": kept("9:30 am", "10:45 pm", "10.45pm"),
}
print(seen)
assert seen["clock"] == ["0:09:30", "0:10:45", "0:22:45"], seen  # one would guess what was written
assert seen["decades"] == ["0:32:50", "0:33:10"], seen
assert seen["ranges"] == ["2017-07-08", "2016-12-09"], seen  # the 7th, or text
assert seen["late ranges"][0] in {before, str(date.today())}, seen
assert seen["with pm"] == ["9:30 am", "10:45 pm", "10.45pm"], seen
ordered = read("csvsort", ["10:30:00", "22:45"], "-c", "when").split()[1:]
print("sorted:", ordered)
assert ordered == ["0:22:45,x", "10:30:00,x"], ordered
stored = read("csvsql", ["22:45"], "--query", 'SELECT "when" FROM stdin').split("\n")[1]
print("in a database:", stored)
assert stored.startswith("1970-01-01 00:22:45"), stored
raw = ["9:30", "22:45", "1990s", "24-25 December 2016"]
assert kept(*raw, options=["--no-inference"]) == raw
print("as found")
PYTHON
