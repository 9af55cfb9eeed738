"""The index of sources: a page at a time, and no source's articles counted without end."""

import re

import pytest
from django.urls import reverse

from newsreader.views import sources
from tests import factories

pytestmark = pytest.mark.django_db


def rows(page):
    """Name and number of articles of each source on the page, and where it goes on."""
    shown = page.content.decode()
    found = re.findall(r"<h2><a [^>]*>([^<]*)</a></h2>.*?· ((?:more than )?\d+ articles?)", shown, re.DOTALL)
    onwards = re.search(r'href="(\?after=\d+)"', shown)
    return found, onwards and onwards[1]


@pytest.fixture(autouse=True)
def no_page_is_prepared(monkeypatch):
    """It would have the numbers of before."""
    monkeypatch.setattr(sources._page, "statements", {})


def test_every_source_is_on_one_page_by_its_name(client, monkeypatch):
    monkeypatch.setattr(sources, "PAGE", 2)
    for name in ("Moor Mail", "Quay Post", "Ash Times", "Dale News"):
        factories.article(source=factories.source(name), public=True)

    first, onwards = rows(client.get(reverse("sources")))
    second, end = rows(client.get(f"{reverse('sources')}{onwards}"))

    assert [name for name, _count in first] == ["Ash Times", "Dale News"]
    assert [name for name, _count in second] == ["Moor Mail", "Quay Post"]
    assert end is None


def test_of_more_articles_than_are_counted_it_is_said_that_they_are_more(as_viewer, monkeypatch):
    monkeypatch.setattr(sources, "COUNTED", 2)
    post = factories.source("Quay Post")
    for public in (True, True, False):
        factories.article(source=post, public=public)
    factories.article(source=factories.source("Ash Times"), public=True)

    stranger, editor = (rows(as_viewer(who).get(reverse("sources")))[0] for who in ("anonymous", "editor"))

    assert stranger == [("Ash Times", "1 article"), ("Quay Post", "2 articles")]
    assert editor == [("Ash Times", "1 article"), ("Quay Post", "more than 2 articles")]
