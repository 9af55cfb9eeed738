#!/bin/bash
# inscriptis 2.7.6 and html-to-text 10.0.1: a list of years and what happened in them (<dl>, <dt>, <dd>) becomes one line
# without a space: "2016", "45 people died", "2017", "8 people died" is read as "201645 people died20178 people died".
#
# HTML has <dl> for pairs of names and what is said of them, a glossary or a chronology. Every browser begins a line at each
# <dt> and <dd>; HTML's own chapter on rendering (15.3.7) says so. Neither tool has the three in its table of elements, and
# what is not there is taken for part of a line, as <b> is. <summary> runs into its <details>, <legend> into its <fieldset>
# the same way.
#
# One would guess that what stands on two lines is never one word: inscriptis says that it comes close to what browsers show,
# html-to-text that it makes "beautiful text". Years become figures of five and six digits, counts of victims gain one; a
# reader of dates finds none, a search finds neither the year nor the count. Lists and tables come out well.
#
# Seen: as above; html2text 2025.4.15 keeps the lines apart, as both do for <ul>. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check inscriptis==2.7.6 html2text==2025.4.15
npm install --loglevel error --no-audit --no-fund --no-update-notifier html-to-text@10.0.1
cat >pages.json <<'JSON'
{
  "dl": "<dl><dt>2016</dt><dd>45 people died</dd><dt>2017</dt><dd>8 people died</dd></dl>",
  "details": "<details><summary>7 December 2016</summary>45 people died</details>",
  "fieldset": "<fieldset><legend>2016</legend>45 people died</fieldset>",
  "ul": "<ul><li>2016</li><li>45 people died</li></ul>"
}
JSON
cat >read.cjs <<'JAVASCRIPT'
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const { convert } = require("html-to-text");

const pages = JSON.parse(readFileSync("pages.json", "utf8"));
const seen = Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, convert(page)]));
console.log("html-to-text", seen);
assert.deepEqual(seen, {
  dl: "201645 people died20178 people died", // one would guess four lines
  details: "7 December 201645 people died", // two
  fieldset: "201645 people died",
  ul: " * 2016\n * 45 people died",
});
JAVASCRIPT
node read.cjs
venv/bin/python - <<'PYTHON'
import json
from importlib.metadata import version
from pathlib import Path

import html2text
import inscriptis

pages = json.loads(Path("pages.json").read_text(encoding="utf-8"))
seen = {name: inscriptis.get_text(page).strip() for name, page in pages.items()}
print("inscriptis", version("inscriptis"), seen)
assert seen == {
    "dl": "201645 people died20178 people died",
    "details": "7 December 201645 people died",
    "fieldset": "201645 people died",
    "ul": "* 2016\n  * 45 people died",
}, seen
other = html2text.html2text(pages["dl"]).split("\n")
assert [line.strip() for line in other if line.strip()] == ["2016", "45 people died", "2017", "8 people died"], other
print("as found")
PYTHON
