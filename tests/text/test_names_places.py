"""Places told from people and companies by what happens to them, on sentences written for this."""

import pytest

from newsreader.text.names import Registry, find, starters

REGISTRY = Registry(starter.known for starter in starters())


def kinds(body):
    return {n.name: n.kind for n in find({"body": body}, REGISTRY) if n.key is None}


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Troops entered Darvesh on Sunday. They besieged Olmin.", ["Darvesh", "Olmin"]),
        ("Thousands fled Darvesh for Oslo with their goats.", ["Darvesh"]),
        (
            "Some fled to Velik. Others fled from Olmin and their homes in Karmel.",
            ["Velik", "Olmin", "Karmel"],
        ),
        ("It rained in Velik. Thousands fled Velik.", ["Velik"]),
        ("They shelled the Olmin enclave. The Velik enclaves held out.", ["Olmin", "Velik"]),
        ("Trucks bound for Velik and Sarmada were stopped.", ["Velik", "Sarmada"]),
        ("On Monday Karmel fell to the rebels.", ["Karmel"]),
        ("Late on Monday Karmel was retaken.", ["Karmel"]),
        ("Shells hit a village near the border, Velik, in May.", ["Velik"]),
        ("They spoke of Karmel, a town in the hills.", ["Karmel"]),
        ("Rebels regained most of Sheikh Badr, in the south of the city.", ["Sheikh Badr"]),
        ("The army took Sheikh Badr. Then Sheikh Badr changed hands again.", ["Sheikh Badr"]),
        ("The army captured the Omar Tawil district. Omar Tawil has two roads.", ["Omar Tawil"]),
    ],
)
def test_what_armies_enter_and_buses_are_bound_for_is_a_place(body, places):
    assert kinds(body) == dict.fromkeys(places, "place")


@pytest.mark.parametrize(
    ("body", "people"),
    [
        ("Police captured Omar Tawil in Oslo.", ["Omar Tawil"]),
        ("They met Sheikh Badr in Oslo. Sheikh Badr said little.", ["Badr"]),
        ("The court left Sheikh Badr’s house alone. Sheikh Badr said so.", ["Badr"]),
        ("Omar Tawil was taken to hospital.", ["Omar Tawil"]),
        ("Omar Tawil fell ill in May.", ["Omar Tawil"]),
        ("The thief fled Ann Lee and her dog.", ["Ann Lee"]),
        ("Ann Lee & Omar Tawil sang.", ["Ann Lee", "Omar Tawil"]),
    ],
)
def test_people_may_be_captured_and_fall_too(body, people):
    assert kinds(body) == dict.fromkeys(people, "person")


def test_a_name_explained_as_an_army_is_an_organisation():
    assert kinds("It is called Jund Velik, the army of the valley.") == {"Jund Velik": "organisation"}


@pytest.mark.parametrize(
    "body",
    [
        "He left Lindqvor in 2010.",
        "They fled Lindqvor. Then others fled Tarvil in spring.",
        "Then she fled Lindqvor and his men.",
        "Doctors control Tarvil with salt.",
        "On Monday Lindqvor fell about 14 per cent.",
        "They spoke of the loss of Lindqvor.",
    ],
)
def test_companies_and_drugs_may_be_left_and_fall_too(body):
    assert "place" not in kinds(body).values()


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("They said Karmel and Tarsa were quiet.", []),
        ("The nearest town is Karmel, 18 miles to the east.", [("Karmel", "place")]),
        ("Ann Lee, 58, of Karmel, was fined.", [("Ann Lee", "person"), ("Karmel", "place")]),
        ("The 65th Air Division left by Interstate 69.", [
            ("65th Air Division", "organisation"), ("Interstate 69", "place")
        ]),
        ("Bo Holt, a trader at Exportadora Santa Rita, sold.", [
            ("Bo Holt", "person"), ("Exportadora Santa Rita", "organisation")
        ]),
        ("It met Deputy Prime Minister Bo Holt.", [("Bo Holt", "person")]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_tells_what_it_is(body, named):
    assert kinds(body) == dict(named)


@pytest.mark.parametrize("name", ["Jaish al-Velmar", "Liwa Velik", "Harakat al-Olmin", "Ahrar ul-Velmar"])
def test_an_army_named_in_arabic_is_an_armed_group(name):
    assert kinds(f"They met {name} commander Omar Tawil.") == {name: "armed-group", "Omar Tawil": "person"}


@pytest.mark.parametrize(
    "body",
    [
        "Ahrar Velik resigned.",
        "Liwa Olmin told nobody.",
        "They met Liwa Hussein in Oslo.",
        "Saraya Velik, 29, a baker, wept.",
        "Mayor Harakat Olmin wept.",
    ],
)
def test_somebody_who_is_called_as_an_army_is_no_armed_group(body):
    assert "person" in kinds(body).values()
    assert "armed-group" not in kinds(body).values()


@pytest.mark.parametrize("name", ["Omar al-Velmar", "Hayat Velik", "Jamal al-Olmin"])
def test_somebody_named_in_arabic_is_no_armed_group(name):
    assert kinds(f"They met {name} in May, and {name} said little.") == {name: "person"}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("The boat capsized off Velik.", {"Velik": "place"}),
        ("They paid off Omar Tawil.", {"Omar Tawil": "person"}),
        ("Kids swam in the River Velik.", {"River Velik": "place"}),
        ("Actor River Phoenix sang.", {"River Phoenix": "person"}),
        ("Velik's residents met. Ann Lee's dog came.", {"Velik": "place", "Ann Lee": "person"}),
        ("Smoke shut the M5 and the A38 at noon.", {}),
        ("Twenty-four officials met.", {}),
        ("Passengers of Northern Rail and Southern Water met.", {
            "Northern Rail": "organisation", "Southern Water": "organisation",
        }),
        ("The boat he bought off Larsen sank.", {"Larsen": "person"}),
        ("They drove to Omar Tawil.", {"Omar Tawil": "person"}),
        ("The Southern Front, a rebel army, fled.", {"Southern Front": "armed-group"}),
        ("Northern voters met Western leaders.", {}),
        ("They fell on the Eastern Front.", {"Eastern Front": "place"}),
        ("A paper in Nature says so. Fish live in rivers.", {"Nature": "media"}),
        ("They read the Velik Star-Tribune. Ann Hart-Lee sang.", {
            "Velik Star-Tribune": "media", "Ann Hart-Lee": "person",
        }),
    ],
)  # fmt: skip
def test_what_stands_beside_or_ends_a_name_tells_more(body, named):
    assert kinds(body) == named
