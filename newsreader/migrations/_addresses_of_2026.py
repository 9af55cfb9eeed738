"""Addresses and openings as migration 0012 writes them: see fetching/addresses.py and text/shingles.py of today."""

import re
from hashlib import sha256
from itertools import islice
from urllib.parse import parse_qsl, urlencode, urlsplit

_HOST = re.compile(r"^(?:www|mobile|m)\.(?=[^.]+\.)")
_MOBILE_WIKI = re.compile(r"^([a-z-]{2,12})\.m\.(?=[^.]+\.)")  # en.m.wikipedia.org
_TRACKER = re.compile(
    r"utm_\w+|(?:fb|g|dc|ms|y|tw)clid|gclsrc|mc_[ce]id|igshid|cmpid|ocid|ns_\w+|at_\w+|_ga|smid",
    re.IGNORECASE,
)


def fold(address: str) -> str:
    """The address without scheme, `www.` or a mobile host, trackers, fragment and trailing slash; "" of none."""
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


_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


def opening(text: str) -> str:
    """A digest of the first twelve words of the first paragraph that has eight, "" where none has."""
    for paragraph in text[:5000].split("\n\n"):
        words = [match[0] for match in islice(_WORD.finditer(paragraph.casefold()), 12)]
        if len(words) >= 8:
            return sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return ""
