"""The fetcher as tests build it: it may go to this machine, and names a site of nobody's."""

from __future__ import annotations

from ipaddress import ip_network

import pytest

from newsreader.fetching.http import Fetcher, NotFetched
from tests.fetching.server import serving

LOOPBACK = ip_network("127.0.0.0/8")
AGENT = "newsreader/1.0 (+https://news.example)"


def fetcher(**options):
    return Fetcher(AGENT, **{"networks": [LOOPBACK], **options})


def fetched(script, **asked):
    """What the fetcher makes of a server that does so."""
    with serving(script) as server:
        return fetcher().get(f"http://{server.address}/story", **asked)


def failure(script, **asked):
    with pytest.raises(NotFetched) as raised:
        fetched(script, **asked)
    return raised.value
