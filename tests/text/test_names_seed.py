"""The seeds' names: found, of the right kind, and joined."""

import re

import pytest

from newsreader.text.names import Registry, find, starters

KINDS = {
    "PER": {"person"},
    "LOC": {"place"},
    "ORG": {"organisation"},
    "AGENCY": {"media"},
    "MEDIA": {"media"},
    "ARMED_GROUP": {"armed-group"},
}


PEOPLES = {  # of the demonyms among the gold names, whose they are
    "n_syrian": "syria",
    "n_russian": "russia",
    "n_saudis": "saudi-arabia",
    "n_filipino": "philippines",
}


@pytest.fixture(scope="module")
def named(seed):
    return find(seed.fields, Registry(starter.known for starter in starters()))


def where(offsets, mention):
    """The mention's place in the file, without "the" or a direction before it."""
    trimmed = re.match(r"(?i)the\s+", mention.text)
    start = offsets[mention.field] + mention.start + (trimmed.end() if trimmed else 0)
    return start, offsets[mention.field] + mention.end


def test_gold_offsets_are_true(seed):
    mentions = [mention for entity in seed.names["entities"] for mention in entity["mentions"]]

    assert [m for m in mentions if seed.text[m["start"] : m["end"]] != m["text"]] == []


def test_every_gold_name_is_one_group_of_the_right_kind(seed, named):
    offsets, fields = seed.starts, seed.fields
    groups = {where(offsets, m): n for n in named for m in n.mentions if not m.demonym}
    wrong = []

    for entity in seed.names["entities"]:
        spans = [
            (m["end"] - len(re.sub(r"(?i)^(the|east) ", "", m["text"])), m["end"])
            for m in entity["mentions"]
            if m["named"] and any(o <= m["start"] < o + len(fields[f]) for f, o in offsets.items())
        ]
        if entity["type"] == "NORP" or not spans:
            continue
        found = {groups.get(span) for span in spans}
        if len(found) != 1 or None in found or found.pop().kind not in KINDS[entity["type"]]:
            wrong.append(entity["id"])

    assert wrong == []


def test_nothing_else_is_named(seed, named):
    ends = {m["end"] for entity in seed.names["entities"] for m in entity["mentions"]}

    extra = [m.text for n in named for m in n.mentions if where(seed.starts, m)[1] not in ends]

    assert extra == []


def test_demonyms_are_mentions_of_their_place(seed, named):
    peoples = {
        m["start"]: entity["id"]
        for entity in seed.names["entities"]
        if entity["type"] == "NORP"
        for m in entity["mentions"]
    }

    found = {(peoples[where(seed.starts, m)[0]], n.key) for n in named for m in n.mentions if m.demonym}

    assert found == {(id, PEOPLES[id]) for id in peoples.values() if id in PEOPLES}
