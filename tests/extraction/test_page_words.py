"""The words of a page: none vanishes, and what its markup says of them is read as a reader sees it."""

import pytest
from lxml.html import fromstring

from newsreader.extraction.pages.unwrapping import melted, raised
from tests.extraction.pages import (
    ALL,
    FIRST,
    HEADING,
    SECOND,
    TITLE,
    article,
    blocks,
    dropped,
    paragraphs,
    read,
)

SENTENCES = [
    "A reporter was shot in Linden on 4 May 2016.",
    "The committee shut the gate on 4 May 2016.",
    "By evening the editor lay ill in Linden on 4 May 2016.",
    "Radio Linden fell silent on Monday, 9 May 2016.",
]
HEADER_LINES = [
    "By Jane Doe, Reporter, 4 May 2016",
    "Staff reporter | Linden | 4 May 2016",
    "Jane Doe, diplomatic correspondent, 4 May 2016.",
    "Posted on 4 May 2016 at 8 p.m.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_short_sentence_with_an_office_and_a_date_stays(sentence):
    page = article(paragraphs("The gate has a crack.", sentence))

    assert blocks(page) == ["The gate has a crack.", sentence, FIRST, SECOND]
    assert (page.standfirst, page.published, page.dropped) == ("", None, ())


@pytest.mark.parametrize("line", HEADER_LINES)
def test_a_line_of_names_offices_and_dates_is_no_paragraph(line):
    page = article(paragraphs("The gate has a crack.", line))

    assert blocks(page) == [FIRST, SECOND]
    assert (page.standfirst, page.published.local.isoformat()[:10], dropped(page)) == (
        "The gate has a crack.",
        "2016-05-04",
        [(line, "header-line")],
    )


def test_what_stood_above_the_byline_comes_back_where_the_page_describes_itself_otherwise():
    head = f'<title>{TITLE}</title><meta name="description" content="Three villages boil what they drink.">'

    page = read(
        f"<article>{HEADING}{paragraphs('The gate has a crack.', 'By Jane Doe', FIRST, SECOND)}</article>",
        head,
    )

    assert page.standfirst == "Three villages boil what they drink."
    assert blocks(page) == ["The gate has a crack.", FIRST, SECOND]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("He typed &lt;em&gt; into the form of the board.", "He typed <em> into the form of the board."),
        ("The sign &amp;nbsp; stood on every page of it.", "The sign &nbsp; stood on every page of it."),
        ("They wrote &amp;lt;b&amp;gt; where &lt; was meant.", "They wrote &lt;b&gt; where < was meant."),
    ],
)
def test_words_are_decoded_once(source, shown):
    assert blocks(article(f"<p>{source}</p>"))[0] == shown


def test_real_markup_is_no_words():
    page = article(
        "<p>He typed <em>nothing</em> into<script>var form</script> the <b>for</b>m&nbsp;there.</p>"
    )

    assert blocks(page)[0] == "He typed nothing into the form there."


@pytest.mark.parametrize(
    ("before", "mark", "written"),
    [
        ("10", "6", "^6"),
        ("1.5×10", "-3", "^-3"),
        ("2", "8", "^8"),
        ("4", "th", "th"),
        ("M", "me", "me"),
        ("the 1", "er", "er"),
        ("30 km", "2", "²"),
        ("x", "2", "²"),
        ("the dam", "7", " [7]"),
        ("In 2016", "3", " [3]"),
        ("he said.", "[2]", " [2]"),
        ("€9", "99", ".99"),
        ("Acme", "TM", "TM"),
    ],
)
def test_raised_signs(before, mark, written):
    assert raised(before, mark) == written


def test_raised_and_lowered_signs_in_a_sentence():
    page = article(
        '<p>About 10<sup>6</sup> litres of H<sub>2</sub>O ran out of 12<sup><a href="#n">1</a></sup> gates '
        "on the 4<sup>th</sup> of May.</p>"
    )

    assert blocks(page)[0] == "About 10^6 litres of H2O ran out of 12 [1] gates on the 4th of May."


