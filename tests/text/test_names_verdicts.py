"""What makes a capitalised word a name or none: each row on its example, which reads otherwise without it."""

import re

import pytest

from newsreader.text.names import Registry, several, spot, verdicts
from newsreader.text.names.kinds import CUES
from newsreader.text.names.named import NameRule


def test_rules_that_verdicts_ask_about_are_rules_of_rows():
    given = {cue.rule for cue in CUES} | {row.answer[1] for row in verdicts.LONE if row.answer}

    assert set(NameRule) <= given


def reading(example):
    """The kind and rule of the words in brackets, None where they are no mention."""
    start, end = example.index("["), example.index("]") - 1
    found = spot({"body": re.sub("[][]", "", example)}, Registry([]))
    return {(s.mention.start, s.mention.end): (s.kind, s.mention.rule) for s in found}.get((start, end))


@pytest.mark.parametrize("row", verdicts.LONE, ids=lambda row: row.id)
def test_word_alone_is_what_its_row_says(row, monkeypatch):
    assert reading(row.example) == row.answer

    monkeypatch.setattr(verdicts, "LONE", [other for other in verdicts.LONE if other is not row])

    assert reading(row.example) != row.answer


@pytest.mark.parametrize("row", several.NO_NAME, ids=lambda row: row.id)
def test_several_words_are_no_name_for_their_row(row, monkeypatch):
    assert reading(row.example) is None

    monkeypatch.setattr(several, "NO_NAME", [other for other in several.NO_NAME if other is not row])

    assert reading(row.example) is not None
