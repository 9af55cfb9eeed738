#!/bin/bash
# Apache ECharts 6.1.0: "2016-12-07T10:00:00+05:30", ten in the morning in Delhi, is put at 05:00 UTC; it is 04:30. Of an
# offset from UTC the minutes are not counted. spacetime 7.15.0 knows half hours, and takes "+05:45" (Nepal) for "+05:00".
#
# ECharts reads the texts of a time axis by itself, so that all browsers agree, and lets an offset be "+05:30" or "+0530";
# then it takes three characters of it, sign and hours. spacetime writes ":30" as .5 and looks no further for other minutes;
# "+0545" without the colon is left out altogether, and the time is in the zone that it is given to read in.
#
# One would guess that an offset is read whole or refused: ECharts says of itself that it reads a subset of ISO 8601, "-05:00"
# among it. India, Sri Lanka, Iran, Afghanistan, Myanmar, Nepal, Newfoundland, Adelaide and Darwin, a fifth of mankind, have
# offsets with minutes. Beside a report in UTC one from Delhi stands half an hour late, so that what was said before an event
# stands behind it; nothing is empty, and a test in Europe or America finds nothing.
#
# Seen: as above; "-03:30" half an hour early, whole hours right; Date of JavaScript is right throughout. Fails when that
# changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --loglevel error --no-audit --no-fund --no-update-notifier echarts@6.1.0 spacetime@7.15.0
cat >read.mjs <<'JAVASCRIPT'
import assert from "node:assert/strict";
import * as echarts from "echarts";
import spacetime from "spacetime";

const utc = (milliseconds) => new Date(milliseconds).toISOString().slice(11, 16);
// A chart is drawn without a browser, and asked where it put a text on its axis of time.
const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: 400, height: 300 });
const placed = (text) => {
  const drawn = { xAxis: { type: "time" }, yAxis: {}, series: [{ type: "scatter", data: [[text, 1]] }] };
  chart.setOption(drawn, { notMerge: true });
  return utc(chart.getModel().getSeriesByIndex(0).getData().get("x", 0));
};
const seen = {};
for (const offset of ["+05:30", "+0530", "+05:45", "-03:30", "+09:30", "+01:00", "Z"]) {
  const text = `2016-12-07T10:00:00${offset}`;
  seen[offset] = [placed(text), utc(spacetime(text, "UTC").epoch), utc(Date.parse(text))];
}
chart.dispose();
console.log("ECharts", echarts.version, seen);
assert.deepEqual(seen, {
  "+05:30": ["05:00", "04:30", "04:30"], // ECharts, spacetime, and what it is
  "+0530": ["05:00", "04:30", "04:30"],
  "+05:45": ["05:00", "05:00", "04:15"],
  "-03:30": ["13:00", "13:30", "13:30"],
  "+09:30": ["01:00", "00:30", "00:30"],
  "+01:00": ["09:00", "09:00", "09:00"],
  Z: ["10:00", "10:00", "10:00"],
});
const without = ["UTC", "Africa/Cairo"].map((zone) => utc(spacetime("2016-12-07T10:00:00+0545", zone).epoch));
assert.deepEqual(without, ["10:00", "08:00"]); // 04:15 in any
console.log("as found");
JAVASCRIPT
node read.mjs
