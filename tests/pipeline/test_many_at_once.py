"""Many entries that come in together: what each costs the database, and what nothing of it may lose."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler

from newsreader.models import Arrival, Article, Entity, Source
from newsreader.models.prepared import Prepared
from newsreader.pipeline import arrivals, together
from newsreader.pipeline.arrivals import take, take_due
from newsreader.pipeline.following import follow, poll
from newsreader.pipeline.ingesting import load_starter, outlets
from newsreader.pipeline.marks import ArticleReading
from newsreader.pipeline.reading import read
from newsreader.pipeline.registry import registry
from newsreader.text.names.starter import starters
from tests import factories

pytestmark = pytest.mark.django_db


NEWS = list(
    enumerate(
        zip(
            ("Strike", "Flood", "Fire", "Inquiry", "Vote", "Trial", "Storm", "Sale"),
            ("Selby", "Holm", "Norling", "Aske", "Tarn", "Wick", "Brae", "Ostby"),
            strict=True,
        )
    )
)


def told(what, where):
    """In each other words, for nearly the same would be one article's."""
    return (
        f"<p>{what} came to {where} on 7 March, {where}'s mayor Ines {what}ley said; the {what} goes on.</p>"
        f"<p>At least 40 of {where} saw the {what}; the {where} Board was told of the {what} on Monday.</p>"
    )


@pytest.fixture
def feed(newspaper):
    """A feed of eight entries that wait."""
    entries = [newspaper.entry(f"/{n}", f"{what} in {where}", told(what, where)) for n, (what, where) in NEWS]
    feed, _new = follow(newspaper.rss(*entries), None)
    poll(feed)
    return feed


@pytest.fixture
def anew(monkeypatch, prepared_rows_are_the_query_sets):
    """The query sets that Django made SQL of, while no prepared SQL is compared with its own."""
    monkeypatch.setattr(Prepared, "rows", prepared_rows_are_the_query_sets)
    made = []
    as_sql = SQLCompiler.as_sql

    def noted(compiler, *args, **options):
        made.append(compiler.query.model)
        return as_sql(compiler, *args, **options)

    monkeypatch.setattr(SQLCompiler, "as_sql", noted)
    return made


def waiting():
    return list(Arrival.objects.waiting().select_related("feed__source", "article").order_by("pk"))


def test_of_the_next_entry_no_sql_is_worked_out_anew(feed, anew):
    *before, last = waiting()
    with together.together():
        for each in before:
            take(each)
        anew.clear()

        take(last)

    assert anew == []
    assert (Article.objects.filter(read_at=None).count(), Article.objects.count()) == (0, 8)


def test_of_a_batch_the_outlets_and_the_registry_are_asked_for_once(feed, django_assert_num_queries):
    load_starter()
    registry()

    with together.together(), django_assert_num_queries(3):  # sources, their names, the registry's state
        for _article in range(3):
            together.once(outlets)
            registry()


def test_what_is_asked_for_once_is_asked_for_again_a_second_later(db, monkeypatch):
    monkeypatch.setattr(together, "OLDEST", -1.0)
    with together.together():
        before = together.once(outlets)
        factories.source("The Selby Echo")

        after = together.once(outlets)

    assert [len(each) for each in (before, after)] == [0, 1]


def test_a_source_named_by_a_batch_is_one(feed):
    take_due(feed.pk)

    assert Source.objects.filter(name="Port Selby Gazette").count() == 1
    assert Article.objects.filter(source__name="Port Selby Gazette").count() == 8


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_each_entry_is_taken_by_one(feed):
    barrier, claimed = threading.Barrier(4), []
    due = list(Arrival.objects.waiting().filter(feed=feed).values_list("pk", flat=True))

    def work():
        try:
            barrier.wait(10)
            claimed.extend(pk for pk in due if Arrival.objects.waiting().claim(pk))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(claimed) == sorted(due)


def test_an_article_marked_by_somebody_meanwhile_is_not_marked_twice(feed, monkeypatch):
    """Another worker read it between this one's looking and writing, and the desk asked for one more
    reading: all that the row itself says is as it was."""
    monkeypatch.setattr(arrivals, "try_to_read", lambda article: True)
    take_due(feed.pk)
    article = Article.objects.order_by("pk")[0]
    ready = ArticleReading.ready
    once = iter([article.pk])

    def read_by_another(reading):
        made = ready(reading)
        for pk in once:
            read(Article.objects.get(pk=pk))
            Article.objects.filter(pk=pk).update(read_at=None)
        return made

    monkeypatch.setattr(ArticleReading, "ready", read_by_another)

    read(article)

    places = list(article.proposals.values_list("field", "start", "end"))
    assert len(places) == len(set(places)) > 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_of_a_new_site_load_its_starter_lists_once():
    ready = threading.Barrier(2)

    def load(_worker):
        try:
            ready.wait(timeout=30)
            load_starter()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(load, range(2)))

    assert Entity.objects.filter(confirmed=True).count() == len(starters())
