"""robots.txt as RFC 9309 has it, for one robot."""

from datetime import UTC, datetime

import pytest

from newsreader.fetching.robots import Robots

AGENT = "newsreader/1.0 (+https://news.example)"
UNTIL = datetime(2016, 12, 9, tzinfo=UTC)

RULES = [
    ("User-agent: *\nDisallow: /desk/", "/desk/queue", False),
    ("User-agent: *\nDisallow: /desk/", "/desks", True),
    ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?page=2", True),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: newsreader\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: NewsReader # ours\nAllow: /", "/a", True),
    ("User-agent: other\nDisallow: /", "/a", True),
    ("User-agent: news\nDisallow: /", "/a", True),  # another robot, whose name ours begins with
    ("User-agent: other\nUser-agent: newsreader\nDisallow: /", "/a", False),
    ("User-agent: newsreader\nUser-agent: other\nDisallow: /\nUser-agent: third\nAllow: /", "/a", False),
    ("User-agent newsreader\nDisallow /", "/a", False),
    ("<!doctype html><title>Not found</title>", "/a", True),
    ("", "/a", True),
]


@pytest.mark.parametrize(("text", "path", "allowed"), RULES)
def test_page_may_be_fetched_or_not(text, path, allowed):
    assert Robots(text, UNTIL).allows(f"https://tidewater.example{path}", AGENT) == allowed


def test_host_that_was_not_reached_allows_nothing():
    assert not Robots("", UNTIL, reachable=False).allows("https://tidewater.example/", AGENT)


@pytest.mark.parametrize(("text", "seconds"), [("User-agent: *\nCrawl-delay: 2.5", 2.5), ("", None)])
def test_delay_is_told(text, seconds):
    assert Robots(text, UNTIL).crawl_delay(AGENT) == seconds


def test_thousands_of_robots_before_thousands_of_rules_are_read_as_one():
    names = "\n".join(f"User-agent: robot{number}" for number in range(5_000))
    rules = "\n".join(f"Disallow: /{number}/" for number in range(5_000))

    told = Robots(f"{names}\nUser-agent: newsreader\n{rules}", UNTIL)

    assert (told.allows("https://tidewater.example/4999/", AGENT), len(told._rules(AGENT)._user_agents)) == (
        False,
        2,
    )
