"""What is private makes no difference to how much a stranger's search asks of the database."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreader.deciding.indexing import index
from newsreader.models.search import Kind
from newsreader.showing.search import HitOrder, search, understand
from tests import factories

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()
QUERIES = (
    "quay",
    "zither",
    '"left the quay"',
    "quay zither",
    "quay -ferry",
    "quay in:2019",
    "kind:article zither",
)
ASKED = [(query, order) for query in QUERIES for order in (HitOrder.NEWEST, HitOrder.RELEVANCE)]


def told():
    """Of each query how many statements are asked, and what is found."""
    told = {}
    for query, order in ASKED:
        wanted = understand(query, date(2020, 1, 1))
        with CaptureQueriesContext(connection) as statements:
            found = search(STRANGER, wanted, order=order, limit=3)
        told[query, order] = (len(statements), [hit.title for hit in found.hits])
    return told


def report(headline, body, *, public, day):
    made = factories.article(body, headline=headline, public=public, published=date(2019, 3, day))
    index(Kind.ARTICLE, [made.pk])


def test_a_strangers_search_asks_the_same_whatever_is_private():
    """Of words that stand in both, and in what is private alone."""
    for number in range(5):
        report(f"Pier {number}", "They left the quay.", public=True, day=5 + number)
    before = told()

    for number in range(12):
        report(f"Hidden quay {number}", "A zither left the quay.", public=False, day=1 + number)

    assert told() == before
    assert before["quay", HitOrder.NEWEST][1] == ["Pier 4", "Pier 3", "Pier 2"]
    assert before["zither", HitOrder.NEWEST][1] == []
