"""How far a name reaches: each mark and small word inside a name on the example of its row."""

import pytest

from newsreader.text.names.stretches import MARKS, SMALL_WORDS, run_end
from newsreader.text.names.words import Words


def reached(text, start):
    words = Words("body", text)
    first = words.starts.index(start)
    return text[start : words.ends[run_end(words, first)]]


@pytest.mark.parametrize("joint", [*MARKS, *SMALL_WORDS], ids=lambda joint: joint.id)
def test_name_goes_on_behind_what_joins_it(joint):
    assert any(between in joint.example for between in joint.between)
    assert reached(f"They saw {joint.example} there.", len("They saw ")) == joint.example


@pytest.mark.parametrize(
    "name",
    [
        "St John's College",
        "Addenbury's Hospital",
        "Society for the Protection of Birds",
        "Ministry of Health and Welfare",
        "Karlby and Lofthus Railway",
        "Altamar Corp",
        "Route 66",
    ],
)
def test_name_reaches_its_end(name):
    assert reached(f"Through the {name} they went.", len("Through the ")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Altamar Corp of Karlby closed.", "Altamar Corp"),
        ("Karlby's Railway closed.", "Karlby"),
        ("Bank of May fame closed.", "Bank"),
        ("Lee and Ann Berg left.", "Lee"),
        ("Karlby, Lofthus and Ek voted.", "Karlby"),
        ("Karlby on Monday voted.", "Karlby"),
        ("Fighters of Ahrar Quarv left.", "Fighters"),
        ("Doctors of the World left.", "Doctors of the World"),
        ("Daughters of Charity left.", "Daughters of Charity"),
    ],
)
def test_name_ends_before_what_is_not_of_it(text, name):
    assert reached(text, 0) == name
