#!/bin/bash
# turndown 7.2.5, markdownify 1.2.3 and html2text 2025.4.15: of a countdown (<ol reversed>), "3. the bridge, 2. the
# school, 1. the mill", the Markdown is "1. the bridge, 2. the school, 3. the mill": the third place is the first and
# the first the last. A year that stands as the number of its item (<li value="1914">) is 1.
#
# HTML numbers the items of a list from 1 upwards, from `start`, downwards where it is `reversed`, and by the `value` of
# an item from there on (4.4.5 and 4.4.8). Of these the three tools know `start`. With `start="3" reversed` they count
# 3, 4, 5.
#
# One would guess that the numbers of a page are those of its Markdown: that `start` is kept shows that numbers were
# thought of, and Markdown, which can only count upwards, could have them as words. A list of the worst, the largest or
# the most read that ends with its first place, as papers publish it, is turned round: every figure is there, in clean
# type, each beside the wrong name, in notes, in archives and in what is put before a language model. For `value` a
# change to markdownify was offered in 2026; of `reversed` we found no report.
#
# Seen: as above. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier turndown@7.2.5
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check markdownify==1.2.3 html2text==2025.4.15
cat >turn.mjs <<'JAVASCRIPT'
import { readFileSync } from "node:fs";
import Turndown from "turndown";

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((page) => new Turndown().turndown(page))));
JAVASCRIPT
venv/bin/python - <<'PYTHON'
import json
import subprocess
from importlib.metadata import version

from html2text import html2text
from markdownify import markdownify

print("markdownify", version("markdownify"), "html2text", version("html2text"))
ITEMS = "<li>The bridge</li><li>The school</li><li>The mill</li>"
PAGES = [
    f"<ol reversed>{ITEMS}</ol>",
    f'<ol reversed start="3">{ITEMS}</ol>',
    '<ol><li value="1914">War</li><li value="1918">Peace</li></ol>',
    '<ol start="7"><li>War</li><li>Peace</li></ol>',
]


def numbers(markdown):
    return [line.split()[0] for line in markdown.splitlines() if line.strip()]


ran = subprocess.run(["node", "turn.mjs"], input=json.dumps(PAGES), capture_output=True, text=True, check=True)
turned = {
    "turndown": json.loads(ran.stdout),
    "markdownify": [markdownify(page) for page in PAGES],
    "html2text": [html2text(page) for page in PAGES],
}
for tool, pages in turned.items():
    print(tool, repr(pages[0]))
    seen = [numbers(page) for page in pages]
    assert seen == [
        ["1.", "2.", "3."],  # one would guess 3, 2, 1
        ["3.", "4.", "5."],  # 3, 2, 1
        ["1.", "2."],  # 1914, 1918
        ["7.", "8."],
    ], (tool, seen)
print("as found")
PYTHON
