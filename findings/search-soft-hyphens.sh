#!/bin/bash
# SQLite 3.50.4's FTS5 (apsw 3.50.4.0), PostgreSQL 18.7 (as PGlite 0.5.17) and MiniSearch 7.2.0: "Waffenruhe" (ceasefire)
# does not find a headline that reads "Waffenruhe", and in FTS5 "Ruhe" (quiet) does.
#
# Pages in German, and in other languages with long words, write soft hyphens into them ("Waffen&shy;ruhe") to say where a
# line may break. Nobody sees one unless a line breaks there, and nobody types one. FTS5 takes it for a gap between two
# words; PostgreSQL and MiniSearch keep it within the word, as one of its letters.
#
# One would guess that a word as it is shown is found: Unicode counts the soft hyphen among the characters to be ignored
# where they are not supported, and its rules for words (annex 29, WB4) go on over it. The longest words of an archive's
# headlines, its compounds, are found on some pages and not on others that look the same. Take it out before indexing.
#
# Seen: as above; without the soft hyphen the word is found in all three. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check apsw==3.50.4.0
npm install --loglevel error --no-audit --no-fund --no-update-notifier @electric-sql/pglite@0.5.17 minisearch@7.2.0
venv/bin/python - <<'PYTHON'
import apsw

connection = apsw.Connection(":memory:")
connection.execute("CREATE VIRTUAL TABLE headlines USING fts5(words)")
connection.execute("INSERT INTO headlines VALUES ('Die Waffen\u00adruhe hielt'), ('Eine Waffenruhe brach')")


def found(word: str) -> list[int]:
    return [row[0] for row in connection.execute("SELECT rowid FROM headlines WHERE headlines MATCH ?", (word,))]


seen = {word: found(word) for word in ("Waffenruhe", "Ruhe")}
print("SQLite", apsw.sqlite_lib_version(), seen)
assert seen == {"Waffenruhe": [2], "Ruhe": [1]}, seen  # one would guess [1, 2] and []
PYTHON
cat >ask.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { PGlite } from "@electric-sql/pglite";
import MiniSearch from "minisearch";

const HEADLINES = ["Die Waffen\u00adruhe hielt", "Eine Waffenruhe brach"];
const database = new PGlite();
const one = async (sql, ...values) => Object.values((await database.query(sql, values)).rows[0])[0];
const postgres = (configuration, text) =>
  one("SELECT to_tsvector($1::regconfig, $2) @@ plainto_tsquery($1::regconfig, 'Waffenruhe')", configuration, text);
console.log("PostgreSQL", await one("SHOW server_version"));
for (const configuration of ["simple", "german"]) {
  const seen = [await postgres(configuration, HEADLINES[0]), await postgres(configuration, HEADLINES[1])];
  console.log(configuration, seen);
  assert.deepEqual(seen, [false, true]);
}
const index = new MiniSearch({ fields: ["words"] });
index.addAll(HEADLINES.map((words, id) => ({ id, words })));
const ids = index.search("Waffenruhe").map((hit) => hit.id);
console.log("MiniSearch", ids);
assert.deepEqual(ids, [1]);
console.log("as found");
JAVASCRIPT
node ask.mjs
