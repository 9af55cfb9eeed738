from contextlib import contextmanager

import pytest
from django.db import transaction as transactions

from tests import factories


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def article(db):
    """A read article of 13 March 2019: three proposals, its people and places named."""
    return factories.read_article()


@pytest.fixture
def timeline(editor):
    return factories.timeline(owner=editor)


@pytest.fixture
def proposal(article):
    return article.proposals.get(exact__contains="walked out on Tuesday")


@pytest.fixture
def transaction():
    """A block whose rows are gone at its end: one for each example of a property test."""

    @contextmanager
    def block():
        with transactions.atomic():
            yield
            transactions.set_rollback(True)

    return block
