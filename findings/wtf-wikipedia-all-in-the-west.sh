#!/bin/bash
# wtf_wikipedia 10.4.2: in the text that it makes of an article Aleppo lies at "36.2°N, 37.15°W", in the Atlantic, and Sydney
# at "-33.86667°N, 151.2°W"; 1.2 million ("{{val|1.2|e=6}}") is "1.2", and 0.00012 is "0".
#
# Wikipedia writes coordinates and figures as templates, which wtf_wikipedia turns into words for text(). Behind the numbers
# of {{coord}} it puts N and W, whatever the article says; as data (coordinate()) the same are right, with a sign. Of
# {{val}} and {{e}} the power of ten is left out, and what is left is rounded to three places; {{century|1900}} is 20.
#
# One would guess that a hemisphere which is written is that of the place: the article says E. Asia, Australia and
# most of Africa and Europe are moved to the other one, in a plain text that is searched, put into a model or shown; who
# tries a town in America sees "-74°W", with a sign too many and in the right place. Figures lose six zeros and look like
# figures.
#
# Seen: as above. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier wtf_wikipedia@10.4.2
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import wtf from "wtf_wikipedia";

const read = (template) => wtf(`The mill, ${template}, shut.`).text();
const TEMPLATES = [
  "{{coord|36|12|N|37|9|E}}",
  "{{coord|33|52|S|151|12|E}}",
  "{{coord|40|43|N|74|0|W}}",
  "{{val|1.2|e=6}}",
  "1.2{{e|6}}",
  "{{val|0.00012}}",
  "{{century|1900}}",
];
const seen = Object.fromEntries(TEMPLATES.map((template) => [template, read(template).slice(10, -7)]));
console.log("wtf_wikipedia", wtf.version, seen);
assert.deepEqual(seen, {
  "{{coord|36|12|N|37|9|E}}": "36.2°N, 37.15°W", // one would guess 37.15°E
  "{{coord|33|52|S|151|12|E}}": "-33.86667°N, 151.2°W", // 33.86667°S, 151.2°E
  "{{coord|40|43|N|74|0|W}}": "40.71667°N, -74°W",
  "{{val|1.2|e=6}}": "1.2", // 1.2×10⁶
  "1.2{{e|6}}": "1.2",
  "{{val|0.00012}}": "0",
  "{{century|1900}}": "20", // 19
});
const { lat, lon } = wtf("{{coord|36|12|N|37|9|E}}").coordinate();
assert.deepEqual([lat, lon], [36.2, 37.15]);
console.log("as found");
JAVASCRIPT
node read.mjs
