"""A date goes with the doing that it is told of, and the title tells that one alone."""

from datetime import date

import pytest

from tests.drafting.test_proposals import days, drafted, titles


def told(body: str) -> list[tuple[str, date | None]]:
    return [(each.title, each.when.earliest) for each in drafted(body)]


def test_behind_an_aside_a_second_date_is_of_what_stands_before_it():
    body = "Smoke filled the hall in 1998, when the old stage burned, and again on 4 May 2017."

    first, second = drafted(body)

    assert (first.title, days(first)) == (
        "Smoke filled the hall when the old stage burned",
        (date(1998, 1, 1), date(1998, 12, 31)),
    )
    assert (second.title, days(second)) == ("Smoke filled the hall", (date(2017, 5, 4), date(2017, 5, 4)))
    assert body[second.start : second.end] == "again on 4 May 2017"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Police held Nora Falk, who ran the mill, on Wednesday.", "Police held Nora Falk"),
        ("“It is over,” said Nora Falk, who chaired the panel on Wednesday.", "Nora Falk chaired the panel"),
        ("The tug, which sank at 3 pm, on Monday, was raised.", "The tug sank"),
        ("The lake froze in 2010, when two boats were crushed on 3 February.", "Two boats were crushed"),
    ],
)
def test_the_day_behind_an_aside_is_not_of_the_aside(body, title):
    assert titles(body)[-1] == title


def test_the_day_behind_who_speaks_is_the_day_of_the_saying():
    assert drafted("“It is over,” said Nora Falk, who chaired the panel, on Wednesday at a hearing.") == []


@pytest.mark.parametrize(
    "body",
    [
        "Correction: An earlier report said that 40 sheep drowned on Monday.",
        "An earlier version of this story said that 40 sheep drowned on Monday.",
        "This article originally stated that 40 sheep drowned on Monday.",
        "The council wrongly said that 40 sheep drowned on Monday.",
        "A previous version said 40 sheep have been killed.",
    ],
)
def test_what_is_taken_back_is_no_event(body):
    assert drafted(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "An earlier report by the council said that 40 sheep drowned on Monday.",
        "A report in this paper said that 40 sheep drowned on Monday.",
        "Correction: 40 sheep drowned on Monday, and not on Tuesday.",
    ],
)
def test_what_stays_told_is_an_event_beside_a_correction_too(body):
    assert titles(body) == ["40 sheep drowned"]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("The leak was found on Monday 15 May, not on Tuesday.", "The leak was found"),
        ("The road was shut on Monday, but not on Tuesday.", "The road was shut"),
        ("The vote was held on Tuesday instead of Monday.", "The vote was held"),
        ("The vote was held on Monday rather than Tuesday.", "The vote was held"),
        ("The captain was warned on Monday, and twice on Tuesday.", "The captain was warned"),
        ("The pump failed again on Tuesday.", "The pump failed again"),
        ("The boy was stung twice on Tuesday.", "The boy was stung twice"),
    ],
)
def test_what_leads_to_a_second_date_goes_with_it(body, title):
    assert titles(body) == [title]


def test_two_days_to_come_of_one_will_are_two_events():
    assert told("The inquiry will begin on 1 June and report to the council on 3 July.") == [
        ("The inquiry will begin", date(2023, 6, 1)),
        ("The inquiry will report to the council", date(2023, 7, 3)),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "The panel will meet staff on 1 June and patients on 3 July.",
        "The panel will meet staff on 1 June and report before 3 July.",
    ],
)
def test_a_second_noun_or_bound_is_no_second_event(body):
    assert told(body) == [("The panel will meet staff", date(2023, 6, 1))]


@pytest.mark.parametrize(
    ("body", "second"),
    [
        ("The hall was built in 1980 and demolished in 2015.", "The hall was demolished"),
        ("The ring, bought in 1980 and sold to Lie in 2015, is here.", "The ring was sold to Lie"),
        ("The firm was founded in 1980 by Lie and bought by Holm in 2015.", "The firm was bought by Holm"),
        ("Lie was held on Monday and charged with theft on Tuesday.", "Lie was charged with theft"),
        ("The boat was stopped on Monday and was seen on Tuesday.", "The boat was seen"),
        ("Lie was held on Monday and confessed on Tuesday.", "Lie confessed"),
        ("The firm was founded in 1980 and sold three mills in 2015.", "The firm sold three mills"),
        ("The club, founded in 1980, sold the hall in 2015.", "The club sold the hall"),
    ],
)
def test_what_is_done_on_a_second_day_is_told_as_done_and_a_deed_as_a_deed(body, second):
    first, last = titles(body)

    assert last == second
    assert " and " not in first


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Traffic on the coast road was slow. A van left the road on Monday.", "A van left the road"),
        (
            "Work on the coast road had begun. The council closed the road on Monday.",
            "The council closed the coast road",
        ),
    ],
)
def test_the_ground_that_is_left_is_no_road_named_before(body, title):
    assert titles(body) == [title]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "Police said the man, who was armed, was shot by an officer on Monday.",
            "The man was shot by an officer",
        ),
        (
            "The firm told staff that its mill, which opened young, closed on Monday.",
            "The firm’s mill closed",
        ),
        (
            "The ministry said two soldiers, whom it did not name, were killed today.",
            "Two soldiers were killed",
        ),
        ("Ruth Falk said Ole Lie, whose inquiry failed, resigned on Monday.", "Ole Lie resigned"),
        (
            "The mayor said the clinic, which monitors wells, has shut the mill.",
            "The clinic has shut the mill",
        ),
        ("The firm, which said the mill was old, closed it on Monday.", "The firm closed it"),
        ("The mayor, who praised the firm, which owns a mill, resigned on Monday.", "The mayor resigned"),
        ("The girl, who lives in Harn, where a dam broke, left on Monday.", "The girl left"),
        ("The mill, said its owner, who lives in Harn, burned on Monday.", "The mill burned"),
        (
            "The mayor praised the firm, which owns a mill, closed a school and left today.",
            "The mayor closed a school and left",
        ),
    ],
)
def test_behind_what_is_told_of_somebody_the_deed_is_theirs(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("The side played really badly on Monday.", []),
        ("The band played pretty well on Monday.", []),
        ("The fire spread really quickly on Monday.", ["The fire spread really quickly"]),
        ("The guards moved pretty swiftly on Monday.", ["The guards moved pretty swiftly"]),
        ("The boy was hurt really badly on Monday.", ["The boy was hurt really badly"]),
    ],
)
def test_how_well_it_was_done_is_opinion_and_how_fast_is_not(body, made):
    assert titles(body) == made
