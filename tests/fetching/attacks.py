"""What is tried against the fetcher, a row an attack: `tests/fetching/test_http_attacks.py` runs each.

The fetcher may go to 127.0.0.1, where the attacker's server stands, and nowhere else on this machine. What
it must not reach (a database, a cloud's metadata) is played by servers on 127.0.0.2 and ::1.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from ipaddress import ip_network

from newsreader.fetching.http import Fetcher, FetchLimits, NotFetched
from tests.fetching.attackers import (
    Script,
    again_and_again_soon,
    big_in_chunks,
    big_without_length,
    body_drip,
    chunk_below_nothing,
    chunk_drip,
    endless_size_of_chunk,
    endless_trailers,
    far_redirects,
    greeting_drip,
    gzip_drip,
    hangs_up,
    hangs_up_within,
    header_drip,
    interim_flood,
    leads_to,
    long_header,
    many_headers,
    no_http,
    promises_below_nothing,
    promises_more,
    promises_much,
    says_nothing,
    sends,
    slow_redirects,
    status_drip,
    tiny_chunks,
    zeros_in_brotli,
    zeros_in_deflate,
    zeros_in_gzip,
)
from tests.fetching.server import Server, Visit, has_ipv6, serving, told

SECONDS = 0.5  # of the deadline in tests
MOST = 1_000_000  # bytes
SIX = "::1" if has_ipv6() else "127.0.0.3"
TRAP = "http://trap.example:{port}/"  # a name of the attacker's


@dataclass(frozen=True, slots=True)
class Attack:
    """`address` is what an editor pastes: {here} is the attacker's server, {there} and {six} the two that
    must not be reached ({there_port}, {six_port} their ports). `answers` is what trap.example resolves to,
    one string a look-up; `script` what the attacker's server does. `reason` is that of NotFetched.
    """

    name: str
    reason: str
    address: str = "http://{here}/"
    answers: tuple[str, ...] = ()
    script: Script = field(default=lambda visit, places: visit.answer(b"page"))
    drip: bool = False  # only the deadline ends it


@dataclass(frozen=True, slots=True)
class Outcome:
    """`reason` is "" where a page came back; `reached` whether a server was that must not be."""

    reason: str
    line: str
    reached: bool


def tried(attack: Attack, seconds: float = SECONDS) -> Outcome:
    places: dict[str, str] = {}

    def script(visit: Visit) -> None:
        attack.script(visit, places)

    with serving(script) as here, serving(_secret, "127.0.0.2") as there, serving(_secret, SIX) as six:
        places |= _places(here, there, six) | {"pause": str(seconds * 0.4)}
        fetcher = Fetcher(
            "newsreader/1.0 (+https://news.example)",
            networks=(ip_network("127.0.0.1/32"),),
            limits=FetchLimits(wire_bytes=MOST, unpacked_bytes=MOST, seconds=seconds if attack.drip else 10),
            resolver=told({"trap.example": list(attack.answers), "localhost": ["127.0.0.2 ::1"]}),
        )
        try:
            fetcher.get(attack.address.format(**places))
            reason = line = ""
        except NotFetched as failure:
            reason, line = failure.reason, str(failure)
        return Outcome(reason, line, bool(there.visits or six.visits))


def _places(here: Server, there: Server, six: Server) -> dict[str, str]:
    return {
        "here": here.address,
        "here_host": here.host,
        "port": str(here.port),
        "there": there.address,
        "there_port": str(there.port),
        "six": six.address,
        "six_port": str(six.port),
    }


def _secret(visit: Visit) -> None:
    visit.answer(b"secret")


# What a name, once looked up, must not lead to: an address of each range that is not the public internet.
RANGES = {
    "this network": "0.0.0.0",
    "this network, another host": "0.1.2.3",
    "private, class A": "10.20.30.40",
    "private, class B": "172.31.255.254",
    "private, class C": "192.168.4.4",
    "shared by a provider's customers": "100.64.9.9",
    "loopback": "127.0.0.2",
    "link-local": "169.254.7.7",
    "metadata of a cloud": "169.254.169.254",
    "metadata of a cloud, by IPv6": "fd00:ec2::254",
    "metadata of a cloud, in the shared range": "100.100.100.200",
    "protocol assignments": "192.0.0.5",
    "documentation 1": "192.0.2.9",
    "documentation 2": "198.51.100.9",
    "documentation 3": "203.0.113.9",
    "relays of 6to4": "192.88.99.1",
    "benchmarks": "198.19.0.1",
    "multicast": "239.255.255.250",
    "reserved": "250.1.1.1",
    "broadcast": "255.255.255.255",
    "unspecified IPv6": "::",
    "loopback IPv6": "::1",
    "IPv4-mapped, private": "::ffff:10.0.0.1",
    "IPv4-mapped, public": "::ffff:9.9.9.9",
    "IPv4-compatible": "::7f00:2",
    "NAT64, loopback": "64:ff9b::7f00:2",
    "NAT64, public": "64:ff9b::909:909",
    "NAT64 of one's own network": "64:ff9b:1::a00:1",
    "6to4, private": "2002:a00:1::1",
    "6to4, public": "2002:909:909::1",
    "Teredo, its server public, its client inside": "2001:0:909:909::80ff:fffd",
    "discard": "100::1",
    "benchmarks of IPv6": "2001:2::1",
    "documentation of IPv6": "2001:db8::1",
    "documentation of IPv6, the new range": "3fff::1",
    "segment routing": "5f00::1",
    "unique local": "fd12:3456::1",
    "link-local IPv6": "fe80::1",
    "site-local": "fec0::1",
    "multicast IPv6": "ff02::1",
}

# How 127.0.0.2, ::1 or the way there may be written so that a check of words does not see it.
SPELLINGS = {
    "plainly": "http://{there}/",
    "as one number": "http://2130706434:{there_port}/",
    "as one number, hexadecimal": "http://0x7f000002:{there_port}/",
    "as one number, octal": "http://017700000002:{there_port}/",
    "with an octal part": "http://0177.0.0.2:{there_port}/",
    "with a hexadecimal part": "http://0x7f.0.0.2:{there_port}/",
    "in two parts": "http://127.2:{there_port}/",
    "in three parts": "http://127.0.2:{there_port}/",
    "with zeros before": "http://127.000.000.002:{there_port}/",
    "with a dot at its end": "http://127.0.0.2.:{there_port}/",
    "in full-width digits": "http://１２７.０.０.２:{there_port}/",
    "in circled digits": "http://①②⑦.⓪.⓪.②:{there_port}/",
    "with the full stop of Chinese": "http://127。0。0。2:{there_port}/",
    "percent-encoded": "http://%31%32%37.0.0.2:{there_port}/",
    "after a name and an at-sign": "http://{here}@{there}/",
    "after a name, a password and an at-sign": "http://tidewater.example:80@{there}/",
    "after a backslash": "http://{here}\\@{there}/",
    "after an empty name": "http://@{there}/",
    "as the machine's own name": "http://localhost:{six_port}/",
    "as the machine's own name, whole": "http://LOCALHOST.:{six_port}/",
    "as IPv6": "http://{six}/",
    "as IPv6, at length": "http://[0:0:0:0:0:0:0:1]:{six_port}/",
    "as IPv6 with a zone": "http://[::1%25lo]:{six_port}/",
    "as IPv6 with a zone, bare": "http://[fe80::1%lo]:{six_port}/",
    "as IPv4 in IPv6": "http://[::ffff:127.0.0.2]:{there_port}/",
    "as IPv4 in IPv6, hexadecimal": "http://[::ffff:7f00:2]:{there_port}/",
    "as nobody's address": "http://0:{there_port}/",
    "with a tab in it": "http://127.0.\t0.2:{there_port}/",
    "with a line break and a header": "http://{there}/\r\nX-Made-Up: 1",
    "with no slashes": "http:{there}/",
    "with three slashes": "http:///{there}/",
    "with no scheme": "//{there}/",
    "behind a sign of fragments": "http://{there}#@{here}/",
    "behind a sign of queries": "http://{there}?@{here}/",
}

# What a redirect must not lead to.
REDIRECTS = {
    "an inner host": "http://{there}/",
    "an inner host, without scheme": "//{there}/",
    "an inner host as a number": "http://2130706434:{there_port}/",
    "an inner host by IPv6": "http://{six}/",
    "an inner host with a password": "http://user:secret@{there}/",
    "a metadata service": "http://169.254.169.254/latest/meta-data/",
    "a name that is the machine": "http://localhost:{six_port}/",
    "a file": "file:///etc/passwd",
    "an FTP server": "ftp://{there}/",
    "a gopher": "gopher://{there}/_INFO",
    "its own data": "data:text/html,page",
    "a script": "javascript:alert(1)",
    "a port of mail": "http://{here_host}:25/",
}


SERVERS = (
    Attack("a circle of redirects", "redirects", script=leads_to("http://{here}/")),
    Attack("redirects without end", "redirects", script=far_redirects),
    Attack("a redirect to nowhere", "redirects", script=leads_to("")),
    Attack("a redirect to a broken address", "redirects", script=leads_to("http://[::1")),
    Attack("a bomb of gzip", "too large", script=sends(zeros_in_gzip, Content_Encoding="gzip")),
    Attack("a bomb of Brotli", "too large", script=sends(zeros_in_brotli, Content_Encoding="br")),
    Attack("a bomb of deflate", "too large", script=sends(zeros_in_deflate, Content_Encoding="deflate")),
    Attack(
        "a bomb in a bomb",
        "too large",
        script=sends(lambda: gzip.compress(zeros_in_gzip()), Content_Encoding="gzip, gzip"),
    ),
    Attack(
        "a bomb of many members",
        "too large",
        script=sends(lambda: gzip.compress(bytes(200_000)) * 50, Content_Encoding="gzip"),
    ),
    Attack(
        "thousands of empty members",
        "broken",
        script=sends(lambda: gzip.compress(b"") * 5_000, Content_Encoding="gzip"),
    ),
    Attack(
        "packed five times",
        "broken",
        script=sends(lambda: b"words", Content_Encoding="gzip, gzip, gzip, gzip, gzip"),
    ),
    Attack(
        "a packing cut short",
        "broken",
        script=sends(lambda: gzip.compress(b"words")[:-9], Content_Encoding="gzip"),
    ),
    Attack("a packing that is none", "broken", script=sends(lambda: b"words" * 9, Content_Encoding="br")),
    Attack("a large body, its length told", "too large", script=sends(lambda: b"w" * (MOST + 1))),
    Attack("a large body, its length not told", "too large", script=big_without_length),
    Attack("a large body in chunks", "too large", script=big_in_chunks),
    Attack("a body in chunks of a byte", "too large", script=tiny_chunks),
    Attack("a chunk's size without end", "broken", script=endless_size_of_chunk),
    Attack("a chunk of less than nothing", "too large", script=chunk_below_nothing),
    Attack("trailers without end", "too large", script=endless_trailers),
    Attack("less than promised", "broken", script=promises_more),
    Attack("a promise of gigabytes", "too large", script=promises_much),
    Attack("a promise of less than nothing", "too large", script=promises_below_nothing),
    Attack("headers without end", "broken", script=many_headers),
    Attack("a header without end", "broken", script=long_header),
    Attack("interim answers without end", "broken", script=interim_flood),
    Attack("a body a byte at a time", "deadline", script=body_drip, drip=True),
    Attack("chunks, one at a time", "deadline", script=chunk_drip, drip=True),
    Attack("headers a byte at a time", "deadline", script=header_drip, drip=True),
    Attack("a status line a byte at a time", "deadline", script=status_drip, drip=True),
    Attack("interim answers, one at a time", "deadline", script=again_and_again_soon, drip=True),
    Attack("empty members, one at a time", "deadline", script=gzip_drip, drip=True),
    Attack("redirects, each in time", "deadline", script=slow_redirects, drip=True),
    Attack("no answer at all", "deadline", script=says_nothing, drip=True),
    Attack("no answer to TLS", "deadline", "https://{here}/", script=says_nothing, drip=True),
    Attack(
        "TLS, its greeting a byte at a time", "deadline", "https://{here}/", script=greeting_drip, drip=True
    ),
    Attack("https, where none is spoken", "network", "https://{here}/", script=no_http),
    Attack("a connection that is reset", "network", script=hangs_up),
    Attack("a connection that is reset in the body", "network", script=hangs_up_within),
    Attack("another protocol", "broken", script=no_http),
)

NAMES = (
    Attack("a name of a public and an inner address", "address", TRAP, ("93.184.215.14 127.0.0.2",)),
    Attack("a name of an allowed and an inner address", "address", TRAP, ("127.0.0.1 127.0.0.2",)),
    Attack("a name of an inner and an allowed address", "address", TRAP, ("10.0.0.1 127.0.0.1",)),
    Attack("a name of many allowed and one inner address", "address", TRAP, ("127.0.0.1 " * 9 + "::1",)),
    Attack(
        "a name that moves inside between two redirects",
        "address",
        TRAP,
        ("127.0.0.1", "127.0.0.2"),
        leads_to("/next"),
    ),
    Attack("a name of nothing", "network", TRAP, ("",)),
    Attack("a port of another service", "address", "http://{here_host}:25/"),
    Attack("a port that is none", "address", "http://{here_host}:66666/"),
    Attack("an address without end", "address", "http://{here}/" + "a" * 9_000),
    Attack("a name without end", "address", "http://" + "a" * 300 + ".example/"),
)

ATTACKS = (
    *(Attack(f"a name in {name}", "address", TRAP, (address,)) for name, address in RANGES.items()),
    *(Attack(f"written {name}", "address", address) for name, address in SPELLINGS.items()),
    *(
        Attack(f"a redirect to {name}", "address", script=leads_to(address))
        for name, address in REDIRECTS.items()
    ),
    *NAMES,
    *SERVERS,
)
