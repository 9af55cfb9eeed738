"""What is only claimed, doubted or asked is called by its sentence, for a title alone would tell a fact."""

import pytest

from tests.drafting.test_proposals import titles


@pytest.mark.parametrize(
    "sentence",
    [
        "Police dismissed claims that a guard shot the vicar on Tuesday",
        "The claim by the union that a guard shot the vicar on Tuesday was tested",
        "There were fears that the dam had burst on Tuesday",
        "No evidence has emerged that a guard shot the vicar on Tuesday",
        "An inquiry found no proof that a guard shot the vicar on Tuesday",
        "The mayor doubted that a guard had shot the vicar on Tuesday",
        "Police believe that two clerks burned the mill on Tuesday",
        "The clerk claimed he had left on Tuesday",
        "The firm refused to confirm that a clerk left on Tuesday",
        "No one believes that the mayor left on Tuesday",
        "The jury heard that Ola Lie burned the mill on Tuesday",
        "The court was told that Ola Lie burned the mill on Tuesday",
        "Prosecutors said Ola Lie burned the mill on Tuesday",
        "It is unclear who burned the mill on Tuesday",
        "It was the army, not the police, that opened fire on Tuesday",
        "The drug, it is claimed, killed nine patients on Tuesday",
        "Anna Lie’s lawyer said she left Harn on Tuesday",
        "The vicar’s wife, who lives in Ek, said he left Harn on Tuesday",
        "The mayor’s aide said he was ill and left on Tuesday",
        "The prosecution told the court that Ola Lie left on Tuesday",
        "The vicar was misquoted as saying that he left on Tuesday",
        "A spokesman for Anna Lie said he left Harn on Tuesday",
    ],
)
def test_what_is_left_open_is_told_with_who_leaves_it_open(sentence):
    assert titles(f"{sentence}.")[-1] == sentence


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Police confirmed that a guard shot the vicar on Tuesday.", "A guard shot the vicar"),
        ("The mayor said a guard had shot the vicar on Tuesday.", "A guard had shot the vicar"),
        ("The fear that seized Harn ended on Tuesday.", "The fear that seized Harn ended"),
        ("The claims that were made on Tuesday are old.", "The claims were made"),
        ("It turned out that the vicar died on Tuesday.", "The vicar died"),
        ("It was Norbank that sold the mill on Tuesday.", "Norbank sold the mill"),
        ("The minister, it emerged, sold the mill on Tuesday.", "The minister, it emerged, sold the mill"),
        ("Prosecutors said they charged Ola Lie on Tuesday.", "Prosecutors charged Ola Lie"),
        ("A report by the council said that 40 sheep drowned on Tuesday.", "40 sheep drowned"),
        ("The mayor welcomed the news that the war ended on Tuesday.", "The war ended"),
        ("The head of Norbank said he resigned on Tuesday.", "The head of Norbank resigned"),
        ("The mayor heard that the mill burned on Tuesday.", "The mill burned"),
    ],
)
def test_what_is_told_as_so_is_a_title(body, title):
    assert titles(body)[-1] == title


@pytest.mark.parametrize(
    "body",
    [
        "Had the driver braked on Tuesday, the girl would be alive.",
        "Had Ola Lie won on Tuesday, Harn would pay.",
    ],
)
def test_what_would_have_been_is_no_event(body):
    assert titles(body) == []
