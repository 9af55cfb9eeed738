"""A timeline is shared between people: who may change its members, who asks, and what others are not told."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from newsreader import deciding
from newsreader.models import Decision, JoinRequest, MemberLink, Membership
from tests import factories

Role = Membership.Role


def logged_in(user):
    client = Client()
    client.force_login(user)
    client.user = user
    return client


@pytest.fixture
def ada(db):
    return logged_in(factories.editor(first_name="Ada"))


@pytest.fixture
def bo(db):
    return logged_in(factories.editor(first_name="Bo"))


@pytest.fixture
def timeline(ada):
    return factories.timeline("The strike at Selby", owner=ada.user)


@pytest.fixture
def draft(ada):
    return factories.timeline("The unfinished story", owner=ada.user, published=False)


def at(name, *args):
    return reverse(name, args=args)


def roles(timeline):
    return {each.user.first_name or "reader": each.role for each in timeline.memberships.all()}


def join(timeline, client, role=Role.EDITOR):
    return Membership.objects.create(timeline=timeline, user=client.user, role=role)


# Members


def test_an_owner_takes_in_a_colleague_by_login_name(ada, bo, timeline, text):
    new = {"login": bo.user.username, "role": "editor"}

    page = ada.post(at("timeline-members", timeline.slug), new, follow=True)

    assert roles(timeline) == {"Ada": "owner", "Bo": "editor"}
    assert f"Bo Editor · {bo.user.username}" in text(page)
    assert bo.get(at("desk-timeline", timeline.slug)).status_code == 200


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ({"login": "nobody-here", "role": "editor"}, "Nobody here has this login name."),
        ({"login": "no\0body", "role": "editor"}, "Null characters are not allowed."),
        ({"login": "ADA", "role": "editor"}, "Ada is a member already."),
        ({"login": "READER", "role": "editor"}, "has a reader’s account, and can review"),
        ({"login": "BO", "role": "king"}, "not one of the available choices"),
    ],
)
def test_who_cannot_be_taken_in_is_said(new, said, ada, bo, timeline, text):
    names = {"ADA": ada.user.username, "BO": bo.user.username, "READER": factories.reader().username}
    typed = new | {"login": names.get(new["login"], new["login"])}

    page = ada.post(at("timeline-members", timeline.slug), typed)

    assert (page.status_code, said in text(page), roles(timeline)) == (422, True, {"Ada": "owner"})


def test_an_owner_changes_a_role_and_undoes_it(ada, bo, timeline):
    membership = join(timeline, bo)
    ada.post(at("member-role", membership.pk), {"role": "reviewer"})
    changed = roles(timeline)

    ada.post(at("undo", Decision.objects.latest("id").pk))

    assert (changed["Bo"], roles(timeline)["Bo"]) == ("reviewer", "editor")


def test_who_is_taken_off_is_led_to_ask(ada, bo, timeline):
    membership = join(timeline, bo)

    ada.post(at("member-remove", membership.pk))

    left = bo.get(at("desk-timeline", timeline.slug))
    assert (roles(timeline), left.headers["Location"]) == (
        {"Ada": "owner"},
        at("timeline-ask", timeline.slug),
    )


def test_the_last_owner_is_told_why_they_stay(ada, timeline, text):
    mine = timeline.memberships.get()

    page = ada.post(
        at("member-remove", mine.pk), {"next": at("timeline-members", timeline.slug)}, follow=True
    )

    assert "A timeline needs an owner: make somebody else one first." in text(page)
    assert roles(timeline) == {"Ada": "owner"}


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, None])
def test_owners_alone_change_members(role, ada, bo, timeline, text):
    third = logged_in(factories.editor(first_name="Cy"))
    other = join(timeline, third)
    if role:
        join(timeline, bo, role)
    link, _token = MemberLink.objects.invite(timeline, ada.user, Role.EDITOR, once=True, days=1)
    asked = JoinRequest.objects.ask(timeline, factories.editor(), "")
    deciding.members.set_role(other, Role.REVIEWER, ada.user)
    changed = Decision.objects.latest("id")
    before = roles(timeline)

    answers = {
        name: bo.post(at(name, arg), fields).status_code
        for name, arg, fields in (
            ("timeline-members", timeline.slug, {"login": "x", "role": "editor"}),
            ("timeline-link", timeline.slug, {"role": "editor", "holds_for": "one", "days": 2}),
            ("member-role", other.pk, {"role": "owner"}),
            ("member-remove", other.pk, {}),
            ("member-link-withdraw", link.pk, {}),
            ("join-answer", asked.pk, {"answer": "accept", "role": "owner"}),
        )
    }
    undone = bo.post(at("undo", changed.pk), follow=True)

    assert set(answers.values()) == {404}
    assert (roles(timeline), "Only its owners may undo that." in text(undone)) == (before, True)
    assert (MemberLink.objects.open().count(), JoinRequest.objects.open().count()) == (1, 1)


def test_members_are_told_who_they_are_and_not_how_they_log_in(ada, bo, draft, text):
    join(draft, bo, Role.REVIEWER)

    page = text(bo.get(at("timeline-members", draft.slug)))

    assert ("Ada Owner" in page, ada.user.username in page, "Take somebody in" in page) == (
        True,
        False,
        False,
    )


def test_a_reviewer_leaves(ada, draft):
    reader = logged_in(factories.reader())
    membership = join(draft, reader, Role.REVIEWER)

    answer = reader.post(at("member-remove", membership.pk))

    assert (answer.headers["Location"], roles(draft)) == (at("me"), {"Ada": "owner"})


# Links


def link_of(page):
    token = re.search(r"invitation=([\w-]+)", page.content.decode())[1]
    return f"{at('join')}?invitation={token}", token


def make_link(ada, timeline, **fields):
    asked = {"role": "reviewer", "holds_for": "one", "days": 7} | fields
    return link_of(ada.post(at("timeline-link", timeline.slug), asked))


def test_a_stranger_logs_in_and_comes_back(ada, draft):
    url, token = make_link(ada, draft)
    reader = factories.reader()
    stranger = Client()

    led = stranger.get(url)
    asked = stranger.get(led.headers["Location"]).content.decode()
    reader.set_password("a long word for Selby")
    reader.save()
    back = stranger.post(
        led.headers["Location"],
        {"username": reader.username, "password": "a long word for Selby", "next": url},
    )
    joined = stranger.post(at("join"), {"invitation": token})

    assert led.headers["Location"].startswith("/login/?next=/join/")
    assert ("Without an account here, ask" in asked, "Make an account" in asked) == (True, False)
    assert (back.headers["Location"], joined.headers["Location"]) == (url, at("timeline-read", draft.slug))
    assert roles(draft) == {"Ada": "owner", "reader": "reviewer"}


def test_a_stranger_registers_where_that_is_open_and_comes_back(ada, draft, monkeypatch):
    monkeypatch.setattr(settings, "NEWSREADER_REGISTRATION", "open")
    url, _token = make_link(ada, draft)
    stranger = Client()
    login = stranger.get(stranger.get(url).headers["Location"]).content.decode()
    register = re.search(r'href="(/register/\?next=[^"]+)"', login)[1].replace("&amp;", "&")
    form = stranger.get(register).content.decode()
    back = re.search(r'name="next" value="([^"]*)"', form)[1]
    typed = {"username": "cy", "password1": "a long word for Selby", "password2": "a long word for Selby"}

    answer = stranger.post(at("register"), typed | {"next": back})

    assert (answer.headers["Location"], stranger.get(url).status_code) == (url, 200)


def test_opening_a_link_joins_nobody_and_tells_strangers_nothing(ada, draft, text):
    url, _token = make_link(ada, draft)
    stranger, reader = Client(), logged_in(factories.reader())

    seen = text(reader.get(url))

    assert ("The unfinished story" in seen, "Ada invites you as: reviewer." in seen) == (True, True)
    assert stranger.get(url).content == b""
    assert roles(draft) == {"Ada": "owner"}


def test_a_withdrawn_link_tells_nothing(ada, bo, draft, text):
    url, token = make_link(ada, draft, role="editor", holds_for="all")
    ada.post(at("member-link-withdraw", MemberLink.objects.get().pk))

    opened, pressed = bo.get(url), bo.post(at("join"), {"invitation": token})

    assert (opened.status_code, pressed.status_code) == (404, 404)
    assert ("The unfinished story" in text(opened), roles(draft)) == (False, {"Ada": "owner"})


def test_nobody_comes_to_own_a_timeline_by_a_link(ada, draft):
    asked = {"role": "owner", "holds_for": "one", "days": 7}

    answer = ada.post(at("timeline-link", draft.slug), asked)

    assert (answer.status_code, MemberLink.objects.count()) == (422, 0)


def test_a_reader_is_told_that_a_link_for_editors_is_not_for_them(ada, draft, text):
    url, token = make_link(ada, draft, role="editor")
    reader = logged_in(factories.reader())

    answer = reader.post(at("join"), {"invitation": token})

    assert (answer.status_code, "has a reader’s account" in text(answer)) == (409, True)
    assert (roles(draft), MemberLink.objects.open().count()) == ({"Ada": "owner"}, 1)


# Not yours


@pytest.mark.parametrize("name", ["desk-timeline", "desk-entry"])
def test_another_editor_is_led_to_ask_the_owners(name, bo, timeline, text):
    entry = factories.entry(timeline)

    page = bo.get(at(name, timeline.slug if name == "desk-timeline" else entry.pk), follow=True)

    assert page.redirect_chain == [(at("timeline-ask", timeline.slug), 302)]
    assert "Not yours Its members alone work on it. Ask: Ada" in text(page)


def test_a_former_address_leads_to_ask_too(ada, bo, timeline):
    deciding.timelines.update(timeline, ada.user, slug="the-strike")

    led = bo.get(at("desk-timeline", "the-strike")), bo.get(at("desk-timeline", "selby"))

    assert [each.status_code for each in led] == [302, 404]
    assert led[0].headers["Location"] == at("timeline-ask", "the-strike")


def test_a_draft_is_not_found_by_who_may_not_know_of_it(bo, draft):
    entry = factories.entry(draft)

    answers = {
        bo.get(url).status_code
        for url in (
            at("desk-timeline", draft.slug),
            at("desk-entry", entry.pk),
            at("timeline-ask", draft.slug),
            at("timeline-read", draft.slug),
            at("timeline-members", draft.slug),
            at("entry-comments", entry.pk),
        )
    }
    asked = bo.post(at("timeline-ask", draft.slug), {"word": "Let me in"})

    assert (answers, asked.status_code, JoinRequest.objects.count()) == ({404}, 404, 0)


def test_a_reviewer_with_an_editors_account_is_led_to_read(bo, draft):
    entry = factories.entry(draft)
    join(draft, bo, Role.REVIEWER)

    led = {bo.get(at("desk-timeline", draft.slug)), bo.get(at("desk-entry", entry.pk))}

    assert {each.headers["Location"] for each in led} == {at("timeline-read", draft.slug)}


def test_a_request_is_accepted_with_a_role(ada, bo, timeline, text):
    bo.post(at("timeline-ask", timeline.slug), {"word": "I was there <b>all week</b>."})
    front, list_ = ada.get(at("desk")), ada.get(at("desk-requests"))
    asked = JoinRequest.objects.get()

    ada.post(at("join-answer", asked.pk), {"answer": "accept", "role": "reviewer"})

    assert "1 request to join a timeline of yours." in text(front)
    assert "I was there &lt;b&gt;all week&lt;/b&gt;." in list_.content.decode()
    assert roles(timeline) == {"Ada": "owner", "Bo": "reviewer"}
    assert "Nobody asks." in text(ada.get(at("desk-requests")))


def test_a_declined_request_is_told_where_it_was_asked(ada, bo, timeline, text):
    bo.post(at("timeline-ask", timeline.slug), {"word": ""})
    waiting = text(bo.get(at("timeline-ask", timeline.slug)))

    ada.post(at("join-answer", JoinRequest.objects.get().pk), {"answer": "decline"})

    assert "and wait for an answer." in waiting
    assert "Declined on" in text(bo.get(at("timeline-ask", timeline.slug)))
    assert (roles(timeline), Decision.objects.count()) == ({"Ada": "owner"}, 0)


def test_requests_are_seen_by_owners_alone(ada, bo, timeline, text):
    JoinRequest.objects.ask(timeline, factories.editor(first_name="Cy"), "Hidden word")
    join(timeline, bo)

    pages = [
        text(bo.get(at(name, *args)))
        for name, *args in (["desk-requests"], ["timeline-members", timeline.slug])
    ]

    assert [page for page in pages if "Hidden word" in page] == []


# The record


def test_the_record_says_who_got_which_role(ada, bo, timeline, text):
    deciding.members.add(timeline, bo.user, Role.EDITOR, ada.user)
    deciding.members.set_role(timeline.memberships.get(user=bo.user), Role.REVIEWER, ada.user)

    page = text(ada.get(at("desk-decisions")))

    assert "Ada took in a member: Bo The strike at Selby" in page
    assert "Ada changed the role of a member: Bo The strike at Selby" in page
    assert "Bo (Editor)" in page and "Bo (Reviewer)" in page


def test_readers_are_told_nothing_of_members(ada, bo, timeline, client, text):
    deciding.members.add(timeline, bo.user, Role.EDITOR, ada.user)

    told = [
        client.get(url).content.decode()
        for url in (
            timeline.get_absolute_url(),
            at("timeline-changes", timeline.slug),
            f"{timeline.get_absolute_url()}feed.atom",
        )
    ]

    assert [page for page in told if re.search(r"\bBo\b|Ada", page)] == []
