#!/bin/bash
# Day.js 1.11.23: "2016-342", the 342nd day of 2016 (7 December), is read as 2 October 2018, and "2016-060" as 31 May; of a
# duration "-P3D", three days back, which it writes itself, the sign is lost, and "PT1,5H" is no time at all.
#
# ISO 8601 writes a day as year, month, day or as year and number of the day, always with three figures. Day.js takes two
# figures for a month wherever they are and the rest for a day: month 34, day 2, counted on into 2018. Of a duration it
# looks for a "P" anywhere and for a sign only behind it, where it has been told to write one before; of decimals it knows
# the point, while the standard allows a comma too.
#
# One would guess that the manual's "ISO 8601" holds or that the result is not valid, as it is for "2016-W49-3". Satellite,
# weather and flood records are dated by the day of the year: each becomes another day, up to two years later, and isValid()
# says yes. A span that was kept as text comes back with before and after exchanged.
#
# Seen: as above; luxon 3.7.2 reads the days and the sign right, and says of the comma that it is not valid. Fails when
# that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier dayjs@1.11.23 luxon@3.7.2
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import dayjs from "dayjs";
import duration from "dayjs/plugin/duration.js";
import { DateTime, Duration } from "luxon";

dayjs.extend(duration);
const DAYS = ["2016-001", "2016-060", "2016-342", "2016-366"];
const seen = DAYS.map((day) => dayjs(day).format("YYYY-MM-DD"));
console.log(seen);
assert.deepEqual(seen, ["2015-12-01", "2016-05-31", "2018-10-02", "2018-12-06"]);
assert.ok(DAYS.every((day) => dayjs(day).isValid()) && !dayjs("2016-W49-3").isValid());
const right = DAYS.map((day) => DateTime.fromISO(day).toISODate());
assert.deepEqual(right, ["2016-01-01", "2016-02-29", "2016-12-07", "2016-12-31"]);

const written = dayjs.duration(-3, "days").toISOString();
const hours = [written, "PT1,5H", "PT1.5H"].map((span) => dayjs.duration(span).asHours());
console.log(written, hours);
assert.equal(written, "-P3D");
assert.deepEqual(hours, [72, 0, 1.5]); // one would guess -72, 1.5, 1.5
assert.equal(Duration.fromISO(written).as("hours"), -72);
assert.ok(!Duration.fromISO("PT1,5H").isValid);
console.log("as found");
JAVASCRIPT
node read.mjs
