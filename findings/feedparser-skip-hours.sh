#!/bin/bash
# feedparser 6.0.14: of the hours and days at which a feed asks not to be fetched only the last one is kept.
#
# RSS 0.91 to 2.0 let a feed say when nothing new will come: <skipHours> with up to 24 <hour>, <skipDays> with up to
# seven <day>. In what feedparser returns, feed["skiphours"] and feed["skipdays"] are there and empty; the elements
# inside become feed["hour"] and feed["day"], each over the one before.
#
# One would guess a list under "skiphours", or nothing at all. A reader that respects feed["hour"] spares the server one
# hour of the night and asks it in all others; one that finds "skiphours" empty takes it that nothing is asked for.
#
# Seen: hours 0 to 5 and both days of the weekend come back as hour "5" and day "Sunday". Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check feedparser==6.0.14
"$folder/venv/bin/python" - <<'PYTHON'
import feedparser

print("feedparser", feedparser.__version__)
hours = "".join(f"<hour>{hour}</hour>" for hour in range(6))
feed = feedparser.parse(
    '<rss version="2.0"><channel><title>The Mill</title><link>https://mill.example/</link>'
    f"<description>News of the mill</description><skipHours>{hours}</skipHours>"
    "<skipDays><day>Saturday</day><day>Sunday</day></skipDays></channel></rss>"
)
seen = {name: feed.feed.get(name) for name in ("skiphours", "hour", "skipdays", "day")}
print(seen, "bozo", feed.bozo)
assert not feed.bozo
assert seen == {"skiphours": "", "hour": "5", "skipdays": "", "day": "Sunday"}, seen
print("as found")
PYTHON
