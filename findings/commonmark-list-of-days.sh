#!/bin/bash
# CommonMark (markdown-it-py 4.0.0, mistune 3.1.4, marked 16.4.0): three lines that begin with their day, "7. Dezember",
# "24. Dezember", "3. Januar", are printed as 7, 8 and 9.
#
# A number with a full stop begins an item of a numbered list. The specification keeps the first number alone and counts
# on from there, whatever the others say. German, Danish, Norwegian, Finnish, Estonian, Czech, Croatian and more write the
# day of a month as an ordinal with a full stop, and put it first; so a chronology, a line a day, is a list.
#
# One would guess that the numbers which somebody typed are shown, or at least that dates are. The page that comes out
# gives each day but the first a date nobody wrote, in clean type and in order; the source still has the right ones.
# "1) … 1) …" and years ("1914. …", "1939. …") go the same way.
#
# Seen: `<ol start="7">` with three items and no number of their own, in all three. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdown-it-py==4.0.0 mistune==3.1.4
npm install --loglevel error --no-audit --no-fund --no-update-notifier marked@16.4.0
printf '7. Dezember: Waffenruhe verlangt\n24. Dezember: Einigung\n3. Januar: Abzug\n' >days.md
cat >show.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import { marked } from "marked";

process.stdout.write(marked.parse(readFileSync("days.md", "utf8")));
JAVASCRIPT
node show.mjs >marked.html
venv/bin/python - <<'PYTHON'
import re
from importlib.metadata import version
from pathlib import Path

import mistune
from markdown_it import MarkdownIt

days = Path("days.md").read_text(encoding="utf-8")
made = {
    f"markdown-it-py {version('markdown-it-py')}": MarkdownIt("commonmark").render(days),
    f"mistune {version('mistune')}": mistune.html(days),
    "marked 16.4.0": Path("marked.html").read_text(encoding="utf-8"),
}
for by, html in made.items():
    print(by, html.strip(), sep="\n")
    assert '<ol start="7">' in html, html
    items = re.findall(r"<li[^>]*>\s*(?:<p>)?([^<:]*)", html)
    assert items == ["Dezember", "Dezember", "Januar"], items  # "24." and "3." are in none of them
    assert "value=" not in html and "24" not in html, html
print("as found")
PYTHON
