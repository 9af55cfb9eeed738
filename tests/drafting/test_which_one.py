"""Titles that say which, whose and who, where the report says so once, and that end where their deed does."""

import pytest

from newsreader.drafting.proposals import propose
from newsreader.text import names, timex
from newsreader.text.names import Registry
from tests.drafting.test_proposals import THURSDAY


def last_title(body: str) -> str:
    fields = {"body": body}
    named = names.find(fields, Registry([]))
    return propose(fields, {"body": timex.find(body, THURSDAY)}, THURSDAY, named)[-1].title


@pytest.mark.parametrize(
    ("before", "told", "title"),
    [
        ("A trawler has sunk with its crew.", "The crew fled", "The trawler’s crew fled"),
        ("The village of Ek is old.", "The village was cut off", "The village of Ek was cut off"),
        (
            "The statue of a slave trader is old.",
            "Crowds met at the statue",
            "Crowds met at the statue of a slave trader",
        ),
        (
            "The merger of Lie Foods and St. Olav was dear.",
            "The merger was stopped",
            "The merger of Lie Foods and St. Olav was stopped",
        ),
        (
            "Harn and Ek have quarrelled.",
            "Envoys of the two towns signed a pact",
            "Envoys of Harn and Ek signed a pact",
        ),
        ("Karl Holm joined Harn.", "The 24-year-old passed a test", "Karl Holm passed a test"),
        ("A trawler from Ek is lost.", "The boat was built in Harn", "The trawler was built in Harn"),
        ("The Harn fire grew.", "It was put out", "The Harn fire was put out"),
        (
            "Lie Foods has signed the baker Karl Holm.",
            "The 24-year-old passed a test",
            "Karl Holm passed a test",
        ),
        ("A bus has crashed with its driver.", "The driver fled", "The bus’s driver fled"),
        ("Protesters met.", "Two of their tents were burned", "Two of the protesters’ tents were burned"),
        (
            "A strike was held on Monday and a second, of two days,",
            "was called",
            "A second strike, of two days, was called",
        ),
    ],
)
def test_what_was_told_once_is_called_so(before, told, title):
    assert last_title(f"{before} {told} on Tuesday.") == title


@pytest.mark.parametrize(
    ("before", "told"),
    [
        # Whose it is, or which, may be another's, or is told already.
        ("The coastguard saved 90 people after their boat sank.", "The boat left Harn"),
        ("A nurse lost her car.", "The car was found"),
        ("The clinic in Ek and the clinic in Harn are old.", "The clinic was shut"),
        ("A court in Ek sat. A court in Harn rose.", "The court fined a man"),
        ("Five pupils caught the virus in Spain.", "Doctors traced the virus"),
        ("The end of the war was near.", "The end came"),
        ("The fire in Ek was small.", "The fire in Harn killed two sheep"),
        ("Some of Harn is old.", "The mill burned"),
        ("Harn, Ek and Holm share a river.", "Envoys of the two towns signed a pact"),
        ("Harn and Ek met. Holm and Berg met too.", "Envoys of the two towns signed a pact"),
        ("The Harn and Ek railway is old.", "Envoys of the two towns signed a pact"),
        ("Anna Lie and Karl Holm spoke.", "Envoys of the two towns signed a pact"),
        ("Karl Holm and Jan Berg met.", "The 24-year-old passed a test"),
        ("Karl Holm joined Harn.", "The 24-year-old driver passed a test"),
        ("A trawler and a ferry are lost.", "The boat was built in Harn"),
        ("A trawler and a rowing boat are lost. A boat is small.", "The boat was built in Harn"),
        ("A car is lost.", "The boat was built in Harn"),
        ("A ferry pilot died.", "The boat was built in Harn"),
        ("Nobody was hurt.", "Two of its wheels broke"),
        ("The boss of the bank has left.", "Two of its mills were shut"),
        ("A class of nine has fled with its teacher.", "The teacher was found"),
        ("A church service was held.", "The building was sold"),
        ("Anna Lie’s mill burned.", "The building was sold"),
        ("A helicopter took off.", "The plane was sold"),
        ("The navy has seized a ship and its crew.", "The crew were freed"),
        ("Harn and Ek met Holm and Berg.", "Envoys of the two towns signed a pact"),
        ("Anna Lie and Ruth Berg met.", "The two men signed a pact"),
        ("Karl Holm said a boy had fled.", "The 14-year-old was found"),
        ("Karl Holm fell when a boy hit him.", "The 14-year-old was found"),
        ("Karl Holm has confessed to a murder.", "The 19-year-old was stabbed"),
    ],
)
def test_what_may_be_another_keeps_its_words(before, told):
    assert last_title(f"{before} {told} on Tuesday.") == told


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "The Harn bridge has been closed. Divers looked at it on Tuesday.",
            "Divers looked at the Harn bridge",
        ),
        ("A plan has failed. The board dropped it on Tuesday.", "The board dropped the plan"),
        (
            "Crowds gathered in Ek after windows were broken there on Tuesday.",
            "Windows were broken in Ek",
        ),
        # One of two, or whoever acts.
        ("The council bought a mill. Divers raised it on Tuesday.", "Divers raised it"),
        ("Anna Lie has resigned. Divers raised it on Tuesday.", "Divers raised it"),
        ("The clerk has resigned. Divers raised it on Tuesday.", "Divers raised it"),
        ("The company has moved. Lie Foods bought it on Tuesday.", "Lie Foods bought it"),
        ("Two mills have been closed. Divers looked at it on Tuesday.", "Divers looked at it"),
        ("Crowds in Ek marched to Harn. Windows were broken there on Tuesday.", "Windows were broken there"),
        ("The mayor slept. Windows were broken there on Tuesday.", "Windows were broken there"),
        ("Lie Foods in Ek shut its mine. Windows were broken there on Tuesday.", "Windows were broken there"),
        # That it was hit, and no dam.
        ("The dam was hit. Dravia mourned it on Tuesday.", "Dravia mourned it"),
        ("The dam was hit. Ministers resigned over it on Tuesday.", "Ministers resigned over it"),
        ("The dam was hit. The team won it on Tuesday.", "The team won it"),
    ],
)
def test_it_and_there_inside_a_title_are_what_the_sentence_before_tells(body, title):
    assert last_title(body) == title


