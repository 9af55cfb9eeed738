"""Names found and joined, on sentences written for this."""

from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.names import Known, Registry, find, starters

REGISTRY = Registry(starter.known for starter in starters())


def named(body, registry=REGISTRY, **fields):
    return {n.name: (n.kind, [m.text for m in n.mentions]) for n in find({**fields, "body": body}, registry)}


def test_title_is_no_part_of_the_name_and_the_surname_is_the_same_person():
    found = named("Prime Minister Aino Virtanen arrived late. Virtanen’s aides said nothing.")

    assert found == {"Aino Virtanen": ("person", ["Aino Virtanen", "Virtanen"])}


def test_us_in_small_letters_or_a_shouting_headline_is_not_the_country():
    found = named("The US waited for us.", headline="TRUST US, SAYS THE RIVER BOARD")

    assert found["United States"] == ("place", ["US"])


def test_demonym_is_a_mention_of_its_place():
    (norway,) = find({"body": "Two Norwegians were fined."}, REGISTRY)

    assert (norway.key, norway.mentions[0].text, norway.mentions[0].demonym) == ("norway", "Norwegians", True)


def test_acronym_in_brackets_and_the_short_form_are_the_organisation():
    found = named(
        "The Lakeland Observatory for Public Health (LOPH) opened in May. The Observatory has ten staff, "
        "LOPH said."
    )

    assert found == {
        "Lakeland Observatory for Public Health": (
            "organisation",
            ["Lakeland Observatory for Public Health", "LOPH", "Observatory", "LOPH"],
        )
    }


def test_alias_of_two_entries_is_the_one_named_in_full_here():
    registry = Registry(
        [
            Known("elder", "Ivo Maric", "person", ("Maric",)),
            Known("younger", "Petra Maric", "person", ("Maric",)),
        ]
    )

    found = find({"body": "Petra Maric voted. Maric then left."}, registry)

    assert [(n.key, len(n.mentions), n.ambiguous) for n in found] == [("younger", 2, False)]


def test_alias_of_two_entries_goes_to_the_default_sense_marked_ambiguous():
    registry = Registry(
        [
            Known("band", "The Harbour", "organisation", ("Kaleva",), default=False),
            Known("town", "Kaleva Town", "place", ("Kaleva",)),
        ]
    )

    found = find({"body": "They drove on to Kaleva before dark."}, registry)

    assert [(n.key, n.ambiguous) for n in found] == [("town", True)]


def test_same_input_gives_the_same_answer_twice():
    fields = {"headline": "Talks in Oslo", "body": "Ann Lee met Bo Lee of the UN. Lee left Oslo on Monday."}

    assert find(fields, REGISTRY) == find(fields, REGISTRY)


PIECES = st.sampled_from(
    ["The", "US", "Ann", "al-", "of", "O’Neil.", "“", "''", "—", "’s", "(UN)", "Ministry", "-"]
)


@given(st.text(max_size=200) | st.lists(PIECES).map(" ".join))
def test_any_text_is_read_and_every_mention_is_its_words(text):
    for entity in find({"headline": text, "body": text}, REGISTRY):
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