def test_a_date_in_markup_keeps_its_place():
    page = article(
        "<p>The truce began on <time datetime='2016-05-04'>4 May</time> at <time>noon</time> and ended.</p>"
        "<h2>What <time>Monday</time> brought</h2>"
        "<ul><li>On <time>5 May</time> the gate shut</li><li>On <time>6 May</time> it opened</li></ul>"
    )

    assert blocks(page)[:3] == [
        "The truce began on 4 May at noon and ended.",
        "What Monday brought",
        "On 5 May the gate shut\nOn 6 May it opened",
    ]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("He said <q>we left</q> and sat down by it.", "He said “we left” and sat down by it."),
        ("<q>It <q>never</q> held</q>, wrote the clerk.", "“It ‘never’ held”, wrote the clerk."),
        ("He said “<q>we left</q>” and sat down by it.", "He said “we left” and sat down by it."),
    ],
)
def test_quotations_in_markup(source, shown):
    assert blocks(article(f"<p>{source}</p>"))[0] == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</rt></ruby> stood over the gate.", "漢字 stood"),
        ("<ruby>漢字<rt>kanji</ruby> stood over the gate.", "漢字 stood"),
        (
            "<bdi>Tova</bdi> <bdo dir=ltr>Karelin</bdo> <mark>stood</mark> over the gate.",
            "Tova Karelin stood",
        ),
    ],
)
def test_how_signs_are_spoken_is_left_out_and_marks_keep_their_words(source, shown):
    assert blocks(article(f"<p>{source}</p>"))[0] == f"{shown} over the gate."


@pytest.mark.parametrize("tag", ["s", "strike", "del"])
def test_words_that_are_struck_out_are_named_and_not_read(tag):
    page = article(f"<p>The board sent <{tag}>seven</{tag}> nine tankers up the valley.</p>")

    assert (blocks(page)[0], dropped(page)) == (
        "The board sent nine tankers up the valley.",
        [("seven", "struck-out")],
    )


def test_inserted_words_stand():
    page = article("<p>The board sent <ins>nine</ins> tankers up the valley.</p>")

    assert blocks(page)[0] == "The board sent nine tankers up the valley."


@pytest.mark.parametrize(
    "part",
    [
        "<div>Nobody was told in time, said the teacher.</div>",
        "<aside><p>Correction: the name of the gate was wrong at first.</p></aside>",
        "<footer><p>What the board said was added on the next morning.</p></footer>",
        "<details><summary>What the letter said of it all</summary><p>It will not hold.</p></details>",
        "<section><p>The lower road is shut.</p></section>",
    ],
)
def test_what_stands_between_paragraphs_stays_there(part):
    page = read(f"<article>{HEADING}{paragraphs(FIRST)}{part}{paragraphs(SECOND)}</article>")

    words = " ".join(part.replace("<", " <").replace(">", "> ").split())
    inner = [piece.strip() for piece in words.replace(">", "<").split("<")[::2] if piece.strip()]
    assert blocks(page) == [FIRST, *inner, SECOND]


@pytest.mark.parametrize("tag", ["aside", "footer"])
def test_a_correction_at_the_end_stays(tag):
    note = "The name of the gate was wrong in this report at first."

    page = read(f"<article>{HEADING}{paragraphs(FIRST, SECOND)}<{tag}><p>{note}</p></{tag}></article>")

    assert blocks(page) == [FIRST, SECOND, note]


def test_of_two_live_posts_both_stay():
    page = read(
        f"<main>{HEADING}<article class='post'><h2>Gate shut</h2><p>The gate is shut at last.</p></article>"
        f"<article class='post'><h2>Divers go down</h2>{paragraphs(FIRST)}</article></main>"
    )

    assert blocks(page) == ["Gate shut", "The gate is shut at last.", "Divers go down", FIRST]


def test_breaks_part_paragraphs_but_not_a_sentence():
    page = article(
        "<div>The board met at noon and said nothing.<br><br>Farmers waited in the rain.<br>"
        "The clerk went home at six<br>by the lower road.</div>"
    )

    assert blocks(page)[:3] == [
        "The board met at noon and said nothing.",
        "Farmers waited in the rain.",
        "The clerk went home at six by the lower road.",
    ]


@pytest.mark.parametrize(
    "hidden",
    ["hidden", 'style="color:red; display: none"', 'style="visibility:hidden"', 'aria-hidden="true"'],
)
def test_hidden_parts_give_no_words_and_no_date(hidden):
    page = article(
        f"<div {hidden}><time datetime='2011-01-01'>1 January 2011</time><p>By Jane Doe</p>"
        "<p>Nobody sees these words on the page at all.</p></div>"
    )

    assert (blocks(page), page.published, page.authors, page.dropped) == ([FIRST, SECOND], None, (), ())


