"""Speakers by what they are called: an office, a trade, one name of two; on sentences written for this."""

import pytest

from newsreader.text.saying.quotations import find
from newsreader.text.sentences import split


def speakers(text):
    return [q.speaker and text[slice(*q.speaker)] for q in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "Abel Warsame heard the swarm first.\n\n“I thought it was rain,” the farmer said. "
                "“Then it was dark.”"
            ),
            ["Abel Warsame", "Abel Warsame"],
        ),
        (
            (
                "Kevin Strood accused his players of giving up after Rovers lost.\n\n“I can defend bad "
                "legs,” said the Rovers manager."
            ),
            ["Kevin Strood"],
        ),
        (
            (
                "Ilka Zsolt won the match in three sets.\n\n“My room was booked until Tuesday,” "
                "said the Hungarian."
            ),
            ["Ilka Zsolt"],
        ),
        (
            (
                "Hale hit ten double faults. Bonnie Hale is the sixth seed.\n\n“I got tight,” the "
                "American said."
            ),
            ["Bonnie Hale"],
        ),
        (
            "Abel Warsame sold his goats to a farmer from Oss.\n\n“It was a fair price,” the farmer said.",
            ["farmer"],
        ),
        ("Ann Holt wrote to the ministry.\n\n“We will look into it,” the minister said.", ["minister"]),
        ("Ann Holt complained to the clinic.\n\n“We are sorry,” said the spokesman.", ["spokesman"]),
        ("Ann Holt shouted at the driver.\n\n“The brakes failed,” the driver said.", ["driver"]),
        (
            (
                "Tara Moss, 29, won in fog. Of 400 starters, 270 finished.\n\n“I sang to the sheep,” said "
                "the 29-year-old."
            ),
            ["Tara Moss"],
        ),
    ],
)
def test_whoever_is_described_was_named_before(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Omar Lund was beaten by Karl Berg. The Dane said: “Bad luck.”", ["Dane"]),
        ("Ilka Zsolt beat Bonnie Hale in three sets. “I was ill,” said the Hungarian.", ["Hungarian"]),
        ("Omar Lund praised Petrov. The Dane said: “Bad luck.”", ["Dane"]),
        ("Omar Lund sang in Oslo on Friday. The Dane said: “Bad luck.”", ["Omar Lund"]),
        ("Ilka Zsolt lost to a qualifier. “I was ill,” said the Hungarian.", ["Hungarian"]),
        ("Omar Lund, 42, met a bus. The 29-year-old driver said: “It rained.”", ["29-year-old driver"]),
        ("Omar Lund, 42, met a bus. The 42-year-old said: “It rained.”", ["Omar Lund"]),
        ("Ann Holt was kicked by a horse. “It is shy,” the farmer told the court.", ["farmer"]),
        ("Ann Holt left in May. “We miss her,” the farmer said.", ["farmer"]),
        ("Ann Holt left in May. “It is shy,” the farmer said.", ["Ann Holt"]),
        ("Ann Holt sued a neighbour. “She is rude,” the farmer told the court.", ["farmer"]),
        ("Karl Berg sang. Ann Holt, who farms there, wept. “It is shy,” the farmer said.", ["farmer"]),
        ("Karl Berg sang.\n\nAnn Holt wept at the song. “It is shy,” the farmer said.", ["Ann Holt"]),
    ],
)
def test_who_is_described_is_nobody_where_another_may_be(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("A widow who gave her name only as Halima said: “We left at night.”", ["Halima"]),
        ("“We left at night,” said a guard who identified himself as Petko.", ["Petko"]),
        ("A man who asked to be called Benny told the paper: “They came on foot.”", ["Benny"]),
        ("“The stall is gone,” said a baker known to everyone as Auntie Ro.", ["Auntie Ro"]),
        ("A driver who gave his statement to Sergeant Ann Holt said: “I saw no light.”", ["driver"]),
        ("“I saw no light,” said a driver who named Bo Lund as the owner.", ["driver"]),
    ],
)
def test_who_gives_a_name_is_called_by_it(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Kofi, 16, ties on a torch. “You look at the wall,” he explains.", ["Kofi"]),
        (
            (
                "Fatou Sarr is the last to stay. Fatou shakes the sand from a cup. “I was born "
                "here,” she says."
            ),
            ["Fatou"],
        ),
        ("Chef Raj Nair is fuming.\n\nRaj blasted: “I am bald and broke.”", ["Raj"]),
        (
            (
                "Among them was his granddaughter Vera, 24, who takes over.\n\n“He never let me touch "
                "it,” she confided."
            ),
            ["Vera"],
        ),
        ("In Norvik, 24, were hurt. “It was loud,” he said.", [None]),
    ],
)
def test_features_call_people_by_one_name(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ('Barry "Bluey" Tranter stayed with what he called "a bloody good pump".', ['Barry "Bluey" Tranter']),
        (
            "Elizabeth “Bess” Carrow died on Monday. “It was worth it,” she once said.",
            ["Elizabeth “Bess” Carrow"],
        ),
    ],
)
def test_a_nickname_stands_within_a_name(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            "Transport Minister Ulf Sorensen broke off his leave. He spoke of “a day of shame”.",
            ["Ulf Sorensen"],
        ),
        (
            (
                "A spokesman for the line said it was “early days”. Finance Minister Ulf Sorensen "
                "flew home. “We are sorry,” he said."
            ),
            ["spokesman for the line", "Ulf Sorensen"],
        ),
        ("Deputy Prime Minister Rosa Quint rang the families. “I had no words,” she said.", ["Rosa Quint"]),
        ("Prime Minister House was locked. “We wait,” said a guard.", ["guard"]),
        ("The Speaker rang his bell. “Order, gentlemen,” he said.", ["Speaker"]),
    ],
)
def test_an_office_before_a_name_is_no_part_of_it(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Analyst Vera Holm at Brandt said the outlook was “thin as soup”.", ["Vera Holm"]),
        ("“It is thin,” said Vera Holm at Brandt Securities.", ["Vera Holm"]),
        ("Vera Holm from Norvik said the water was “black as tar”.", ["Vera Holm"]),
        ("The Bank of Norvik said the outlook was “thin as soup”.", ["Bank of Norvik"]),
        ("A report in March found it “beyond repair”.", ["report in March"]),
        ("The roof is “rotten”, a paper in Nature says.", ["paper in Nature"]),
        ("The court in Norvik called it “a shameful week”.", ["court in Norvik"]),
        ("A letter from Vera Holm called it “a bad idea”.", ["Vera Holm"]),
        ("After a study in Norvik, Vera Holm said it was “cold”.", ["Vera Holm"]),
    ],
)
def test_where_somebody_works_does_not_speak(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("“It is late,” the minister said.\n\nMinister Ann Lee left.", ["Ann Lee"]),
        ("“It is late,” the minister said.\n\nFormer minister Ann Lee left.", ["minister"]),
        ("“She was kind,” a baker said.\n\nRosa Pell, 58, denied it on Monday.", ["baker"]),
        ("A driver said he saw “nothing but sun”.\n\nGary Pell, 58, was killed.", ["driver"]),
        ("A driver said he saw “nothing but sun”.\n\nGary Pell, 58, denies it.", ["Gary Pell"]),
        ("A driver told a nurse it was “all sun”.\n\nGary Pell, 58, denies it.", ["driver"]),
        ("“It was late,” the priest said.\n\nFather Gary Pell left.", ["Gary Pell"]),
    ],
)
def test_who_is_named_later_is_meant_where_nobody_else_may_be(text, said_by):
    assert speakers(text) == said_by
