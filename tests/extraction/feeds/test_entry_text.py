"""The texts of an entry: body, summary, title, and whether the feed has the whole."""

import pytest

from newsreader.extraction.feeds.entry_text import (
    ENDINGS,
    Stated,
    absolute,
    chosen,
    goes_on_elsewhere,
    source,
    title,
)


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.id)
def test_each_ending_is_told_by_its_example(ending):
    assert (bool(ending.pattern.search(ending.example)), goes_on_elsewhere(ending.example)) == (True, True)


@pytest.mark.parametrize(
    "cut",
    [
        "The lock keeper said the gates […]",
        "The lock keeper said the gates [...]",
        "The lock keeper said the gates ...",
        "The lock keeper said the gates were…",
        "The lock keeper spoke. Read more",
        "The lock keeper spoke … Continue reading Gates at the lock →",
        "The lock keeper spoke. Read the full story on mill.example",
        "The gates […] The post Gates at the lock appeared first on The Mill.",
        "Der Wärter sprach. Mehr lesen »",
    ],
)
def test_a_cut_text_goes_on_elsewhere(cut):
    assert goes_on_elsewhere(cut)


@pytest.mark.parametrize(
    "whole",
    [
        "The lock keeper spoke.",
        "She wanted to read more.",
        "She had no time to read more",
        "“And then the gates…”",
        "The keeper waited… and the gates held.",
        "The gates held. The post Gates at the lock appeared first on The Mill.",
        "He would rather continue reading than open the gate.",
        "See the lock. Read more about locks in our guide.",
        "",
    ],
)
def test_a_whole_text_does_not(whole):
    assert not goes_on_elsewhere(whole)


def test_of_several_texts_the_fullest_is_the_body():
    text = chosen([Stated("<p>Gates.</p>"), Stated("<p>Gates held all night.</p>", kind="content")])

    assert text == ("<p>Gates held all night.</p>", "<p>Gates.</p>", False)


def test_the_same_words_twice_are_no_summary():
    text = chosen([Stated("Gates held."), Stated("<p>Gates held.</p>", kind="content")])

    assert text == ("<p>Gates held.</p>", "", False)


def test_a_summary_alone_is_not_the_whole():
    text = chosen([Stated("Gates held.", kind="summary")])

    assert text == ("Gates held.", "", True)


def test_no_text_is_not_the_whole():
    assert chosen([Stated("  "), Stated("<img src='a.png'>")]) == ("<img src='a.png'>", "", True)


@pytest.mark.parametrize(
    ("value", "html"),
    [
        # Escaped once more than meant.
        ("&lt;p&gt;Gates &amp;amp; locks&lt;/p&gt;", "<p>Gates &amp; locks</p>"),
        (
            "&lt;p class=&quot;a&quot;&gt;Gates&lt;/p&gt;\n&lt;p&gt;held&lt;br /&gt;",
            '<p class="a">Gates</p>\n<p>held<br />',
        ),
        ("&lt;div&gt;&lt;b&gt;Gates&lt;/b&gt;&lt;/div&gt;", "<div><b>Gates</b></div>"),
        # Words about markup.
        ("<p>Write &lt;p&gt; before a paragraph.</p>", "<p>Write &lt;p&gt; before a paragraph.</p>"),
        ("Write &lt;em&gt; before a word.", "Write &lt;em&gt; before a word."),
        ("&lt;p&gt; begins a paragraph.", "&lt;p&gt; begins a paragraph."),
    ],
)
def test_what_is_escaped_once_too_often_is_meant(value, html):
    assert source(Stated(value)) == html


@pytest.mark.parametrize(
    ("value", "media_type", "html"),
    [
        ("Salt < bread & flour", "text/plain", "<p>Salt &lt; bread &amp; flour</p>"),
        ("One.\n\nTwo.", "text/plain", "<p>One.</p><p>Two.</p>"),
        ("One &amp; only.\n\nTwo.", "text/html", "<p>One &amp; only.</p><p>Two.</p>"),
        ("<p>One.\n\nTwo.</p>", "text/html", "<p>One.\n\nTwo.</p>"),
        ("One<br></br>two", "application/xhtml+xml", "One<br>two"),
        ("One</br>two", "text/html", "One</br>two"),
    ],
)
def test_plain_text_becomes_paragraphs_and_html_stays(value, media_type, html):
    assert source(Stated(value, media_type)) == html


def test_addresses_are_those_of_the_feed():
    html = """<a href="/one">x = "/y"</a> <img src='two.png?a=1&amp;b=2' alt="src=/z"><a href=three>y</a>"""

    made = absolute(html, "https://mill.example/valley/")

    assert made == (
        '<a href="https://mill.example/one">x = "/y"</a> '
        '<img src="https://mill.example/valley/two.png?a=1&amp;b=2" alt="src=/z">'
        '<a href="https://mill.example/valley/three">y</a>'
    )


@pytest.mark.parametrize(
    ("value", "media_type", "words"),
    [
        ("Mill <b>burns</b>", "text/html", "Mill burns"),
        ("Bread &amp;amp; salt", "text/html", "Bread & salt"),
        ("Bread &amp; salt", "text/plain", "Bread & salt"),
        ("Miller&#8217;s", "text/plain", "Miller’s"),
        ("  Mill\n burns\u00a0", "text/plain", "Mill burns"),
        ("How to write &lt;em&gt;", "text/html", "How to write <em>"),
        ("Why &lt;b&gt; became &lt;strong&gt;", "text/html", "Why <b> became <strong>"),
        ("Mill &lt;em&gt;burns&lt;/em&gt;", "text/html", "Mill burns"),
        ("Where x < y", "text/plain", "Where x < y"),
        ("How &nbsp; works", "text/plain", "How &nbsp; works"),
    ],
)
def test_titles_are_plain_words(value, media_type, words):
    assert title(value, media_type) == words
