"""Which addresses are fetched: of the public web, written plainly, and of networks an administrator allows.

ssrfguard checks every address a host has and connects to the one it checked; the table it checks by is
drawn tighter here: of IPv6 only global unicast (RFC 4291, 2000::/3) is public, and what carries an IPv4
address inside it is refused whole. Such prefixes are retired (RFC 4291, 7526) or name a host that has a plain
address too. NAT64 (RFC 6052) is for an administrator to allow, whose network has no other way out; the
address inside is checked then.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from encodings import idna
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any
from unicodedata import normalize
from urllib.parse import SplitResult, quote, urlsplit

import ssrfguard
from ssrfguard import DEFAULT_DENIED, AddressTable, Block, Policy, Reach

from newsreader.fetching.deadlines import Deadline, within
from newsreader.fetching.not_fetched import NotFetched

Network = IPv4Network | IPv6Network
Resolver = Callable[..., Iterable[Any]]  # in the shape of socket.getaddrinfo

LONGEST = 8_192  # characters of an address
# Ports of other services, which a request could be made to talk to: the Fetch standard's "bad ports".
# fmt: off
BAD_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103,
    104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513,
    514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720,
    1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))
# fmt: on
_PORTS = {"http": 80, "https": 443}
_NAT64 = ip_network("64:ff9b::/96")
_NO_UNICAST = [
    Block(ip_network(network), "not global unicast", "RFC 4291", Reach.DENIED)
    for network in ("::/3", "4000::/2", "8000::/1")
]
_ATTEMPTS = 2  # addresses of each family that are tried
_ATTEMPT = 10.0  # seconds for one of them

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
# Names of machines have no underscore (RFC 952), those of some weblogs do.
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9_-]{1,63}")
_LONGEST_HOST = 253  # RFC 1035
# As a last label these are no name: programs read 127.1, 0x7f.1, 017700000001 as IPv4 addresses.
_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_DOTS = re.compile("[.。．｡]")
# IDNA 2003 writes these otherwise or drops them, which is another host; browsers no longer do.
_DEVIATING = re.compile("[ßς\u200c\u200d]")
_PLAIN = "!$%&'()*+,-./:;=?@[]^_{|}~"  # not quoted in a path or query


@dataclass(frozen=True, slots=True)
class Destination:
    """An address that may be asked, in ASCII: `url` is the whole, `path` what follows the host."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    target: ssrfguard.Target

    @property
    def authority(self) -> str:
        """The host as headers name it, with a port that is not the scheme's own."""
        return _authority(self.scheme, self.host, self.port)

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.authority}"


class Guard:
    """`networks` are allowed besides the public ones. Raises ValueError for one that would let others in."""

    def __init__(self, networks: Iterable[Network] = (), resolver: Resolver = socket.getaddrinfo) -> None:
        allowed = set(networks)
        behind_nat64 = _NAT64 in allowed
        tightened = (_tightened(block, behind_nat64) for block in DEFAULT_DENIED.blocks)
        table = AddressTable((*tightened, *_NO_UNICAST))
        own = tuple(allowed - {_NAT64})
        Policy(allowed_networks=own)  # its own table knows which networks are wrappers of others
        self._policy = Policy(allowed_networks=own, denied_networks=table)
        self._resolver = resolver

    def destination(self, address: str) -> Destination:
        """The address as it is asked; raises NotFetched ("address")."""
        parts, host = _split(address)
        port = _port(parts)
        path = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
        url = f"{parts.scheme}://{_authority(parts.scheme, host, port)}{path}"
        if len(url) > LONGEST:
            raise _too_long()
        literal = _literal(host)
        if literal and not self._policy.permits_address(literal):
            raise _not_public(host)
        target = ssrfguard.Target(parts.scheme, host, port, host, literal)
        return Destination(url, parts.scheme, host, port, path, target)

    def connect(self, destination: Destination, deadline: Deadline) -> socket.socket:
        """A socket connected to an address of the host that was checked: no name is looked up twice.

        Raises NotFetched ("address", "deadline"), OSError.
        """
        found = _spread(within(deadline, lambda: self._checked(destination)))
        for number, address in enumerate(found, start=1):
            try:
                seconds = min(_ATTEMPT, deadline.left())
                return ssrfguard.connect([address], policy=self._policy, timeout=seconds)
            except ssrfguard.SSRFGuardError as refused:
                raise _not_public(destination.host) from refused
            except OSError:
                if number == len(found):
                    raise
        raise NotFetched(f"There is no host {destination.host}.", "network")

    def _checked(self, destination: Destination) -> tuple[ssrfguard.Address, ...]:
        try:
            return ssrfguard.resolve(destination.target, policy=self._policy, resolver=self._resolver)
        except ssrfguard.SSRFGuardError as refused:
            raise _not_public(destination.host) from refused


