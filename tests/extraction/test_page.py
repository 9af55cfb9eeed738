"""Saved web pages: structured data, the visible header, and the text of the tree."""

from datetime import date, datetime
from pathlib import Path

import pytest

from newsreader.extraction import Published, extract, starter
from newsreader.fetching import Document, Refused

BRIDGE = Path(__file__).resolve().parents[1] / "data" / "extraction" / "bridge.html"
BODY = "<p>The army said on Monday that it had left the town by the river.</p>" * 2


def read(html, url=""):
    return extract(Document("-", html.encode(), "text/html", url), starter())


@pytest.fixture(scope="module")
def bridge():
    return extract(Document("bridge.html", BRIDGE.read_bytes(), "text/html"), starter())


def test_header_of_a_page(bridge):
    assert (
        bridge.headline,
        bridge.standfirst,
        bridge.byline,
        bridge.authors,
        bridge.agency,
        bridge.dateline,
    ) == (
        "Old bridge reopens after repairs",
        "The eastern bank hopes for custom again & more.",
        "By Jane Doe and Reuters",
        ("Jane Doe",),
        "Reuters",
        "KALYAN",
    )


def test_moments_of_a_page(bridge):
    assert (bridge.published, bridge.updated) == (
        Published(
            datetime(2016, 12, 8, 20, 37, 1), "+05:30", "stated", "second", "2016-12-08T20:37:01+05:30"
        ),
        Published(datetime(2016, 12, 9, 8, 15), "+05:30", "stated", "second", "2016-12-09T08:15:00+05:30"),
    )


def test_body_of_a_page_is_its_paragraphs(bridge):
    paragraphs = bridge.body.split("\n\n")

    assert [len(paragraph.split()) for paragraph in paragraphs] == [29, 34, 30]
    assert paragraphs[0].startswith("KALYAN (Reuters) - Engineers reopened")


def test_picture_source_and_addresses_of_a_page(bridge):
    assert (bridge.credit, bridge.archive, bridge.photo_date, bridge.photo_place, bridge.keywords) == (
        "AP Photo/John Roe",
        True,
        date(2016, 11, 1),
        "Kalyan, India",
        ("bridge", "flood"),
    )
    assert (bridge.source, bridge.source_status, bridge.canonical_url, bridge.image_url) == (
        "The Kalyan Courier",
        "stated",
        "https://courier.example/2016/12/08/bridge",
        "https://courier.example/bridge.jpg",
    )


def test_evidence_of_a_page_names_its_place(bridge):
    source = BRIDGE.read_text()

    assert {name: proof.where for name, proof in bridge.evidence.items()} == {
        "agency": "JSON-LD author",
        "authors": "JSON-LD author",
        "body": "3 paragraphs of the page's tree",
        "byline": "byline (class)",
        "canonical_url": "link[rel=canonical]",
        "caption": "figcaption",
        "credit": "figcaption",
        "dateline": "first paragraph",
        "headline": "JSON-LD headline",
        "image_url": "meta og:image",
        "keywords": "JSON-LD keywords",
        "photo_date": "figcaption",
        "photo_place": "figcaption",
        "published": "JSON-LD datePublished",
        "source": "JSON-LD publisher",
        "standfirst": "JSON-LD description",
        "updated": "meta article:modified_time",
    }
    assert [
        name
        for name, proof in bridge.evidence.items()
        if proof.start >= 0 and source[proof.start : proof.end] != proof.raw
    ] == []


def test_a_page_of_a_listed_outlet_is_known_by_its_address():
    article = read(
        f"<h1>Town left behind</h1><p>8/12/2016, 20:37</p>{BODY}", "https://www.thehindu.com/news/1"
    )

    assert (article.source, article.source_status, article.published.utc.isoformat()) == (
        "The Hindu",
        "from the address",
        "2016-12-08T15:07:00+00:00",
    )


def test_visible_byline_and_date_are_no_paragraphs():
    article = read(f"<h1>Town left behind</h1><p>By Jane Doe</p><p>8 December 2016</p>{BODY}")

    assert (article.authors, article.published.local, article.published.precision) == (
        ("Jane Doe",),
        datetime(2016, 12, 8),
        "day",
    )
    assert article.body.startswith("The army said")


def test_midnight_in_structured_data_is_a_day_without_a_time():
    article = read(
        f'<meta property="article:published_time" content="2016-12-08T00:00:00Z"><h1>Town left</h1>{BODY}'
    )

    assert (article.published.local, article.published.precision) == (datetime(2016, 12, 8), "day")


def test_a_page_without_a_date_has_none():
    article = read(f"<h1>Town left behind</h1>{BODY}<aside><time>9 May 2020</time></aside>")

    assert article.published is None
    assert article.warnings == ("No publication date was found.",)


def test_two_headings_that_share_no_word_and_no_other_title():
    article = read(f"<h1>Town left behind</h1><h1>Subscribers</h1>{BODY}")

    assert article.headline == "Town left behind"


def test_markup_told_by_its_bytes_where_nobody_says():
    article = extract(Document("-", b"<h1>Town left behind</h1>" + BODY.encode()), starter())

    assert article.headline == "Town left behind"


def test_declared_charset_is_used():
    page = f'<meta charset="windows-1252"><h1>The café “Stone” closes</h1>{BODY}'

    article = extract(Document("-", page.encode("cp1252"), "text/html"), starter())

    assert (article.headline, article.encoding) == ("The café “Stone” closes", "cp1252")


def test_addresses_that_are_no_web_addresses_are_left_out():
    article = read(
        '<link rel="canonical" href="javascript:alert(1)">'
        '<meta property="og:image" content="data:text/html,x">'
        f"<h1>Town left behind</h1>{BODY}"
    )

    assert (article.canonical_url, article.image_url) == ("", "")


def test_a_page_without_text_is_refused():
    with pytest.raises(Refused, match=r"^There is no text in it\.$"):
        read("<html><script>var a</script></html>")


def test_a_page_without_structured_data_is_read_by_its_words():
    article = read(
        "<title>Town left behind</title><div>Follow Us:</div><div>Friday, July 20, 2018</div>"
        "<h1>Town left behind</h1><h2>Nobody knows who will come next to the river</h2>"
        "<div>By: AFP | Kalyan | Published: December 8, 2016 8:37:01 pm</div>"
        "<span>Kalyan, Kalyan river, river town FILE – In this Nov. 1, 2016 photo a boat waits in Kalyan,"
        f" India. (AP Photo/Jane Doe)</span>{BODY}"
        "<p>For all the latest India News, download Indian Express App</p>"
    )

    assert (article.headline, article.standfirst, article.byline, article.authors, article.agency) == (
        "Town left behind",
        "Nobody knows who will come next to the river",
        "By: AFP",
        (),
        "AFP",
    )
    assert (article.published, article.captured, article.dateline, article.source, article.source_status) == (
        Published(
            datetime(2016, 12, 8, 20, 37, 1),
            "Asia/Kolkata",
            "inferred",
            "second",
            "December 8, 2016 8:37:01 pm",
        ),
        date(2018, 7, 20),
        "Kalyan",
        "The Indian Express",
        "inferred from the footer",
    )
    assert (article.keywords, article.credit, article.photo_date) == (
        ("Kalyan", "Kalyan river", "river town"),
        "AP Photo/Jane Doe",
        date(2016, 11, 1),
    )
    assert article.body == "\n\n".join(
        ["The army said on Monday that it had left the town by the river."] * 2
    )
