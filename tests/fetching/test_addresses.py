"""Addresses: two ways to one page are one, two pages are two."""

import pytest

from newsreader.fetching.addresses import fold, known_by


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
        ("http://[broken", ""),
        ("https://tidewater.example:x/", ""),
        ("/a", ""),
        ("", ""),
    ],
)
def test_an_address_is_folded(address, folded):
    assert fold(address) == folded


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


def test_a_file_is_known_by_no_address():
    assert known_by("", "https://tidewater.example/a") == ""
