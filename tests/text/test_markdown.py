"""What editors write as HTML and as plain words; and plain prose reads as it was typed."""

import re
from html import unescape

import pytest

from newsreader.text.markdown import LONGEST, plain, to_html


def seen(html):
    """The words of some HTML, a line each block and break."""
    return unescape(re.sub(r"<[^>]*>", "", html.replace("</p><p", "</p>\n\n<p"))).strip()


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("The *first* and **last**.", "<p>The <em>first</em> and <strong>last</strong>.</p>"),
        ("One\n\nTwo", "<p>One</p><p>Two</p>"),
        ("One\r\ntwo", "<p>One\ntwo</p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("Seen:\n1. one\n2. two", "<p>Seen:</p><ol><li>one</li><li>two</li></ol>"),
        (
            "1. one\n   - a\n   - b\n2. two\ngoes on\n\nEnd.\n\n1. again\n2. twice",
            "<ol><li>one\n<ul><li>a</li><li>b</li></ul></li><li>two\ngoes on</li></ol><p>End.</p>"
            "<ol><li>again</li><li>twice</li></ol>",
        ),
        ("1. Januar\n\n7. Februar", "<p>1. Januar</p><p>7. Februar</p>"),
        ("> said so\n> twice", "<blockquote><p>said so\ntwice</p></blockquote>"),
        (r"\*not so\*", "<p>*not so*</p>"),
        ("这是**重要**的", "<p>这是<strong>重要</strong>的</p>"),
    ],
)
def test_marks_become_html(written, html):
    assert re.sub(r' dir="auto"|(?<=>)\n(?=<)', "", to_html(written)) == html


def test_every_block_has_a_direction_of_its_own():
    assert to_html("שלום\n\n- one\n- two").count('dir="auto"') == 3


@pytest.mark.parametrize("written", ["<https://selby.example/a>", "[the count](https://selby.example/a)"])
def test_links_lead_out_and_are_followed_by_no_crawler(written):
    [(href, rel)] = re.findall(r'<a href="([^"]*)" rel="([^"]*)">', to_html(written))

    assert (href, "nofollow" in rel, "noopener" in rel) == ("https://selby.example/a", True, True)


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,x)",
        "[x](//selby.example)",
        "[x](/desk/)",
        "<javascript:alert(1)>",
        "[x](https:alert)",
        "&lt;script&gt; *x*",
    ],
)
def test_nothing_else_is_made_of_what_is_typed(written):
    assert set(re.findall(r"<[^>]*>", to_html(written))) <= {'<p dir="auto">', "</p>", "<em>", "</em>"}


@pytest.mark.parametrize(
    "written", ["![a quay](https://selby.example/quay.jpg)", "*a* ![](https://x.example/y)"]
)
def test_no_picture_is_fetched_from_elsewhere(written):
    assert "<img" not in to_html(written)


@pytest.mark.parametrize(
    "written",
    [
        "Two lines\nof one kind",
        "First part.\n\nSecond part.",
        "*See the count above",
        "The figure* was revised.",
        "5 * 3 * 2 boats, 2*3*4 crates, a file_name_here",
        "- What the chairwoman said",
        "* revised since",
        "1987. A cold year\n1988. A colder one",
        "1. Dezember: Streik\n24. Dezember: Einigung",
        "1. prosince\n1. ledna",
        "3. Quay",
        "> 400 people, >30 boats",
        "# 4 quay\n---\n=====",
        "AT&amp;T &copy; <b>bold</b> & more < 5",
        "    four blanks, `ticks`, ```three```, ~~struck~~",
        "[1] of [2], see [3]: nothing",
        "[1]: https://selby.example/",
        "a\tb | c",
        "https://selby.example/a_b_c?d=*e*f",
    ],
)
def test_plain_prose_reads_as_it_was_typed(written):
    assert re.sub(r"[ \t]+", " ", seen(to_html(written))) == re.sub(r"[ \t]+", " ", written.strip())


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("The *first* of [two](https://selby.example/).", "The first of two."),
        ("One *two*\nthree\n\nfour", "One two\nthree\n\nfour"),
        ("Seen:\n\n- *one*\n- two\n\nAnd more", "Seen:\none\ntwo\n\nAnd more"),
        ("<https://selby.example/>", "https://selby.example/"),
        ("no marks & none", "no marks & none"),
        ("", ""),
    ],
)
def test_the_plain_words_are_those_without_marks(written, words):
    assert plain(written) == words


def test_what_is_very_long_is_plain():
    assert "<em>" not in to_html("*so* " * LONGEST)
