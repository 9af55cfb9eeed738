"""A page that shows its readers one day and states another to programs: which of them it was published on."""

import pytest

from tests.extraction.pages import ALL, HEADING, TITLE, paragraphs, read

OPEN = "this is left open."


def page(shown, stated, updated="", address=""):
    head = f'<title>{TITLE}</title><meta property="article:published_time" content="{stated}">'
    if updated:
        head += f'<meta property="article:modified_time" content="{updated}">'
    if address:
        head += f'<link rel="canonical" href="{address}">'
    return read(f"<article>{HEADING}<p>{shown}</p>{paragraphs(*ALL)}</article>", head)


def day(found):
    return found.published.local.date().isoformat() if found.published else ""


def says_open(found):
    return any(line.endswith(OPEN) for line in found.warnings)


@pytest.mark.parametrize(
    ("shown", "stated", "updated"),
    [
        ("By Ada Quill | 9 May 2016", "2014-03-02T08:00:00Z", "2016-05-09T10:30:00Z"),
        ("9 May 2016, 11:30", "2016-05-08T08:00:00Z", "2016-05-09T10:30:00Z"),
        ("<span class='post-date'>May 9, 2016</span>", "2016-05-01", "2016-05-09"),
        ("9 May 2016", "2016-05-01", ""),
    ],
)
def test_a_day_without_a_label_that_is_not_the_stated_one_leaves_it_open(shown, stated, updated):
    found = page(shown, stated, updated)

    assert (found.published, says_open(found), "published" in found.evidence) == (None, True, False)
    assert (found.updated is not None) == bool(updated)


@pytest.mark.parametrize(
    ("shown", "stated", "updated"),
    [
        ("Last updated: 9 May 2016", "2016-05-01T08:00:00Z", "2016-05-09T10:30:00Z"),  # a label
        ("1 May 2016 | Updated 9 May 2016", "2016-05-01T08:00:00Z", "2016-05-09T10:30:00Z"),  # both are shown
        ("12 May 2016", "2016-05-01T08:00:00Z", "2016-05-09T10:30:00Z"),  # a day of something else
        ("Friday 6 May 2016<p>Saturday 7 May 2016</p>", "2016-05-01", ""),  # days of something else
        ("<time datetime='2016-05-09T10:30:00Z'>last week</time>", "2016-05-01", "2016-05-09"),  # no words
        ("2 May 2016", "2016-05-01T22:30:00Z", "2016-05-02T04:00:00Z"),  # it was the 2nd east of Greenwich
        ("3 May 2016", "2016-05-01", ""),  # too near to be another publication
    ],
)
def test_what_says_nothing_against_the_stated_day_leaves_it(shown, stated, updated):
    found = page(shown, stated, updated)

    assert (day(found), says_open(found)) == ("2016-05-01", False)


def test_the_same_moment_by_another_clock_is_no_other_day():
    found = page("2 May 2016, 00:30", "2016-05-01T22:30:00Z", "2016-05-02T04:00:00Z")

    assert (day(found), says_open(found)) == ("2016-05-02", False)


def test_the_address_settles_which_day_it_was():
    found = page("9 May 2016", "2016-05-01", "2016-05-09", "https://post.example/2016/may/01/reservoir")

    assert (day(found), says_open(found)) == ("2016-05-01", False)


@pytest.mark.parametrize(
    ("stated", "expected"), [("2016-05-09T08:00:00Z", "2016-05-08"), ("2016-05-07T08:00:00Z", "2016-05-07")]
)
def test_of_two_days_of_publication_the_earlier_is_taken(stated, expected):
    found = page("Published: 8 May 2016, 18:00", stated)

    assert day(found) == expected


@pytest.mark.parametrize("address", ["2016/05/21", "2016/may/21", "2016/May/21"])
def test_of_the_days_shown_the_one_in_the_address_is_its_own(address):
    found = read(
        f"<article>{HEADING}<div class='claim-meta'>Said on May 13, 2016 in a letter</div>"
        f"<div class='author-date'>May 21, 2016</div>{paragraphs(*ALL)}</article>",
        f"<title>{TITLE}</title><link rel='canonical' href='https://post.example/{address}/letter/'>",
    )

    assert day(found) == "2016-05-21"


@pytest.mark.parametrize("address", ["2016/may/21/x", "2016/05/21/x", "2016-05-21"])
def test_a_day_in_the_address_alone(address):
    found = read(
        f"<article>{HEADING}{paragraphs(*ALL)}</article>",
        f"<title>{TITLE}</title><link rel='canonical' href='https://post.example/{address}'>",
    )

    assert day(found) == "2016-05-21"


@pytest.mark.parametrize("address", ["2016/mayor/21/x", "2016/13/21/x", "2016/feb/30/x"])
def test_what_is_no_day_in_an_address(address):
    found = read(
        f"<article>{HEADING}{paragraphs(*ALL)}</article>",
        f"<title>{TITLE}</title><link rel='canonical' href='https://post.example/{address}'>",
    )

    assert day(found) == ""
