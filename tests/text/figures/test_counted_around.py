"""What a number counts by what stands around it, on sentences written for this."""

import pytest

from newsreader.text.figures.figures import find
from newsreader.text.sentences import split


def counts(text):
    return [(f.number, f.counts) for f in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("She wrote eight plays. Five are in a drawer.", [(8, "plays"), (5, "plays")]),
        ("The town bought nine vans; three have never left the yard.", [(9, "vans"), (3, "vans")]),
        ("He sent 14 crates to Oss. Ten were spoiled.", [(14, "crates"), (10, "crates")]),
        ("Some 400 homes burned. Thirty are missing.", [(400, "homes"), (30, "people are missing")]),
        ("Fire took 60 homes in Ek. Twelve were hurt.", [(60, "homes"), (12, "people were hurt")]),
        (
            "There were 20 nurses here. Six are dead and nine have gone abroad.",
            [(20, "nurses"), (6, "nurses"), (9, "nurses")],
        ),
        ("The tablets lay in a ditch. Nineteen carry traces of ink.", [(19, "tablets")]),
        ("Of the mills, four can be seen from the road.", [(4, "mills")]),
        ("The storms passed. Twelve were hurt.", [(12, "people were hurt")]),
        ("Forty whales died and 12 were floated back to sea.", [(40, "whales"), (12, "whales")]),
        ("The club has two pitches. Two hundred have signed up.", [(2, "pitches"), (200, "have signed up")]),
        ("By March two dozen had been dug anew.", [(24, "had been dug anew")]),
    ],
)
def test_so_many_of_those_counted_before(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("He has seven players out, three of them until Christmas.", [(7, "players"), (3, "players")]),
        ("I talked to the sheep. There were six of them on the track.", [(6, "of them")]),
        ("Each bin costs money, he said, and five of them were set alight. The bins go.", [(5, "of them")]),
        ("Bins cost money, he said, and five of them were set alight.", [(5, "Bins")]),
    ],
)
def test_so_many_of_them(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("One hundred MPs voted for it, 15 more than her friends had feared.", [(100, "MPs"), (15, "MPs")]),
        ("Ek built 900 homes, 400 fewer than Oss.", [(900, "homes"), (400, "homes")]),
        (
            "The bill passed with 101 votes in favour and 99 against, after a night.",
            [(101, "votes"), (99, "votes")],
        ),
        ("On Saturday 52 tickets were sold; on Sunday, 61.", [(52, "tickets"), (61, "tickets")]),
        ("The fleet, 46 boats in 1998, is down to 19.", [(46, "boats"), (19, "boats")]),
        (
            "There were 14 midwives on duty where the rota called for 19.",
            [(14, "midwives"), (19, "midwives")],
        ),
        ("Some 120 people stood in a room made for 70.", [(120, "people"), (70, "people")]),
        ("The ministry confirmed 14 cases, bringing the total to 63.", [(14, "cases"), (63, "cases")]),
        ("Ek had 30 boats in May and is down to 19.", [(30, "boats"), (19, "boats")]),
        ("Ek had 30 boats, which have since dwindled to nine.", [(30, "boats"), (9, "boats")]),
        ("Ek has 30 boats and its debt is down to 9.", [(30, "boats")]),
        ("Ek has 30 boats and its debt, once huge, is down to 9.", [(30, "boats")]),
        ("The greens sold 30 boats and reduced output to 400.", [(30, "boats")]),
        ("The price fell from 40 pounds to 31.", []),
    ],
)
def test_the_same_noun_again(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("He asked about the flares. There had been six, he said.", [(6, "flares")]),
        ("She has two colleagues. There ought to be five.", [(2, "colleagues"), (5, "colleagues")]),
        ("There had been six, he said.", []),
    ],
)
def test_so_many_that_there_were(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("She was born in Oss, the daughter of two teachers.", [(2, "teachers")]),
        ("A man of 61 was found dead.", []),
        ("The mother of three boys left.", [(3, "boys")]),
        ("A widowed mother of three, she sang.", [(3, "children")]),
        ("A grandfather of nine fell ill.", [(9, "grandchildren")]),
        ("The mother of 33 fell ill.", []),
        ("At 44 he owns three restaurants.", [(3, "restaurants")]),
        ("At 44 sites he found three wells.", [(44, "sites"), (3, "wells")]),
        ("When the staff came in, all 28 patients were asleep.", [(28, "patients")]),
    ],
)
def test_ages_and_children(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They found seven dead deer.", [(7, "dead deer")]),
        ("Police seek two missing sisters.", [(2, "missing sisters")]),
        ("The quake left 12 dead and nine missing.", [(12, "people dead"), (9, "people missing")]),
        ("Four people were killed and about 30 injured.", [(4, "people"), (30, "people injured")]),
    ],
)
def test_what_has_become_of_those_counted(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("After two summers and three winters they left.", []),
        ("Damage was put at 40 million crowns and 12 million shillings.", []),
        ("In Oss 402 millimeters of rain fell, 12 millimetres more than in May.", []),
        (
            "The town took out six of its 290 parking meters.",
            [(6, "parking meters"), (290, "parking meters")],
        ),
        ("The wall is 290 square meters and 12 meters high.", []),
    ],
)
def test_seasons_and_money_are_measures(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Ek won by two wickets after taking seven catches.", [(7, "catches")]),
        ("Rovers had 17 shots to the visitors' five.", [(17, "shots"), (5, "shots")]),
        ("He hit two sixes and finished with eight wickets.", [(2, "sixes"), (8, "wickets")]),
        ("Ek won 3-1 with 45 points.", []),
        ("She scored 94 for six.", []),
        ("Power is out in 20,000-25,000 homes.", [(20000, "homes")]),
    ],
)
def test_what_is_counted_in_sports(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("I counted eleven Mutwiris on the payroll.", [(11, "Mutwiris")]),
        ("The two sides met.", []),
        ("It paid for two jet skis and a tent.", [(2, "jet skis")]),
        ("He climbs the 191 steps of the tower.", [(191, "steps")]),
        ("She took no steps in 1999.", []),
    ],
)
def test_plurals_of_names(text, counted):
    assert counts(text) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("14.10 Police have closed five roads.", [(5, "roads")]),
        ("“We have 300 trees and we plant 40 a year.”", [(300, "trees"), (40, "trees")]),
        ("“He had bought 20 for his office,” she said of the puffs.", [(20, "bought")]),
        ("They found it a mile and a half from the farms.", []),
    ],
)
def test_clock_times_and_verbs(text, counted):
    assert counts(text) == counted


