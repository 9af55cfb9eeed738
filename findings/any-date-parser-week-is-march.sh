#!/bin/bash
# any-date-parser 2.2.4: "2016-W49-3", the Wednesday of week 49 (7 December 2016), is 9 March 2016 to readers of British
# English, German and French, and 3 September 2016 to Americans.
#
# Where a text is in none of its formats it looks for the parts of a date, each by itself. Of a week of ISO 8601 it has no
# format, but within it stands "9-3", a day and a month: which of them is which goes by the language. "2016-12" has a year
# and a day that is the twelfth, without a month (no date is made of that, and it says so).
#
# One would guess that the forms of ISO 8601 are read or refused, and that figures behind a "W" are no month. What is
# told by weeks (fairs, schools, factories, statistics of deaths) stands on a day of spring or of early autumn, of the
# right year, and on another for a colleague whose browser speaks the other English.
#
# Seen: as above, and weeks whose last figures are no day and month refused. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund any-date-parser@2.2.4 >/dev/null
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert";
import parser from "any-date-parser";

function read(text, language) {
  const found = parser.fromString(text, language);
  return Number.isNaN(found.valueOf()) ? "refused" : found.toISOString().slice(0, 10);
}

const DATES = {
  "2016-W49-3 en-GB": "2016-03-09", // one would guess 2016-12-07, or refused
  "2016-W49-3 de-DE": "2016-03-09",
  "2016-W49-3 fr-FR": "2016-03-09",
  "2016-W49-3 en-US": "2016-09-03",
  "2016-W49 en-GB": "refused",
  "2016-12-07 en-GB": "2016-12-07",
  "2016-12 en-GB": "refused",
};
const seen = Object.fromEntries(Object.keys(DATES).map((each) => [each, read(...each.split(" "))]));
console.log("any-date-parser 2.2.4", seen);
assert.deepStrictEqual(seen, DATES);
assert.deepStrictEqual({ ...parser.attempt("2016-12", "en-GB") }, { year: 2016, day: 12 });
console.log("as found");
JAVASCRIPT
TZ=UTC node read.mjs
