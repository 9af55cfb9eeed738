#!/bin/bash
# feedparser 6.0.14: a writer whose mail address ends in more than four letters gets a name with a piece of the address.
#
# RSS 2.0 writes an author as "ada@mill.museum (Ada Weir)". feedparser parts name and address by a pattern that lets the
# last part of a domain have two to four letters: of .org and .info both are right, of .museum, .agency, .press, .news
# or .example the address ends early and its rest is glued to the name.
#
# One would guess that author_detail has the name and the address as written. The name is "um (Ada Weir": a reader's
# byline, a list of writers and "more by …" go wrong for every outlet under one of the newer domains, without a sign
# of it (bozo is False).
#
# Seen: .org and .info: name "Ada Weir". .museum, .agency, .press: a name with the end of the address before it.
# The same with and without the sanitiser. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

print("feedparser", feedparser.__version__)
FEED = """<rss version="2.0"><channel><title>The Mill</title><link>https://mill.example/</link>
<description>News of the mill</description><item><title>The mill burns</title>
<author>ada@mill.{} (Ada Weir)</author></item></channel></rss>"""
seen = {}
for domain in ("org", "info", "museum", "agency", "press"):
    for sanitize in (True, False):
        feed = feedparser.parse(FEED.format(domain), sanitize_html=sanitize)
        entry = feed.entries[0]
        seen[domain, sanitize] = (entry.author_detail.get("name"), entry.author_detail.get("email"), feed.bozo)
    print(domain, seen[domain, True])
    assert seen[domain, True] == seen[domain, False]
for domain in ("org", "info"):
    assert seen[domain, True] == ("Ada Weir", f"ada@mill.{domain}", False), seen
assert seen["museum", True] == ("um (Ada Weir", "ada@mill.muse", False), seen
assert seen["agency", True] == ("cy (Ada Weir", "ada@mill.agen", False), seen
assert seen["press", True] == ("s (Ada Weir", "ada@mill.pres", False), seen
print("as found")
PYTHON
