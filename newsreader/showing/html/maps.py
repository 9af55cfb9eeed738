"""A timeline's map: its places as points on outlines of land, and the same as a list of links.

Left out where it says nothing: fewer than three spots, or all of them in one town.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsreader.models import Timeline
from newsreader.models.overview import PlaceCount
from newsreader.showing.filter import Filter
from newsreader.text.places import Box, Drawn, around, drawn

WIDE = 360  # units of the drawing
LEAST = 3  # spots
TOWN = 0.25  # degrees: what lies nearer together than this is one town
LABELLED = 8  # names beside their points, of the most frequent; the list has all
LETTER = 6.9  # units: about the width of one in a label
Spot = tuple[float, float]  # latitude, longitude


class Point(NamedTuple):
    """What lies at one spot; `name` is that of most entries there."""

    x: float
    y: float
    name: str
    entries: int | None  # None where they are not counted


def map_html(timeline: Timeline, asked: Filter, places: Sequence[PlaceCount]) -> SafeString:
    """The map of a timeline's places, folded on a narrow page; "" where it says nothing. The same outlines
    whatever is left: a place where nothing is has neither a point nor a line in the list."""
    spots = _spots(places)
    if not _says_something(spots):
        return mark_safe("")
    box, outlines = _outlines(tuple(sorted(spots)))
    places = [place for place in places if place.entries != 0 or place.name == asked.place]
    points = [_point(box, spot, there) for spot, there in _spots(places).items()]
    page = timeline.get_absolute_url()
    svg = _svg(box, outlines, points, page, asked)
    words = escape(_("Where it happened"))
    return mark_safe(
        f'<details class="story-map"><summary>{words}</summary>{svg}{_list(places, page, asked)}'
        f'<p class="help">{escape(_("Outlines: Natural Earth"))}</p></details>'
    )


def _spots(places: Sequence[PlaceCount]) -> dict[Spot, list[PlaceCount]]:
    spots: dict[Spot, list[PlaceCount]] = {}
    for place in places:
        spots.setdefault((place.latitude, place.longitude), []).append(place)
    return spots


def _says_something(spots: Sequence[Spot] | dict[Spot, list[PlaceCount]]) -> bool:
    if len(spots) < LEAST:
        return False
    box = around(list(spots), WIDE)
    xs, ys = zip(*(box.at(*spot) for spot in spots), strict=True)
    degrees = (box.north - box.south) / box.high  # of a unit
    return bool(max(max(xs) - min(xs), max(ys) - min(ys)) * degrees >= TOWN)


@lru_cache(maxsize=256)
def _outlines(spots: tuple[Spot, ...]) -> tuple[Box, Drawn]:
    """Drawn once for the same spots: it takes five to fifty milliseconds."""
    box = around(spots, WIDE)
    return box, drawn(box)


def _point(box: Box, spot: Spot, there: Sequence[PlaceCount]) -> Point:
    most = max(there, key=lambda place: place.entries or 0)
    counts = [place.entries for place in there if place.entries is not None]
    return Point(*box.at(*spot), most.name, sum(counts) if counts else None)


def _svg(box: Box, outlines: Drawn, points: Sequence[Point], page: str, asked: Filter) -> str:
    """Large points first, so that none hides a smaller one."""
    order = sorted(points, key=lambda point: (-(point.entries or 0), point.name))
    labels = _labels(order, box)
    drawn_points = "".join(_point_html(point, page, asked) for point in order)
    said = ngettext("A map of %(count)d place.", "A map of %(count)d places.", len(points))
    described = "; ".join(point.name for point in order[:LABELLED])
    return (
        f'<svg viewBox="0 0 {box.wide} {box.high}" role="group" aria-labelledby="map-title map-desc">'
        f'<title id="map-title">{escape(said % {"count": len(points)})}</title>'
        f'<desc id="map-desc">{escape(described)}</desc>'
        f'<rect class="sea" width="{box.wide}" height="{box.high}"/>'
        f'<path class="land" fill-rule="evenodd" d="{outlines.land}"/>'
        f'<path class="borders" d="{outlines.borders}"/>{drawn_points}{labels}</svg>'
    )


def _point_html(point: Point, page: str, asked: Filter) -> str:
    """Out of the order of keys: the list below has the same links."""
    kind = "spot chosen" if asked.place == point.name else "spot"
    at = f'cx="{point.x:.0f}" cy="{point.y:.0f}" r="{_radius(point.entries):.1f}"'
    return (
        f'<a href="{_url(point.name, page, asked)}" tabindex="-1" aria-hidden="true" rel="nofollow">'
        f"<title>{escape(point.name)}{'' if point.entries is None else f': {point.entries}'}</title>"
        f'<circle class="{kind}" {at}/></a>'
    )


def _radius(entries: int | None) -> float:
    return min(4 + math.sqrt(entries or 0), 12)


def _labels(order: Sequence[Point], box: Box) -> str:
    """The names of the most frequent, where they run into no other."""
    taken: list[tuple[float, float, float, float]] = []
    html = []
    for point in order:
        size = len(point.name) * LETTER
        ends = point.x > box.wide - size - 14  # then it stands before its point
        x = point.x - _radius(point.entries) - 3 if ends else point.x + _radius(point.entries) + 3
        area = (x - size if ends else x, point.y - 9, x if ends else x + size, point.y + 6)
        if len(taken) < LABELLED and area[0] >= 0 and not any(_overlap(area, other) for other in taken):
            taken.append(area)
            anchor = ' text-anchor="end"' if ends else ""
            at = f'x="{x:.0f}" y="{point.y + 4:.0f}"{anchor}'
            html.append(f'<text {at} aria-hidden="true">{escape(point.name)}</text>')
    return "".join(html)


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _list(places: Sequence[PlaceCount], page: str, asked: Filter) -> str:
    counts: dict[str, int] = {}
    uncounted = any(place.entries is None for place in places)
    for place in places:
        counts[place.name] = counts.get(place.name, 0) + (place.entries or 0)
    rows = []
    for name, count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
        chosen = asked.place == name
        current = ' aria-current="true"' if chosen else ""
        url = _url("" if chosen else name, page, asked)
        counted = "" if uncounted else f' <span class="count">{count}</span>'
        said = f"<bdi>{escape(name)}</bdi>{counted}"
        id = f"narrow-place-{quote(name, safe='')}"  # as in filters.py
        rows.append(
            f'<li><a id="{id}" href="{url}" hx-get="{url}" hx-target="#story" hx-swap="outerHTML"'
            f' hx-push-url="true"{current} rel="nofollow">{said}</a></li>'
        )
    return f'<ul class="facets">{"".join(rows)}</ul>'


def _url(name: str, page: str, asked: Filter) -> str:
    return escape(page + asked.query(place=name))
