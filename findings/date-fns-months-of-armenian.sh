#!/bin/bash
# date-fns 4.4.0: "14 հունիս 2016", 14 June in Armenian as date-fns itself writes it, is read by it as 14 January, July too;
# in Kazakh June is May, and September, October and November are January; in Sorani Kurdish four months are December.
#
# parse() finds a month by patterns of its locale, the first that fits. In these locales the patterns are looser than the
# names: in Armenian June and July begin with the three letters by which January is known. Nothing that is written with
# the locale's own names is refused.
#
# One would guess that what format() writes with a pattern and a locale parse() reads by the same. A list of dated events
# that is typed, or taken from a page, in the reader's language comes back with its summer in winter, valid and sorted.
# English, Russian, Arabic and most others are right.
#
# Seen: as above, all twelve months of three locales written and read back. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier date-fns@4.4.0
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import { format, parse } from "date-fns";
import { ar, ckb, enGB, hy, kk, ru } from "date-fns/locale";

const NAMES = "January February March April May June July August September October November December".split(" ");
const SHAPE = "d MMMM yyyy";
const moved = (locale) => {
  const found = {};
  for (const [month, name] of NAMES.entries()) {
    const written = format(new Date(2016, month, 14), SHAPE, { locale });
    const read = parse(written, SHAPE, new Date(2016, 0, 1), { locale });
    assert.ok(read.getFullYear() === 2016 && read.getDate() === 14, written);
    if (read.getMonth() !== month) found[name] = NAMES[read.getMonth()];
  }
  return found;
};
const seen = { Armenian: moved(hy), Kazakh: moved(kk), Kurdish: moved(ckb) };
console.log(seen);
assert.deepEqual(seen, {
  // one would guess that none is moved
  Armenian: { June: "January", July: "January" },
  Kazakh: { June: "May", September: "January", October: "January", November: "January" },
  Kurdish: { January: "December", September: "December", October: "December", November: "December" },
});
for (const locale of [ar, enGB, ru]) assert.deepEqual(moved(locale), {});
console.log("as found");
JAVASCRIPT
node read.mjs
