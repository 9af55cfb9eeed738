#!/bin/bash
# tzdata 2025.2 (PyPI, what Python's zoneinfo reads where the system has none) and moment-timezone 0.6.0: on 1 July 1943
# Stockholm keeps the summer time of Berlin, at war, and Oslo on 1 July 1960 has none. Neither is so: Sweden had summer
# time in 1916 and not again until 1980, Norway from 1959 to 1965.
#
# The time zone database promises one zone name for what agrees since 1970. Since 2022 names whose clocks agree from then
# on are links in its default build, and share one past, that of the larger place: Oslo, Stockholm and Copenhagen have
# Berlin's, Amsterdam and Luxembourg Brussels', Reykjavik Abidjan's. What was known of their own past lies in a file
# ("backzone") that a build takes in by choice. Debian chooses it; PyPI's package, moment-timezone and ICU do not.
#
# One would guess that Europe/Stockholm is Stockholm's time, or that a change of 80 years ago is the same on two machines
# with the same release. The same moment of a war diary is another hour (near midnight another day) where the code runs
# in a slim container and where it runs on Debian, and no name, version or warning tells them apart.
#
# Seen: Stockholm 1943 +02:00, as Berlin; Oslo 1960 +01:00. Fails when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check tzdata==2025.2
npm install --loglevel error --no-audit --no-fund --no-update-notifier moment-timezone@0.6.0
cat >read.cjs <<'JAVASCRIPT'
const assert = require("node:assert/strict");
const moment = require("moment-timezone");

const at = (moment_, zone) => moment.tz(moment_, zone).format("Z");
const seen = {
  "Stockholm 1943": at("1943-07-01T12:00Z", "Europe/Stockholm"),
  "Oslo 1960": at("1960-07-01T12:00Z", "Europe/Oslo"),
  "Berlin 1943, 1960": [at("1943-07-01T12:00Z", "Europe/Berlin"), at("1960-07-01T12:00Z", "Europe/Berlin")].join(),
};
console.log("moment-timezone", moment.tz.version, "data", moment.tz.dataVersion, seen);
assert.deepEqual(Object.values(seen), ["+02:00", "+01:00", "+02:00,+01:00"]);
JAVASCRIPT
node read.cjs
PYTHONTZPATH="" venv/bin/python - <<'PYTHON'
from datetime import UTC, datetime
from importlib.metadata import version
from zoneinfo import ZoneInfo

WAR, PEACE = datetime(1943, 7, 1, 12, tzinfo=UTC), datetime(1960, 7, 1, 12, tzinfo=UTC)


def hours(moment: datetime, zone: str) -> float:
    return moment.astimezone(ZoneInfo(zone)).utcoffset().total_seconds() / 3600


seen = {
    "Stockholm 1943": hours(WAR, "Europe/Stockholm"),
    "Oslo 1960": hours(PEACE, "Europe/Oslo"),
    "Berlin 1943, 1960": (hours(WAR, "Europe/Berlin"), hours(PEACE, "Europe/Berlin")),
}
print("tzdata", version("tzdata"), seen)
assert list(seen.values()) == [2, 1, (2, 1)], seen  # one would guess 1 (no summer time), 2, (2, 1)
print("as found")
PYTHON
