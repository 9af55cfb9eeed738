"""What was read off an article: each field with its value and where it stood."""

import pytest

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

    assert source == ["The Selby Herald", "© The Selby Herald", "inferred from the footer", "footer"]


def test_what_is_not_known_was_not_found():
    article = factories.article(published=None)

    empty = [label for label, field in read(article).items() if not field.value]

    assert {"Source", "Published", "Captured"} - set(empty) == set()


def test_of_an_article_that_was_erased_nothing_was_read():
    article = factories.article()
    article.current = None

    assert read(article) == {}
