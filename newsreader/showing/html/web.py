"""Strangers' addresses: which of them may be linked."""

from urllib.parse import urlsplit


def is_web_address(url: str) -> bool:
    """A stranger's address is linked only where it leads to the web: never javascript: or data:."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": not an address at all
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
