import pytest

from newsreader.drafting.participles import resolve_participles
from newsreader.drafting.tokens import read
from newsreader.drafting.verbs import AUXILIARIES, Auxiliary, verbs


def told(text: str) -> list[tuple[str, str]]:
    """Each verb of a sentence as it stands in it, with its tense."""
    tokens = read(text, [])
    found = resolve_participles(tokens, verbs(tokens))
    return [(text[tokens[v.first].start : tokens[v.last].end], v.tense) for v in found]


@pytest.mark.parametrize("row", AUXILIARIES, ids=lambda row: row.example)
def test_an_auxiliary_tells_what_its_row_says(row: Auxiliary):
    tokens = read(row.example, [])

    verb = verbs(tokens)[0]

    assert tokens[verb.first].tag == row.tag
    assert (verb.tense, verb.passive, verb.single) == (row.tense, row.passive, row.follows == "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels have since banned music.", [("have since banned", "perfect")]),
        ("The mayor Will Holm fled.", [("fled", "past")]),
        ("Some fell.", [("fell", "past")]),
        ("The saw was dull.", [("was", "state")]),
        ("Founded in 1990, the club thrives.", [("Founded", "participle")]),
        ("Two killed in blast.", [("killed", "past")]),
        ("The blast hit 12 wounded men.", [("hit", "past")]),
        ("The wounded men fled.", [("fled", "past")]),
        ("He wanted to be elected.", [("wanted", "past")]),
        ("A deal signed by Norway.", [("signed", "participle")]),
        ("Prices jumped by 3 per cent.", [("jumped", "past")]),
        ("It was in the cut of the cloth.", [("was", "state")]),
        ("Prices fell, wounded soldiers.", [("fell", "past"), ("wounded", "participle")]),
        ("With doctors, wounded soldiers came.", [("came", "past")]),
        ("In newly closed areas it rained.", [("rained", "past")]),
        ("Forces quickly retook areas.", [("retook", "past")]),
        ("Reuters reports that it rained.", [("reports", "present"), ("rained", "past")]),
        ("The man who faces the court.", [("faces", "present")]),
        ("After leaving the port.", [("leaving", "gerund")]),
        ("An attack launched in Oslo began.", [("launched", "participle"), ("began", "past")]),
        ("The rebels fled in panic and fell.", [("fled", "past"), ("fell", "past")]),
        ("The army took a town held for years.", [("took", "past"), ("held", "participle")]),
        ("Police kept the crowds parted for hours.", [("kept", "past")]),
        ("The flood left two boats damaged.", [("left", "past")]),
        ("Lie left a party founded in Harn.", [("left", "past"), ("founded", "participle")]),
        ("A baker linked to the fire.", [("linked", "participle")]),
        ("A baker sentenced to nine years.", [("sentenced", "participle")]),
        ("Firms involved in the sale.", [("involved", "participle")]),
        ("Police linked the fire to a baker.", [("linked", "past")]),
        ("A court sentenced him to nine years.", [("sentenced", "past")]),
        ("The sale involved nine firms.", [("involved", "past")]),
    ],
)
def test_a_verb_is_told_by_the_words_beside_it(text, expected):
    assert told(text) == expected
