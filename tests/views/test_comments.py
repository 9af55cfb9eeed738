"""Comments on an entry: among the members of its timeline, and nobody else's."""

import re

import pytest
from django.test import Client

from newsreader import deciding
from newsreader.models import Comment, Decision, Entry, Membership, UnsavedForm
from newsreader.models.reader_accounts import leave
from newsreader.showing.exported import as_json
from tests import factories
from tests.views.test_colleagues import at, logged_in

Role = Membership.Role
WORDS = "Who counted the whispering heads?"


@pytest.fixture
def ada(db):
    return logged_in(factories.editor(first_name="Ada"))


@pytest.fixture
def draft(ada):
    return factories.timeline("The unfinished story", owner=ada.user, published=False)


@pytest.fixture
def entry(draft):
    event = factories.event("Dockers walk out", article=factories.article())
    return factories.entry(draft, event, annotation="Check this first.")


@pytest.fixture
def reviewer(draft):
    """With a reader's account."""
    client = logged_in(factories.reader(first_name="Rea"))
    Membership.objects.create(timeline=draft, user=client.user, role=Role.REVIEWER)
    return client


def comment(client, entry, words=WORDS, **more):
    client.post(at("entry-comments", entry.pk), {"words": words} | more)
    return Comment.objects.latest("id")


def test_a_reviewer_reads_the_draft_and_comments_though_a_reader(reviewer, entry, draft, text):
    page = text(reviewer.get(at("timeline-read", draft.slug)))

    made = comment(reviewer, entry)

    assert ("Dockers walk out Check this first." in page, "Edit it" in page) == (True, False)
    assert (made.by, made.words, made.entry, made.timeline) == (reviewer.user, WORDS, entry, draft)
    shown = text(reviewer.get(at("entry-comments", entry.pk)))
    assert ("Dockers in Port Selby walked out on Tuesday" in shown, WORDS in shown) == (True, True)


def test_what_a_reviewer_with_a_readers_account_may_not_do_stays_closed(reviewer, entry, draft):
    closed = [
        at("desk"),
        at("desk-timeline", draft.slug),
        at("desk-entry", entry.pk),
        at("desk-decisions"),
        at("desk-requests"),
        at("timeline-ask", draft.slug),
        at("entry-remove", entry.pk),
        at("timeline-publish", draft.slug),
        at("timeline-link", draft.slug),
    ]

    answers = {url: {reviewer.get(url).status_code, reviewer.post(url).status_code} for url in closed}

    assert {url: each for url, each in answers.items() if not each <= {403, 405}} == {}


def test_comments_are_closed_to_all_but_members(ada, entry, draft, as_viewer):
    made = comment(ada, entry)
    urls = {
        at("entry-comments", entry.pk): {"words": "Mine"},
        at("timeline-read", draft.slug): {},
        at("comment", made.pk): {"words": "Mine"},
        at("comment-remove", made.pk): {},
        at("comment-resolve", made.pk): {"resolved": "yes"},
        at("timeline-members", draft.slug): {},
    }

    answers = {
        name: {
            status
            for url, fields in urls.items()
            for status in (client.get(url).status_code, client.post(url, fields).status_code)
        }
        for name in ("anonymous", "reader", "editor")
        for client in [as_viewer(name)]
    }

    assert answers == {"anonymous": {302, 405}, "reader": {403, 405}, "editor": {404, 405}}
    assert [(each.words, each.resolved) for each in Comment.objects.all()] == [(WORDS, None)]


def test_a_reviewer_of_one_timeline_learns_nothing_of_another(reviewer):
    other = factories.entry(factories.timeline(published=False))
    secret = Comment.objects.write(other, other.timeline, factories.editor(), WORDS, None)

    answers = {
        reviewer.get(url).status_code
        for url in (
            at("entry-comments", other.pk),
            at("entry-comments", 999_999),
            at("timeline-read", other.timeline.slug),
            at("timeline-read", "nowhere"),
            at("comment", secret.pk),
            at("comment", 999_999),
        )
    }

    assert (answers, WORDS in reviewer.get(at("desk-comments")).content.decode()) == ({403}, False)


def test_an_answer_stands_in_its_thread_and_opens_it_again(ada, reviewer, entry, text):
    thread = comment(reviewer, entry)
    ada.post(at("comment-resolve", thread.pk), {"resolved": "yes"})
    thread.refresh_from_db()
    resolved = (thread.is_open, thread.resolved_by)

    answer = comment(ada, entry, "The union did.", thread=thread.pk)

    thread.refresh_from_db()
    assert (resolved, answer.thread, thread.is_open) == ((False, ada.user), thread, True)
    shown = text(reviewer.get(at("entry-comments", entry.pk)))
    assert shown.index(WORDS) < shown.index("The union did.")


def test_an_answer_goes_to_a_thread_of_the_same_entry_alone(ada, entry, draft):
    elsewhere = comment(ada, factories.entry(draft), "About another one.")
    answered = comment(ada, entry, "An answer.", thread=comment(ada, entry).pk)

    codes = [
        ada.post(at("entry-comments", entry.pk), {"words": "Lost", "thread": id}).status_code
        for id in (elsewhere.pk, answered.pk)
    ]

    assert (codes, Comment.objects.filter(words="Lost").count()) == ([404, 404], 0)


