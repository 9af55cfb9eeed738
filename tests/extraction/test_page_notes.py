"""What stands beside an article and belongs to it, and what a page holds for programs alone."""

import json

import pytest

from tests.extraction.pages import ALL, FIRST, HEADING, SECOND, TITLE, blocks, dropped, paragraphs, read

FOOT = "<footer><p>The Linden Post has been printed by the river since the gate was built.</p></footer>"


def beside(note, *, above=False):
    body = f"<div class='text'>{paragraphs(*ALL)}</div>"
    parts = [note, body] if above else [body, note]
    return read(f"<main>{HEADING}<div class='grid'>{''.join(parts)}</div></main>{FOOT}")


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("<p>{}</p>", "Correction: the gate was built of iron, and not of wood."),
        ("<div class='foot-note'><p>{}</p></div>", "This article was amended on 9 May: there are two gates."),
        (
            "<div class='article-correction'><p>{}</p></div>",
            "The teacher named here was not the one who spoke.",
        ),
        ("<aside>{}</aside>", "An earlier version of this report gave another river."),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_a_correction_beside_the_article_belongs_to_it(note, words, above):
    page = beside(note.format(words), above=above)

    assert blocks(page) == ([words, *ALL] if above else [*ALL, words])


@pytest.mark.parametrize(
    "note",
    [
        "<div class='cards'><h3><a href='x'>Correction of the river begins</a></h3></div>",
        "<div class='corrections'><a href='/all'>All corrections of the Linden Post in this year</a></div>",
    ],
)
def test_what_only_tells_of_corrections_does_not(note):
    assert blocks(beside(note))[-len(ALL) :] == ALL
    assert not [block for block in blocks(beside(note)) if block.startswith(("Correction", "All"))]


@pytest.mark.parametrize(
    "box",
    [
        ("Support our reporting.", "Your gift keeps our boats on the river."),
        ("We rely on readers.", "Make a gift today."),
    ],
)
def test_a_box_that_asks_for_support_is_an_offer(box):
    page = read(
        f"<article>{HEADING}{paragraphs(FIRST)}<div>{paragraphs(*box)}</div>{paragraphs(SECOND)}</article>"
    )

    assert (blocks(page), dropped(page)) == ([FIRST, SECOND], [(line, "offer") for line in box])


def test_what_hidden_parts_hold_for_programs_is_read():
    story = {"@type": "NewsArticle", "headline": TITLE, "author": {"@type": "Person", "name": "Olga Stern"}}
    script = f'<div hidden><script type="application/ld+json">{json.dumps(story)}</script></div>'

    assert read(f"<article>{HEADING}{paragraphs(*ALL)}</article>{script}").authors == ("Olga Stern",)


@pytest.mark.parametrize("mark", [" – ", " - ", " | "])
def test_a_mark_that_parts_words_is_no_hidden_part(mark):
    heading = f"<h1><span>Linden</span><span aria-hidden='true'>{mark}</span><span>{TITLE}</span></h1>"

    assert read(f"<article>{heading}{paragraphs(*ALL)}</article>").headline == TITLE


def test_a_text_of_structured_data_tells_which_words_are_the_article_s():
    story = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(ALL)}
    script = f'<script type="application/ld+json">{json.dumps(story)}</script>'
    between = "<p>Two gates</p>"

    page = read(
        f"{script}<div class='text'>{paragraphs(*ALL[:2])}{between}{paragraphs(*ALL[2:])}</div>"
        "<div class='card'><p>The old mill at the mouth of the river burned down in the night.</p></div>"
    )

    assert blocks(page) == [*ALL[:2], "Two gates", *ALL[2:]]


@pytest.mark.parametrize(
    ("letters", "name"), [("МСК", "Europe/Moscow"), ("WITA", "Asia/Makassar"), ("WIT", "Asia/Jayapura")]
)
def test_the_letters_of_a_zone(letters, name):
    page = read(f"<article>{HEADING}<p>8 December 2016, 20:37 {letters}</p>{paragraphs(*ALL)}</article>")

    assert (page.published.zone, page.published.zone_status) == (name, "stated")


def test_every_caption_of_a_figure_is_kept_once():
    captions = ["The gate in spring.", "Divers &amp;amp; their boat.", "The dry bed."]
    first = f"<figure><img src='a'><figcaption>{captions[0]}</figcaption>"
    second = f"<figcaption>{captions[1]}</figcaption>"
    inner = f"<figure><img src='b'><figcaption>{captions[2]}</figcaption></figure></figure>"

    page = read(f"<article>{HEADING}{paragraphs(*ALL)}{first}{second}{inner}</article>")

    assert page.caption.split("\n\n") == ["The gate in spring.", "Divers &amp; their boat.", "The dry bed."]
