"""Eight editors at once, in real processes on a database of their own: nothing they typed is lost.

One run, and a test for each thing that must hold of it; how much was lost is printed before the first that
fails. The long run (8 × 200) is `python -m tests.crowd`, see docs/benchmarks.md.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
EDITORS, OPERATIONS, SEED = 8, 12, 1

pytestmark = pytest.mark.database


@pytest.fixture(scope="module")
def crowd(tables, tmp_path_factory):
    """What was found of one run: sums, and a list of sentences for each thing looked for."""
    folder = tmp_path_factory.mktemp("crowd")
    answer = folder / "found.json"
    if connection.vendor == "postgresql":
        scratch = tables.put_into_database("crowd_site")
    else:
        scratch = str(tables.put_into(folder))
    command = [sys.executable, "-m", "tests.crowd", "--database", connection.vendor, "--scratch", scratch]
    command += ["--json", str(answer)]
    command += ["--editors", str(EDITORS), "--operations", str(OPERATIONS), "--seed", str(SEED)]

    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    print(ended.stdout, ended.stderr)
    return json.loads(answer.read_text())


def test_every_operation_was_tried_and_many_forms_were_old(crowd):
    """In so short a run a quarter to a third of them, as none is until pages lie open. In a long run it is
    more than a third."""
    sums = crowd["sums"]

    assert sums["operations"] == EDITORS * OPERATIONS
    assert sums["stale"] >= 0.2 * sums["forms"]


def test_no_words_are_overwritten_by_somebody_who_never_saw_them(crowd):
    assert crowd["found"]["lost_words"] == []


def test_no_field_is_written_by_somebody_who_never_touched_it(crowd):
    assert crowd["found"]["lost_fields"] == []


def test_no_date_is_typed_over_one_that_was_set_meanwhile(crowd):
    assert crowd["found"]["lost_dates"] == []


def test_no_answer_is_an_error_or_a_refusal_that_nothing_explains(crowd):
    assert (crowd["found"]["server_errors"], crowd["found"]["refusals"]) == ([], [])


def test_what_was_answered_as_done_is_in_the_history_once(crowd):
    assert crowd["found"]["history"] == []


def test_each_decision_begins_where_the_one_before_it_ended(crowd):
    assert (crowd["found"]["chain"], crowd["found"]["undos"]) == ([], [])


def test_entries_stand_in_the_order_of_their_keys_on_every_page(crowd):
    assert (crowd["found"]["order"], crowd["found"]["overviews"]) == ([], [])


def test_nothing_is_left_at_a_merged_entity(crowd):
    assert crowd["found"]["strays"] == []


def test_undone_in_reverse_all_is_as_it_was(crowd):
    assert crowd["found"]["restoring"] == []
