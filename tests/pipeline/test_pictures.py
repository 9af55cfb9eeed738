"""Lead pictures: fetched where somebody asked, kept small, tried again, and gone when they are to go."""

import errno
from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsreader import deciding
from newsreader.deciding.erasure import erase
from newsreader.models import Article, Conflict, Decision, LeadPicture, PictureFile
from newsreader.pipeline import arrivals, pictures
from newsreader.pipeline.following import follow, poll
from newsreader.pipeline.jobs import sweep
from newsreader.pipeline.trying_again import TRIED_AFTER
from tests import factories
from tests.fetching.pictures.drawn import drawing, opened, saved
from tests.pipeline.newspaper import Answer
from tests.pipeline.test_following import STRIKE

pytestmark = pytest.mark.django_db


def shown(newspaper, path="/quay.jpg", size=(1600, 900), status=200):
    """A picture on the newspaper's site."""
    newspaper.pages[path] = Answer(saved(drawing(*size)), status, media_type="image/jpeg")
    return newspaper.address + path


def pictured(newspaper, **fields):
    """An article that names a picture there."""
    return factories.article(
        image_url=shown(newspaper), caption="The quay on 7 March. It was cold.", **fields
    )


@pytest.fixture
def editor(db):
    return factories.editor()


def picture_of(article):
    return LeadPicture.objects.get(article=article)


def test_what_an_editor_asks_for_is_kept_small(newspaper, work, editor):
    article = pictured(newspaper)

    deciding.pictures.keep(article, editor)
    sweep()
    work()

    kept = picture_of(article)
    assert (kept.is_kept, kept.width, kept.height, kept.next_at, kept.failure) == (True, 1280, 720, None, "")
    assert [opened(each).size for each in (kept.file.large, kept.file.small)] == [(1280, 720), (320, 180)]
    assert (newspaper.paths(), Decision.objects.get().action) == (["/quay.jpg"], "picture")


def test_nothing_is_fetched_that_nobody_asked_for(newspaper, work):
    pictured(newspaper)

    sweep()
    work()

    assert (newspaper.asked, LeadPicture.objects.count()) == ([], 0)


def test_an_article_that_names_none_has_none_to_keep(editor):
    with pytest.raises(Conflict):
        deciding.pictures.keep(factories.article(), editor)

    assert (LeadPicture.objects.count(), Decision.objects.count()) == (0, 0)


@pytest.mark.parametrize("wants", [True, False])
def test_a_feed_asks_where_its_setting_says_so(newspaper, work, wants):
    address = shown(newspaper)
    told = f'<media:content xmlns:media="http://search.yahoo.com/mrss/" url="{address}" medium="image"/>'
    entry = newspaper.entry("/1", "Strike", STRIKE).replace("</item>", f"{told}</item>")
    feed, _new = follow(newspaper.rss(entry), None, pictures=wants)

    poll(feed)
    arrivals.take_due(feed.pk)
    sweep()
    work()

    article = Article.objects.get()
    assert article.current.image_url == address
    assert list(LeadPicture.objects.kept().values_list("article", "width")) == (
        [(article.pk, 1280)] if wants else []
    )


def test_what_an_editor_removed_no_feed_brings_back(newspaper, editor):
    article = pictured(newspaper)
    factories.picture(article)

    deciding.pictures.remove(article, editor)
    pictures.want(article)
    sweep()
    pictures.keep_due()

    removed = picture_of(article)
    assert (removed.wanted, removed.width, PictureFile.objects.count(), newspaper.asked) == (False, 0, 0, [])


def test_what_was_given_up_and_removed_is_tried_when_it_is_kept(newspaper, editor):
    article = pictured(newspaper)
    given_up = {"failures": 5, "failure": "There is no such page.", "wanted": False}
    LeadPicture.objects.create(article=article, address=article.current.image_url, next_at=None, **given_up)

    deciding.pictures.keep(article, editor)
    pictures.keep_due()

    assert (picture_of(article).is_kept, picture_of(article).failure) == (True, "")


def test_a_removal_is_undone_by_fetching_it_again(newspaper, editor):
    article = pictured(newspaper)
    factories.picture(article)
    deciding.pictures.remove(article, editor)
    sweep()

    deciding.decisions.undo(Decision.objects.get(), editor)
    pictures.keep_due()

    assert (picture_of(article).is_kept, PictureFile.objects.count()) == (True, 1)


def test_what_was_kept_can_be_undone_after_it_was_fetched(newspaper, editor):
    article = pictured(newspaper)
    deciding.pictures.keep(article, editor)
    pictures.keep_due()

    deciding.decisions.undo(Decision.objects.get(), editor)

    assert (LeadPicture.objects.count(), PictureFile.objects.count()) == (0, 0)


