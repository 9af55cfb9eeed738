"""Tidying: what feeds brought and nobody used goes when its time has come, and nothing else ever does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsreader import deciding, pipeline
from newsreader.deciding import grouping
from newsreader.fetching.documents import Document
from newsreader.models import (
    Arrival,
    Article,
    ArticleVersion,
    Citation,
    Conflict,
    Entity,
    Event,
    Feed,
    Figure,
    LeadPicture,
    Mention,
    NearCopy,
    Original,
    Proposal,
    Quotation,
    SameReport,
    TimeExpression,
)
from newsreader.pipeline import giving_way, reading, tidying
from newsreader.pipeline.arrivals import give, take_due
from newsreader.pipeline.following import follow
from newsreader.pipeline.jobs import sweep
from newsreader.pipeline.tidying import tidy
from tests import factories
from tests.deciding.test_conflicts import at_once
from tests.pipeline.test_following import MARCH, STRIKE, fetched, headlines
from tests.pipeline.tidied import aged, brought, dump, standing

pytestmark = pytest.mark.django_db

MARKS = (Mention, TimeExpression, Figure, Quotation)
PHRASES = ("walked out on Tuesday", "Calloway", "harbour board")

# What goes


def test_what_nobody_used_goes_when_its_time_has_come(article, feed):
    brought(feed, MARCH, "March on the hall")

    assert standing() == ["March on the hall"]


def test_it_is_gone_from_every_table_without_a_tombstone(article):
    Arrival.objects.update(told={"authors": ["Ines Calloway"]})
    LeadPicture.objects.create(article=article, address="https://selby.example/quay.jpg")
    assert [phrase for phrase in PHRASES if phrase not in dump()] == []

    tidy()

    assert [phrase for phrase in PHRASES if phrase in dump()] == []
    rows = (Article, ArticleVersion, Original, Proposal, LeadPicture, *MARKS)
    assert [model.objects.count() for model in rows] == [0] * len(rows)


def test_its_arrival_says_what_became_of_it(article, feed, client):
    tidy()

    assert list(feed.arrivals.values_list("state", "outcome", "article")) == [("taken", "gone", None)]
    client.force_login(factories.editor())
    page = client.get(reverse("desk-arrivals")).content.decode()
    assert "taken, gone by the keeping rule" in page


def test_names_that_only_it_told_go_and_others_stay(article):
    young = factories.article("Ada Brask spoke.")
    named = {name: factories.entity(name) for name in ("Ada Brask", "Bo Lund", "Cy Marsh", "Di Holm")}
    for entity in named.values():
        factories.mention(entity, article, "Dockers")
    factories.mention(named["Ada Brask"], young, "Ada Brask")
    Entity.objects.filter(name="Bo Lund").update(confirmed=True)
    factories.event(naming=[named["Cy Marsh"]])

    tidy()

    gone = ["Di Holm", "Ines Calloway"]
    found = Entity.objects.filter(name__in=[*named, *gone]).order_by("name")
    assert list(found.values_list("name", flat=True)) == ["Ada Brask", "Bo Lund", "Cy Marsh"]


def test_of_copies_that_stay_the_next_is_the_first(article):
    copies = [factories.article(published=date(2019, 3, day)) for day in (20, 21)]
    one, other = (copy.pk for copy in copies)
    for pair in ((article.pk, one), (article.pk, other), (one, other)):
        NearCopy.objects.create(lower_id=pair[0], higher_id=pair[1], share=1)
    grouping.regroup([article.pk])
    assert set(SameReport.objects.values_list("first", flat=True)) == {article.pk}

    tidy()

    assert sorted(SameReport.objects.values_list("article", "first")) == [(one, one), (other, one)]


def test_an_original_that_another_article_came_as_stays(article, feed):
    other = brought(feed, MARCH, "March on the hall")
    ArticleVersion.objects.filter(article=other).update(original=article.current.original)

    tidy()

    assert list(Original.objects.values_list("name", flat=True)) == ["Strike.html", "March on the hall.html"]


def test_of_feeds_followed_no_more_the_sites_rule_holds(article, feed, settings):
    feed.delete()
    assert standing() == ["Strike"]

    settings.NEWSREADER_KEEP_DAYS = 30

    assert standing() == []


@pytest.mark.parametrize(
    ("own", "sites", "left"),
    [(None, None, 1), (None, 30, 0), (None, 50, 1), (50, 30, 1), (30, 50, 0), (30, None, 0)],
)
def test_the_feeds_own_rule_goes_before_the_sites(article, feed, settings, own, sites, left):
    Feed.objects.update(keep_days=own)
    settings.NEWSREADER_KEEP_DAYS = sites

    tidy()

    assert Article.objects.count() == left


def test_the_time_begins_anew_with_each_version(article):
    factories.new_version(article, body="The dockers went back to work.")

    assert standing() == ["Strike"]


# Back again


def test_a_feed_does_not_bring_back_what_it_still_lists(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None, keep_days=30)
    fetched(feed)
    aged()
    tidy()
    newspaper.rss(newspaper.entry("/1", "Strike goes on", STRIKE + MARCH))

    assert (fetched(feed), headlines()) == (0, [])


def test_an_editor_who_gives_its_address_has_it_again(newspaper):
    feed, _new = follow(newspaper.rss(newspaper.entry("/1", "Strike", STRIKE)), None, keep_days=30)
    fetched(feed)
    aged()
    tidy()
    page = newspaper.page("/1", "Strike", "Dockers in Port Selby walked out on Tuesday.", "The board met.")

    give(page, factories.editor())
    take_due(None)

    assert list(Article.objects.values_list("headline", "given", "feed")) == [("Strike", True, None)]


# Originals


def test_original_bytes_may_go_before_the_text(article, settings, client):
    settings.NEWSREADER_KEEP_ORIGINALS_DAYS = 35
    Feed.objects.update(keep_days=365)

    tidy()

    original = Original.objects.get()
    assert (original.gone is None, original.content, bytes(original.compressed)) == (False, b"", b"")
    client.force_login(factories.editor())
    page = client.get(reverse("desk-article", args=[article.pk])).content.decode()
    assert "The page or file it was read from is kept no more" in page


def test_bytes_that_went_are_still_known_and_kept_again_with_a_new_version(article, feed, settings):
    settings.NEWSREADER_KEEP_ORIGINALS_DAYS = 35
    Feed.objects.update(keep_days=365)
    bytes_of_it = article.current.original.content
    tidy()
    document = Document("Strike.html", bytes_of_it, "text/html")

    assert pipeline.ingest(document, feed=feed.pk).outcome == "same"
    factories.new_version(article, body="The dockers went back to work on Friday, and the board gave in.")
    pipeline.ingest(document, of=article, feed=feed.pk)

    assert (Original.objects.get().gone, Original.objects.get().content) == (None, bytes_of_it)


# Somebody else at the same moment

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def test_what_is_cited_while_it_is_being_tidied_stays(article, feed, monkeypatch):
    """Between choosing a batch and locking it."""
    choose = tidying._let_articles_go

    def cite_first(going, few):
        factories.citation(factories.event(), article, "Dockers")
        return choose(going, few)

    monkeypatch.setattr(tidying, "_let_articles_go", cite_first)

    assert standing() == ["Strike"]


@pytest.mark.django_db(transaction=True)
def test_who_cites_at_the_same_moment_is_first_or_told(settings):
    settings.NEWSREADER_KEEP_DAYS = 30
    factories.registry()
    feed, _new = follow("https://selby.example/rss", None)
    editor, timeline = factories.editor(), factories.timeline()
    for turn in range(len(DAYS)):
        article = brought(feed, STRIKE.replace("Tuesday", DAYS[turn]), f"Strike on {DAYS[turn]}")
        aged()
        proposal = article.proposals.first()

        told, _tidied = at_once(lambda p=proposal: deciding.proposals.accept(p, timeline, editor), tidy)

        stands = Article.objects.filter(pk=article.pk).exists()
        assert stands == (not isinstance(told, Exception))
        assert stands or isinstance(told, Conflict | Article.DoesNotExist)
        assert Citation.objects.filter(article=article.pk).count() == int(stands)
    assert Event.objects.count() == Citation.objects.count()


@pytest.mark.django_db(transaction=True)
def test_a_reading_that_names_whom_tidying_took_away_begins_anew(monkeypatch):
    """Between looking whether all whom it names are there and storing it."""
    factories.registry()
    article, stand = factories.article(), reading.stand

    def taken_away(entities):
        stood = stand(entities)
        Entity.objects.filter(name="Ines Calloway").delete()
        monkeypatch.setattr(reading, "stand", stand)
        return stood

    monkeypatch.setattr(reading, "stand", taken_away)

    assert pipeline.try_to_read(article)
    assert Mention.objects.filter(article=article, entity__name="Ines Calloway").exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite has one writer: nobody waits in the middle")
@pytest.mark.django_db(transaction=True)
def test_what_somebody_holds_is_left_for_the_next_time(settings):
    settings.NEWSREADER_KEEP_DAYS = 30
    factories.registry()
    feed, _new = follow("https://selby.example/rss", None)
    brought(feed)
    brought(feed, MARCH, "March on the hall")
    aged()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        Article.objects.select_for_update().get(headline="Strike")
        assert pool.submit(_tidied).result(30) is True
        assert headlines() == ["Strike"]

    assert standing() == []


def _tidied():
    try:
        return tidy()
    finally:
        connection.close()


# In the background


def test_the_sweep_tidies_once_a_day(article, feed, work):
    Feed.objects.update(modified=timezone.now() - timedelta(days=2), next_at=None)

    first, second = sweep()["tidyings"], sweep()["tidyings"]
    work()
    again = sweep()["tidyings"]
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=25))
    next_day = sweep()["tidyings"]

    assert (first, second, again, next_day, headlines()) == (1, 0, 0, 1, [])


def test_a_site_that_keeps_all_has_no_such_job(settings):
    settings.NEWSREADER_KEEP_DAYS = settings.NEWSREADER_KEEP_ORIGINALS_DAYS = None
    follow("https://selby.example/rss", None)

    assert sweep()["tidyings"] == 0


def test_a_rule_that_was_just_changed_holds_from_the_next_day_on(article, feed):
    tidy(grace=timedelta(days=1))
    assert headlines() == ["Strike"]

    tidy(timezone.now() + timedelta(days=2), grace=timedelta(days=1))

    assert headlines() == []


def test_it_is_done_in_batches_and_stops_between_two(article, feed, monkeypatch):
    monkeypatch.setattr(tidying, "BATCH", 1)
    for headline in ("March on the hall", "March goes on"):
        brought(feed, MARCH.replace("400", headline), headline)
    aged()

    assert (tidy(most=1), Article.objects.count()) == (False, 2)
    monkeypatch.setattr(giving_way.ending, "is_set", lambda: True)
    assert (tidy(), Article.objects.count()) == (False, 1)


def test_a_batch_that_fails_changes_nothing(article, monkeypatch):
    before = dump()

    def fail(named):
        raise IntegrityError("pulled out")

    monkeypatch.setattr(tidying, "_let_names_go", fail)
    with pytest.raises(IntegrityError):
        tidy()

    assert dump() == before


# By hand, and at the desk


def said(*arguments, **options):
    out = StringIO()
    call_command("tidy", *arguments, stdout=out, **options)
    return out.getvalue()


def test_a_dry_run_says_what_would_go_and_why(article, feed, settings):
    settings.NEWSREADER_KEEP_ORIGINALS_DAYS = 30
    version = article.current

    lines = said("--dry-run", verbosity=2).splitlines()

    stored = len(bytes(version.original.compressed))
    assert lines == [
        f"      1  articles  https://selby.example/rss: {len(version.body)} bytes of text, {stored} bytes of"
        " originals; unused for 30 days (its own rule)",
        f"         {article.pk} of {version.made:%Y-%m-%d}: Strike",
        f"      1  originals  {stored} bytes; their articles, unused for 30 days, stay (the site's rule)",
    ]
    assert headlines() == ["Strike"]


def test_a_dry_run_of_a_site_that_keeps_all_says_so(settings):
    settings.NEWSREADER_KEEP_DAYS = settings.NEWSREADER_KEEP_ORIGINALS_DAYS = None

    assert said("--dry-run") == "Every article is kept for ever: no feed has a rule, nor has the site.\n"


def test_the_command_says_what_went(article):
    assert (said(), headlines()) == ("1 articles and the bytes of 1 originals went.\n", [])


def test_the_feeds_page_says_its_rule_and_what_would_go(article, feed, client, settings):
    client.force_login(factories.editor())
    page = client.get(feed.get_absolute_url()).content.decode()
    assert ("goes after 30 days: this feed's rule" in page, "1 article would go now." in page) == (True, True)

    Feed.objects.update(keep_days=None)

    assert "Its articles are kept for ever." in client.get(feed.get_absolute_url()).content.decode()


@pytest.mark.parametrize(("typed", "status", "kept"), [("90", 302, 90), ("", 302, None), ("0", 422, 30)])
def test_a_feed_is_given_its_rule_at_the_desk(feed, client, typed, status, kept):
    client.force_login(factories.editor())

    answer = client.post(feed.get_absolute_url(), {"keep_days": typed})

    assert (answer.status_code, Feed.objects.get().keep_days) == (status, kept)
