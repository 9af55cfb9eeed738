"""Several proposals decided by one press: one line in the record, one undo, all or nothing."""

from contextvars import copy_context

import pytest

from newsreader import deciding
from newsreader.models import Conflict, Decision, Entry, Proposal, Timeline
from tests import factories
from tests.deciding.rows import rows


@pytest.fixture
def proposals(article):
    """Those of two articles, in order."""
    return [*article.proposals.order_by("id"), *factories.read_article().proposals.order_by("id")]


def lines(editor):
    shown = Decision.objects.visible_to(editor).in_lines().order_by("id")
    return [(decision.action, decision.more) for decision in shown]


def test_accepting_several_is_one_line_and_one_new_revision(proposals, timeline, editor):
    revision = Timeline.objects.get(pk=timeline.pk).revision

    entries = deciding.proposals.accept_all(proposals, timeline, editor)

    after = Timeline.objects.get(pk=timeline.pk)
    assert [entry.event.title for entry in entries] == [proposal.title for proposal in proposals]
    assert (after.revision, after.overview["count"]) == (revision + 1, len(proposals))
    assert lines(editor) == [("accept", len(proposals) - 1)]
    assert {each.state for each in Proposal.objects.all()} == {"accepted"}


def test_rejecting_several_keeps_the_reason_with_each(proposals, editor):
    deciding.proposals.reject_all(proposals, editor, why="Not an event")

    assert lines(editor) == [("reject", len(proposals) - 1)]
    assert {decision.why for decision in Decision.objects.all()} == {"Not an event"}


@pytest.mark.parametrize("kind", ["accept", "reject"])
def test_one_undo_puts_every_row_back_and_can_be_done_again(kind, proposals, timeline, editor):
    before = rows()
    if kind == "accept":
        deciding.proposals.accept_all(proposals, timeline, editor)
    else:
        deciding.proposals.reject_all(proposals, editor)
    after = rows()

    undone = deciding.decisions.undo_all(Decision.objects.earliest("id"), editor)
    undone_rows = rows()
    deciding.decisions.undo_all(undone[0], editor)

    more = len(proposals) - 1
    assert undone_rows == before
    assert rows() == after
    assert lines(editor) == [(kind, more), ("undo", more), ("redo", more)]


def test_what_was_decided_meanwhile_is_left_out(proposals, timeline, editor):
    deciding.proposals.reject(proposals[1], editor)

    accepted = deciding.proposals.accept_all(proposals, timeline, editor)

    assert len(accepted) == len(proposals) - 1
    assert Proposal.objects.get(pk=proposals[1].pk).state == "rejected"


def test_none_is_undone_where_a_later_decision_rests_on_one(proposals, timeline, editor):
    entries = deciding.proposals.accept_all(proposals, timeline, editor)
    deciding.entries.update(entries[1], editor, annotation="The board says otherwise.")
    before = rows()

    with pytest.raises(Conflict) as refused:
        deciding.decisions.undo_all(Decision.objects.earliest("id"), editor)

    assert str(refused.value) == "None of them was undone. Undo what came after it first."
    assert refused.value.later == Decision.objects.latest("id")
    assert rows() == before


def test_one_of_them_can_be_undone_by_itself_and_the_rest_after(proposals, timeline, editor):
    deciding.proposals.accept_all(proposals, timeline, editor)
    first, second, *_others = Decision.objects.order_by("id")
    deciding.decisions.undo(second, editor)

    deciding.decisions.undo_all(first, editor)

    assert Entry.objects.count() == 0
    assert {each.state for each in Proposal.objects.all()} == {"open"}


def test_a_press_knows_what_it_decided_itself_though_another_tab_was_quicker(proposals, editor):
    def in_another_tab():
        with deciding.presses.pressed("another"):
            deciding.proposals.reject(proposals[1], editor)

    with deciding.presses.pressed("this"):
        deciding.proposals.reject(proposals[0], editor, why="This tab")
        copy_context().run(in_another_tab)

        assert Decision.objects.latest("id").why == ""
        assert deciding.presses.made_last().why == "This tab"


def test_a_press_that_decided_nothing_has_nothing_to_take_back():
    with deciding.presses.pressed("this"), pytest.raises(LookupError):
        deciding.presses.made_last()