_LONG = "The army has taken the town of Harn on the coast from the rebels of the north"


@pytest.mark.parametrize(
    "ending",
    [
        ", ending the revolt of the millers",
        ", its first prize",
        ", nine years after losing it",
        ", home to 600 weavers",
        ", the capital of the north",
    ],
)
def test_a_long_title_ends_before_what_only_follows(ending):
    assert last_title(f"{_LONG}{ending}.") == _LONG


@pytest.mark.parametrize(
    "ending",
    [
        ", killing nine millers",
        ", spilling oil into the bay",
        ", leaving 600 people without a roof",
        ", including its two mills",
        ", the mills of Ek and the quay, all of them",
        ", the mill, the quay",
        ", 3-2",
    ],
)
def test_what_is_part_of_the_deed_stays(ending):
    assert last_title(f"{_LONG}{ending}.") != _LONG


def test_two_deeds_told_alike_stay():
    told = "The man was charged with robbing a bank in the centre of the town of Harn, beheading a goat"

    assert last_title(told.replace("charged", "charged on Tuesday") + ".") == told


def test_a_short_title_and_the_record_of_a_level_stay_whole():
    record = "Oil fell to a record low in the markets of Harn and Ek on the coast, its lowest price of all"

    assert last_title("Anna Lie has resigned, ending a quarrel.") == "Anna Lie has resigned, ending a quarrel"
    assert last_title(record.replace("fell", "fell on Tuesday") + ".") == record


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Harn has broken off talks on fish, which began on Tuesday.", "Talks on fish began"),
        ("The drilling of two wells that began on Tuesday is dear.", "The drilling of two wells began"),
        (
            "Lie matched an offer of $27 a share, which Holm made on Tuesday.",
            "Holm made an offer of $27 a share",
        ),
        (
            "Harn has adopted a law that would ban the sale of eels.",
            "Harn has adopted a law that would ban the sale of eels",
        ),
        ("Harn has bought a house that would burn.", "Harn has bought a house"),
        ("Harn has adopted a law that could, bakers say, ban eels.", "Harn has adopted a law"),
        ("The quake, the worst of the year, struck on Tuesday.", "The quake, the worst of the year, struck"),
        ("The mayor-elect, 49, resigned on Tuesday.", "The mayor-elect resigned"),
    ],
)
def test_what_is_told_of_a_thing_goes_with_it(body, title):
    assert last_title(body) == title
