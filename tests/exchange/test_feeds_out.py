"""What leaves as Atom and as JSON Feed is read back as it was meant, whatever stands in it."""

import json
from calendar import timegm
from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

import feedparser
import pytest

from newsreader.exchange import atom, json_feed
from newsreader.exchange.outgoing import OutgoingEntry, OutgoingFeed, isolated

CHANGED = datetime(2019, 3, 14, 6, 30, 15, 250_000, tzinfo=UTC)
PUBLISHED = datetime(2019, 3, 13, 22, 5, tzinfo=UTC)
HOSTILE = '</summary><script>alert(1)</script> & "quoted" ]]> <b>7</b> \x00\x0b\ufffe\ud800 مرحبا'
CARRIED = '</summary><script>alert(1)</script> & "quoted" ]]> <b>7</b>  مرحبا'


def entry(**fields):
    told = {
        "id": "tag:selby.example,2026:entry/1",
        "url": "https://selby.example/timelines/strike/entries/1/",
        "title": "Dockers walk out",
        "summary": "12 March 2019\n“Dockers walked out.” – The Tidewater Post",
        "updated": CHANGED,
        "published": PUBLISHED,
        "language": "en",
        "author": "The Tidewater Post",
        "via": "https://tidewater.example/strike",
    }
    return OutgoingEntry(**told | fields)


def feed(*entries, **fields):
    told = {
        "id": "tag:selby.example,2026:timeline/1/newest",
        "url": "https://selby.example/timelines/strike/",
        "address": "https://selby.example/timelines/strike/feed.atom",
        "title": "The Selby strike",
        "subtitle": "Two weeks.",
        "updated": CHANGED,
        "entries": entries,
        "older": "https://selby.example/timelines/strike/feed.atom?before=1",
    }
    return OutgoingFeed(**told | fields)


def read(written):
    """As feedparser reads it, cleaning nothing away."""
    found = feedparser.parse(written, sanitize_html=False)
    assert found.bozo is False
    return found


def links(found):
    return {link["rel"]: link["href"] for link in found["links"]}


def test_an_atom_feed_is_read_back():
    found = read(atom.write(feed(entry())))

    assert (found.version, found.feed.id, found.feed.title, found.feed.subtitle, found.feed.language) == (
        "atom10",
        "tag:selby.example,2026:timeline/1/newest",
        "The Selby strike",
        "Two weeks.",
        "en",
    )
    assert links(found.feed) == {
        "self": "https://selby.example/timelines/strike/feed.atom",
        "alternate": "https://selby.example/timelines/strike/",
        "next": "https://selby.example/timelines/strike/feed.atom?before=1",
    }
    assert found.feed.updated == "2019-03-14T06:30:15Z"


def test_its_entries_are_read_back_in_their_order():
    second = entry(id="tag:selby.example,2026:entry/2", title="The board meets", published=None, via="")

    found = read(atom.write(feed(second, entry())))

    assert [each.id for each in found.entries] == [
        "tag:selby.example,2026:entry/2",
        "tag:selby.example,2026:entry/1",
    ]
    first = found.entries[1]
    assert (first.title, first.summary, first.author, links(first)) == (
        "Dockers walk out",
        entry().summary,
        "The Tidewater Post",
        {"alternate": entry().url, "via": "https://tidewater.example/strike"},
    )
    assert (timegm(first.published_parsed), timegm(first.updated_parsed)) == (
        int(PUBLISHED.timestamp()),
        int(CHANGED.timestamp()),
    )
    assert "published" not in found.entries[0]


def test_an_empty_feed_is_valid():
    found = read(atom.write(feed()))

    assert (found.entries, found.feed.updated) == ([], "2019-03-14T06:30:15Z")


@pytest.mark.parametrize("field", ["title", "summary", "author"])
def test_hostile_text_stays_text(field):
    atom_feed = atom.write(feed(entry(**{field: HOSTILE})))

    told = {"atom": read(atom_feed).entries[0][field]}
    item = json.loads(json_feed.write(feed(entry(**{field: HOSTILE}))))["items"][0]
    told["json"] = {
        "title": item["title"],
        "summary": item["content_text"],
        "author": item["authors"][0]["name"],
    }[field]
    assert told == {"atom": CARRIED, "json": CARRIED}
    assert b"<script" not in atom_feed


def test_texts_are_plain_text():
    elements = fromstring(atom.write(feed(entry()))).iter("{http://www.w3.org/2005/Atom}summary")

    assert [element.get("type", "text") for element in elements] == ["text"]


def test_a_json_feed_says_what_its_specification_asks_for():
    told = json.loads(json_feed.write(feed(entry())))

    assert told == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Selby strike",
        "description": "Two weeks.",
        "home_page_url": "https://selby.example/timelines/strike/",
        "feed_url": "https://selby.example/timelines/strike/feed.atom",
        "next_url": "https://selby.example/timelines/strike/feed.atom?before=1",
        "language": "en",
        "authors": [{"name": "newsreader"}],
        "items": [
            {
                "id": "tag:selby.example,2026:entry/1",
                "url": "https://selby.example/timelines/strike/entries/1/",
                "external_url": "https://tidewater.example/strike",
                "title": "Dockers walk out",
                "content_text": entry().summary,
                "date_published": "2019-03-13T22:05:00Z",
                "date_modified": "2019-03-14T06:30:15Z",
                "authors": [{"name": "The Tidewater Post"}],
                "language": "en",
            }
        ],
    }


def test_what_a_json_feed_does_not_know_it_leaves_out():
    bare = entry(published=None, author="", via="", language="", summary="")

    told = json.loads(json_feed.write(feed(bare, subtitle="", older="")))

    assert sorted(told["items"][0]) == ["content_text", "date_modified", "id", "title", "url"]
    assert {"description", "next_url"} & set(told) == set()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Reuters", "Reuters"),
        ("Łódź, 7–8", "Łódź, 7–8"),
        ("الشرق", "\u2068الشرق\u2069"),
        ("“חדשות”, 7", "\u2068“חדשות”, 7\u2069"),
    ],
)
def test_what_runs_from_right_to_left_moves_nothing_around_it(text, shown):
    assert isolated(text) == shown
