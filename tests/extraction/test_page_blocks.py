"""The blocks of a page keep their place and their kind."""

import pytest

from newsreader.text import blocks as text_blocks
from newsreader.text.sentences import Span, split
from tests.extraction.pages import (
    FIRST,
    FOURTH,
    HEADING,
    SECOND,
    THIRD,
    article,
    blocks,
    dropped,
    paragraphs,
    read,
)


def kinds(page):
    return list(zip(page.kinds, blocks(page), strict=True))


def test_subheads_quotes_lists_and_tables_between_paragraphs():
    page = read(
        f"<article>{HEADING}{paragraphs(FIRST)}<h2>What he wrote</h2>"
        "<blockquote><p>It will not hold.</p><p>It never did.</p></blockquote>"
        "<table><tr><th>Day</th><th>Metres</th></tr><tr><td>Monday</td><td>12</td></tr></table>"
        f"{paragraphs(SECOND)}<ol><li>Boil it</li><li>Keep it <b>cold</b></li></ol>"
        f"{paragraphs(THIRD)}</article>"
    )

    assert kinds(page) == [
        ("paragraph", FIRST),
        ("subhead", "What he wrote"),
        ("quote", "It will not hold."),
        ("quote", "It never did."),
        ("table", "Day | Metres\nMonday | 12"),
        ("paragraph", SECOND),
        ("list", "Boil it\nKeep it cold"),
        ("paragraph", THIRD),
    ]


def test_items_and_rows_are_sentences_of_their_own():
    page = article(
        "<ul><li>Boil the water</li><li>Keep it no longer than a day</li></ul>"
        "<table><tr><td>Monday</td><td>12 m</td></tr><tr><td>Tuesday</td><td>4 m</td></tr></table>"
    )

    in_lines = [
        Span(each.start, each.end)
        for each in text_blocks.blocks(page.body, page.kinds)
        if each.kind in text_blocks.OF_LINES
    ]
    assert [page.body[span.start : span.end] for span in split(page.body, in_lines)][:4] == [
        "Boil the water",
        "Keep it no longer than a day",
        "Monday | 12 m",
        "Tuesday | 4 m",
    ]


def test_a_list_in_a_list_is_items_too():
    page = article("<ul><li>Boil it<ul><li>for an hour</li></ul></li><li>Keep it cold</li></ul>")

    assert kinds(page)[0] == ("list", "Boil it\nfor an hour\nKeep it cold")


def test_terms_and_what_they_mean_are_a_list():
    page = article("<dl><dt>Gate</dt><dd>The lower of the two is meant.</dd></dl>")

    assert kinds(page)[0] == ("list", "Gate\nThe lower of the two is meant.")


def test_a_table_that_lays_the_page_out_is_none():
    page = read(
        "<table><tr><td><ul><li><a href='/'>Start</a></li></ul></td>"
        f"<td>{HEADING}{paragraphs(FIRST, SECOND)}</td></tr></table>"
    )

    assert kinds(page) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_a_list_that_lays_the_page_out_is_none():
    page = read(
        f"{HEADING}<ul><li><h2>Gate</h2>{paragraphs(FIRST)}</li><li><h2>Farmers</h2>{paragraphs(SECOND)}</li></ul>"
    )

    assert kinds(page) == [
        ("subhead", "Gate"),
        ("paragraph", FIRST),
        ("subhead", "Farmers"),
        ("paragraph", SECOND),
    ]


def test_the_headline_is_no_subhead():
    assert kinds(article("")) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_a_caption_is_in_its_field_and_a_quotation_of_a_figure_in_the_body():
    page = article(
        "<figure><img src='a.jpg'><figcaption>The gate on Monday.</figcaption></figure>"
        "<figure><blockquote>It never held, he wrote.</blockquote></figure>"
    )

    assert kinds(page)[0] == ("quote", "It never held, he wrote.")
    assert (page.caption, page.dropped) == ("The gate on Monday.", ())


@pytest.mark.parametrize(
    ("part", "left_out"),
    [
        (
            "<div><h3>More on this story</h3><ul><li><a href='a'>Gate was built in 1950</a></li></ul></div>",
            [("More on this story", "boilerplate"), ("Gate was built in 1950", "links")],
        ),
        ("<p>Advertisement</p>", [("Advertisement", "boilerplate")]),
        (
            "<div class='newsletter'><p>Our letter of the morning, with the first cup of tea.</p></div>",
            [("Our letter of the morning, with the first cup of tea.", "margin")],
        ),
    ],
)
def test_what_is_left_out_is_named_with_its_rule(part, left_out):
    page = read(f"<article>{HEADING}{paragraphs(FIRST)}{part}{paragraphs(SECOND)}</article>")

    assert (blocks(page), dropped(page)) == ([FIRST, SECOND], left_out)


WRAPPED = FIRST.replace(" on Monday ", "\non Monday ")


@pytest.mark.parametrize(
    "typed",
    [
        f"<pre>{WRAPPED}\n\n{SECOND}\n\n\n{THIRD}</pre>",
        f"<pre>\n  {WRAPPED}\r\n \t\r\n  {SECOND}\r\n\r\n  {THIRD}\n</pre>",
        f"<pre><b>{WRAPPED}</b>\n<i>\n{SECOND}</i>\n\n<span>{THIRD}\n\n</span></pre>",
    ],
)
def test_blank_lines_part_text_that_stands_as_it_was_typed(typed):
    assert blocks(read(f"{HEADING}<div class='wire'>{typed}</div>")) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (f"<pre>{WRAPPED}\n{SECOND}</pre><p>{THIRD}</p>", [f"{FIRST} {SECOND}", THIRD]),
        (f"<p>{FIRST}\n\n{SECOND}</p><p>{THIRD}</p>", [f"{FIRST} {SECOND}", THIRD]),
        (
            f"<pre>{WRAPPED}\n</pre><div>\n\n{SECOND}\n\n<b>{THIRD}</b></div><p>{FOURTH}</p>",
            [FIRST, f"{SECOND} {THIRD}", FOURTH],
        ),
    ],
)
def test_other_ends_of_lines_are_spaces(inside, told):
    assert blocks(read(f"<article>{HEADING}{inside}</article>")) == told
