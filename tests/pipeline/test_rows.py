"""Rows that are sent to the database together."""

import pytest

from newsreader.models import SampledShingle
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


def test_of_no_rows_nothing_is_sent(django_assert_num_queries):
    with django_assert_num_queries(0):
        rows.values_insertion(SampledShingle, ("article_id", "hash"), []).send()
