"""Lists of feeds, in and out: whose folders they keep and what they refuse."""

from datetime import UTC, datetime

import pytest

from newsreader.fetching.documents import Refused
from newsreader.fetching.feeds.opml import Subscription, read_opml, write_opml

NOW = datetime(2016, 12, 8, 12, tzinfo=UTC)


def listed(body, prolog=""):
    return f'{prolog}<opml version="2.0"><head><title>L</title></head><body>{body}</body></opml>'.encode()


def test_feeds_stand_in_the_folders_that_hold_them():
    data = listed(
        '<outline text="News"><outline text="River">'
        '<outline text="Mill" type="rss" xmlUrl="https://mill.example/rss" htmlUrl="https://mill.example/"/>'
        '</outline><outline title="Lock" text="x" xmlurl="https://lock.example/atom"/></outline>'
        '<outline text="Bare" xmlUrl="https://bare.example/feed"/>'
    )

    found = read_opml(data)

    assert found == [
        Subscription("https://mill.example/rss", "Mill", "https://mill.example/", ("News", "River")),
        Subscription("https://lock.example/atom", "Lock", "", ("News",)),
        Subscription("https://bare.example/feed", "Bare", "", ()),
    ]


def test_a_feed_in_two_folders_is_there_twice_and_in_one_once():
    feed = '<outline text="Mill" xmlUrl="https://mill.example/rss"/>'
    data = listed(f'<outline text="A">{feed}{feed}</outline><outline text="B">{feed}</outline>')

    found = read_opml(data)

    assert [each.folders for each in found] == [("A",), ("B",)]


def test_categories_are_folders_where_no_folder_is():
    data = listed('<outline text="Mill" xmlUrl="https://mill.example/rss" category="/River/Mills,/Else"/>')

    found = read_opml(data)

    assert found[0].folders == ("River", "Mills")


def test_links_and_notes_are_no_feeds():
    data = listed('<outline text="A note"/><outline type="link" url="https://mill.example/" text="Mill"/>')

    found = read_opml(data)

    assert found == []


@pytest.mark.parametrize(
    "faulty",
    [
        listed('<outline text="Salt & bread" xmlUrl="https://mill.example/?a=1&b=2"/>'),
        listed("<outline text=\"Salt &amp; bread\" xmlUrl='https://mill.example/?a=1&amp;b=2'>"),
        b"\n\n" + listed('<outline text="Salt &amp; bread" xmlUrl="https://mill.example/?a=1&amp;b=2"/></b>'),
    ],
)
def test_common_faults_are_mended(faulty):
    found = read_opml(faulty)

    assert found == [Subscription("https://mill.example/?a=1&b=2", "Salt & bread")]


def test_what_is_written_is_read_again_as_it_was():
    written = [
        Subscription(
            "https://mill.example/?a=1&b=2", 'The "Mill" <daily>', "https://mill.example/", ("News", "River")
        ),
        Subscription("https://lock.example/atom", "قفل‌ها", "", ("News",)),
        Subscription("https://bare.example/feed", "https://bare.example/feed"),
        Subscription("https://weir.example/feed", "Weir", "", ("News", "River")),
    ]

    data = write_opml(written, title="Feeds", now=NOW)

    assert sorted(read_opml(data), key=str) == sorted(written, key=str)


def test_a_list_says_when_it_was_written():
    data = write_opml([], title="Feeds", now=NOW)

    assert b"<dateCreated>Thu, 08 Dec 2016 12:00:00 GMT</dateCreated>" in data


@pytest.mark.parametrize(
    "other", [b"", b"{}", b"<rss/>", b"<html><body>opml</body></html>", b"\x89PNG\r\n\x1a\n", b"opml"]
)
def test_anything_else_is_refused(other):
    with pytest.raises(Refused):
        read_opml(other)


def test_entities_of_a_list_are_words_at_most():
    data = listed(
        '<outline text="&c; Mill" xmlUrl="https://mill.example/rss"/>',
        '<!DOCTYPE opml [<!ENTITY c "Old"><!ENTITY f SYSTEM "file:///etc/hostname">]>',
    )

    found = read_opml(data)

    assert found == [Subscription("https://mill.example/rss", "Old Mill")]


def test_folders_in_folders_without_end_are_read():
    deep = 5_000
    data = listed(
        '<outline text="f">' * deep + '<outline xmlUrl="https://mill.example/rss"/>' + "</outline>" * deep
    )

    found = read_opml(data)

    assert (found[0].address, len(found[0].folders)) == ("https://mill.example/rss", 50)
