"""Whom "he" and "she" mean beside a quotation, talks of two, clauses that only seem to tell who speaks."""

import pytest

from newsreader.text.saying.quotations import find
from newsreader.text.sentences import split


def speakers(text):
    return [quotation.speaker and text[slice(*quotation.speaker)] for quotation in find(text, split(text))]


@pytest.mark.parametrize(
    ("before", "pronoun", "speaker"),
    [
        ("On the quay, fishmonger Aled Quarv was gutting cod.", "he", "Aled Quarv"),
        ("Then came Dr Quarv.", "he", "Quarv"),
        ("The vote was a blow to President Quarv.", "she", "Quarv"),
        ("The only witness was a boy called Jonty.", "he", "Jonty"),
        ("The island’s last teacher is Ruaridh Quarv.", "he", "Ruaridh Quarv"),
        ("Katie, 9, keeps a jar of shells.", "she", "Katie"),
        ("She is survived by a son, Quarv.", "he", "Quarv"),
        ("One of the survivors, Amal, is nine.", "she", "Amal"),
        ("Nobody would talk. Then an old man in slippers came out.", "he", "old man"),
        ("The map was found by Isak Lund’s granddaughter.", "she", "granddaughter"),
        ("Lund’s ex-wife gave evidence by video.", "she", "ex-wife"),
        ("Asked about the fee, Lund’s agent smiled.", "he", "agent"),
        ("The defendant, Carl Holm, 43, denied it.", "he", "Carl Holm"),
        ("The minister, Carl Holm, denied wrongdoing.", "he", "Carl Holm"),
        ("Carl Holm.", "he", "Carl Holm"),
    ],
)
def test_the_one_person_of_the_sentence_before_is_meant(before, pronoun, speaker):
    assert speakers(f"{before} “It was dark,” {pronoun} said.") == [speaker]


@pytest.mark.parametrize(
    ("before", "pronoun"),
    [
        ("They met Dr Quarv and Dr Morv.", "he"),
        ("The vote was a blow to the Harbour Council of Oslo.", "he"),
        ("Maria Berg took the pen.", "he"),
        ("He had asked for Dr Quarv.", "he"),
        ("Rain fell in Petit Quarv.", "he"),
        ("They met under a banner.", "he"),
        ("It was her biggest dish, a Greek salad.", "she"),
        ("The town was a huge fan.", "she"),
    ],
)
def test_nobody_is_meant_where_two_or_no_persons_fit(before, pronoun):
    assert speakers(f"{before} “It was dark,” {pronoun} said.") == [None]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("", "Maria Berg"),
        ("Rain fell.\n\nThe mill stood still.\n\n", "Maria Berg"),
        ("Rain fell on Rita Dahl.\n\nThe mill stood still.\n\n", None),
        ("Rita Dahl, a miller, left.\n\nThe mill stood still.\n\n", None),
        ("Rain fell on Peter Holm.\n\nThe mill stood still.\n\n", "Maria Berg"),
    ],
)
def test_over_paragraphs_only_who_alone_may_be_she_is_meant(between, speaker):
    text = f"“Our well is dry,” said Maria Berg.\n\n{between}“It will rain,” she said."

    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("talk", "last"),
    [
        ("“You are late,” said Ann.\n\n“The bus broke down,” said Bo.\n\n“Again?”", "Ann"),
        ("“You are late,” said Ann.\n\n“It broke down,” said Bo.\n\n“Again?”\n\n“Again.”", "Bo"),
        ("“Late,” said Ann. “Why?”\n\n“It broke down,” said Bo. “It did.”\n\n“Again?”", "Ann"),
        ("“You are late,” said Ann.\n\nBo sat down.\n\n“The bus broke down,” said Bo.\n\n“Again?”", None),
        ("“You are late,” said Ann.\n\n“It is noon,” said Ann.\n\n“Again?”", None),
        ("“You are late,” said Ann.\n\n“It broke down,” said Bo.\n\n“Again?” Rain fell.", None),
    ],
)
def test_in_a_talk_of_two_the_other_answers(talk, last):
    assert speakers(talk)[-1] == last


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Berg said she was “very young” and “it was a very long and hard night.”", ["Berg", "Berg"]),
        ("Minister Berg says the U.K. is “talking to both of the sides about the dam.”", ["Berg"]),
        ("In a speech to her voters in the square she said: “We wait.”", [None]),
        ("Maria Berg left. In a speech to voters she said: “We wait.”", ["Maria Berg"]),
        ("“He was the best of us,” said Berg of his late brother.", ["Berg"]),
        ("Holm called the deal “historic”, but Berg said it was late.", ["Holm"]),
        ("The deal was “historic,” but Berg said it was late.", ["Berg"]),
        ("Berg wrote to her voters, assuring them that “the dam stands as it stood.”", ["Berg"]),
        ("“It is raining,” informs Maria Berg.", ["Maria Berg"]),
        ("The firm’s boss calls it “a rounding error”.", ["firm’s boss"]),
        ("The report calls the jail “unfit for use”.", ["report"]),
        ("The doctor’s verdict was short: “Rest.”", ["doctor"]),
        ("The window’s message was short: “Rest here.”", [None]),
    ],
)
def test_clauses_beside_several_phrases(text, found):
    assert speakers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He was mocked for a series of slips, including complaining of “old lives”.",
        "In slips, including saying that he wanted his “old life” back, he lost.",
        "They opened “quiet talks” on matters related to the dam.",
        "It was told, in letters the board kept informed, as “a dull affair”.",
    ],
)
def test_what_names_nobody_is_nobodys_speech(text):
    assert set(speakers(text)) <= {None}
