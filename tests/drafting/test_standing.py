import pytest

from newsreader.drafting.proposals import propose
from newsreader.drafting.standing import stands
from newsreader.text import timex
from tests.drafting.test_proposals import THURSDAY, titles


@pytest.mark.parametrize(
    "title", ["Two sailors were killed", "The deal signed in Oslo collapsed", "Anna Lie resigned"]
)
def test_a_clause_with_a_doer_and_a_verb_stands_by_itself(title):
    assert stands(title)


@pytest.mark.parametrize(
    "title",
    [
        "She resigned",
        "The court condemned what it",
        "An official cautioned",
        "Leaving the valley",
        "The end of the",
        "Seventy sailors",
        "Said “no",
        "The roof of the hotel (Grand Mosque",
        "The minister has recommended",
        "The minister recommended that in two years",
        "Lawmakers asked the owner of the rig",
        "The firm said it would take a day to know",
        "Two of them died",
    ],
)
def test_a_fragment_does_not(title):
    assert not stands(title)


def test_a_pronoun_becomes_whom_the_sentence_before_is_about():
    body = "Anna Lie spoke to a full hall. She resigned on Tuesday."

    assert titles(body)[-1] == "Anna Lie resigned"


def test_a_possessive_names_its_owner():
    body = "Anna Lie spoke to a full hall. Her party left on Tuesday."

    assert titles(body)[-1] == "Anna Lie’s party left"


def test_they_are_the_several_of_the_sentence_before():
    assert titles("The divers are from Oslo. They raised a ferry on Tuesday.")[-1] == (
        "The divers raised a ferry"
    )
    assert titles("The diver is from Oslo. They raised a ferry on Tuesday.")[-1] == (
        "They raised a ferry on Tuesday"
    )


def test_the_company_is_the_one_that_the_report_is_about():
    about = "Harn Ferries Ltd has nine ships. Harn Ferries Ltd is old. "

    assert titles(f"{about}The company sold its quay on Tuesday.") == ["Harn Ferries Ltd sold its quay"]
    assert titles(
        f"{about}Oslo Ferries Ltd is new. Oslo Ferries Ltd is big. The company closed on Tuesday."
    ) == ["The company closed"]


def test_the_bank_is_no_place_whose_name_ends_so():
    assert titles("Anna Lie went to the West Bank. The bank closed on Tuesday.")[-1:] == ["The bank closed"]


def test_the_ferry_is_called_as_it_was_at_first():
    assert titles("A small car ferry was at Harn. Divers raised the ferry on Tuesday.") == [
        "Divers raised the small car ferry"
    ]
    assert titles("A quiet night raid is rare. The raid ended on Tuesday.") == ["The raid ended"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("HOLM: The bridge fell on Monday.", "The bridge fell"),
        ("Well, the bridge fell on Monday.", "The bridge fell"),
        ("Oslo beat Harn 1 – 0 on Monday.", "Oslo beat Harn 1 – 0"),
        (
            "Anna Lie of the Harn Institute in Oslo, who led the search in March, spoke.",
            "Anna Lie led the search",
        ),
        ("A man from Oslo who fled on Monday was held.", "A man fled"),
    ],
)
def test_a_title_has_no_furniture_and_the_right_doer(body, title):
    assert titles(body) == [title]


def test_of_two_people_a_pronoun_names_neither():
    body = "Anna Lie and Karl Holm spoke to a full hall. He resigned on Tuesday."

    assert titles(body)[-1] == "He resigned on Tuesday"


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("A judge fined Karl Holm.", "He"),
        ("A judge fined him.", "He"),
        ("The driver hit a boy.", "He"),
        ("Karl Holm accused a clerk of theft.", "He"),
        ("The mayor of Harn was struck by a cyclist.", "He"),
        ("The driver hit a wall.", "The driver"),
        ("A clerk was held, a spokesman said.", "The clerk"),
        ("A nurse was fined after he hit a boy.", "The nurse"),
        ("Karl Holm became a teacher.", "Karl Holm"),
        ("Karl Holm found his sister.", "Karl Holm"),
    ],
)
def test_a_pronoun_names_nobody_where_one_of_a_role_may_be_meant_as_well(before, name):
    title = titles(f"{before} He left on Tuesday.")[-1]

    assert title.removesuffix(" on Tuesday") == f"{name} left"


def test_it_is_nobody_who_holds_an_office():
    told = "The minister said on Monday that it collapsed on Tuesday"

    assert titles(f"The bridge is old. {told}.")[-1] == told
    assert titles(f"{told.replace('minister', 'union').replace('collapsed', 'sold a ship')}.")[-1] == (
        "The union sold a ship"
    )


