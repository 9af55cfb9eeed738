"""What this project began with, and its invented kin: every field a careful reader gets out of a page."""

import textwrap
from datetime import date

import pytest

from newsreader.extraction import Extracted, extract
from newsreader.fetching import Document


@pytest.fixture(scope="module")
def expected(seed):
    return seed.article


@pytest.fixture(scope="module")
def article(seed) -> Extracted:
    return extract(seed.document, seed.known_outlets)


@pytest.mark.parametrize("field", ["headline", "standfirst", "language"])
def test_words_of_the_header(article, expected, field):
    assert getattr(article, field) == expected[field]


def test_an_agency_is_no_author(article, expected):
    byline = expected["byline"]

    assert (article.byline, list(article.authors), article.agency) == (
        byline["raw"],
        byline["authors"],
        byline["agency"],
    )


def test_dateline_place_of_the_byline_line(article, expected):
    assert article.dateline == expected["dateline_place"]["raw"]


def test_published_when_the_page_says_and_not_when_it_was_saved(article, expected):
    published = expected["published"]

    assert (
        article.published.raw,
        article.published.local.isoformat(),
        article.published.zone,
        article.published.zone_status,
        article.published.precision,
        article.published.utc.isoformat().replace("+00:00", "Z"),
    ) == (
        published["raw"],
        published["local"],
        published["zone"],
        published["zone_status"].split()[0],
        published["precision"],
        published["utc"],
    )


def test_captured_day_is_another_field(article, expected):
    captured = expected["captured"]

    assert (article.captured, article.captured_raw) == (date.fromisoformat(captured["date"]), captured["raw"])


def test_caption_is_cut_from_the_keywords_before_it(article, expected):
    image = expected["lead_image"]

    assert (
        article.keywords,
        article.caption,
        article.credit,
        article.archive,
        article.photo_date.isoformat(),
        article.photo_place,
        article.image_url,
    ) == (
        tuple(expected["keywords"]),
        image["caption"],
        image["credit"],
        image["archive"],
        image["photo_date"],
        image["photo_place"],
        image["url"] or "",
    )


def test_body_is_its_paragraphs_and_no_furniture(article, expected):
    paragraphs = article.body.split("\n\n")

    assert [len(paragraph.split()) for paragraph in paragraphs] == expected["body_paragraph_word_counts"]
    assert article.body.startswith(expected["body_starts"])
    assert article.body.endswith(expected["body_ends"])
    assert [words for words in expected["not_in_body"] if words in article.body] == []


def test_furniture_is_kept_apart(article, expected):
    assert [line.text for line in article.dropped] == expected["dropped"]


def test_source_is_recognised_and_says_how(article, expected):
    assert (article.source, article.source_name, article.source_status) == (
        expected["source"]["name"],
        expected["source"]["name"],
        expected["source"]["status"],
    )


def test_nothing_else_is_claimed(article):
    assert (article.updated, article.canonical_url, article.direction, article.warnings) == (
        None,
        "",
        "ltr",
        (),
    )


def test_evidence_points_at_the_words_of_the_original(article, seed):
    assert {name: seed.text[proof.start : proof.end] for name, proof in article.evidence.items()} == {
        name: proof.raw for name, proof in article.evidence.items()
    }
    assert sorted(article.evidence) == sorted(
        [
            "agency",
            "body",
            "byline",
            "caption",
            "captured",
            "credit",
            "dateline",
            "headline",
            "keywords",
            "photo_date",
            "photo_place",
            "published",
            "source",
            "standfirst",
        ]
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_the_same_in_any_encoding(article, seed, encoding):
    found = extract(Document("seed", seed.text.encode(encoding), "text/plain"), seed.known_outlets)

    assert (found.headline, found.body, found.caption, found.published) == (
        article.headline,
        article.body,
        article.caption,
        article.published,
    )


@pytest.mark.parametrize("columns", [66, 72, 80])
def test_the_same_with_lines_wrapped(article, seed, columns):
    wrapped = "\r\n".join("\r\n".join(textwrap.wrap(line, columns)) for line in seed.text.split("\n"))

    found = extract(Document("seed", wrapped.encode(), "text/plain"), seed.known_outlets)

    assert (found.headline, found.body, found.caption, found.keywords, found.published) == (
        article.headline,
        article.body,
        article.caption,
        article.keywords,
        article.published,
    )
