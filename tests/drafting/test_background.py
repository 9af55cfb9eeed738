"""What is told beside the news, and its neighbours that are news: of each kind some of both."""

import pytest

from tests.drafting.test_proposals import drafted

DATED = {
    "silence": (
        [
            "Officials of the port declined to comment on Tuesday.",
            "The vicar refused on Tuesday to discuss the letter.",
            "A clerk declined to say on Tuesday who had the key.",
        ],
        [
            "The clerk declined the post on Tuesday.",
            "The vicar refused the gift on Tuesday.",
            "The court declined on Tuesday a plea from the mayor.",
        ],
    ),
    "how somebody is": (
        [
            "The choir was stunned by the prize on Tuesday.",
            "Growers were overwhelmed in March.",
            "The islanders were divided over the pier last month.",
        ],
        [
            "The county was divided into three on Tuesday.",
            "The choir was given the prize on Tuesday.",
            "Frost killed the vines in March.",
            "The guards were overwhelmed by looters on Tuesday.",
            "In March the choir was saddened by a letter and sacked its warden.",
            "The chapel was packed on Tuesday when the roof fell.",
            "A clerk was squeezed through a hatch on Tuesday.",
        ],
    ),
    "counts set against another's": (
        [
            "The yard sold 40 boats in April, twice as many as in March.",
            "Some 3,100 bikes vanished in 2019, up from 2,900 the year before.",
            "The yard sold 41 hulls in 2014, four fewer than the year before.",
            "Growers sold wool worth 80 million crowns in 2010.",
        ],
        [
            "The yard cut its price to 2 crowns in April, down from 3.",
            "A fire ruined 41 boats in 2014, the worst in the yard's history.",
            "More than 900 growers marched to Harn last month.",
            "The growers sold a mill worth 80 million crowns in 2010.",
            "The growers won nine seats in 2014, up from two.",
        ],
    ),
    "terms, programmes and turnings": (
        [
            "The warden's four-year term began in October 2020.",
            "The play was the fourth, and it aired on Tuesday.",
            "The yard became known for its boats in March.",
            "It speaks of a nurse who moved to Harn in 1998.",
        ],
        [
            "The prison term of Ola Berg began on Tuesday.",
            "Harn TV aired a tape of the theft on Tuesday.",
            "Anna Lie became warden of Harn in March.",
            "Anna Lie, who moved to Harn in 1998, was freed.",
            "In March the ferry became wedged in the lock.",
            "The yard's contract ended in March after a strike.",
            "The warden's tenure ended in March when members rose.",
            "The court told of a nurse who killed two men in 1998.",
        ],
    ),
    "what comes of itself": (
        [
            "Showers will spread from the west on Friday.",
            "Snow is expected on the hills on Friday.",
            "Markets will reopen on Friday.",
            "The exchange will close at noon on Friday.",
            "The exchange will reopen on Tuesday.",
            "The club meets on the first Friday of each month.",
        ],
        [
            "The storm will reach Harn on Friday.",
            "The snow plough is expected on the hills on Friday.",
            "The fish market hall will reopen on Friday.",
            "The club meets on the first Friday of June.",
            "Libraries close on Friday in every parish.",
            "Heavy snow will block the tunnel on Friday.",
            "A flower market will open at 9 am on Friday.",
            "The exchange will close on Friday after 90 years.",
        ],
    ),
}
UNDATED = (
    [
        "For thirty years one man has led the harbour.",
        "The past few years have brought hardship to the yards.",
        "Fears over the dam have forced many to move.",
        "The vicar has refused to say how many were hurt.",
        "The lives they built, and rebuilt after the flood, are at risk.",
    ],
    [
        "For the first time in thirty years a woman has been elected mayor.",
        "Storms have forced many ships into port.",
        "The vicar has sold his boat.",
        "Anger over the pier has led the owners to close it.",
        "Anger at the vicar has led to riots.",
        "Fear of a flood has brought down the council.",
        "In recent weeks rebels have seized two towns.",
        "The owners say they have rebuilt the pier.",
    ],
)


@pytest.mark.parametrize("body", [body for nothing, _events in DATED.values() for body in nothing])
def test_what_is_told_beside_the_news_is_no_event(body):
    assert drafted(body) == []


@pytest.mark.parametrize("body", [body for _nothing, events in DATED.values() for body in events])
def test_but_its_neighbour_is_one(body):
    assert [event.rule != "reported" for event in drafted(body)] == [True]


@pytest.mark.parametrize("body", UNDATED[0])
def test_what_goes_on_or_is_kept_silent_is_no_news(body):
    assert drafted(body) == []


@pytest.mark.parametrize("body", UNDATED[1])
def test_but_what_was_done_is(body):
    assert [event.rule for event in drafted(body)] == ["reported"]
