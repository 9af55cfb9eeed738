"""Numbers whose noun does not follow them, and numbers that look like counts and are none."""

import pytest

from newsreader.text.figures import counted_before
from newsreader.text.figures.figures import find
from newsreader.text.sentences import split


def counts(text):
    return [(f.number, f.counts) for f in find(text, split(text))]


@pytest.mark.parametrize("rule", counted_before.SAME, ids=lambda rule: rule.example)
def test_each_rule_reads_its_example(rule):
    first, second, *_ = counts(rule.example)

    assert second[1] == first[1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The inn, which has 20 rooms, sold 15.", [(20, "rooms"), (15, "rooms")]),
        ("The co-op had 14 vans. It sold six in May.", [(14, "vans"), (6, "vans")]),
        ("Ann Lee keeps mules. She began with two and now has nine.", [(2, "mules"), (9, "mules")]),
        ("The hall holds 300.", [(300, "holds")]),
        ("A tram carrying 52 overturned in Ek.", [(52, "carrying")]),
        ("The hostel can house 80.", [(80, "house")]),
        ("The clubs won six and lost four.", [(6, "clubs"), (4, "clubs")]),
    ],
)
def test_a_verb_takes_so_many_of_what_was_told(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "She turned 30 and her rent rose 12 to 340.",
        "The firm’s plant 4 would like to reach 60.",
        "He was given 12 years and will serve at least nine.",
        "Her pulse fell 40; his costs 12.",
        "He has 2.5 left.",
        "Both men, both 34, were held.",
    ],
)
def test_a_verb_that_measures_takes_nothing(text):
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("There are 40 wells. Soon there were nine.", [(40, "wells"), (9, "wells")]),
        ("It had 60 shops. It has shut all but nine.", [(60, "shops"), (9, "shops")]),
        ("Last year it filled 90 jars; this year it will be 40.", [(90, "jars"), (40, "jars")]),
        ("Of 90 wells tested, 31 were foul.", [(90, "wells"), (31, "wells")]),
        ("He faces eight charges, including three of fraud.", [(8, "charges"), (3, "charges")]),
        ("The bill passed by 61 votes to 38.", [(61, "votes"), (38, "votes")]),
        ("Police held nine men, suspended 17 and left.", [(9, "men"), (17, "men")]),
    ],
)
def test_it_is_of_the_same_in_the_next_sentence_too(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has 40 wells. He is now 62.", [(40, "wells")]),
        ("It has 40 wells in a town of type 9, aged 12.", [(40, "wells")]),
        ("Six boats left at 9, then at 11.", [(6, "boats")]),
        ("Six boats left in 1998, 20 miles off.", [(6, "boats")]),
    ],
)
def test_it_is_not_of_the_same(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Thefts rose to 430 from 212.", [(430, "Thefts"), (212, "Thefts")]),
        ("Police put the figure at 15,000.", [(15_000, "figure")]),
        ("Police counted 40 farmers; Oss put the number at 60.", [(40, "farmers"), (60, "farmers")]),
        ("A crowd of 5,500 watched Hale win.", [(5500, "crowd")]),
        ("A survey of 1,200 was sent out.", [(1200, "survey")]),
        ("Some 800 of the 2,000-strong garrison fled.", [(800, "garrison")]),
        ("Shares fell to 340; rates rose to 5.", []),
        ("The class of 2012 and the fleet of 1998 left.", []),
    ],
)
def test_what_rises_to_a_number_or_consists_of_it(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The five were named.", [(5, "were named")]),
        (
            "Two of the nine who fell ill died.",
            [(2, "people who fell ill died"), (9, "people who fell ill died")],
        ),
        ("By Friday 112 had left.", [(112, "had left")]),
        ("The plane, with 62 aboard, is lost.", [(62, "aboard")]),
        ("Six in hospital after fire", [(6, "people in hospital")]),
        ("Mine fire kills 17", [(17, "people killed")]),
        ("The 12.10 was late; the 44 was early.", []),
        ("At nine in hospital grounds a fair began.", []),
    ],
)
def test_those_who_are_named_by_their_number_alone(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Nine out of ten farmers agreed; nine in ten barns leak.",
        "The G-20 summit and Omega-3 oils were praised.",
        "The town’s 2019 plans were kept.",
        "Ask at rooms 12 and 14, or on bus services 7, 11 and 42.",
        "They do not have one anymore; one afternoon it rained.",
        "Call +390662207294 or 0370 60 60 900.",
    ],
)
def test_what_bears_a_number_is_not_counted(text):
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine of ten barns leak in the town.", [(9, "barns"), (10, "barns")]),
        ("The town’s 2,019 farmers left.", [(2019, "farmers")]),
        ("The rooms hold 12 beds.", [(12, "beds")]),
        ("Some 20 or 30 guests came.", [(20, "guests")]),
    ],
)
def test_what_only_looks_so_is_counted(text, found):
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council has 37 members, nine of them women.", [(37, "members"), (9, "members")]),
        ("He has 12 goats, two of them billies.", [(12, "goats"), (2, "goats")]),
        ("The fire left 30 dead, 12 of them children.", [(30, "people dead"), (12, "children")]),
        ("She sold ten of her boats and nine of their sails.", [(10, "boats"), (9, "sails")]),
        ("They found one body on Monday and two more on Friday.", [(1, "body"), (2, "bodies")]),
        ("One person died and three were injured.", [(1, "person"), (3, "people")]),
        ("One ram was sold and three were kept.", [(1, "ram"), (3, "were kept")]),
        ("He admitted six counts of theft and one of fraud.", [(6, "counts"), (1, "count")]),
        ("He saw six plays, and one of the actors wept.", [(6, "plays")]),
        ("Ek have won eight games and lost only one at home.", [(8, "games"), (1, "game")]),
        ("She bought two boats and sold one. He lost one.", [(2, "boats")]),
        ("Sales fell to 900 cars in May from 950 a year earlier.", [(900, "cars"), (950, "cars")]),
        ("The yard sold 900 cars, from red to blue, a year earlier.", [(900, "cars")]),
        ("The yard makes 900 cars a week and employs 2,100.", [(900, "cars"), (2100, "people")]),
        ("It infected 4,300 and killed 132.", [(4300, "people infected"), (132, "people killed")]),
        ("The quake left 900 without power.", [(900, "people")]),
        ("The flood drove 900 from their homes.", [(900, "people")]),
        ("The flood forced 900 boats out of the bay.", [(900, "boats")]),
        ("Some 500 queued for bread.", [(500, "people queued for bread")]),
        ("Two remain in custody.", [(2, "people remain in custody")]),
        ("The cull killed 12 cows and injured 30.", [(12, "cows"), (30, "cows")]),
        ("Police held 70 for a day.", [(70, "people held")]),
        ("She was the youngest of seven.", [(7, "children")]),
        ("It is the oldest of seven mills.", [(7, "mills")]),
        ("The mill is the oldest of seven.", []),
        ("A storm forced two out of every three mills to shut.", []),
        ("The tax drove 12 out of the market.", []),
        ("They sprayed 400 trees; 60 were treated twice.", [(400, "trees"), (60, "were treated twice")]),
        (
            "Fire took 40 homes and six were treated for burns.",
            [(40, "homes"), (6, "people were treated for burns")],
        ),
        ("The tally was 23 to 12.", [(23, "tally"), (12, "tally")]),
        ("An island of 90, it lost 12 in the war.", [(90, "island"), (12, "people")]),
        ("In a land, a nation of 11 million, 400 die each year.", [(1.1e7, "nation"), (400, "people")]),
        ("The vote was 51 to 48.", [(51, "votes"), (48, "votes")]),
        ("The tide was 51 to 48.", []),
        ("The 2015–20 plan and lanes six and nine.", []),
        ("The union says 90 face the sack.", [(90, "face the sack")]),
        ("One of four released on Monday was lost.", [(4, "released on Monday was lost")]),
        ("The court sentenced 529 to death.", [(529, "people sentenced")]),
        ("By 10,004 votes to 5,669 Shet has voted to stay.", [(10004, "votes"), (5669, "votes")]),
        ("They govern with a majority of 77.", [(77, "majority")]),
        ("They need a majority of two thirds.", []),
        ("The reds have 40 seats. Anders Ek, whose blues lost nine, wept.", [(40, "seats"), (9, "seats")]),
        ("Agnes Toll sits there from three to five.", []),
        ("The number of farms rose 12 per cent to 84,740.", [(84740, "farms")]),
        ("Two or three hundred people came.", [(2.0e2, "people")]),
        ("A home or two, or three hundred, were lost.", []),
        ("She made 96 off 83 balls with ten fours.", [(83, "balls"), (10, "fours")]),
        ("The union has 650 members, and four in five of them voted.", [(650, "members")]),
        ("One landlord in three plans a rise; one train in five is late.", []),
        ("One boat in three harbours sank.", [(1, "boat"), (3, "harbours")]),
        ("Ek has 11 aircraft carriers and two fish.", [(11, "aircraft carriers"), (2, "fish")]),
        ("A van hit a wall when one parcel landed on it.", [(1, "parcel")]),
        ("One tenor disagreed.", []),
        ("Some 7.5 million of the land’s 10 million people voted.", [(7.5e6, "people"), (1e7, "people")]),
        ("The firm sold 40 iPads and one lost shoe.", [(40, "iPads"), (1, "shoe")]),
    ],
)
def test_what_reports_count_again(text, found):
    assert counts(text) == found
