"""The judge of the crowd can find something: each loss is made once, by hand."""

import pytest

from tests.crowd.deeds import Deed
from tests.crowd.judging import Made, judge, stale

ENTRY = {"id": 5, "headline": "", "annotation": "", "position": 0}


def edit(id, before, after):
    return Made(id, "edit", [{"model": "entry", "id": 5, "before": before, "after": after}], event=3)


def saved(id, typed, shown, *, editor=1, **fields):
    asked = {"latest": id - 1, "latest_after": id - 1, "sent": id - 1, "status": 302, "done": True}
    asked |= {"decisions": [id], "said": "Saved."} | fields
    return Deed(editor, id, "entry", "/desk/entries/5/", typed, shown, **asked)


ONE = edit(1, {"headline": ""}, {"headline": "Gates close"})
ONE_SAVED = saved(1, {"headline": "Gates close"}, {"headline": "", "annotation": ""})


def found(decisions, deeds, **stands):
    return judge(decisions, deeds, {("entry", 5): ENTRY | stands}).failed()


def test_two_who_read_each_other_lose_nothing():
    two = edit(2, {"headline": "Gates close"}, {"headline": "Gates shut"})
    deed = saved(2, {"headline": "Gates shut"}, {"headline": "Gates close"}, editor=2)

    assert found([ONE, two], [ONE_SAVED, deed], headline="Gates shut") == {}


def test_words_overwritten_unseen_are_lost():
    two = edit(2, {"headline": "Gates close"}, {"headline": "Gates shut"})
    deed = saved(2, {"headline": "Gates shut"}, {"headline": ""}, editor=2, latest=0, latest_after=0)

    assert found([ONE, two], [ONE_SAVED, deed], headline="Gates shut") == {
        "lost_words": [
            "editor 2, operation 2, entry at /desk/entries/5/: ('entry', 5).headline from 'Gates close' to "
            "'Gates shut', unseen"
        ]
    }


def test_words_told_of_in_a_clash_are_not_lost():
    two = edit(2, {"headline": "Gates close"}, {"headline": "Gates shut"})
    told = "Somebody wrote meanwhile: Gates close"
    deed = saved(2, {"headline": "Gates shut"}, {"headline": ""}, editor=2, told=told)

    assert found([ONE, two], [ONE_SAVED, deed], headline="Gates shut") == {}


def test_a_hidden_field_that_held_the_words_has_shown_them():
    two = edit(2, {"headline": "Gates close"}, {"headline": "Gates shut"})
    shown = {"headline": "Gates shut", "initial-headline": "Gates close"}

    assert (
        found([ONE, two], [ONE_SAVED, saved(2, {"headline": "Gates shut"}, shown)], headline="Gates shut")
        == {}
    )


def united(annotation):
    """Entry 5 became a part of entry 6, with these words there."""
    joined = {"model": "entry", "id": 6, "before": {"annotation": ""}, "after": {"annotation": annotation}}
    taken = {"model": "entry", "id": 5, "before": ENTRY | {"headline": "Gates close"}, "after": None}
    former = {"model": "formerentry", "id": 1, "before": None, "after": {"former": 5, "leads_to": 6}}
    return Made(2, "unite", [joined, taken, former])


@pytest.mark.parametrize(("annotation", "unseen"), [("At noon.\n\nGates close", 0), ("At noon.", 1)])
def test_words_that_an_entry_became_a_part_of_another_with_are_not_gone(annotation, unseen):
    deed = Deed(2, 2, "merge events", "/desk/events/3/merge/", {}, {}, status=302, done=True, decisions=[2])

    said = judge([ONE, united(annotation)], [ONE_SAVED, deed], {}).taken_unseen

    assert len(said) == unseen


