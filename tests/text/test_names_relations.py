"""Names whose kind others tell: who holds a role, who runs or buys a firm; nicknames and months in names."""

import pytest

from newsreader.text.names import Registry, find, starters

REGISTRY = Registry([starter.known for starter in starters()])


def kinds(text):
    return {named.name: named.kind for named in find({"body": text}, REGISTRY)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("A nurse in Homs, Amina Sesay, was hurt.", "Amina Sesay", "person"),
        ("The bishop of Trieste, Otar Lomidze, died.", "Otar Lomidze", "person"),
        ("Its ambassador to Cairo, Ravi Menon, went home.", "Ravi Menon", "person"),
        ("A baker from Oslo, Kofi Mensah, won.", "Kofi Mensah", "person"),
        ("A village near Homs, Tell Wardan, was hit.", "Tell Wardan", "place"),
        ("They drove through Oslo, Santa Fe, and Bergen.", "Santa Fe", "place"),
        ("It rained in Bergen, Tell Wardan, and Oslo.", "Tell Wardan", "place"),
    ],
)
def test_who_holds_a_role_somewhere_is_a_person(text, name, kind):
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The finance chief and founder of Quarvel, Bo Holm, left.", "Quarvel", "organisation"),
        ("Bo Holm, an executive at Quarvel Dyne, was fined.", "Quarvel Dyne", "organisation"),
        ("They met the head of Quarvel in May.", "Quarvel", "organisation"),
        ("The mayor of Quarvel spoke.", "Quarvel", "place"),
        ("The bishop of Quarvel spoke.", "Quarvel", "place"),
        ("The head of Bergen port spoke.", "Bergen", "place"),
    ],
)
def test_firms_have_heads_and_founders_and_places_mayors(text, name, kind):
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("She owns Quarvel and lives in Oslo.", "Quarvel", "organisation"),
        ("They fear Quarvel, a rival, above all.", "Quarvel", "organisation"),
        ("A spokeswoman for Quarvel would not speak.", "Quarvel", "organisation"),
        ("Shares of Quarvel fell.", "Quarvel", "organisation"),
        ("Her first band, the Quarvels, played on.", "Quarvels", "organisation"),
        ("She lives in Quarvel and owns a mill.", "Quarvel", "place"),
        ("They bought Oslo a tree.", "Oslo", "place"),
        ("He fears Anna Berg, a rival, above all.", "Anna Berg", "person"),
    ],
)
def test_what_is_owned_bought_and_rivalled_is_a_firm(text, name, kind):
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Yusuf “Abu Bakr” Karim there.", "Yusuf “Abu Bakr” Karim"),
        ("They met Maria 'Mia' Lindqvist there.", "Maria 'Mia' Lindqvist"),
        ("They met Anders “The Ox” Berg. Berg left.", "Anders “The Ox” Berg"),
    ],
)
def test_a_nickname_in_quote_marks_is_inside_the_name(text, name):
    assert kinds(text) == {name: "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg said “Peter Holm” twice.",
        "Anna Berg sang “Peter Holm” and left.",
        "They read “Anna Berg” and “Peter Holm” there.",
    ],
)
def test_quote_marks_between_two_names_join_nothing(text):
    assert "Anna Berg" in kinds(text) or "“" not in "".join(kinds(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met Bo Holm and June Berg there.", {"Bo Holm", "June Berg"}),
        ("They met Anna Berg and Friday Nwosu there.", {"Anna Berg", "Friday Nwosu"}),
        ("They met April Lindqvist. Lindqvist left.", {"April Lindqvist"}),
        ("They met in April and June, and again on Friday.", set()),
        ("In May and June Anna Berg was away.", {"Anna Berg"}),
        ("On Monday and Friday Bo Holm was away.", {"Bo Holm"}),
    ],
)
def test_months_and_days_that_are_given_names(text, names):
    assert set(kinds(text)) == names


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("On Monday Quarv loyalists fled.", "Quarv", "person"),
        ("The Quarv regime fell.", "Quarv", "person"),
        ("They met Lindqvist supporters.", "Lindqvist", "person"),
        ("They met Quarv shareholders.", "Quarv", "organisation"),
        ("They met Aston Villa supporters.", "Aston Villa", "organisation"),
        ("The Damascus regime fell.", "Damascus", "place"),
        ("The Nordic allies met.", "Nordic", None),
        ("Merger critics met.", "Merger", None),
    ],
)
def test_a_surname_has_loyalists_and_a_regime(text, name, kind):
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Minister of Water Resources Otar Lomidze left.", ["Otar Lomidze"]),
        ("The Minister for Housing and Planning Amina Sesay left.", ["Amina Sesay"]),
        ("The Secretary of State for Work and Pensions Kofi Mensah left.", ["Kofi Mensah"]),
        ("The Speaker of the House Ravi Menon left.", ["Ravi Menon"]),
        ("Speaker Ravi Menon left.", ["Ravi Menon"]),
        ("The Ministry of Water Resources closed.", ["Ministry of Water Resources"]),
        ("The speaker left the house.", []),
    ],
)
def test_an_office_with_its_field_is_no_part_of_the_name(text, found):
    assert list(kinds(text)) == found


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Quarvel is a small municipality in the hills.", "Quarvel", "place"),
        ("Quarvel is a Danish chain of shops.", "Quarvel", "organisation"),
        ("Quarvel are a four-piece band.", "Quarvel", "organisation"),
        ("Quarvel was a noted lawyer.", "Quarvel", "person"),
        ("The mill was bought by Quarvel.", "Quarvel", "organisation"),
        ("The mill was bought by Amina Sesay.", "Amina Sesay", "person"),
        ("The mill is owned by Leeds.", "Leeds", "place"),
        ("Quarvel is a matter for the company.", "Quarvel", None),
    ],
)
def test_a_name_is_what_its_sentence_says_it_is(text, name, kind):
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They crossed British Columbia.", ["British Columbia"]),
        ("They left Newcastle upon Tyne.", ["Newcastle upon Tyne"]),
        ("It was built by the London and South Western Railway.", ["London and South Western Railway"]),
        ("They crossed London and rode the Karlby Railway.", ["London", "Karlby Railway"]),
        ("He joined the Karlby Rovers of the KFL.", ["Karlby Rovers", "KFL"]),
        ("They asked the Central Bank of the UAE.", ["Central Bank of the UAE"]),
        ("They met Anna Berg upon arrival in Oslo.", ["Anna Berg", "Oslo"]),
    ],
)
def test_how_far_a_name_with_small_words_reaches(text, found):
    assert sorted(kinds(text)) == sorted(found)
