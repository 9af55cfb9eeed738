#!/bin/bash
# sqlglot 30.30.0: the year at the end of a date, `SUBSTR(day, -4)` in SQLite, is made `SUBSTRING(day FROM -4)` for
# PostgreSQL, which is the whole text; the age of somebody in full years, `TIMESTAMPDIFF(YEAR, born, died)` in MySQL, is made
# `DATE_DIFF('YEAR', born, died)` for DuckDB, which is a year too many for whoever died before the birthday.
#
# sqlglot translates SQL between dialects. In SQLite and MySQL a negative start counts from the end of the text; in
# PostgreSQL it lies before the beginning, and the text is taken from there. MySQL counts the years that are over, DuckDB
# the turns of the year that lie between; what MySQL counts is DATE_SUB there. The words are right in either, so that
# nothing fails.
#
# One would guess what sqlglot says it aims at, SQL that means the same; what it cannot do it warns of or refuses
# (`unsupported_level`), and here it does neither. A report counted by year is counted by day after a move from SQLite to
# PostgreSQL; who died two days before a hundredth birthday is a hundred, a child of one day born in December is one.
#
# Seen: as above; the first run in SQLite and in PostgreSQL 18.7 (as PGlite 0.5.17), the second in DuckDB 2.0.0; of MySQL,
# whose manual works out ages by TIMESTAMPDIFF (3.3.4.5), the words alone. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --no-compile --disable-pip-version-check sqlglot==30.30.0 duckdb==2.0.0
npm install --loglevel error --no-audit --no-fund --no-update-notifier @electric-sql/pglite@0.5.17
venv/bin/python - <<'PYTHON'
import sqlite3
from pathlib import Path

import duckdb
import sqlglot
from sqlglot import ErrorLevel

RAISE = {"unsupported_level": ErrorLevel.RAISE}
YEAR = "SELECT SUBSTR('7 December 2016', -4)"
assert sqlite3.connect(":memory:").execute(YEAR).fetchone() == ("2016",)
(translated,) = sqlglot.transpile(YEAR, read="sqlite", write="postgres", **RAISE)
print("sqlglot", sqlglot.__version__, translated)
assert translated == "SELECT SUBSTRING('7 December 2016' FROM -4)", translated
assert sqlglot.transpile(YEAR, read="mysql", write="postgres", **RAISE) == [translated]
Path("ask.sql").write_text(translated, encoding="utf-8")

AGE = "SELECT TIMESTAMPDIFF(YEAR, CAST('{}' AS DATE), CAST('{}' AS DATE))"
LIVES = [("1916-12-09", "2016-12-07"), ("1916-12-07", "2016-12-07"), ("2016-12-31", "2017-01-01")]
ages = []
for born, died in LIVES:
    (translated,) = sqlglot.transpile(AGE.format(born, died), read="mysql", write="duckdb", **RAISE)
    asked = (translated, translated.replace("DATE_DIFF", "DATE_SUB"))
    ages.append(tuple(duckdb.sql(each).fetchall()[0][0] for each in asked))
    print("DuckDB", duckdb.__version__, translated, *ages[-1])
assert ages == [(100, 99), (100, 100), (1, 0)], ages  # what comes out, and the full years
PYTHON
cat >ask.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";

const database = await PGlite.create();
const { rows } = await database.query(readFileSync("ask.sql", "utf8"));
const version = await database.query("SHOW server_version");
console.log("PostgreSQL", version.rows[0].server_version, rows);
assert.deepEqual(Object.values(rows[0]), ["7 December 2016"]); // one would guess 2016
await database.close();
console.log("as found");
JAVASCRIPT
node ask.mjs
