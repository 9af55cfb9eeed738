"""Speakers as the news tells them, on sentences written for this."""

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
                "President Omar Kaya admitted “mistakes” on the first day but said that help was "
                "coming. “We work day and night,” he added."
            ),
            ["Omar Kaya", "Omar Kaya"],
        ),
        ("Ann Holt lost her seat on Friday but said she was “not done yet”.", ["Ann Holt"]),
        (
            (
                "A Parcelo spokeswoman declined to discuss cases but said staff would be treated "
                "“with dignity”."
            ),
            ["Parcelo spokeswoman"],
        ),
        ("The bank cut its rate in May and said that prices had become “stubborn”.", ["bank"]),
    ],
)
def test_who_did_what_came_first_says_what_follows(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "“He asked for six,” said Bo Lund. “I brought two.”\n\nAccording to court papers, the "
                "man owed money."
            ),
            ["Bo Lund", "Bo Lund"],
        ),
        (
            (
                "“He asked for six,” Bo Lund said. “I brought two.”\n\nSaid to be worth millions, the "
                "farm stands empty."
            ),
            ["Bo Lund", "Bo Lund"],
        ),
    ],
)
def test_no_clause_reaches_over_a_paragraph(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "Ann Holt called the rules “a blockade”.\n\nA ministry spokesman said: “We work with "
                "the sector.\n\n“Help is at hand.”"
            ),
            ["Ann Holt", "ministry spokesman", "ministry spokesman"],
        ),
    ],
)
def test_a_quotation_left_open_goes_on(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Posts claiming that fruit cures the fever were dismissed as “dangerous rubbish”.", [None]),
        ("Ann Holt said the posts were dismissed as “dangerous rubbish”.", ["Ann Holt"]),
        ("The posts were dismissed as “dangerous rubbish” by Ann Holt.", ["Ann Holt"]),
        ("They have been described as “the lungs of the town”.", [None]),
    ],
)
def test_what_is_judged_by_nobody_is_nobodys(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("“Can nobody read?” the chairman, Emeka Obi, queried.", ["Emeka Obi"]),
        ("“There are six of them, my lord,” she submitted.", [None]),
        ("“He ate my hat!” a heckler called.", ["heckler"]),
        ("Its agent, Rick Vaughan, cautioned against “law by lament”.", ["Rick Vaughan"]),
        ("In them Mayor Rick Verhulst called residents who objected “meter people”.", ["Rick Verhulst"]),
        ("According to the file, the suspect had written “keep out or else” on the door.", ["suspect"]),
        ("The audit speaks of “a culture of signatures”.", ["audit"]),
        ("The court criticised the town, observing that officials had “slept like the lotus”.", ["court"]),
        ("He lamented the prices, describing them as “pathetic and wicked”.", [None]),
        ("Ann Holt accused the council of “running away”.", ["Ann Holt"]),
    ],
)
def test_voices_and_judgements(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "Ms Eklund, who took over in March, would not say whether the “Halvard 2025” plan "
                "would go. “Ask me in October.”"
            ),
            ["Eklund"],
        ),
        (
            (
                "Ms Amber had a message for the thieves, who call themselves “Night Crew”. “Bring it "
                "back, please.”"
            ),
            ["Amber"],
        ),
    ],
)
def test_a_name_in_quotation_marks_is_no_speech(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "Odile Farr has written nine novels. We met in Lisbon.\n\nYou began as a waiter.\n\n“The "
                "worst in town. I once dropped nineteen plates in a single night.”\n\nYour publisher "
                "must despair.\n\n“He did.”"
            ),
            ["Odile Farr", "Odile Farr"],
        ),
    ],
)
def test_an_interviewer_is_not_quoted(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("In Petit Bourg, a vendor was nailing her stall shut. “I see five storms,” she said.", ["vendor"]),
        ("In Norvik, Ann Holt was nailing her stall shut. “I see five storms,” she said.", ["Ann Holt"]),
    ],
)
def test_a_place_before_the_comma_does_nothing(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("The dune behind Fatou Sarr's kitchen has a name. She calls it “the old man”.", ["Fatou Sarr"]),
        ("Fatou Sarr's brother Moussa fishes. He calls it “the old man”.", ["Moussa"]),
    ],
)
def test_who_owns_what_a_sentence_is_about(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            "The education department took a sterner view. “Children belong in school,” it said.",
            ["education department"],
        ),
        ("Harbour Lines said services would resume. “We are sorry,” it added.", ["Harbour Lines"]),
        ("He left a note with a box of apples. “I was hungry here once,” it read.", [None]),
        ("Ann Holt wept. “It is late,” it said.", [None]),
    ],
)
def test_what_it_said(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Critics call the plan “a leap in the dark”.", ["Critics"]),
        ("Residents describe it as “a swamp”.", ["Residents"]),
        ("In what residents call a war on “dead eyes”, phones are banned.", ["residents"]),
        ("They call the street “Dead Eyes”.", []),
    ],
)
def test_several_judge_in_the_present(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "GURREH, Feb 18 – Abel Warsame heard the swarm first.\n\n“I thought it was rain,” the "
                "farmer said."
            ),
            ["Abel Warsame"],
        ),
        ("OBUASI — Kofi, 16, ties on a torch. “You look at the wall,” he explains.", ["Kofi"]),
        ("09.15: Ann Holt is on the pier. “It is going,” she writes.", ["Ann Holt"]),
        (
            (
                "KOTTAMALA: The High Court scolded the town, observing that officials had “slept "
                "like the lotus”."
            ),
            ["High Court"],
        ),
    ],
)
def test_a_dateline_or_clock_opens_no_sentence(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("“Walk, and let them count!” the protesters chanted as they crossed.", ["protesters"]),
        ("“Shame!” The crowd booed and Ann Holt said she was sorry.", [None]),
    ],
)
def test_a_crowd_goes_on(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Asked if she had changed her mind, Ann Holt bristled.\n\n“I studied it. Here I am.”", ["Ann Holt"]),
    ],
)
def test_who_answers_a_question_asked_before(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "Her friend Joss Hale, holding a card with the words “I will when you do”, agreed. "
                "“My nan came. My nan!”"
            ),
            ["Joss Hale"],
        ),
    ],
)
def test_what_stands_on_a_sign_is_no_speech(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Ann Holt left the room, calling the plan “mad and cruel”.", ["Ann Holt"]),
    ],
)
def test_a_participle_judges(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Schools will stay shut, Ann Holt said, and asked parents for “a little patience”.", ["Ann Holt"]),
        ("Schools will stay shut, he said, and asked parents for “a little patience”.", [None]),
    ],
)
def test_a_shared_subject_of_reporting(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        (
            (
                "We meet Odile Farr in a café.\n\nI ask whether success made it harder.\n\n“Of course. "
                "Now I have people on trains.”"
            ),
            ["Odile Farr"],
        ),
    ],
)
def test_an_interviewer_asks_without_a_mark(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("The coach pronounced himself “satisfied”.", ["coach"]),
    ],
)
def test_somebody_about_themselves(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("According to the firm Bluewall, 14 ports were hit. “It will not slow,” it said.", ["Bluewall"]),
        ("He heard two witnesses, one of whom has left. “I am free,” he told them.", [None]),
        ("Ek forward Leroy Banks ate it.\n\n“I was hungry,” said the striker.", ["Leroy Banks"]),
        ("Police met Ann Lee, who said: “Go home.”", ["Ann Lee"]),
        ("The ruling angered Ann Lee, who left. It was “a disgrace”.", []),
        ("“No harm was found,” the study concludes.", ["study"]),
    ],
)
def test_bodies_witnesses_and_relatives(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("Aldcroft Homes later put out a statement. “We are here,” its statement said.", ["Aldcroft Homes"]),
        ("The bank issued a short statement. “We are here,” the statement said.", ["bank"]),
        ("The bank issued a short statement. “We are here,” a statement said.", ["statement"]),
        ("Ann Holt sued the bank. The court fined it. “We are here,” the statement said.", ["statement"]),
        ("The police held Ann Holt. Her sons were angry. “She is ill,” a statement said.", ["statement"]),
    ],
)
def test_whoever_made_a_statement_is_told_right_before(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("A hand-painted sign said: “Mind the geese.”", []),
        ("They stood under a banner saying “Mind the geese”.", []),
        ("The board at the gate read: “Mind the geese.”", []),
        ("The parish board said: “Mind the geese.”", ["parish board"]),
        ("Her record label declared: “Mind the geese.”", ["record label"]),
        ("The wall paint company said: “Mind the geese.”", ["wall paint company"]),
        ("The door closed and the guard said: “Mind the geese.”", ["guard"]),
        ("Behind the flag stall Ann Holt said: “Mind the geese.”", ["Ann Holt"]),
        ("A woman in a hat said: “Mind the geese.”", ["woman in a hat"]),
        ("He knocked at the door saying “mind the geese”.", [None]),
    ],
)
def test_what_is_written_on_a_sign_is_said_by_nobody(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("“We sold it,” and added: “It is gone.”", [None, None]),
        ("“Not now”, but said: “Maybe.”", [None]),
        ("- said: “It is gone.”", [None]),
        ("- issued a statement. “It is gone,” the statement said.", ["statement"]),
        ("- and told guards “they had run”.", []),
        ("Ann Holt paid and said: “It is gone.”", ["Ann Holt"]),
    ],
)
def test_a_clause_that_opens_without_a_subject_has_no_speaker(text, said_by):
    assert speakers(text) == said_by
