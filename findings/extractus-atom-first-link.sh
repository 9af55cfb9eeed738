#!/bin/bash
# @extractus/feed-extractor 8.0.3: of an Atom entry the first link is the article's, whatever it is for: that of its
# comments, of a sound file, or the address at which it is edited; and `published` is the day of the last change.
#
# Atom (RFC 4287) tells links apart by `rel`: what leads to the entry itself is "alternate", also where none is given;
# "replies" (RFC 4685), "enclosure" and "edit" (RFC 5023) lead elsewhere, and their order means nothing. feed-extractor
# takes the first that stands there. Of the two dates it returns <updated> as `published`, where <published> is there too.
#
# One would guess `link` to be the alternate one and `published` what the entry calls so. Blogs that put "replies" first
# are read as a list of comment feeds, podcasts as one of files; a correction of 2020 dates a report of 2016 anew, moves it
# to the top of a timeline, and who sorts or counts by day has it in the wrong year.
#
# Seen: as above; the right link comes out where it is the first. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier @extractus/feed-extractor@8.0.3
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { extractFromXml } from "@extractus/feed-extractor";

const ARTICLE = '<link rel="alternate" type="text/html" href="https://mill.example/1"/>';
const read = (before) => {
  const [entry] = extractFromXml(`<feed xmlns="http://www.w3.org/2005/Atom">
    <title>The Mill</title><id>tag:mill.example,2016:feed</id><updated>2020-03-05T09:00:00Z</updated>
    <author><name>Ann Hill</name></author>
    <entry><title>Mill shut</title><id>tag:mill.example,2016:1</id>
    <published>2016-12-07T09:00:00Z</published><updated>2020-03-05T09:00:00Z</updated>
    ${before}${ARTICLE}<summary>The old mill was shut.</summary></entry></feed>`).entries;
  return [entry.link, entry.published];
};
const seen = [
  read('<link rel="replies" type="application/atom+xml" href="https://mill.example/1/comments"/>'),
  read('<link rel="enclosure" type="audio/mpeg" length="9" href="https://mill.example/1.mp3"/>'),
  read('<link rel="edit" href="https://mill.example/edit/1"/>'),
  read(""),
];
console.log(seen);
assert.deepEqual(seen, [
  ["https://mill.example/1/comments", "2020-03-05T09:00:00.000Z"], // one would guess …/1 and 2016-12-07 each time
  ["https://mill.example/1.mp3", "2020-03-05T09:00:00.000Z"],
  ["https://mill.example/edit/1", "2020-03-05T09:00:00.000Z"],
  ["https://mill.example/1", "2020-03-05T09:00:00.000Z"],
]);
console.log("as found");
JAVASCRIPT
node read.mjs
