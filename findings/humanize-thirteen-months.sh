#!/bin/bash
# humanize 4.17.0: in German what was 13 months ago, 381 to 410 days, is "vor ein Monat", a month ago. In Danish a thousand
# million and a million million are both "1.0 billion". In Arabic and Persian the 11th, the 12th and the 20th are the "zeroth".
#
# humanize takes its words from catalogues of gettext. In the German one "1 year, 1 month" has the words of "a month"; in
# the Danish one "billion" stands for both of the English numbers, while in Danish it is the larger. The ordinals are put
# together from the figure and an ending for its last digit; the one for 0, which stands for 11 to 13 as well ("th"), is in
# Arabic and Persian the word for nothing.
#
# One would guess that a longer time is never said in the words of a shorter one. "Corrected a month ago" under a report of
# last year is read as news; a budget of three thousand million kroner is a thousand times too large for its Danish
# readers. All three are plain phrases, right for most numbers: 12 months, 14 months and a million are as they should be.
#
# Seen: as above; in French 13 months are "un an et un mois". Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check humanize==4.17.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import timedelta
from importlib.metadata import version

import humanize

print("humanize", version("humanize"))
DAYS = (31, 365, 380, 381, 396, 410, 411)
humanize.i18n.activate("de")
german = {days: humanize.naturaltime(timedelta(days=days)) for days in DAYS}
humanize.i18n.activate("fr")
french = humanize.naturaldelta(timedelta(days=396))
humanize.i18n.activate("da")
danish = [humanize.intword(number) for number in (10**6, 10**9, 10**12, 3 * 10**9, 3 * 10**12)]
ordinals = {}
for language in ("ar", "fa"):
    humanize.i18n.activate(language)
    ordinals[language] = [humanize.ordinal(number) for number in (1, 11, 12, 20)]
humanize.i18n.deactivate()
print(german, french, danish, ordinals, sep="\n")
assert german[381] == german[396] == german[410] == german[31] == "vor ein Monat", german
assert (german[365], german[380], german[411]) == ("vor ein Jahr", "vor ein Jahr und 15 Tage", "vor ein Jahr und 2 Monate")
assert french == "un an et un mois", french
assert danish == ["1.0 million", "1.0 billion", "1.0 billion", "3.0 billioner", "3.0 billioner"], danish
assert ordinals["ar"] == ["1 أول", "11 صفر", "12 صفر", "20 صفر"], ordinals  # صفر is zero
assert all("صفر" in each for each in ordinals["fa"][1:]), ordinals
print("as found")
PYTHON
