"""Rows that are sent to the database together."""

import pytest
from django.db import DataError, connection, transaction

from newsreader.models import Alias, NearCopy, SampledShingle
from newsreader.pipeline import rows
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("most", [1, 4, 5, 1000])
def test_all_rows_are_stored_however_many_one_statement_takes(most, monkeypatch):
    monkeypatch.setattr(rows, "MOST_AT_ONCE", most)
    article = factories.article()
    given = [(article.pk, number) for number in range(-3, 4)]

    rows.values_insertion(SampledShingle, ("article_id", "hash"), given).send()

    assert list(SampledShingle.objects.order_by("hash").values_list("article", "hash")) == given


def test_words_too_long_for_their_column_are_refused_and_not_cut():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's columns have no length")
    name = Alias(entity=factories.entity("Tova Karelin"), name="a" * 201)

    with pytest.raises(DataError), transaction.atomic():
        rows.insertion(Alias, [name]).send()


def test_rows_of_two_tables_are_sent_together(django_assert_num_queries):
    one, other = factories.article(), factories.article()
    hashes = rows.values_insertion(SampledShingle, ("article_id", "hash"), [(one.pk, 1), (one.pk, 2)])
    pair = rows.values_insertion(NearCopy, ("lower_id", "higher_id", "share"), [(one.pk, other.pk, 0.5)])
    none = rows.values_insertion(NearCopy, ("lower_id", "higher_id", "share"), [])

    with django_assert_num_queries(1 if connection.vendor == "postgresql" else 2):
        rows.send_all(hashes, none, pair)

    assert list(SampledShingle.objects.order_by("hash").values_list("hash", flat=True)) == [1, 2]
    assert list(NearCopy.objects.values_list("lower", "higher", "share")) == [(one.pk, other.pk, 0.5)]


def test_of_no_rows_nothing_is_sent(django_assert_num_queries):
    with django_assert_num_queries(0):
        rows.values_insertion(SampledShingle, ("article_id", "hash"), []).send()
        rows.send_all(rows.values_insertion(SampledShingle, ("article_id", "hash"), []))
