"""What is a name and what only looks like one, on sentences written for this."""

import pytest

from newsreader.text.names import Registry, find, starters

REGISTRY = Registry(starter.known for starter in starters())


def names(text):
    found = find({"body": text}, REGISTRY)
    return sorted((m.start, text[m.start : m.end], n.kind) for n in found for m in n.mentions)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The veteran Wong Kwok-hing lost his seat.", [("Wong Kwok-hing", "person")]),
        ("Yau Wai-ching won in May.", [("Yau Wai-ching", "person")]),
        ("The Oslo-leaning firm left.", [("Oslo", "place")]),
        ("A Beijing-backed firm left.", [("Beijing", "place")]),
        (
            "The head of the Refugee Council Enver Solomon said so.",
            [("Refugee Council", "organisation"), ("Enver Solomon", "person")],
        ),
        ("The head of the Harbour Board said so.", [("Harbour Board", "organisation")]),
        (
            "They left the Velmar Council. Anna Lee Image: Bo Holt.",
            [("Velmar Council", "organisation"), ("Anna Lee", "person"), ("Bo Holt", "person")],
        ),
        ("They closed it in the Velmar Northwest.", [("Velmar Northwest", "place")]),
        ("They met Anna West there.", [("Anna West", "person")]),
    ],
)
def test_where_one_name_ends(text, told):
    assert [(words, kind) for _, words, kind in names(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The rocket flew as STS-135 in May.", []),
        ("The BBC told them of it.", [("BBC", "media")]),
        ("The cruise ship Freewinds sank.", []),
        ("They saw Space Shuttle Atlantis lift off.", []),
        ("It cost NZ$ 26 million and US$ 20,000.", []),
        ("The US spent $20,000.", [("US", "place")]),
        ("His lawyer, Tom Molomby, SC, said no.", [("Tom Molomby", "person")]),
        ("She asked Ann Lee, BBC, and others.", [("Ann Lee", "person"), ("BBC", "media")]),
        ("He posted #IStandWithAnna and told @VelmarNews.", []),
        ("PlayStation VR sold well in May.", []),
        ("They owe CHF 30 million.", []),
        ("They kept Eid al-Adha with the Crown Prince.", []),
        ("They met Eid Mansour.", [("Eid Mansour", "person")]),
    ],
)
def test_makes_ships_sums_and_tags_are_no_names(text, told):
    assert [(words, kind) for _, words, kind in names(text)] == told
