#!/bin/bash
# diff (jsdiff) 8.0.2: diffWords compares English word by word and Russian, Greek and Arabic letter by letter: between
# "thirty died" and "thirteen died" a word was changed, between the Russian for both two letters were put in.
#
# What a word is, is a list of letters: those of Latin alphabets. Every other letter is a token of its own, as punctuation
# is. The result is a valid difference, and the same call gives another grain by the script of the text.
#
# One would guess that a function of that name marks words. A correction is shown as "три[на]дцать", a count of 30 and one
# of 13 sharing most of their letters; in Arabic the letters, which join, are torn by the marks, and a reader cannot see
# which word stood there before. Counts of changed words ("1 of 2 words revised") are counts of letters.
#
# Seen: as above; with `intlSegmenter` given words are words. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier diff@8.0.2
cat >compare.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { diffWords } from "diff";

const shown = (before, after, options) =>
  diffWords(before, after, options)
    .map((part) => (part.added ? `+${part.value}+` : part.removed ? `-${part.value}-` : part.value))
    .join("");
const RUSSIAN = ["погибли тридцать", "погибли тринадцать"]; // thirty died, thirteen died
const seen = [
  shown("thirty died", "thirteen died"),
  shown(...RUSSIAN),
  shown("ثلاثون رجلا", "ثلاثة رجال"), // thirty men, three men
  shown(...RUSSIAN, { intlSegmenter: new Intl.Segmenter("ru", { granularity: "word" }) }),
];
console.log(seen);
assert.equal(seen[0], "-thirty-+thirteen+ died");
assert.equal(seen[1], "погибли три+на+дцать"); // one would guess "погибли -тридцать-+тринадцать+"
assert.ok(seen[2].startsWith("ثلاث-"), seen[2]); // torn behind the fourth letter
assert.equal(seen[3], "погибли -тридцать-+тринадцать+");
console.log("as found");
JAVASCRIPT
node compare.mjs
