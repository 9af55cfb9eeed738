#!/bin/bash
# snowballstemmer 3.1.1 and PostgreSQL 18.7 (as PGlite 0.5.17): in Russian "Kyiv" does not find "in Kyiv", nor "Gorbachev"
# "of Gorbachev"; a search for the town of Rostov finds reports of growth, one for Chekhov those of Czechs.
#
# Snowball's stemmer takes endings off, so that one word is found in all its cases. -ов and -ев are endings of "of many" in
# Russian, and those of towns and of people in the nominative too: Киев is cut to "ки", Ростов to "рост" (growth), Чехов to
# "чех" (Czech). In the other cases, Киева, Киеве, Ростова, the ending is another one and the rest stays: "киев", "ростов".
#
# One would guess that stemming brings the cases of a name together; it does for Minsk, Putin, Krasnodar. For Kyiv, Kharkiv,
# Rostov, Saratov, Gorbachev and every Ivanov it parts the form that somebody types from those of running text: found is
# the sentence in which the name is the subject, and nothing "in" it, "of" it or "from" it.
#
# Seen: as above, the stems in snowballstemmer and the searches in PostgreSQL. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1
npm install --loglevel error --no-audit --no-fund --no-update-notifier @electric-sql/pglite@0.5.17
venv/bin/python - <<'PYTHON'
from importlib.metadata import version

import snowballstemmer

PARTED = ("Киев Киева", "Харьков Харькова", "Ростов Ростова", "Саратов Саратова", "Горбачев Горбачева", "Иванов Иванова")
KEPT = ("Минск Минска", "Путин Путина", "Краснодар Краснодара")
stem = snowballstemmer.stemmer("russian").stemWord
seen = {pair: [stem(form) for form in pair.lower().split()] for pair in PARTED + KEPT}
print("snowballstemmer", version("snowballstemmer"), seen)
assert [pair for pair in seen if seen[pair][0] != seen[pair][1]] == list(PARTED), seen  # one would guess none
assert stem("ростов") == stem("роста") == "рост" and stem("чехов") == stem("чехи") == "чех"
PYTHON
cat >ask.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { PGlite } from "@electric-sql/pglite";

const database = new PGlite();
const one = async (sql, ...values) => Object.values((await database.query(sql, values)).rows[0])[0];
const found = (text, query) => one("SELECT to_tsvector('russian', $1) @@ websearch_to_tsquery('russian', $2)", text, query);
console.log("PostgreSQL", await one("SHOW server_version"));
const seen = {
  "Kyiv in 'a mill burned in Kyiv'": await found("В Киеве сгорела мельница", "Киев"),
  "Gorbachev in 'a letter of Gorbachev'": await found("Письмо Горбачева", "Горбачев"),
  "Rostov in 'growth of prices'": await found("Рост цен на муку", "Ростов"),
  "Chekhov in 'Czechs bought the mill'": await found("Чехи купили мельницу", "Чехов"),
  "Minsk in 'a mill burned in Minsk'": await found("В Минске сгорела мельница", "Минск"),
};
console.log(seen);
assert.deepEqual(Object.values(seen), [false, false, true, true, true]); // one would guess true, true, false, false, true
console.log("as found");
JAVASCRIPT
node ask.mjs
