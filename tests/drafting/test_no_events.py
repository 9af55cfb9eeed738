"""What is told of a day and yet is no event, and its neighbours that are one: of each kind some of both."""

import pytest

from tests.drafting.test_proposals import drafted, titles

KINDS = {
    "what was usual, and what was put to use": (
        ["The mayor used to count the money on Tuesday.", "Crews were used to the noise on Tuesday."],
        ["A drone was used to kill a commander on Tuesday."],
    ),
    "market levels and sums": (
        [
            "Shares in the brewery slid 4 per cent on Tuesday.",
            "Coffee reached $3.10 a pound on Tuesday.",
            "Copper settled at 3,400 points on Tuesday.",
            "Visitor numbers, up all spring, rose to 56 per cent on Tuesday.",
            "Visitor numbers fell by nearly a third on Tuesday.",
            "The harbour handled 3 million tonnes of grain in 2019.",
            "Oil rose to $86 after touching $90 on Tuesday.",
            "The village hall attracted 24,000 guests last year.",
        ],
        [
            "Shares in the brewery fell to their lowest in nine years on Tuesday.",
            "Oil reached the beach at Harn on Tuesday.",
            "The stock exchange closed on Tuesday after a fire.",
            "The brewery sold two of its inns last year.",
            "Road tax rose to 20 per cent on Tuesday.",
            "The meeting was opened by a third speaker on Tuesday.",
            "The market reached a third village on Tuesday.",
            "The museum of the sea opened at 10 new sites on Tuesday.",
        ],
    ),
    "how something lies, sits or stands": (
        [
            "Nine boats sat stranded at Harn on Tuesday.",
            "The bus lay overturned on Tuesday.",
            "Birds lie dead stuck in oil near Harn on Tuesday.",
        ],
        [
            "The house that stood there burned on Tuesday.",
            "The nine standing there were held on Tuesday.",
            "Anna Lie resigned on Tuesday.",
        ],
    ),
    "what nothing shows, and pictures": (
        [
            "There was no evidence that the guards fired on Tuesday.",
            "There was little sign that the firm paid on Tuesday.",
            "Photographs of the tower taken on Tuesday show a crack.",
            "A video of the raid filmed on Tuesday was shown in court.",
        ],
        [
            "There was evidence that the guards fired on Tuesday.",
            "There was no reason and the firm paid on Tuesday.",
            "The photographs were stolen from the tower on Tuesday.",
            "The prisoners taken on Tuesday were freed.",
        ],
    ),
    "moods and talk": (
        [
            "Hopes of a thaw between the two villages faded on Tuesday.",
            "Fears of a flood grew on Tuesday.",
            "Few farmers were willing to sell on Tuesday.",
            "The choir faced an uncertain future last month.",
        ],
        [
            "Anger erupted in the two villages on Tuesday.",
            "Support for the mayor collapsed on Tuesday.",
            "The choir Hope for Harn split on Tuesday.",
            "Few farmers sold their land on Tuesday.",
        ],
    ),
    "what is asked, and what one tells of oneself": (
        [
            "The coroner asked what happened on Tuesday.",
            "Nine lambs came to our farm on Tuesday.",
            "The roof of my shop blew off on Tuesday.",
        ],
        [
            "The coroner opened the inquest on Tuesday.",
            "Nine lambs came to a farm in Harn on Tuesday.",
            "The roof of a US embassy blew off on Tuesday.",
        ],
    ),
    "years told in passing": (
        [
            "The brass band (it formed in 1986) is on tour.",
            "Before moving to Harn in 2007 she had a shop.",
            "The society, which was founded in 1985, has a hall.",
            "After the war in 2001, the quay was widened.",
            "The mill reminded old hands of a deadly 2005 mine fire.",
            "The tower, built in 1890 and closed in 1910, is tall.",
        ],
        [
            "The brass band formed in 1986.",
            "In 2007 she moved to Harn.",
            "The society was founded in 1985.",
            "In 2001 the quay was widened.",
            "A mine fire killed nine in 2005.",
            "The tower was closed on 3 May 1910.",
        ],
    ),
    "what it is measured by": (
        [
            "The fair drew about four times the crowd of the first, in 2016.",
            "The ferry carried twice the cargo of the one before, in 2011.",
            "The new hall drew three times the guests of the first, in 2009.",
        ],
        [
            "The divers raised the ferry at the third time of asking in 2016.",
            "The firm paid twice the price on Tuesday.",
            "The union won half the seats on Tuesday.",
        ],
    ),
    "when people were asked for a survey": (
        [
            "The survey, conducted from 3 to 9 May, asks about the pier.",
            "The poll of 900 voters, taken on Tuesday, gives the mayor a lead.",
            "A survey of 40 growers, conducted on Tuesday, finds few apples.",
        ],
        [
            "Police conducted a raid on Tuesday.",
            "Nurses carried out a survey of the ward on Tuesday.",
            "The ring taken from the museum on Tuesday is gold.",
        ],
    ),
    "habits of one time": (
        [
            "The mayor used to count the votes on Tuesday.",
            "The ferry used to leave in March.",
            "Anna Lie used to run the mill in 2019.",
        ],
        [
            "The mayor used a hall on Tuesday to count the votes.",
            "The ferry left for good in March.",
            "Thieves used a crane in 2019 to rob the mill.",
        ],
    ),
    "when a picture was taken": (
        [
            "Anna Lie, pictured in March, leads the union.",
            "The dam, photographed on Tuesday, is full.",
            "Karl Holm, seen here in March, leads the choir.",
        ],
        [
            "Anna Lie, arrested in March, leads the union.",
            "The dam, repaired on Tuesday, is full.",
            "A wolf was seen in Harn in March.",
        ],
    ),
    "the bounds of what is counted": (
        [
            "The firm has a loss for the three months that ended on 16 May 2023.",
            "The club is rich after the season that closed on 16 May 2023.",
            "Sales of the year that began in March are low.",
        ],
        [
            "A strike that ended on 16 May 2023 has made the firm poor.",
            "The shop that closed on 16 May 2023 is to let.",
            "The trial that began in March is the longest.",
        ],
    ),
    "where a price stood": (
        [
            "The brewery closed at 402p on Tuesday.",
            "Bids opened at $22 on Tuesday.",
            "The crown settled at 9.10 to the pound on Tuesday.",
        ],
        [
            "The brewery closed at noon on Tuesday.",
            "The fair opened at Harn on Tuesday.",
            "Refugees settled at the coast on Tuesday.",
        ],
    ),
    "a page's own words": (
        [
            "This article was amended on 16 May 2023 to say which bridge fell.",
            "Last published on Tuesday.",
            "The story was corrected on Tuesday.",
            "First published on Tuesday.",
            "A version appeared on page 14 of the Harn Post on Tuesday.",
        ],
        [
            "The law was amended on 16 May 2023 to protect bridges.",
            "The society published its accounts on Tuesday.",
            "The pier was repaired on Tuesday.",
        ],
    ),
}


