"""An erased article leaves a tombstone, and none of its words in any table."""

import hashlib
from datetime import date
from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.fetching.documents import Document
from newsreader.models import (
    Article,
    Conflict,
    Decision,
    Entity,
    ErasedDigest,
    Original,
    TimeExpression,
)
from newsreader.text.saying.narration import narration
from newsreader.text.when import When
from tests import factories

REPORT = f"""The harbour quarrel

By Mara Lindqvist
13 March 2019

{factories.BODY}
"""
# One phrase of each field and paragraph, and of each cited sentence; no event's title holds one.
PHRASES = (
    *("harbour quarrel", "Lindqvist", "after the harbour board", "refused to talk", "marched to the town"),
    *("called the march", "a mistake", "Calloway"),
)


def dump():
    """The whole database as the backup would have it."""
    out = StringIO()
    call_command("dumpdata", stdout=out)
    return out.getvalue()


@pytest.fixture
def decided(db):
    """An article with which everything was done: accepted, cited, rejected, written, shown, undone."""
    factories.registry()
    taken = pipeline.ingest(Document("quarrel.txt", REPORT.encode(), "text/plain"))
    article = taken.article
    pipeline.read(article)
    editor, timeline = factories.editor(), factories.timeline()
    walked, met, marched = article.proposals.order_by("start")
    entry = deciding.proposals.accept(walked, timeline, editor, title="Walkout")
    deciding.proposals.cite(marched, entry.event, editor)
    deciding.proposals.reject(met, editor)
    deciding.decisions.undo(Decision.objects.latest("id"), editor)
    deciding.proposals.reject(met, editor, why="Not news")
    written = deciding.passages.create_event(
        article, "body", "called the march", timeline, editor, title="Answer", when=When(None, None)
    )
    deciding.decisions.undo(Decision.objects.latest("id"), editor)
    deciding.articles.set_public(article, editor, public=True)
    article.timeline, article.entry, article.written = timeline, entry, written
    return article


def test_no_word_of_it_is_left_in_any_table(decided):
    before = dump()
    assert [phrase for phrase in PHRASES if phrase not in before] == []

    erase(decided)

    after = dump()
    assert [phrase for phrase in PHRASES if phrase in after] == []


def test_a_tombstone_stays_and_its_bytes_are_gone(decided):
    erase(decided)

    tomb = Article.objects.get(pk=decided.pk)
    assert (tomb.headline, tomb.slug, tomb.current, tomb.public, tomb.erased is None) == (
        "",
        "",
        None,
        False,
        False,
    )
    assert (Original.objects.count(), tomb.versions.count()) == (0, 0)


def test_the_event_stays_and_says_that_its_report_was_erased(decided, client):
    erase(decided)

    page = client.get(decided.timeline.get_absolute_url()).content.decode()
    assert ("Walkout" in page, "was erased" in page, page.count("<blockquote>")) == (True, True, 0)


def test_readers_get_the_page_anew_at_once(decided, client):
    """Anonymous pages are cached; the words must go from them in the same moment."""
    url = decided.timeline.get_absolute_url()
    first = client.get(url)
    assert "after the harbour board" in first.content.decode()

    erase(decided)

    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, "after the harbour board" in again.content.decode()) == (200, False)


def test_decisions_over_it_can_still_be_undone(decided):
    accepted = Decision.objects.get(action="accept")
    cited = Decision.objects.get(action="cite")
    erase(decided)

    deciding.decisions.undo(cited, factories.editor())
    deciding.decisions.undo(accepted, factories.editor())

    assert (decided.timeline.entries.count(), decided.citations.count()) == (0, 0)


def test_a_rejection_that_is_gone_says_so(decided):
    rejected = Decision.objects.filter(action="reject").latest("id")
    erase(decided)

    with pytest.raises(Conflict):
        deciding.decisions.undo(rejected, factories.editor())


def test_names_that_others_use_stay(decided):
    other = factories.read_article("Ines Calloway spoke in Port Selby.")

    erase(decided)

    assert {e.name for e in Entity.objects.filter(appearances__article=other)} == {
        "Ines Calloway",
        "Port Selby",
    }


def test_the_admins_action_erases(decided, client):
    root = factories.superuser()
    client.force_login(root)
    changed = reverse("admin:newsreader_article_change", args=[decided.pk])
    client.post(changed, {"source": ""} | {f"versions-{n}": "0" for n in ("TOTAL_FORMS", "INITIAL_FORMS")})
    assert "harbour quarrel" in dump()

    client.post(
        reverse("admin:newsreader_article_changelist"),
        {"action": "erase", "sure": "yes", "_selected_action": [decided.pk]},
    )

    assert [phrase for phrase in PHRASES if phrase in dump()] == []


