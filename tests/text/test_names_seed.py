"""The seed's names: found, of the right kind, and joined."""

import json
import re

import pytest

from newsreader.text.names import Registry, find, starters
from tests.shared import shared
from tests.text.installed_model import installed_model
from tests.text.seed_article import seed_fields

KINDS = {
    "PER": {"person"},
    "LOC": {"place"},
    "ORG": {"organisation"},
    "AGENCY": {"media"},
    "MEDIA": {"media"},
    "ARMED_GROUP": {"armed-group"},
}


@pytest.fixture(scope="module", params=["rules", "model"])
def seed(request):
    model = installed_model() if request.param == "model" else None
    fields, offsets = seed_fields()
    gold = json.loads(shared("seed/names.json").read_text(encoding="utf-8"))
    named = find(fields, Registry(starter.known for starter in starters()), model)
    return fields, offsets, gold, named


def where(offsets, mention):
    """The mention's place in the file, without "the" or a direction before it."""
    trimmed = re.match(r"(?i)the\s+", mention.text)
    start = offsets[mention.field] + mention.start + (trimmed.end() if trimmed else 0)
    return start, offsets[mention.field] + mention.end


def test_every_gold_name_is_one_group_of_the_right_kind(seed):
    _, offsets, gold, named = seed
    groups = {where(offsets, m): n for n in named for m in n.mentions if not m.demonym}
    wrong = []

    for entity in gold["entities"]:
        spans = [
            (m["end"] - len(re.sub(r"(?i)^(the|east) ", "", m["text"])), m["end"])
            for m in entity["mentions"]
            if m["named"] and any(o <= m["start"] < o + len(seed[0][f]) for f, o in offsets.items())
        ]
        if entity["type"] == "NORP" or not spans:
            continue
        found = {groups.get(span) for span in spans}
        if len(found) != 1 or None in found or found.pop().kind not in KINDS[entity["type"]]:
            wrong.append(entity["id"])

    assert wrong == []


def test_nothing_else_is_named(seed):
    _, offsets, gold, named = seed
    ends = {m["end"] for entity in gold["entities"] for m in entity["mentions"]}

    extra = [m.text for n in named for m in n.mentions if where(offsets, m)[1] not in ends]

    assert extra == []


def test_demonyms_are_mentions_of_their_place(seed):
    _, offsets, gold, named = seed
    peoples = {
        m["start"]: entity["id"]
        for entity in gold["entities"]
        if entity["type"] == "NORP"
        for m in entity["mentions"]
    }

    found = {(peoples[where(offsets, m)[0]], n.key) for n in named for m in n.mentions if m.demonym}

    assert found == {("n_syrian", "syria"), ("n_russian", "russia"), ("n_saudis", "saudi-arabia")}
