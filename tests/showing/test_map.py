"""A timeline's map: where it says something, what it leads to, and what it costs."""

import re

import pytest

from newsreader import deciding
from newsreader.deciding.overview import PLACES
from newsreader.models import Timeline
from newsreader.showing.facets import facets
from newsreader.showing.filter import Filter
from newsreader.showing.html.maps import map_html
from newsreader.text.places import around, drawn
from tests import factories

SYRIA = [("Aleppo", 36.2, 37.16), ("Homs", 34.72, 36.73), ("Damascus", 33.51, 36.29)]


@pytest.fixture
def editor(db):
    return factories.editor()


def placed(editor, places):
    """A timeline with an entry at each of these: name, latitude, longitude."""
    timeline = factories.timeline(owner=editor)
    for name, latitude, longitude in places:
        entry = factories.entry(timeline)
        deciding.events.set_place(entry.event, editor, place=name, latitude=latitude, longitude=longitude)
    return Timeline.objects.get(pk=timeline.pk)


def map_of(timeline, asked):
    return map_html(timeline, asked, facets(timeline, asked).places)


def linked(html):
    return re.findall(r'<li><a id="[^"]+" href="([^"]+)"', html)


def test_three_spots_make_a_map_of_links(editor):
    timeline = placed(editor, SYRIA)

    html = map_of(timeline, Filter())

    page = timeline.get_absolute_url()
    assert linked(html) == [f"{page}?place={name}" for name in ("Aleppo", "Damascus", "Homs")]
    assert html.count("<circle") == 3


@pytest.mark.parametrize(
    "places",
    [
        SYRIA[:2],
        [*SYRIA[:2], ("East Aleppo", 36.2, 37.16)],
        [*SYRIA[:2], ("Somewhere", None, None)],
        [("Aleppo", 36.2, 37.16), ("The citadel", 36.199, 37.163), ("The station", 36.211, 37.14)],
    ],
    ids=["two", "two names of one spot", "a name without a spot", "one town"],
)
def test_map_that_says_nothing_is_left_out(editor, places):
    assert map_of(placed(editor, places), Filter()) == ""


def test_links_of_the_map_keep_the_rest_of_what_was_asked(editor):
    timeline = placed(editor, SYRIA)

    html = map_of(timeline, Filter(place="Homs", period="2019"))

    page = timeline.get_absolute_url()
    assert linked(html) == [
        f"{page}?place=Aleppo&amp;period=2019",
        f"{page}?place=Damascus&amp;period=2019",
        f"{page}?period=2019",
    ]


def test_place_narrows_and_combines(editor, client):
    timeline = placed(editor, [*SYRIA, ("Homs", 34.72, 36.73)])
    page = timeline.get_absolute_url()

    at_homs = client.get(f"{page}?place=Homs").content.decode()
    later = client.get(f"{page}?place=Homs&period=2031").content.decode()

    assert (at_homs.count('id="entry-'), later.count('id="entry-')) == (2, 0)


@pytest.mark.parametrize("place", ["\0", "x" * 500], ids=["zero", "long"])
def test_place_that_can_be_none_narrows_nothing(editor, client, place):
    timeline = placed(editor, SYRIA)

    page = client.get(timeline.get_absolute_url(), {"place": place}).content.decode()

    assert page.count('id="entry-') == 3


def test_names_are_escaped(editor):
    timeline = placed(editor, [*SYRIA, ("<b>&", 35.0, 38.0)])

    html = map_of(timeline, Filter())

    assert ("<b>" in html, html.count("&lt;b&gt;&amp;")) == (False, 4)


def test_across_the_date_line_the_points_stand_together():
    box = around([(-17.7, 178.0), (-13.8, -171.8), (-21.1, -175.2)], 360)

    xs = [round(box.at(*spot)[0]) for spot in ((-17.7, 178.0), (-21.1, -175.2), (-13.8, -171.8))]
    assert (xs == sorted(xs), xs[0] > 0, xs[-1] < 360, box.east - box.west < 30) == (True,) * 4


@pytest.mark.parametrize(
    "spots",
    [
        [(40.7, -74.0), (-33.9, 151.2), (51.5, 0.0), (-34.6, -58.4), (35.7, 139.7), (-1.3, 36.8)],
        [(78.2, 15.6), (69.6, 18.9), (64.1, -51.7)],
        [(-77.8, 166.7), (-90.0, 0.0), (-64.8, -64.1)],
        [(36.2, 37.16), (34.7, 36.7), (33.5, 36.3)],
    ],
    ids=["the world", "the north", "the pole", "a country"],
)
def test_map_is_light_and_every_point_is_in_it(spots):
    box = around(spots, 360)

    outlines = drawn(box)

    inside = [0 <= x <= box.wide and 0 <= y <= box.high for x, y in (box.at(*spot) for spot in spots)]
    assert (len(outlines.land + outlines.borders) < 10_000, all(inside)) == (True, True)


def test_whole_map_of_the_world_has_at_most_15_kilobytes(editor):
    timeline = factories.timeline(owner=editor)
    spots = [[f"Town number {at}", -50 + at * 4.1, -170 + at * 11.7, 1] for at in range(PLACES)]
    timeline.overview = {"places": spots}

    svg = re.search("<svg.*</svg>", map_of(timeline, Filter()))[0]

    assert len(svg) < 15_000


def test_its_counts_are_of_what_the_reader_narrowed_to(editor):
    timeline = placed(editor, [*SYRIA, *SYRIA[:2]])
    post = factories.source("The Post")
    for place in ("Homs", "Damascus"):
        event = timeline.entries.filter(event__place=place)[0].event
        factories.citation(event, factories.article(source=post))

    def counts(asked):
        return dict(re.findall(r'<bdi>(\w+)</bdi> <span class="count">(\d+)', map_of(timeline, asked)))

    everywhere = {"Aleppo": "2", "Homs": "2", "Damascus": "1"}
    assert counts(Filter()) == everywhere
    assert counts(Filter(place="Homs")) == everywhere
    assert counts(Filter(source=post)) == {"Homs": "1", "Damascus": "1"}
    assert counts(Filter(source=post, place="Aleppo")) == {"Aleppo": "0", "Homs": "1", "Damascus": "1"}
