"""manage.py explain: what a sentence's times mean, and where the rules and cues stand that say so."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command


def explain(*arguments):
    """What the command says; lines of code move, so each stands as "N"."""
    out = StringIO()
    call_command("explain", *arguments, stdout=out)
    return re.sub(r"\.py:\d+", ".py:N", out.getvalue())


def test_a_step_is_explained_by_its_rule_and_the_day_it_counts_from():
    said = explain("Guards left on 5 May 2016. Two days later the mill fell.", "--published", "2016-12-08")

    assert (
        said.partition("“Two days later”")[2]
        == """, 27 to 41
    value        DATE 2016-05-07
    when         2016-05-07 (day)
    rule         later, newsreader/text/timex/steps.py:N
    counted from “5 May 2016”, 2016-05-05
    parameters   count 2, unit days
    looks        back (beside): by what follows it
    cue          past-ahead, back, newsreader/text/timex/within.py:N
"""
    )


def test_cues_around_are_named():
    said = explain("The mill will open in May.", "--published", "2016-12-08")

    assert (
        said
        == """“May”, 22 to 25
    value        DATE 2017-05
    when         2017-05-01 to 2017-05-31 (month)
    rule         bare-month, newsreader/text/timex/months.py:N
    counted from publication, 2016-12-08
    parameters   year 2017
    looks        forward (beside): by the words right beside it
    cue          opens, forward (beside), newsreader/text/timex/beside.py:N
    cue          begins, forward (beside), newsreader/text/timex/beside.py:N
    cue          will, forward, newsreader/text/timex/within.py:N
"""
    )


def test_a_step_from_no_day_counts_from_nothing():
    said = explain("Two days later the mill fell.", "--published", "2016-12-08")

    assert "    counted from nothing: no day was told\n" in said


def test_a_sentence_without_times_is_said_to_have_none():
    assert explain("The mill fell.") == "No time expression was found.\n"


def test_a_day_that_is_none_is_refused():
    with pytest.raises(CommandError, match="takes a day as"):
        explain("The mill fell.", "--published", "yesterday")
