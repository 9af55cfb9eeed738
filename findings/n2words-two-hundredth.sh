#!/bin/bash
# n2words 4.0.0: in Romanian the 200th, the 300th and the 900th are all "al sutălea", the hundredth; in Hebrew the 20th
# is "twenty and first", which is the 21st; in Amharic and Hausa a million million is "one".
#
# n2words writes numbers in words, in 71 languages. In Romanian the count of hundreds is left out of an ordinal that
# ends in them, in Hebrew "first" is put behind a round ten, and in the lists of large numbers of Amharic and Hausa
# there is no word behind a thousand million, so that nothing stands for it. Cardinals of the first two are right.
#
# One would guess that two numbers never have the same words: the manual says of all languages that they have all forms,
# and what it cannot do it could refuse. They are plain, well-formed words. The two hundredth anniversary of a town is
# announced as the hundredth, a twentieth or thirtieth in Hebrew is that of the year after, and readers of these
# languages alone can see it; a debt of two million million is "two".
#
# Seen: as above, and in Greek the thousand-millionth has the words of the millionth. In English, French and Arabic all
# ordinals to 1,000 differ. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier n2words@4.0.0
cat >write.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import * as amharic from "n2words/am-ET";
import * as arabic from "n2words/ar-SA";
import * as english from "n2words/en-US";
import * as french from "n2words/fr-FR";
import * as greek from "n2words/el-GR";
import * as hausa from "n2words/ha-NG";
import * as hebrew from "n2words/he-IL";
import * as romanian from "n2words/ro-RO";

const ordinals = (language, ...numbers) => numbers.map((number) => language.toOrdinal(number).trim());
const cardinals = (language, ...numbers) => numbers.map((number) => language.toCardinal(number).trim());
const different = (language) => new Set(Array.from({ length: 1000 }, (_, before) => language.toOrdinal(before + 1))).size;

const MILLION = 1e6;
const seen = {
  romanian: ordinals(romanian, 100, 200, 300, 900),
  hebrew: ordinals(hebrew, 20, 21, 30, 31),
  greek: ordinals(greek, MILLION, 1000 * MILLION),
  amharic: cardinals(amharic, 1, MILLION * MILLION, 2, 2 * MILLION * MILLION),
  hausa: cardinals(hausa, 1, MILLION * MILLION, 2, 2 * MILLION * MILLION),
};
console.log(seen);
assert.deepEqual(seen, {
  romanian: ["al sutălea", "al sutălea", "al sutălea", "al sutălea"], // one would guess "al două sutelea" for the second
  hebrew: ["עשרים וראשון", "עשרים וראשון", "שלשים וראשון", "שלשים וראשון"], // and "העשרים" for the first, "twentieth"
  greek: ["εκατομμυριοστός", "εκατομμυριοστός"], // "δισεκατομμυριοστός" for the second
  amharic: ["አንድ", "አንድ", "ሁለት", "ሁለት"],
  hausa: ["ɗaya", "ɗaya", "biyu", "biyu"],
});
assert.deepEqual(cardinals(romanian, 100, 200, 300), ["o sută", "două sute", "trei sute"]);
assert.deepEqual(cardinals(hebrew, 20, 21), ["עשרים", "עשרים ואחת"]);
assert.deepEqual([english, french, arabic].map(different), [1000, 1000, 1000]);
console.log("Hebrew and Romanian ordinals to 1,000:", different(hebrew), different(romanian));
console.log("as found");
JAVASCRIPT
node write.mjs
