#!/bin/bash
# chrono-node 2.10.3: "two and a half years ago" is read as half a year ago, "twenty-five years ago" as five years ago, and
# "thirty-two days ago" as the day before yesterday.
#
# Words for numbers go up to twelve, and "half", "a few" and some more stand in the same list. chrono looks for one of them
# before a unit and "ago", anywhere in a text where a word begins: the end of a longer number is a word of its own, after a
# space as well as after a hyphen. What it does not know at all ("thirty days ago") it leaves alone, as it should.
#
# One would guess that a number it cannot read is not read. News is full of them: an anniversary of twenty-five years, a
# trial two and a half years on. Each becomes a plain recent date, which sorts, passes every check of range and lies near
# the day of reading, where most of the dates around it lie too. The `text` of the result ("five years ago") shows that
# the front is missing, to whoever compares it with the letters before.
#
# Seen: as above, from 7 December 2016; with figures ("2.5 years ago", "25 years ago") it is right. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier chrono-node@2.10.3
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import * as chrono from "chrono-node";

const NOW = { instant: new Date("2016-12-07T10:00:00Z"), timezone: 0 };
const read = (words) =>
  chrono.parse(`The mill burned ${words}.`, NOW).map((found) => {
    const at = found.start;
    return `${found.text} = ${at.get("year")}-${at.get("month")}-${at.get("day")}`;
  });
const seen = [
  "two and a half years ago",
  "twenty-five years ago",
  "thirty-two days ago",
  "thirty days ago",
  "2.5 years ago",
  "25 years ago",
].map(read);
console.log(seen);
assert.deepEqual(seen, [
  ["half years ago = 2016-6-7"], // one would guess June 2014 or nothing
  ["five years ago = 2011-12-7"], // 1991 or nothing
  ["two days ago = 2016-12-5"], // 5 November or nothing
  [],
  ["2.5 years ago = 2014-6-7"],
  ["25 years ago = 1991-12-7"],
]);
console.log("as found");
JAVASCRIPT
node read.mjs