def test_a_host_that_fails_is_asked_again_and_given_up_in_the_end(newspaper):
    article = pictured(newspaper)
    shown(newspaper, status=503)
    pictures.want(article)

    waits = []
    for _ in range(len(TRIED_AFTER) + 1):
        before = timezone.now()
        pictures.keep(picture_of(article))
        then = picture_of(article).next_at
        waits.append(then and round((then - before) / timedelta(minutes=5)))

    failed = picture_of(article)
    assert (waits, failed.failures, failed.width) == ([1, 6, 36, 216, None], 5, 0)
    assert failed.failure == "127.0.0.1 answered with no page (503 Service Unavailable)."


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (Answer(b"<!doctype html>", media_type="image/jpeg"), "What stands there is no picture"),
        (Answer(saved(drawing(1, 1), "GIF"), media_type="image/gif"), "The picture has 1 × 1 pixels"),
        (Answer(b"Gone.", 410), "There is no such page (410"),
    ],
)
def test_what_is_no_picture_is_not_tried_again(newspaper, answer, why):
    article = pictured(newspaper)
    newspaper.pages["/quay.jpg"] = answer
    pictures.want(article)

    pictures.keep_due()

    failed = picture_of(article)
    assert (failed.failure[: len(why)], failed.next_at, failed.failures) == (why, None, 1)


def test_robots_are_heeded_and_an_editor_may_ask_once_more(newspaper):
    article = pictured(newspaper)
    newspaper.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /", media_type="text/plain")
    pictures.want(article)
    pictures.keep_due()
    refused = picture_of(article)

    refused.ask_again()

    assert (newspaper.paths(), refused.next_at, bool(refused.failure)) == ([], None, True)
    assert (picture_of(article).failure, LeadPicture.objects.due(timezone.now()).count()) == ("", 1)


def test_a_new_version_with_another_picture_asks_for_that(newspaper):
    article = pictured(newspaper)
    factories.picture(article, alternative="A gate")
    factories.new_version(article, image_url=shown(newspaper, "/gate.jpg", (800, 600)))
    article.refresh_from_db()

    LeadPicture.objects.follow(article)
    waiting = picture_of(article)
    pictures.keep_due()

    kept = picture_of(article)
    assert (waiting.width, waiting.alternative, waiting.digest) == (0, "", "")
    assert (kept.width, kept.height, newspaper.paths()) == (800, 600, ["/gate.jpg"])


@pytest.mark.parametrize("same", [True, False], ids=["the same", "none"])
def test_a_new_version_with_the_same_picture_or_none_leaves_it(newspaper, same):
    article = pictured(newspaper)
    kept = factories.picture(article)
    factories.new_version(article, body="Other words.", image_url=article.current.image_url if same else "")
    article.refresh_from_db()

    assert LeadPicture.objects.follow(article) == 0
    assert picture_of(article).digest == kept.digest


def test_one_that_was_removed_meanwhile_is_not_stored(newspaper, editor, monkeypatch):
    article = pictured(newspaper)
    pictures.want(article)
    fetch = pictures.fetch

    def removed_meanwhile(*args, **options):
        deciding.pictures.remove(article, editor)
        return fetch(*args, **options)

    monkeypatch.setattr(pictures, "fetch", removed_meanwhile)
    pictures.keep_due()

    assert (picture_of(article).width, PictureFile.objects.count()) == (0, 0)


def test_of_an_erased_article_no_picture_stays(newspaper):
    article = pictured(newspaper)
    factories.picture(article)

    erase(article)
    pictures.want(Article.objects.get(pk=article.pk))

    assert (LeadPicture.objects.count(), PictureFile.objects.count()) == (0, 0)


def test_a_kept_picture_is_seen_on_the_timelines_that_cite_it(newspaper):
    article = pictured(newspaper, public=True)
    timeline = factories.timeline()
    factories.entry(timeline, factories.event(article=article))
    before = timeline.revision
    pictures.want(article)

    pictures.keep_due()

    timeline.refresh_from_db()
    assert timeline.revision > before


def test_what_waits_gets_one_job(newspaper):
    for _ in range(2):
        pictures.want(pictured(newspaper))

    sweep()
    sweep()

    jobs = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    assert list(jobs) == ["newsreader.pipeline.jobs.keep_pictures"]


def test_where_no_file_can_be_written_a_picture_waits_and_says_so(newspaper, editor, monkeypatch, caplog):
    article = pictured(newspaper)
    deciding.pictures.keep(article, editor)

    def full():
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("tempfile.TemporaryFile", full)
        for _time in range(2 * len(TRIED_AFTER)):
            LeadPicture.objects.update(next_at=timezone.now())
            with suppress(OSError):
                pictures.keep_due()
        told = picture_of(article)
    LeadPicture.objects.update(next_at=timezone.now())
    pictures.keep_due()

    line = "[Errno 28] No space left on device"
    assert (told.failures, told.failure) == (0, f"The machine failed: {line}")
    assert f"LeadPicture {told.pk} waits for this machine: {line}" in caplog.text
    assert "Traceback" not in caplog.text
    assert (picture_of(article).is_kept, picture_of(article).failure) == (True, "")
