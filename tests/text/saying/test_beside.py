"""Speakers by the shape of what stands beside a quotation; sentences written for this."""

import pytest

from newsreader.text.saying.quotations import find
from newsreader.text.sentences import split


def speakers(text):
    return [q.speaker and text[slice(*q.speaker)] for q in find(text, split(text))]


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        # A verb that no list has, and one whose quotation is a thing.
        ("“She is alive,” exulted Rosa Menk. “Alive,” chortled a man in a cap.", ["Rosa Menk", "man"]),
        ("“I won’t,” Rosa Menk chuckles.", ["Rosa Menk"]),
        ("“She is alive!” Rosa Menk ran home.", [None]),
        ("“Blue Nights” starred Rosa Menk.", []),
        ("“Thaw,” features Rosa Menk as a nun.", [None]),
        # The quotation is itself the subject.
        ("Rosa Menk sat down. “Ask my dog,” was her advice.", ["Rosa Menk"]),
        ("“Ask my dog,” was all Rosa Menk would say.", ["Rosa Menk"]),
        ("“No,” came the reply from Rosa Menk.", ["Rosa Menk"]),
        ("Rosa Menk sat down. “No,” came a cry from a passing van.", [None]),
        ("“Go,” was the verdict of the court in Ek.", ["court"]),
        ("“Wait,” was the reply of the Office for Ports.", ["Office for Ports"]),
        ("“Rest,” is the message of the coach for Sunday.", ["coach"]),
    ],
)
def test_what_stands_behind_a_quotation(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("For coach Rosa Menk it was “a day to keep in a drawer”.", ["Rosa Menk"]),
        ("For weeks it was “a day to keep in a drawer”.", []),
        ("For the bakers of Ek it was “a lean year”, said Rosa Menk.", ["Rosa Menk"]),
        ("She was mocked by Rosa Menk as “a slow mind”.", ["Rosa Menk"]),
        ("The crate was marked by the sender as “frail”.", []),
        ("The boys held that end of the pier with “pride and a rope”.", []),
        ("The road turned, in the phrase of Rosa Menk, “to soup”.", ["Rosa Menk"]),
        ("The words were seized on by Rosa Menk as proof of “a slow mind”.", ["Rosa Menk"]),
        ("U.N. envoy Rosa Menk left Ek on Monday, calling it “a closed door”.", ["Rosa Menk"]),
        ("It ends what Sen. Rosa Menk, D-Ek, called “years of woe”.", ["Rosa Menk"]),
        ("Rosa Menk gave up. Her line this week, in seven speeches: “Pies do not lie.”", ["Rosa Menk"]),
        ("The inspector’s notes describe the hall as “a museum”.", []),
        ('For years the village called the tower "the Needle".', []),
    ],
)
def test_what_stands_before_a_quotation(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        # Two in one sentence, and one who has both.
        ("The union said it was “a joke”, while Rosa Menk judged it “a fine joke”.", ["union", "Rosa Menk"]),
        ("The union said it was “a joke” and “a slap in the face”.", ["union", "union"]),
        ("Guests said the cook was “calm” and the nurse looked “pale”.", ["Guests", "Guests"]),
        ("Bo Lund called it “a bruise”, his deputy Rosa Menk as “a gift”.", ["Bo Lund", "Rosa Menk"]),
        # Who tells it, and whose words they are.
        ("The minister called it “a joke”, Rosa Menk said.", ["minister"]),
        ("It was “a joke”, Rosa Menk said.", ["Rosa Menk"]),
        # Somebody else takes the turn.
        ("“It hurts,” says Bo Lund, and Rosa Menk nods. “It does.”", ["Bo Lund", "Rosa Menk"]),
        ("“It hurts,” says Bo Lund, but Rosa Menk denies it. “I can’t walk.”", ["Bo Lund", "Bo Lund"]),
        ("“It hurts,” says Bo Lund, who met Rosa Menk at sea. “It does.”", ["Bo Lund", "Bo Lund"]),
        # Several, whom "they" takes up.
        ("The bell is gone, police said. “We are looking,” they added.", ["police"]),
        ("The minister met the nurses. “We are tired,” they told her.", [None]),
    ],
)
def test_whose_turn_it_is(text, said_by):
    assert speakers(text) == said_by


@pytest.mark.parametrize(
    ("text", "said_by"),
    [
        ("On a clear day, says Rosa Menk, you see Ek. She waves. “There it is,” she says.", ["Rosa Menk"]),
        ("When the council asked Rosa Menk to go, she sent a reply. “I am out.”", ["Rosa Menk"]),
        ("Nobody in Ek will say the name. “We call it the thing.”", [None]),
        ("Nobody in Ek was hurt, the mayor said. “We were at lunch.”", ["mayor"]),
        ("The board asked Rosa Menk why it leaks. “Ask the rain,” she said.", ["Rosa Menk"]),
        ("Rosa Menk was asked by the judge to explain. “I forgot,” she said.", ["Rosa Menk"]),
        ("Rosa Menk asked the driver to wait. “I was cold,” she said.", ["Rosa Menk"]),
        ("Rosa Menk has kept the light for years.\n\nIs it lonely? “Less than a party.”", ["Rosa Menk"]),
        ("A farmer has called cyclists “locusts”.\n\nBo Lund, who runs a farm in Ek, quit.", ["Bo Lund"]),
        ("A farmer has called cyclists “locusts”.\n\nBo Lund, who saw it, laughed.", ["farmer"]),
        ("Bo Lund, 15, won. “He was kind,” the boy said.", ["Bo Lund"]),
        ("Bo Lund, 51, won. “He was kind,” the boy said.", ["boy"]),
        ("Joris van Hale won in the rain.\n\n“I saw only weather,” said the Dutchman.", ["Joris van Hale"]),
    ],
)
def test_who_is_meant(text, said_by):
    assert speakers(text) == said_by
