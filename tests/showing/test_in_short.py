"""The story in short: what an editor marked, and nothing where nothing was."""

from datetime import date, timedelta

import pytest

from newsreader.deciding import decisions, entries
from newsreader.models import Decision, Timeline
from newsreader.models.overview import KeyEvent
from newsreader.showing import windows
from newsreader.showing.filter import Filter
from newsreader.showing.in_short import in_short
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.editor()


@pytest.fixture
def marked(editor):
    """marked(n, of=m): a timeline of m days in March, the first n of them key."""

    def marked(count, of=7):
        timeline = factories.timeline()
        for number in range(of):
            day = date(2019, 3, 1) + timedelta(number)
            article = factories.article(published=day + timedelta(1), public=True)
            event = factories.event(f"Day {number + 1}", day, article=article)
            entry = factories.entry(timeline, event)
            if number < count:
                entries.update(entry, editor, weight="key")
        return Timeline.objects.get(pk=timeline.pk)

    return marked


def titles(timeline, **asked):
    return [told.title for told in in_short(windows.opening(timeline, Filter(**asked)))]


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, []),
        (2, []),
        (3, ["Day 1", "Day 2", "Day 3"]),
        (5, ["Day 1", "Day 2", "Day 3", "Day 4", "Day 5"]),
        (7, ["Day 1", "Day 3", "Day 4", "Day 5", "Day 7"]),
    ],
)
def test_three_to_five_of_the_key_events_tell_it(marked, count, told):
    assert titles(marked(count)) == told


@pytest.mark.parametrize(
    "asked", [{"period": "2019-03"}, {"span": "2019-03"}, {"place": "Selby"}, {"known": "2019-03-30"}]
)
def test_a_part_of_the_story_and_what_was_known_of_it_have_none(marked, asked):
    assert titles(marked(3), **asked) == []


def test_newest_first_it_is_told_backwards(marked):
    assert titles(marked(3), newest=True) == ["Day 3", "Day 2", "Day 1"]


def test_an_event_on_the_page_is_a_jump_and_another_a_window(marked, monkeypatch):
    timeline = marked(3)
    monkeypatch.setattr(windows, "FIRST", 2)

    first, _second, third = in_short(windows.opening(timeline, Filter(newest=False)))

    ids = [entry.pk for entry in timeline.entries.in_order()]
    assert first.url == f"#entry-{ids[0]}"
    assert third.url == f"{timeline.get_absolute_url()}?at=2019-03-03#entry-{ids[2]}"


def test_a_date_is_no_more_precise_than_it_is_told(marked, editor):
    timeline = marked(3)

    rows = [KeyEvent(*row) for row in timeline.overview["key"]]

    assert [(row.earliest, row.latest, row.precision) for row in rows][0] == (
        "2019-03-01",
        "2019-03-01",
        "day",
    )


def test_an_undone_weight_takes_the_event_off(marked, editor):
    timeline = marked(3)

    decisions.undo(Decision.objects.filter(action="edit").latest("id"), editor)

    timeline.refresh_from_db()
    assert titles(timeline) == []
