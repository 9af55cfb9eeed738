"""Clubs and the towns they are named after, on sentences written for this."""

import pytest

from newsreader.text.names import Registry, find, starters

REGISTRY = Registry(starter.known for starter in starters())


def kinds(body, **fields):
    found = find({**fields, "body": body}, REGISTRY)
    return [(m.text, n.kind) for n in found for m in n.mentions if not m.demonym]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        (
            "Leeds beat Bolton 2-0 in the league; striker Gary Holt scored.",
            [("Leeds", "organisation"), ("Bolton", "organisation"), ("Gary Holt", "person")],
        ),
        (
            "League results: Leeds 3 Bolton 1; Burnley 0 Fulham 0; Derby 2 Reading 2.",
            [(club, "organisation") for club in ("Leeds", "Bolton", "Burnley", "Fulham", "Derby", "Reading")],
        ),
        (
            "Bolton 2 Burnley 2\n\nLeeds 0 Fulham 1\n\nThe match at Bolton was dull.",
            [(club, "organisation") for club in ("Bolton", "Bolton", "Burnley", "Leeds", "Fulham")],
        ),
        ("Friday's games:\n\nDallas at Toronto\n\nBoston 4 Detroit 2\n\nOttawa 1 Buffalo 0", [
            (club, "organisation") for club in ("Dallas", "Toronto", "Boston", "Detroit", "Ottawa", "Buffalo")
        ]),
    ],
)  # fmt: skip
def test_a_town_that_plays_is_a_club(body, named):
    assert kinds(body) == named


def test_the_town_where_a_match_is_stays_a_town():
    found = kinds("Leeds beat Bolton 2-0 in the league. In Bolton, striker Gary Holt scored.")

    assert found[1:3] == [("Bolton", "organisation"), ("Bolton", "place")]


def test_a_country_that_plays_stays_a_place():
    assert kinds("Norway beat Peru 2-0; striker Bo Holt scored in the second match.")[:2] == [
        ("Norway", "place"),
        ("Peru", "place"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "Leeds lost its last dairy. Bolton won a prize for its market.",
        "The council voted 12-9. Leeds lost to Bolton over the museum.",
        "Rebels beat back the army at Homs; 10-15 died. Aleppo drew aid teams, 20-30 in all.",
    ],
)
def test_towns_that_win_and_lose_elsewhere_are_no_clubs(body):
    assert {kind for _, kind in kinds(body)} == {"place"}


def test_shouted_line_of_a_body_is_read_by_what_the_rest_names():
    found = kinds("HOLT LEAVES BERGEN BOARD AGAIN\n\nAnn Holt left the board in Bergen on Monday.")

    assert found == [("HOLT", "person"), ("Ann Holt", "person"), ("BERGEN", "place"), ("Bergen", "place")]


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("The Dockers' Union met.", [("Dockers' Union", "organisation")]),
        ("They met at St John's College.", [("St John's College", "organisation")]),
        ("The Valley People's Liberation Army fled.", [("Valley People's Liberation Army", "armed-group")]),
        (
            "The Department of Culture, Media and Sport shut.",
            [("Department of Culture, Media and Sport", "organisation")],
        ),
        (
            "The Society for the Protection of Harbours met.",
            [("Society for the Protection of Harbours", "organisation")],
        ),
        (
            "VELMAR, Norway, May 3 (AP) — It rained.",
            [("VELMAR", "place"), ("Norway", "place"), ("AP", "media")],
        ),
        ("Its director, Velmira, left.", [("Velmira", "person")]),
        ("Shares in Velmar rose.", [("Velmar", "organisation")]),
        ("The army fought Velmar, a rebel group.", [("Velmar", "armed-group")]),
        ("Police met Norway's Labour Party.", [("Norway", "place"), ("Labour Party", "organisation")]),
    ],
)
def test_how_far_a_name_reaches_and_what_it_is(body, named):
    assert kinds(body) == named


def test_a_countys_eleven_is_a_club_where_cricket_is_played():
    found = kinds(
        "Essex captain Bo Holt declared before stumps. In Essex, the batsmen of the second innings waited."
    )

    assert found[:2] == [("Essex", "organisation"), ("Bo Holt", "person")]


def test_the_town_and_the_nickname_stand_for_the_club_named_in_full():
    report = "Goalie Bo Holt stopped 31 shots as the Toronto Maple Leafs won 3-0. Toronto gave up a winger."

    assert dict(kinds(report, headline="Leafs trade for a winger")) == {
        "Leafs": "organisation",
        "Bo Holt": "person",
        "Toronto Maple Leafs": "organisation",
        "Toronto": "organisation",
    }


def test_those_on_a_scorecard_and_scorers_in_brackets_are_people():
    report = (
        "Nadeem Anwar c Hart b Doyle 61\n\nOslo 2 (Bo Holt 57, Ian Harrow 88) Bergen 0\n\nBowled: Hart 2-51."
    )

    people = [name for name, kind in kinds(report, headline="CRICKET - SCORES") if kind == "person"]

    assert sorted(set(people)) == ["Bo Holt", "Doyle", "Hart", "Ian Harrow", "Nadeem Anwar"]
