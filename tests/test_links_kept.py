"""The links of an article are stored with the version whose words they are, and go with it."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.fetching.documents import Document
from tests import factories

URL = "https://tidewater.example/quay"
BOARD = "https://selby.example/board"


def page(address):
    return (
        "<!DOCTYPE html><html><body><article><h1>Dockers leave work at Port Selby</h1>"
        "<p>Dockers in Port Selby walked out on Tuesday after the harbour board cut their pay, and the café"
        f' on the quay stayed open.</p><p>The <a href="{address}">harbour board</a> met on 7 March and'
        " refused to talk to anybody who came to its door that day.</p></article></body></html>"
    )


def ingest(address=BOARD):
    return pipeline.ingest(Document("quay", page(address).encode(), "text/html", URL))


@pytest.fixture
def article(db):
    return ingest().article


def told(article):
    version = article.current
    return [(version.body[start:end], address) for start, end, address in version.links]


def dump():
    out = StringIO()
    call_command("dumpdata", stdout=out)
    return out.getvalue()


def test_they_come_in_with_the_words(article):
    article.refresh_from_db()

    assert told(article) == [("harbour board", BOARD)]


def test_other_links_under_the_same_words_make_no_version(article):
    again = ingest("https://selby.example/another")

    again.article.refresh_from_db()
    assert (again.outcome, again.article.versions.count()) == ("same", 1)
    assert told(again.article) == [("harbour board", BOARD)]


def test_a_version_with_another_date_keeps_them(article):
    deciding.articles.correct_publication(article, factories.editor(), day=date(2019, 3, 13))

    article.refresh_from_db()
    assert (article.current.number, told(article)) == (2, [("harbour board", BOARD)])


def test_they_are_erased(article):
    assert BOARD in dump()

    erase(article)

    assert (BOARD in dump(), "selby.example" in dump()) == (False, False)