def test_the_admins_log_says_who_erased_and_names_nobody(decided, client):
    root = factories.superuser()
    client.force_login(root)
    calloway = Entity.objects.get(name="Ines Calloway")
    form = {
        "kind": "person",
        "name": "Ines Calloway",
        "aliases-TOTAL_FORMS": "1",
        "aliases-INITIAL_FORMS": "0",
    }
    new_name = {"aliases-0-name": "Madam Calloway", "aliases-0-default": "on"}
    client.post(reverse("admin:newsreader_entity_change", args=[calloway.pk]), form | new_name)
    assert [len(LogEntry.objects.all()), "Madam Calloway" in dump()] == [1, True]

    client.post(
        reverse("admin:newsreader_article_changelist"),
        {"action": "erase", "sure": "yes", "_selected_action": [decided.pk]},
    )

    log = LogEntry.objects.order_by("pk")
    assert [(entry.user, entry.object_repr) for entry in log] == [
        (root, ""),
        (root, "Article without a headline"),
    ]
    assert "Calloway" not in dump()


# Who did not hear of it


def test_an_editor_with_the_page_still_open_changes_nothing(decided):
    """Whatever they decide of the article as they have it, the words stay gone."""
    seen = Article.objects.select_related("current").get(pk=decided.pk)
    expression = TimeExpression.objects.select_related("version__article").first()
    assert seen.current is not None
    erase(decided)
    editor = factories.editor()

    for do in (
        lambda: deciding.articles.correct_publication(seen, editor, day=date(2019, 3, 14)),
        lambda: deciding.articles.set_public(seen, editor, public=True),
        lambda: deciding.dates.correct_reading(expression, When(None, None), editor),
    ):
        with pytest.raises(Conflict):
            do()

    assert [phrase for phrase in PHRASES if phrase in dump()] == []


def test_erasing_twice_is_erasing_once(decided):
    seen = Article.objects.get(pk=decided.pk)
    erase(decided)
    first, digests = Article.objects.get().erased, ErasedDigest.objects.count()

    erase(seen)

    assert (Article.objects.get().erased, ErasedDigest.objects.count()) == (first, digests)


def test_a_failed_readings_words_go(decided):
    Article.objects.update(reading_failed="No date in “the harbour quarrel”")

    erase(decided)

    assert Article.objects.get().reading_failed == ""


# Beside the tables


def test_pages_go_from_the_cache(decided, client, django_capture_on_commit_callbacks):
    client.get(decided.timeline.get_absolute_url())
    assert len(cache._cache) > 0

    with django_capture_on_commit_callbacks(execute=True):
        erase(decided)

    assert len(cache._cache) == 0


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's files are its server's business")
@pytest.mark.django_db(transaction=True)
def test_the_databases_files_hold_no_word_of_it():
    """A copy made with `.backup` takes the pages of deleted rows along."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete = OFF")  # Debian's SQLite has it on
    factories.registry()
    article = pipeline.ingest(Document("quarrel.txt", REPORT.encode(), "text/plain")).article
    pipeline.read(article)
    file = Path(connection.settings_dict["NAME"])

    def files():
        return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))

    assert b"after the harbour board" in files()

    erase(article)

    assert [phrase for phrase in PHRASES if phrase.encode() in files()] == []


def test_a_tombstone_of_before_gives_its_address_for_a_digest(db):
    """What the migration does to a site where articles were erased already."""
    tomb = factories.article()
    Article.objects.update(erased=tomb.listed, canonical_url="https://post.example/harbour-quarrel")
    factories.article(canonical_url="https://post.example/standing")

    import_module("newsreader.migrations.0002_what_a_tombstone_knows").digest_addresses(apps, None)

    digest = hashlib.sha256(b"https://post.example/harbour-quarrel").hexdigest()
    assert list(ErasedDigest.objects.values_list("article", "digest")) == [(tomb.pk, digest)]
    assert sorted(Article.objects.values_list("canonical_url", flat=True)) == [
        "",
        "https://post.example/standing",
    ]


def test_no_text_stays_in_the_memory_of_the_process_that_read_it(db):
    factories.read_article()

    assert narration.cache_info().currsize == 0
