"""Of whom or of what a number is that has no noun behind it, on sentences written for this: for each kind
those that count so, and those that do not."""

import pytest

from newsreader.text.figures.figures import find
from newsreader.text.sentences import split


def counts(text):
    return [(f.number, f.counts) for f in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # Somebody in an aside between: it is no longer of them.
        ("A blast killed five people, including two children, and injured 150.", (150, "people")),
        ("A storm killed 39, four of them children, and wounded 87.", (87, "people wounded")),
        ("Fire killed six guests, two women among them, and hurt 30.", (30, "guests")),
        ("The raid killed three nurses and wounded 12.", (12, "nurses")),
        # Of us, of you.
        ("There were maybe 4,000 of us and nobody spoke.", (4000, "people")),
        ("“There are nine of us in this flat,” she said.", (9, "people")),
        ("“Twelve of you will go,” the coach told them.", (12, "people")),
        ("The boats were old. Three of them sank.", (3, "boats")),
        # Those of them that are hurt or dead.
        ("Dr Ek had three beds for the wounded. By noon six of them had died.", (6, "people")),
        ("The sect met in a barn. On Friday nine of them were arrested.", (9, "people")),
        ("The choir had left. Two of them were hurt on the way.", (2, "people")),
        ("He keeps goats. Six of them died.", (6, "goats")),
        # Those who.
        ("Of 240 who were asked, 131 were content.", (240, "people who were asked")),
        ("She thanked the 60 who had stayed to the end.", (60, "people who had stayed")),
        ("There is no stone for the 900 who had fled.", (900, "people who had fled")),
        ("It has 40 clerks who can read it.", (40, "clerks")),
        # Those who are hired.
        ("The chain has 412 shops and plans to hire 1,100 this year.", (1100, "people")),
        ("It runs nine ships and employs 600.", (600, "people")),
        ("The mill had 30 looms and wants to recruit 12.", (12, "people")),
        ("The mill had 30 looms and sold 12.", (12, "looms")),
        # What only people do, or suffer.
        ("The mill shut in May. Sixty lost their jobs.", (60, "people lost their jobs")),
        ("Eight needed surgery.", (8, "people needed surgery")),
        ("Three pleaded guilty to theft.", (3, "people pleaded guilty to theft")),
        ("Eight needed repairs.", (8, "needed repairs")),
        ("Two lost a wheel.", (2, "lost a wheel")),
        ("Two of my friends are ill.", (2, "friends")),
        ("The firm has 30 vans. Two lost a wheel.", (2, "vans")),
        # So many a day.
        ("Since Monday 8,000 a day had left by train.", (8000, "had left by train")),
        ("By March 40 a week were arrested.", (40, "people were arrested")),
        ("In camps along the river 30 a day have died.", (30, "people have died")),
        ("The yard built 40 a day and sold them all.", (40, "built")),
    ],
)
def test_people(text, counted):
    assert counted in counts(text)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        # One more, somewhere else.
        ("It will keep two factories in Malaysia and one in Portugal.", (1, "factory")),
        ("He has three sons at school and one at sea.", (1, "son")),
        ("There are nine ferries from Ek and one from Oss.", (1, "ferry")),
        # Only one of those.
        ("Of the district's three hospitals only one can be reached.", (1, "hospital")),
        ("Of the 40 samples that were tested, only one had shown a trace.", (1, "sample")),
        ("Of its nine boats just one is afloat.", (1, "boat")),
        # So many numbers.
        ("Passenger numbers rose to 4.7 million last year.", (4_700_000, "passengers")),
        ("Visitor numbers have fallen to 900.", (900, "visitors")),
        ("Pupil numbers at the school fell from 240 to 190.", (190, "pupils")),
        ("Tiger numbers rose to 3,900 last year.", (3900, "tigers")),
        ("Deer numbers have grown to 2 million.", (2_000_000, "deer")),
        # What it was before.
        ("Sales rose to 4.7 million cars from 4.2 million.", (4_200_000, "cars")),
        ("The club grew to 12,000 members from 9,000.", (9000, "members")),
        ("The force went to 300 men from 400.", (400, "men")),
        # Others.
        ("He admitted six counts of fraud and asked for nine others to be considered.", (9, "counts")),
        ("She beat 19 boats in May and 12 others in June.", (12, "boats")),
        ("He owns three shops and manages two others.", (2, "shops")),
        ("Two soldiers were killed and four others were hurt.", (4, "people")),
        ("One cow died and nine others were injured.", (9, "cows")),
        # What one could have done.
        ("We had 70 crews and we could have used seven hundred.", (700, "crews")),
        ("We flew nine missions; we would have flown 20.", (20, "missions")),
        ("They sent two vans and should have sent ten.", (10, "vans")),
        # What is high, deep or tall, and does not measure.
        ("She saw three kites high above the town.", (3, "kites")),
        ("It has nine barns tall enough for a crane.", (9, "barns")),
        ("They keep two vaults deep underground.", (2, "vaults")),
        # Who never did.
        ("He visited 31 pensioners; nine never got a penny back.", (9, "pensioners")),
        ("The court heard 14 women. Three later left the town.", (3, "women")),
        ("It sold 40 houses. Twelve still had no roof.", (12, "houses")),
        # One of so many.
        ("The bear, one of three seen near the cabin, got away.", (3, "bears")),
        ("The mine is one of nine in the county.", (9, "mines")),
        ("The bridge, one of four over the Ek, was shut.", (4, "bridges")),
        # A team, so many of them.
        ("She led the staff, two hundred of them, out past the cameras.", (200, "staff")),
        ("He greeted the crew, all 14 of them, by name.", (14, "crew")),
        ("The jury, nine of them, sat for an hour.", (9, "jury")),
    ],
)
def test_things(text, counted):
    assert counted in counts(text)


@pytest.mark.parametrize(
    "text",
    [
        "The shop is four paces long.",
        "The queue was 40 people deep.",
        "A wall six bricks thick fell.",
    ],
)
def test_how_long_it_is(text):
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He has three sons at school and one by one they leave.", 1),
        ("It has two mills in Ek and one in five is idle.", 1),
        ("They keep nine goats in Ek, and one said so.", 1),
        ("Of the three witnesses only one said it was red.", 1),
        ("Share prices rose to 4,700 last year.", 4700),
        ("Sales numbers rose to 4.7 million.", 4_700_000),
        ("Shares rose to 4.7 euros from 4.2.", 4.2),
        ("He is one of six in a row.", 6),
        ("It is one of the 1990 plans.", 1990),
    ],
)
def test_no_count(text, number):
    assert number not in [one for one, _counts in counts(text)]


def test_long_suspected():
    assert counts("Police named two men long suspected.") == [(2, "men")]
