"""Where the fetcher goes: networks, names, redirects."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from newsreader.fetching.http import Fetcher, NotFetched
from tests.fetching.reader import AGENT, fetcher
from tests.fetching.server import Visit, serving, told


@pytest.mark.parametrize("address", ["http://127.0.0.1:{port}/", "http://here.example:{port}/"])
def test_this_machine_is_reached_only_where_an_administrator_allows_it(address):
    with serving(lambda visit: visit.answer(b"page")) as server:
        stranger = Fetcher(AGENT, resolver=told({"here.example": ["127.0.0.1"]}))
        with pytest.raises(NotFetched) as raised:
            stranger.get(address.format(port=server.port))

    assert (raised.value.kind, raised.value.reason, server.visits) == ("refused", "address", [])


def test_name_is_looked_up_once_and_what_was_checked_is_connected_to():
    resolver = told({"trap.example": ["127.0.0.1", "10.0.0.1"]})

    with serving(lambda visit: visit.answer(b"page")) as server:
        response = fetcher(resolver=resolver).get(f"http://trap.example:{server.port}/")

    assert (response.body, resolver.asked) == (b"page", {"trap.example": 1})


def test_next_address_of_a_host_is_tried_where_one_does_not_answer():
    resolver = told({"twice.example": ["127.0.0.3 127.0.0.1"]})

    with serving(lambda visit: visit.answer(b"page")) as server:
        response = fetcher(resolver=resolver).get(f"http://twice.example:{server.port}/")

    assert response.body == b"page"


def test_no_address_outside_global_unicast_is_public():
    """RFC 4291: all of IPv6 that is public begins with the bits 001."""
    blocks = [number << 125 for number in range(8) if number != 1]
    hosts = [
        str(ip_network((block + offset, 128))[0]) for block in blocks for offset in (9, 1 << 64, 1 << 124)
    ]

    for host in hosts:
        with pytest.raises(NotFetched) as raised:
            Fetcher(AGENT).get(f"http://[{host}]/")
        assert raised.value.reason == "address"


def test_network_behind_nat64_is_allowed_with_what_is_public_inside():
    asked = Fetcher(AGENT, networks=[ip_network("64:ff9b::/96")])

    assert asked._guard.destination("http://[64:ff9b::909:909]/").host == "64:ff9b::909:909"
    with pytest.raises(NotFetched):
        asked.get("http://[64:ff9b::a00:1]/")


@pytest.mark.parametrize("network", ["::ffff:0:0/96", "2002::/16", "64:ff9b::/100"])
def test_network_that_wraps_others_cannot_be_allowed(network):
    with pytest.raises(ValueError, match="carries an IPv4 destination"):
        Fetcher(AGENT, networks=[ip_network(network)])


@pytest.mark.parametrize("agent", ["", "news\r\nX-Made-Up: 1", "новости/1.0", "1.0"])
def test_user_agent_is_one_that_a_header_and_robots_can_name(agent):
    with pytest.raises(ValueError, match="User-Agent"):
        Fetcher(agent)


def test_redirects_are_followed_to_the_fifth():
    def script(visit: Visit) -> None:
        step = int(visit.path.strip("/") or 0)
        visit.lead_to(f"/{step + 1}") if step < 5 else visit.answer(b"page")

    with serving(script) as server:
        response = fetcher().get(f"http://{server.address}/")

    assert (response.url, response.body) == (f"http://{server.address}/5", b"page")


MOVES = {
    ("301 Moved Permanently",): "/1",
    ("308 Permanent Redirect", "301 Moved Permanently"): "/2",
    ("301 Moved Permanently", "302 Found", "301 Moved Permanently"): "/1",
    ("302 Found", "301 Moved Permanently"): "",
    ("303 See Other",): "",
    ("307 Temporary Redirect",): "",
}


@pytest.mark.parametrize("statuses", MOVES, ids=" ".join)
def test_new_address_is_lasting_as_far_as_each_redirect_was(statuses):
    def script(visit: Visit) -> None:
        step = int(visit.path.strip("/") or 0)
        visit.lead_to(f"/{step + 1}", statuses[step]) if step < len(statuses) else visit.answer(b"page")

    with serving(script) as server:
        response = fetcher().get(f"http://{server.address}/")

    assert response.permanent == (f"http://{server.address}{MOVES[statuses]}" if MOVES[statuses] else "")


def test_redirect_in_utf_8_is_followed():
    def script(visit: Visit) -> None:
        visit.answer(b"page") if "%" in visit.path else visit.send(
            "HTTP/1.1 302 Found\r\nLocation: /новости\r\n\r\n".encode()
        )

    with serving(script) as server:
        response = fetcher().get(f"http://{server.address}/")

    assert response.url == f"http://{server.address}/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"


def test_failure_after_a_redirect_names_where_it_led():
    with (
        serving(lambda visit: visit.lead_to("http://10.0.0.1/desk")) as server,
        pytest.raises(NotFetched) as raised,
    ):
        fetcher().get(f"http://{server.address}/")

    assert str(raised.value) == (
        "It leads on to http://10.0.0.1/desk: "
        "The host 10.0.0.1 is not on the public internet: nothing is fetched from it."
    )
