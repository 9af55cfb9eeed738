"""Citations, rejections and date readings follow their words into a new version, or are lost."""

import pytest

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Rejection, TimeExpression
from newsreader.text.when import When
from tests import factories

HOLT = "Mayor Anna Holt told the hall that she had had enough."
FINCH = "Deputy Carla Finch wept as the votes were counted in the school."
SHE = "She resigned on 7 February 2022."


def cited(body, quote, **fields):
    article = factories.article(body, **fields)
    return article, factories.event(article=article, quote=quote).citations.get()


def after(article, row, **fields):
    """The row as it stands once the article has a new version with these fields."""
    factories.new_version(article, **fields)
    reanchor(article)
    row.refresh_from_db()
    return row


def test_words_left_in_a_lookalike_are_lost(db):
    article, citation = cited(f"The hall was full.\n\n{HOLT} {SHE}", SHE)
    old = article.current

    after(article, citation, body=f"The hall was full.\n\n{FINCH} {SHE}")

    assert (citation.lost, citation.version, citation.sentence) == (True, old, SHE)


def test_an_outlet_that_changes_its_quotation_marks_changes_no_words(db):
    said = '"It\'s over," she said on Monday.'
    article, citation = cited(f"They left. {said} Rain fell.", said)

    after(article, citation, body="They left. “It’s over,” she said on Monday. Rain fell.")

    assert (citation.lost, citation.version, citation.exact, citation.sentence) == (
        False,
        article.current,
        "“It’s over,” she said on Monday.",
        "“It’s over,” she said on Monday.",
    )
    assert article.current.body[citation.start : citation.end] == citation.exact


def test_a_lost_citation_is_found_again_in_a_later_version(db):
    article, citation = cited(f"{HOLT} {SHE}", SHE)
    after(article, citation, body=f"{FINCH} {SHE}")

    after(article, citation, body=f"It rained.\n\n{HOLT} {SHE}")

    assert (citation.lost, citation.version) == (False, article.current)


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ("Rain fell.\n\nThe council voted on Friday to close the mill. Nobody spoke.", False),
        ("The council voted to close the mill. The library fair begins on Friday.", True),
    ],
)
def test_a_date_reading_stays_in_its_sentence_or_is_lost(body, lost, db):
    article = factories.read_article("The council voted on Friday to close the mill. Nobody spoke.")
    friday = TimeExpression.objects.get(version=article.current, exact__endswith="Friday")
    day = When(article.current.published_day, article.current.published_day)
    reading = deciding.dates.correct_reading(friday, day, factories.editor())

    after(article, reading, body=body)
    pipeline.read(article)

    assert reading.lost == lost
    assert (TimeExpression.objects.get(version=article.current, exact__endswith="Friday").when == day) != lost


def test_a_rejection_does_not_move_to_other_words(db):
    article = factories.article(f"{HOLT} {SHE}")
    proposal = factories.proposal(article, SHE)
    deciding.proposals.reject(proposal, factories.editor())

    rejection = after(article, Rejection.objects.get(), body=f"{FINCH} {SHE}")

    assert rejection.lost


def test_the_sentence_of_words_deep_in_a_text_is_theirs(db):
    body = "\n\n".join(f"Ward {n} voted. Mr. Hale of ward {n} spoke on Friday. He left." for n in range(50))
    article, citation = cited(body, "of ward 31 spoke")

    after(article, citation, body=f"Rain.\n\n{body}")

    assert citation.sentence == "Mr. Hale of ward 31 spoke on Friday."
    assert article.current.body[citation.sentence_start : citation.sentence_end] == citation.sentence
