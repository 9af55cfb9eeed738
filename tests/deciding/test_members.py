"""Members of a timeline: each change of them is a decision, undone exactly, and leaves an owner."""

import pytest

from newsreader import deciding
from newsreader.models import Conflict, Decision, JoinRequest, MemberLink, Membership
from newsreader.models.reader_accounts import may_leave
from tests import factories
from tests.deciding.rows import rows

Role = Membership.Role


def last():
    return Decision.objects.latest("id")


def members(timeline):
    return {each.user: each.role for each in timeline.memberships.all()}


@pytest.fixture
def colleague(db):
    return factories.editor(first_name="Bo")


@pytest.fixture
def membership(timeline, colleague):
    return Membership.objects.create(timeline=timeline, user=colleague, role=Role.EDITOR)


def test_who_is_taken_in_stands_in_the_record(timeline, editor, colleague):
    deciding.members.add(timeline, colleague, Role.EDITOR, editor)

    assert members(timeline) == {editor: "owner", colleague: "editor"}
    assert (last().action, last().subject, last().timeline, last().by) == ("share", "Bo", timeline, editor)


def test_nobody_is_a_member_twice(timeline, editor, membership):
    with pytest.raises(Conflict, match="Bo is a member already"):
        deciding.members.add(timeline, membership.user, Role.REVIEWER, editor)

    assert Decision.objects.count() == 0


@pytest.mark.parametrize("role", [Role.OWNER, Role.EDITOR])
def test_a_readers_account_reviews_and_does_not_edit(role, timeline, editor):
    reader = factories.reader()
    deciding.members.add(timeline, reader, Role.REVIEWER, editor)

    with pytest.raises(Conflict, match="reader’s account"):
        deciding.members.set_role(timeline.memberships.get(user=reader), role, editor)

    assert members(timeline) == {editor: "owner", reader: "reviewer"}


@pytest.mark.parametrize("leave", ["remove", "role"])
def test_the_last_owner_does_not_leave(leave, timeline, editor, membership):
    mine = timeline.memberships.get(user=editor)

    with pytest.raises(Conflict, match="needs an owner"):
        if leave == "remove":
            deciding.members.remove(mine, editor)
        else:
            deciding.members.set_role(mine, Role.EDITOR, editor)

    assert members(timeline) == {editor: "owner", membership.user: "editor"}
    assert Decision.objects.count() == 0


def test_an_owner_leaves_where_there_is_another(timeline, editor, membership):
    deciding.members.set_role(membership, Role.OWNER, editor)

    deciding.members.remove(timeline.memberships.get(user=editor), editor)

    assert members(timeline) == {membership.user: "owner"}


def test_undoing_does_not_take_the_last_owner(timeline, editor, membership):
    deciding.members.set_role(membership, Role.OWNER, editor)
    raised = last()
    deciding.members.remove(timeline.memberships.get(user=editor), editor)
    before = rows()

    with pytest.raises(Conflict, match="needs an owner"):
        deciding.decisions.undo(raised, membership.user)

    assert rows() == before


def changes(timeline, editor, membership):
    new = factories.editor()
    return {
        "add": lambda: deciding.members.add(timeline, new, Role.REVIEWER, editor),
        "role": lambda: deciding.members.set_role(membership, Role.REVIEWER, editor),
        "remove": lambda: deciding.members.remove(membership, editor),
    }


@pytest.mark.parametrize("name", ["add", "role", "remove"])
def test_undoing_and_doing_again_puts_every_row_back(name, timeline, editor, membership):
    change = changes(timeline, editor, membership)[name]
    before = rows()
    change()
    after, made = rows(), last()

    undone = deciding.decisions.undo(made, editor)
    assert (before == after, rows() == before) == (False, True)
    deciding.decisions.undo(undone, editor)

    assert rows() == after


def test_a_timeline_with_a_second_member_is_not_taken_back(editor, colleague):
    timeline = deciding.timelines.create("harbour", "Harbour", editor)
    begun = last()
    deciding.members.add(timeline, colleague, Role.EDITOR, editor)

    with pytest.raises(Conflict):
        deciding.decisions.undo(begun, editor)

    assert members(timeline) == {editor: "owner", colleague: "editor"}


def test_a_link_for_one_person_is_used_once(timeline, editor, colleague):
    link, token = MemberLink.objects.invite(timeline, editor, Role.EDITOR, once=True, days=1)
    deciding.members.join(link, colleague)

    with pytest.raises(Conflict, match="does not hold"):
        deciding.members.join(link, factories.editor())

    assert (members(timeline), MemberLink.objects.with_token(token)) == (
        {editor: "owner", colleague: "editor"},
        None,
    )
    assert (last().action, last().by, last().subject) == ("share", editor, "Bo")


def test_a_link_raises_a_role_and_lowers_none(timeline, editor, membership):
    to_review, _token = MemberLink.objects.invite(timeline, editor, Role.REVIEWER, once=True, days=1)
    reviewer = Membership.objects.create(timeline=timeline, user=factories.editor(), role=Role.REVIEWER)
    to_edit, token = MemberLink.objects.invite(timeline, editor, Role.EDITOR, once=False, days=1)

    joined = (
        deciding.members.join(to_review, membership.user),
        deciding.members.join(to_edit, reviewer.user),
    )

    assert joined == (False, True)
    assert members(timeline) == {editor: "owner", membership.user: "editor", reviewer.user: "editor"}
    assert MemberLink.objects.with_token(token) == to_edit


@pytest.mark.parametrize("why", ["withdrawn", "expires", "maker", "token"])
def test_a_link_ends(why, timeline, editor, membership):
    link, token = MemberLink.objects.invite(timeline, editor, Role.EDITOR, once=False, days=1)
    match why:
        case "withdrawn" | "expires":
            MemberLink.objects.filter(pk=link.pk).update(**{why: link.made})
        case "maker":  # who is an owner no more
            deciding.members.set_role(membership, Role.OWNER, editor)
            deciding.members.set_role(timeline.memberships.get(user=editor), Role.EDITOR, membership.user)
        case "token":
            token = token[:-1]

    assert MemberLink.objects.with_token(token) is None


def test_the_token_of_a_link_is_kept_nowhere(timeline, editor):
    _link, token = MemberLink.objects.invite(timeline, editor, Role.EDITOR, once=True, days=1)

    assert token not in repr(rows())


def test_a_request_is_answered_once(timeline, editor, colleague):
    asked = JoinRequest.objects.ask(timeline, colleague, "I was there.")
    deciding.members.accept(asked, Role.REVIEWER, editor)

    with pytest.raises(Conflict, match="answered already"):
        deciding.members.decline(asked)

    asked.refresh_from_db()
    assert (asked.accepted, members(timeline)) == (True, {editor: "owner", colleague: "reviewer"})
    assert (last().action, last().subject) == ("share", "Bo")


def test_who_asks_twice_waits_once_with_the_newer_word(timeline, colleague):
    JoinRequest.objects.ask(timeline, colleague, "I was there.")

    JoinRequest.objects.ask(timeline, colleague, "I was there all week.")

    assert [each.word for each in JoinRequest.objects.open()] == ["I was there all week."]


def test_a_reviewer_who_left_may_delete_their_account(timeline, editor):
    reader = factories.reader()
    deciding.members.add(timeline, reader, Role.REVIEWER, editor)

    deciding.members.remove(timeline.memberships.get(user=reader), reader)

    assert (members(timeline), last().by, may_leave(reader)) == ({editor: "owner"}, reader, True)
