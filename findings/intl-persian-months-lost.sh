#!/bin/bash
# Node.js 26.10.0 (ICU 78.3, CLDR 48): of a range of months in Persian the end is not shown: Aban to Azar 1395, November
# to December 2016, is written "Aban 1395".
#
# Intl.DateTimeFormat writes a range as short as it can: what both ends share is said once. For the locale "fa", with a
# year and a month by its name, formatRange() gives the first month alone, with the year, as format() gives of the first
# day; formatRangeToParts() says that every part of it is shared by both ends. Days, months as numbers, months without a
# year and ranges over two years are whole. With CLDR 47 (Node.js 24.9.0) "fa" in the Gregorian calendar lost its second
# month too; with 48 that is mended, and the calendar that is "fa"'s own is not.
#
# One would guess that a range whose ends differ in what is shown shows both, as ECMA-402 has it: one date stands for a
# range only where both would read the same. A siege, a trial, a term of office of some months is dated to its first, in
# every Persian page that leaves it to Intl; in English, Arabic or Hebrew the same line of code is right.
#
# Seen: as above, with long and short names, and from Safar to Rabi I 1438 in the Islamic calendar. Fails when that
# changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier node@26.10.0
cat >show.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";

const [FIRST, LAST] = [new Date("2016-11-07T12:00Z"), new Date("2016-12-08T12:00Z")];
const shown = (locale, options) => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const parts = format.formatRangeToParts(FIRST, LAST);
  return {
    range: format.formatRange(FIRST, LAST),
    first: format.format(FIRST),
    last: format.format(LAST),
    shared: parts.every((part) => part.source === "shared"),
  };
};
console.log("Node.js", process.version, "ICU", process.versions.icu, "CLDR", process.versions.cldr);
for (const [locale, month] of [
  ["fa", "long"],
  ["fa", "short"],
  ["fa-u-ca-islamic-umalqura", "long"],
]) {
  const { range, first, last, shared } = shown(locale, { year: "numeric", month });
  console.log({ locale, month, range, last });
  assert.notEqual(first, last);
  assert.equal(range, first); // one would guess "آبان تا آذر ۱۳۹۵"
  assert.ok(shared);
}
assert.equal(shown("fa-u-ca-gregory", { year: "numeric", month: "long" }).range, "نوامبر تا دسامبر ۲۰۱۶");
assert.equal(shown("fa", { month: "long" }).range, "آبان تا آذر");
assert.equal(shown("ar", { year: "numeric", month: "long" }).range, "نوفمبر – ديسمبر 2016");
console.log("as found");
JAVASCRIPT
node_modules/.bin/node show.mjs