def _tightened(block: Block, behind_nat64: bool) -> Block:
    if block.reach is not Reach.TRANSLATED or (behind_nat64 and block.network == _NAT64):
        return block
    return replace(block, reach=Reach.DENIED)


def _spread(addresses: tuple[ssrfguard.Address, ...]) -> list[ssrfguard.Address]:
    """The first few of each family: a host of many addresses that swallow what is sent is not waited for."""
    counts: dict[int, int] = {}
    chosen = []
    for address in addresses:
        counts[address.family] = counts.get(address.family, 0) + 1
        if counts[address.family] <= _ATTEMPTS:
            chosen.append(address)
    return chosen


def _split(address: str) -> tuple[SplitResult, str]:
    """The parts and the host in ASCII."""
    address = _HALF_A_PAIR.sub("\ufffd", address.strip())
    if len(address) > LONGEST:
        raise _too_long()
    if _CONTROL.search(address):
        raise _unwritten("The address holds a line break or another control character.")
    try:
        parts = urlsplit(address)
        host = _ascii(parts.hostname or "")
    except ValueError as error:
        raise _unwritten("The address is not written as one.") from error
    if parts.scheme not in _PORTS:
        raise _unwritten("Only addresses that begin with http:// or https:// are fetched.")
    if parts.username is not None or parts.password is not None:
        raise _unwritten("An address with a user's name or a password in it is not fetched.")
    if not _is_host(host):
        raise _unwritten("The address names no host, or not as hosts are written.")
    return parts, host


def _ascii(host: str) -> str:
    """As it is looked up: lower case, full-width and circled signs as what they stand for, other scripts as
    punycode. A dot at the end, which tells a whole name from a part, is not kept: every name here is whole.

    >>> _ascii("Straße.EXAMPLE."), _ascii("１２７.0.0.1")
    ('xn--strae-oqa.example', '127.0.0.1')
    """
    if host.isascii():
        return host.lower().removesuffix(".")
    return ".".join(_label(label) for label in _DOTS.split(host.lower())).removesuffix(".")


def _label(label: str) -> str:
    if label.isascii():
        return label
    if _DEVIATING.search(label):
        return "xn--" + normalize("NFKC", label).encode("punycode").decode("ascii")
    return idna.ToASCII(label).decode("ascii").lower()


def _is_host(host: str) -> bool:
    if _literal(host):
        return "%" not in host  # a zone of this machine's own
    return len(host) <= _LONGEST_HOST and bool(_HOST.fullmatch(host)) and not _NUMBER.fullmatch(host)


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def _port(parts: SplitResult) -> int:
    try:
        port = parts.port
    except ValueError as error:
        raise _unwritten("The address names a port that is none.") from error
    if port is None:
        return _PORTS[parts.scheme]
    if port in BAD_PORTS:
        raise _unwritten(f"Port {port} is another service's: no pages are fetched from it.")
    return port


def _authority(scheme: str, host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    return shown if port == _PORTS[scheme] else f"{shown}:{port}"


def _quoted(words: str) -> str:
    return quote(words, safe=_PLAIN)


def _too_long() -> NotFetched:
    return _unwritten(f"The address is longer than {LONGEST:,} characters.")


def _unwritten(line: str) -> NotFetched:
    return NotFetched(line, "address")


def _not_public(host: str) -> NotFetched:
    line = f"The host {host[:200]} is not on the public internet: nothing is fetched from it."
    return NotFetched(line, "address")
