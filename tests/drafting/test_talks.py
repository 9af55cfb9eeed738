"""Events of transcripts, on talks written for this."""

from datetime import date

import pytest

from tests.drafting.test_proposals import cited, days, drafted, titles


def talk(said: str, asked: str = "Is it true?", label: str = "ANNA LUND:") -> str:
    return f"{label} Good evening. We met before.\n\nQ: {asked}\n\n{label} {said}\n\nQ: Can you say more?"


def test_a_label_is_no_word_of_a_title_or_of_what_is_cited():
    body = talk("The council closed the bridge on Tuesday.")

    assert titles(body) == ["The council closed the bridge"]
    assert cited(body) == ["The council closed the bridge on Tuesday"]


def test_a_pronoun_is_nobody_of_another_turn():
    asked = "The mayor closed the mill on Monday. Why?"

    assert titles(talk("He resigned on Tuesday.", asked)) == [
        "The mayor closed the mill",
        "He resigned on Tuesday",
    ]
    assert titles(talk("The mayor fell ill on Monday. He resigned on Tuesday."))[1] == "The mayor resigned"


def test_a_label_that_is_but_repeated_begins_no_other_speech():
    said = "The mayor fell ill on Monday.\n\nANNA LUND: He resigned on Tuesday."

    assert titles(talk(said)) == ["The mayor fell ill", "The mayor resigned"]


def test_a_question_tells_no_event():
    assert titles(talk("No.", "Did the minister resign on Tuesday?")) == []


@pytest.mark.parametrize(
    ("label", "said", "title"),
    [
        ("ANNA LUND:", "I resigned on Tuesday.", "Anna Lund resigned"),
        ("THE PREMIER:", "I dismissed the minister on Tuesday.", "The premier dismissed the minister"),
        ("Mr HOLLOWAY:", "My brother died on Tuesday.", None),
        ("ANNA LUND:", "We arrested two men on Tuesday.", None),
        ("ANNA LUND:", "I liked the play on Tuesday.", None),
        ("REPORTER:", "I resigned on Tuesday.", None),
    ],
)
def test_the_deeds_of_i_are_those_of_whom_the_label_names(label, said, title):
    assert titles(talk(said, label=label)) == ([title] if title else [])


def test_a_speaker_is_called_by_the_fullest_name_a_label_gives():
    body = talk("He did.") + "\n\nLUND: I resigned on Tuesday."

    assert titles(body) == ["Anna Lund resigned"]


def test_what_only_opens_a_turn_is_not_cited():
    body = talk("Well, divers found the hull on Tuesday.")

    assert (cited(body), titles(body)) == (["divers found the hull on Tuesday"], ["Divers found the hull"])


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("This talk was recorded on 3 May 2023.", date(2023, 5, 2)),
        ("Aired May 3, 2023 - 19:00 ET", date(2023, 5, 2)),
        ("Wed May 3 2023 09:10:00", date(2023, 5, 2)),
        ("The dam broke on 3 May 2023.", date(2023, 5, 17)),
    ],
)
def test_yesterday_counts_from_the_day_of_the_talk(head, day):
    *_, last = drafted(f"{head}\n\n{talk('The mayor resigned yesterday.')}")

    assert (last.title, days(last)) == ("The mayor resigned", (day, day))


def test_an_ordinary_report_is_read_through():
    body = "OSLO: Anna Lie fell ill on Monday.\n\nPARIS: I fled on Monday. She resigned on Tuesday."

    assert titles(body) == ["Anna Lie fell ill", "Anna Lie resigned"]
