"""Dates corrected by an editor: what is undecided follows, what was decided is flagged and not changed."""

from datetime import UTC, date, datetime, time

import pytest

from newsreader import deciding, pipeline
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Appearance, Decision, Figure, Proposal, Quotation, TimeExpression
from newsreader.text.when import When
from tests import factories

BODY = (
    "The harbour board met yesterday in Port Selby. Two days later dockers signed a new contract.\n\n"
    "The mayor resigned on Monday."
)


@pytest.fixture
def article(db):
    """Published on Wednesday 13 March 2019."""
    return factories.read_article(BODY)


def readings(article):
    return {p.exact.split(" ")[1]: (p.earliest, p.state, p.disagrees) for p in article.proposals.all()}


def days_of(article):
    return {t.exact: t.earliest for t in TimeExpression.objects.filter(version=article.current)}


def correct(article, editor, **given):
    deciding.articles.correct_publication(article, editor, **given)
    article.refresh_from_db()
    pipeline.read(article)


def test_another_publication_day_moves_what_is_counted_from_it(article, editor):
    correct(article, editor, day=date(2019, 3, 20), at=time(9, 30), zone="Europe/London")

    assert days_of(article)["yesterday"] == date(2019, 3, 19)
    assert article.current.published_at.isoformat() == "2019-03-20T09:30:00+00:00"
    assert (article.current.mended["published"]["by"], article.current.evidence) == (editor.pk, {})
    assert article.versions.count() == 2


def test_a_decided_date_is_flagged_and_not_changed(article, editor, timeline):
    entry = deciding.proposals.accept(article.proposals.get(exact__contains="board met"), timeline, editor)

    correct(article, editor, day=date(2019, 3, 20))

    entry.event.refresh_from_db()
    flagged = Proposal.objects.disagreeing().get()
    assert (entry.event.earliest, flagged.event, flagged.earliest) == (
        date(2019, 3, 12),
        entry.event,
        date(2019, 3, 19),
    )


def test_a_flagged_date_can_be_taken_over(article, editor, timeline):
    entry = deciding.proposals.accept(article.proposals.get(exact__contains="board met"), timeline, editor)
    correct(article, editor, day=date(2019, 3, 20))

    deciding.proposals.adopt_date(Proposal.objects.disagreeing().get(), editor)

    entry.refresh_from_db()
    assert (entry.earliest, entry.event.earliest) == (date(2019, 3, 19), date(2019, 3, 19))
    assert not Proposal.objects.disagreeing().exists()


def test_a_flagged_date_that_is_kept_is_not_asked_about_again(article, editor, timeline):
    entry = deciding.proposals.accept(article.proposals.get(exact__contains="board met"), timeline, editor)
    correct(article, editor, day=date(2019, 3, 20))

    deciding.proposals.keep_date(Proposal.objects.disagreeing().get(), editor)
    pipeline.read(article)

    entry.event.refresh_from_db()
    assert entry.event.earliest == date(2019, 3, 12)
    assert not Proposal.objects.disagreeing().exists()


def test_a_corrected_publication_can_be_undone(article, editor):
    before = readings(article)
    correct(article, editor, day=date(2019, 3, 20))

    deciding.decisions.undo(Decision.objects.latest("id"), editor)
    article.refresh_from_db()
    pipeline.read(article)

    assert (article.current.published_day, readings(article)) == (date(2019, 3, 13), before)


def test_every_copy_of_where_an_article_is_listed_follows_it(editor):
    article = factories.read_article()  # of the 13th

    def listed():
        return [
            set(kind.objects.values_list("listed", flat=True)) for kind in (Appearance, Figure, Quotation)
        ]

    deciding.articles.correct_publication(article, editor, day=date(2018, 1, 2))
    corrected = listed()
    deciding.decisions.undo(Decision.objects.get(), editor)

    assert corrected == [{datetime(2018, 1, 2, tzinfo=UTC)}] * 3
    assert listed() == [{datetime(2019, 3, 13, tzinfo=UTC)}] * 3


def test_a_corrected_reading_carries_what_is_counted_from_it(article, editor):
    yesterday = TimeExpression.objects.get(version=article.current, exact="yesterday")

    deciding.dates.correct_reading(yesterday, When(date(2019, 3, 4), date(2019, 3, 4)), editor)
    pipeline.read(article)

    assert days_of(article) == {
        "yesterday": date(2019, 3, 4),
        "Two days later": date(2019, 3, 6),
        "Monday": date(2019, 3, 11),
    }


def test_a_corrected_reading_outlives_a_new_version(article, editor):
    monday = TimeExpression.objects.get(version=article.current, exact="Monday")
    deciding.dates.correct_reading(monday, When(date(2019, 3, 4), date(2019, 3, 4)), editor)

    factories.new_version(article, body="Corrected on Thursday.\n\n" + BODY)
    reanchor(article)
    pipeline.read(article)

    assert days_of(article)["Monday"] == date(2019, 3, 4)


def test_a_utc_stamp_is_turned_to_the_sources_clock_before_today_is_counted(db):
    selby = factories.source(zone="America/New_York")
    published = datetime(2019, 3, 13, 1, 30, tzinfo=UTC)

    read = factories.read_article(BODY, source=selby, published=published, published_zone="UTC")

    assert (read.current.published_day, days_of(read)["yesterday"]) == (date(2019, 3, 13), date(2019, 3, 11))
