#!/bin/bash
# pycountry 26.2.16: the first country that search_fuzzy("Niger") gives is Nigeria, and for "Curaçao" it is the Netherlands.
#
# search_fuzzy() gives points and adds them up: 50 for the name of a country, 49 for the name of a part of one, some for
# every name that holds the words. Nigeria has a state of Niger, and a name that begins with those letters; the Netherlands
# list Curaçao among their parts. Together that is more than the country of that very name has.
#
# One would guess what the manual says, that names of countries go before those of their parts, and that whose name is given
# whole comes first. The first result is what one takes, to put a flag, a map or a tag to the place of a report: what
# happened in Niger is filed under its neighbour, two countries that papers confuse often enough. Of all 249, asked for by
# their own or their common names, these two alone go wrong, so that a test of some finds nothing.
#
# Seen: as above; lookup() is right. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pycountry==26.2.16
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pycountry import countries

print("pycountry", version("pycountry"))
niger = [country.name for country in countries.search_fuzzy("Niger")]
print(niger, len(countries))
assert niger == ["Nigeria", "Niger"], niger  # one would guess the other way round
assert countries.lookup("Niger").name == "Niger"
other = {}
for country in countries:
    for name in {country.name, getattr(country, "common_name", country.name)}:
        first = countries.search_fuzzy(name)[0]
        if first != country:
            other[name] = first.name
print(other)
assert other == {"Niger": "Nigeria", "Curaçao": "Netherlands"}, other  # one would guess none
assert len(countries) == 249
print("as found")
PYTHON
