"""robots.txt of each host on the way, and what is kept of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsreader.fetching.http import FetchLimits, NotFetched
from newsreader.fetching.robots import Robots
from tests.fetching.reader import fetcher
from tests.fetching.server import Visit, serving

LATER = datetime.now(UTC) + timedelta(hours=1)


def asked_with_robots(script, known=None, path="/story"):
    """What was kept of the host's robots.txt, the failure's kind or "", and the paths that were asked for."""
    known = {} if known is None else known
    with serving(script) as server:
        known = {name.format(origin=f"http://{server.address}"): told for name, told in known.items()}
        kind = ""
        try:
            fetcher().get(f"http://{server.address}{path}", robots=known)
        except NotFetched as refused:
            kind = refused.kind
    return known.get(f"http://{server.address}"), kind, [visit.path for visit in server.visits]


def robots_and_page(answer):
    return lambda visit: answer(visit) if visit.path == "/robots.txt" else visit.answer(b"page")


def test_robots_txt_is_read_first_and_kept_for_a_day():
    kept, reason, paths = asked_with_robots(
        robots_and_page(lambda visit: visit.answer(b"\xef\xbb\xbfUser-agent: *\nDisallow: /desk/"))
    )

    assert (kept.text, kept.reachable, reason, paths) == (
        "User-agent: *\nDisallow: /desk/",
        True,
        "",
        ["/robots.txt", "/story"],
    )
    assert timedelta(hours=23) < kept.until - datetime.now(UTC) <= timedelta(hours=24)


def test_page_that_robots_are_asked_not_to_fetch_is_not_fetched():
    script = robots_and_page(lambda visit: visit.answer(b"User-agent: NewsReader\nDisallow: /story"))

    assert asked_with_robots(script)[1:] == ("robots", ["/robots.txt"])


def test_known_robots_txt_is_not_asked_again():
    known = {"{origin}": Robots("User-agent: *\nDisallow: /desk/", LATER)}

    assert asked_with_robots(lambda visit: visit.answer(b"page"), known)[1:] == ("", ["/story"])


def test_robots_txt_that_is_too_old_is_asked_anew():
    known = {"{origin}": Robots("User-agent: *\nDisallow: /", datetime(2016, 12, 8, tzinfo=UTC))}

    script = robots_and_page(lambda visit: visit.answer(b""))

    assert asked_with_robots(script, known)[1:] == ("", ["/robots.txt", "/story"])


@pytest.mark.parametrize(
    "status", ["400 Bad", "401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone"]
)
def test_host_without_robots_txt_allows_everything(status):
    script = robots_and_page(lambda visit: visit.answer(status=status))

    assert asked_with_robots(script)[1:] == ("", ["/robots.txt", "/story"])


@pytest.mark.parametrize("status", ["429 Too Many", "500 Error", "503 Unavailable"])
def test_host_that_cannot_show_its_robots_txt_is_left_alone_for_now(status):
    kept, reason, paths = asked_with_robots(robots_and_page(lambda visit: visit.answer(status=status)))

    assert (kept.reachable, reason, paths) == (False, "failed", ["/robots.txt"])
    assert kept.until - datetime.now(UTC) <= timedelta(hours=1)


def test_host_that_cannot_show_its_robots_txt_again_is_held_to_what_it_showed():
    known = {"{origin}": Robots("User-agent: *\nDisallow: /desk/", datetime(2016, 12, 8, tzinfo=UTC))}

    kept, reason, _paths = asked_with_robots(
        robots_and_page(lambda visit: visit.answer(status="500 Error")), known
    )

    assert (kept.text, kept.reachable, reason) == ("User-agent: *\nDisallow: /desk/", True, "")


def test_only_the_beginning_of_a_huge_robots_txt_is_read():
    huge = b"User-agent: *\nDisallow: /story\n" + b"# nothing\n" * 200_000

    kept, reason, _paths = asked_with_robots(robots_and_page(lambda visit: visit.answer(huge)))

    assert (len(kept.text), reason) == (512_000, "robots")


def test_robots_txt_that_leads_in_a_circle_is_none():
    script = robots_and_page(lambda visit: visit.lead_to("/robots.txt"))

    assert asked_with_robots(script)[1] == ""


def test_robots_txt_of_where_a_redirect_leads_is_asked_too():
    with serving(robots_and_page(lambda visit: visit.answer(b"User-agent: *\nDisallow: /"))) as far:
        known = {}

        def script(visit: Visit) -> None:
            visit.answer() if visit.path == "/robots.txt" else visit.lead_to(f"http://{far.address}/story")

        with serving(script) as near, pytest.raises(NotFetched) as raised:
            fetcher().get(f"http://{near.address}/", robots=known)

    assert (raised.value.kind, [visit.path for visit in far.visits]) == ("robots", ["/robots.txt"])


def test_host_that_gives_no_answer_at_all_says_why_and_is_asked_again():
    known = {}
    with serving(lambda visit: None) as server:
        pass

    with pytest.raises(NotFetched) as raised:
        fetcher().get(f"http://{server.address}/", robots=known)

    assert (raised.value.reason, known) == ("network", {})
    assert str(raised.value) == (
        "Nothing is fetched from 127.0.0.1 without its robots.txt: The connection to 127.0.0.1 failed."
    )


def test_robots_txt_that_drips_is_cut_within_the_deadline_of_the_page():
    known = {}

    def script(visit: Visit) -> None:
        visit.send(b"HTTP/1.1 200 OK\r\n\r\n")
        visit.drip(b"# nothing\n")

    with serving(script) as server, pytest.raises(NotFetched) as raised:
        fetcher(limits=FetchLimits(seconds=0.4)).get(f"http://{server.address}/", robots=known)

    assert (raised.value.reason, known) == ("deadline", {})
