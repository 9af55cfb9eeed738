"""Land and borders as a map of some points shows them: Natural Earth (benchmarks/places.py).

The projection is equirectangular, narrowed to what is true in the middle of the map. Points are (x, y) in
units of the drawing, y downwards.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

GRID = 20  # steps in a degree, as the table has them
PADDING = 0.18  # of the box, on each side
NARROWEST = 3.0  # degrees from south to north: nearer, the outlines are too coarse to say anything
FLATTEST, WIDEST = 1.0, 2.0  # the box's width by its height

Point = tuple[float, float]


class Box(NamedTuple):
    """A part of the map. Degrees; `east` is more than 180 where it lies across the date line."""

    west: float
    south: float
    east: float
    north: float
    wide: int  # units of the drawing
    high: int

    def at(self, latitude: float, longitude: float) -> Point:
        """Where a place stands in the drawing."""
        if longitude < self.west:
            longitude += 360
        x = (longitude - self.west) / (self.east - self.west) * self.wide
        return x, (self.north - latitude) / (self.north - self.south) * self.high


class Drawn(NamedTuple):
    """The `d` of two SVG paths: land, to be filled, and borders, to be drawn."""

    land: str
    borders: str


def around(places: Sequence[Point], wide: int) -> Box:
    """The box that holds these (latitude, longitude), with room around them.

    Across the date line where they lie closer together that way.

    >>> around([(-17.7, 178.0), (-13.8, -171.8)], 300).east > 180
    True
    """
    west, east = _span([longitude for _latitude, longitude in places])
    south, north = min(each for each, _ in places), max(each for each, _ in places)
    middle = (south + north) / 2
    narrow = max(math.cos(math.radians(middle)), 0.2)  # a degree of longitude, in degrees of latitude
    high = max((north - south) * (1 + 2 * PADDING), NARROWEST)
    broad = max((east - west) * narrow * (1 + 2 * PADDING), NARROWEST)
    broad = min(max(broad, high * FLATTEST), 360 * narrow)
    high = min(max(high, broad / WIDEST), 178)
    bottom = min(max(middle - high / 2, -90), 90 - high)
    left = (west + east) / 2 - broad / narrow / 2
    if broad / narrow >= 359:
        left = -180
    left = left if left >= -180 else left + 360
    return Box(left, bottom, left + broad / narrow, bottom + high, wide, round(wide * high / broad))


def _span(longitudes: Iterable[float]) -> tuple[float, float]:
    """The shortest stretch that holds them all: what is left beside the widest gap."""
    order = sorted(set(longitudes))
    gaps = [
        (after - before, after) for before, after in zip(order, [*order[1:], order[0] + 360], strict=True)
    ]
    _gap, begins = max(gaps)
    west = begins if begins < 360 + order[0] else order[0]
    return west, max(each if each >= west else each + 360 for each in order)


def drawn(box: Box) -> Drawn:
    """What of the outlines lies in the box."""
    land: list[str] = []
    borders: list[str] = []
    step = 1 + (box.east - box.west > 50) + (box.east - box.west > 150)
    for shift in (-360, 0, 360):
        for outline in outlines():
            west, east = box.west - shift, box.east - shift
            if outline.right < west or outline.left > east:
                continue
            if outline.top < box.south or outline.bottom > box.north:
                continue
            placed = [_placed(box, x + shift, y) for x, y in outline.points()]
            if outline.kind == "land":
                land.append(_path(_cut(placed, box), "z", step))
            else:
                borders += [_path(line, "", step) for line in _inside(placed, box)]
    return Drawn("".join(land), "".join(borders))


def _placed(box: Box, longitude: float, latitude: float) -> Point:
    x = (longitude - box.west) / (box.east - box.west) * box.wide
    return x, (box.north - latitude) / (box.north - box.south) * box.high


def _path(points: Iterable[Point], close: str, step: int) -> str:
    """In whole units, from one point to the next more than `step`; without what is too small to see."""
    steps: list[tuple[int, int]] = []
    for x, y in points:
        at = (round(x), round(y))
        if not steps or abs(at[0] - steps[-1][0]) + abs(at[1] - steps[-1][1]) > step:
            steps.append(at)
    if len(steps) < (4 if close else 2):
        return ""
    path, (x_before, y_before) = [f"M{steps[0][0]} {steps[0][1]}l"], steps[0]
    for x_now, y_now in steps[1:]:
        right, down = x_now - x_before, y_now - y_before
        path.append(f"{right}{down}" if down < 0 else f"{right} {down}")
        x_before, y_before = x_now, y_now
    return path[0] + " ".join(path[1:]) + close


def _cut(ring: list[Point], box: Box) -> list[Point]:
    """The ring within the drawing (Sutherland and Hodgman), a unit of it beyond its edges."""
    for axis, edge, beyond in ((0, -1, -1), (0, box.wide + 1, 1), (1, -1, -1), (1, box.high + 1, 1)):
        kept: list[Point] = []
        for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
            was_in = (before[axis] - edge) * beyond <= 0
            is_in = (point[axis] - edge) * beyond <= 0
            if was_in != is_in:
                kept.append(_crossing(before, point, axis, edge))
            if is_in:
                kept.append(point)
        ring = kept
    return ring


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    along = (edge - one[axis]) / (other[axis] - one[axis])
    return one[0] + along * (other[0] - one[0]), one[1] + along * (other[1] - one[1])


def _inside(line: list[Point], box: Box) -> Iterator[list[Point]]:
    """The stretches of a line that lie in the drawing, with one point beyond on either side."""
    stretch: list[Point] = []
    for one, other in pairwise(line):
        if _meets(one, other, box):
            stretch = stretch or [one]
            stretch.append(other)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _meets(one: Point, other: Point, box: Box) -> bool:
    """Roughly: their own box meets the drawing's."""
    (x, y), (x2, y2) = one, other
    return max(x, x2) >= 0 and min(x, x2) <= box.wide and max(y, y2) >= 0 and min(y, y2) <= box.high


class _Outline(NamedTuple):
    """Its points are whole steps of the grid: 20,000 pairs of numbers would take three megabytes."""

    kind: str
    left: float
    bottom: float
    right: float
    top: float
    xs: array[int]
    ys: array[int]

    def points(self) -> Iterator[Point]:
        return ((x / GRID, y / GRID) for x, y in zip(self.xs, self.ys, strict=True))


@cache
def outlines() -> list[_Outline]:
    """Read once, in a twentieth of a second."""
    found = []
    with (Path(__file__).parent / "outlines.tsv").open(encoding="utf-8") as table:
        for line in table:
            kind, steps = line.rstrip("\n").split("\t")
            rights, ups = zip(*(step.split(",") for step in steps.split(" ")), strict=True)
            xs, ys = (array("h", accumulate(map(int, each))) for each in (rights, ups))
            left, bottom, right, top = (each / GRID for each in (min(xs), min(ys), max(xs), max(ys)))
            found.append(_Outline(kind, left, bottom, right, top, xs, ys))
    return found
