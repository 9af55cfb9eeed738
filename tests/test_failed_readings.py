"""What a reading failed on is noted by name, told at the desk, and tried again at the next reading."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsreader import pipeline
from newsreader.management.commands import read
from newsreader.models import Article
from newsreader.models.analyser import LONGEST_NOTE, Analyser, failures_in, note_of
from tests import factories

BODY = (
    "Divers in Port Selby found the lost ferry on Tuesday.\n\n"
    "The Selby Harbour Union said that at least 40 people had asked for news of it."
)


# What is noted


def test_the_article_counts_as_read_and_names_what_failed(db, break_down, caplog):
    break_down(Analyser.NAMES, Analyser.FIGURES)

    article = factories.read_article(BODY)

    stored = Article.objects.get(pk=article.pk)
    assert stored.reading_failed == "names: no such word\nfigures: no such word"
    assert (stored.read_at is None, article.reading_failed) == (False, stored.reading_failed)
    assert [bool(record.exc_info) for record in caplog.records] == [True, True]


def test_every_name_finds_room_in_the_note():
    failed = dict.fromkeys(Analyser, "a long complaint\nover two lines, of an analyser " * 20)

    note = note_of(failed)

    assert len(note) <= LONGEST_NOTE
    assert list(failures_in(note)) == list(Analyser)


def test_a_failure_without_words_is_noted_by_its_kind(db, break_down):
    break_down(Analyser.NAMES, by=ZeroDivisionError())

    assert factories.read_article(BODY).reading_failed == "names: ZeroDivisionError"


def test_a_reading_without_a_failure_clears_the_note(db, break_down):
    break_down(Analyser.NAMES)
    article = factories.read_article(BODY)
    break_down.mended()

    pipeline.read(article)

    assert Article.objects.get(pk=article.pk).reading_failed == ""
    assert article.mentions.exists()


def test_a_new_version_has_failed_at_nothing_yet(db, break_down):
    break_down(Analyser.NAMES)
    article = factories.read_article(BODY)

    factories.new_version(article, body="Nobody came.")

    assert (article.read_at, article.reading_failed) == (None, "")


# Tried again


def test_read_tries_those_that_failed_again_after_those_that_wait(db, break_down, capsys):
    break_down(Analyser.NAMES)
    failed = factories.read_article(BODY)
    waiting = factories.article(BODY)
    whole = factories.article(BODY)
    Article.objects.filter(pk=whole.pk).update(reading_failed="too deep")
    fine = factories.read_article(BODY)
    Article.objects.filter(pk=fine.pk).update(reading_failed="")
    command = read.Command()

    order = list(Article.objects.to_read())
    call_command(command)
    told, status = capsys.readouterr().out, command.failed
    break_down.mended()
    call_command(command)
    call_command("read")

    assert order == [waiting, failed, whole]
    assert (told, status) == ("0 read, 3 read in part, 0 failed.\n", True)
    assert capsys.readouterr().out == "3 read, 0 failed.\n0 read, 0 failed.\n"


def test_ingest_tells_what_was_read_in_part_and_tries_it_again(db, break_down, capsys, tmp_path):
    factories.registry()
    path = tmp_path / "a.txt"
    path.write_text(f"Divers find the lost ferry\n\nBy Mara Lindqvist\n\nPublished 13 March 2019\n\n{BODY}")
    break_down(Analyser.NAMES, Analyser.FIGURES)

    call_command("ingest", str(path))
    told = capsys.readouterr().out.splitlines()[0]
    break_down.mended()
    call_command("ingest", str(path))

    assert told.startswith("taken, read in part")
    assert told.endswith("Divers find the lost ferry: without its names and figures")
    assert Article.objects.get().reading_failed == ""


# At the desk


@pytest.fixture
def desk(client, db):
    client.force_login(factories.editor())
    return client


def test_the_desk_names_what_could_not_be_read(desk, break_down):
    break_down(Analyser.NAMES, Analyser.INDIRECT, by=LookupError("<no> such word"))
    article = factories.read_article(BODY)
    fine = Article.objects.create(headline="Fine", listed=article.listed)

    front = desk.get(reverse("desk")).content.decode()
    page = desk.get(reverse("desk-article", args=[article.pk])).content.decode()
    other = desk.get(reverse("desk-article", args=[fine.pk])).content.decode()

    assert front.count("without its names and reported speech") == 1
    assert "Its names and reported speech could not be read." in page
    assert page.count("&lt;no&gt; such word") == 2
    assert ("Not read, or only in part" in front, "Read in part" in page, "Read in part" in other) == (
        True,
        True,
        False,
    )


def test_the_desk_tells_of_a_reading_that_failed_as_a_whole(desk):
    article = factories.article(BODY)
    Article.objects.filter(pk=article.pk).update(reading_failed="names too deep")

    front = desk.get(reverse("desk")).content.decode()
    page = desk.get(reverse("desk-article", args=[article.pk])).content.decode()

    assert "the last reading failed" in front
    assert ("The last reading failed, and changed nothing." in page, "names too deep" in page) == (True, True)


def test_reading_again_at_the_desk_says_what_failed(desk, break_down):
    article = factories.read_article(BODY)
    break_down(Analyser.FIGURES)

    page = desk.post(reverse("article-read", args=[article.pk]), follow=True).content.decode()

    assert "Its figures could not be read. What an earlier reading of the same words found stands." in page
    assert "Nothing that was decided has changed" not in page


def test_the_desk_asks_as_much_for_three_failures_as_for_one(desk, break_down):
    break_down(Analyser.FIGURES)

    def asked():
        factories.read_article(BODY, source=factories.source())
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("desk"))
        return len(captured)

    asked()
    one, _two, three = asked(), asked(), asked()
    assert one == three


def test_an_erased_article_is_tried_no_more(db, break_down):
    break_down(Analyser.FIGURES)
    article = factories.read_article(BODY)
    Article.objects.filter(pk=article.pk).update(erased=article.listed)

    assert list(Article.objects.to_read()) == []
