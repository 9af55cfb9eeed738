#!/bin/bash
# defuddle 0.19.4: of a chronology the days are gone and what happened on them stays: headings of class "date" are dropped,
# and the terms of a list; of a quotation the <footer> that says whose it is; of a sentence the day or the name in it.
#
# defuddle finds the main text of a page and takes out what belongs to the page around it: bylines, dates of publication,
# footers. It knows them by class and element, wherever they stand: "It shut on <span class="date">7 December</span> at noon"
# becomes "It shut on at noon", and a `<span class="author">` leaves "wrote the book in 1914" without its subject.
#
# One would guess that the day of publication is one, at the head, and that what stands between two long paragraphs is text:
# HTML gives these classes no meaning, and in the <footer> of a <blockquote> many pages name the speaker. Nothing shows that
# something was taken out: events stand one under another and seem to be of one day, that of the report; two quotations
# against each other have nobody's name. Reading views and notes made with it (it is Obsidian's web clipper) stay so.
#
# Seen: as above; the same page with the class "day" for "date" comes out whole. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier --ignore-scripts defuddle@0.19.4 jsdom@26.1.0
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Defuddle } from "defuddle/node";
import { JSDOM } from "jsdom";

const LONG = `<p>${"The mill stood by the river for a hundred years, and nobody knew the town without it. ".repeat(6)}</p>`;
const read = async (body) => {
  const page = `<!DOCTYPE html><html lang="en"><title>The mill</title><article><h1>The mill</h1>${LONG}${body}${LONG}</article>`;
  const { content } = await Defuddle(new JSDOM(page, { url: "https://mill.example/1" }), "https://mill.example/1");
  const text = content.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
  return text.split("without it. ")[6].split("The mill stood")[0].trim();
};
const HEADINGS = '<h2 class="date">7 December</h2><p>Shut.</p><h2 class="date">8 December</h2><p>Sold.</p>';
const seen = [];
for (const body of [
  HEADINGS,
  '<dl><dt class="date">7 December</dt><dd>Shut.</dd><dt class="date">8 December</dt><dd>Sold.</dd></dl>',
  '<blockquote><p>It is over.</p><footer>Ann Hill, mayor</footer></blockquote>',
  '<p>It shut on <span class="date">7 December</span> at noon.</p>',
  '<p><span class="author">Ann Hill</span> wrote the book in 1914.</p>',
  HEADINGS.replaceAll('"date"', '"day"'),
])
  seen.push(await read(body));
console.log("defuddle", JSON.parse(readFileSync("node_modules/defuddle/package.json", "utf8")).version, seen);
assert.deepEqual(seen, [
  "Shut. Sold.", // one would guess 7 December Shut. 8 December Sold.
  "Shut. Sold.",
  "It is over.", // It is over. Ann Hill, mayor
  "It shut on at noon.", // It shut on 7 December at noon.
  "wrote the book in 1914.", // Ann Hill wrote the book in 1914.
  "7 December Shut. 8 December Sold.",
]);
console.log("as found");
JAVASCRIPT
node read.mjs
