"""An erased article leaves a tombstone, and none of its words in any table."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from newsreader import deciding, pipeline
from newsreader.deciding.erasure import erase
from newsreader.fetching.documents import Document
from newsreader.models import Article, Conflict, Decision, Entity, Original
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
        reverse("admin:newsreader_article_changelist"), {"action": "erase", "_selected_action": [decided.pk]}
    )

    assert [phrase for phrase in PHRASES if phrase in dump()] == []
