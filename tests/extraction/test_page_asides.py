"""What stands in the midst of a report and is beside it: boxes, links, credits, words for listeners, notices.

Other extractors take such lines along. Each kind is told by its words, its place or how little it holds.
"""

import pytest

from tests.extraction.pages import (
    ALL,
    FIRST,
    FOURTH,
    HEADING,
    SECOND,
    THIRD,
    blocks,
    paragraphs,
    read,
)

ABOUT = "Mara Lind has walked along rivers for the Linden Post since her school days and keeps nine bees."
LETTER = "Every morning at six we write down what the night has brought to the valley and its villages."


def in_the_midst(inside):
    return read(f"<article>{HEADING}{paragraphs(FIRST, SECOND)}{inside}{paragraphs(THIRD, FOURTH)}</article>")


@pytest.mark.parametrize(
    "box",
    [
        f"<section class='newsletter-form__main'><h2>By the river</h2><p>{LETTER}</p></section>",
        f"<div class='author__biography'><p>{ABOUT}</p></div>",
        f"<div class='info-tooltip'><p>{LETTER}</p></div>",
    ],
)
def test_a_box_beside_the_report_is_none_of_it(box):
    assert blocks(in_the_midst(box)) == ALL


@pytest.mark.parametrize("name", ["newsletter", "author-bio", "related-articles"])
def test_a_report_in_an_element_of_such_a_name_stays(name):
    page = read(f"<main><div class='{name}'>{HEADING}{paragraphs(*ALL)}</div></main>")

    assert blocks(page) == ALL


@pytest.mark.parametrize("name", ["biography-of-a-gate", "letters", "tool"])
def test_a_box_of_another_name_stays(name):
    assert blocks(in_the_midst(f"<div class='{name}'><p>{ABOUT}</p></div>")) == [
        FIRST,
        SECOND,
        ABOUT,
        THIRD,
        FOURTH,
    ]


@pytest.mark.parametrize(
    "link",
    [
        "<div><h3><a href='/mill'>Mill at the mouth of the river burns down</a></h3></div>",
        "<div class='more'><p><a href='/mill'>Mill at the mouth of the river burns down</a></p></div>",
        "<div><strong><a href='/mill'>MILL AT THE MOUTH OF THE RIVER BURNS DOWN</a></strong></div>",
    ],
)
def test_a_line_that_is_one_link_to_another_story_is_none_of_the_report(link):
    assert blocks(in_the_midst(link)) == ALL


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<h2><a href='#gate'>What the divers saw</a></h2>", "What the divers saw"),
        ("<p>The <a href='/gate'>lower gate</a> was built in 1912.</p>", "The lower gate was built in 1912."),
        (f"<section><h2><a href='/b'>The bees</a></h2><p>{ABOUT}</p></section>", f"The bees\n\n{ABOUT}"),
    ],
)
def test_a_subhead_that_is_a_link_and_a_sentence_with_one_stay(inside, text):
    assert blocks(in_the_midst(inside)) == [FIRST, SECOND, *text.split("\n\n"), THIRD, FOURTH]


@pytest.mark.parametrize(
    "picture",
    [
        "<div><p>Photo: Mara Lind</p></div>",
        "<div class='caption'><p>Two divers wait above the lower gate while the water falls.</p></div>",
        "<p>Image credit: Mara Lind</p>",
    ],
)
def test_a_picture_without_a_figure_is_none_of_the_report(picture):
    assert blocks(in_the_midst(picture)) == ALL


@pytest.mark.parametrize(
    "sentence",
    [
        "The photo of the crack was shown to the board on Friday.",
        "He filed his report, and the board put it into a drawer (and forgot it).",
        "Credit goes to the divers, the board said in a letter.",
    ],
)
def test_a_sentence_on_a_picture_or_a_credit_stays(sentence):
    assert blocks(in_the_midst(f"<p>{sentence}</p>")) == [FIRST, SECOND, sentence, THIRD, FOURTH]


@pytest.mark.parametrize(
    "told",
    [
        "<h2 class='visually-hidden'>Article content</h2>",
        "<div class='sr-only'>Part two of the report</div>",
        "<h3 class='headline hidden'>New section</h3>",
    ],
)
def test_lines_for_those_who_listen_are_none_of_the_report(told):
    assert blocks(in_the_midst(told)) == ALL


def test_words_for_those_who_listen_are_taken_out_of_a_sentence():
    page = in_the_midst(
        "<p>The <a href='/x'>lower gate<span class='screen-reader-text'> (opens in a new window)</span></a> "
        "was built in 1912.</p>"
    )

    assert blocks(page) == [FIRST, SECOND, "The lower gate was built in 1912.", THIRD, FOURTH]


@pytest.mark.parametrize(
    "seen",
    [
        "<h2 class='hidden md:block'>A wall of clay</h2>",
        "<h2 class='d-none d-md-block'>A wall of clay</h2>",
        "<h2 class='unhidden-head'>A wall of clay</h2>",
    ],
)
def test_what_some_screens_show_stays(seen):
    assert blocks(in_the_midst(seen)) == [FIRST, SECOND, "A wall of clay", THIRD, FOURTH]


@pytest.mark.parametrize(
    "notice",
    [
        "Want to know what the valley reads? Sign up for our letter and find it in your inbox.",
        "If you buy through our links, we may earn a small commission from the shop.",
        "Do you live below the gate? Get in touch with us, and let us know what you saw.",
    ],
)
def test_a_notice_to_the_reader_is_none_of_the_report(notice):
    assert blocks(in_the_midst(f"<p>{notice}</p>")) == ALL


@pytest.mark.parametrize(
    "sentence",
    [
        "The commission may receive the farmers on Friday, the board said.",
        "“Get in touch with us before you sign up for anything,” the clerk told the farmers.",
        "Nobody in the valley would subscribe to that view of what our fathers had built.",
    ],
)
def test_a_sentence_in_such_words_stays(sentence):
    assert blocks(in_the_midst(f"<p>{sentence}</p>")) == [FIRST, SECOND, sentence, THIRD, FOURTH]


@pytest.mark.parametrize("line", ["Czytaj więcej", "Lire aussi : Le vieux pont rouvre", "Lesezeit: 3 Min."])
def test_lines_of_the_page_in_other_languages_are_none_of_the_report(line):
    assert blocks(in_the_midst(f"<p>{line}</p>")) == ALL
