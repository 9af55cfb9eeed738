"""Reporting clauses and the names in them, on sentences written for this."""

import pytest

from newsreader.text.saying.attribution import MASK, attributions


def voices(text):
    return [text[slice(*one.speaker)] for one in attributions(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ann Lee said it rained", "Ann Lee"),
        ("Owner Ann Lee said it rained", "Ann Lee"),
        ("As harbour chief Ann Lee later said, it rained", "Ann Lee"),
        ("Secretary of State Ann Lee said it rained", "Ann Lee"),
        ("Minister for Health Ann Lee said it rained", "Ann Lee"),
        ("The Ministry of Health and Welfare said it rained", "Ministry of Health and Welfare"),
        ("The mayor, Ann Lee, said it rained", "Ann Lee"),
        ("Ann Lee, the mayor of the old town, said it rained", "Ann Lee"),
        ("Lee’s office said it rained", "Lee’s office"),
        ("US said it rained", "US"),
        ("Some residents said it rained", "Some residents"),
        ("Speaking on Monday, Ann Lee said it rained", "Ann Lee"),
        ("Lee left the town of Ek, saying it rained", "Lee"),
        ("It rained, said Ann Lee in Ek", "Ann Lee"),
        ("It rained, said her brother Bo Lee", "Bo Lee"),
        ("It rained, said Dr. Bo al-Lee", "Bo al-Lee"),
        ("According to figures from the harbour board, it rained", "harbour board"),
        ("It rained, he said", "he"),
        (f"{MASK * 9} said a resident who asked not to be named", "resident"),
    ],
)  # fmt: skip
def test_speaker_is_named_without_what_describes_it(text, speaker):
    assert voices(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "It said so",
        "A resident who said so left",
        f"The {MASK * 9} said so",
        "Those who were there said so",
        "To have called him said much",
    ],
)
def test_nobody_is_named(text):
    assert voices(text) == []
