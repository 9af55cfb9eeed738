"""JSON Feed as feeds write it."""

import json

import pytest

from newsreader.extraction.feeds import Enclosure, EntryPicture, NotAFeed
from tests.extraction.feeds.making import of, one


def feed_of(*entries, **feed):
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Mill", **feed, "items": list(entries)}
    )


def test_a_feed_says_what_it_is():
    feed = of(
        feed_of(
            home_page_url="https://mill.example/",
            feed_url="/feed.json",
            description="News &amp; more",
            language="en-GB",
            icon="/icon.png",
            hubs=[
                {"type": "rssCloud", "url": "https://x.example"},
                {"type": "WebSub", "url": "https://hub.example/"},
            ],
        )
    )

    assert (
        feed.title,
        feed.link,
        feed.self_link,
        feed.description,
        feed.language,
        feed.image,
        feed.hub,
        feed.format,
    ) == (
        "Mill",
        "https://mill.example/",
        "https://mill.example/feed.json",
        "News & more",
        "en-GB",
        "https://mill.example/icon.png",
        "https://hub.example/",
        "json11",
    )


def test_an_entry_says_all_it_can():
    entry = one(
        feed_of(
            {
                "id": "7",
                "url": "/valley/7",
                "title": "Gates held",
                "content_html": '<p>The gates held. <a href="8">More gates</a></p>',
                "content_text": "The gates.",
                "summary": "Gates.",
                "date_published": "2016-12-08T20:37:00+05:30",
                "date_modified": "2016-12-09T08:00:00Z",
                "authors": [{"name": "Ada Weir", "url": "https://ada.example"}, {"name": "Ben Lock"}],
                "tags": ["Floods", "Locks", "Floods"],
                "image": "a.jpg",
                "language": "cy",
                "attachments": [{"url": "s.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12.0}],
            }
        )
    )

    assert (entry.id, entry.link, entry.title, entry.html, entry.summary_html, entry.shortened) == (
        "7",
        "https://mill.example/valley/7",
        "Gates held",
        '<p>The gates held. <a href="https://mill.example/valley/8">More gates</a></p>',
        "<p>The gates.</p>",
        False,
    )
    assert (entry.authors, entry.categories, entry.language) == (
        ("Ada Weir", "Ben Lock"),
        ("Floods", "Locks"),
        "cy",
    )
    assert (entry.published.raw, entry.updated.raw) == ("2016-12-08T20:37:00+05:30", "2016-12-09T08:00:00Z")
    assert entry.picture == EntryPicture("https://mill.example/valley/a.jpg")
    assert entry.enclosures == (Enclosure("https://mill.example/valley/s.mp3", "audio/mpeg", 12),)


def test_numbers_are_ids_as_they_are_written():
    feed = of(feed_of({"id": 7}, {"id": 8.0}, {"id": 0}, {"id": True}, {"id": None}, {}))

    assert [entry.id for entry in feed.entries] == ["7", "8", "0", "", "", ""]


@pytest.mark.parametrize(
    "entry",
    [
        {"title": ["x"], "authors": "Ada", "tags": "a", "attachments": {"url": "x"}, "image": 7},
        {"date_published": 20161208.5, "url": {"a": 1}, "authors": [None, 7, []], "author": ["x"]},
        {"content_html": None, "content_text": {}, "attachments": [None, {"url": 7}]},
    ],
)
def test_parts_of_the_wrong_type_are_left_out(entry):
    found = one(feed_of({"id": "7", **entry}))

    assert (found.id, found.link, found.html, found.enclosures) == ("7", "", "", ())


def test_what_is_no_entry_is_left_out_and_order_kept():
    feed = of(feed_of({"id": 2}, None, "x", {"id": 1}))

    assert [entry.id for entry in feed.entries] == ["2", "1"]


def test_version_one_has_one_author_and_a_feed_has_them_for_all():
    own = one(feed_of({"id": 1, "author": {"name": "Ada Weir"}}, version="https://jsonfeed.org/version/1"))
    inherited = one(feed_of({"id": 1}, author={"name": "Eve Race"}))

    assert (own.authors, inherited.authors) == (("Ada Weir",), ("Eve Race",))


def test_a_link_to_elsewhere_stands_in_for_its_own():
    entry = one(feed_of({"id": 1, "external_url": "https://lock.example/"}))

    assert entry.link == "https://lock.example/"


def test_plain_text_is_escaped_and_a_summary_alone_is_not_the_whole():
    text = one(feed_of({"id": 1, "content_text": "Salt < bread\n\n& flour"}))
    summary = one(feed_of({"id": 1, "summary": "Salt."}))

    assert (text.html, text.shortened, summary.html, summary.shortened) == (
        "<p>Salt &lt; bread</p><p>&amp; flour</p>",
        False,
        "<p>Salt.</p>",
        True,
    )


def test_half_signs_are_replaced():
    entry = one(
        '{"version": "https://jsonfeed.org/version/1",'
        ' "items": [{"id": 1, "content_html": "a\\ud83d\\u0000b"}]}'
    )

    assert entry.html == "a\ufffd\ufffdb"


@pytest.mark.parametrize(
    "other",
    [
        "[]",
        "{}",
        '{"items": []}',
        '{"version": "https://jsonfeed.org/version/1.1"}',
        '{"title": "x", "items": {}}',
        "{",
        "[" * 100_000,
    ],
)
def test_other_json_is_refused(other):
    with pytest.raises(NotAFeed):
        of(other)


def test_a_byte_order_mark_is_no_fault():
    assert of(b"\xef\xbb\xbf" + feed_of({"id": 1}).encode()).entries[0].id == "1"
