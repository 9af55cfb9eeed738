"""What stands in a site is in order after a migration, as if it had been made today."""

from datetime import date, time

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = "0004_no_merge_into_itself", "0005_entries_in_order"


@pytest.fixture
def migrated(transactional_db):
    """migrated(name) is the site's tables at that migration; in the end they are today's again."""

    def to(name):
        executor = MigrationExecutor(connection)
        executor.migrate([("newsreader", name)])
        return MigrationExecutor(connection).loader.project_state([("newsreader", name)]).apps

    yield to
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


DAY, NEXT = date(2016, 12, 7), date(2016, 12, 8)
PART = {"precision": "part-of-day", "part_of_day": "NI"}


def test_entries_that_stand_come_in_the_order_of_today(migrated):
    old = migrated(BEFORE)
    get = lambda name: old.get_model("newsreader", name).objects  # noqa: E731
    timeline = get("Timeline").create(slug="story", title="Story", overview={"count": 9, "sources": [1]})
    whens = {
        "unknown": {"earliest": None, "latest": None},
        "before 2000": {"earliest": None, "latest": date(1999, 12, 31), "precision": "year"},
        "about the 7th": {"earliest": date(2016, 12, 4), "latest": date(2016, 12, 10), "circa": True},
        "the 6th": {"earliest": date(2016, 12, 6), "latest": date(2016, 12, 6)},
        "evening": {"earliest": DAY, "latest": DAY, "precision": "part-of-day", "part_of_day": "EV"},
        "morning": {"earliest": DAY, "latest": DAY, "precision": "part-of-day", "part_of_day": "MO"},
        "14:00": {"earliest": DAY, "latest": DAY, "precision": "instant", "time": time(14, 0)},
        "overnight": {"earliest": DAY, "latest": NEXT, **PART},
        "last night": {"earliest": DAY, "latest": NEXT, **PART},
        "the 8th": {"earliest": NEXT, "latest": NEXT},
    }
    source = get("Source").create(name="The Post")
    article = get("Article").create(source=source, headline="H", slug="h", listed=DAY)
    for title, when in whens.items():
        event = get("Event").create(title=title, **when)
        get("Entry").create(
            timeline=timeline,
            event=event,
            earliest=when["earliest"] or date.min,
            latest=when["latest"] or date(9999, 12, 31),
        )
        rule = "overnight" if title == "overnight" else "tonight"
        if when.get("part_of_day") == "NI":
            event.dated_by = get("Citation").create(
                article=article, event=event, rule=rule, expression=title, start=0, end=1,
                sentence_start=0, sentence_end=1, sentence="", title=title, **when,
            )  # fmt: skip
            event.save()
    overnight = get("Event").get(title="overnight")
    entry = get("Entry").get(event=overnight)
    rows = [
        {"model": "event", "id": overnight.pk, "before": None, "after": {"part_of_day": "NI"}},
        {"model": "entry", "id": entry.pk, "before": None, "after": {"position": 0, "time": "00:00:00"}},
    ]
    get("Decision").create(action="accept", subject="overnight", changes=rows)

    new = migrated(AFTER)

    get = lambda name: new.get_model("newsreader", name).objects  # noqa: E731
    ordered = get("Entry").order_by("day", "minute", "position", "width", "id")
    assert [entry.event.title for entry in ordered.select_related("event")] == [
        *("before 2000", "the 6th", "morning", "about the 7th", "14:00", "evening"),
        *("last night", "overnight", "the 8th", "unknown"),
    ]
    timeline = get("Timeline").get()
    assert (timeline.overview["first"], timeline.overview["sources"], timeline.revision) == ("1999", [1], 2)
    changes = get("Decision").get().changes
    assert [row["after"] for row in changes] == [{"part_of_day": "ON"}, {"position": 0}]
