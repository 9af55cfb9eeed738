#!/bin/bash
# lxml 6.1.3 (libxml2 2.14.6): an article of a page that leaves out <head> and <body> stands in the head.
#
# HTML lets a writer leave out the tags of <head> and <body>: "<!DOCTYPE html><title>…</title><article>…" is valid,
# and every browser puts the article into the body. libxml2's HTML parser knows the elements of HTML 4 only: <div>
# opens the body, <article>, <section> and <main> do not, and stay in the head with all that is in them.
#
# One would guess that //body holds what a reader sees. It holds nothing here, or is not there at all: a reader of
# pages that looks below the body finds an empty page, and one that drops the head drops the report.
#
# Seen: article, section, main: no <body>, the paragraph's ancestors are html, head and the element; div: html, body.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
import lxml.etree
import lxml.html

print("lxml", lxml.etree.__version__, "libxml2", ".".join(map(str, lxml.etree.LIBXML_VERSION)))
seen = {}
for element in ("article", "section", "main", "div"):
    page = f"<!DOCTYPE html><title>Quay shut</title><{element}><p>The old quay was shut on Monday.</p></{element}>"
    tree = lxml.html.document_fromstring(page)
    paragraph = next(tree.iter("p"))
    above = [each.tag for each in paragraph.iterancestors()][::-1]
    seen[element] = (above, len(tree.findall("body")))
    print(element, seen[element])
for element in ("article", "section", "main"):
    assert seen[element] == (["html", "head", element], 0), seen[element]
assert seen["div"] == (["html", "body", "div"], 1), seen["div"]
print("as found")
PYTHON
