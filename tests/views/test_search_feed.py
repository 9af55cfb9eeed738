"""A search as a feed: for strangers, the newest reports first, a page at a time."""

import json
from datetime import date
from xml.etree import ElementTree

import feedparser
import pytest

from newsreader.deciding.indexing import index
from newsreader.exchange import outgoing_search
from newsreader.models.search import Kind
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ferries():
    post = factories.source("The Tidewater Post")
    for number, public in ((7, True), (8, False), (9, True)):
        made = factories.article(
            f"The ferry <{number}> left.\n\nMore.",
            headline=f"Ferry {number}",
            public=public,
            source=post,
            published=date(2016, 12, number),
        )
        index(Kind.ARTICLE, [made.pk])


def test_the_feed_has_what_strangers_find_by_its_sentence(as_viewer, ferries):
    answer = as_viewer("editor").get("/search/feed.atom?q=ferry&kind=article")

    read = feedparser.parse(answer.content)
    assert (read.bozo, read.feed.title) == (False, "ferry · Articles")
    assert [(entry.title, entry.summary) for entry in read.entries] == [
        ("Ferry 9", "Article · The Tidewater Post · 9 December 2016\n“The ferry <9> left.”"),
        ("Ferry 7", "Article · The Tidewater Post · 7 December 2016\n“The ferry <7> left.”"),
    ]
    assert len({entry.id for entry in read.entries}) == 2


def test_the_newest_stand_first_whatever_the_page_asks(client, ferries):
    answer = client.get("/search/feed.json?q=ferry&kind=article&order=happened&entity=")

    told = json.loads(answer.content)
    assert [each["title"] for each in told["items"]] == ["Ferry 9", "Ferry 7"]
    assert told["home_page_url"].endswith("/search/?q=ferry&kind=article&order=happened")


def test_what_is_older_is_a_page_further(client, ferries, monkeypatch):
    monkeypatch.setattr(outgoing_search, "PAGE", 1)
    first = ElementTree.fromstring(client.get("/search/feed.atom?q=ferry&kind=article").content)
    (older,) = [each.get("href") for each in first if each.get("rel") == "next"]

    second = feedparser.parse(client.get(older.partition("example.org")[2] or older).content)

    assert [entry.title for entry in second.entries] == ["Ferry 7"]


def test_what_has_not_changed_is_not_sent_again(client, ferries):
    first = client.get("/search/feed.atom?q=ferry")

    again = client.get("/search/feed.atom?q=ferry", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    "query", ["", "q=%00", "q=zzyzx", "period=soonish", "q=ferry&after=9.9", "q=%ED%A0%80"]
)
def test_whatever_is_asked_is_a_valid_feed(client, ferries, query):
    read = feedparser.parse(client.get(f"/search/feed.atom?{query}").content)

    assert (read.bozo, bool(read.feed.title)) == (False, True)


def test_the_feed_of_a_draft_is_not_found(as_viewer):
    draft = factories.timeline("The draft", published=False)

    assert as_viewer("superuser").get(f"/search/feed.atom?q=a&timeline={draft.pk}").status_code == 404


def test_the_page_names_its_feeds(client, ferries):
    page = client.get("/search/?q=ferry&kind=article").content.decode()

    for form in ("atom", "json"):
        assert f'href="/search/feed.{form}?q=ferry&amp;kind=article" title="ferry · Articles"' in page
