"""Something wrong here? A note by anybody, to who edits the entry; a flood of them costs nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsreader import deciding
from newsreader.models import Comment, Conflict, Entry, FormerEntry, Membership, Remark, Timeline
from newsreader.models.remark import KEPT_FOR, ON_A_TIMELINE, ON_AN_ENTRY, WAITING
from newsreader.pipeline.jobs import sweep
from newsreader.showing.waiting_for_me import waiting_for
from tests import factories


@pytest.fixture
def ada(db):
    return factories.editor()


@pytest.fixture
def timeline(ada):
    return factories.timeline("The strike", slug="the-strike", owner=ada)


@pytest.fixture
def entry(timeline):
    return factories.entry(timeline, factories.event("Dockers walk out"))


def about(entry):
    return reverse("remark", args=[entry.timeline.slug, entry.pk])


def write(entry, words="It was a Monday.", **sent):
    return Client().post(about(entry), {"words": words} | sent)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_a_stranger_writes_and_the_editors_read_it(entry, ada, text):
    page = Client().get(entry.get_absolute_url()).content.decode()

    answer = write(entry, "It was <b>Monday</b>.\r\nI was there.")
    thanked = Client().get(answer.url)

    assert f'href="{about(entry)}"' in page
    assert "Thank you" in text(thanked)
    assert list(Remark.objects.values_list("words", "timeline", "entry", "answer")) == [
        ("It was <b>Monday</b>.\nI was there.", entry.timeline.pk, entry.pk, "")
    ]
    assert [(each.waiting, each.url) for each in waiting_for(ada)] == [(1, "/desk/remarks/")]
    listed = signed_in(ada).get("/desk/remarks/").content.decode()
    assert "It was &lt;b&gt;Monday&lt;/b&gt;.<br>I was there." in listed
    assert f'href="/desk/entries/{entry.pk}/"' in listed


def test_nothing_is_kept_of_who_writes(entry, ada):
    client = signed_in(factories.reader(first_name="Ned"))
    client.post(about(entry), {"words": "Wrong day."}, REMOTE_ADDR="192.0.2.7", headers={"User-Agent": "X"})

    row = Remark.objects.values().get()

    assert {name for name, value in row.items() if value not in (None, "")} == {
        "id",
        "timeline_id",
        "entry_id",
        "words",
        "made",
    }


def test_the_way_there_is_on_the_entrys_own_page_alone(entry, timeline):
    assert "/wrong/" not in Client().get(timeline.get_absolute_url()).content.decode()


def test_what_waits_is_seen_by_who_edits_the_timeline(entry, timeline):
    write(entry)
    people = {
        "owner": timeline.memberships.get().user,
        "editor": factories.member(timeline),
        "reviewer": factories.member(timeline, Membership.Role.REVIEWER),
        "other": factories.editor(),
        "administrator": factories.superuser(),
    }
    remark = Remark.objects.get()

    seen = {n: b"Monday" in signed_in(user).get("/desk/remarks/").content for n, user in people.items()}
    answered = {
        n: signed_in(user).post(f"/desk/remarks/{remark.pk}/answer/", {"answer": "seen"}).status_code
        for n, user in people.items()
    }

    sees = {"owner", "editor", "administrator"}
    assert seen == {name: name in sees for name in people}
    assert answered == {name: 302 if name in sees else 404 for name in people}


def test_one_is_answered_opened_again_and_deleted(entry, ada):
    write(entry)
    client, where = signed_in(ada), f"/desk/remarks/{Remark.objects.get().pk}"

    states = []
    for sent in ("changed", "made up", "", "seen"):
        client.post(f"{where}/answer/", {"answer": sent})
        remark = Remark.objects.get()
        states.append((remark.answer, remark.answered_by, len(waiting_for(ada))))
    client.post(f"{where}/remove/")

    assert states == [("changed", ada, 0), ("changed", ada, 0), ("", None, 1), ("seen", ada, 0)]
    assert not Remark.objects.exists()


def test_it_stays_where_its_entry_goes(entry, ada, text):
    write(entry)

    deciding.entries.delete(entry, ada)

    assert "An entry that is not there any more" in text(signed_in(ada).get("/desk/remarks/"))


@pytest.mark.parametrize("number", [1, 3])
def test_however_many_entries_are_gone_the_desk_asks_as_much(
    number, timeline, ada, django_assert_num_queries
):
    client, leads = signed_in(ada), []
    client.get("/desk/")
    for _each in range(number):
        one, merged, off = (factories.entry(timeline, factories.event("A march")) for _one in range(3))
        for entry in (merged, off):
            write(entry)
        Entry.objects.filter(pk__in=[merged.pk, off.pk]).delete()
        FormerEntry.objects.create(former=merged.pk, leads_to=one.pk)
        leads += [one.pk, None]

    with django_assert_num_queries(8):
        waiting = client.get("/desk/remarks/").context["waiting"]

    assert [entry and entry.pk for _remark, entry in waiting] == leads


def test_former_entries_lead_on_step_by_step_and_round_in_a_circle_to_an_end(db):
    ways = [(1, 2), (2, 3), (4, 3), (5, 6), (6, 5)]
    FormerEntry.objects.bulk_create(FormerEntry(former=former, leads_to=to) for former, to in ways)

    assert FormerEntry.where_they_lead([1, 2, 3, 4, 5]) == {1: 3, 2: 3, 4: 3, 5: 6}
    assert (FormerEntry.where_it_leads(1), FormerEntry.where_it_leads(3)) == (3, None)


@pytest.mark.parametrize("written", [Remark, Comment])
def test_what_was_said_of_a_timeline_does_not_go_with_an_undo_of_its_making(written, ada):
    timeline = deciding.timelines.create("ferries", "Ferries", ada)
    made = timeline.decisions.get()
    said = written.objects.create(timeline=timeline, entry_id=9, words="It was a Monday.")

    with pytest.raises(Conflict, match="wrote about “Ferries”"):
        deciding.decisions.undo(made, ada)
    said.delete()
    deciding.decisions.undo(made, ada)

    assert not Timeline.objects.exists()


@pytest.mark.parametrize("how", ["draft", "owner", "site"])
def test_where_nobody_is_asked_there_is_no_such_page(how, entry, timeline, ada, settings):
    if how == "draft":
        deciding.timelines.withdraw(timeline, ada)
    elif how == "owner":
        signed_in(ada).post(reverse("timeline-remarks", args=[timeline.slug]))
    else:
        settings.NEWSREADER_REMARKS = False

    answers = [Client().get(about(entry)).status_code, write(entry).status_code]

    assert (answers, Remark.objects.count()) == ([404, 404], 0)
    assert "/wrong/" not in signed_in(ada).get(entry.get_absolute_url()).content.decode()


@pytest.mark.parametrize("how", ["withdrawn", "taken off", "switched off"])
def test_words_that_come_too_late_are_shown_again(how, entry, timeline, ada, text):
    former = about(entry)
    deciding.timelines.update(timeline, ada, slug="the-long-strike")
    page = about(entry) if how == "taken off" else former
    if how == "withdrawn":
        deciding.timelines.withdraw(timeline, ada)
    elif how == "taken off":
        deciding.entries.delete(entry, ada)
    else:
        signed_in(ada).post(reverse("timeline-remarks", args=[timeline.slug]))

    late, empty = (Client().post(page, {"words": words}) for words in ("It was <b>Monday</b>.", " "))

    assert (late.status_code, "is not asked here any more" in text(late)) == (404, True)
    assert "It was &lt;b&gt;Monday&lt;/b&gt;." in late.content.decode()
    assert (entry.title in late.content.decode(), "not asked" in text(empty)) == (False, False)
    assert not Remark.objects.exists()


def test_an_owners_choice_shows_on_a_page_that_was_kept(entry, timeline, ada):
    client, page = Client(), entry.get_absolute_url()
    before = client.get(page)

    signed_in(ada).post(reverse("timeline-remarks", args=[timeline.slug]))
    after = client.get(page, headers={"If-None-Match": before["ETag"]})

    assert (b"/wrong/" in before.content, after.status_code, b"/wrong/" in after.content) == (
        True,
        200,
        False,
    )


def test_an_editor_who_is_no_owner_does_not_choose(timeline):
    client = signed_in(factories.member(timeline))

    assert client.post(reverse("timeline-remarks", args=[timeline.slug])).status_code == 403


def test_a_remark_changes_no_page_that_is_kept(entry):
    client, page = Client(), entry.get_absolute_url()
    before = client.get(page)
    client.get(about(entry))  # which gives a cookie

    write(entry)
    after = client.get(page)

    assert (before.content, before["ETag"]) == (after.content, after["ETag"])


def test_only_so_many_are_taken_and_the_words_stay(entry, timeline, text):
    other = factories.entry(timeline, factories.event("A march"))

    answers = [write(entry, f"Number {n}").status_code for n in range(ON_AN_ENTRY + 1)]
    refused = write(entry, "My own words")
    elsewhere = write(other).status_code

    assert answers == [302] * ON_AN_ENTRY + [429]
    assert ("come back tomorrow" in text(refused), "My own words" in refused.content.decode()) == (True, True)
    assert (elsewhere, Remark.objects.count()) == (302, ON_AN_ENTRY + 1)


@pytest.mark.parametrize(
    ("stored", "made"), [(ON_A_TIMELINE, timedelta(0)), (WAITING, timedelta(days=2))], ids=["day", "wait"]
)
def test_a_timeline_takes_so_many_a_day_and_lets_so_many_wait(stored, made, entry, timeline, ada):
    before = timezone.now() - made
    Remark.objects.bulk_create(
        Remark(timeline=timeline, entry_id=entry.pk + 1000 + n, words="Old", made=before)
        for n in range(stored)
    )
    other = factories.entry(factories.timeline("Another"), factories.event("Elsewhere"))

    assert (write(entry).status_code, write(other).status_code) == (429, 302)


def test_a_form_that_is_sent_twice_is_one_remark(entry):
    assert [write(entry).status_code for _ in range(3)] == [302] * 3
    assert Remark.objects.count() == 1


def test_what_a_program_filled_in_is_thanked_for_and_let_go(entry):
    assert (write(entry, url="https://elsewhere.example").status_code, Remark.objects.count()) == (302, 0)


@pytest.mark.parametrize("words", ["", "  ", "x" * 601, "a\0b"])
def test_what_cannot_be_taken_comes_back(words, entry):
    assert (write(entry, words).status_code, Remark.objects.count()) == (422, 0)


def test_it_needs_the_pages_token(entry):
    client = Client(enforce_csrf_checks=True)
    token = client.get(about(entry)).context["csrf_token"]

    without = client.post(about(entry), {"words": "Wrong."}).status_code
    with_it = client.post(about(entry), {"words": "Wrong.", "csrfmiddlewaretoken": str(token)}).status_code

    assert (without, with_it) == (403, 302)


def test_words_with_a_token_that_is_old_are_shown_again(entry):
    sent = {"words": "It was <b>Monday</b>.", "csrfmiddlewaretoken": "x" * 64}

    answer = Client(enforce_csrf_checks=True).post(about(entry), sent)

    assert (answer.status_code, Remark.objects.count()) == (403, 0)
    assert "It was &lt;b&gt;Monday&lt;/b&gt;." in answer.content.decode()


def test_a_form_that_was_opened_under_a_former_address_is_taken(entry, timeline, ada):
    former = about(entry)
    deciding.timelines.update(timeline, ada, slug="the-long-strike")

    page, sent = Client().get(former), Client().post(former, {"words": "It was a Monday."})

    assert (page.status_code, page.url) == (301, f"/timelines/the-long-strike/entries/{entry.pk}/wrong/")
    assert (sent.status_code, Remark.objects.count()) == (302, 1)


def test_what_was_answered_long_ago_goes(entry, ada):
    for words in ("Waits", "Just answered", "Long answered"):
        write(entry, words)
    for remark in Remark.objects.exclude(words="Waits"):
        remark.set_answer("seen", ada)
    long_ago = timezone.now() - KEPT_FOR - timedelta(hours=1)
    Remark.objects.update(made=long_ago)
    Remark.objects.filter(words="Long answered").update(answered=long_ago)

    sweep()

    assert sorted(Remark.objects.values_list("words", flat=True)) == ["Just answered", "Waits"]


def test_of_what_is_pending_a_member_comes_back_to_the_preview(timeline, ada):
    event = factories.event("A gate is shut")
    pending = Entry.objects.create(event=event, pending_on=timeline, **Entry.key_columns(event))
    url = reverse("remark", args=[timeline.slug, pending.pk])

    member, stranger = signed_in(ada).get(url), Client().get(url)

    assert (member.url, stranger.status_code) == (pending.get_absolute_url(), 404)
