"""Where a request comes from, as far as that can be believed."""

from __future__ import annotations

import re
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "::"  # by a socket of this machine, whose clients have none: all of them are one
HOUSEHOLD = 64  # bits of an IPv6 address; who has one has the 2**64 others of its network
_WITH_PORT = re.compile(r"\[(?P<six>[^\]]*)\](?::\d+)?|(?P<four>[\d.]+):\d+")


def client_address(request: HttpRequest) -> str:
    """The IPv4 address of who sends, or the network of their IPv6 address ("2001:db8:0:7::").

    Each proxy in front adds whom it was asked by to the end of X-Forwarded-For; NEWSREADER_BEHIND_PROXY says
    how many there are. What stands before is the sender's claim, and without a proxy the whole header is.
    """
    proxies = int(settings.NEWSREADER_BEHIND_PROXY)
    told = request.META.get("HTTP_X_FORWARDED_FOR", "") if proxies else ""
    hops = [hop.strip() for hop in told.split(",")]
    asked_by = hops[-min(proxies, len(hops))] if proxies else ""
    return _network(asked_by) or _network(request.META.get("REMOTE_ADDR", "")) or UNKNOWN


def _network(text: str) -> str:
    """ "" where it is no address."""
    with_port = _WITH_PORT.fullmatch(text)
    bare = (with_port["six"] or with_port["four"]) if with_port else text
    try:
        read = ip_address(bare)
    except ValueError:
        return ""
    if not isinstance(read, IPv6Address):
        return str(read)
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return str(IPv6Address(int(read) >> HOUSEHOLD << HOUSEHOLD))
