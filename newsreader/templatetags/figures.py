"""Figures beside the sentence that gives them, each with who gave it."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from django import template

from newsreader.models import Citation, Figure

register = template.Library()


@register.inclusion_tag("events/_figures.html")
def figures_list(figures: Mapping[int, Sequence[Figure]], citation: Citation) -> dict[str, Any]:
    return {"figures": figures.get(citation.pk, []) if figures else []}


@register.filter
def is_web_address(url: str) -> bool:
    """A stranger's address is linked only where it leads to the web: never javascript: or data:."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": not an address at all
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