def test_it_is_the_thing_of_the_sentence_before_and_no_person():
    assert titles("The council has nine members. It closed the bridge on Tuesday.")[-1] == (
        "The council closed the bridge"
    )
    assert titles("Anna Lie spoke. It was closed on Tuesday.")[-1] == "It was closed on Tuesday"


def test_they_are_no_single_person_whose_name_ends_so():
    assert titles("Karl Jones met the mayor. They signed a pact on Tuesday.")[-1] == (
        "They signed a pact on Tuesday"
    )


@pytest.mark.parametrize(
    "before",
    [
        "A rebel commander spoke. The government commander smiled.",
        "A former commander spoke.",
        "A rebel commander spoke. Another commander smiled.",
        "A rebel commander spoke. A commander smiled.",
        "A rebel commander spoke. The late commander is missed.",
    ],
)
def test_of_two_of_a_kind_neither_is_meant(before):
    assert titles(f"{before} Divers rescued the commander on Tuesday.")[-1] == "Divers rescued the commander"


def test_one_told_again_in_fewer_words_is_the_same():
    before = "A small car ferry was at Harn. The car ferry is old. The ferry is grey."

    assert titles(f"{before} Divers raised the ferry on Tuesday.")[-1] == "Divers raised the small car ferry"


def called(headline: str, body: str) -> list[str]:
    found = {"body": timex.find(body, THURSDAY)}
    return [each.title for each in propose({"headline": headline, "body": body}, found, THURSDAY)]


def lead_called(headline: str) -> str:
    return called(headline, "It closed the harbour bridge of Harn on Tuesday after a storm.")[0]


def test_the_headline_names_the_event_that_tells_it_and_no_other_of_the_lead():
    headline = "Council closes Harn harbour bridge after storm"
    opened_first = (
        "She opened it on 3 May 2020 but the council has closed the harbour bridge in Harn after a storm."
    )
    closed_first = (
        "It closed the harbour bridge in Harn on Tuesday after a storm, but she had opened it on 3 May 2020."
    )
    opened_alone = "It has closed the harbour bridge in Harn after a storm, which she opened on 3 May 2020."

    assert called(headline, opened_first) == [
        opened_first.removesuffix("."),
        "The council has closed the harbour bridge in Harn after a storm",
    ]
    assert called(headline, closed_first) == [headline, closed_first.removesuffix(".")]
    assert called(headline, opened_alone) == [opened_alone.removesuffix(".")]


def test_a_lead_without_a_clause_is_called_by_the_headline_that_tells_it():
    assert lead_called("Council closes Harn bridge in storm") == "Council closes Harn bridge in storm"


def test_a_headline_of_other_words_or_that_points_back_is_no_title():
    whole = "It closed the harbour bridge of Harn on Tuesday after a storm"

    assert lead_called("Nine ships wait for a pilot") == whole
    assert lead_called("It closes Harn bridge in storm") == whole


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The company sealed the well before it exploded on Tuesday.", None),
        ("The company hired a tanker before it sank on Tuesday.", None),
        ("The ferry left the quay before it sank on Tuesday.", "The ferry sank"),
        ("The company hired a crew before it caught fire on Tuesday.", None),
        ("The company named a builder before it was completed on Tuesday.", None),
        ("The company sold a mill before it moved on Tuesday.", "The company moved"),
        ("The company hired two men before it built nine barns on Tuesday.", "The company built nine barns"),
        ("The company lost a case before it held a vote on Tuesday.", "The company held a vote"),
        ("The company sold a mill before it sealed the pit on Tuesday.", "The company sealed the pit"),
        ("The company bought a tug before it sank two hulks on Tuesday.", "The company sank two hulks"),
        ("The company lost a case before it was fined on Tuesday.", "The company was fined"),
        ("The company sold a mill before it was held liable on Tuesday.", "The company was held liable"),
    ],
)
def test_no_company_explodes_or_is_built_but_it_builds(body, title):
    assert titles(body)[-1] == (title or body.removesuffix("."))


def test_a_dateline_that_runs_into_its_sentence_is_none_of_it():
    assert titles("HARN ( Agency)-The mayor shut the pier on Tuesday.") == ["The mayor shut the pier"]
    assert titles("Karl Holm (Harn)-backed boats won on Tuesday.") != ["Backed boats won"]


@pytest.mark.parametrize(
    ("before", "fire"),
    [
        ("The Harn fire killed two sheep.", "The Harn fire"),
        ("A small fire killed two sheep.", "The fire"),
        ("The Harn fire killed two sheep. The Ek fire killed none.", "The fire"),
    ],
)
def test_of_what_happens_again_a_name_says_which_is_meant(before, fire):
    assert titles(f"{before} The fire was put out on Tuesday.")[-1] == f"{fire} was put out"