@pytest.mark.parametrize("shown", ['style="display:block"', 'aria-hidden="false"', 'hidden="until-found"'])
def test_what_is_not_hidden_stays(shown):
    assert blocks(article(f"<p {shown}>The lower road is shut.</p>"))[0] == "The lower road is shut."


def test_a_page_that_hides_all_of_itself_until_a_script_has_run():
    page = read(f"<div style='display:none'><article>{HEADING}{paragraphs(*ALL)}</article></div>")

    assert blocks(page) == ALL


def test_signs_that_no_tree_may_hold_are_left_out():
    page = article("<p>The lower&#31; ro\x1fad is <time>shut\x0b</time> since&#xFFFF; noon.</p>")

    assert blocks(page)[0] == "The lower road is shut since noon."


def test_words_of_two_elements_that_touch_are_parted():
    page = article("<p><span>Update.</span><span>The gate</span> is <b>un</b>done now.</p>")

    assert blocks(page)[0] == "Update. The gate is undone now."


def test_a_caption_with_a_date_and_a_power_in_markup():
    page = article(
        "<figure><figcaption>The gate on <time>Monday</time>, 10<sup>3</sup> metres up</figcaption></figure>"
    )

    assert page.caption == "The gate on Monday, 10^3 metres up"


@pytest.mark.parametrize("broken", ["<h1><?</h1>", "<h1><a href</h1>", "<h1>"])
def test_a_paragraph_that_a_broken_heading_swallows_is_the_body_all_the_same(broken):
    assert read(f"{broken}<p>{FIRST}</p>", head="").body == FIRST


@pytest.mark.parametrize("whole", [HEADING, f"{HEADING}<p></p>", f"<header>{HEADING}</header>"])
def test_a_heading_alone_is_no_body(whole):
    assert read(whole).body == ""


def test_marks_beside_marks_keep_every_word_in_its_place():
    marked = (
        "Some <q>say <q>two</q> of</q> 10<sup>6</sup><sup>[1]</sup> boats<del> sank</del> lay in Linden "
        '<span hidden>not </span>on <time>4 May</time><span class="sr-only"> (today)</span>, all <q>dry</q>.'
    )

    page = article(f"<p>{marked}</p>")

    said = "Some “say ‘two’ of” 10^6 [1] boats lay in Linden on 4 May, all “dry”."
    assert blocks(page) == [said, FIRST, SECOND]


def test_a_tag_of_a_thousand_attributes_costs_nothing_but_these():
    crowd = " ".join(f"a{number}='{number}'" for number in range(1200))

    page = article(f"<p {crowd}>Radio Linden fell silent on Monday, 9 May 2016.</p>")

    assert blocks(page) == ["Radio Linden fell silent on Monday, 9 May 2016.", FIRST, SECOND]


@pytest.mark.parametrize(
    "holding",
    [
        '<script>for (i = 0; i<n; i++) said("{}");</script>',
        '<script type="application/ld+json">{{"about": "a<b {}"}}</script>',
        "<style>/* a<b {} */</style>",
        "<!-- a<b {} -->",
        "<textarea>a<b {}</textarea>",
    ],
)
def test_many_words_behind_a_sign_in_what_holds_no_tags_are_no_tag(holding):
    page = article(holding.format("word " * 1200) + "<p>The gate is shut.</p>")

    assert blocks(page) == ["The gate is shut.", FIRST, SECOND]


def test_a_power_behind_a_note_within_a_note_stays_one():
    page = article("<p>The gate<sup>[<sup>1</sup>]</sup> let 10<sup>6</sup> litres out.</p>")

    assert blocks(page)[0] == "The gate [1] let 10^6 litres out."


def test_elements_within_elements_melt_whatever_their_order_in_memory():
    tree = fromstring("<p>" + "<b>a <i>b <b>c</b></i></b> " * 60 + "</p>")
    in_memory = list(reversed(list(tree.iter("b", "i"))))  # the last one is made first

    melted(tree.iter("b", "i"))

    assert ({each.getparent() for each in in_memory}, len(tree), tree.text) == ({None}, 0, "a b c " * 60)
