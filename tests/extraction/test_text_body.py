"""The body of an article saved as text: where it begins and ends, and what in it is not its own."""

import pytest

from newsreader.extraction import extract, starter
from newsreader.fetching import Document

FIRST = "The ferry to the island ran again on Monday after eleven weeks in the dock."
SECOND = "Its engine had been taken out, cleaned and put back twice before the harbour master let her go."
THIRD = "Fishermen who had carried the mail in the meantime said that they would rather go on."
LAST = "The fare stays as it was, and children under six pay nothing, the company said."
HEADLINE = "Island ferry sails again after eleven weeks"
BYLINE = "By Jane Doe\n8 December 2016"


def taken(*blocks, head=(HEADLINE, BYLINE)):
    text = "\n\n".join((*head, *blocks))
    return extract(Document("ferry.txt", text.encode(), "text/plain"), starter())


def body(*blocks):
    return taken(*blocks).body.split("\n\n")


def test_headline_and_three_short_paragraphs_lose_nothing():
    article = taken("The ferry sailed.", "Nobody waved.", "It rained.", head=(HEADLINE,))

    assert (article.body.split("\n\n"), article.dropped) == (
        ["The ferry sailed.", "Nobody waved.", "It rained."],
        (),
    )


@pytest.mark.parametrize(
    "line",
    [
        "No.",
        "Nobody came.",
        "“Tell us a story,” the boy said.",
        "Keep your lamp lit, sailor, keep your lamp lit for me.",
        "The commission's rules first appeared in 1912.",
        "Get your coat, we are late.",
        "She would not subscribe to a plan that left the island out.",
        "And then the lamp went out…",
        "He called it the best newsletter of the coast, and said so to all who came by.",
    ],
)
def test_short_sentence_among_paragraphs_stays(line):
    assert body(FIRST, SECOND, line, THIRD, LAST) == [FIRST, SECOND, line, THIRD, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Share this",
        "Sign up to our letter and get the harbour news in your inbox every morning.",
        "We never share your address.",
        "Want more of the coast? Subscribe to our newsletter, it is free and you can leave when you like.",
        "This site uses cookies, see our privacy policy for what we keep of you.",
        "Get in touch: do you live on the island, and what did you do without the ferry? Write to us.",
        "ferry-at-dawn.jpg",
    ],
)
def test_what_speaks_to_the_readers_of_the_page_is_left_out_and_named(line):
    article = taken(FIRST, SECOND, line, THIRD, LAST)

    assert article.body.split("\n\n") == [FIRST, SECOND, THIRD, LAST]
    assert [left.text for left in article.dropped] == [line]


def test_article_goes_on_after_a_box_of_other_stories():
    box = "Related stories\nLighthouse keeper turns ninety\nStorm takes a pier\nWhere the herring went"

    assert body(FIRST, SECOND, box, THIRD, LAST) == [FIRST, SECOND, THIRD, LAST]


def test_teasers_under_a_heading_of_other_stories_are_not_the_article():
    teasers = (
        "Latest stories",
        "Lighthouse keeper turns ninety",
        "He has lit the lamp since he was a boy of sixteen, and does not mean to stop.",
        "Storm takes a pier",
        "The old pier of the northern harbour fell into the sea on Sunday night.",
        "Where the herring went",
    )

    assert body(FIRST, SECOND, THIRD, LAST, *teasers) == [FIRST, SECOND, THIRD, LAST]


@pytest.mark.parametrize(
    "box",
    [
        "Jane Doe is a senior reporter for the island's paper and has two cats.",
        "Jane Doe lives on the island.",
        "Richard Roe covers harbours and everything that floats.",
    ],
)
def test_box_about_the_writer_is_below_the_article(box):
    assert body(FIRST, SECOND, THIRD, LAST, box) == [FIRST, SECOND, THIRD, LAST]


@pytest.mark.parametrize(
    "line",
    [
        "Richard Roe is the harbour master of the island.",
        "Richard Roe was a reporter when the first ferry sank, he said.",
        "Richard Roe lives on the island.",
    ],
)
def test_last_paragraph_about_somebody_else_stays(line):
    assert body(FIRST, SECOND, THIRD, LAST, line) == [FIRST, SECOND, THIRD, LAST, line]


