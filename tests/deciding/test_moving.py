"""An entry moves within its day: among those of its minute by position, past others by their minute."""

import random

import pytest

from newsreader import deciding
from newsreader.models import Conflict, Decision, Entry
from newsreader.text.timex.typed import understand
from tests import factories
from tests.deciding.rows import rows

DAY = "7 December 2016"


def stand(timeline, **whens):
    """Entries by name; each when is a time or part of the day."""
    made = {}
    for name, when in whens.items():
        words = f"{DAY}, {when}" if when else DAY
        made[name] = factories.entry(timeline, factories.event(name, understand(words)))
    return made


def order(timeline):
    return " ".join(entry.title for entry in timeline.entries.select_related("event").in_order())


def stored(entry):
    return Entry.objects.get(pk=entry.pk)


@pytest.mark.parametrize(
    ("moved", "way", "beside", "expected", "placed"),
    [
        ("b", "before", "a", "b a c nine", False),
        ("c", "before", "a", "c a b nine", False),
        ("a", "after", "b", "b a c nine", False),
        ("a", "after", "c", "b c a nine", False),
        ("nine", "before", "c", "a b nine c", True),
        ("nine", "before", "a", "nine a b c", True),
        ("a", "after", "nine", "b c nine a", True),
    ],
)
def test_an_entry_stands_where_it_was_moved(moved, way, beside, expected, placed, timeline, editor):
    made = stand(timeline, a="morning", b="morning", c="morning", nine="21:00")

    deciding.entries.move(made[moved], editor, **{way: made[beside].pk})

    assert (order(timeline), stored(made[moved]).placed is not None) == (expected, placed)


def test_only_what_was_moved_is_placed_and_moving_it_back_places_it_no_more(timeline, editor):
    made = stand(timeline, a="morning", b="15:00", c="evening")

    deciding.entries.move(made["c"], editor, before=made["a"].pk)
    there = order(timeline), [stored(each).placed for each in made.values()]
    deciding.entries.move(made["c"], editor, after=made["b"].pk)

    assert there == ("c a b", [None, None, 540])
    assert (order(timeline), stored(made["c"]).placed) == ("a b c", None)


def test_it_can_be_in_order_by_time_again(timeline, editor):
    made = stand(timeline, a="morning", b="15:00")
    deciding.entries.move(made["b"], editor, before=made["a"].pk)

    deciding.entries.order_by_time(made["b"], editor)

    assert (order(timeline), stored(made["b"]).placed) == ("a b", None)


def test_a_move_is_undone_to_the_last_column(timeline, editor):
    made = stand(timeline, a="morning", b="morning", c="morning", d="15:00")
    before = rows()

    deciding.entries.move(made["d"], editor, before=made["b"].pk)
    deciding.decisions.undo(Decision.objects.latest("id"), editor)

    assert (rows(), order(timeline)) == (before, "a b c d")


def test_any_moves_end_where_they_say_and_the_order_stays_total(timeline, editor):
    chance = random.Random(8)
    made = stand(timeline, a="", b="", c="", d="morning", e="15:00", f="evening", g="early hours")
    expected = order(timeline).split()

    for _turn in range(60):
        moved, beside = chance.sample(sorted(made), 2)
        way = chance.choice(["before", "after"])
        deciding.entries.move(stored(made[moved]), editor, **{way: made[beside].pk})
        expected.remove(moved)
        expected.insert(expected.index(beside) + (way == "after"), moved)

        assert order(timeline).split() == expected
    keys = [entry.key for entry in timeline.entries.in_order()]
    walked = [timeline.entries.after(key).in_order().first() for key in keys[:-1]]
    assert [entry.key for entry in walked] == keys[1:]


def test_it_moves_beside_what_the_editor_saw_whatever_came_between(timeline, editor):
    made = stand(timeline, a="morning", c="morning")
    late = stored(made["c"])
    stand(timeline, b="morning")
    deciding.entries.move(late, editor, before=made["a"].pk)

    assert order(timeline) == "c a b"


def test_what_it_should_stand_beside_may_be_gone(timeline, editor):
    made = stand(timeline, a="morning", b="morning", c="morning")
    deciding.entries.delete(made["a"], editor)
    deciding.events.set_when(made["b"].event, understand("8 December 2016"), editor)

    for gone, why in ((made["a"].pk or 1, "taken off meanwhile"), (made["b"].pk, "stands on another day")):
        with pytest.raises(Conflict, match=why):
            deciding.entries.move(made["c"], editor, before=gone)


def test_it_stays_on_its_own_timeline(timeline, editor):
    made = stand(timeline, a="morning")
    other = factories.entry(factories.timeline(), factories.event("x", understand(DAY)))

    with pytest.raises(Conflict, match="its own timeline only"):
        deciding.entries.move(made["a"], editor, before=other.pk)


@pytest.mark.parametrize(
    ("when", "placed"), [(f"{DAY}, evening", True), (f"{DAY}, 22:00", True), ("8 December 2016", False)]
)
def test_an_editors_place_is_kept_within_its_day_alone(when, placed, timeline, editor):
    made = stand(timeline, a="morning", b="15:00")
    deciding.entries.move(made["b"], editor, before=made["a"].pk)

    left = deciding.events.set_when(made["b"].event, understand(when), editor)

    moved = stored(made["b"])
    assert (moved.placed is not None, left == [moved], moved.day) == (
        placed,
        not placed,
        understand(when).earliest,
    )
