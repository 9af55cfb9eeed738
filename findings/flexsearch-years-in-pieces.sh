#!/bin/bash
# FlexSearch 0.8.212: "2016" finds "In 2015, 6 people died", "2001" finds "20 dead, 1 missing", and 199 finds 19 looms.
#
# The default encoder cuts digits into threes from the left, so that 2016 is the words 201 and 6, and then makes one of
# letters that follow each other, digits among them: 200 becomes 20, 199 becomes 19. A search for several words finds the
# texts that have them all, wherever they stand. Cutting can be turned off by `numeric: false`; then 1999 is 19 as well.
#
# One would guess that a year finds that year: the manual says of the default that it folds accents and doubles of
# letters ("missing" as "mising") and indexes what is alphanumeric. An archive is looked through by years and counts
# before all; texts of other years come out among those that have it, though nothing fuzzy was asked for. Charset.Exact
# leaves numbers whole, and capitals and accents too.
#
# Seen: as above; with Charset.Exact, and in MiniSearch 7.2.0, a number finds itself alone. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier flexsearch@0.8.212 minisearch@7.2.0
cat >ask.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { Charset, Index } from "flexsearch";
import MiniSearch from "minisearch";

const TEXTS = ["The mill burned in 2016", "In 2015, 6 people died", "20 dead, 1 missing", "It had 19 looms"];
const YEARS = ["2016", "2001", "199"];
const found = (search) => Object.fromEntries(YEARS.map((year) => [year, search(year).map((id) => TEXTS[id]).sort()]));
const flex = (options) => {
  const index = new Index(options);
  TEXTS.forEach((text, id) => index.add(id, text));
  return found((year) => index.search(year));
};
const mini = new MiniSearch({ fields: ["text"] });
mini.addAll(TEXTS.map((text, id) => ({ id, text })));

const seen = flex({});
console.log(seen);
assert.deepEqual(seen, {
  2016: ["In 2015, 6 people died", "The mill burned in 2016"],
  2001: ["20 dead, 1 missing"],
  199: ["It had 19 looms"],
});
const guessed = { 2016: ["The mill burned in 2016"], 2001: [], 199: [] };
assert.deepEqual(flex({ encoder: Charset.Exact }), guessed);
assert.deepEqual(found((year) => mini.search(year).map((hit) => hit.id)), guessed);
console.log("as found");
JAVASCRIPT
node ask.mjs
