#!/bin/bash
# pandas 3.1.1 (with odfpy 1.4.1): a cell that is true in a German OpenDocument sheet is read as False; one of 90 seconds,
# shown as "01:30", as half past one.
#
# OpenDocument keeps a cell's value in an attribute (`office:boolean-value="true"`, `office:time-value="PT0H1M30S"`) and
# beside it the words that were last shown, in the language and form of the sheet: "WAHR", "VRAI", "01:30". pandas takes
# dates and numbers from the attribute; a truth value is what it shows compared with the word "TRUE", and a time is what
# it shows read as a time of day.
#
# One would guess that the value is read, as it is for dates, and that a file means the same whatever language its writer's
# LibreOffice speaks. Of a list of claims "checked: yes" every line comes back as unchecked, and lengths of recordings by
# the minute as hours; the columns have the right types, and nothing warns.
#
# Seen: as above, in German and French, with the default engine; engine="calamine" reads the values. Fails when that
# changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 python-calamine==0.9.1
"$folder/venv/bin/python" - "$folder/claims.ods" <<'PYTHON'
import sys
from datetime import time

import pandas
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

CELLS = (  # what is shown, and what it is
    ("checked", {"valuetype": "string"}),
    ("TRUE", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("WAHR", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("VRAI", {"valuetype": "boolean", "booleanvalue": "true"}),
    ("01:30", {"valuetype": "time", "timevalue": "PT0H1M30S"}),
)
book, table = OpenDocumentSpreadsheet(), Table(name="claims")
for shown, value in CELLS:
    row, cell = TableRow(), TableCell(**value)
    cell.addElement(P(text=shown))
    row.addElement(cell)
    table.addElement(row)
book.spreadsheet.addElement(table)
book.save(sys.argv[1])

seen = pandas.read_excel(sys.argv[1])["checked"].tolist()
other = pandas.read_excel(sys.argv[1], engine="calamine")["checked"].tolist()
print("pandas", pandas.__version__, seen, "calamine", other)
assert seen == [True, False, False, time(1, 30)], seen
assert other == [True, True, True, time(0, 1, 30)], other
print("as found")
PYTHON
