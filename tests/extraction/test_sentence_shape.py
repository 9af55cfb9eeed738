"""A line of a header names who, where and when; a sentence tells something of them."""

import pytest

from newsreader.extraction.sentence_shape import is_sentence


@pytest.mark.parametrize(
    "line",
    [
        "Gunmen shot at reporters in Linden on 4 May 2016.",
        "The agency shut its bureau in Linden on 4 May 2016.",
        "Two editors quit on 4 May 2016.",
        "The newspaper closed on 4 May 2016.",
        "Staff of the ministry met on Monday, 9 May 2016.",
        "Minister visited the desk on 4 May 2016",
        "“The desk burned,” the guard said on 4 May 2016.",
        "La redacción cerró el 4 de mayo de 2016.",
    ],
)
def test_sentences(line):
    assert is_sentence(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, Reporter, 4 May 2016.",
        "Published by Jane Doe on 4 May 2016.",
        "Last updated on 4 May 2016 at 8 p.m.",
        "Reporting by Jane Doe; editing by John Roe.",
        "Written and produced by Jane Doe, 4 May 2016",
        "By our own correspondent.",
        "Page saved on 4 May 2016",
        "Par Jane Doe, le 4 mai 2016",
        "Von Jane Doe, Redaktion, 4. Mai 2016",
    ],
)
def test_lines_of_a_header(line):
    assert not is_sentence(line)
