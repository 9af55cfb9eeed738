"""The links of a page's article are kept with their words, each at its place in the body, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.extraction import extract, starter
from newsreader.extraction.folding import folded
from newsreader.extraction.links import LONGEST_ADDRESS, MOST_LINKS, whole
from newsreader.fetching import Document, Told
from tests.extraction.pages import FIRST, HEADING, SECOND, THIRD, TITLE, paragraphs

HERE = "https://tidewater.example/valley/crack"
DAM = "https://tidewater.example/dam"


def read(inside, *, head="", url=HERE, told=None):
    page = (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title>{head}</head><body><article>{HEADING}"
        f"{paragraphs(FIRST)}{inside}{paragraphs(SECOND)}</article></body></html>"
    )
    return extract(Document("-", page.encode(), "text/html", url, told=told), starter())


def links(article):
    return [(article.body[start:end], address) for start, end, address in article.links]


def one(anchor, **page):
    """The links of a paragraph with this anchor in it."""
    return links(
        read(f"<p>Before the gate broke, {anchor} and nobody came to look at it for a week.</p>", **page)
    )


def test_words_and_address():
    assert one(f'<a href="{DAM}">the board was told</a>') == [("the board was told", DAM)]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("../dam", "https://tidewater.example/dam"),
        ("gate?id=3#part", "https://tidewater.example/valley/gate?id=3#part"),
        ("//mill.example/a", "https://mill.example/a"),
        ("?page=2", "https://tidewater.example/valley/crack?page=2"),
    ],
)
def test_a_relative_address_is_made_whole(written, address):
    assert one(f'<a href="{written}">the board was told</a>') == [("the board was told", address)]


def test_a_page_says_what_its_addresses_are_relative_to():
    base = '<base href="https://mill.example/old/">'

    assert one('<a href="gate">the board was told</a>', head=base) == [
        ("the board was told", "https://mill.example/old/gate")
    ]


def test_a_saved_page_is_at_the_address_it_names():
    head = f'<link rel="canonical" href="{HERE}">'

    found = one('<a href="/dam">it was told</a> or <a href="#foot">not</a>', head=head, url="")

    assert found == [("it was told", DAM)]


def test_an_address_relative_to_nothing_is_none():
    assert one('<a href="/dam">the board was told</a>', url="") == []


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "data:text/html,hello",
        "mailto:ada@tidewater.example",
        "tel:+4412345",
        "ftp://tidewater.example/a",
        "https://ada:secret@tidewater.example/dam",
        "https://tidewater.example@mill.example/",
        "https://tidewater.example\\@mill.example/",
        "http://[",
        "https://tide\u202ewater.example/",
        "https://tidewater.example:99999/",
        "",
        "#foot",
        HERE,
        HERE + "#foot",
        HERE + "?utm_source=mail",
        "https://tidewater.example/" + "a" * LONGEST_ADDRESS,
    ],
)
def test_what_leads_to_no_other_page_is_no_link(written):
    page = read(f'<p>Before the gate broke, <a href="{written}">it was told</a> and nobody came to look.</p>')

    assert (links(page), "broke, it was told and" in page.body) == ([], True)


def test_a_tracker_goes_and_the_rest_stays_as_it_was_written():
    written = f"{DAM}?b=2&amp;utm_source=mail&amp;a=1%2F2&amp;ref=7"

    assert one(f'<a href="{written}">it was told</a>') == [("it was told", f"{DAM}?b=2&a=1%2F2&ref=7")]


def test_signs_that_nobody_sees_or_that_end_an_address_are_quoted():
    assert whole(f'{DAM}/\u202egpj.exe?q="><b>') == f"{DAM}/%E2%80%AEgpj.exe?q=%22%3E%3Cb%3E"
    assert whole(f"{DAM}/\u0633\u062f") == f"{DAM}/\u0633\u062f"


def test_the_same_words_twice_are_told_apart():
    page = read(
        f'<p>The board met, and the board went, before the <a href="{DAM}/1">board</a> met'
        " once more in the hall"
        f' with <a href="{DAM}/2">the board</a> of the other valley.</p>'
    )

    text = page.body
    assert [(text[link.start - 4 : link.end + 4], link.address) for link in page.links] == [
        ("the board met", f"{DAM}/1"),
        ("ith the board of ", f"{DAM}/2"),
    ]


def test_markup_spaces_and_unseen_signs_within_the_words():
    anchor = (
        f'<a href="{DAM}"> the\n <b>b\u00ado</b>ard&nbsp;<time>on Monday</time><q>said</q> <img src="x"></a>'
    )

    assert one(anchor) == [("the board on Monday“said”", DAM)]


def test_letters_and_accents_apart():
    assert one(f'cafe\u0301s in the <a href="{DAM}">cafe\u0301 of the mill</a>') == [
        ("café of the mill", DAM)
    ]
    # An accent that the link begins with belongs to the letter before: where the link begins is not certain.
    assert one(f'the cafe<a href="{DAM}">\u0301 of the mill</a>') == []


def test_right_to_left():
    text = (
        "انهار السد يوم الاثنين قرب القرية، وقالت الهيئة إنها لم تكن تعلم بذلك حتى وصل المهندسون إلى المكان."
    )
    words = "الهيئة"

    page = read(f"<p>{text.replace(words, f'<a href={DAM}>{words}</a>')}</p>")

    assert links(page) == [(words, DAM)]


def test_a_link_over_two_blocks_is_one_in_each():
    page = read(f'<a href="{DAM}"><p>{SECOND[:90]}.</p><p>{THIRD}</p></a><p>{THIRD[:80]}.</p>')
    broken = read(
        f'<p>They said so.<a href="{DAM}"> It broke.<br><br>It was old,</a> and it was never mended.</p>'
    )

    assert links(page) in ([], [(SECOND[:90] + ".", DAM), (THIRD, DAM)])
    assert links(broken) == [("It broke.", DAM), ("It was old,", DAM)]


def test_a_picture_without_words_is_no_link():
    assert one(f'<a href="{DAM}"><img src="/gate.png" alt="The gate"></a> the gate') == []


def test_links_beside_the_text_are_none_of_it():
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("valley", "hill", "weather"))
    page = read(
        f"<nav><ul>{menu}</ul></nav>"
        '<div class="related"><a href="/other">Mill burns down in the hills</a></div>'
        f'<p>Before the gate broke, <a href="{DAM}">the board</a> was told and nobody came to look at it.</p>'
    )

    assert links(page) == [("the board", DAM)]


def test_items_and_cells_have_theirs():
    page = read(
        f'<ul><li>Boil <a href="{DAM}/1">the water</a> for an hour.</li>'
        f'<li>Keep <a href="{DAM}/2">the water</a> cold.'
        f'<ul><li>In <a href="{DAM}/3">the dark</a>, too.</li></ul></li></ul><p>{THIRD}</p>'
        f'<table><tr><td></td><td>Metres</td></tr><tr><td><a href="{DAM}/4">Gate</a></td>'
        f'<td>12 <b><a href="{DAM}/5">m</a></b></td></tr></table><p>{THIRD}</p>'
    )

    assert links(page) == [
        ("the water", f"{DAM}/1"),
        ("the water", f"{DAM}/2"),
        ("the dark", f"{DAM}/3"),
        ("Gate", f"{DAM}/4"),
        ("m", f"{DAM}/5"),
    ]
    assert page.body[page.links[1].start - 6 : page.links[1].end] == "\nKeep the water"


def test_ten_thousand_links_are_bounded():
    told = [f'It is <a href="{DAM}/{number}">told</a> here again.' for number in range(10_000)]

    page = read(paragraphs(*(" ".join(told[at : at + 50]) for at in range(0, len(told), 50))))

    assert (len(page.links), {page.body[link.start : link.end] for link in page.links}) == (
        MOST_LINKS,
        {"told"},
    )
    assert [link.address for link in page.links[:2]] == [f"{DAM}/0", f"{DAM}/1"]


def test_an_entry_of_a_feed_has_its_links_below_what_was_taken_for_its_headline():
    entry = f'<h1>Crack found</h1><p>{FIRST}</p><p>{SECOND} So <a href="/dam">they said</a>.</p>'
    told = Told(headline="Reservoir is emptied", address=HERE)

    found = extract(Document("-", entry.encode(), "text/html", HERE, told=told), starter())

    assert (found.body.startswith("Crack found\n\n"), links(found)) == (True, [("they said", DAM)])


def test_markdown_keeps_them_too():
    text = (
        f"# Reservoir emptied\n\n{FIRST}\n\n"
        f'Before it broke the [*board*](/dam "The dam") was told by [ him\n](<{DAM}/1>)'
        f" and ![a picture](/p.png) by [nobody](mailto:a@b.example), and the [board](?utm_source=x) did."
        f"\n\n{SECOND}\n\n"
        f"- Boil [the water]({DAM}/(2)) for an hour before you drink it, the board said.\n"
        f"- Keep [the water]({DAM}/3) in the dark, and for no longer than a day, it said.\n"
    )

    found = extract(Document("-", text.encode(), "text/plain", HERE), starter())

    assert links(found) == [
        ("board", DAM),
        ("him", f"{DAM}/1"),
        ("the water", f"{DAM}/(2)"),
        ("the water", f"{DAM}/3"),
    ]


WORDS = st.sampled_from(
    ["the", " board", "\u00a0met", "e\u0301", "\n", "a\u00adb", "“so”", "end. ", "السد", "𝒳", "&lt;"]
)
BITS = st.lists(WORDS, min_size=1, max_size=4).map("".join)
INLINE = st.one_of(
    BITS, BITS.map(lambda words: f"<b>{words}</b>"), st.just("<br>"), st.just("<img src=x>"),
    BITS.map(lambda words: f"<span>{words}</span>"),
)  # fmt: skip
PIECES = st.lists(st.tuples(st.booleans(), st.lists(INLINE, min_size=1, max_size=3).map("".join)), max_size=8)


@given(PIECES)
def test_every_link_stands_on_its_own_words(pieces):
    inside = "".join(
        f'<a href="{DAM}/{number}">{words}</a>' if linked else words
        for number, (linked, words) in enumerate(pieces)
    )
    written = {f"{DAM}/{number}": words for number, (_linked, words) in enumerate(pieces)}

    page = read(f"<p>The gate was old. {inside} So they said, and nobody came to look at it for a week.</p>")

    for words, address in links(page):
        plain = written[address]
        for mark in ("<b>", "</b>", "<span>", "</span>", "<br>", "<img src=x>"):
            plain = plain.replace(mark, "")
        plain = folded(plain.replace("&lt;", "<")).replace(" ", "")
        assert words == words.strip() and words
        assert "".join(words.split()) in plain
