"""What a page of a list asks begins at its rows: of half a million articles none makes a list first."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsreader.models import Article, Note, ReaderMark, SameReport
from newsreader.models.prepared import Answers
from newsreader.showing import article_list
from newsreader.showing.article_list import ListFilter
from tests import factories

pytestmark = pytest.mark.django_db


def plan(sql, parameters=()):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            ("EXPLAIN QUERY PLAN " if connection.vendor == "sqlite" else "EXPLAIN ") + sql, parameters
        )
        return [str(row[-1]) for row in cursor.fetchall()]


def lists_all(steps):
    """Does the plan look through all articles, or all reports told twice? (A few may be hashed.)"""
    return [step for step in steps if "SCAN U0" in step or "Materialize" in step]


def test_a_page_of_the_list_lists_nothing_else():
    first, copy = (factories.article(headline=name, public=True) for name in "ab")
    SameReport.objects.bulk_create(SameReport(article=each, first=first) for each in (first, copy))
    # PostgreSQL would begin at an article where it knows of one alone.
    Article.objects.bulk_create(Article(listed=timezone.now()) for _private in range(1_000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE newsreader_article" if connection.vendor == "postgresql" else "ANALYZE")

    with CaptureQueriesContext(connection) as asked:
        shown = article_list.page(ListFilter(), Answers(AnonymousUser()))
    statements = [each for message in asked.captured_queries for each in message["sql"].split(";")]
    plans = [plan(each) for each in statements if each.startswith(("SELECT", "EXECUTE"))]

    assert [row.article.headline for row in shown.rows] == ["a"]
    assert len(plans) == 3
    assert [lists_all(each) for each in plans] == [[]] * 3


@pytest.mark.parametrize("rows", [ReaderMark, Note])
def test_a_readers_own_rows_list_nothing_else(rows):
    reader = factories.reader()

    sql, parameters = rows.objects.visible_to(reader).query.sql_with_params()

    assert lists_all(plan(sql, parameters)) == []
