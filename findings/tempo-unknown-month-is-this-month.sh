#!/bin/bash
# @formkit/tempo 1.1.0: "7 december 2016", with a small letter, is read as the seventh of the month in which it is read;
# "14 января 2016", which it writes itself in Russian, too. "10:45 a.m." is read as a quarter to eleven in the evening.
#
# parse() looks a month up in the twelve names of the language, letter by letter. What is not there leaves the month as it
# was set before, which is today's; "foo" for a month will do. In Russian, Polish and Czech
# format() writes the form that stands beside a day, and parse() looks among those that stand alone. For half of the
# day it asks whether the text is "am", and takes all else for the afternoon.
#
# One would guess an error: there is one for a text that "does not match format", and it is thrown where the year is
# missing. Of a list of dates in capitals, abbreviated otherwise or in Polish, the day and the year are right and every month
# is this one; next month the same list has other dates. A test with the one name that fits finds nothing.
#
# Seen, with the clock at 5 March 2020: as above, in March. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier @formkit/tempo@1.1.0
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { mock } from "node:test";
import { format, parse } from "@formkit/tempo";

mock.timers.enable({ apis: ["Date"], now: new Date("2020-03-05T12:00:00Z") });
const read = (text, shape, locale) => parse(text, shape, locale).toISOString().slice(0, 16);
const SHAPE = "D MMMM YYYY";
const seen = Object.fromEntries(
  [
    ["7 December 2016", "en"],
    ["7 december 2016", "en"],
    ["7 DECEMBER 2016", "en"],
    ["7 Dec 2016", "en"],
    ["7 foo 2016", "en"],
    ["7 decembre 2016", "fr"],
    ...["ru", "pl", "cs"].map((locale) => [format({ date: "2016-01-14", format: SHAPE, locale, tz: "UTC" }), locale]),
  ].map(([text, locale]) => [text, read(text, SHAPE, locale).slice(0, 10)]),
);
const hours = ["10:45 am", "10:45 a.m.", "10:45 a. m."].map((text) => read(`7 Dec 2016 ${text}`, "D MMM YYYY h:mm a", "en"));
console.log(seen, hours);
assert.deepEqual(seen, {
  "7 December 2016": "2016-12-07",
  "7 december 2016": "2016-03-07", // one would guess December or an error for all that follow
  "7 DECEMBER 2016": "2016-03-07",
  "7 Dec 2016": "2016-03-07",
  "7 foo 2016": "2016-03-07",
  "7 decembre 2016": "2016-03-07",
  "14 января 2016": "2016-03-14",
  "14 stycznia 2016": "2016-03-14",
  "14 ledna 2016": "2016-03-14",
});
assert.deepEqual(hours, ["2016-12-07T10:45", "2016-12-07T22:45", "2016-12-07T22:45"]);
assert.throws(() => parse("7 December", SHAPE, "en"));
console.log("as found");
JAVASCRIPT
TZ=UTC node read.mjs
