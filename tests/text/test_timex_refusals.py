"""Every refusal of a length earns its place: its example is read otherwise without it."""

from datetime import date

import pytest

from newsreader.text.timex import find, refusals

FRIDAY = date(2016, 12, 9)


def lengths(text):
    return [text[t.start : t.end] for t in find(text, FRIDAY) if t.type == "DURATION"]


@pytest.mark.parametrize("refusal", refusals.REFUSALS, ids=lambda refusal: refusal.example)
def test_a_refusal_keeps_its_example_from_being_read(refusal, monkeypatch):
    others = tuple(other for other in refusals.REFUSALS if other is not refusal)

    read = lengths(refusal.example)
    monkeypatch.setattr(refusals, "REFUSALS", others)
    read_without = lengths(refusal.example)

    assert read == []
    assert len(read_without) == 1


def test_one_day_is_a_length_only_where_it_lasts():
    assert lengths("One day the bridge will fall.") == []
    assert lengths("The truce held for one day.") == ["one day"]
