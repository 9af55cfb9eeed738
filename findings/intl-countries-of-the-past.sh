#!/bin/bash
# Node.js 26.10.0 (ICU 78.3): Intl.DisplayNames calls the Soviet Union (SU) "Russia", Yugoslavia (YU) and Czechoslovakia
# (CS) "Serbia", East Germany (DD) "Germany" and the Netherlands Antilles (AN) "Curaçao".
#
# ISO 3166-3 keeps the codes of countries that are no more. A language tag that holds one is made canonical, which puts a
# country of today in its place ("und-SU" is "und-RU"; CS, which ISO gave out twice, stands for Serbia and Montenegro
# alone). Node.js does the same to a code that is no part of a tag, before it looks its name up, and chooses one where
# there were many. That something else was asked for cannot be seen: the answer is a plain name.
#
# One would guess the country's name, or the code itself: that is what `fallback` is for, and what comes of NT (the Neutral
# Zone between Saudi Arabia and Iraq); ECMA-402 makes a region's code capitals and no more. An archive of reports from
# Prague in 1989, marked CS as they had to be, lists them under Serbia, those from Kyiv in 1986 under Russia; "cs-CS",
# Czech of Czechoslovakia, is "Czech (Serbia)".
#
# Seen: as above. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier node@26.10.0
cat >name.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";

const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
const languages = new Intl.DisplayNames("en", { type: "language" });
const seen = Object.fromEntries(["SU", "YU", "CS", "DD", "AN", "NT"].map((code) => [code, regions.of(code)]));
console.log("Node.js", process.version, "ICU", process.versions.icu, seen, languages.of("cs-CS"));
assert.deepEqual(seen, {
  SU: "Russia",
  YU: "Serbia",
  CS: "Serbia",
  DD: "Germany",
  AN: "Curaçao",
  NT: undefined, // one would guess this of all six, or their names
});
assert.equal(languages.of("cs-CS"), "Czech (Serbia)");
assert.deepEqual(Intl.getCanonicalLocales(["und-SU", "und-CS"]), ["und-RU", "und-RS"]);
console.log("as found");
JAVASCRIPT
node_modules/.bin/node name.mjs
