import pytest

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
