"""A page that states UTC to programs and shows readers its own clock: the day is that of its readers."""

import pytest

from tests.extraction.pages import ALL, HEADING, TITLE, paragraphs, read


def page(shown, stated, updated=""):
    dates = f'<meta property="article:published_time" content="{stated}">'
    if updated:
        dates += f'<meta property="article:modified_time" content="{updated}">'
    body = f"<article>{HEADING}<p>{shown}</p>{paragraphs(*ALL)}</article>"
    return read(body, f"<title>{TITLE}</title>{dates}")


@pytest.mark.parametrize(
    ("shown", "stated", "local", "zone"),
    [
        ("May 3, 2016 | 9:25pm", "2016-05-04T01:25:54Z", "2016-05-03T21:25:54", "-04:00"),
        ("Published: 4 May 2016 00:10", "2016-05-03T18:40:00+00:00", "2016-05-04T00:10:00", "+05:30"),
        ("By Ada Quill | 4 May 2016, 08:05", "2016-05-03T20:05:12Z", "2016-05-04T08:05:12", "+12:00"),
        ("Posted: May 3, 2016 / 10:35 PM PDT", "2016-05-04T05:35:29Z", "2016-05-03T22:35:29", "-07:00"),
        (
            "<time datetime='2016-05-03T21:11:03-04:00'>May 3, 2016</time>",
            "2016-05-04T01:11:03Z",
            "2016-05-03T21:11:03",
            "-04:00",
        ),
    ],
)
def test_the_clock_beside_the_headline_tells_the_zone_of_a_moment_in_utc(shown, stated, local, zone):
    published = page(shown, stated).published

    assert (published.local.isoformat(), published.zone, published.zone_status) == (local, zone, "inferred")


def test_the_update_goes_by_the_same_clock():
    found = page("May 3, 2016 | 9:25pm", "2016-05-04T01:25:54Z", "2016-05-04T02:40:00Z")

    assert (found.updated.local.isoformat(), found.updated.zone) == ("2016-05-03T22:40:00", "-04:00")


@pytest.mark.parametrize(
    ("shown", "stated", "local"),
    [
        ("May 3, 2016 | 9:31pm", "2016-05-04T01:25:54Z", "2016-05-04T01:25:54"),  # another minute
        ("Updated: May 3, 2016 9:25pm", "2016-05-04T01:25:54Z", "2016-05-04T01:25:54"),  # another moment
        ("May 3, 2016", "2016-05-04T01:25:54Z", "2016-05-04T01:25:54"),  # no clock
        ("May 2, 2016 | 9:25pm", "2016-05-04T01:25:54Z", "2016-05-04T01:25:54"),  # no zone is so far
        (
            "<time datetime='2016-05-03T21:25:54+01:00'>May 3</time>",
            "2016-05-04T01:25:54Z",
            "2016-05-04T01:25:54",
        ),
        ("May 3, 2016 | 9:25pm", "2016-05-04T01:25:54+01:00", "2016-05-04T01:25:54"),  # its own zone
    ],
)
def test_no_other_time_beside_the_headline_moves_a_moment(shown, stated, local):
    assert page(shown, stated).published.local.isoformat() == local


def shown_day(inside):
    published = read(f"<article>{HEADING}{paragraphs(*ALL)}<p>{inside}</p></article>").published
    return published.local.date().isoformat() if published else ""


@pytest.mark.parametrize(
    ("inside", "day"),
    [
        ("Last updated on <span class='post-date'>February 24, 2026</span>", ""),
        ("Updated: <b class='date'>24 Feb 2026</b> at the desk", ""),
        ("<i>Last modified</i> <em class='stamp'>2026-02-24</em>", ""),
        ("<i>Last updated</i> <i>on</i> <em class='stamp'>2026-02-24</em>", ""),
        ("Published on <span class='post-date'>February 24, 2026</span>", "2026-02-24"),
        ("<span class='post-date'>February 24, 2026</span> Updated", "2026-02-24"),
        ("<b>Updated</b><br><span class='post-date'>February 24, 2026</span>", "2026-02-24"),
        ("Tides and ferries <span class='post-date'>February 24, 2026</span>", "2026-02-24"),
    ],
)
def test_what_stands_right_before_a_marked_day_says_what_it_dates(inside, day):
    assert shown_day(inside) == day
