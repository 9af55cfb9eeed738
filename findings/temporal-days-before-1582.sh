#!/bin/bash
# Node.js 26.10.0 (V8, ICU 78.3): Temporal.PlainDate.from("1500-01-01") says that its day is 1, its month 1 and its year 1500,
# and toLocaleString("en") of it is "12/23/1499"; of "1453-06-07" it is "5/29/1453".
#
# Temporal keeps days by ISO 8601: the calendar of today, carried on backwards without a break. To be written they are handed
# to ICU, whose Gregorian calendar is Julian before 15 October 1582 unless it is told not to be. For Date that is done, so
# that of the same moment toLocaleDateString("en") is "1/1/1500"; for what comes from Temporal it is not, be it a day, an
# instant or a time with its zone. formatRange() of the same formatter has it right again. (In calendars of other counts of
# years, as the Thai one, Date is off as well, which is known.)
#
# One would guess that a day which is read from ISO and written in words is the same day, as it is in toString(): ECMA-262
# and ECMA-402 know one Gregorian calendar, the proleptic one. A timeline of the Middle Ages that moves from Date to the new
# API shows each day up to ten days too early, and years at their turn, next to ranges that are right; after 1582 all is
# well, so that a test with days of today finds nothing. In the year 300 there is a 29 February.
#
# Seen: as above; 15 October 1582 is right, the day before it is 4 October. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier node@26.10.0
cat >show.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";

const formatter = new Intl.DateTimeFormat("en", { timeZone: "UTC" });
const seen = {};
for (const day of ["1582-10-15", "1582-10-14", "1500-01-01", "1453-06-07", "0300-03-01"]) {
  const plain = Temporal.PlainDate.from(day);
  const date = new Date(`${day}T00:00:00Z`);
  assert.equal(plain.toString(), day);
  seen[day] = [plain.toLocaleString("en"), date.toLocaleDateString("en", { timeZone: "UTC" })];
  const instant = date.toTemporalInstant();
  const others = [plain.withCalendar("gregory").toLocaleString("en"), formatter.format(plain), formatter.format(instant)];
  assert.deepEqual(others.map((words) => words.split(",")[0]), Array(3).fill(seen[day][0]));
}
const range = formatter.formatRange(Temporal.PlainDate.from("1500-01-01"), Temporal.PlainDate.from("1500-01-09"));
console.log("Node.js", process.version, "ICU", process.versions.icu, seen, range);
assert.deepEqual(seen, {
  // what Temporal writes, and Date, which one would guess
  "1582-10-15": ["10/15/1582", "10/15/1582"],
  "1582-10-14": ["10/4/1582", "10/14/1582"],
  "1500-01-01": ["12/23/1499", "1/1/1500"],
  "1453-06-07": ["5/29/1453", "6/7/1453"],
  "0300-03-01": ["2/29/300", "3/1/300"],
});
assert.equal(range.replaceAll("\u2009", " "), "1/1/1500 – 1/9/1500");
console.log("as found");
JAVASCRIPT
node_modules/.bin/node show.mjs