@pytest.mark.parametrize(
    "line", ["More to come.", "This is a breaking news story.", "Check back for updates."]
)
def test_promise_of_more_is_not_the_article(line):
    assert body(FIRST, SECOND, THIRD, LAST, line) == [FIRST, SECOND, THIRD, LAST]


def test_caption_without_credit_is_told_by_its_end():
    caption = "The ferry in dock. Her engine weighs eleven tons"
    article = taken(FIRST, SECOND, caption, THIRD, LAST)

    assert (article.body.split("\n\n"), article.caption) == ([FIRST, SECOND, THIRD, LAST], caption)


@pytest.mark.parametrize("line", ["What the owners say", "Dr. Roe and St. Mary", "Why did it take so long?"])
def test_subhead_among_paragraphs_is_no_caption(line):
    assert body(FIRST, SECOND, line, THIRD, LAST) == [FIRST, SECOND, line, THIRD, LAST]


def test_markdown_keeps_lists_quotations_subheads_and_tables():
    article = taken(
        FIRST,
        "## What the **owners** say",
        SECOND,
        "> It is a good ship, and she will sail for another forty years if we let her.",
        THIRD,
        "  * A ticket costs two crowns\n  * A cow costs eleven crowns",
        LAST,
        "Day | Sailings\n---|---\nMonday | 12\nTuesday | 3",
        FIRST.replace("Monday", "Tuesday"),
        head=(f"# {HEADLINE}", "[Home](https://ferry.example/) [News](https://ferry.example/news)"),
    )

    assert article.kinds == (
        "paragraph",
        "subhead",
        "paragraph",
        "quote",
        "paragraph",
        "list",
        "paragraph",
        "table",
        "paragraph",
    )
    assert article.body.split("\n\n")[5] == "A ticket costs two crowns\nA cow costs eleven crowns"
    assert article.body.split("\n\n")[7] == "Day | Sailings\nMonday | 12\nTuesday | 3"
    assert [mark for mark in ("**", "](", "#", "> ") if mark in article.body] == []


PAGE = (HEADLINE, BYLINE, "Share this")


@pytest.mark.parametrize(
    "line",
    [
        "1. The lower quay",
        "Here is what changes:",
        "The long way round by the lighthouse",
        "Fare for a cow: eleven crowns",
    ],
)
def test_line_among_the_paragraphs_of_a_page_is_the_articles(line):
    article = taken(FIRST, SECOND, line, THIRD, LAST, head=PAGE)

    assert article.body.split("\n\n") == [FIRST, SECOND, line, THIRD, LAST]


@pytest.mark.parametrize(
    "lines",
    [
        ("12.04. 17.05. 03.06.", "Print this"),
        ("Harbour", "Save", "Harbour", "Tweet", "Harbour"),
        ("Advertisement", "Jane Doe", "Harbour desk", "Print this"),
    ],
)
def test_line_among_buttons_in_the_midst_of_a_page_is_left_out_and_named(lines):
    article = taken(FIRST, SECOND, *lines, THIRD, LAST, head=PAGE)

    assert article.body.split("\n\n") == [FIRST, SECOND, THIRD, LAST]
    assert [left.text for left in article.dropped if left.text in lines] == [*lines]


@pytest.mark.parametrize(
    "heading",
    [
        "Editors’ recommendations",
        "Next up in harbours",
        "People are also reading…",
        "Recommended from the editors",
        "Web stories",
    ],
)
def test_headings_of_other_stories_end_the_article(heading):
    teasers = (
        "Lighthouse keeper of the northern coast turns ninety",
        "Storm takes a pier in the north of the island",
    )

    article = taken(FIRST, SECOND, THIRD, LAST, heading, *teasers, head=PAGE)

    assert article.body.split("\n\n") == [FIRST, SECOND, THIRD, LAST]


@pytest.mark.parametrize(
    "heading",
    ["The editors recommend nothing", "Next up was the harbour master", "People are also angry"],
)
def test_subhead_that_speaks_of_readers_or_editors_is_the_articles(heading):
    article = taken(FIRST, SECOND, heading, THIRD, LAST, head=PAGE)

    assert article.body.split("\n\n") == [FIRST, SECOND, heading, THIRD, LAST]
