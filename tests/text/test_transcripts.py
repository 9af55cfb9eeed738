"""What is a transcript and whom its labels name, on texts written for this."""

import pytest

from newsreader.text.names import Registry, find, starters
from newsreader.text.names.transcripts import turns

REGISTRY = Registry(starter.known for starter in starters())


def labels(text):
    return [text[turn.start : turn.label_end] for turn in turns(text)]


def names(text):
    return [text[slice(*turn.name)] if turn.name else "" for turn in turns(text)]


def talk(asks, answers):
    """Two of them speak by turns."""
    return f"{asks} Who sold it?\n\n{answers} We did.\n\n{asks} To whom?\n\n{answers} To Ek Ltd. in May."


@pytest.mark.parametrize(
    ("asks", "answers", "named"),
    [
        ("Q:", "MS. LINDQVIST:", ["", "LINDQVIST"]),
        ("Q.", "A.", ["", ""]),
        ("Q", "MR. CARNEY:", ["", "CARNEY"]),
        ("QUESTION:", "THE PRESIDENT:", ["", "THE PRESIDENT"]),
        ("UNIDENTIFIED MALE:", "ANNA LUND, HOST:", ["", "ANNA LUND"]),
        ("Reporter:", "SPOKESMAN TOM HART:", ["", "TOM HART"]),
        ("Marcus Reed:", "Ida Falk:", ["Marcus Reed", "Ida Falk"]),
        ("Gazette:", "Ida Falk:", ["", "Ida Falk"]),
        ("[00:31] Nadia:", "[01:02] Owen:", ["Nadia", "Owen"]),
        ("MR. ASHDOWN:", "THE WITNESS:", ["ASHDOWN", "THE WITNESS"]),
        ("The SPEAKER:", "Mr HOLLOWAY (Minister for Roads):", ["The SPEAKER", "HOLLOWAY"]),
        ("JUDGE FARRELL (continuing):", "SEN. COYLE:", ["FARRELL", "COYLE"]),
    ],
)
def test_a_text_whose_labels_name_two_who_talk_by_turns_is_a_transcript(asks, answers, named):
    text = talk(asks, answers)

    assert labels(text) == [asks, answers] * 2
    assert names(text) == named * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("OSLO:", "PARIS:"),
        ("Myth:", "Fact:"),
        ("Pros:", "Cons:"),
        ("What happened:", "What next:"),
        ("Date:", "Venue:"),
        ("45 min:", "46 min:"),
        ("10:15:", "10:40:"),
        ("She said:", "The owner said:"),
        ("SIR:", "MADAM:"),
        ("2003:", "May 2014:"),
    ],
)
def test_headings_before_colons_make_no_transcript(one, other):
    assert labels(talk(one, other)) == []


@pytest.mark.parametrize(
    "text",
    [
        # Each is told of once.
        "Ruth Ames: I led it.\n\nJon Strand: You know me.\n\nIda Falk: I won.\n\nTom Hart: We met.",
        # Nobody talks.
        "Holm: Saved it.\n\nLund: Came on late.\n\nHolm: Was booked.\n\nLund: Scored a goal.",
        # It is quoted.
        "Lund: “I won.”\n\nFalk: “You did.”\n\nLund: “We all did.”\n\nFalk: “I know.”",
        # Four lines of a long report.
        talk("Reed:", "Falk:").replace("\n\n", "\n\nThe ferry sank. It was old.\n\nNobody drowned.\n\n"),
    ],
)
def test_a_report_with_some_names_before_colons_is_none(text):
    assert labels(text) == []


def test_a_label_in_capitals_begins_a_turn_within_a_line_too():
    text = f"{talk('BERG:', 'LUND:')} It closed. BERG: Since when?"

    assert labels(text) == ["BERG:", "LUND:", "BERG:", "LUND:", "BERG:"]


def test_a_turn_goes_on_over_paragraphs_and_the_last_ends_with_its_own():
    text = f"{talk('Q:', 'MS. LUND:')} It closed.\n\nLund left."

    assert text[turns(text)[-1].end :] == "\n\nLund left."


def test_a_label_names_a_person_and_no_role():
    text = talk("ANNA BERG, HOST:", "CHIEF FIRE OFFICER ELLEN WARD:")

    found = {each.name: each.kind for each in find({"body": text}, REGISTRY)}

    assert found == {"ANNA BERG": "person", "ELLEN WARD": "person", "Ek Ltd.": "organisation"}
