#!/bin/bash
# citation-js 0.7.21: a BibLaTeX date of "201X" (some year of that decade) is cited as 2010; "2016?" as 2016, "2016-21"
# (spring 2016) as 2016; and of "2016-12-07/" (from 7 December, end open) nothing is left: "n.d.".
#
# BibLaTeX takes these forms from EDTF level 1 and writes them out with care ("2010s", "2016?", "spring 2016", "7 Dec.
# 2016–"). citation-js reads them without complaint and puts a bare year into CSL-JSON; written back as BibLaTeX, the
# entry says `date = {2010}`. CSL-JSON has places for a season and for "circa"; they stay empty. Of an open interval
# the end becomes null, which no style can print, so the known beginning goes too.
#
# One would guess that what a format can say is kept or refused. A list of sources that went through it once claims
# years nobody knew, and the doubt its keeper had typed is gone from the file as well.
#
# Seen: as above, "201X" back as `date = {2010}`. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier \
    @citation-js/core@0.7.21 @citation-js/plugin-bibtex@0.7.21 @citation-js/plugin-csl@0.7.22
cat >cite.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { Cite } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";

const seen = {};
let kept = "";
for (const date of ["201X", "2016?", "2016-21", "2016-12-07/"]) {
  const source = new Cite(`@online{mill, title = {The mill}, author = {Hill, Ann}, date = {${date}}}`);
  const words = source.format("bibliography", { format: "text", template: "apa", lang: "en-US" });
  seen[date] = [words.match(/\((.*?)\)/)[1], JSON.stringify(source.data[0].issued)];
  if (date === "201X") kept = source.format("biblatex").match(/date = \{.*?\}/)[0];
}
console.log(seen, kept);
assert.deepEqual(seen, {
  "201X": ["2010", '{"date-parts":[[2010]]}'],
  "2016?": ["2016", '{"date-parts":[[2016]]}'],
  "2016-21": ["2016", '{"date-parts":[[2016]]}'],
  "2016-12-07/": ["n.d.", '{"date-parts":[[2016,12,7],null]}'],
});
assert.equal(kept, "date = {2010}");
console.log("as found");
JAVASCRIPT
node cite.mjs
