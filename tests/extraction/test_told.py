"""What a feed or a mail told of an article: it wins over a fragment, and fills what a page leaves open."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from newsreader.extraction import Evidence, Outlet, extract
from newsreader.extraction.told import moment_told
from newsreader.fetching import Document, Refused, Told, ToldPicture

TEXT = (
    "<p>The lock-keepers found the canal frozen when they came to work, and sent the barges back.</p>"
    "<p>Nobody knows when the gates will open again, said one of them, who has been here since the war.</p>"
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>Barges wait for a thaw</title>'
    '<meta property="article:published_time" content="2021-02-11T08:15:00+01:00"></head>'
    "<body><article><h1>Barges wait for a thaw</h1>{text}</article></body></html>"
)
OUTLETS = [
    Outlet("The Lock Gazette", names=("Lock Gazette",), zone="Europe/Warsaw", day_first=True, key="source:7"),
    Outlet("The Sluice", zone="Asia/Kolkata", home_page="https://sluice.example/"),
]
ENTRY = Told(headline="Ice closes the canal", published="Wed, 10 Feb 2021 07:30:00 +0100")


def entry(told=ENTRY, text=TEXT, **given):
    document = Document("feed#1", text.encode(), "text/html", told=told)
    return extract(replace(document, **given), OUTLETS)


def moment(found):
    return found and (found.local.isoformat(" "), found.zone, found.zone_status, found.precision)


# A fragment


def test_the_told_headline_and_date_are_those_of_an_entry():
    found = entry()

    assert (found.headline, moment(found.published), found.warnings) == (
        "Ice closes the canal",
        ("2021-02-10 07:30:00", "+01:00", "stated", "second"),
        (),
    )
    assert [block[:17] for block in found.body.split("\n\n")] == ["The lock-keepers ", "Nobody knows when"]


def test_the_evidence_says_who_told():
    found = entry(replace(ENTRY, by="mail"))

    assert found.evidence["headline"] == Evidence("told", "Ice closes the canal", where="as the mail told")
    assert found.evidence["published"].raw == "Wed, 10 Feb 2021 07:30:00 +0100"


def test_what_looks_like_a_headline_in_a_fragment_is_its_first_line():
    found = entry(text=f"<h1>Dear readers</h1>{TEXT}")

    assert (found.headline, found.body.split("\n\n")[0], found.kinds) == (
        "Ice closes the canal",
        "Dear readers",
        ("subhead", "paragraph", "paragraph"),
    )


def test_the_first_line_of_a_text_is_not_lost_to_the_headline():
    text = "Dear readers,\n\nThe lock-keepers found the canal frozen and sent the barges back.\n"

    found = entry(text=text, media_type="text/plain")

    assert found.body.split("\n\n") == text.strip().split("\n\n")


def test_a_headline_that_a_fragment_repeats_is_not_its_first_line():
    found = entry(text=f"<h1>Ice closes the canal</h1>{TEXT}")

    assert (found.headline, len(found.body.split("\n\n"))) == ("Ice closes the canal", 2)


def test_a_date_in_a_fragment_gives_way_with_its_doubts():
    found = entry(text=f"<h1>Ice closes the canal</h1><p>03/04/2020</p>{TEXT}")

    assert (moment(found.published)[0], found.warnings) == ("2021-02-10 07:30:00", ())


@pytest.mark.parametrize("text", ["", " \n", "<img src='lock.jpg'>"])
def test_an_entry_may_be_a_headline_alone(text):
    found = entry(text=text)

    assert (found.headline, found.body, moment(found.published)[0]) == (
        "Ice closes the canal",
        "",
        "2021-02-10 07:30:00",
    )


def test_an_entry_without_words_is_refused():
    with pytest.raises(Refused, match=r"There is no text in it\."):
        entry(Told(published=ENTRY.published), text="")


def test_an_entry_without_a_date_has_none():
    found = entry(Told(headline="Ice closes the canal"))

    assert (found.published, found.updated) == (None, None)


def test_an_update_is_no_publication():
    found = entry(Told(headline="Ice closes the canal", updated="2021-02-10T07:30:00Z"))

    assert (found.published, moment(found.updated)) == (
        None,
        ("2021-02-10 07:30:00", "UTC", "stated", "second"),
    )


def test_an_update_at_the_moment_of_publication_is_none():
    assert entry(replace(ENTRY, updated="2021-02-10T07:30:00+01:00")).updated is None


def test_a_publication_after_the_entry_came_is_none_and_says_so():
    told = replace(ENTRY, published="2021-02-10T07:30Z")

    found = entry(told, received=datetime(2021, 2, 1, tzinfo=UTC))

    assert (found.published, found.warnings) == (
        None,
        ("“2021-02-10T07:30Z” is after the day the page was had (2021-02-01); it is left out.",),
    )


def test_writers_source_language_and_picture_are_told():
    told = replace(
        ENTRY,
        authors=("Ines Okafor", " Piet  Maas "),
        source="Lock Gazette",
        language="pl-PL",
        picture=ToldPicture("https://lock.example/ice.jpg", "A barge in the ice", "Ola Lis"),
    )

    found = entry(told, text="<p>Kanał zamarzł w nocy i barki stoją przy śluzie od rana do wieczora.</p>")

    assert (found.authors, found.language) == (("Ines Okafor", "Piet Maas"), "pl")
    assert (found.source, found.source_name, found.source_status) == (
        "source:7",
        "The Lock Gazette",
        "as the feed told",
    )
    assert (found.image_url, found.caption, found.credit) == (
        "https://lock.example/ice.jpg",
        "A barge in the ice",
        "Ola Lis",
    )


def test_a_source_nobody_knows_is_called_as_it_was_told():
    found = entry(replace(ENTRY, source="The Weir Post"))

    assert (found.source, found.source_name) == ("The Weir Post", "The Weir Post")


# A whole page


def page(told, text=TEXT, head=""):
    document = Document(
        "page", PAGE.format(text=text).replace("</head>", f"{head}</head>").encode(), "text/html"
    )
    return extract(replace(document, told=replace(told, whole_page=True)), OUTLETS)


def test_a_page_knows_its_own_headline_and_date():
    found = page(replace(ENTRY, authors=("Ines Okafor",), source="The Sluice"))

    assert (found.headline, moment(found.published)[0]) == ("Barges wait for a thaw", "2021-02-11 08:15:00")
    assert (found.authors, found.source) == (("Ines Okafor",), "The Sluice")
    assert {name for name, proof in found.evidence.items() if proof.rule == "told"} == {"authors", "source"}


def test_a_page_without_a_date_has_the_one_that_was_told():
    bare = PAGE.replace("article:published_time", "og:locale").format(text=TEXT)

    found = extract(
        Document("page", bare.encode(), "text/html", told=replace(ENTRY, whole_page=True)), OUTLETS
    )

    assert (moment(found.published)[0], found.warnings) == ("2021-02-10 07:30:00", ())


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("2021-02-11T06:40:00+01:00", ("2021-02-11 06:40:00", "+01:00", "stated", "second")),
        ("2021-02-12T06:40:00+01:00", ("2021-02-11 00:00:00", "", "unknown", "day")),
        ("2021-02-11", ("2021-02-11 00:00:00", "", "unknown", "day")),
    ],
    ids=["the same day", "another day", "no time"],
)
def test_a_page_that_names_its_day_alone_is_told_the_time_of_that_day(told, expected):
    by_day = PAGE.replace("2021-02-11T08:15:00+01:00", "2021-02-11").format(text=TEXT)

    found = extract(
        Document("page", by_day.encode(), "text/html", told=Told(published=told, whole_page=True)), OUTLETS
    )

    assert moment(found.published) == expected


# Stamps

UNKNOWN = ("2021-07-08 20:37:00", "", "unknown", "minute")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Thu, 08 Jul 2021 20:37 GMT", ("2021-07-08 20:37:00", "UTC", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37 UT", ("2021-07-08 20:37:00", "UTC", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37 -0000", ("2021-07-08 20:37:00", "UTC", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37 EDT", ("2021-07-08 20:37:00", "-04:00", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37 CEST", ("2021-07-08 20:37:00", "+02:00", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37 MSK", ("2021-07-08 20:37:00", "Europe/Moscow", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37 GMT+3", ("2021-07-08 20:37:00", "+03:00", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37 +0200 (CEST)", ("2021-07-08 20:37:00", "+02:00", "stated", "minute")),
        ("08 Jul 21 20:37 Z", ("2021-07-08 20:37:00", "UTC", "stated", "minute")),
        ("Thu, 08 Jul 2021 20:37", UNKNOWN),
        ("Thu, 08 Jul 2021 20:37 BST", UNKNOWN),
        ("Thu, 08 Jul 2021 20:37 IST", UNKNOWN),
        ("2021-07-08T20:37", UNKNOWN),
        ("2021-07-08T20:37+01", ("2021-07-08 20:37:00", "+01:00", "stated", "minute")),
        ("2021-07-08T20:37:05.25-03:30", ("2021-07-08 20:37:05.250000", "-03:30", "stated", "second")),
        ("2021-07-08", ("2021-07-08 00:00:00", "", "unknown", "day")),
        ("Thu, 08 Jul 2021 00:00:00 GMT", ("2021-07-08 00:00:00", "", "unknown", "day")),
        ("2021-07-08T00:00:00Z", ("2021-07-08 00:00:00", "", "unknown", "day")),
        ("2021-07-08T00:00:00+02:00", ("2021-07-08 00:00:00", "+02:00", "stated", "second")),
        ("8 lipca 2021 20:37", UNKNOWN),
        ("2021-07", None),
        ("2021", None),
        ("07/08/2021 20:37", None),
        ("Thu, 31 Jun 2021 20:37:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_a_stamp_is_never_more_than_it_says(raw, expected):
    assert moment(moment_told(raw)[0]) == expected


@pytest.mark.parametrize(
    ("raw", "zone"),
    [("2021-07-08 20:37", "inferred"), ("8 Jul 2021 20:37 IST", "stated")],
    ids=["none", "letters of several"],
)
def test_the_outlets_clock_settles_what_a_stamp_leaves_open(raw, zone):
    assert moment(moment_told(raw, OUTLETS[1])[0]) == ("2021-07-08 20:37:00", "Asia/Kolkata", zone, "minute")


def test_the_zone_told_goes_before_the_outlets():
    found, _ = moment_told("8 Jul 2021 20:37 IST", OUTLETS[1], "Europe/Dublin")

    assert found.utc == datetime(2021, 7, 8, 19, 37, tzinfo=UTC)


def test_the_outlet_at_the_address_gives_its_clock():
    found = entry(Told(headline="Ice", published="2021-07-08 20:37"), url="https://sluice.example/ice")

    assert moment(found.published) == ("2021-07-08 20:37:00", "Asia/Kolkata", "inferred", "minute")


def test_the_order_of_day_and_month_is_the_outlets():
    assert moment(moment_told("07/08/2021 20:37", OUTLETS[0])[0])[0] == "2021-08-07 20:37:00"


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("2021-07", ("No publication date was found.", "“2021-07” names no day; it is left open.")),
        ("soon", ("No publication date was found.", "“soon” cannot be read as a date; it is left open.")),
        ("8 Jul 2021 20:37 BST", ("“BST” names more than one time zone; which one is left open.",)),
    ],
)
def test_what_a_stamp_leaves_open_is_said(raw, lines):
    assert entry(replace(ENTRY, published=raw)).warnings == lines
