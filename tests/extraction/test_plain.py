"""Articles written for this project, in the forms that saved pages and wires take."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from newsreader.extraction import Outlet, Published, extract, starter
from newsreader.extraction.fields import Dropped
from newsreader.fetching import Document

DATA = Path(__file__).resolve().parents[1] / "data" / "extraction"
EXPECTED = tomllib.loads((DATA / "expected.toml").read_text())
BODY = "The army said on Monday that it had left the town.\n\nNobody in the town denied it the next day."


def read(text, outlets=None, encoding="utf-8"):
    return extract(
        Document("-", text.encode(encoding), "text/plain"), starter() if outlets is None else outlets
    )


def shown(value):
    """A field as the table of expectations writes it."""
    if isinstance(value, Published):
        day = value.precision == "day"
        local = value.local.date() if day else value.local
        return f"{local.isoformat()} {value.zone} {value.zone_status} {value.precision}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [part.text if isinstance(part, Dropped) else part for part in value]
    return value or ""


@pytest.mark.parametrize("name", EXPECTED)
def test_article(name):
    article = extract(Document(name, (DATA / f"{name}.txt").read_bytes(), "text/plain"), starter())

    found = {field: shown(getattr(article, field)) for field in EXPECTED[name] if field != "words"}
    if "words" in EXPECTED[name]:
        found["words"] = [len(paragraph.split()) for paragraph in article.body.split("\n\n")]
    assert found == EXPECTED[name]


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.stem)
def test_evidence_points_at_the_original(path):
    article = extract(Document(path.name, path.read_bytes(), "text/plain"), starter())

    original = path.read_bytes().decode()
    for proof in article.evidence.values():
        assert original[proof.start : proof.end] == proof.raw


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: December 8, 2016 8:37:01 pm", "2016-12-08T20:37:01  unknown second"),
        ("Posted on Dec. 8, 2016 at 8:37 PM EST", "2016-12-08T20:37:00 -05:00 stated minute"),
        ("First published: 8 December 2016 20:37 GMT", "2016-12-08T20:37:00 UTC stated minute"),
        ("2016-12-08T20:37:01+03:00", "2016-12-08T20:37:01 +03:00 stated second"),
        ("Thursday, 08/12/2016", "2016-12-08  unknown day"),
        ("Monday, 08/12/2016", ""),
        ("8:37 PM IST, 8 December 2016", "2016-12-08T20:37:00  unknown minute"),
        ("08.12.2016, 20:37 Uhr", "2016-12-08T20:37:00  unknown minute"),
        ("Publié le 8 décembre 2016 à 20h37", "2016-12-08T20:37:00  unknown minute"),
        ("Published: December 2016", ""),
        ("Published: 31 November 2016", ""),
        ("Published: two hours ago", ""),
    ],
)
def test_stamp_on_a_page_of_an_unknown_source(line, expected):
    article = read(f"Town left behind\n\n{line}\n\n{BODY}")

    assert shown(article.published) == expected


def test_letters_of_a_zone_are_open_without_a_source():
    article = read(f"Town left behind\n\nPublished: 8 December 2016 8:37 PM IST\n\n{BODY}")

    assert article.warnings == ("“IST” names more than one time zone; which one is left open.",)


def test_another_date_of_the_page_settles_the_order():
    article = read(f"Town left behind\n\nPublished: 08/12/2016\nUpdated: 13/12/2016\n\n{BODY}")

    assert shown(article.published) == "2016-12-08  unknown day"


def test_a_listed_outlet_of_the_caller_gives_zone_order_and_key():
    courier = Outlet("Kalyan Courier", zone="Asia/Kolkata", day_first=True, key="7")

    article = read(
        f"Town left behind\n\n08/12/2016 20:37\n\n{BODY}\n\nDownload the Kalyan Courier app", [courier]
    )

    assert (article.source, article.source_name, shown(article.published)) == (
        "7",
        "Kalyan Courier",
        "2016-12-08T20:37:00 Asia/Kolkata inferred minute",
    )


def test_an_outlet_not_on_the_list_has_no_zone():
    article = read(f"Town left behind\n\n8 December 2016 20:37\n\n{BODY}\n\nDownload the Kalyan Courier app")

    assert (article.source, article.source_status, article.published.zone) == (
        "Kalyan Courier",
        "inferred from the footer",
        "",
    )


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("The Velmora Courier, Thursday 8 December 2016", "The Velmora Courier"),
        ("Northern Wire | 8 December 2016 | 3 min read", "Northern Wire"),
        ("8 December 2016 - Le Quotidien du Nord", "Le Quotidien du Nord"),
        ("Radio Velmora\n8 December 2016", "Radio Velmora"),
        ("The Hindu, 8 December 2016", "The Hindu"),
        ("Velmora, Thursday 8 December 2016", ""),
        ("World News, 8 December 2016", ""),
        ("Press Release, 8 December 2016", ""),
        ("Senior Staff Reporter\n8 December 2016", ""),
        ("Political Reporter, 8 December 2016", ""),
        ("TV Review | 8 December 2016", ""),
        ("Independent Inquiry, 8 December 2016", ""),
        ("Jane Herald, 8 December 2016", ""),
    ],
)
def test_a_paper_that_is_on_no_list_is_named_under_the_headline(line, source):
    article = read(f"Town left behind\nBy Jane Doe\n{line}\n\n{BODY}")

    assert (article.source, article.authors) == (source, ("Jane Doe",))
    assert (article.headline, shown(article.published)[:10]) == ("Town left behind", "2016-12-08")


def test_a_paper_named_among_the_words_of_the_report_is_not_its_own():
    article = read(f"Town left behind\n8 December 2016\n\n{BODY}\n\nThe Velmora Courier")

    assert article.source == ""


def test_an_agency_that_holds_the_copyright_is_not_the_source():
    article = read(f"Town left behind\n\n{BODY}\n\nCopyright 2016 The Associated Press. All rights reserved.")

    assert (article.source, article.source_status) == ("", "")


def test_an_outlet_named_in_the_report_is_not_the_source():
    article = read(f"Town left behind\n\n{BODY}\n\nA reader of The Guardian told The Hindu of it on Monday.")

    assert article.source == ""


@pytest.mark.parametrize(
    ("byline", "authors", "agency"),
    [
        ("By Jane Doe and John Roe | Reuters", ("Jane Doe", "John Roe"), "Reuters"),
        ("By our correspondent", (), ""),
        ("By Jane Doe, Middle East correspondent", ("Jane Doe",), ""),
        ("By Agence France-Presse in Beirut", (), "AFP"),
        ("Written by Express Web Desk | New Delhi", (), ""),
        ("By Marie-Claire al-Khatib for Reuters", ("Marie-Claire al-Khatib",), "Reuters"),
        ("By J. R. Doe", ("J. R. Doe",), ""),
        ("By Staff and agencies", (), ""),
        ("By Jane Doe in Beirut and John Roe in Washington", ("Jane Doe", "John Roe"), ""),
    ],
)
def test_who_wrote_it(byline, authors, agency):
    article = read(f"Town left behind\n\n{byline}\n8 December 2016\n\n{BODY}")

    assert (article.authors, article.agency) == (authors, agency)


def test_a_headline_may_open_as_a_byline_does():
    article = read(f"By nightfall the town was empty\n\nBy Jane Doe\n\n{BODY}")

    assert (article.headline, article.authors) == ("By nightfall the town was empty", ("Jane Doe",))


def test_a_headline_named_below_one_that_ends_in_its_outlet():
    article = read(
        f"Town left behind - Indian Express\n\nBy Jane Doe\n\nSubject: The town\n\nMay 2, 2016\n\n{BODY}"
    )

    assert (article.headline, article.source) == ("The town", "The Indian Express")


def test_paragraphs_need_no_blank_lines_between_them():
    long = (
        "The town on the river had been empty since the spring, and the road to it was closed to everyone."
        * 2
    )

    article = read(f"Town left behind\nBy Jane Doe\n{long}\n{long}\n")

    assert article.body == f"{long}\n\n{long}"


def test_body_is_composed_and_free_of_what_cannot_be_seen():
    article = read("Town left behind\n\nThe cafe\u0301 was\u00a0closed,\u200b she said.\n\nNobody came.")

    assert article.body == "The café was closed, she said.\n\nNobody came."


def test_arabic_reads_from_right_to_left():
    article = read("عنوان الخبر\n\nقال الجيش إنه غادر المدينة يوم الاثنين.\n\nولم ينف أحد ذلك.")

    assert (article.headline, article.direction, article.language) == ("عنوان الخبر", "rtl", "und")


@pytest.mark.parametrize(
    ("headline", "first"),
    [
        ("A chronology", "On 3 January 1990 the harbour front opened its bridge. “We stay,” the mayor said."),
        ("The winter", "7 January 1990: the water board said at least 71 people had left the lower town."),
        (
            "Long news",
            "The board named a new master of the port\n\nHe had been its clerk for years.",
        ),
    ],
)
def test_a_short_headline_stands_above_short_paragraphs(headline, first):
    article = read(f"{headline}\n\nBy Jane Doe\n\n13 March 2019\n\n{first}\n\n{BODY}")

    assert (article.headline, article.doubts) == (headline, ())
    assert article.body == f"{first}\n\n{BODY}"
