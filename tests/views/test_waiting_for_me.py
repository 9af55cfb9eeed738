"""The desk's front page: what waits for whom."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from newsreader import deciding
from newsreader.deciding.anchoring import reanchor
from newsreader.models import Comment, JoinRequest, Membership, Remark
from newsreader.showing.waiting_for_me import KINDS, waiting_for
from tests import factories
from tests.views.test_colleagues import at, logged_in


@pytest.fixture
def ada(db):
    return factories.editor(first_name="Ada")


def fill(ada, times):
    """As many of each kind wait for Ada."""
    for number in range(times):
        timeline = factories.timeline(owner=ada)
        article = factories.article()
        entry = factories.entry(timeline, factories.event(article=article))
        Comment.objects.write(entry, timeline, factories.editor(), f"Comment {number}", None)
        JoinRequest.objects.ask(timeline, factories.editor(), "")
        draft = factories.timeline(owner=ada, published=False)
        deciding.reviews.ask(draft, factories.member(draft))
        Remark.objects.take(entry, timeline, f"Remark {number}")
        factories.new_version(article, body="Nobody walked out.")
        reanchor(article)


def test_each_kind_is_counted_and_leads_there(ada, text):
    fill(ada, 2)

    page = logged_in(ada).get(at("desk"))

    assert [(each.waiting, each.url) for each in waiting_for(ada)] == [
        (2, "/desk/comments/"),
        (2, "/desk/requests/"),
        (2, "/desk/reviews/"),
        (2, "/desk/remarks/"),
        (2, "/desk/#corrected"),
        (2, "/desk/citations/"),
    ]
    assert (
        "What waits for you 2 open comments on your timelines, by others."
        "2 requests to join a timeline of yours.2 drafts to review."
        "2 remarks by readers on what is wrong.2 articles that you cite changed since."
        "2 citations lost their words, or are read differently now."
    ) in text(page)


def test_nothing_waits_for_others(ada, text):
    fill(ada, 1)
    other = logged_in(factories.editor())

    page = other.get(at("desk"))

    assert (waiting_for(other.user), "What waits for you" in text(page)) == ([], False)


def test_as_many_queries_for_three_as_for_one(ada):
    counts = []
    for times in (1, 2):
        fill(ada, times)
        with CaptureQueriesContext(connection) as queries:
            waiting_for(ada)
        counts.append(len(queries))

    assert counts[0] == counts[1] <= len(KINDS)  # one message, where a database takes several questions in it


@pytest.mark.parametrize(
    ("thread_by", "answer_by", "waits"),
    [("ada", None, 0), ("bo", None, 1), ("ada", "bo", 1), ("ada", "ada", 0), ("bo", "ada", 0)],
)
def test_a_thread_waits_where_somebody_else_has_the_last_word(thread_by, answer_by, waits, ada):
    timeline = factories.timeline(owner=ada)
    entry = factories.entry(timeline)
    people = {"ada": ada, "bo": factories.editor()}
    thread = Comment.objects.write(entry, timeline, people[thread_by], "Who counted?", None)
    if answer_by:
        Comment.objects.write(entry, timeline, people[answer_by], "The union.", thread)

    assert Comment.objects.waiting_for(ada).count() == waits


@pytest.mark.parametrize("why", ["resolved", "taken back", "left", "taken off"])
def test_a_thread_waits_no_more(why, ada):
    timeline = factories.timeline(owner=ada)
    entry = factories.entry(timeline)
    thread = Comment.objects.write(entry, timeline, factories.editor(), "Who counted?", None)
    match why:
        case "resolved":
            thread.resolve(ada, resolved=True)
        case "taken back":
            Comment.objects.write(entry, timeline, ada, "The union.", thread)
            thread.take_back()
        case "left":
            Membership.objects.filter(user=ada).delete()
        case "taken off":
            entry.delete()

    assert list(Comment.objects.waiting_for(ada)) == []
