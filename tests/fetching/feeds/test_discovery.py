"""The feeds a page names, wherever and however it writes them."""

import pytest

from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds import NamedFeed, discover, well_known

URL = "https://mill.example/valley/one.html"
RSS = "application/rss+xml"


def addresses(page, url=URL):
    return [feed.address for feed in discover(page.encode(), url)]


def test_a_feed_has_address_title_and_type():
    page = f'<link rel="alternate" type="{RSS}" title="Mill &amp; weir" href="/rss">'

    found = discover(page.encode(), URL)

    assert found == [NamedFeed("https://mill.example/rss", "Mill & weir", RSS)]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" type="application/atom+xml" href="feed">',
        "<LINK HREF=feed TYPE=application/rss+xml REL=ALTERNATE>",
        "<link\n rel='alternate home'\n type='application/rss+xml; charset=utf-8'\n href='feed'/>",
        '<link rel="alternate" type="application/feed+json" href="feed">',
        '<link rel="alternate" type="application/json" href="feed">',
        '<link rel="feed" href="feed">',
        '<link rel="alternate" type="application/rss+xml" data-x=">" href=" feed ">',
        '<body><p>Words</p><link rel="alternate" type="text/xml" href="feed"></body>',
    ],
)
def test_however_it_is_written_it_is_found(tag):
    found = addresses(f"<html><head>{tag}")

    assert found == ["https://mill.example/valley/feed"]


@pytest.mark.parametrize(
    "tag",
    [
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="text/html" hreflang="fr" href="/fr/feed">',
        '<link rel="stylesheet" type="application/rss+xml" href="/feed">',
        '<link rel="alternate" type="application/rss+xml">',
        '<link rel="alternate" type="application/rss+xml" href="">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:void(0)">',
        '<link rel="alternate" type="application/rss+xml" href="file:///feed">',
        '<link rel="alternate" type="application/rss+xml" href="https://[feed">',
        '<!-- <link rel="alternate" type="application/rss+xml" href="/feed"> -->',
        '<script>"<link rel=alternate type=application/rss+xml href=/feed>"</script>',
        "<title><link rel=alternate type=application/rss+xml href=/feed></title>",
        '<a rel="alternate" type="application/rss+xml" href="/feed">feed</a>',
    ],
)
def test_what_is_no_feed_is_not_named(tag):
    found = addresses(f"<html><head>{tag}")

    assert found == []


def test_a_base_moves_what_stands_before_it_too():
    page = (
        f'<link rel=alternate type={RSS} href="one"><base href="https://cdn.example/x/"><base href="/y/">'
        f'<link rel=alternate type={RSS} href="two">'
    )

    found = addresses(page)

    assert found == ["https://cdn.example/x/one", "https://cdn.example/x/two"]


def test_feeds_of_comments_stand_last_and_say_so():
    page = (
        f'<link rel=alternate type={RSS} title="Mill » Comments" href="/a">'
        f'<link rel=alternate type={RSS} href="/commentaires/feed">'
        f'<link rel=alternate type={RSS} title="Mill" href="/b"><link rel=alternate type={RSS} href="/b">'
        f'<link rel=alternate type={RSS} title="Commentary" href="/c">'
    )

    found = [
        (feed.address.removeprefix("https://mill.example"), feed.comments)
        for feed in discover(page.encode(), URL)
    ]

    assert found == [("/b", False), ("/c", False), ("/a", True), ("/commentaires/feed", True)]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("feed://mill.example/rss", "http://mill.example/rss"),
        ("feed:https://mill.example/rss", "https://mill.example/rss"),
        ("//cdn.example/rss", "https://cdn.example/rss"),
        ("?feed=rss2&amp;x=1", "https://mill.example/valley/one.html?feed=rss2&x=1"),
        ("/rss#top", "https://mill.example/rss"),
    ],
)
def test_addresses_are_absolute(written, address):
    found = addresses(f'<link rel="alternate" type="{RSS}" href="{written}">')

    assert found == [address]


@pytest.mark.parametrize("piece", ["<!--", "<script>", "<link ", "<link rel='", "<base ", "<link a=b "])
def test_a_page_of_one_open_piece_names_nothing(piece):
    found = addresses(piece * 20_000)

    assert found == []


def test_a_picture_is_refused():
    with pytest.raises(Refused):
        discover(b"\x89PNG\r\n\x1a\n", URL)


def test_well_known_places_are_of_the_site_then_of_the_section():
    offered = well_known(URL)

    assert (offered[0], offered[17], len(offered), len(set(offered))) == (
        "https://mill.example/feed/",
        "https://mill.example/valley/feed/",
        34,
        34,
    )


def test_no_place_is_offered_for_what_is_no_address():
    assert well_known("mailto:miller@mill.example") == []
