"""What was read off an article: each field with its value and where it stood."""

import ast

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader.showing.left_out import WHY
from newsreader.templatetags.evidence import fields_with_evidence
from tests import factories

pytestmark = pytest.mark.django_db


def read(article):
    return {field.label: field for field in fields_with_evidence(article)}


def test_a_source_is_its_name_with_how_it_was_recognised():
    evidence = {"source": {"raw": "© The Selby Herald", "rule": "footer", "start": 10, "end": 28}}
    article = factories.article(
        source=factories.source("The Selby Herald"),
        source_status="inferred from the footer",
        evidence=evidence,
    )

    _label, *source = read(article)["Source"]

    assert source == [
        *("The Selby Herald", "© The Selby Herald", "inferred from the footer", "footer"),
        *("source", None),
    ]


def test_what_is_not_known_was_not_found():
    article = factories.article(published=None)

    empty = [label for label, field in read(article).items() if not field.value]

    assert {"Source", "Published", "Captured"} - set(empty) == set()


def test_of_an_article_that_was_erased_nothing_was_read():
    article = factories.article()
    article.current = None

    assert read(article) == {}


LEFT_OUT = [
    ["Follow <us>", "share-button"],
    ["Home News", "above-headline"],
    ["© 2019", "a-rule-of-tomorrow"],
]


def test_the_desk_tells_what_was_left_out_and_why(client):
    article = factories.article(left_out=LEFT_OUT)
    client.force_login(factories.editor())

    html = client.get(reverse("desk-article", args=[article.pk])).content.decode()

    summary = "<summary>3 lines of its page are in none of its fields</summary>"
    told = [
        f'<li><bdi lang="en">{words}</bdi> <span class="facts">{why}</span></li>'
        for words, why in (
            ("Follow &lt;us&gt;", "furniture of the page: share-button"),
            ("Home News", "above the headline"),
            ("© 2019", "a-rule-of-tomorrow"),
        )
    ]
    assert [html.count(each) for each in (summary, *told)] == [1, 1, 1, 1]
    assert "There may be more" not in html


def test_of_a_long_page_the_desk_says_that_there_is_more(client):
    article = factories.article(left_out=[["Home", "page-line"]] * 200)
    client.force_login(factories.editor())

    html = client.get(reverse("desk-article", args=[article.pk])).content.decode()

    assert html.count("There may be more") == 1


def test_where_nothing_was_left_out_the_desk_says_nothing_of_it(client):
    client.force_login(factories.editor())

    html = client.get(reverse("desk-article", args=[factories.article().pk])).content.decode()

    assert "Left out" not in html


def test_readers_are_shown_and_sent_nothing_of_it(client):
    article = factories.article(left_out=[["Follow us on the quay", "page-line"]], public=True)
    client.force_login(factories.editor())

    with CaptureQueriesContext(connection) as asked:
        html = client.get(article.get_absolute_url()).content.decode()

    assert "Follow us on the quay" not in html
    assert [query["sql"] for query in asked if "left_out" in query["sql"]] == []


def test_every_rule_that_leaves_a_line_out_is_told_in_words():
    """Those given in words where a line is dropped; the rows of a table have their own ids."""
    rules = {
        call.args[1].value
        for path in (settings.BASE / "newsreader" / "extraction").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Dropped"
        if len(call.args) == 2 and isinstance(call.args[1], ast.Constant)
    }

    assert rules - set(WHY) == set()
    assert len(rules) > 2
