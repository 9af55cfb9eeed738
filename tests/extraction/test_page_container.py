"""Where in a page its article stands, by its words and containers and no class of one outlet."""

import pytest

from newsreader.extraction import extract, starter
from newsreader.fetching import Document
from tests.extraction.pages import (
    ALL,
    FIRST,
    FOURTH,
    HEADING,
    SECOND,
    THIRD,
    TITLE,
    blocks,
    dropped,
    paragraphs,
    read,
)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<div class='story-part'>", "</div>"),
        ("<section class='chunk wide'><div>", "</div></section>"),
        ("<div class='grid'><div class='column-text'>", "</div></div>"),
    ],
)
@pytest.mark.parametrize("parts", [(1, 3), (2, 2), (3, 1)])
def test_a_body_in_several_containers_of_one_name(opening, closing, parts):
    halves = ALL[: parts[0]], ALL[parts[0] :]
    inside = "<div class='notice'><p>Advertisement</p></div>".join(
        f"{opening}{paragraphs(*half)}{closing}" for half in halves
    )

    assert blocks(read(f"<article>{HEADING}{inside}</article>")) == ALL


def test_containers_of_another_name_are_others_stories():
    page = read(
        f"<div class='report'>{HEADING}{paragraphs(*ALL)}</div>"
        "<div class='cards'><h2>Elsewhere</h2><div class='card'><h3><a href='x'>Mill burns down</a></h3>"
        "<p>The old mill at the mouth of the river burned down in the night.</p></div></div>"
    )

    assert blocks(page) == ALL


@pytest.mark.parametrize("around", ["aside class='middle'", "aside id='page'", "aside"])
def test_an_article_in_an_aside(around):
    page = read(
        "<div class='consent'><p>We and our many partners keep things on your machine, and you may say no to "
        "it at any time at the foot of each of our pages.</p></div>"
        f"<{around}><article>{HEADING}<time datetime='2016-05-04'>4 May 2016</time>"
        f"{paragraphs(*ALL)}</article></aside>"
    )

    assert (blocks(page), page.published.local.isoformat()) == (ALL, "2016-05-04T00:00:00")


def test_an_aside_beside_the_article_is_not_the_article():
    page = read(
        f"<article>{HEADING}{paragraphs(*ALL)}</article><aside><h2>Weather</h2>"
        "<p>Rain is on its way from the hills and will stay for the rest of the week.</p></aside>"
    )

    assert blocks(page) == ALL


@pytest.mark.parametrize(
    "lead", ["<p class='teaser'>{}</p>", "<div class='teaser'><p>{}</p></div>", "<p class='intro'>{}</p>"]
)
def test_a_lead_belongs_to_the_article(lead):
    page = read(f"<article>{HEADING}{lead.format(FIRST)}{paragraphs(SECOND, THIRD, FOURTH)}</article>")

    assert blocks(page) == ALL


OFFERS = [
    ["Keep reading with an account", "Two crowns a week for three months, then four.", "Have one? Log in."],
    ["You have used all your free stories this month.", "Full access to every report"],
    ["To read the rest, please sign in.", "It costs nothing and takes a minute of your time."],
    [
        "The rest of it waits for you behind this door.",
        "Subscribe now from two crowns a week.",
        "Cancel any time.",
    ],
]


@pytest.mark.parametrize("offer", OFFERS, ids=lambda lines: lines[0])
@pytest.mark.parametrize("lead", ["<p>{}</p>", "<div class='teaser'><p>{}</p></div>"])
def test_a_stub_keeps_its_teaser_and_drops_the_offer(offer, lead):
    page = read(
        f"<article>{HEADING}{lead.format(FIRST)}<section class='box'>{paragraphs(*offer)}</section></article>"
    )

    assert (blocks(page), dropped(page)) == ([FIRST], [(line, "offer") for line in offer])


def test_a_teaser_that_shares_its_container_with_the_offer_stays():
    foot = paragraphs("The Linden Post has been printed by the river since the first gate was built.") * 3
    offer = "To read this report, subscribe."

    page = read(
        f"<main>{HEADING}<div class='text'>{paragraphs(FIRST, offer)}</div></main>"
        f"<footer class='footer'>{foot}</footer>"
    )

    assert (blocks(page), dropped(page)[0]) == ([FIRST], (offer, "offer"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Readers who subscribe now pay less, the publisher said in a letter to them.",
        "Support for the mayor fell, and she will become a member of the board.",
        "To keep reading alive in the villages, the school lends books.",
        "Already a member of the board, she ran for mayor.",
        "You have read too much into it, the clerk told him.",
    ],
)
def test_sentences_on_subscribers_are_no_offer(sentence):
    page = read(f"<article>{HEADING}{paragraphs(FIRST, sentence, SECOND)}</article>")

    assert blocks(page) == [FIRST, sentence, SECOND]


def test_a_menu_that_was_never_closed_holds_the_page():
    page = read(f"<nav><ul><li><a href='/'>Start</a></li></ul><article>{HEADING}{paragraphs(*ALL)}</article>")

    assert blocks(page) == ALL


def test_a_body_alone_as_feeds_give_it():
    page = read(f"<h1>Gate shut</h1>{paragraphs(FIRST)}<h1>Nine go down</h1>{paragraphs(SECOND)}", head="")

    assert (page.headline, blocks(page)) == ("Gate shut", [FIRST, "Nine go down", SECOND])


def test_a_heading_the_head_says_in_other_words_is_still_the_headline():
    page = read(
        f"<article><h1>{TITLE}</h1>{paragraphs(FIRST, SECOND)}</article>",
        head=f"<title>{TITLE} | Linden Post</title>",
    )

    assert (page.headline, blocks(page)) == (TITLE, [FIRST, SECOND])


def test_an_article_right_behind_the_title_without_a_body():
    source = f"<title>{TITLE}</title><article>{HEADING}{paragraphs(*ALL)}</article>"

    page = extract(Document("-", source.encode(), "text/html"), starter())

    assert (page.headline, blocks(page)) == (TITLE, ALL)


@pytest.mark.parametrize(
    "margin",
    [
        "<div class='promo'><p>Tickets for the fair</p></div>",
        "<div class='clip-modal'><div>Write a memo</div><div>At most forty signs</div></div>",
        "<div class='popup'><b>Tide table</b><p>In your pocket</p></div>",
    ],
)
def test_short_lines_of_a_margin_in_the_midst_of_an_article_are_none_of_its_own(margin):
    page = read(f"<article>{HEADING}{paragraphs(FIRST, SECOND)}{margin}{paragraphs(THIRD, FOURTH)}</article>")

    assert blocks(page) == ALL


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<div class='print'><h2>A wall of clay</h2></div>", "A wall of clay"),
        ("<div class='inset'><p>Nobody was hurt.</p></div>", "Nobody was hurt."),
        ("<p>Nobody drowned</p>", "Nobody drowned"),
    ],
)
def test_subheads_and_short_lines_in_the_midst_of_an_article_are_its_own(inside, text):
    page = read(f"<article>{HEADING}{paragraphs(FIRST, SECOND)}{inside}{paragraphs(THIRD, FOURTH)}</article>")

    assert blocks(page) == [FIRST, SECOND, text, THIRD, FOURTH]
