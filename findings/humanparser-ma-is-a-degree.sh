#!/bin/bash
# humanparser 2.7.0: "Mei Ma" has the suffix "Ma" and no last name; of "Dr. Anna Ma" the last name is Anna; "Ma, Mei", with the
# family name first, loses it too.
#
# A name may end in a degree, "Ann Hill, MA". humanparser compares the last word with a list of degrees and the like, small
# letters or capitals, and takes it off before it asks what is left. Ma (馬) is one of the most frequent family names of
# China; "V" and "I", for the fifth and the first, are initials as well.
#
# One would guess that a name of two words has a first and a last one: "Ma" with one capital, behind a first name alone, is
# no degree. An index of people sorts all of them under nothing; who joins reports by last name makes one person of
# everybody without one. `ignoreSuffix` takes "ma" off the list, and then for "Ann Hill MA" too.
#
# Seen: as above; nameparser 2.6.0 has the family name, and the degree. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check nameparser==2.6.0
npm install --loglevel error --no-audit --no-fund --no-update-notifier humanparser@2.7.0
cat >read.cjs <<'JAVASCRIPT'
const assert = require("node:assert/strict");
const { parseName } = require("humanparser");

const NAMES = ["Mei Ma", "Mei-Li Ma", "Dr. Anna Ma", "Ma, Mei", "Esteban V", "Mei Li", "Ann Hill MA"];
const seen = NAMES.map((name) => {
  const { firstName = "", lastName, suffix = "" } = parseName(name);
  return [firstName, lastName, suffix];
});
console.log(seen);
assert.deepEqual(seen, [
  ["Mei", "", "Ma"], // one would guess Mei, Ma
  ["Mei-Li", "", "Ma"],
  ["", "Anna", "Ma"], // Anna, Ma
  ["Mei", "", "Ma"],
  ["Esteban", "", "V"],
  ["Mei", "Li", ""],
  ["Ann", "Hill", "MA"],
]);
assert.equal(parseName("Mei Ma", { ignoreSuffix: ["ma"] }).lastName, "Ma");
JAVASCRIPT
node read.cjs
venv/bin/python - <<'PYTHON'
from nameparser import HumanName

other = [(name.first, name.last, name.suffix) for name in map(HumanName, ("Mei Ma", "Dr. Anna Ma", "Ann Hill, MA"))]
print("nameparser", other)
assert other == [("Mei", "Ma", ""), ("Anna", "Ma", ""), ("Ann", "Hill", "MA")], other
print("as found")
PYTHON
