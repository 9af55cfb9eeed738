#!/bin/bash
# rss-parser 3.13.0: an Atom entry that says "Ten died on 7 December, not nine" in XHTML, with two words in bold, is read as
# "Ten on December, not nine. died 7": the words that were marked stand behind the sentence.
#
# Atom lets an entry be typed "xhtml" (RFC 4287, 3.1.1.3): elements of the feed itself instead of escaped HTML. rss-parser
# reads the feed into objects that keep of an element its text in one piece and its children by their names, and writes
# XHTML again from these: first all the text, then all <b>, then all <i>, then the <p>s and <ul>s by kind.
#
# One would guess that the content comes out as it went in, as it does for "html" and "text"; it is well-formed and nothing
# warns. A linked name, a figure in bold, a quotation between two paragraphs are moved: who died and who survived change
# places, quotations go to the wrong speaker, and an offset of a note into the text holds for nobody else's reading of it.
#
# Seen: as above, in `content` and `contentSnippet`; the same sentence as "html" is whole. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier rss-parser@3.13.0
cat >read.cjs <<'JAVASCRIPT'
const assert = require("node:assert/strict");
const Parser = require("rss-parser");

const SENTENCE = "<p>Ten <b>died</b> on <b>7</b> December, not nine.</p>";
const SAID = "<p>The mayor said:</p><blockquote>Go.</blockquote><p>The owner said:</p><blockquote>Stay.</blockquote>";
const read = async (content) => {
  const feed = await new Parser().parseString(`<feed xmlns="http://www.w3.org/2005/Atom"><title>The Mill</title>
    <id>tag:mill.example,2016:feed</id><updated>2016-12-07T09:00:00Z</updated><author><name>Ann Hill</name></author>
    <entry><title>Mill shut</title><id>tag:mill.example,2016:1</id><updated>2016-12-07T09:00:00Z</updated>
    <link href="https://mill.example/1"/>${content}</entry></feed>`);
  const { content: kept, contentSnippet } = feed.items[0];
  const text = kept.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").trim();
  assert.equal(contentSnippet.replace(/\s+/g, ""), text.replaceAll(" ", "")); // the snippet has the same order
  return text;
};
const xhtml = (words) => `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${words}</div></content>`;
const html = (words) => `<content type="html">${words.replaceAll("<", "&lt;")}</content>`;

(async () => {
  const seen = [await read(xhtml(SENTENCE)), await read(xhtml(SAID)), await read(html(SENTENCE))];
  console.log(seen);
  assert.deepEqual(seen, [
    "Ten on December, not nine. died 7", // one would guess the last of these three
    "The mayor said: The owner said: Go. Stay.",
    "Ten died on 7 December, not nine.",
  ]);
  console.log("as found");
})();
JAVASCRIPT
node read.cjs
