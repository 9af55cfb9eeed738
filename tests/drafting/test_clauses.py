import pytest

from newsreader.drafting.clauses import Clause, split
from newsreader.drafting.tokens import Token, read


def parted(text: str) -> tuple[list[Token], list[Clause]]:
    tokens = read(text, [])
    return tokens, split(tokens)


def written(text: str) -> str:
    """The sentence with a stroke where a clause begins."""
    tokens, clauses = parted(text)
    parts = [text[tokens[each.first].start : tokens[each.last].end] for each in clauses]
    return " | ".join(parts)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor fled | and the army took the port.",
        "The mayor and his son fled.",
        "A man from Oslo and his son fled.",
        "Rebels left | two weeks after the dam broke.",
        "The treaty | under which ships sailed lapsed.",
        "After a retreat, the rebels shelled the port.",
        "The museum, | which opened late, | closed.",
        "CAIRO — | The court freed two sailors.",
        "The judge, a doctor, fled.",
        "Trade fell; | prices, too, rose.",
        "The company said | nine miners died.",
        "The man | who robbed a bank | was caught.",
        "But the mayor, a doctor, fled.",
    ],
)
def test_a_sentence_is_parted_where_a_clause_begins(text):
    assert written(text.replace("| ", "")) == text


@pytest.mark.parametrize(
    ("text", "lender"),
    [
        ("The ferry left Dover and reached Calais.", 0),
        ("A man who came early and left late was caught.", 1),
        ("The ferry, which was old, sank.", 0),
        ("The ferry sank and the crew swam.", None),
    ],
)
def test_a_clause_without_a_subject_borrows_one(text, lender):
    _, clauses = parted(text)
    lent = [each.subject for each in clauses if each.subject is not None]

    assert lent == ([] if lender is None else [clauses[lender]])


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("Nine miners died, the company announced.", [False, True]),
        ("The company announced a truce.", [False]),
        ("The company said nine miners died.", [True, False]),
        ("“It was old and nobody looked after it,” an engineer cautioned.", [True]),
    ],
)
def test_a_clause_that_only_tells_who_speaks_says_so(text, saying):
    assert [each.saying for each in parted(text)[1]] == saying


def test_a_relative_clause_knows_the_words_it_is_about():
    tokens, clauses = parted("The bridge, under which ships sailed, fell.")

    assert [tokens[each.antecedent].text for each in clauses if each.antecedent >= 0] == ["bridge"]