@pytest.mark.parametrize(("placed", "kinds"), [(720, set()), (None, {"lost_words", "lost_fields"})])
def test_a_place_within_a_day_goes_with_the_day_and_no_other_does(placed, kinds):
    moved = edit(1, {"placed": None, "position": 0}, {"placed": placed, "position": 1})
    dated = edit(2, {"placed": placed, "position": 1}, {"placed": None, "position": 0})
    placing = saved(1, {"position": "1"}, {"position": "0"})
    dating = saved(2, {"when": "5 May 2019"}, {"when": "4 May 2019"}, editor=2)

    decisions = [moved, dated._replace(action="date")]
    assert found(decisions, [placing, dating], placed=None).keys() == kinds


def test_a_field_written_back_untouched_is_lost():
    changed = {"headline": "", "annotation": "At noon"}
    two = edit(2, {"headline": "Gates close", "annotation": ""}, changed)
    deed = saved(2, {"annotation": "At noon"}, {"headline": "", "annotation": ""}, editor=2)

    lost = found([ONE, two], [ONE_SAVED, deed], annotation="At noon")

    assert {name: len(said) for name, said in lost.items()} == {"lost_words": 1, "lost_fields": 1}


@pytest.mark.parametrize(
    ("deeds", "name"),
    [
        pytest.param([saved(1, {"headline": "Gates close"}, {}, decisions=[])], "history", id="nobody's"),
        pytest.param([saved(1, {"headline": "Gates close"}, {}, decisions=[1, 1])], "history", id="twice"),
        pytest.param([ONE_SAVED, saved(9, {"headline": "X"}, {}, decisions=[])], "history", id="unrecorded"),
        pytest.param(
            [ONE_SAVED, saved(9, {}, {}, decisions=[], done=False, status=500)], "server_errors", id="500"
        ),
        pytest.param(
            [ONE_SAVED, saved(9, {}, {}, decisions=[], done=False, status=404)], "refusals", id="404"
        ),
    ],
)
def test_answers_and_history_must_agree(deeds, name):
    assert list(found([ONE], deeds, headline="Gates close")) == [name]


def test_what_stands_must_be_what_was_decided_last():
    assert list(found([ONE], [ONE_SAVED], headline="Something else")) == ["chain"]


def test_a_decision_must_begin_where_the_one_before_ended():
    two = edit(2, {"headline": "Gates open"}, {"headline": "Gates shut"})
    deed = saved(2, {"headline": "Gates shut"}, {"headline": "Gates open"})

    assert "chain" in found([ONE, two], [ONE_SAVED, deed], headline="Gates shut")


def test_an_undo_undoes_one_decision():
    undo = Made(
        2,
        "undo",
        [{"model": "entry", "id": 5, "before": {"headline": "Gates close"}, "after": {"headline": ""}}],
        undid=1,
    )
    deed = saved(2, {}, {}, decisions=[2])

    assert found([ONE._replace(undone=2), undo], [ONE_SAVED, deed]) == {}
    assert list(found([ONE, undo], [ONE_SAVED, deed])) == ["undos"]


def test_eras_left_alone_must_come_back():
    old = {"id": 1, "title": "The siege", "earliest": "2019-03-01", "latest": "2019-03-04"}
    new = {"id": 2, "title": "The peace", "earliest": "2019-03-05", "latest": "2019-03-06"}
    gone = {"model": "era", "id": 1, "before": old, "after": None}
    made = {"model": "era", "id": 2, "before": None, "after": new}
    shown = {"eras-0-title": "The siege", "eras-1-title": ""}
    asked = {"status": 302, "done": True, "decisions": [1]}
    deed = Deed(1, 1, "eras", "/desk/timelines/x/eras/", {"eras-1-title": "The peace"}, shown, **asked)

    assert list(judge([Made(1, "revise", [gone, made])], [deed], {("era", 2): new}).failed()) == [
        "lost_fields"
    ]


def test_a_form_is_old_when_its_row_was_decided_on_after_it_was_asked_for():
    old = saved(2, {"annotation": "At noon"}, {}, latest=0, sent=1)
    new = saved(2, {"annotation": "At noon"}, {}, latest=1, sent=1)

    assert stale([ONE], [old, new]) == [old]
