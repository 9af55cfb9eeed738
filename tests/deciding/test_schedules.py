"""What was scheduled happens once, as a decision of who scheduled it, or says why it did not."""

from datetime import UTC, datetime, timedelta

import pytest

from newsreader import deciding
from newsreader.models import Conflict, Decision, Membership, Schedule, Timeline, User
from newsreader.pipeline.jobs import sweep
from tests import factories
from tests.deciding.rows import rows

AT = datetime(2099, 3, 12, 9, 30, tzinfo=UTC)
SOON = AT + timedelta(seconds=5)


def last():
    return Decision.objects.latest("id")


@pytest.fixture
def draft(editor):
    return factories.timeline("The strike", owner=editor, published=False)


@pytest.fixture
def scheduled(draft, editor):
    return deciding.schedules.schedule(draft, "publish", AT, editor)


def is_published(timeline):
    return Timeline.objects.get(pk=timeline.pk).is_published


def outcome():
    return Schedule.objects.get().outcome


def publications():
    return Decision.objects.filter(action="publish").count()


def decided_later():
    """Whatever was decided last was decided after the moment."""
    Decision.objects.filter(pk=last().pk).update(at=AT + timedelta(seconds=1))


def test_the_sweep_publishes_as_who_scheduled_it(scheduled, draft, editor):
    before = sweep(AT - timedelta(seconds=1))["scheduled"], is_published(draft)

    done = sweep(SOON)["scheduled"], is_published(draft)

    assert (before, done, outcome()) == ((0, False), (1, True), "done")
    assert (last().action, last().by, last().why) == (
        "publish",
        editor,
        "scheduled for 12 March 2099, 9:30 (UTC)",
    )


def test_the_sweep_withdraws(timeline, editor):
    deciding.schedules.schedule(timeline, "withdraw", AT, editor)

    sweep(SOON)

    assert (is_published(timeline), last().action, outcome()) == (False, "withdraw", "done")


def test_however_often_it_is_swept_it_is_done_once(scheduled, draft):
    for _turn in range(3):
        deciding.schedules.carry_out(scheduled, SOON)

    assert (publications(), outcome()) == (1, "done")


def test_what_the_site_slept_through_is_done_late_and_says_so(scheduled, draft):
    sweep(AT + timedelta(hours=3))

    assert (is_published(draft), outcome()) == (True, "late")
    assert last().why == "scheduled for 12 March 2099, 9:30 (UTC), done late"


@pytest.mark.parametrize("lost", ["left", "reviewer", "disabled", "deleted"])
def test_who_edits_it_no_more_publishes_nothing(lost, draft):
    ada = factories.member(draft)
    deciding.schedules.schedule(draft, "publish", AT, ada)
    theirs = Membership.objects.filter(user=ada)
    match lost:
        case "left":
            theirs.delete()
        case "reviewer":
            theirs.update(role=Membership.Role.REVIEWER)
        case "disabled":
            User.objects.filter(pk=ada.pk).update(is_active=False)
        case "deleted":
            ada.delete()

    sweep(SOON)

    assert (is_published(draft), outcome(), publications()) == (False, "no-right", 0)


def test_what_is_so_already_stays(scheduled, draft, editor):
    deciding.timelines.publish(draft, editor)

    sweep(SOON)

    assert (is_published(draft), outcome(), publications()) == (True, "already", 1)


@pytest.mark.parametrize("other", ["published and withdrawn", "cancelled, and not"])
def test_what_somebody_decided_after_the_moment_stands(other, scheduled, draft, editor):
    if other == "published and withdrawn":
        deciding.timelines.publish(draft, editor)
        deciding.timelines.withdraw(draft, editor)
    else:
        deciding.schedules.cancel(scheduled, editor)
        deciding.decisions.undo(last(), editor)
    decided_later()

    sweep(AT + timedelta(hours=1))

    assert (is_published(draft), outcome()) == (False, "overtaken")


@pytest.mark.parametrize(
    ("first", "then", "left"), [("publish", "withdraw", False), ("withdraw", "publish", True)]
)
@pytest.mark.parametrize("sweeps", ["one", "a sweep that was cut short, and the next"])
def test_of_two_moments_the_site_slept_through_the_later_is_the_last_word(sweeps, first, then, left, editor):
    timeline = factories.timeline("The strike", owner=editor, published=left)
    moments = [datetime(2020, 3, 12, hour, tzinfo=UTC) for hour in (9, 10)]
    both = [
        deciding.schedules.schedule(timeline, step, at, editor)
        for step, at in zip((first, then), moments, strict=True)
    ]
    if sweeps != "one":
        deciding.schedules.carry_out(both[0], datetime.now(UTC))

    sweep(datetime.now(UTC))

    assert [each.outcome for each in Schedule.objects.order_by("at")] == ["late", "late"]
    assert (is_published(timeline), [each.action for each in Decision.objects.order_by("pk")[2:]]) == (
        left,
        [first, then],
    )


@pytest.mark.parametrize("other", ["undone", "withdrawn"])
def test_what_somebody_did_after_a_late_sweep_stands(other, draft, editor):
    deciding.schedules.schedule(draft, "publish", datetime(2020, 3, 12, 9, tzinfo=UTC), editor)
    sweep(datetime.now(UTC))
    if other == "undone":
        deciding.decisions.undo(last(), editor)
    else:
        deciding.timelines.withdraw(draft, editor)
    deciding.schedules.schedule(draft, "publish", datetime(2020, 3, 12, 10, tzinfo=UTC), editor)

    sweep(datetime.now(UTC))

    assert (is_published(draft), Schedule.objects.latest("pk").outcome) == (False, "overtaken")


def test_undone_it_is_not_done_again(scheduled, draft, editor):
    sweep(SOON)
    deciding.decisions.undo(last(), editor)

    sweep(SOON + timedelta(minutes=1))

    assert (is_published(draft), outcome()) == (False, "done")


def test_cancelled_it_does_not_happen(scheduled, draft, editor):
    deciding.schedules.cancel(scheduled, editor)

    sweep(SOON)

    assert (is_published(draft), last().action, Schedule.objects.count()) == (False, "unschedule", 0)


def test_the_same_is_scheduled_once(scheduled, draft, editor):
    with pytest.raises(Conflict, match="scheduled already"):
        deciding.schedules.schedule(draft, "publish", AT + timedelta(days=1), editor)

    assert Schedule.objects.get() == scheduled


def test_what_happened_is_not_cancelled(scheduled, editor):
    sweep(SOON)

    with pytest.raises(Conflict, match="moment came"):
        deciding.schedules.cancel(scheduled, editor)

    assert last().action == "publish"


@pytest.mark.parametrize("kind", ["schedule", "cancel"])
def test_undoing_puts_every_row_back(kind, draft, editor):
    standing = deciding.schedules.schedule(draft, "publish", AT, editor) if kind == "cancel" else None
    before = rows()
    if standing:
        deciding.schedules.cancel(standing, editor)
    else:
        deciding.schedules.schedule(draft, "publish", AT, editor)
    assert rows() != before

    deciding.decisions.undo(last(), editor)

    assert rows() == before


def test_all_is_undone_in_reverse_after_it_happened(draft, editor):
    before = rows()
    deciding.schedules.schedule(draft, "publish", AT, editor)
    sweep(SOON)
    for decision in Decision.objects.order_by("-pk"):
        deciding.decisions.undo(decision, editor)

    assert rows() == before
