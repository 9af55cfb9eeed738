"""How a report opens, and what its news goes on with: both sides of each rule."""

import pytest

from tests.drafting.test_proposals import drafted
from tests.drafting.test_reported import news

OPENING = "The ferry sank on Tuesday.\n\nIt is the worst loss in years.\n\n"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "A bell thought to have melted in 1940 has been found in a barn in Harn.",
            "A bell thought to have melted has been found in a barn in Harn",
        ),
        (
            "A coin believed to be the oldest in Ek was sold for £2m.",
            "A coin believed to be the oldest in Ek was sold for £2m",
        ),
        (
            "A sailor known to have left the ship has been arrested.",
            "A sailor known to have left the ship has been arrested",
        ),
        (
            "A bridge over the Ley that was shut after cracks were found has reopened.",
            "A bridge over the Ley has reopened",
        ),
        (
            "A guard who fled when the alarm rang was arrested in Harn.",
            "A guard who fled when the alarm rang was arrested in Harn",
        ),
        (
            "A firm that failed because its bank closed has been bought by a rival.",
            "A firm that failed because its bank closed has been bought by a rival",
        ),
    ],
)
def test_a_subject_keeps_its_verb_behind_what_is_told_of_it(body, title):
    assert title in news(body)


@pytest.mark.parametrize(
    "body",
    [
        "The sailors are thought to have left the port.",
        "The man who drowned is believed to have been a poet.",
        "A bridge that was shut because it leaks is old.",
    ],
)
def test_but_what_is_only_held_of_it_is_no_news(body):
    assert news(body) == []


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Two men are in hospital after a fall in Harn.", "Two men are in hospital after a fall in Harn"),
        ("More than 4,000 homes are without water in Ek.", "More than 4,000 homes are without water in Ek"),
        ("Nine people are feared dead off Ek.", "Nine people are feared dead off Ek"),
        ("A boy is being treated for burns in Harn.", "A boy is being treated for burns in Harn"),
        ("Three climbers are missing above Harn.", "Three climbers are missing above Harn"),
    ],
)
def test_the_head_of_a_report_shows_what_an_event_has_left(body, title):
    assert news(body) == [title]


@pytest.mark.parametrize(
    "body",
    [
        "The library in Harn is closed on Mondays.",
        "The pier in Ek is shut in winter.",
        "The mayor is without doubt a poet.",
        "Jazz is dead in Harn.",
        "The town is in love with its trams.",
        "The papers are listing missing sailors.",
        "The wells are not closed.",
        f"{OPENING}The old baths are closed.",
    ],
)
def test_but_not_how_things_are(body):
    assert news(body) == []


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("Three unions called for an inquiry into the pier.", None),
        ("The bishop called on the owner to resign.", None),
        ("Anna Lie became the first woman to swim the bay.", None),
        ("The tug became the port's oldest ship.", "The tug became the port's oldest ship"),
        ("Korda said it had begun its own search.", "Korda had begun its own search"),
        ("The Harn Institute said it had raised the bell.", "The Harn Institute had raised the bell"),
        ("Traders said Korda had bought the cargo, for shipment in May.", None),
    ],
)
def test_further_down_some_verbs_are_deeds_by_what_stands_behind_them(told, title):
    wanted = title or told.removeprefix("Traders said ").removesuffix(".")

    assert news(OPENING + told) == [wanted]


@pytest.mark.parametrize(
    "told",
    [
        "Three unions called the pier a ruin.",
        "A pier called for short the Arm is old.",
        "Anna Lie became a teacher.",
        "The crack became the first of many.",
        "The bay became colder.",
        "Officials said it had begun to leak.",
        "Karl Holm said it had begun a search.",
        "Traders said Korda had bought the cargo in May.",
    ],
)
def test_and_others_are_none(told):
    assert news(OPENING + told) == []


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        (
            "The rector has resigned, hours after a panel found that he had lied.",
            ["The rector has resigned", "A panel found that the rector had lied"],
        ),
        (
            "Four clinics in Harn have sent patients away since thieves broke in on Sunday.",
            ["Four clinics in Harn have sent patients away"],
        ),
        (
            "Korda lost 3m crowns in the year to March on Tuesday and said it would cut 900 jobs.",
            ["Korda said it would cut 900 jobs"],
        ),
    ],
)
def test_causes_and_promises_beside_the_news_are_news(body, titles):
    assert [title for title in news(body) if title in titles] == titles


