"""Names found and joined, on sentences written for this."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.text.names import Known, MentionSpan, Registry, find, group, recognised, starters

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


@pytest.mark.parametrize(
    ("body", "name", "kind", "texts"),
    [
        (
            "Yusuf al-Karim left. Karim's aides stayed.",
            "Yusuf al-Karim",
            "person",
            ["Yusuf al-Karim", "Karim"],
        ),
        (
            "Yusuf al\u00a0Karim met “Yusuf Karim”.",
            "Yusuf al Karim",
            "person",
            ["Yusuf al\u00a0Karim", "Yusuf Karim"],
        ),
        ("They met Khalid bin Omar and van Dijk.", "Khalid bin Omar", "person", ["Khalid bin Omar"]),
        ("The daily Nova Zora wrote so.", "Nova Zora", "media", ["Nova Zora"]),
        ("Fire broke out in the Karmel and Bab districts.", "Karmel", "place", ["Karmel"]),
        ("Jund al-Nahr fighters left the pass.", "Jund al-Nahr", "armed-group", ["Jund al-Nahr"]),
    ],
)
def test_kinds_and_spans(body, name, kind, texts):
    found = named(body)

    assert found[name] == (kind, texts)


def test_office_named_again_with_nothing_beside_it_is_no_name():
    found = named("They asked the Superintendent of Police. They met Superintendent of Police, and left.")

    assert found == {}


def test_compound_names_only_the_place_in_it():
    (oslo,) = (n for n in find({"body": "An Oslo-based firm closed."}, REGISTRY))

    assert [m.text for m in oslo.mentions] == ["Oslo"]


def test_shouting_headline_names_whom_the_article_names():
    found = named("Mayor Aino Virtanen resigned.", headline="VIRTANEN QUITS OVER BRIDGE")

    assert found == {"Aino Virtanen": ("person", ["VIRTANEN", "Aino Virtanen"])}


def test_place_names_that_are_alike_stay_apart():
    found = named("It rained in Karlby. It snowed in Karlsby.")

    assert found == {"Karlby": ("place", ["Karlby"]), "Karlsby": ("place", ["Karlsby"])}


def test_surname_of_two_people_is_the_last_named_and_ambiguous():
    entities = find({"body": "Ann Lee met Bo Lee. Lee then left."}, REGISTRY)

    assert [(n.name, len(n.mentions), n.ambiguous) for n in entities] == [
        ("Ann Lee", 1, False),
        ("Bo Lee", 2, True),
    ]


def test_common_words_and_dates_are_no_names():
    assert (
        named("Asked on Monday, May 3, they said: Nothing. FILE – World War II. Repeated calls failed.") == {}
    )


def test_mentions_from_elsewhere_are_grouped_by_the_same_rules():
    body = "Jordan Reyes spoke. Later Reyes left."
    mentions = [(MentionSpan("body", 0, 12, "Jordan Reyes", "gold"), "person")]
    mentions += [(MentionSpan("body", 26, 31, "Reyes", "gold"), "person")]

    found = group(recognised(mentions, REGISTRY), REGISTRY, {"body": body})

    assert [(n.name, n.key, n.joined) for n in found] == [("Jordan Reyes", None, ("surname",))]


def test_somebody_the_registry_knows_is_found_by_surname_all_the_same():
    body = (
        "President Leila Haddad spoke to reporters. A truce was possible, Haddad said. Haddad left at noon."
    )
    known = Registry([Known("7", "Leila Haddad", "person")])

    found = {named.name: named for named in find({"body": body}, known)}

    assert (found["Leila Haddad"].key, len(found["Leila Haddad"].mentions)) == ("7", 3)


def test_person_of_the_registry_is_known_however_the_name_is_written():
    registry = Registry([Known("karim", "Yusuf al-Karim", "person", ("Karim",))])

    found = find({"headline": "Karim speaks", "body": "President Yûsuf Karim spoke. Karim left."}, registry)

    assert [(n.name, n.key, len(n.mentions)) for n in found] == [("Yusuf al-Karim", "karim", 3)]


def test_byline_names_its_authors_and_the_agency():
    found = named("It rained.", byline="By Ann Berg and Bo Lindqvist in Oslo, Reuters")

    assert {name: kind for name, (kind, _) in found.items()} == {
        "Ann Berg": "person",
        "Bo Lindqvist": "person",
        "Oslo": "place",
        "Reuters": "media",
    }


def test_full_name_written_another_way_decides_whose_the_shared_alias_is():
    registry = Registry(
        [
            Known("elder", "Omar al-Karim", "person", ("Karim",)),
            Known("younger", "Yusuf al-Karim", "person", ("Karim",)),
        ]
    )

    found = find({"body": "President Yusuf Karim spoke. Later Karim left."}, registry)

    assert [(n.key, len(n.mentions), n.ambiguous) for n in found] == [("younger", 2, False)]