def of_side(place):
    return [(kind, body) for kind, sides in KINDS.items() for body in sides[place]]


@pytest.mark.parametrize(("kind", "body"), of_side(0))
def test_no_event_is_proposed_of(kind, body):
    assert titles(body) == []


@pytest.mark.parametrize(("kind", "body"), of_side(1))
def test_an_event_is_proposed_beside(kind, body):
    assert len(titles(body)) == 1


@pytest.mark.parametrize(
    "caption",
    [
        "A general view of the port of Harn on Tuesday, May 16, 2023.",
        "Anna Lie poses beside her boat on Tuesday, May 16, 2023.",
        "The temperature in Harn reached 32C on Tuesday, May 16, 2023.",
    ],
)
def test_a_caption_of_a_view_a_pose_or_a_level_proposes_nothing(caption):
    assert drafted("", caption=caption) == []


@pytest.mark.parametrize(
    "caption",
    [
        "Anna Lie opens a school in Harn on Tuesday, May 16, 2023.",
        "Anna Lie signed the treaty on Tuesday, May 16, 2023.",
        "Firefighters in Harn carry a boat from the river on Tuesday, May 16, 2023.",
    ],
)
def test_a_caption_of_a_deed_proposes_it(caption):
    assert len(drafted("", caption=caption)) == 1


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("Shares fell 3% on Monday, making the brewer the biggest faller on the index.", True),
        ("The krone lost 2% on Monday, its steepest drop since May.", True),
        ("Shares in the biggest faller slid 3% on Monday.", False),
        ("Shares fell 3% on Monday at the biggest mill in Harn.", False),
        ("Shares fell 3% on Monday after the biggest bank in Harn shut.", False),
    ],
)
def test_a_level_is_news_where_nothing_else_moved_as_much(body, event):
    assert any("3%" in title or "2%" in title for title in titles(body)) is event