PILOTS = "Ek Air has grounded ten pilots. It flies to eleven towns."


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The ten deny it.", [(10, "pilots")]),
        ("Four of the ten had left.", [(4, "pilots"), (10, "pilots")]),
        ("Four of the nine had left.", [(4, "towns"), (9, "towns")]),
        ("Ten of the mechanics stayed.", [(10, "mechanics")]),
    ],
)
def test_as_many_as_were_told_of_are_the_same(text, counted):
    assert counts(f"{PILOTS} {text}")[2:] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("They lost the vote by 31 to 24.", [(31, "votes"), (24, "votes")]),
        ("Owners voted by 31 per cent to 24.", []),
        ("They declared at 31 for nine against Oss; 24 for, 31 against.", [(24, "votes"), (31, "votes")]),
        ("They lost the final by 31 to 24.", []),
        ("A fair on the quay drew 300.", [(300, "people")]),
        ("She told the Globe sixty homes were dry.", [(60, "homes")]),
        ("He tells Radio Ek 40 homes are dry.", [(40, "homes")]),
        ("Boeing 40 homes", []),
        ("The song was number one in nine towns.", [(9, "towns")]),
        ("One in nine towns is dry.", []),
        ("The mayor said that one boat had sunk.", [(1, "boat")]),
        ("That one boat sank.", []),
        ("He went from one bank to the next.", []),
        ("One minister, who has a cold, laughed.", []),
        ("One minister was killed.", [(1, "minister")]),
        ("A wave took one sailor, the mayor said.", [(1, "sailor")]),
        ("“Tea,” said one old sailor; he told one aide so.", []),
        ("The cook got one egg, not one goose.", [(1, "egg")]),
        ("Nine pupils left; the cook, 61, stayed.", [(9, "pupils")]),
        ("Nine barns burned; its loss, 61 million.", [(9, "barns")]),
        ("Oss has nine pupils; the college, 61.", [(9, "pupils"), (61, "pupils")]),
        ("A gale, 9 strong, met the crew, 24 strong.", [(24, "crew")]),
        ("The van stopped in front of 12; they sang in front of 40.", [(40, "people")]),
        ("She has nine goats left of thirty.", [(9, "goats"), (30, "goats")]),
        ("Last year he sold 340 jars; this year, four.", [(340, "jars"), (4, "jars")]),
        ("They held some 30 hostage.", [(30, "people")]),
        ("As 23,000 booed, she left.", [(23000, "people booed")]),
        ("The league expelled 21 of its own members.", [(21, "members")]),
        ("After 20 rounds eight boxers were left.", [(20, "rounds"), (8, "boxers")]),
        ("In round 20 boxers cheat.", []),
        ("It was watched by 9.4 million.", [(9400000, "people")]),
        ("Cases rose from 20 to 43.", [(20, "Cases"), (43, "Cases")]),
        ("Prices rose from 20 to 43.", []),
        ("The toll of 61 will rise.", [(61, "toll")]),
        ("Nine died and 30 were hurt.", [(9, "people died"), (30, "people were hurt")]),
        ("They measured 84 decibels.", []),
        ("The ship is as long as four buses.", []),
        ("Of the three guards on duty, two hurt themselves.", [(3, "guards"), (2, "guards")]),
        ("Ek has nine ponies and must give up two.", [(9, "ponies"), (2, "ponies")]),
    ],
)
def test_numbers_beside_votes_names_and_comparisons(text, counted):
    assert counts(text) == counted
