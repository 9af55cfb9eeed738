"""Every cue to what a name names, on its own example: the name in brackets is named, and of that kind."""

import pytest

from newsreader.text.names import Registry, find, starters
from newsreader.text.names.chunks import chunks
from newsreader.text.names.kinds import CUES, fired
from newsreader.text.names.playing import SIDES, Side
from newsreader.text.names.whereabouts import toponyms
from newsreader.text.names.words import Words

REGISTRY = Registry(starter.known for starter in starters())
# Cues that speak against a kind.
AGAINST = [cue for cue in CUES if not callable(cue.weight) and cue.weight < 0]


def marked(example):
    """The text without the brackets, and where the words in them stand."""
    before, name, after = example.replace("]", "[").split("[")
    return before + name + after, len(before), len(before) + len(name)


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_cue_applies_to_its_example(cue):
    text, start, end = marked(cue.example)
    words = Words("body", text)

    (name,) = (c for c in chunks(words, REGISTRY, toponyms([words])) if (c.start, c.end) == (start, end))

    assert cue.id in [each.id for each in fired(name)]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_example_of_a_cue_is_read_as_its_kind(cue):
    text, start, end = marked(cue.example)

    found = find({"body": text}, REGISTRY)

    kinds = [n.kind for n in found for m in n.mentions if (m.start, m.end) == (start, end)]
    assert kinds == ([] if cue in AGAINST else [cue.kind])


# What makes an article a report of matches.
REPORT = "\nThe striker scored, and the goalkeeper was booked before half-time in this league match."


@pytest.mark.parametrize("cue", SIDES.cues, ids=lambda cue: cue.id)
def test_cue_to_a_team_applies_to_its_example(cue):
    text, start, end = marked(cue.example)
    words = Words("body", text)

    (name,) = (c for c in chunks(words, REGISTRY) if (c.start, c.end) == (start, end))

    assert cue.id in [each.id for each in SIDES.fired(Side(name, lone=False))]


@pytest.mark.parametrize("cue", SIDES.cues, ids=lambda cue: cue.id)
def test_example_of_a_cue_to_a_team_is_read_as_one(cue):
    text, start, end = marked(cue.example)

    found = find({"body": text + REPORT}, REGISTRY)

    assert [(n.kind, m.rule) for n in found for m in n.mentions if (m.start, m.end) == (start, end)] == [
        ("organisation", "team")
    ]


def test_no_two_cues_have_one_id():
    assert len({cue.id for cue in (*CUES, *SIDES.cues)}) == len(CUES) + len(SIDES.cues)
