"""Addresses: two ways to one page are one, two pages are two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.fetching.addresses import fold, known_by, names_a_page
from newsreader.fetching.trackers import TRACKERS, is_tracker


@pytest.mark.parametrize(
    ("address", "folded"),
    [
        ("https://Tidewater.example/a/", "tidewater.example/a"),
        ("http://www.tidewater.example:80/a#top", "tidewater.example/a"),
        ("https://mobile.tidewater.example/a?fbclid=1&utm_medium=x", "tidewater.example/a"),
        ("https://en.m.wikipedia.org/wiki/Quay", "en.wikipedia.org/wiki/Quay"),
        ("https://tidewater.example/a?id=3&gclid=x", "tidewater.example/a?id=3"),
        ("https://tidewater.example:8080/A", "tidewater.example:8080/A"),
        ("https://m.example/a", "m.example/a"),  # its whole name
        ("https://tidewater.example/", "tidewater.example"),
        ("https://[2001:db8::1]:8080/a", "[2001:db8::1]:8080/a"),
        ("ftp://tidewater.example/a", ""),
        ("http://[broken", ""),
        ("https://tidewater.example:x/", ""),
        ("https://./a", ""),
        ("/a", ""),
        ("", ""),
    ],
)
def test_an_address_is_folded(address, folded):
    assert fold(address) == folded


ONE = {
    "scheme": ("http://tidewater.example/a", "https://tidewater.example/a"),
    "www": ("https://www.tidewater.example/a", "https://tidewater.example/a"),
    "phones": ("https://m.tidewater.example/a", "https://mobile.tidewater.example/a"),
    "amp host": ("https://amp.tidewater.example/a", "https://tidewater.example/a"),
    "amp end": ("https://tidewater.example/mill-opens/amp/", "https://tidewater.example/mill-opens"),
    "amp parameter": ("https://tidewater.example/a?outputType=amp", "https://tidewater.example/a"),
    "port": ("https://tidewater.example:443/a", "https://tidewater.example/a"),
    "host case": ("https://TIDEwater.Example/a", "https://tidewater.example/a"),
    "host dot": ("https://tidewater.example./a", "https://tidewater.example/a"),
    "user": ("https://me:secret@tidewater.example/a", "https://tidewater.example/a"),
    "slash": ("https://tidewater.example/a/", "https://tidewater.example/a"),
    "tracker": ("https://tidewater.example/a?utm_source=x&id=3", "https://tidewater.example/a?id=3"),
    "empty query": ("https://tidewater.example/a?", "https://tidewater.example/a"),
    "order": ("https://tidewater.example/a?b=2&a=1", "https://tidewater.example/a?a=1&b=2"),
    "place": ("https://tidewater.example/a#comments", "https://tidewater.example/a"),
    "text": ("https://tidewater.example/a#:~:text=mill", "https://tidewater.example/a"),
    "quoted case": ("https://tidewater.example/caf%c3%a9", "https://tidewater.example/caf%C3%A9"),
    "quoted letter": ("https://tidewater.example/%61", "https://tidewater.example/a"),
    "unquoted": ("https://tidewater.example/café", "https://tidewater.example/caf%C3%A9"),
    "blank": ("https://tidewater.example/?q=a+b", "https://tidewater.example/?q=a%20b"),
    "punycode": ("https://xn--mhle-0ra.example/a", "https://mühle.example/a"),
    "dots": ("https://tidewater.example/x/../y/./a", "https://tidewater.example/y/a"),
    "quoted dots": ("https://tidewater.example/x/%2E%2e/a", "https://tidewater.example/a"),
    "session": ("https://tidewater.example/a;jsessionid=0A1B", "https://tidewater.example/a"),
}


@pytest.mark.parametrize(("one", "other"), ONE.values(), ids=ONE)
def test_two_ways_to_one_page_are_one(one, other):
    assert fold(one) == fold(other) != ""


TWO = {
    "article": ("https://tidewater.example/?article=123", "https://tidewater.example/?article=124"),
    "id": ("https://tidewater.example/story?id=3", "https://tidewater.example/story?id=4"),
    "newsid": ("https://tidewater.example/n.php?newsid=3", "https://tidewater.example/n.php?newsid=4"),
    "ref": ("https://tidewater.example/?ref=3", "https://tidewater.example/?ref=4"),
    "page": ("https://tidewater.example/a?page=1", "https://tidewater.example/a?page=2"),
    "none": ("https://tidewater.example/a?id=3", "https://tidewater.example/a"),
    "order of one name": ("https://tidewater.example/?t=1&t=2", "https://tidewater.example/?t=2&t=1"),
    "path case": ("https://tidewater.example/A", "https://tidewater.example/a"),
    "port": ("https://tidewater.example:8080/a", "https://tidewater.example/a"),
    "part of a site": ("https://sport.tidewater.example/a", "https://tidewater.example/a"),
    "script": ("https://tidewater.example/#!/story/5", "https://tidewater.example/#!/story/6"),
    "script's path": ("https://tidewater.example/#/story/5", "https://tidewater.example/#/story/6"),
    "amperes": ("https://tidewater.example/topics/amp", "https://tidewater.example/topics"),
    "quoted slash": ("https://tidewater.example/a%2Fb", "https://tidewater.example/a/b"),
    "quoted mark": ("https://tidewater.example/a%3Fid=3", "https://tidewater.example/a?id=3"),
    "other bytes": ("https://tidewater.example/?q=%E8", "https://tidewater.example/?q=%E9"),
    "sharp s": ("https://straße.example/a", "https://strasse.example/a"),
    "like a tracker": ("https://tidewater.example/?at_home=3", "https://tidewater.example/?at_home=4"),
}


@pytest.mark.parametrize(("one", "other"), TWO.values(), ids=TWO)
def test_two_pages_are_two(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("row", TRACKERS, ids=lambda row: row.id)
def test_a_known_tracker_is_taken_off(row):
    assert fold(f"https://tidewater.example/a?id=3&{row.example}") == "tidewater.example/a?id=3"


def test_every_tracker_has_an_id_of_its_own():
    assert len({row.id for row in TRACKERS}) == len(TRACKERS)


@pytest.mark.parametrize(
    "name", ["article", "id", "newsid", "ref", "cid", "p", "story", "campaign", "source", "at"]
)
def test_a_parameter_that_may_name_a_page_is_no_tracker(name):  # fmt: skip
    assert not is_tracker(name)


PIECES = st.lists(
    st.sampled_from(
        [
            *"/?&=#!.;:%@+ aZ9-é中",
            "%2e",
            "%2F",
            "%C3",
            "//",
            "../",
            "www.",
            "m.",
            "amp",
            "/amp",
            "xn--",
            "1234",
        ]
        + [";jsessionid=1", "utm_source=x", "id=3", "\ud800", "\u212a", "[", "]"]
    )
    | st.characters(),
    max_size=14,
).map("".join)


@given(PIECES)
def test_what_is_folded_stays_so(words):
    for address in (f"https://tidewater.example/{words}", f"http://{words}.example/a", words):
        once = fold(address)

        assert fold(f"https://{once}") == once


@given(st.integers(), st.integers(), st.sampled_from(["article", "id", "newsid", "ref", "p", "s_id"]))
def test_no_two_numbers_of_a_parameter_are_one(one, other, name):
    folded = {fold(f"http://tidewater.example/?{name}={number}&utm_id={number}") for number in (one, other)}

    assert len(folded) == len({one, other})


@pytest.mark.parametrize(
    ("canonical", "known"),
    [
        ("https://www.tidewater.example/b", "tidewater.example/b"),
        ("https://copies.example/b", "tidewater.example/a"),
        ("https://tidewater.example/", "tidewater.example/a"),  # the front page, on every page
        ("", "tidewater.example/a"),
    ],
)
def test_a_canonical_link_counts_of_the_same_host_alone(canonical, known):
    assert known_by("https://tidewater.example/a", canonical) == known


@pytest.mark.parametrize(
    ("folded", "named"),
    [
        ("tidewater.example", False),
        ("", False),
        ("tidewater.example/a", True),
        ("tidewater.example?p=5", True),
    ],
)
def test_a_front_page_names_no_article(folded, named):
    assert names_a_page(folded) is named


def test_a_file_is_known_by_no_address():
    assert known_by("", "https://tidewater.example/a") == ""
