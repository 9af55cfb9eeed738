#!/bin/bash
# luxon 3.7.2: the ISO 8601 interval "2016-12-07T10:00/12:00" is valid and lasts from then until noon of the day on which
# it is read; of "2016-12-07/08" (7 to 8 December) the end is eight in the morning of that day.
#
# ISO 8601 lets the end of an interval leave out what it has in common with the start. `Interval.fromISO` parses the two
# halves apart: "12:00" alone is a time, which luxon dates today; "08" alone is an hour, and "12-08" noon, eight hours
# behind UTC. What is no hour is refused ("2016-12-30/31"), so that of a month's intervals the last days are an error and
# the rest are read.
#
# One would guess that the end goes on from the start, as aniso8601 (Python) has it, or that an abbreviated end is refused.
# An event of two hours covers ten years, everything "overlaps" it, and tomorrow it is a day longer.
#
# Seen, with luxon's clock set to 5 March 2020: ends on 5 March 2020. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier luxon@3.7.2
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { Interval, Settings, VERSION } from "luxon";

Settings.now = () => Date.UTC(2020, 2, 5, 9, 30);
const seen = {};
for (const written of ["2016-12-07T10:00/12:00", "2016-12-07/08", "2016-12-07/12-08", "2016-12-30/31"]) {
  const interval = Interval.fromISO(written, { zone: "utc" });
  seen[written] = interval.isValid ? interval.end.toISO({ suppressMilliseconds: true }) : "refused";
}
console.log("luxon", VERSION, seen);
assert.deepEqual(seen, {
  "2016-12-07T10:00/12:00": "2020-03-05T12:00:00Z", // one would guess 2016-12-07T12:00
  "2016-12-07/08": "2020-03-05T08:00:00Z", // 2016-12-08
  "2016-12-07/12-08": "2020-03-05T20:00:00Z", // 2016-12-08
  "2016-12-30/31": "refused",
});
console.log("as found");
JAVASCRIPT
node read.mjs
