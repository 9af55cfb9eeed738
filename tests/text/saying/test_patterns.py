"""Every row of the tables of reported speech, on its own example."""

import re

import pytest

from newsreader.text.saying.patterns import ADDRESSEE, ADDRESSEES, CUT, CUTS, MOMENT, MOMENTS


def bracketed(example):
    """The sentence, and where in it the brackets stood."""
    before, inside, after = re.split(r"[\[\]]", example)
    return before + inside + after, (len(before), len(before + inside))


def by_id(row):
    return row.id


@pytest.mark.parametrize("row", MOMENTS + ADDRESSEES + CUTS, ids=by_id)
def test_row_matches_what_its_example_brackets(row):
    text, span = bracketed(row.example)

    assert re.search(row.pattern, text).span() == span


@pytest.mark.parametrize("cut", CUTS, ids=by_id)
def test_cut_is_made_by_its_own_row(cut):
    text, (start, _) = bracketed(cut.example)

    match = CUT.search(text)

    assert (match.start(), match.lastgroup) == (start, cut.id)


@pytest.mark.parametrize("moment", MOMENTS, ids=by_id)
def test_moment_is_read_whole(moment):
    text, (start, end) = bracketed(moment.example)

    assert re.compile(MOMENT).match(text, start).end() == end


@pytest.mark.parametrize("addressee", ADDRESSEES, ids=by_id)
def test_addressee_is_read_whole_after_its_verb(addressee):
    text, (start, end) = bracketed(addressee.example)

    assert ADDRESSEE.match(text, start - 1).end() == end
