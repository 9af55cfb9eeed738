"""Figures beside the sentence that gives them, each with who gave it."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from django import template
from django.template.loader import render_to_string

from newsreader.models import Citation, Figure

register = template.Library()


@register.simple_tag
def figures_list(figures: Mapping[int, Sequence[Figure]], citation: Citation) -> str:
    given = figures.get(citation.pk) if figures else None
    return render_to_string("events/_figures.html", {"figures": given}) if given else ""


@register.filter
def is_web_address(url: str) -> bool:
    """A stranger's address is linked only where it leads to the web: never javascript: or data:."""
    try:
        parts = urlsplit(url)
    except ValueError:  # "http://[": not an address at all
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
