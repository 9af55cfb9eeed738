#!/bin/bash
# Node.js 26.10.0 (ICU 78.3): in Kyrgyz 7 December 2016 is written "2016-07-12", and in Uyghur "2016-7-12".
#
# It is what toLocaleDateString() and Intl.DateTimeFormat give without options, or with year, month and day as numbers. The
# pattern for these three is year, day, month, joined by hyphens; `dateStyle: "short"` is another one, "7/12/16" in Kyrgyz
# and "2016-12-07" in Uyghur, the very form with the month first. Babel 2.19.0 has "07.12.2016" for Kyrgyz and the same as
# Node.js for Uyghur.
#
# One would guess that a date which looks like ISO 8601 is one: `new Date()`, a database or the next program takes it for
# 12 July, and so does who reads it on a page whose other dates are in that form. Only after the twelfth of a month does
# it show.
#
# Seen: as above. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier node@26.10.0
cat >show.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";

const DAY = new Date("2016-12-07T12:00Z");
const shown = (locale, options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(DAY);
const seen = {
  Kyrgyz: [shown("ky"), shown("ky", { dateStyle: "short" })],
  Uyghur: [shown("ug"), shown("ug", { dateStyle: "short" })],
};
console.log("Node.js", process.version, "ICU", process.versions.icu, seen);
assert.deepEqual(seen, {
  Kyrgyz: ["2016-07-12", "7/12/16"], // one would guess 07.12.2016
  Uyghur: ["2016-7-12", "2016-12-07"], // 2016-12-7
});
assert.equal(DAY.toLocaleDateString("ky", { timeZone: "UTC" }), "2016-07-12");
assert.equal(new Date(shown("ky")).toISOString().slice(0, 10), "2016-07-12");
console.log("as found");
JAVASCRIPT
node_modules/.bin/node show.mjs
