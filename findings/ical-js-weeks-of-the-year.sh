#!/bin/bash
# ical.js 2.2.1: "every 20th Monday of the year" and "Monday of week 20", both examples of RFC 5545 itself, come every
# Monday, all year round; "week 20" without a day never comes; "the 49th Monday" is at the end of February.
#
# A number before a day of the week counts within the year (RFC 5545, 3.3.10: BYDAY with FREQ=YEARLY), BYWEEKNO the weeks
# of ISO 8601. ical.js reads both, keeps both and writes both back, and counts with neither: of the number it goes by one digit
# at most, of the week by none. 1MO to 6MO and -1MO are right, so that who tries the first or the last sees no fault.
#
# One would guess that a rule is followed or refused (for other pairs of parts it throws). A fair of one day in May fills a
# page of 52; a hearing set for a week is missing; three fairs (COUNT=3) are over in June of the first year. rrule.js
# gives the RFC's own dates.
#
# Seen: as above, beside rrule 2.8.1 on the same rules. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier ical.js@2.2.1 rrule@2.8.1
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import ICAL from "ical.js";
import rrule from "rrule";

const ical = (rule, start) => {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Mill//EN", "BEGIN:VEVENT", "UID:fair@mill.example"];
  lines.push("DTSTAMP:19970101T000000Z", `DTSTART:${start}`, `RRULE:${rule}`, "END:VEVENT", "END:VCALENDAR");
  const calendar = new ICAL.Component(ICAL.parse(lines.join("\r\n")));
  const days = new ICAL.Event(calendar.getFirstSubcomponent("vevent")).iterator();
  return [days.next(), days.next(), days.next()].map((day) => day?.toString().slice(0, 10)).join(" ");
};
const other = (rule, start) => {
  const days = rrule.rrulestr(`DTSTART:${start}Z\nRRULE:${rule}`).all((_, number) => number < 3);
  return days.map((day) => day.toISOString().slice(0, 10)).join(" ");
};
const RULES = [
  // the rule, its start, what ical.js makes of it, what the RFC does
  ["FREQ=YEARLY;BYDAY=20MO", "19970519T090000", "1997-05-19 1997-05-26 1997-06-02", "1997-05-19 1998-05-18 1999-05-17"],
  ["FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "19970512T090000", "1997-05-19 1997-05-26 1997-06-02", "1997-05-12 1998-05-11 1999-05-17"],
  ["FREQ=YEARLY;BYDAY=49MO", "20161205T090000", "2017-02-27 2018-02-26 2019-03-04", "2016-12-05 2017-12-04 2018-12-03"],
  ["FREQ=YEARLY;BYDAY=2MO", "20160111T090000", "2016-01-11 2017-01-09 2018-01-08", "2016-01-11 2017-01-09 2018-01-08"],
];
for (const [rule, start, seen, right] of RULES) {
  console.log(rule, ical(rule, start));
  assert.equal(ical(rule, start), seen);
  assert.equal(other(rule, start), right);
}
assert.equal(ical("FREQ=YEARLY;BYWEEKNO=20", "19970512T090000").trim(), "");
console.log("as found");
JAVASCRIPT
node read.mjs
