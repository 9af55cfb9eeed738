"""A site's decisions, as they stood before: each undo learns what it undid, and each what it is about."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE = [("newsreader", "0004_no_merge_into_itself")]
AFTER = [("newsreader", "0007_undone_again")]


@pytest.mark.django_db(transaction=True)
def test_an_undo_learns_what_it_undid():
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    old = executor.loader.project_state(BEFORE).apps.get_model("newsreader", "Decision").objects
    undo = old.create(action="undo", subject="undone")
    row = {"model": "event", "id": 77, "before": None, "after": {"title": "Gone"}}
    first = old.create(action="date", subject="a date", undone=undo, changes=[row])

    executor = MigrationExecutor(connection)
    executor.migrate(AFTER)

    new = executor.loader.project_state(AFTER).apps.get_model("newsreader", "Decision").objects
    assert (new.get(pk=undo.pk).undid_id, new.get(pk=undo.pk).noun) == (first.pk, "event")
    assert (new.get(pk=first.pk).undone_id, new.get(pk=first.pk).event_id) == (undo.pk, 77)
    new.all().delete()
    MigrationExecutor(connection).migrate(executor.loader.graph.leaf_nodes())
