"""Whose the words of a transcript are."""

from tests.text.saying.test_quotations import spoken

TALK = "Q: Who knew of it?\n\nMS. LUND: The owner knew it.\n\nQ: Since when?\n\nMS. LUND: He told us in May. "


def test_a_turn_is_said_by_who_its_label_names_and_a_question_by_nobody():
    assert spoken(TALK) == [("The owner knew it.", "LUND"), ("He told us in May.", "LUND")]


def test_what_a_turn_quotes_is_said_by_whom_it_quotes():
    assert spoken(f"{TALK}Ann Lee said: “It will break.”")[1:] == [("It will break.", "Ann Lee")]


def test_a_turn_goes_on_in_the_next_paragraph_but_not_in_what_is_no_speech():
    text = TALK.replace(
        "knew it.", "knew it.\n\n(LAUGHTER IN THE HALL)\n\nOn the bridge today\n\nWe all did so."
    )

    assert spoken(text)[:2] == [("The owner knew it.", "LUND"), ("We all did so.", "LUND")]


def test_a_word_of_thanks_is_not_kept():
    assert spoken(f"{TALK}\n\nQ: Is that all?\n\nMS. LUND: Thank you.")[2:] == []
