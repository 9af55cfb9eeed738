"""Where a stretch of capitals is cut: titles, and known names that begin longer ones, row by row."""

import re

import pytest

from newsreader.text.names import Known, Registry
from newsreader.text.names.aliases import RULINGS, Beginning, begins_longer, ruling
from newsreader.text.names.bounds import begins_name, merely_opens, name_end
from newsreader.text.names.titles import NAMED, past_title
from newsreader.text.names.words import Words


def capitals(words):
    return words.capitals[0], words.capitals[-1]


@pytest.mark.parametrize("row", NAMED, ids=lambda row: row.id)
def test_title_that_is_part_of_a_name_stays_with_it(row):
    words = Words("body", row.example)
    at, last = capitals(words)

    holding = [each.id for each in NAMED if each.holds(words, at, name_end(words, at + 1, last), last)]

    assert row.id in holding
    assert past_title(words, at, last) == at


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Mr", "Berg"),
        ("Majority Leader", "Anna Berg"),
        ("Secretary of State", "Anna Berg"),
        ("Superintendent of Police and Customs", "Anna Berg"),
        ("Deputy Prime Minister", "Anna Berg"),
        ("Dean", "Anna Berg"),
    ],
)
def test_title_ends_where_the_name_begins(title, name):
    words = Words("body", f"{title} {name}")

    after = past_title(words, 0, len(words) - 1)

    assert words.text[words.starts[after] :] == name


def beginning(row):
    """The row's example as it stands in a sentence: the first known name, and the one behind it."""
    first, second = [*re.findall(r"\[(.+?)\]", row.example), ""][:2]
    kind = "place" if row.kind == "demonym" else row.kind
    demonyms = (first,) if row.kind == "demonym" else ()
    known = [Known("first", "Elsewhere" if demonyms else first, kind, demonyms=demonyms)]
    registry = Registry([*known, Known("second", second, "organisation")])
    words = Words("body", f"They saw {re.sub('[][]', '', row.example)} there.")
    at = 2 + len(row.example.partition("[")[0].split())
    alias, end = registry.at(words, at), at - 1 + len(first.split())
    return Beginning(alias, words, at, end, words.capitals[-1], registry.at(words, end + 1))


@pytest.mark.parametrize("row", RULINGS, ids=lambda row: row.id)
def test_known_name_is_whole_or_begins_a_longer_one(row):
    assert ruling(beginning(row)) is row
    assert begins_longer(beginning(row)) is row.longer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Berg Mayor Bo Lee", "Anna Berg"),
        ("Anna Berg Monday", "Anna Berg"),
        ("Anna Berg And Bo Lee", "Anna Berg"),
        ("Anna Berg & Bo Lee", "Anna Berg"),
        ("Anna May", "Anna May"),
        ("Karlby Mayor Street", "Karlby"),
        ("Friends of President Lee", "Friends of President Lee"),
    ],
)
def test_name_ends_before_a_title_a_date_or_a_small_word(text, name):
    words = Words("body", text)

    assert text[: words.ends[name_end(words, 0, len(words) - 1)]] == name


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("the Third Harbour Bridge", True),
        ("the Jan Kowal", True),
        ("the Jan van Berg", True),
        ("the Easter Island", True),
        ("in May Karlby", False),
        ("the May Monday", False),
        ("the Third Vellamo", False),
    ],
)
def test_small_word_or_date_begins_a_name(text, begins):
    words = Words("body", text)

    assert begins_name(words, 1, len(words) - 1) is begins


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Asked Vellamo", True),
        ("Port Vellamo", False),
        ("Anna Vellamo", False),
        ("Blue Table Company", False),
    ],
)
def test_first_word_of_a_sentence_may_have_its_capital_from_there(text, opens):
    words = Words("body", text)

    assert merely_opens(words, 0, len(words) - 1) is opens
