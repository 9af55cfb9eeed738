from newsreader.drafting.proposals import propose
from newsreader.text import names, timex
from tests.drafting.test_proposals import THURSDAY, drafted, titles

LEAD = "Anna Lie, the mayor of Harn, resigned on Monday.\n\n"


def test_a_station_of_anothers_life_is_no_event():
    assert titles(f"{LEAD}Its treasurer, Per Aune, joined the council in 1991.") == ["Anna Lie resigned"]
    assert titles(f"{LEAD}The bishop was ordained in 1974.") == ["Anna Lie resigned"]


def test_but_one_of_whom_the_report_is_about_is():
    assert titles(f"{LEAD}Ms Lie joined the council in 1991.")[1:] == ["Ms Lie joined the council"]


def test_one_named_again_and_again_is_of_the_report():
    body = f"{LEAD}Per Aune joined the council in 1991. Per Aune is 64. Many wish that Per Aune takes over."

    assert [event.title for event in drafted(body)][1:] == ["Per Aune joined the council"]


def test_a_deed_of_another_is_no_station():
    for deed in ("Per Aune led a march on the town hall", "Per Aune led the siege of Oya"):
        assert titles(f"{LEAD}{deed} in 1991.")[1:] == [deed]
    assert titles(f"{LEAD}The yard moved to Harn in 1991.")[1:] == ["The yard moved to Harn"]


def test_nor_is_leading_a_party_one():
    assert titles(f"{LEAD}The bishop led the national party in 1991.") == ["Anna Lie resigned"]


def test_whom_the_standfirst_names_the_report_is_about():
    fields = {
        "standfirst": "Per Aune leaves after thirty years",
        "body": "Per Aune joined the choir in 1991.",
    }
    found = {"body": timex.find(fields["body"], THURSDAY)}
    named = names.find(fields, names.Registry([]))

    assert [each.title for each in propose(fields, found, THURSDAY, named)] == ["Per Aune joined the choir"]
