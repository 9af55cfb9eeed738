"""A page that an editor has open still works after the article was read again or got a new version."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Proposal, SampledShingle, TimeExpression
from newsreader.text.when import When
from tests import factories

BODY = factories.BODY


@pytest.fixture
def article(db):
    return factories.read_article()


def ids(model, article):
    """By their words: the texts here say each date once."""
    rows = model._default_manager.filter(version__article=article)
    return {row.exact: row.pk for row in rows}


def corrected(article, body):
    factories.new_version(article, body=body)
    reanchor(article)
    pipeline.read(article)


@pytest.mark.parametrize("model", [Proposal, TimeExpression])
def test_what_is_read_again_keeps_its_ids(model, article):
    before = ids(model, article)

    pipeline.read(article)

    assert (ids(model, article), len(before)) == (before, 3)


def test_reading_again_writes_no_time_expression_that_stays_as_it_was(article):
    TimeExpression.objects.filter(exact="Monday").update(value="2000-01-01")

    with CaptureQueriesContext(connection) as asked:
        pipeline.read(article)
        pipeline.read(article)

    table = '"newsreader_timeexpression"'
    writes = [q["sql"] for q in asked if table in q["sql"] and not q["sql"].startswith("SELECT")]
    assert ["UPDATE" in sql for sql in writes] == [True]
    assert TimeExpression.objects.get(exact="Monday").value == "2019-03-11"


@pytest.mark.parametrize(
    "change",
    [
        lambda body: f"Port Selby lay silent.\n\n{body}",
        lambda body: f"{body}\n\nThe ferries stayed in port.",
        lambda body: f"A long morning.\n\n{body}\n\nThe ferries stayed in port.",
    ],
    ids=["put before", "put after", "put around"],
)
@pytest.mark.parametrize("model", [Proposal, TimeExpression])
def test_what_a_new_version_has_elsewhere_keeps_its_ids(model, change, article):
    before = ids(model, article)

    corrected(article, change(BODY))

    rows = model._default_manager.filter(version__article=article)
    assert ids(model, article) == before
    assert {row.version_id for row in rows} == {article.current_id}
    assert [row.exact for row in rows] == [article.current.body[row.start : row.end] for row in rows]


def test_a_followed_proposal_is_what_a_first_reading_would_make_of_it(article):
    body = f"Port Selby lay silent.\n\n{BODY}"
    other = factories.read_article(body)

    corrected(article, body)

    def columns(of):
        names = [f.attname for f in Proposal._meta.concrete_fields]
        own = ("id", "article_id", "version_id")
        return [{n: v for n, v in row.items() if n not in own} for row in of.proposals.values(*names)]

    assert columns(article) == columns(other)


def test_words_that_are_gone_take_their_rows_with_them(article):
    proposals, dates = ids(Proposal, article), ids(TimeExpression, article)
    gone = Proposal.objects.get(title__contains="march")

    corrected(article, BODY.replace(gone.sentence, "Nobody marched."))

    assert ids(Proposal, article) == {e: pk for e, pk in proposals.items() if pk != gone.pk}
    assert ids(TimeExpression, article) == {e: pk for e, pk in dates.items() if e != "Monday"}


def test_the_same_words_in_another_sentence_are_no_continuation(article):
    """Two places and neither agrees: what is not sure gets a new row, and no page shows the wrong words."""
    monday = TimeExpression.objects.get(exact="Monday")
    sentence = next(s for s in BODY.split("\n\n") if "Monday" in s)
    other = "On Monday it rained. Nobody came on Monday either."

    corrected(article, BODY.replace(sentence, other))

    assert not TimeExpression.objects.filter(pk=monday.pk).exists()
    assert TimeExpression.objects.filter(version=article.current, exact="Monday").count() == 2


def test_a_decided_proposal_stays_decided_over_a_new_version(article):
    editor, timeline = factories.editor(), factories.timeline()
    accepted, rejected, open = article.proposals.order_by("start")
    deciding.proposals.accept(accepted, timeline, editor)
    deciding.proposals.reject(rejected, editor)

    corrected(article, f"Port Selby lay silent.\n\n{BODY}")

    states = {p.pk: p.state for p in article.proposals.all()}
    assert states == {accepted.pk: "accepted", rejected.pk: "rejected", open.pk: "open"}


def test_a_page_opened_before_still_answers(article, client):
    client.force_login(factories.editor())
    proposal = article.proposals.order_by("start").first()
    expression = TimeExpression.objects.get(exact="7 March")
    pages = [proposal.get_absolute_url(), reverse("desk-date", args=[expression.pk])]

    corrected(article, f"Port Selby lay silent.\n\n{BODY}")
    pages = [client.get(page).content.decode() for page in pages]

    assert [words in page for words, page in zip((proposal.cited, "7 March"), pages, strict=True)] == [
        True
    ] * 2


def test_a_date_that_an_editor_reads_otherwise_keeps_its_id(article):
    expression = TimeExpression.objects.get(exact="7 March")

    deciding.dates.correct_reading(expression, When(date(2019, 3, 8), date(2019, 3, 8)), factories.editor())
    pipeline.read(article)

    expression.refresh_from_db()
    assert expression.earliest == date(2019, 3, 8)


def test_a_long_articles_rows_are_followed_in_as_many_queries(db):
    def asked(times):
        body = "\n\n".join(
            f"On {1 + n % 28} March 20{n % 20:02} the mill in Overmere closed." for n in range(times)
        )
        SampledShingle.objects.all().delete()  # a near-copy takes queries of its own
        article = factories.read_article(body)
        factories.new_version(article, body=f"It rained.\n\n{body}")
        with CaptureQueriesContext(connection) as captured:
            pipeline.read(article)
        return len(captured)

    assert asked(40) == asked(10)
