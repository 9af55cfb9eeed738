#!/bin/bash
# Babel 2.19.0 and Node.js 26.10.0 (CLDR 48): in Swahili "7 November to 18 December 2016" is written "7 – 18 Desemba 2016",
# and in Babel's Kinyarwanda "7 – 18 Uku. 2016": six weeks become eleven days.
#
# A range of days is written by a pattern for the largest part in which its ends differ. For ends in two months of one
# year CLDR's data for "sw" and "rw" have the pattern of two days in one month, so that the month of the start is nowhere.
# Ranges within a month, and over two years, are right; so is Swahili's pattern for a month and a year alone.
#
# One would guess that no language loses a part in which the ends differ: that is what the patterns are chosen by (UTS 35,
# intervalFormats). Every date picker, calendar and timeline that takes its words from CLDR, in the browser or on the
# server, prints a plain, well-formed and wrong range to readers in East Africa, and only for those that span two months.
#
# Seen: as above, from Intl.DateTimeFormat's formatRange() and from Babel's format_interval(). Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check babel==2.19.0
npm install --loglevel error --no-audit --no-fund --no-update-notifier node@26.10.0
venv/bin/python - <<'PYTHON'
from datetime import date

import babel
from babel.dates import format_date, format_interval

FIRST, LAST = date(2016, 11, 7), date(2016, 12, 18)
seen = {
    locale: format_interval(FIRST, LAST, "yMMMd", locale=locale).replace("\u2009", " ")
    for locale in ("sw", "rw", "en_GB")
}
print("Babel", babel.__version__, seen)
assert seen["sw"] == "7 – 18 Des 2016", seen  # one would guess 7 Nov – 18 Des 2016
assert seen["rw"] == "7 – 18 Uku. 2016", seen
assert format_date(FIRST, "MMM", locale="sw") == "Nov" and format_date(FIRST, "MMM", locale="rw") == "Ugu."
assert seen["en_GB"] == "7 Nov – 18 Dec 2016", seen
PYTHON
cat >show.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";

const format = new Intl.DateTimeFormat("sw", { dateStyle: "long", timeZone: "UTC" });
const range = (first, last) => format.formatRange(new Date(first), new Date(last)).replaceAll("\u2009", " ");
const seen = {
  months: range("2016-11-07", "2016-12-18"),
  month: range("2016-12-07", "2016-12-18"),
  years: range("2016-12-07", "2017-01-18"),
};
console.log("Node.js", process.version, "CLDR", process.versions.cldr, seen);
assert.deepEqual(seen, {
  months: "7 – 18 Desemba 2016", // one would guess 7 Novemba – 18 Desemba 2016
  month: "7 – 18 Desemba 2016",
  years: "7 Desemba 2016 – 18 Januari 2017",
});
console.log("as found");
JAVASCRIPT
node_modules/.bin/node show.mjs