@pytest.mark.parametrize(
    "body",
    [
        "The rector is calm after a panel found a flaw.",
        "Four clinics in Harn have sent patients away since thieves broke in in 2009.",
        "Four clinics in Harn have waited since thieves broke in on Sunday.",
        "At the time Korda said it would cut 900 jobs.",
    ],
)
def test_but_no_finding_of_things_and_nothing_that_goes_on(body):
    assert news(body) == []


@pytest.mark.parametrize(
    "told",
    [
        "A fire is burning at a paper mill in Harn.",
        "Two wildfires are raging near Ek.",
        "A large blaze is still burning out of control on the quay.",
    ],
)
def test_a_fire_that_burns_is_news(told):
    assert news(told) == [told.removesuffix(".")]


@pytest.mark.parametrize(
    "told",
    [
        "The stove in Harn is burning coal again.",
        "A fire is burning in the hearth of the inn.",
        "The fire of reform is burning in Harn.",
        "The row over the fire is raging in Ek.",
        "A fire is burning in her heart.",
        "A holy fire is burning at the well.",
        "Fires are burning on the hills every night.",
        "Candles are burning at the well.",
        f"{OPENING}A fire is burning at the mill.",
    ],
)
def test_but_not_one_that_is_kept_lit(told):
    assert news(told) == []


@pytest.mark.parametrize(
    "told",
    [
        "Both clinics are closed until further notice.",
        "Trains to Ek are suspended until further notice, the railway said.",
        "The museum remains shut until further notice.",
        "Korda says all 40 workers on the night shift are accounted for.",
        "Most of the pupils are accounted for.",
        "Nine sailors are unaccounted for, the coastguard said.",
        "About 200 pupils are still unaccounted for.",
    ],
)
def test_some_states_say_themselves_that_they_are_of_these_days(told):
    title = told.removeprefix("Korda says ").partition(", the")[0].removesuffix(".")

    assert [each.casefold() for each in news(OPENING + told)] == [title.casefold()]


@pytest.mark.parametrize(
    "told",
    [
        "Both clinics were closed until further notice in 2011.",
        "Both clinics may be closed until further notice.",
        "If the clinics are closed until further notice, nurses will move.",
        "The clinics are not closed until further notice.",
        "The library is closed on Mondays until further notice.",
        "The clinics are closed.",
        "Half of the exports are accounted for by cattle.",
        "The missing coins are accounted for in the books.",
        "The wages of the workers are accounted for by law.",
        "The needs of patients are accounted for, the minister said.",
        "Three quarters of the staff are accounted for in the total.",
    ],
)
def test_and_others_do_not(told):
    assert news(OPENING + told) == []


@pytest.mark.parametrize(
    "told",
    [
        "The governor called up 900 reservists.",
        "The mayor called out the army.",
        "Korda called in administrators.",
        "The army was called in to clear the snow.",
        "The army was called out for flood work.",
        "The union called off its strike.",
    ],
)
def test_who_is_called_up_is_news(told):
    assert news(OPENING + told) == [told.removesuffix(".")]


@pytest.mark.parametrize(
    "told",
    [
        "The clerk called up a friend.",
        "The mayor called up the army's page.",
        "The smell called up memories of soldiers.",
        "The bishop called out the police for their lies.",
        "The guard called out her name.",
        "Two men called out.",
        "Two soldiers were called out for drinking.",
        "Nine guards were called in for questioning.",
        "The police were called out for their silence.",
        "The players were called off the pitch.",
    ],
)
def test_but_no_friend_and_no_memory(told):
    assert news(OPENING + told) == []


def test_what_is_for_delivery_later_stays_in_a_title():
    made = drafted("On Tuesday Korda sold 90 tonnes for delivery in July.")

    assert [each.title for each in made] == ["Korda sold 90 tonnes for delivery in July"]
