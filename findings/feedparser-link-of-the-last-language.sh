#!/bin/bash
# feedparser 6.0.14: an Atom entry in English that names its French page as well has the French page for its link.
#
# An entry may have several links of the kind "alternate", as long as they differ in type or language (RFC 4287, 4.1.2):
# the same report as a page in two languages. feedparser makes entry.link of each in turn, so that the last one stays. It
# asks whether the type is one of HTML, and not for `hreflang`, and not for the language that entry or feed are in.
#
# One would guess the first, or the one in the language of the entry; the manual calls it "the primary link". Who follows
# the feed in English reads an English headline and summary and opens a page in French, or keeps its text under them; a
# page of another type is passed over as it should be, so that the kind of link was thought of.
#
# Seen: as above, also where the entry says xml:lang="en" and its own link comes first; a PDF in its place is not taken.
# Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

print("feedparser", feedparser.__version__)
FEED = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Mill</title><id>tag:mill.example,2016:feed</id>
<updated>2016-12-07T09:00:00Z</updated><author><name>Ann Hill</name></author>
<entry xml:lang="en"><title>Mill shut</title><id>tag:mill.example,2016:1</id><updated>2016-12-07T09:00:00Z</updated>
<link rel="alternate" type="text/html" hreflang="en" href="https://mill.example/1"/>{}
<summary>The old mill was shut.</summary></entry></feed>"""
OTHERS = (
    '<link rel="alternate" type="text/html" hreflang="fr" href="https://mill.example/1/fr"/>',
    '<link rel="alternate" type="application/pdf" hreflang="en" href="https://mill.example/1.pdf"/>',
)
seen = []
for other in OTHERS:
    feed = feedparser.parse(FEED.format(other))
    entry = feed.entries[0]
    assert not feed.bozo and entry.title_detail.language == "en"
    assert [link.hreflang for link in entry.links][0] == "en", entry.links
    seen.append(entry.link)
print(seen)
assert seen == ["https://mill.example/1/fr", "https://mill.example/1"], seen  # one would guess …/1 both times
print("as found")
PYTHON
