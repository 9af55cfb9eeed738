"""The blocks of a text, and the sentences of those whose lines are each by themselves."""

import pytest

from newsreader.text.blocks import blocks, cells, lines
from newsreader.text.sentences import Span, split

TEXT = "Ferries\n\nTwo run again.\n\nSelby to Holm\nHolm to Ostrand\n\nLine | Opens\nNorth | 7 March"
KINDS = ["subhead", "paragraph", "list", "table"]


def words(text, spans):
    return [text[span.start : span.end] for span in spans]


def test_every_block_has_its_kind_and_place():
    found = blocks(TEXT, KINDS)

    assert [block.kind for block in found] == KINDS
    assert words(TEXT, found) == TEXT.split("\n\n")


def test_of_no_text_there_are_no_blocks():
    assert (blocks(""), blocks("", ["list"])) == ([], [])


@pytest.mark.parametrize("kinds", [[], KINDS[:3], [*KINDS, "quote"]], ids=["none", "too few", "too many"])
def test_kinds_of_another_text_are_none(kinds):
    assert {block.kind for block in blocks(TEXT, kinds)} == {"paragraph"}


def test_lines_and_cells_lie_where_their_words_stand():
    *_others, table = blocks(TEXT, KINDS)
    rows = lines(TEXT, table)

    assert words(TEXT, rows) == ["Line | Opens", "North | 7 March"]
    assert [words(TEXT, cells(TEXT, row)) for row in rows] == [["Line", "Opens"], ["North", "7 March"]]


@pytest.mark.parametrize(
    "listed",
    ["Two tents\nNine lamps", "Bring a coat.\nBring boots", "Mon | Holm\nTue | Selby\nWed | Ostrand"],
    ids=["no stops", "a stop", "rows"],
)
def test_a_lines_end_ends_a_sentence_in_lists_and_tables(listed):
    text = f"What they need:\n\n{listed}\n\nThat is all."
    place = Span(text.index(listed), text.index(listed) + len(listed))

    found = words(text, split(text, [place]))

    assert found == ["What they need:", *listed.split("\n"), "That is all."]


@pytest.mark.parametrize(
    "wrapped",
    ["The council closed\nthe bridge.", "They met in Port\nSelby on Monday.", "It rained. Nobody\ncame."],
)
def test_it_ends_none_elsewhere(wrapped):
    listed = "Two tents\nNine lamps"
    text = f"{wrapped}\n\n{listed}"

    found = split(text, [Span(len(wrapped) + 2, len(text))])

    assert words(text, found) == [*words(wrapped, split(wrapped)), "Two tents", "Nine lamps"]


def test_sentences_within_an_item_stay_sentences():
    text = "Shut on Monday. Open on Tuesday.\nHolm"

    assert words(text, split(text, [Span(0, len(text))])) == ["Shut on Monday.", "Open on Tuesday.", "Holm"]
