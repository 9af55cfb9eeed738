"""Web addresses as an article is known by: what differs between two ways to one page is folded away.

What may tell two pages apart stays: the path's case, every parameter that is no known tracker, `#!` and `#/`
(pages of a script have no other address).
"""

from __future__ import annotations

import re
from unicodedata import normalize
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from newsreader.fetching.trackers import is_tracker

_HOST = re.compile(r"^(?:(?:www|mobile|m|amp)\.)+(?=[^.]+\.)")
_MOBILE_WIKI = re.compile(r"^([a-z-]{2,12})\.(?:m\.)+(?=[^.]+\.)")  # en.m.wikipedia.org
_PORTS = {None, 80, 443}
_DOTS = re.compile("[。．｡]")
_HALF_A_PAIR = re.compile("[\ud800-\udfff]")
_SESSION = re.compile(r";jsessionid=[^/;]*", re.IGNORECASE)
# The page for phones of a story, by its hyphens or its number: /topics/amp may be a page about amperes.
_AMP = re.compile(r"^(.*/[^/]*(?:-|\d{3})[^/]*)/amp$")
_ROUTE = re.compile(r"[!/].*[^!/]")
_SAFE = "/:@!$&'()*+,;=~"  # what stands unquoted in a path, RFC 3986


def fold(address: str) -> str:
    """The address without scheme, `www.`, a host or an end for phones, trackers and fragment; "" of none.

    Folded once more, with a scheme before it, it stays as it is. Of two addresses that differ in what is
    quoted in them, in the order of parameters, or in how a host in another script is written, it is one.

    >>> fold("http://m.tidewater.example/a/?utm_source=mail&id=3#top")
    'tidewater.example/a?id=3'
    """
    try:
        parts = urlsplit(_HALF_A_PAIR.sub("\ufffd", address.strip()))
        port = parts.port
    except ValueError:
        return ""
    if not parts.hostname or parts.scheme not in ("http", "https", ""):
        return ""
    host = _host(parts.hostname)
    if not host or any(sign.isspace() or not sign.isprintable() for sign in host):
        return ""
    if port not in _PORTS:
        host += f":{port}"
    return host + _path(parts.path) + _query(parts.query) + _route(parts.fragment)


def _host(name: str) -> str:
    """Of Unicode and punycode the former, each label as it is: "ß" and "ss" are two hosts."""
    labels = [_label(label) for label in _DOTS.sub(".", name).rstrip(".").split(".")]
    host = normalize("NFC", ".".join(labels).lower())
    if ":" in host:
        return f"[{host}]"
    return _MOBILE_WIKI.sub(r"\1.", _HOST.sub("", host))


def _label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        named = label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label
    # One that decodes to a sign of addresses, or to ASCII alone, is no label that anybody owns.
    return named if named.replace("-", "a").isalnum() and not named.isascii() else label


def _path(path: str) -> str:
    """What one step leaves may be another's: a session taken off a dot leaves a dot."""
    while (folded := _path_once(path)) != path:
        path = folded
    return path


def _path_once(path: str) -> str:
    path = _SESSION.sub("", _requoted("/".join(_without_dots(path.split("/")))))
    return _AMP.sub(r"\1", path.rstrip("/")).rstrip("/")


def _without_dots(segments: list[str]) -> list[str]:
    kept: list[str] = []
    for segment in segments:
        plain = segment.lower().replace("%2e", ".")
        if plain == "..":
            del kept[max(1, len(kept) - 1) :]
        elif plain != ".":
            kept.append(segment)
    return kept


def _requoted(words: str) -> str:
    """Quoted where it must be and nowhere else; a quoted slash stays a quoted one."""
    pieces = re.split("(%2f)", words, flags=re.IGNORECASE)
    pieces[::2] = [
        quote(unquote(piece, errors="surrogateescape"), _SAFE, errors="surrogateescape")
        for piece in pieces[::2]
    ]
    return "%2F".join(pieces[::2])


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = [(name, value) for name, value in pairs if not (is_tracker(name) or _for_phones(name, value))]
    kept.sort(key=lambda pair: pair[0])  # of one name the order is told
    return f"?{urlencode(kept, errors='surrogateescape')}" if kept else ""


def _for_phones(name: str, value: str) -> bool:
    return (name.lower(), value.lower()) in {("amp", ""), ("amp", "1"), ("outputtype", "amp")}


def _route(fragment: str) -> str:
    """The part after # where a script tells its pages apart by it."""
    return f"#{_requoted(fragment)}" if _ROUTE.match(fragment) else ""


def as_typed(written: str) -> str:
    """The address that somebody typed, with its scheme; "" of what is none of the web.

    >>> as_typed(" tidewater.example/rss"), as_typed("tidewater"), as_typed("http://tidewater/rss")
    ('https://tidewater.example/rss', '', 'http://tidewater/rss')
    """
    address = written.strip()
    bare = "://" not in address
    address = f"https://{address}" if bare else address
    host = host_of(fold(address))
    known = host and not any(sign.isspace() for sign in address) and (not bare or "." in host or ":" in host)
    return address if known else ""


def known_by(fetched: str, canonical: str) -> str:
    """What an article fetched from this address is known by: a canonical link counts only of the same host,
    and only if it names a page, for some sites name their front page on every one.

    >>> known_by("https://tidewater.example/a?page=1", "https://tidewater.example/a")
    'tidewater.example/a'
    >>> known_by("https://copies.example/b", "https://tidewater.example/a")
    'copies.example/b'
    """
    own, named = fold(fetched), fold(canonical)
    return named if own and host_of(own) == host_of(named) and names_a_page(named) else own


def host_of(folded: str) -> str:
    return re.split(r"[/?#]", folded, maxsplit=1)[0]


def names_a_page(folded: str) -> bool:
    """Whether a folded address is more than a host: the front page is no article."""
    return bool(folded) and host_of(folded) != folded
