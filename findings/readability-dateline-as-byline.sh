#!/bin/bash
# Readability.js 0.6.0 (with jsdom 26.1.0): "HILLTOWN, 7 December" at the head of a report becomes its author, and is
# gone from its text; the author's own line stays at the foot as a sentence of the report.
#
# A dateline says where and when a report was written; a byline who wrote it. Where the page's metadata has no author,
# Readability takes the first element whose class or id has "byline", "author" or "dateline" in it: its words (up to 99
# characters) are `byline`, and the element is dropped, wherever it stands. It asks for no "by", and class "authorities",
# round what officials said, is one of an author as well.
#
# One would guess that a place and a day are not a person, and that what stands in a paragraph stays there. A reading
# view says "by Hilltown, 7 December"; lists of writers fill with towns; the first sentence begins with its dash, and
# which day "on Wednesday" was can no longer be read, since the one date of the page was in the piece that went.
#
# Seen: as above, with either class; with "place" for it the text is whole and the byline is the author's. Fails when
# that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier @mozilla/readability@0.6.0 jsdom@26.1.0
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { Readability } from "@mozilla/readability";
import { JSDOM } from "jsdom";

const STORY = "The old mill was shut on Wednesday after a hundred years, and its forty workers were sent home. ".repeat(6);
const read = (name) => {
  const page = `<!DOCTYPE html><title>Mill shut</title><article><h1>Mill shut</h1>
    <p><span class="${name}">HILLTOWN, 7 December</span> – ${STORY}</p><p>${STORY}</p>
    <p class="byline">By Ann Hill</p></article>`;
  const { byline, textContent } = new Readability(new JSDOM(page).window.document).parse();
  const text = textContent.trim();
  return { byline: byline.trim(), begins: text.slice(0, 24), ends: text.slice(-12).trim() };
};
const seen = { dateline: read("dateline"), authorities: read("authorities"), place: read("place") };
console.log(seen);
assert.equal(seen.dateline.byline, "HILLTOWN, 7 December"); // one would guess "By Ann Hill"
assert.ok(seen.dateline.begins.startsWith("– The old mill"));
assert.equal(seen.dateline.ends, "By Ann Hill");
assert.deepEqual(seen.authorities, seen.dateline);
assert.equal(seen.place.byline, "By Ann Hill");
assert.equal(seen.place.begins, "HILLTOWN, 7 December – T");
console.log("as found");
JAVASCRIPT
node read.mjs
