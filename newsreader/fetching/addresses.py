"""Web addresses as an article is known by: what differs between two ways to one page is folded away."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_HOST = re.compile(r"^(?:www|mobile|m)\.(?=[^.]+\.)")
_MOBILE_WIKI = re.compile(r"^([a-z-]{2,12})\.m\.(?=[^.]+\.)")  # en.m.wikipedia.org
_TRACKER = re.compile(
    r"utm_\w+|(?:fb|g|dc|ms|y|tw)clid|gclsrc|mc_[ce]id|igshid|cmpid|ocid|ns_\w+|at_\w+|_ga|smid",
    re.IGNORECASE,
)


def fold(address: str) -> str:
    """The address without scheme, `www.` or a mobile host, trackers, fragment and trailing slash; "" of none.

    >>> fold("http://m.tidewater.example/a/?utm_source=mail&id=3#top")
    'tidewater.example/a?id=3'
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return ""
    if not parts.hostname:
        return ""
    host = _MOBILE_WIKI.sub(r"\1.", _HOST.sub("", parts.hostname))
    if port and port not in (80, 443):
        host += f":{port}"
    kept = [(n, v) for n, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKER.fullmatch(n)]
    return host + parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")


def known_by(fetched: str, canonical: str) -> str:
    """What an article fetched from this address is known by: a canonical link counts only of the same host,
    and only if it names a page, for some sites name their front page on every one.

    >>> known_by("https://tidewater.example/a?page=1", "https://tidewater.example/a")
    'tidewater.example/a'
    >>> known_by("https://copies.example/b", "https://tidewater.example/a")
    'copies.example/b'
    """
    own, named = fold(fetched), fold(canonical)
    same_host = own.partition("/")[0] == named.partition("/")[0]
    return named if own and same_host and "/" in named else own
