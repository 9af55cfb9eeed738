#!/bin/bash
# PostgreSQL 18.7 (as PGlite 0.5.17): a phrase far down in a long text is never found, though each of its words is.
#
# A tsvector keeps where each word stands, in 14 bits: word 16,383 and every word behind it stand at 16,383. Two words
# that follow each other there stand at the same place, so `ceasefire <-> agreed` is false. And of one word no more than
# 255 places are kept: behind the last of them a phrase with that word is not found either, in a text of any length.
# to_tsvector says nothing of both; the manual names the limits in a list, without what they do to phrases.
#
# One would guess that a phrase which stands in the text is found in it. A report of an inquiry, a judgment, a book or
# a day of a parliament has more than 16,383 words (some 100 kB of English): whoever looks for the words of its summary
# at the end, in quotation marks, is told that the text does not have them. Index stretches of a text, not the whole.
#
# Seen: the phrase is found after 16,000 words, and not after 17,000; with "the" 255 times before it, "the harbour" is
# not found. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier @electric-sql/pglite@0.5.17
cat >ask.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { PGlite } from "@electric-sql/pglite";

const database = new PGlite();
const asked = async (text, query) => {
  const { rows } = await database.query(
    "SELECT to_tsvector('simple', $1) @@ websearch_to_tsquery('simple', $2) AS found",
    [text, query],
  );
  return rows[0].found;
};
const { rows } = await database.query("SHOW server_version");
console.log("PostgreSQL", rows[0].server_version);

const ending = (words) => "mill ".repeat(words) + "a ceasefire agreed at noon";
const seen = {
  "phrase after 16,000 words": await asked(ending(16_000), '"ceasefire agreed"'),
  "phrase after 17,000 words": await asked(ending(17_000), '"ceasefire agreed"'),
  "its words there": await asked(ending(17_000), "ceasefire agreed"),
};
const often = (times) =>
  Array.from({ length: times }, (_, number) => `the mill${number}`).join(" ") + " left the harbour";
seen["phrase of a word met 100 times before"] = await asked(often(100), '"the harbour"');
seen["phrase of a word met 255 times before"] = await asked(often(255), '"the harbour"');
console.log(seen);
assert.deepEqual(Object.values(seen), [true, false, true, true, false]);
console.log("as found");
JAVASCRIPT
node ask.mjs