def test_a_comment_is_edited_and_taken_back_by_who_wrote_it(ada, reviewer, entry, text):
    made = comment(reviewer, entry)
    reviewer.post(at("comment", made.pk), {"words": "Who counted?"})
    edited = text(ada.get(at("entry-comments", entry.pk)))
    others = [
        ada.post(at(name, made.pk), {"words": "Mine"}).status_code for name in ("comment", "comment-remove")
    ]

    reviewer.post(at("comment-remove", made.pk))

    assert ("· edited Who counted?" in edited, others, Comment.objects.count()) == (True, [404, 404], 0)


def test_a_thread_that_was_answered_stands_without_the_words_taken_back(ada, reviewer, entry, text):
    thread = comment(reviewer, entry)
    answer = comment(ada, entry, "The union did.", thread=thread.pk)

    reviewer.post(at("comment-remove", thread.pk))
    shown = text(ada.get(at("entry-comments", entry.pk)))
    ada.post(at("comment-remove", answer.pk))

    assert (WORDS in shown, "Taken back by who wrote it." in shown, "The union did." in shown) == (
        False,
        True,
        True,
    )
    assert Comment.objects.count() == 0


def test_sent_twice_it_stands_once(ada, entry):
    comment(ada, entry)

    comment(ada, entry)

    assert Comment.objects.count() == 1


@pytest.mark.parametrize("words", ["", " \n ", "a" * 4001])
def test_nothing_and_too_much_are_no_comment(words, ada, entry):
    answer = ada.post(at("entry-comments", entry.pk), {"words": words})

    assert (answer.status_code, Comment.objects.count()) == (422, 0)


def test_words_are_shown_as_they_were_typed(ada, entry):
    comment(ada, entry, "<b onclick=x>Loud</b>\n\nhttps://selby.example/")

    page = ada.get(at("entry-comments", entry.pk)).content.decode()

    assert "<p>&lt;b onclick=x&gt;Loud&lt;/b&gt;</p>\n\n<p>https://selby.example/</p>" in page


def test_comments_come_back_with_their_entry(ada, entry):
    comment(ada, entry)
    deciding.entries.delete(entry, ada.user)
    gone = ada.get(at("entry-comments", entry.pk)).status_code

    deciding.decisions.undo(Decision.objects.latest("id"), ada.user)

    assert (gone, WORDS in ada.get(at("entry-comments", entry.pk)).content.decode()) == (404, True)


def test_an_editors_words_are_kept_where_their_login_lapsed(ada, entry):
    path = at("entry-comments", entry.pk)
    typist = re.search(r'name="typist" value="([^"]+)"', ada.get(path).content.decode())[1]

    Client().post(path, {"words": WORDS, "initial-words": "", "typist": typist, "typed_at": path})

    kept = UnsavedForm.objects.of(ada.user).get()
    assert (kept.path, kept.words) == (path, [("words", WORDS)])


# Counts


def test_open_threads_are_counted_beside_their_entry(ada, reviewer, entry, draft, text):
    thread = comment(reviewer, entry)
    comment(ada, entry, "The union did.", thread=thread.pk)
    resolved = comment(reviewer, entry, "And who paid?")
    ada.post(at("comment-resolve", resolved.pk), {"resolved": "yes"})

    pages = [text(ada.get(url)) for url in (at("desk-timeline", draft.slug), at("desk-entry", entry.pk))]

    assert ["1 open comment " in page for page in pages] == [True, True]


def test_counting_asks_as_often_for_three_entries_as_for_one(ada, entry, draft, django_assert_num_queries):
    comment(ada, entry)
    for _ in range(2):
        comment(ada, factories.entry(draft))

    entries = list(draft.entries.all())

    with django_assert_num_queries(1):
        counts = Comment.objects.open_on(entries)

    assert sorted(counts.values()) == [1, 1, 1]


# What others must not see


def test_no_page_feed_search_or_export_of_readers_tells_a_comment(ada, reviewer, entry, draft, crawl):
    comment(reviewer, entry)
    deciding.timelines.publish(draft, ada.user)
    stranger, other = Client(), logged_in(factories.editor())
    feeds = [f"{draft.get_absolute_url()}feed.{form}" for form in ("atom", "json")]
    addresses = [*feeds, at("timeline-changes", draft.slug), f"{at('search')}?q=whispering+heads"]

    seen = crawl(stranger) | {url: stranger.get(url) for url in addresses}
    theirs = {
        url: other.get(url)
        for url in (*addresses, draft.get_absolute_url(), at("desk"), at("desk-decisions"))
    }

    assert {each.status_code for each in seen.values()} <= {200, 302, 301, 404}
    assert [
        url for url, each in (seen | theirs).items() if "whispering heads?" in each.content.decode()
    ] == []
    assert WORDS not in str(as_json(reviewer.user))


def test_a_reader_who_deletes_their_account_leaves_no_name(ada, reviewer, entry, text):
    comment(reviewer, entry)

    leave(reviewer.user)

    assert "somebody · " in text(ada.get(at("entry-comments", entry.pk)))
    assert Entry.objects.count() == 1
