#!/bin/bash
# Django 5.2.19: in Armenian 7 April 2016 is written "Մարտ 7, 2016", which is 7 March; in the short form "M" January and June
# are one, "Հուն".
#
# Django's catalogue for a language has the names of the months four times: whole, whole beside a day, with three letters
# ("M") and as American newspapers shorten them ("N"). In the Armenian one the fourth April has the word of March. "N j, Y"
# is what Django writes a date with where a language has no formats of its own, and Armenian has none: so does
# `{{ value }}`, and every template that names no format.
#
# One would guess that what the framework writes by itself is the date. An event of April stands in a timeline, in its right
# place and among others of April, as one of March; in an archive two reports that lie a month apart are of the same day. A
# test of any other month finds nothing, and the long form ("j F Y") is right.
#
# Seen: as above, in a template and with date_format(); Babel 2.19.0 tells all months apart. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check django==5.2.19 babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date

import babel
import django
from babel.dates import format_date
from django.conf import settings

settings.configure(USE_I18N=True)
django.setup()

from django.template import Context, Engine
from django.utils import translation
from django.utils.formats import date_format

days = [date(2016, month, 7) for month in range(1, 13)]
with translation.override("hy"):
    written = [Engine().from_string("{{ day }}").render(Context({"day": day})) for day in days]
    short = [date_format(day, "M") for day in days]
    whole = [date_format(day, "j F Y") for day in days]
print("Django", django.__version__, written[2], "|", written[3], "|", whole[3], "|", short)
assert written[3] == written[2] == "Մարտ 7, 2016", written  # one would guess Ապրիլ 7, 2016, or Ապր․
assert short[0] == short[5] == "Հուն", short  # Հնվ and Հնս
assert whole[3] == "7 Ապրիլ 2016" and len(set(whole)) == 12, whole
assert len(set(written)) == 11
print("Babel", babel.__version__, format_date(days[3], locale="hy"))
assert len({format_date(day, locale="hy") for day in days}) == 12
print("as found")
PYTHON
