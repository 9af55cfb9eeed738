"""Which way a bare weekday, month or quarter lies: by what governs the clause that it stands in."""

from datetime import date

import pytest

from newsreader.text.timex import find

WEDNESDAY = date(2016, 12, 7)


def reads(text, day):
    before, words, after = text.replace("]", "[").split("[")
    start = len(before)
    return next(t.when for t in find(before + words + after, day) if t.start <= start < t.end)


AHEAD = """
The drivers voted to strike on [Friday].
The two guilds agreed to hold talks on [Friday].
Miners threatened to walk out on [Monday].
The mayor asked shops to close early on [Saturday].
The choir performs in Marlow on [Saturday].
He appears before magistrates on [Friday].
The ferry company is holding a meeting for passengers on [Friday].
She is the favourite for [Sunday]'s race.
Both sides made final appeals before [Sunday]'s vote.
The next round is [Saturday].
Marlow library to shut for a week from [Monday]
Unless a deal is signed by [Friday], the mill closes.
[Monday]'s match has been moved to the old ground.
The pier cancelled all sailings for [Saturday].
The captain is available again for [Sunday].
[Saturday] looks wet and windy.
The bridge is closed from [Friday].
A new round of talks is pencilled in for [Monday].
The coach has named an unchanged side for [Saturday].
Her funeral is at St Olave's on [Friday].
If the vote on [Sunday] goes against him, he will resign.
Next up is a debate on [Sunday].
The festival on [Saturday] may be cancelled.
They gave notice of a strike from [Monday].
[Saturday]'s race is expected to draw a crowd.
Bakers awaited [Friday]'s figures.
The court gave the guild until [Friday] to pay.
The warden testifies [Monday] before the guild.
The verdict on [Friday] will be read aloud.
"""
BEHIND = """
The two guilds agreed on [Friday] to hold talks.
The coach was sacked after [Saturday]'s game.
The man arrested on [Friday] will appear in court.
The guild will appeal against [Monday]'s ruling.
The team must do better than on [Saturday].
Police are looking for a cart seen near the mill on [Saturday].
The guild, which told its members on [Monday] it would cut jobs, lost again.
He is recovering from the blow he took on [Saturday].
The bridge is shut from Monday to [Wednesday].
He had hoped to sail on [Saturday] but fell ill.
The warden would not comment [Monday].
They gave concerts until [Sunday].
The warden gave evidence until [Sunday].
The doctor gave her pills until [Sunday].
He had been given until [Sunday] to pay.
The long-awaited [Sunday] concert was good.
Bakers had long awaited [Sunday]'s fair.
He said Sunday that the ship would sail [Tuesday].
Officials hope [Sunday]'s truce will hold.
He was due to speak on [Saturday] but did not.
The guild called off a strike on [Monday].
The fall in the shares on [Monday] will worry the bank.
The town, beaten at home on [Saturday], will have to win away.
There were fewer voters than expected on [Sunday].
It will take weeks to count the cost of [Saturday]'s storm.
The coach was blamed for [Saturday].
State-run radio reported new clashes [Monday].
The race on [Saturday] could not start in the fog.
[Sunday]'s race is a blow to the town.
The keeper was picked for [Saturday] and hit the bar.
Rainfall for [Sunday] was 40 mm.
A woman is carried on [Monday] through the water.
Nurses are in the square on [Monday] after a night of rain.
There are calls for an inquiry into the fire on [Saturday].
The town needs a new bridge after [Monday]'s flood.
Nobody knows if the race on [Monday] is valid.
On [Monday] a girl in the crowd runs from the smoke.
"""


@pytest.mark.parametrize("text", AHEAD.strip().splitlines())
def test_a_weekday_ahead(text):
    assert reads(text, WEDNESDAY).earliest > WEDNESDAY


@pytest.mark.parametrize("text", BEHIND.strip().splitlines())
def test_a_weekday_behind(text):
    assert reads(text, WEDNESDAY).earliest <= WEDNESDAY


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The guild will open its second hall in [May].", "2017-05-01"),
        ("She takes over from her brother in [January].", "2017-01-01"),
        ("They are getting married in [October].", "2017-10-01"),
        ("The launch has slipped to the [first quarter].", "2017-01-01"),
        ("The guild expects [fourth-quarter] sales of 3 billion.", "2016-10-01"),
        ("The hall burned down in [May].", "2016-05-01"),
        ("After the flood in [May], the town will build a wall.", "2016-05-01"),
        ("The decision in [May] to shut the mill will cost him votes.", "2016-05-01"),
        ("[Third-quarter] results are due on Thursday.", "2016-07-01"),
        ("The guild lost money in the [third quarter].", "2016-07-01"),
    ],
)
def test_months_and_quarters_follow_their_verb(text, first):
    assert reads(text, WEDNESDAY).earliest.isoformat() == first


def test_yesterdays_paper_tells_of_what_was_meant():
    saturday = date(2016, 12, 10)

    assert reads("People were told to leave on [Friday].", saturday).earliest == date(2016, 12, 9)
    assert reads("People were told to leave on [Monday].", saturday).earliest == date(2016, 12, 12)
    assert reads("The court will sit on [Friday].", saturday).earliest == date(2016, 12, 16)
