"""What hung on an outlet that was corrected is read anew in the background; what an editor mended stays."""

from datetime import UTC, date, datetime

import pytest
from django_tasks_db.models import DBTaskResult

from newsreader import deciding, pipeline
from newsreader.fetching.documents import Document
from newsreader.models import Decision, Source, TimeExpression
from newsreader.pipeline.jobs import reread_outlets, sweep
from newsreader.pipeline.rereading import reread_due
from tests import factories

TEXT = """The Tidewater Post

Dockers leave work at Port Selby

By Orla Quist
Published: {day}

Dockers in Port Selby walked out yesterday after the harbour board cut their pay by a tenth.

The board refused to talk, and the ferries stayed in their berths all day long until evening.
"""


@pytest.fixture
def editor(db):
    return factories.editor()


@pytest.fixture
def post(db):
    factories.registry()
    return Source.objects.get()


def taken(day):
    article = pipeline.ingest(Document("a.txt", TEXT.format(day=day).encode(), "text/plain")).article
    pipeline.read(article)
    return article


def correct(source, editor, **columns):
    deciding.outlets.correct(source, editor, **columns)
    assert reread_due(60)


def published(article):
    article.refresh_from_db()
    return article.current.published_day, article.current.published_at


def test_another_order_of_dates_reads_the_day_anew_and_what_is_counted_from_it(post, editor):
    article = taken("05/06/2019, 18:30")
    before = published(article)[0], article.source

    correct(post, editor, day_first=False)
    after = published(article)[0]
    yesterday = TimeExpression.objects.get(version=article.current, exact="yesterday").earliest
    deciding.decisions.undo(Decision.objects.get(), editor)
    reread_due(60)

    assert before == (date(2019, 6, 5), post)
    assert (after, yesterday) == (date(2019, 5, 6), date(2019, 5, 5))
    assert (published(article)[0], article.versions.count()) == (date(2019, 6, 5), 3)


def test_another_clock_moves_the_instant(post, editor):
    article = taken("5 June 2019, 18:30")

    correct(post, editor, zone="Asia/Kolkata")

    assert published(article) == (date(2019, 6, 5), datetime(2019, 6, 5, 13, 0, tzinfo=UTC))
    assert article.listed == datetime(2019, 6, 5, 13, 0, tzinfo=UTC)


def test_where_the_bytes_are_kept_no_more_the_instant_moves_still(post, editor):
    article = taken("5 June 2019, 18:30")
    article.current.original.gone = datetime(2026, 1, 1, tzinfo=UTC)
    article.current.original.save()

    correct(post, editor, zone="Asia/Kolkata")

    assert published(article) == (date(2019, 6, 5), datetime(2019, 6, 5, 13, 0, tzinfo=UTC))


def test_what_an_editor_said_of_it_stays_and_so_do_other_fields(post, editor):
    article = taken("05/06/2019, 18:30")
    deciding.mending.mend(article, editor, {"day": date(2019, 6, 7), "headline": "Dockers strike"})

    correct(post, editor, day_first=False)

    assert (published(article)[0], article.headline) == (date(2019, 6, 7), "Dockers strike")
    assert article.current.mended["published"]["read"]["published_day"] == "2019-05-06"


def test_what_reads_as_it_did_makes_no_version(post, editor):
    article = taken("2019-06-05T18:30:00+01:00")

    correct(post, editor, day_first=False)

    article.refresh_from_db()
    assert (article.versions.count(), article.source) == (1, post)


def test_the_sweep_enqueues_it_once_and_only_where_there_is_something(post, editor):
    taken("5 June 2019, 18:30")
    before = sweep()["rereadings"]
    deciding.outlets.correct(post, editor, zone="Asia/Kolkata")

    counts = [sweep()["rereadings"], sweep()["rereadings"]]

    tasks = DBTaskResult.objects.filter(task_path=reread_outlets.module_path)
    assert (before, counts, tasks.count()) == (0, [1, 0], 1)


def test_articles_of_others_are_left_alone(post, editor):
    other = factories.article(source=factories.source("The Moor Gazette"))

    correct(post, editor, zone="Asia/Kolkata")

    assert (other.versions.count(), Source.objects.filter(reread_below__isnull=False).count()) == (1, 0)


def test_a_job_that_is_ended_goes_on_where_it_was(post, editor):
    several = [factories.article("Rain fell.", source=post, published_zone="") for _ in range(3)]
    deciding.outlets.correct(post, editor, zone="Asia/Kolkata")

    done = [reread_due(0) for _ in several]

    post.refresh_from_db()
    assert (done, post.to_reread) == ([False, False, False], 0)
