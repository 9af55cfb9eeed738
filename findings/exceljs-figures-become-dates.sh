#!/bin/bash
# exceljs 4.4.0: a cell that Excel shows as "1201 m" (metres) is read as 15 April 1903, and one of 41,000 in a column of
# Bosnian marks as 1 April 2012.
#
# A spreadsheet keeps days as numbers; that a number is meant as a day is said by its number format alone. exceljs takes
# quoted words and square brackets out of the format and looks for one of the letters y, m, d, h, M, s and b in the rest.
# A letter shown as it stands, which the format marks by a backslash (`0\ \m`), and one that only leaves its room, marked
# by an underscore (`_K_M`, in a column of amounts the room of a currency that is not shown), count as a date's.
#
# One would guess what ISO/IEC 29500 says of the two marks (part 1, 18.8.31): what follows is no part of a date. openpyxl
# reads the five figures. A table of heights, hours or millions becomes one of days without a sign of it, in one column
# and not in the next, whose "m" stands in quotation marks; saved as JSON or CSV the figures are gone.
#
# Seen: as above, and `0\h`, `0.0,,\M` the same; `0" m"` is a number. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
npm install --loglevel error --no-audit --no-fund --no-update-notifier exceljs@4.4.0
venv/bin/python - <<'PYTHON'
import openpyxl

FIGURES = [(1201, r"0\ \m"), (8, r"0\h"), (2_500_000, r"0.0,,\M"), (41_000, r"#,##0.00\ _K_M"), (1201, '0" m"')]
book = openpyxl.Workbook()
for row, (figure, shape) in enumerate(FIGURES, start=1):
    book.active.cell(row, 1, figure).number_format = shape
book.save("mill.xlsx")
read = [cell.value for (cell,) in openpyxl.load_workbook("mill.xlsx").active.iter_rows()]
print("openpyxl", openpyxl.__version__, read)
assert read == [figure for figure, _ in FIGURES], read
PYTHON
cat >read.cjs <<'JAVASCRIPT'
const assert = require("node:assert/strict");
const ExcelJS = require("exceljs");

const book = new ExcelJS.Workbook();
book.xlsx.readFile("mill.xlsx").then(() => {
  const seen = [1, 2, 3, 4, 5].map((row) => book.worksheets[0].getCell(row, 1).value);
  const days = seen.map((value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value));
  console.log("exceljs", days);
  assert.deepEqual(days, ["1903-04-15", "1900-01-07", "8744-10-06", "2012-04-01", 1201]); // one would guess the figures
  console.log("as found");
});
JAVASCRIPT
node read.cjs
