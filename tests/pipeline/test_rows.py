"""Rows that are sent to the database together."""

import pytest
from django.db import DataError, connection, transaction

from newsreader.models import Alias, SampledShingle
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


def test_of_no_rows_nothing_is_sent(django_assert_num_queries):
    with django_assert_num_queries(0):
        rows.values_insertion(SampledShingle, ("article_id", "hash"), []).send()
